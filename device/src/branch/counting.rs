//! The supervisor's count of what a carrier handed back.

use chrono::NaiveDate;
use sync_protocol::body::{Body, ReturnsCounted};
use sync_protocol::certificate::Role;
use sync_protocol::ids::StaffId;

use crate::error::Result;
use crate::input;
use crate::journal::{RequestKey, record};
use crate::session::Session;
use crate::views::{HoldingView, Recorded};

/// Records a count. A later one of the same carrier and day replaces it at the centre; both stay in the
/// journal.
///
/// # Errors
/// `NotAllowed`, `FieldInvalid`.
pub(crate) fn count_returns(
    session: &Session,
    request: &RequestKey,
    carrier: &str,
    date: &str,
    returned: &HoldingView,
) -> Result<Recorded> {
    session.require(Role::Supervisor)?;
    let count = ReturnsCounted {
        carrier: StaffId(input::text("carrier", carrier, input::NAME_LENGTH_MAX)?),
        date: input::parse::<NaiveDate>("date", date)?,
        returned: input::counted("returned", returned)?,
        envelopes: Vec::new(),
        loose_notes: Vec::new(),
    };
    record(session, request, |_, _| Ok(Body::ReturnsCounted(count)))
}
