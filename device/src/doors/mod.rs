//! Doors: one envelope of one person each, as lists and searches show them.

mod detail;
mod explain;
mod pay_lines;
mod search;
mod search_index;
mod standing;

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sync_protocol::ids::EnvelopeId;

pub(crate) use detail::door;
pub(crate) use explain::{explain, is_public};
pub(crate) use search::{numbers_of, search_doors};
pub(crate) use search_index::SearchIndex;
pub(crate) use standing::Standing;

use crate::error::{During, Result};
use crate::store::values::{dong_text, to_view};
use crate::views::{CallError, CallErrorCode, Door, DoorPage, DoorState};

/// Doors of a page that the screen did not ask for by size.
const PAGE: u32 = 50;

/// Digits of an identity number that may be shown in a list.
const ID_TAIL_LENGTH: usize = 4;

/// An envelope with what the rules of the door ask about.
pub(crate) struct Found {
    /// Its number in the store.
    pub(crate) number: i64,
    /// As screens show it.
    pub(crate) door: Door,
    /// Money in whole đồng.
    pub(crate) total_vnd: i64,
    /// The beneficiary.
    pub(crate) person_id: String,
    /// The list.
    pub(crate) list_id: String,
    /// Kind of the list, as the protocol spells it.
    pub(crate) list_kind: String,
    /// Whether it was taken out, not paid and not handed back.
    pub(crate) in_bag: bool,
    /// Why it was withdrawn, if it was.
    pub(crate) withdrawn_reason: Option<String>,
    /// Number of the payout, if it was paid.
    pub(crate) paid_seq: Option<i64>,
}

/// Finds an envelope.
///
/// # Errors
/// `EnvelopeUnknown`.
pub(crate) fn find(db: &Connection, id: EnvelopeId) -> Result<Found> {
    db.prepare_cached("SELECT * FROM doors WHERE id = :id")
        .during("find an envelope")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            Ok(Found {
                number: row.get("number")?,
                door: read_door(row)?,
                total_vnd: row.get("total_vnd")?,
                person_id: row.get("person_id")?,
                list_id: row.get("list_id")?,
                list_kind: row.get("list_kind")?,
                in_bag: row.get("in_bag")?,
                withdrawn_reason: row.get("withdrawn_reason")?,
                paid_seq: row.get("paid_seq")?,
            })
        })
        .optional()
        .during("find an envelope")?
        .ok_or_else(|| CallError::new(CallErrorCode::EnvelopeUnknown))
}

/// The first page of what is in the bag, in route order.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn bag_page(db: &Connection) -> Result<DoorPage> {
    const OPERATION: &str = "read the bag";
    let total: i64 = db
        .query_row("SELECT COUNT(*) FROM envelopes WHERE in_bag", [], |row| {
            row.get(0)
        })
        .during(OPERATION)?;
    let mut statement = db
        .prepare("SELECT * FROM doors WHERE in_bag ORDER BY route_key LIMIT :limit")
        .during(OPERATION)?;
    let doors = statement
        .query_map(named_params! { ":limit": PAGE }, read_door)
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)?;
    Ok(DoorPage {
        total: to_view(total),
        doors,
    })
}

/// The next door to pay on the route after the one that a record is about; after the last door the first that
/// is left.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn next_after_record(db: &Connection, seq: i64) -> Result<Option<Door>> {
    const OPERATION: &str = "find the next door";
    let present: Option<Vec<u8>> = db
        .query_row(
            "SELECT e.route_key
             FROM record_envelopes AS re
             JOIN envelopes AS e ON e.number = re.envelope_number
             WHERE re.seq = :seq
             LIMIT 1",
            named_params! { ":seq": seq },
            |row| row.get(0),
        )
        .optional()
        .during(OPERATION)?;
    let first_after = |key: &[u8]| {
        db.query_row(
            "SELECT * FROM doors WHERE state = 'to_pay' AND route_key > :key ORDER BY route_key LIMIT 1",
            named_params! { ":key": key },
            read_door,
        )
        .optional()
        .during(OPERATION)
    };
    match first_after(&present.unwrap_or_default())? {
        Some(door) => Ok(Some(door)),
        None => first_after(&[]),
    }
}

/// Reads a row of the view `doors`.
pub(crate) fn read_door(row: &Row<'_>) -> rusqlite::Result<Door> {
    let born: Option<String> = row.get("born")?;
    let id12: Option<String> = row.get("id12")?;
    let id9: Option<String> = row.get("id9")?;
    let total: i64 = row.get("total_vnd")?;
    let state: String = row.get("state")?;
    Ok(Door {
        envelope_id: row.get("id")?,
        person_name: row.get("person_name")?,
        born_year: born.map(|date| date.chars().take_while(|char| *char != '-').collect()),
        id_tail: id12.or(id9).as_deref().map(tail),
        hamlet: row.get("hamlet")?,
        programme: row.get("programme")?,
        month: row.get("month")?,
        total: dong_text(total),
        state: state_of(&state),
        accepted: row.get("accepted")?,
        reason: row.get("reason")?,
        payout_point: row.get("payout_point")?,
        next_visit: None,
        note: None,
    })
}

/// Doors by their numbers, in the order of the numbers, each with what was left there for the next visit: the
/// note, and the day that was promised.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn doors_of(db: &Connection, numbers: &[i64]) -> Result<Vec<Door>> {
    const OPERATION: &str = "read doors by their numbers";
    let numbers = serde_json::to_string(numbers).map_err(|_| CallError::internal(OPERATION))?;
    db.prepare_cached(include_str!("by_number.sql"))
        .during(OPERATION)?
        .query_map(named_params! { ":numbers": numbers }, |row| {
            let note: Option<String> = row.get("note")?;
            Ok(Door {
                next_visit: row.get("next_visit")?,
                note: note.filter(|text| !text.is_empty()),
                ..read_door(row)?
            })
        })
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

/// The last digits of an identity number.
pub(crate) fn tail(number: &str) -> String {
    let skipped = number.chars().count().saturating_sub(ID_TAIL_LENGTH);
    number.chars().skip(skipped).collect()
}

fn state_of(text: &str) -> DoorState {
    match text {
        "not_taken" => DoorState::NotTaken,
        "to_pay" => DoorState::ToPay,
        "paid" => DoorState::Paid,
        "not_paid" => DoorState::NotPaid,
        "returned" => DoorState::Returned,
        "handed_over" => DoorState::HandedOver,
        _ => DoorState::Withdrawn,
    }
}
