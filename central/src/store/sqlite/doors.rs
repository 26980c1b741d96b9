//! Notes of doors and orders of rounds: kept as they come in, told to whoever walks there.

use std::collections::BTreeSet;

use rusqlite::{Transaction, named_params};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{CommuneCode, PersonId, StaffId};
use sync_protocol::keys::Kid;
use sync_protocol::reports::{HamletPlace, HamletsOrdered, RoundOrdered};
use sync_protocol::statement::{DoorNote, DoorNotes, Rounds, StatementBody};

use crate::ingest::effects::{Effects, Fact};
use crate::store::Signer;
use crate::store::sqlite::value::{Bytes, Ms, SqlError, Word};
use crate::store::sqlite::{devices, statements};

/// Notes and orders in one statement; a note takes some 400 bytes, the order of a hamlet up to 60 kB.
const NOTES_PER_STATEMENT_MAX: usize = 500;
const ROUNDS_PER_STATEMENT_MAX: usize = 10;

pub(super) fn add_note(
    tx: &Transaction<'_>,
    line: Digest,
    person: PersonId,
    text: &str,
) -> Result<(), SqlError> {
    tx.prepare_cached(
        "INSERT INTO door_notes (line_sha256, person_id, text) VALUES (:line_sha256, :person_id, :text)",
    )?
    .execute(named_params! {":line_sha256": Bytes(line), ":person_id": Bytes(person), ":text": text})?;
    Ok(())
}

pub(super) fn add_round(tx: &Transaction<'_>, line: Digest, round: &RoundOrdered) -> Result<(), SqlError> {
    let body = serde_json::to_string(round).map_err(|_| SqlError::Damaged("order of a round"))?;
    tx.prepare_cached(
        "INSERT INTO rounds (line_sha256, commune, hamlet, body) VALUES (:line_sha256, :commune, :hamlet, :body)",
    )?
    .execute(named_params! {
        ":line_sha256": Bytes(line), ":commune": Word(&round.commune), ":hamlet": round.hamlet, ":body": body,
    })?;
    Ok(())
}

pub(super) fn add_hamlets(
    tx: &Transaction<'_>,
    line: Digest,
    order: &HamletsOrdered,
) -> Result<(), SqlError> {
    let mut add = tx.prepare_cached(
        "INSERT OR IGNORE INTO hamlet_orders (line_sha256, commune, hamlet, place)
         VALUES (:line_sha256, :commune, :hamlet, :place)",
    )?;
    for (hamlet, place) in order.hamlets.iter().zip(0_i64..) {
        add.execute(named_params! {
            ":line_sha256": Bytes(line),
            ":commune": Word(&hamlet.commune),
            ":hamlet": hamlet.hamlet,
            ":place": place,
        })?;
    }
    Ok(())
}

/// What others noted and ordered on a carrier's route, in statements of a size that travels well.
pub(super) fn told_to(tx: &Transaction<'_>, staff: &StaffId) -> Result<Vec<StatementBody>, SqlError> {
    let notes = notes_for(tx, staff)?;
    let mut bodies: Vec<StatementBody> = notes
        .chunks(NOTES_PER_STATEMENT_MAX)
        .map(|notes| {
            StatementBody::DoorNotes(DoorNotes {
                notes: notes.to_vec(),
            })
        })
        .collect();
    let (hamlets, rounds) = (hamlets_for(tx, staff)?, rounds_for(tx, staff)?);
    if hamlets.is_some() || !rounds.is_empty() {
        let mut chunks = rounds.chunks(ROUNDS_PER_STATEMENT_MAX);
        let mut body = |hamlets| {
            StatementBody::Rounds(Rounds {
                hamlets,
                rounds: chunks.next().unwrap_or_default().to_vec(),
            })
        };
        bodies.push(body(hamlets));
        let rest = rounds.len().div_ceil(ROUNDS_PER_STATEMENT_MAX).saturating_sub(1);
        bodies.extend((0..rest).map(|_| body(None)));
    }
    Ok(bodies)
}

