//! Entries and what they change.

use rusqlite::{Transaction, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::digest::Digest;
use sync_protocol::ids::EnvelopeId;
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::Entitlement;

use crate::day::records::MoveKind;
use crate::ingest::effects::{Fact, NewCorrection, NewEntry, NewException, ends_with_correction};
use crate::store::sqlite::value::{Bytes, Count, Money, Ms, SqlError, Word};
use crate::store::sqlite::{doors, grants};
use chrono::{DateTime, Utc};

/// How a move is written.
pub(super) fn move_word(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Received => "received",
        MoveKind::Paid => "paid",
        MoveKind::Returned => "returned",
        MoveKind::HandedOver => "handed_over",
    }
}

pub(super) fn add(tx: &Transaction<'_>, kid: Kid, entry: &NewEntry) -> Result<(), SqlError> {
    let mut statement = tx.prepare_cached(include_str!("add_entry.sql"))?;
    statement.execute(named_params! {
        ":line_sha256": Bytes(entry.digest),
        ":kid": Bytes(kid),
        ":branch": entry.place.branch,
        ":seq": Count(entry.place.seq),
        ":entry_id": Bytes(entry.id),
        ":type": entry.type_name,
        ":day": Word(entry.day),
        ":wall_ms": Ms(entry.wall),
        ":line": entry.line,
    })?;
    add_fact(tx, entry.digest, &entry.fact)
}

fn add_fact(tx: &Transaction<'_>, line: Digest, fact: &Fact) -> Result<(), SqlError> {
    match fact {
        Fact::None => {}
        Fact::Payout { entitlements, .. } => {
            add_payout(tx, line, fact)?;
            add_paid_months(tx, line, entitlements)?;
        }
        Fact::NonPayment { envelope, amount } => {
            tx.prepare_cached(
                "INSERT INTO non_payments (line_sha256, envelope_id, amount_vnd)
                 VALUES (:line_sha256, :envelope_id, :amount_vnd)",
            )?
            .execute(named_params! {
                ":line_sha256": Bytes(line), ":envelope_id": Bytes(*envelope), ":amount_vnd": Money(*amount),
            })?;
        }
        Fact::DoorNoted { person, text } => doors::add_note(tx, line, *person, text)?,
        Fact::RoundOrdered(round) => doors::add_round(tx, line, round)?,
        Fact::HamletsOrdered(order) => doors::add_hamlets(tx, line, order)?,
        Fact::Reported { code, person } => {
            tx.prepare_cached(
                "INSERT INTO reports (line_sha256, code, person_id) VALUES (:line_sha256, :code, :person_id)",
            )?
            .execute(named_params! {
                ":line_sha256": Bytes(line), ":code": code, ":person_id": person.map(Bytes),
            })?;
        }
        Fact::Received(envelopes) => add_moves(tx, line, MoveKind::Received, envelopes)?,
        Fact::Returned(envelopes) => add_moves(tx, line, MoveKind::Returned, envelopes)?,
        Fact::Granted {
            side,
            grant,
            taker,
            envelopes,
        } => grants::add(tx, line, (*side, *grant, *taker), envelopes)?,
        Fact::Declared { .. } | Fact::Counted { .. } | Fact::Closed { .. } => add_day_fact(tx, line, fact)?,
    }
    Ok(())
}

fn add_payout(tx: &Transaction<'_>, line: Digest, fact: &Fact) -> Result<(), SqlError> {
    let Fact::Payout {
        envelope,
        list,
        person,
        amount,
        ..
    } = fact
    else {
        return Ok(());
    };
    tx.prepare_cached(
        "INSERT INTO payouts (line_sha256, envelope_id, list_id, person_id, amount_vnd)
         VALUES (:line_sha256, :envelope_id, :list_id, :person_id, :amount_vnd)",
    )?
    .execute(named_params! {
        ":line_sha256": Bytes(line),
        ":envelope_id": Bytes(*envelope),
        ":list_id": Bytes(*list),
        ":person_id": Bytes(*person),
        ":amount_vnd": Money(*amount),
    })?;
    Ok(())
}

fn add_paid_months(tx: &Transaction<'_>, line: Digest, paid: &[Entitlement]) -> Result<(), SqlError> {
    let mut statement = tx.prepare_cached(
        "INSERT INTO paid_months (line_sha256, person_id, benefit, month, kind)
         VALUES (:line_sha256, :person_id, :benefit, :month, :kind)",
    )?;
    for entitlement in paid {
        statement.execute(named_params! {
            ":line_sha256": Bytes(line),
            ":person_id": Bytes(entitlement.person),
            ":benefit": Word(&entitlement.benefit),
            ":month": Word(entitlement.month),
            ":kind": Word(entitlement.kind),
        })?;
    }
    Ok(())
}

