//! A carrier's day: how it stands, and its declaration in the evening.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};
use sync_protocol::body::{Body, DayDeclared};
use sync_protocol::certificate::Role;
use sync_protocol::notes::worth;

use crate::custody::bag_holding;
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record};
use crate::notes;
use crate::payouts::ink;
use crate::session::Session;
use crate::store::values::{holding, to_view};
use crate::sync::Progress;
use crate::views::custody::NoteCountInput;
use crate::views::{CallError, CallErrorCode, HamletProgress, HoldingView, InkInput, Recorded, Today};

const OPERATION: &str = "add up the day";

/// How the day stands.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn today(session: &Session, progress: &Progress) -> Result<Today> {
    session.read(|db| {
        let times = session.times(db)?;
        let date = times.wall.date_naive();
        let (hamlets, sync) = (hamlets(db, date)?, progress.state(db)?);
        let (to_receive, in_bag) = (to_receive(db, date)?, bag_holding(db)?);
        let (declared, visits_due) = (is_declared(db, date)?, visits_due(db, date)?);
        db.query_row(
            include_str!("day/figures.sql"),
            named_params! { ":today": date.to_string() },
            |row| {
                Ok(Today {
                    date: date.to_string(),
                    doors_total: to_view(row.get("doors_total")?),
                    doors_done: to_view(row.get("doors_done")?),
                    to_receive,
                    in_bag,
                    paid: read_holding(row, "paid")?,
                    not_paid: read_holding(row, "not_paid")?,
                    returned: read_holding(row, "returned")?,
                    handed_over: read_holding(row, "handed_over")?,
                    hamlets,
                    visits_due,
                    declared,
                    clock_doubtful: times.is_doubtful(),
                    sync,
                })
            },
        )
        .during(OPERATION)
    })
}

/// What the screen says of the bag at the end of the day.
#[derive(Deserialize, Serialize)]
pub(crate) struct Declared {
    pub(crate) request_id: String,
    /// What was counted, loose money included.
    held: HoldingView,
    /// The carrier's words on a difference.
    note: String,
    /// Loose money, counted.
    #[serde(default)]
    loose_notes: Vec<NoteCountInput>,
    /// The carrier's signature; absent when signed on paper.
    ink: Option<InkInput>,
}

/// Records what the carrier counted in the bag.
///
/// # Errors
/// `DayAlreadyDeclared`: nothing has moved since the declaration. `NothingToDo`: an empty bag on a day without
/// any entry. `ReasonMissing`: it differs from what must be there, and nothing is said of it. `SignatureBlank`,
/// `SignatureTooLittle`, `FieldInvalid`, `NotAllowed`.
pub(crate) fn declare_day(session: &Session, request: &RequestKey, declared: &Declared) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let held = input::counted("held", &declared.held)?;
    let note = input::optional_text("note", &declared.note, input::NOTE_LENGTH_MAX)?;
    let loose_notes = notes::stated(&declared.loose_notes)?;
    if worth(&loose_notes).is_none_or(|loose| loose > held.amount) {
        return Err(CallError::field("loose_notes"));
    }
    let ink = declared.ink.as_ref().map(ink).transpose()?;
    record(session, request, |tx, at| {
        let date = at.wall.date_naive();
        if is_declared(tx, date)? {
            return Err(CallError::new(CallErrorCode::DayAlreadyDeclared));
        }
        let expected = bag_holding(tx)?;
        if expected.envelopes == 0 && !has_entries(tx, date)? {
            return Err(CallError::new(CallErrorCode::NothingToDo));
        }
        if input::counted("held", &expected)? != held && note.is_empty() {
            return Err(CallError::new(CallErrorCode::ReasonMissing));
        }
        Ok(Body::DayDeclared(DayDeclared {
            date,
            held,
            note,
            loose_notes,
            ink,
        }))
    })
}

/// What was handed back on a day, and what went to other carriers.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn went_out(db: &Connection, date: NaiveDate) -> Result<(HoldingView, HoldingView)> {
    db.query_row(
        include_str!("day/figures.sql"),
        named_params! { ":today": date.to_string() },
        |row| Ok((read_holding(row, "returned")?, read_holding(row, "handed_over")?)),
    )
    .during(OPERATION)
}

/// Whether a day was declared and no envelope has moved since. A payout after the declaration is recorded like
/// any other, and asks for a declaration anew.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn is_declared(db: &Connection, date: NaiveDate) -> Result<bool> {
    db.query_row(
        "SELECT EXISTS (
             SELECT 1 FROM declarations AS d
             WHERE d.date = :date AND NOT EXISTS (
                 SELECT 1 FROM records AS r
                 WHERE r.seq > d.seq AND r.kind <> 'day_declared'
             )
         )",
        named_params! { ":date": date.to_string() },
        |row| row.get(0),
    )
    .during("read the declarations")
}

fn has_entries(db: &Connection, date: NaiveDate) -> Result<bool> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM records WHERE on_date = :date)",
        named_params! { ":date": date.to_string() },
        |row| row.get(0),
    )
    .during(OPERATION)
}

fn to_receive(db: &Connection, date: NaiveDate) -> Result<HoldingView> {
    db.query_row(
        "SELECT COUNT(*), COALESCE(SUM(total_vnd), 0) FROM receivable
        WHERE handed_over = 0 AND (returned_on IS NULL OR returned_on < :today)",
        named_params! { ":today": date.to_string() },
        |row| Ok(holding(row.get(0)?, row.get(1)?)),
    )
    .during(OPERATION)
}

fn visits_due(db: &Connection, date: NaiveDate) -> Result<u32> {
    db.query_row(
        "SELECT COUNT(*) FROM due_visits WHERE next_visit <= :today",
        named_params! { ":today": date.to_string() },
        |row| row.get(0).map(to_view),
    )
    .during(OPERATION)
}

/// The route by hamlet.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn hamlets(db: &Connection, date: NaiveDate) -> Result<Vec<HamletProgress>> {
    db.prepare_cached(include_str!("day/hamlets.sql"))
        .during(OPERATION)?
        .query_map(named_params! { ":today": date.to_string() }, |row| {
            Ok(HamletProgress {
                hamlet: row.get("hamlet")?,
                commune_name: row.get("commune_name")?,
                planned_on: row.get("planned_on")?,
                doors_total: to_view(row.get("doors_total")?),
                doors_done: to_view(row.get("doors_done")?),
                left: read_holding(row, "left")?,
            })
        })
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

fn read_holding(row: &Row<'_>, name: &str) -> rusqlite::Result<HoldingView> {
    let envelopes = row.get(format!("{name}_envelopes").as_str())?;
    Ok(holding(envelopes, row.get(format!("{name}_vnd").as_str())?))
}