/// Tells the other devices of a route what a batch notes and orders there.
pub(super) fn tell_others(
    tx: &Transaction<'_>,
    maker: Kid,
    effects: &Effects,
    signer: &Signer,
) -> Result<(), SqlError> {
    let mut staff = BTreeSet::new();
    for entry in &effects.entries {
        match &entry.fact {
            Fact::DoorNoted { person, .. } => staff.extend(staff_of_person(tx, *person)?),
            Fact::RoundOrdered(round) => {
                staff.extend(staff_of_hamlet(tx, &round.commune, &round.hamlet)?);
            }
            Fact::HamletsOrdered(order) => {
                for place in &order.hamlets {
                    staff.extend(staff_of_hamlet(tx, &place.commune, &place.hamlet)?);
                }
            }
            _ => {}
        }
    }
    for id in staff {
        let others: Vec<Kid> = devices::of_staff(tx, &id)?
            .into_iter()
            .filter(|device| device.kid != maker && device.has_authority(signer.now))
            .map(|device| device.kid)
            .collect();
        if others.is_empty() {
            continue;
        }
        for body in told_to(tx, &id)? {
            for kid in &others {
                statements::issue(tx, *kid, &body, signer)?;
            }
        }
    }
    Ok(())
}

fn notes_for(tx: &Transaction<'_>, staff: &StaffId) -> Result<Vec<DoorNote>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("door_notes_for.sql"))?;
    let rows = statement.query_map(named_params! {":staff_id": Word(staff)}, |row| {
        Ok(DoorNote {
            person: row.get::<_, Bytes<_>>(0)?.0,
            text: row.get(1)?,
            at: row.get::<_, Ms>(2)?.0,
            by: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn rounds_for(tx: &Transaction<'_>, staff: &StaffId) -> Result<Vec<RoundOrdered>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("rounds_for.sql"))?;
    let rows = statement.query_map(named_params! {":staff_id": Word(staff)}, |row| {
        row.get::<_, String>(0)
    })?;
    let mut rounds = Vec::new();
    for body in rows {
        let round = serde_json::from_str(&body?).map_err(|_| SqlError::Damaged("order of a round"))?;
        rounds.push(round);
    }
    Ok(rounds)
}

fn hamlets_for(tx: &Transaction<'_>, staff: &StaffId) -> Result<Option<Vec<HamletPlace>>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("hamlet_order_for.sql"))?;
    let rows = statement.query_map(named_params! {":staff_id": Word(staff)}, |row| {
        Ok(HamletPlace {
            commune: CommuneCode(row.get(0)?),
            hamlet: row.get(1)?,
        })
    })?;
    let hamlets: Vec<HamletPlace> = rows.collect::<Result<_, _>>()?;
    Ok((!hamlets.is_empty()).then_some(hamlets))
}

fn staff_of_person(tx: &Transaction<'_>, person: PersonId) -> Result<BTreeSet<StaffId>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT v.staff_id FROM envelopes v JOIN lists l ON l.list_id = v.list_id
         WHERE v.person_id = :person_id AND v.staff_id IS NOT NULL
           AND v.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL",
    )?;
    let rows = statement.query_map(named_params! {":person_id": Bytes(person)}, |row| {
        row.get(0).map(StaffId)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn staff_of_hamlet(
    tx: &Transaction<'_>,
    commune: &CommuneCode,
    hamlet: &str,
) -> Result<BTreeSet<StaffId>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT v.staff_id FROM lists l JOIN envelopes v ON v.list_id = l.list_id
         WHERE l.withdrawn_ms IS NULL AND v.withdrawn_ms IS NULL AND v.staff_id IS NOT NULL
           AND v.commune = :commune AND v.hamlet = :hamlet",
    )?;
    let params = named_params! {":commune": Word(commune), ":hamlet": hamlet};
    let rows = statement.query_map(params, |row| row.get(0).map(StaffId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
