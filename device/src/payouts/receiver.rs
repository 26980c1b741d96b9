//! Who took the money, as the entry states it.

use rusqlite::{Connection, OptionalExtension, named_params};
use sync_protocol::body::{Receiver, UnregisteredProxy};
use sync_protocol::ids::AuthorisationId;

use crate::doors::Found;
use crate::error::{During, Result};
use crate::input::{self, NAME_LENGTH_MAX, NOTE_LENGTH_MAX};
use crate::views::{CallError, ReceiverInput};

/// Takes over what the screen says of the receiver. A registered paper that has run out is accepted: the
/// screen warns, the centre flags, and what happened at the door has happened.
///
/// # Errors
/// `FieldInvalid` with the field.
pub(super) fn read(db: &Connection, found: &Found, input: &ReceiverInput) -> Result<Receiver> {
    match input {
        ReceiverInput::Beneficiary => Ok(Receiver::Beneficiary),
        ReceiverInput::Registered { authorisation_id } => registered(db, found, authorisation_id),
        ReceiverInput::Unregistered {
            name,
            id_number,
            relation,
            paper,
            valid_from,
            valid_to,
        } => {
            let valid_from = input::optional_day("valid_from", valid_from.as_deref())?;
            let valid_to = input::optional_day("valid_to", valid_to.as_deref())?;
            if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
                return Err(CallError::field("valid_to"));
            }
            Ok(Receiver::Unregistered(UnregisteredProxy {
                name: input::text("name", name, NAME_LENGTH_MAX)?,
                id_number: id_number_digits(id_number)?,
                relation: input::text("relation", relation, NAME_LENGTH_MAX)?,
                ground: None,
                paper: input::text("paper", paper, NOTE_LENGTH_MAX)?,
                certified_by: String::new(),
                valid_from,
                valid_to,
            }))
        }
    }
}

/// The register's word on a receiver of this person and programme.
fn registered(db: &Connection, found: &Found, id: &str) -> Result<Receiver> {
    let authorisation: AuthorisationId = input::parse("authorisation_id", id)?;
    let name: Option<String> = db
        .query_row(
            "SELECT name FROM authorisations
             WHERE id = :id AND person_id = :person AND (programme IS NULL OR programme = :programme)",
            named_params! {
                ":id": authorisation.to_string(),
                ":person": found.person_id,
                ":programme": found.door.programme,
            },
            |row| row.get(0),
        )
        .optional()
        .during("find an authorisation")?;
    let name = name.ok_or_else(|| CallError::field("authorisation_id"))?;
    Ok(Receiver::Registered { authorisation, name })
}

/// A 12-digit personal number or the 9 digits of an old card; people write spaces and dots between them.
fn id_number_digits(typed: &str) -> Result<String> {
    let digits: String = typed.chars().filter(|char| !" .-".contains(*char)).collect();
    let length_fits = digits.len() == 12 || digits.len() == 9;
    if length_fits && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(CallError::field("id_number"))
    }
}
