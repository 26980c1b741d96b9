//! Everything about one door.

use benefits::catalogue::Catalogue;
use rusqlite::{Connection, Row, named_params};
use rust_decimal::Decimal;
use sync_protocol::ids::{BenefitCode, EnvelopeId};
use sync_protocol::payout_list::Month;
use vietnamese::words::{WordStyle, amount_in_words};

use super::{Found, doors_of, find, read_door, tail};
use crate::cautions;
use crate::door_notes;
use crate::error::{During, Result};
use crate::history;
use crate::input;
use crate::session::Session;
use crate::store::values::{dong_text, to_view};
use crate::views::{CallError, CallErrorCode, Door, DoorDetail, LabelView, LineView, ReceiverView};

/// Shows a door.
///
/// # Errors
/// `EnvelopeUnknown`.
pub(crate) fn door(session: &Session, envelope_id: &str) -> Result<DoorDetail> {
    let id: EnvelopeId = input::parse("envelope_id", envelope_id)?;
    let handbook = session.handbook()?;
    session.read(|db| {
        let found = find(db, id)?;
        let today = session.times(db)?.wall.date_naive().to_string();
        let lines = lines(db, found.number, &handbook.book.catalogue)?;
        let months_count = months_count(&lines)?;
        let (receivers, other_envelopes) = (receivers(db, &found, &today)?, others(db, &found)?);
        let history = history::of_envelope(db, found.number)?;
        let words = amount_in_words(&Decimal::from(found.total_vnd), WordStyle::default());
        let (note, cautions) = (
            door_notes::of_person(db, &found.person_id)?,
            cautions::of(db, &found)?,
        );
        let present = doors_of(db, &[found.number])?.pop();
        let present = present.ok_or_else(|| CallError::new(CallErrorCode::EnvelopeUnknown))?;
        let payer_name = session.certificate().staff.name.clone();
        db.prepare_cached("SELECT * FROM doors WHERE number = :number")
            .during(OPERATION)?
            .query_row(named_params! { ":number": found.number }, |row| {
                Ok(DoorDetail {
                    born: row.get("born")?,
                    sex: row.get("sex")?,
                    commune_name: row.get("commune_name")?,
                    book_no: row.get::<_, Option<String>>("book_no")?.or(row.get("file_no")?),
                    has_id_number: has_id_number(row)?,
                    amount_in_words: words,
                    months_count,
                    lines,
                    label: LabelView {
                        amount: found.door.total.clone(),
                        months_count,
                        payer_name,
                        hotline: row.get("hotline")?,
                    },
                    receivers,
                    other_envelopes,
                    history,
                    withdrawn_reason: found.withdrawn_reason,
                    note,
                    cautions,
                    door: present,
                })
            })
            .during(OPERATION)
    })
}

const OPERATION: &str = "read a door";

fn has_id_number(row: &Row<'_>) -> rusqlite::Result<bool> {
    let numbers: [Option<String>; 2] = [row.get("id12")?, row.get("id9")?];
    Ok(numbers.iter().any(Option::is_some))
}

fn lines(db: &Connection, number: i64, catalogue: &Catalogue) -> Result<Vec<LineView>> {
    db.prepare_cached("SELECT * FROM pay_lines WHERE envelope_number = :number ORDER BY position")
        .during(OPERATION)?
        .query_map(named_params! { ":number": number }, |row| {
            read_line(row, catalogue)
        })
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

fn read_line(row: &Row<'_>, catalogue: &Catalogue) -> rusqlite::Result<LineView> {
    let money = |name| row.get(name).map(dong_text);
    let benefit: String = row.get("benefit")?;
    let hidden = catalogue.is_hidden(&BenefitCode(benefit.clone()));
    Ok(LineView {
        benefit,
        label: if hidden { String::new() } else { row.get("label")? },
        from: row.get("from_month")?,
        to: row.get("to_month")?,
        current: money("current_vnd")?,
        arrears: money("arrears_vnd")?,
        arrears_months: to_view(row.get("arrears_months")?),
        carried_over: money("carried_over_vnd")?,
        carried_over_months: to_view(row.get("carried_over_months")?),
        recovery: money("recovery_vnd")?,
        total: money("total_vnd")?,
        decision_no: row.get("decision_no")?,
        note: if hidden { None } else { row.get("note")? },
    })
}

/// The months that any line pays for, each counted once, and the uncollected months of the line with most of
/// them: what the label says.
fn months_count(lines: &[LineView]) -> Result<u32> {
    let mut months = std::collections::BTreeSet::new();
    for line in lines {
        let month = |text: &str| {
            text.parse::<Month>()
                .map_err(|_| CallError::damaged("month of a line"))
        };
        months.extend(month(&line.from)?.through(month(&line.to)?));
    }
    let carried_over = lines
        .iter()
        .map(|line| line.carried_over_months)
        .max()
        .unwrap_or(0);
    let current = u32::try_from(months.len()).unwrap_or(u32::MAX);
    Ok(current.saturating_add(carried_over))
}

fn receivers(db: &Connection, found: &Found, today: &str) -> Result<Vec<ReceiverView>> {
    let sql = "SELECT * FROM authorisations
               WHERE person_id = :person AND (programme IS NULL OR programme = :programme)
               ORDER BY valid_from DESC, id";
    db.prepare_cached(sql)
        .during(OPERATION)?
        .query_map(
            named_params! { ":person": found.person_id, ":programme": found.door.programme },
            |row| read_receiver(row, today),
        )
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

fn read_receiver(row: &Row<'_>, today: &str) -> rusqlite::Result<ReceiverView> {
    let valid_from: String = row.get("valid_from")?;
    let valid_to: Option<String> = row.get("valid_to")?;
    let not_over = valid_to.as_deref().is_none_or(|last| today <= last);
    Ok(ReceiverView {
        authorisation_id: row.get("id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        relation: row.get("relation")?,
        id_tail: row.get::<_, Option<String>>("id12")?.as_deref().map(tail),
        paper_no: row.get("paper_no")?,
        certified_by: row.get("certified_by")?,
        valid_today: valid_from.as_str() <= today && not_over,
        valid_from,
        valid_to,
    })
}

fn others(db: &Connection, found: &Found) -> Result<Vec<Door>> {
    let sql = "SELECT * FROM doors WHERE person_id = :person AND number <> :number ORDER BY route_key";
    db.prepare_cached(sql)
        .during(OPERATION)?
        .query_map(
            named_params! { ":person": found.person_id, ":number": found.number },
            read_door,
        )
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}
