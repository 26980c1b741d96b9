//! The records of a branch's day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::body::Holding;
use sync_protocol::branch_day::{Closing, DeviceState, Exception};
use sync_protocol::certificate::{Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{BranchId, EnvelopeId, StaffId};

use crate::day::records::{CarrierRecords, Move, MoveKind};
use crate::store::sqlite::devices;
use crate::store::sqlite::value::{Bytes, Money, Ms, SqlError, Word};

pub(super) fn of_branch(
    tx: &Transaction<'_>,
    branch: &BranchId,
    date: NaiveDate,
) -> Result<Vec<CarrierRecords>, SqlError> {
    let mut statement =
        tx.prepare_cached("SELECT staff_id, name FROM staff WHERE branch_id = :branch_id ORDER BY staff_id")?;
    let rows = statement.query_map(named_params! {":branch_id": Word(branch)}, |row| {
        Ok(Staff {
            id: StaffId(row.get("staff_id")?),
            name: row.get("name")?,
        })
    })?;
    let staff: Vec<Staff> = rows.collect::<Result<_, _>>()?;
    staff
        .into_iter()
        .map(|staff| of_carrier(tx, staff, date))
        .collect()
}

pub(super) fn of_carrier(
    tx: &Transaction<'_>,
    staff: Staff,
    date: NaiveDate,
) -> Result<CarrierRecords, SqlError> {
    let id = staff.id.clone();
    Ok(CarrierRecords {
        staff,
        date,
        moves: moves(tx, &id, date)?,
        tried: tried(tx, &id, date)?,
        not_taken: not_taken(tx, &id)?,
        declared: declared(tx, &id, date)?,
        counts: counts(tx, &id, date)?,
        closings: closings(tx, &id, date)?,
        devices: carrier_devices(tx, &id)?,
        exceptions: exceptions(tx, &id, date)?,
    })
}

fn moves(tx: &Transaction<'_>, id: &StaffId, date: NaiveDate) -> Result<Vec<Move>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("moves.sql"))?;
    let params = named_params! {":staff_id": Word(id), ":date": Word(date)};
    let rows = statement.query_map(params, |row| {
        let kind: String = row.get("kind")?;
        Ok(Move {
            day: row.get::<_, Word<_>>("day")?.0,
            at: row.get::<_, Ms>("at_ms")?.0,
            envelope: row.get::<_, Bytes<_>>("envelope_id")?.0,
            kind: match kind.as_str() {
                "received" => MoveKind::Received,
                "returned" => MoveKind::Returned,
                "handed_over" => MoveKind::HandedOver,
                _ => MoveKind::Paid,
            },
            amount: row.get::<_, Money>("amount_vnd")?.0,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn tried(
    tx: &Transaction<'_>,
    id: &StaffId,
    date: NaiveDate,
) -> Result<BTreeMap<EnvelopeId, Amount>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT n.envelope_id, n.amount_vnd FROM entries e JOIN non_payments n ON n.line_sha256 = e.line_sha256
         WHERE e.staff_id = :staff_id AND e.day = :date AND e.corrected_by IS NULL",
    )?;
    let params = named_params! {":staff_id": Word(id), ":date": Word(date)};
    let rows = statement.query_map(params, |row| {
        Ok((
            row.get::<_, Bytes<_>>("envelope_id")?.0,
            row.get::<_, Money>("amount_vnd")?.0,
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn not_taken(tx: &Transaction<'_>, id: &StaffId) -> Result<Holding, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("not_taken.sql"))?;
    Ok(statement.query_row(named_params! {":staff_id": Word(id)}, |row| {
        Ok(Holding {
            envelopes: row.get("envelopes")?,
            amount: row.get::<_, Money>("amount_vnd")?.0,
        })
    })?)
}

fn declared(tx: &Transaction<'_>, id: &StaffId, date: NaiveDate) -> Result<Option<Holding>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("declared.sql"))?;
    let params = named_params! {":staff_id": Word(id), ":date": Word(date)};
    let found = statement.query_row(params, |row| {
        Ok(Holding {
            envelopes: row.get("envelopes")?,
            amount: row.get::<_, Money>("amount_vnd")?.0,
        })
    });
    Ok(found.optional()?)
}

fn counts(tx: &Transaction<'_>, id: &StaffId, date: NaiveDate) -> Result<Vec<(Digest, Holding)>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("counts.sql"))?;
    let params = named_params! {":carrier_id": Word(id), ":date": Word(date)};
    let rows = statement.query_map(params, |row| {
        let holding = Holding {
            envelopes: row.get("envelopes")?,
            amount: row.get::<_, Money>("amount_vnd")?.0,
        };
        Ok((row.get::<_, Bytes<_>>("line_sha256")?.0, holding))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The closings of a carrier's day that hold.
pub(super) fn closings(
    tx: &Transaction<'_>,
    id: &StaffId,
    date: NaiveDate,
) -> Result<Vec<Closing>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT c.line_sha256, c.reason, e.wall_ms, s.staff_id, s.name FROM closings c
         JOIN entries e ON e.line_sha256 = c.line_sha256 JOIN staff s ON s.staff_id = e.staff_id
         WHERE c.carrier_id = :carrier_id AND c.date = :date AND e.corrected_by IS NULL
         ORDER BY e.wall_ms, e.seq",
    )?;
    let params = named_params! {":carrier_id": Word(id), ":date": Word(date)};
    let rows = statement.query_map(params, |row| {
        Ok(Closing {
            by: Staff {
                id: StaffId(row.get("staff_id")?),
                name: row.get("name")?,
            },
            at: row.get::<_, Ms>("wall_ms")?.0,
            reason: row.get("reason")?,
            line_sha256: row.get::<_, Bytes<_>>("line_sha256")?.0,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn carrier_devices(tx: &Transaction<'_>, id: &StaffId) -> Result<Vec<DeviceState>, SqlError> {
    let devices = devices::of_staff(tx, id)?
        .into_iter()
        .filter(|device| device.role == Role::Carrier);
    let states = devices.map(|device| DeviceState {
        kid: device.kid,
        name: device.name,
        accepted_seq: device.accepted.seq,
        reported_seq: device.reported_seq,
        seen_at: device.seen_at,
        revoked: device.revoked_at.is_some(),
    });
    Ok(states.collect())
}

fn exceptions(tx: &Transaction<'_>, id: &StaffId, date: NaiveDate) -> Result<Vec<Exception>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("exceptions_of_day.sql"))?;
    let params = named_params! {":carrier_id": Word(id), ":date": Word(date)};
    let mut rows = statement.query(params)?;
    let mut exceptions: Vec<Exception> = Vec::new();
    let mut seen = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let line = row.get::<_, Bytes<Digest>>("line_sha256")?.0;
        if !seen.insert(row.get::<_, i64>("exception_id")?) {
            exceptions
                .last_mut()
                .into_iter()
                .for_each(|exception| exception.lines.push(line));
            continue;
        }
        exceptions.push(Exception {
            code: row.get::<_, Word<_>>("code")?.0,
            lines: vec![line],
            person_name: row.get("person_name")?,
            amount: row.get::<_, Option<Money>>("amount_vnd")?.map(|money| money.0),
            at: row.get::<_, Ms>("raised_ms")?.0,
        });
    }
    Ok(exceptions)
}
