//! What a payout list changes: envelopes, their lines, and what they would settle.

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::payout_list::{Envelope, ListKind, PayLine, PayoutList, Sex};
use vietnamese::search::{initials, search_key};

use super::route::{self, Stop};
use super::statements::programme_text;
use crate::error::{During, Result};
use crate::store::values::to_dong;

/// The code for a benefit whose words are not in the catalogue. Two of them need not be the same benefit, so
/// they never stand in each other's way; the centre sees to them.
const BENEFIT_UNKNOWN: &str = "UNKNOWN";

const OPERATION: &str = "take over a payout list";

/// Applies a list. What it replaces is withdrawn; an envelope that both versions hold moves to this one and
/// keeps what happened to it.
pub(super) fn apply(tx: &Transaction<'_>, list: &PayoutList, statement_seq: u64, whose: Whose) -> Result<()> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO lists (id, programme, month, kind, authority, version, hotline)
         VALUES (:id, :programme, :month, :kind, :authority, :version, :hotline)",
    )
    .during(OPERATION)?
    .execute(named_params! {
        ":id": list.id.to_string(),
        ":programme": programme_text(list.programme),
        ":month": list.month.to_string(),
        ":kind": kind_text(list.kind),
        ":authority": list.authority,
        ":version": list.version,
        ":hotline": list.hotline,
    })
    .during(OPERATION)?;
    if let Some(replaced) = list.supersedes {
        let reason = format!("Danh sách đã được thay bằng bản {}", list.version);
        withdraw_all(tx, &replaced.to_string(), &reason)?;
    }
    for (envelope, position) in list.envelopes.iter().zip(0_u32..) {
        let place = Place {
            statement_seq,
            position,
            whose,
        };
        put_envelope(tx, list, envelope, place)?;
    }
    Ok(())
}

/// Withdraws all envelopes of a list. Paid ones stay paid: their state does not look at the withdrawal.
pub(super) fn withdraw_all(tx: &Transaction<'_>, list: &str, reason: &str) -> Result<()> {
    tx.execute(
        "UPDATE envelopes SET withdrawn_reason = :reason WHERE list_id = :list",
        named_params! { ":reason": reason, ":list": list },
    )
    .during("withdraw a list")
    .map(|_| ())
}

/// Where an envelope stands in the order of the lists.
struct Place {
    statement_seq: u64,
    position: u32,
    whose: Whose,
}

/// Whose list an envelope stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// This device's.
    Own,
    /// Another carrier's, who handed envelopes over.
    Granted,
}

impl Place {
    /// Bytes that sort as the place does.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.statement_seq.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.position.to_be_bytes());
        bytes
    }
}

fn put_envelope(tx: &Transaction<'_>, list: &PayoutList, envelope: &Envelope, place: Place) -> Result<()> {
    let person = &envelope.person;
    let book_no = person.book_no.as_deref().unwrap_or_default();
    let file_no = person.file_no.as_deref().unwrap_or_default();
    let searched = [person.name.as_str(), &person.hamlet, book_no, file_no].join(" ");
    let id = envelope.id.to_string();
    let list_place = place.bytes();
    let stop = Stop {
        planned_on: envelope.planned_on.map(|day| day.to_string()),
        commune: &person.commune.0,
        commune_name: &person.commune_name,
        hamlet: &person.hamlet,
        person: &person.id.to_string(),
        list_place: &list_place,
    };
    tx.prepare_cached(include_str!("put_envelope.sql"))
        .during(OPERATION)?
        .execute(named_params! {
            ":id": id,
            ":list": list.id.to_string(),
            ":route_key": route::key(tx, &stop)?,
            ":list_place": list_place,
            ":payout_point": envelope.payout_point,
            ":person": person.id.to_string(),
            ":name": person.name,
            ":born": person.born,
            ":sex": person.sex.map(sex_text),
            ":id12": person.id12,
            ":id9": person.id9,
            ":commune": person.commune.0,
            ":commune_name": person.commune_name,
            ":hamlet": person.hamlet,
            ":book_no": person.book_no,
            ":file_no": person.file_no,
            ":total": to_dong(envelope.total)?,
            ":planned_on": envelope.planned_on.map(|day| day.to_string()),
            ":search_key": search_key(&searched),
            ":initials": initials(&person.name),
            ":own": place.whose == Whose::Own,
        })
        .during(OPERATION)?;
    let number = number_of(tx, &id)?;
    clear_lines(tx, number)?;
    for (line, position) in envelope.lines.iter().zip(0_i64..) {
        put_line(tx, number, position, line)?;
        put_entitlements(tx, number, list.kind, envelope, line)?;
    }
    Ok(())
}

fn number_of(tx: &Transaction<'_>, id: &str) -> Result<i64> {
    let number = tx
        .prepare_cached("SELECT number FROM envelopes WHERE id = :id")
        .during(OPERATION)?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()
        .during(OPERATION)?;
    number.ok_or_else(|| crate::views::CallError::internal(OPERATION))
}

fn clear_lines(tx: &Transaction<'_>, number: i64) -> Result<()> {
    for sql in [
        "DELETE FROM pay_lines WHERE envelope_number = :number",
        "DELETE FROM entitlements WHERE envelope_number = :number",
    ] {
        tx.prepare_cached(sql)
            .during(OPERATION)?
            .execute(named_params! { ":number": number })
            .during(OPERATION)?;
    }
    Ok(())
}

fn put_line(tx: &Transaction<'_>, number: i64, position: i64, line: &PayLine) -> Result<()> {
    tx.prepare_cached(include_str!("put_line.sql"))
        .during(OPERATION)?
        .execute(named_params! {
            ":number": number,
            ":position": position,
            ":id": line.id.to_string(),
            ":benefit": line.benefit.0,
            ":label": line.label,
            ":from": line.from.to_string(),
            ":to": line.to.to_string(),
            ":current": to_dong(line.current)?,
            ":arrears": to_dong(line.arrears)?,
            ":arrears_months": line.arrears_months,
            ":carried_over": to_dong(line.carried_over)?,
            ":carried_over_months": line.carried_over_months,
            ":recovery": to_dong(line.recovery)?,
            ":total": to_dong(line.total)?,
            ":decision_no": line.decision_no,
            ":note": line.note,
        })
        .during(OPERATION)
        .map(|_| ())
}

fn put_entitlements(
    tx: &Transaction<'_>,
    number: i64,
    kind: ListKind,
    envelope: &Envelope,
    line: &PayLine,
) -> Result<()> {
    if line.benefit.0 == BENEFIT_UNKNOWN {
        return Ok(());
    }
    let mut statement = tx
        .prepare_cached(
            "INSERT OR IGNORE INTO entitlements (person_id, benefit, month, kind, envelope_number)
             VALUES (:person, :benefit, :month, :kind, :number)",
        )
        .during(OPERATION)?;
    for month in line.from.through(line.to) {
        let params = named_params! {
            ":person": envelope.person.id.to_string(),
            ":benefit": line.benefit.0,
            ":month": month.to_string(),
            ":kind": kind_text(kind),
            ":number": number,
        };
        statement.execute(params).during(OPERATION)?;
    }
    Ok(())
}

fn kind_text(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Monthly => "monthly",
        ListKind::Arrears => "arrears",
        ListKind::Gift => "gift",
        ListKind::OneOff => "one_off",
    }
}

fn sex_text(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}