pub(super) fn add_moves(
    tx: &Transaction<'_>,
    line: Digest,
    kind: MoveKind,
    envelopes: &[(EnvelopeId, Amount)],
) -> Result<(), SqlError> {
    let mut statement = tx.prepare_cached(
        "INSERT INTO envelope_moves (line_sha256, envelope_id, kind, amount_vnd)
         VALUES (:line_sha256, :envelope_id, :kind, :amount_vnd)",
    )?;
    for (envelope, amount) in envelopes {
        statement.execute(named_params! {
            ":line_sha256": Bytes(line),
            ":envelope_id": Bytes(*envelope),
            ":kind": move_word(kind),
            ":amount_vnd": Money(*amount),
        })?;
    }
    Ok(())
}

fn add_day_fact(tx: &Transaction<'_>, line: Digest, fact: &Fact) -> Result<(), SqlError> {
    match fact {
        Fact::Declared { date, held } => tx.execute(
            "INSERT INTO declarations (line_sha256, date, envelopes, amount_vnd)
             VALUES (:line_sha256, :date, :envelopes, :amount_vnd)",
            named_params! {
                ":line_sha256": Bytes(line),
                ":date": Word(*date),
                ":envelopes": held.envelopes,
                ":amount_vnd": Money(held.amount),
            },
        )?,
        Fact::Counted {
            carrier,
            date,
            returned,
        } => tx.execute(
            "INSERT INTO counts (line_sha256, carrier_id, date, envelopes, amount_vnd)
             VALUES (:line_sha256, :carrier_id, :date, :envelopes, :amount_vnd)",
            named_params! {
                ":line_sha256": Bytes(line),
                ":carrier_id": Word(carrier),
                ":date": Word(*date),
                ":envelopes": returned.envelopes,
                ":amount_vnd": Money(returned.amount),
            },
        )?,
        Fact::Closed {
            carrier,
            date,
            reason,
        } => tx.execute(
            "INSERT INTO closings (line_sha256, carrier_id, date, reason)
             VALUES (:line_sha256, :carrier_id, :date, :reason)",
            named_params! {
                ":line_sha256": Bytes(line),
                ":carrier_id": Word(carrier),
                ":date": Word(*date),
                ":reason": reason,
            },
        )?,
        Fact::None
        | Fact::Payout { .. }
        | Fact::NonPayment { .. }
        | Fact::DoorNoted { .. }
        | Fact::RoundOrdered(_)
        | Fact::HamletsOrdered(_)
        | Fact::Reported { .. }
        | Fact::Received(_)
        | Fact::Granted { .. }
        | Fact::Returned(_) => 0,
    };
    Ok(())
}

pub(super) fn add_exception(
    tx: &Transaction<'_>,
    exception: &NewException,
    at: DateTime<Utc>,
) -> Result<(), SqlError> {
    tx.execute(
        "INSERT INTO exceptions (code, person_name, amount_vnd, raised_ms)
         VALUES (:code, :person_name, :amount_vnd, :raised_ms)",
        named_params! {
            ":code": Word(&exception.code),
            ":person_name": exception.person_name,
            ":amount_vnd": exception.amount.map(Money),
            ":raised_ms": Ms(at),
        },
    )?;
    let id = tx.last_insert_rowid();
    let mut statement = tx.prepare_cached(
        "INSERT INTO exception_lines (exception_id, position, line_sha256, carrier_id, day)
         VALUES (:exception_id, :position, :line_sha256, :carrier_id, :day)",
    )?;
    for (about, position) in exception.about.iter().zip(0_i64..) {
        statement.execute(named_params! {
            ":exception_id": id,
            ":position": position,
            ":line_sha256": Bytes(about.line),
            ":carrier_id": Word(&about.carrier),
            ":day": Word(about.day),
        })?;
    }
    Ok(())
}

/// Marks an entry as not holding, and settles the open doubts that end with it.
pub(super) fn correct(tx: &Transaction<'_>, correction: &NewCorrection) -> Result<(), SqlError> {
    let (target, by) = (Bytes(correction.target), Bytes(correction.by));
    tx.execute(
        "UPDATE entries SET corrected_by = :by WHERE line_sha256 = :target AND corrected_by IS NULL",
        named_params! {":target": target, ":by": by},
    )?;
    let mut statement = tx.prepare_cached(include_str!("open_exceptions_of_line.sql"))?;
    let rows = statement.query_map(named_params! {":line_sha256": target}, |row| {
        Ok((
            row.get::<_, i64>("exception_id")?,
            row.get::<_, Word<_>>("code")?.0,
        ))
    })?;
    for open in rows.collect::<Result<Vec<_>, _>>()? {
        if ends_with_correction(&open.1) {
            tx.execute(
                "UPDATE exceptions SET settled_by = :by WHERE exception_id = :exception_id",
                named_params! {":by": by, ":exception_id": open.0},
            )?;
        }
    }
    Ok(())
}
