//! Notes of doors. All of them are kept, and the latest one that holds is shown, so that a corrected note brings
//! the one before it back.

use rusqlite::{Transaction, named_params};
use sync_protocol::reports::DoorNoted;
use sync_protocol::statement::DoorNotes;

use super::Fact;
use crate::error::{During, Result};
use crate::store::values::to_column;

const OPERATION: &str = "keep a note of a door";

/// Keeps a note that was made on this device.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_own(tx: &Transaction<'_>, fact: &Fact<'_>, noted: &DoorNoted) -> Result<()> {
    tx.execute(
        "INSERT INTO door_notes (person_id, text, at_ms, by_name, seq)
         VALUES (:person, :text, :at, '', :seq)",
        named_params! {
            ":person": noted.person.to_string(),
            ":text": noted.text,
            ":at": fact.at.timestamp_millis(),
            ":seq": to_column(fact.seq)?,
        },
    )
    .during(OPERATION)
    .map(|_| ())
}

/// Keeps notes that were made on other devices.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_told(tx: &Transaction<'_>, told: &DoorNotes) -> Result<()> {
    let mut statement = tx
        .prepare_cached(
            // The centre tells all notes again with each list.
            "INSERT INTO door_notes (person_id, text, at_ms, by_name, seq)
             SELECT :person, :text, :at, :by, NULL
             WHERE NOT EXISTS (
                 SELECT 1 FROM door_notes WHERE person_id = :person AND at_ms = :at AND text = :text
             )",
        )
        .during(OPERATION)?;
    for note in &told.notes {
        let params = named_params! {
            ":person": note.person.to_string(),
            ":text": note.text,
            ":at": note.at.timestamp_millis(),
            ":by": note.by,
        };
        statement.execute(params).during(OPERATION)?;
    }
    Ok(())
}
