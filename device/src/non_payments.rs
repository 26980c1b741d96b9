//! An envelope stays closed, for a reason.

use sync_protocol::body::{Body, NonPayment, NonPaymentReason};
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;

use crate::doors;
use crate::drafts;
use crate::error::Result;
use crate::input;
use crate::journal::{RequestKey, record_at_door};
use crate::payouts::{already_paid, from_code};
use crate::session::Session;
use crate::views::{CallError, CallErrorCode, DoorState, Recorded};

/// Records a visit without payout. A withdrawn envelope in the bag can be visited in vain as well.
///
/// # Errors
/// `EnvelopeUnknown`, `EnvelopeNotTaken`, `AlreadyPaid`, `AlreadyReturned`, `FieldInvalid`, `NotAllowed`.
pub(crate) fn record_non_payment(
    session: &Session,
    request: &RequestKey,
    envelope_id: &str,
    reason: &str,
    note: &str,
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let envelope: EnvelopeId = input::parse("envelope_id", envelope_id)?;
    let reason: NonPaymentReason = from_code(reason).ok_or_else(|| CallError::field("reason"))?;
    let note = input::optional_text("note", note, input::NOTE_LENGTH_MAX)?;
    record_at_door(session, request, |tx, _| {
        let found = doors::find(tx, envelope)?;
        drafts::drop_of_visit(tx, envelope)?;
        let refuse = |code| Err(CallError::new(code));
        match (found.in_bag, found.door.state) {
            (true, _) => Ok(Body::NonPayment(NonPayment {
                envelope,
                reason,
                note: note.clone(),
                next_visit: None,
                message_left: false,
            })),
            (false, DoorState::Paid) => Err(already_paid(tx, &found)?),
            (false, DoorState::Returned) => refuse(CallErrorCode::AlreadyReturned),
            (false, _) => refuse(CallErrorCode::EnvelopeNotTaken),
        }
    })
}
