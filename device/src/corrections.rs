//! Taking back what was recorded: by a new entry that points to the old one and says why.

use rusqlite::{Connection, OptionalExtension, named_params};
use sync_protocol::body::{Body, Correction};
use sync_protocol::certificate::Role;
use sync_protocol::digest::Digest;
use sync_protocol::ids::EntryId;

use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record_at_door};
use crate::session::Session;
use crate::views::{CallError, CallErrorCode, Recorded};

/// Records that a payout or a failed visit of this device does not hold. A payout's envelope is in the bag
/// again.
///
/// # Errors
/// `EntryNotCorrectable`: no such payout or visit, or corrected before. `FieldInvalid`: no reason.
pub(crate) fn correct_entry(
    session: &Session,
    request: &RequestKey,
    entry_id: &str,
    reason: &str,
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let corrects: EntryId = input::parse("entry_id", entry_id)?;
    let reason = input::text("reason", reason, input::NOTE_LENGTH_MAX)?;
    record_at_door(session, request, |tx, _| {
        let line_sha256 = correctable(tx, corrects)?;
        Ok(Body::Correction(Correction {
            corrects,
            line_sha256,
            reason,
        }))
    })
}

fn correctable(db: &Connection, id: EntryId) -> Result<Digest> {
    let digest: Option<String> = db
        .query_row(
            "SELECT digest FROM records
             WHERE entry_id = :id AND kind IN ('payout', 'non_payment') AND corrected_by IS NULL",
            named_params! { ":id": id.to_string() },
            |row| row.get(0),
        )
        .optional()
        .during("find the entry to correct")?;
    let digest = digest.ok_or_else(|| CallError::new(CallErrorCode::EntryNotCorrectable))?;
    digest
        .parse()
        .map_err(|_| CallError::damaged("digest of an entry"))
}
