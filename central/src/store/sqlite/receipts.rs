//! Receipts with everything that proves them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row, Transaction, named_params};
use sync_protocol::body::{Body, Receiver};
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::entry::SealedLine;
use sync_protocol::ids::{EnvelopeId, StaffId};
use sync_protocol::keys::Kid;

use crate::exports::records::{BatchRecord, EnvelopeRecord, ExportRecords, ReceiptRecord};
use crate::exports::selection::Selection;
use crate::store::sqlite::devices;
use crate::store::sqlite::ingest_state::authorisation;
use crate::store::sqlite::lists::read_line;
use crate::store::sqlite::value::{Bytes, SqlError, Word};

pub(super) fn select(tx: &Transaction<'_>, selection: &Selection) -> Result<ExportRecords, SqlError> {
    let mut records = ExportRecords {
        receipts: receipts(tx, selection)?,
        ..ExportRecords::default()
    };
    let mut kids: BTreeSet<Kid> = BTreeSet::new();
    let mut batches: BTreeMap<i64, Digest> = BTreeMap::new();
    for receipt in &records.receipts {
        kids.insert(receipt.kid);
        let correction = receipt.correction.as_ref().map(SealedLine::digest);
        for line in [Some(receipt.digest), correction].into_iter().flatten() {
            let (log_index, batch) = first_batch(tx, line)?;
            batches.insert(log_index, batch);
            records.lines.insert(line, batch);
        }
    }
    for (log_index, id) in batches {
        records.batches.push(batch(tx, log_index, id)?);
    }
    for kid in kids {
        let device = devices::find(tx, kid)?.ok_or(SqlError::Damaged("device of a receipt"))?;
        records.certificates.push(device.certificate);
    }
    Ok(records)
}

fn receipts(tx: &Transaction<'_>, selection: &Selection) -> Result<Vec<ReceiptRecord>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("receipts.sql"))?;
    let mut rows = statement.query(named_params! {
        ":date": selection.date.map(Word),
        ":staff_id": selection.carrier.as_ref().map(Word),
        ":list_id": selection.list.map(Bytes),
        ":person_id": selection.person.map(Bytes),
        ":branch_id": selection.branch.as_ref().map(Word),
    })?;
    let mut receipts = Vec::new();
    while let Some(row) = rows.next()? {
        receipts.push(receipt(tx, row)?);
    }
    Ok(receipts)
}

fn receipt(tx: &Transaction<'_>, row: &Row<'_>) -> Result<ReceiptRecord, SqlError> {
    let line = sealed(&row.get::<_, String>("line")?)?;
    let correction: Option<String> = row.get("correction")?;
    let body = line
        .read_unchecked()
        .ok()
        .and_then(|entry| entry.typed_body().ok());
    let authorised = match body {
        Some(Body::Payout(payout)) => match payout.receiver {
            Receiver::Registered {
                authorisation: id, ..
            } => authorisation(tx, id)?,
            Receiver::Beneficiary | Receiver::Unregistered(_) => None,
        },
        _ => None,
    };
    Ok(ReceiptRecord {
        digest: line.digest(),
        line,
        staff: Staff {
            id: StaffId(row.get("staff_id")?),
            name: row.get("staff_name")?,
        },
        kid: row.get::<_, Bytes<_>>("kid")?.0,
        device_name: row.get("device_name")?,
        envelope: envelope(tx, row.get::<_, Bytes<_>>("envelope_id")?.0)?,
        authorisation: authorised,
        correction: correction.as_deref().map(sealed).transpose()?,
    })
}

fn sealed(text: &str) -> Result<SealedLine, SqlError> {
    SealedLine::parse(text).map_err(|_| SqlError::Damaged("sealed line"))
}

fn envelope(tx: &Transaction<'_>, id: EnvelopeId) -> Result<Option<EnvelopeRecord>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT l.programme, l.authority, e.person_json FROM envelopes e
         JOIN lists l ON l.list_id = e.list_id WHERE e.envelope_id = :envelope_id",
    )?;
    let params = named_params! {":envelope_id": Bytes(id)};
    let found = statement.query_row(params, |row| {
        Ok((
            row.get::<_, Word<_>>("programme")?.0,
            row.get("authority")?,
            row.get::<_, String>("person_json")?,
        ))
    });
    let Some((programme, authority, person)) = found.optional()? else {
        return Ok(None);
    };
    let mut statement = tx.prepare_cached(include_str!("pay_lines_of_envelope.sql"))?;
    let lines = statement.query_map(params, |row| read_line(row).map(|line| (line.id, line)))?;
    Ok(Some(EnvelopeRecord {
        programme,
        authority,
        person: serde_json::from_str(&person).map_err(|_| SqlError::Damaged("person"))?,
        lines: lines.collect::<Result<_, _>>()?,
    }))
}

/// The batch in which a line arrived first.
fn first_batch(tx: &Transaction<'_>, line: Digest) -> Result<(i64, Digest), SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT b.log_index, b.batch_id FROM batch_lines l JOIN batches b ON b.log_index = l.log_index
         WHERE l.line_sha256 = :line_sha256 ORDER BY b.log_index LIMIT 1",
    )?;
    let params = named_params! {":line_sha256": Bytes(line)};
    Ok(statement.query_row(params, |row| {
        Ok((row.get("log_index")?, row.get::<_, Bytes<_>>("batch_id")?.0))
    })?)
}

fn batch(tx: &Transaction<'_>, log_index: i64, id: Digest) -> Result<BatchRecord, SqlError> {
    let params = named_params! {":log_index": log_index};
    let mut statement = tx.prepare_cached(
        "SELECT e.line FROM batch_lines l JOIN entries e ON e.line_sha256 = l.line_sha256
         WHERE l.log_index = :log_index ORDER BY l.position",
    )?;
    let rows = statement.query_map(params, |row| row.get::<_, String>("line"))?;
    let mut lines = Vec::new();
    for line in rows {
        lines.push(sealed(&line?)?);
    }
    let mut statement =
        tx.prepare_cached("SELECT manifest, acknowledgement FROM batches WHERE log_index = :log_index")?;
    Ok(statement.query_row(params, |row| {
        Ok(BatchRecord {
            id,
            manifest_jws: row.get("manifest")?,
            acknowledgement_jws: row.get("acknowledgement")?,
            lines,
        })
    })?)
}
