//! Notes of doors: the side gate, the dog, who hears badly. They belong to the person and outlast the month and the
//! carrier.

use chrono::{DateTime, SecondsFormat};
use rusqlite::{Connection, OptionalExtension, named_params};
use sync_protocol::body::Body;
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;
use sync_protocol::reports::DoorNoted;

use crate::doors;
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record};
use crate::session::Session;
use crate::views::rounds::DoorNoteView;
use crate::views::{CallError, CallErrorCode, Recorded};

/// Characters of a note: it is read while walking up to a door.
const LENGTH_MAX: usize = 200;

/// Records a note for a door; an empty text takes the note away.
///
/// # Errors
/// `EnvelopeUnknown`; `NothingToDo`: the note says so already; `FieldInvalid`: it is too long.
pub(crate) fn note_door(
    session: &Session,
    request: &RequestKey,
    envelope_id: &str,
    text: &str,
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let envelope: EnvelopeId = input::parse("envelope_id", envelope_id)?;
    let text = input::optional_text("text", text, LENGTH_MAX)?;
    record(session, request, |tx, _| {
        let person = doors::find(tx, envelope)?.person_id;
        let present = of_person(tx, &person)?.map(|note| note.text).unwrap_or_default();
        if present == text {
            return Err(CallError::new(CallErrorCode::NothingToDo));
        }
        let person = person.parse().map_err(|_| CallError::damaged("person id"))?;
        Ok(Body::DoorNoted(DoorNoted { person, text }))
    })
}

/// The note that holds for a person.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn of_person(db: &Connection, person: &str) -> Result<Option<DoorNoteView>> {
    const OPERATION: &str = "read the note of a door";
    let found: Option<(String, i64, String)> = db
        .prepare_cached(
            "SELECT n.text, n.at_ms, n.by_name
             FROM door_notes AS n
             LEFT JOIN records AS r ON r.seq = n.seq
             WHERE n.person_id = :person AND r.corrected_by IS NULL
             ORDER BY n.at_ms DESC, n.seq DESC, n.id DESC
             LIMIT 1",
        )
        .during(OPERATION)?
        .query_row(named_params! { ":person": person }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()
        .during(OPERATION)?;
    Ok(found
        .filter(|(text, ..)| !text.is_empty())
        .map(|(text, at_ms, by)| DoorNoteView {
            text,
            at: DateTime::from_timestamp_millis(at_ms)
                .map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true))
                .unwrap_or_default(),
            by: Some(by).filter(|name| !name.is_empty()),
        }))
}
