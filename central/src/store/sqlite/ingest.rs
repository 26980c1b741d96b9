//! A batch: state, decision and effects in one transaction.

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::batch::OpenedBatch;
use sync_protocol::digest::Digest;
use sync_protocol::jws;

use crate::ingest::decide::{Misplaced, decide};
use crate::ingest::effects::Effects;
use crate::store::sqlite::value::{Bytes, Count, Ms, SqlError};
use crate::store::sqlite::{devices, doors, entries, grants, ingest_state};
use crate::store::{RefusedBatch, Signer};

pub(super) fn ingest(
    tx: &Transaction<'_>,
    batch: &OpenedBatch,
    signer: &Signer,
) -> Result<Result<String, Misplaced>, SqlError> {
    if let Some(acknowledgement) = acknowledged(tx, batch.id)? {
        return Ok(Ok(acknowledgement));
    }
    let state = ingest_state::load(tx, batch)?;
    let effects = match decide(state, batch, signer.now) {
        Ok(effects) => effects,
        Err(misplaced) => return Ok(Err(misplaced)),
    };
    let signed = jws::sign(&effects.acknowledgement, &signer.key);
    let acknowledgement = signed.map_err(|_| SqlError::Damaged("text of an acknowledgement"))?;
    write(tx, batch, &effects, &acknowledgement, signer)?;
    Ok(Ok(acknowledgement))
}

/// The same batch gets the same bytes (invariant I3).
fn acknowledged(tx: &Transaction<'_>, id: Digest) -> Result<Option<String>, SqlError> {
    let found = tx.query_row(
        "SELECT acknowledgement FROM batches WHERE batch_id = :batch_id",
        named_params! {":batch_id": Bytes(id)},
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

fn write(
    tx: &Transaction<'_>,
    batch: &OpenedBatch,
    effects: &Effects,
    acknowledgement: &str,
    signer: &Signer,
) -> Result<(), SqlError> {
    let log_index = effects.acknowledgement.log_index;
    tx.execute(
        include_str!("add_batch.sql"),
        named_params! {
            ":log_index": Count(log_index),
            ":batch_id": Bytes(batch.id),
            ":kid": Bytes(batch.manifest.kid),
            ":first_seq": Count(batch.manifest.first),
            ":last_seq": Count(batch.manifest.last),
            ":manifest": batch.manifest_jws,
            ":acknowledgement": acknowledgement,
            ":received_ms": Ms(effects.acknowledgement.at),
        },
    )?;
    for entry in &effects.entries {
        entries::add(tx, batch.manifest.kid, entry)?;
    }
    let mut statement = tx.prepare_cached(
        "INSERT INTO batch_lines (log_index, position, line_sha256)
         VALUES (:log_index, :position, :line_sha256)",
    )?;
    for (line, position) in batch.lines.iter().zip(0_i64..) {
        statement.execute(named_params! {
            ":log_index": Count(log_index), ":position": position, ":line_sha256": Bytes(line.digest()),
        })?;
    }
    for exception in &effects.exceptions {
        entries::add_exception(tx, exception, effects.acknowledgement.at)?;
    }
    for settled in &effects.settled {
        grants::settle(tx, settled)?;
    }
    for correction in &effects.corrections {
        entries::correct(tx, correction)?;
    }
    doors::tell_others(tx, batch.manifest.kid, effects, signer)?;
    devices::set_accepted(tx, batch.manifest.kid, effects.accepted)
}

/// Bytes of refused batches that are kept: enough for evidence, too little to fill a disk with.
const QUARANTINE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Keeps a refused batch, the same bytes once.
pub(super) fn quarantine(tx: &Transaction<'_>, refused: &RefusedBatch) -> Result<(), SqlError> {
    let held: Count = tx.query_row(
        "SELECT coalesce(sum(length(bytes)), 0) FROM quarantine",
        [],
        |r| r.get(0),
    )?;
    let room = QUARANTINE_BYTES_MAX.saturating_sub(held.0);
    if u64::try_from(refused.bytes.len()).is_ok_and(|size| size > room) {
        return Ok(());
    }
    tx.execute(
        "INSERT INTO quarantine (file_sha256, kid, received_ms, reason, bytes)
         VALUES (:file_sha256, :kid, :received_ms, :reason, :bytes) ON CONFLICT (file_sha256) DO NOTHING",
        named_params! {
            ":file_sha256": Bytes(Digest::of(&refused.bytes)),
            ":kid": Bytes(refused.kid),
            ":received_ms": Ms(refused.at),
            ":reason": refused.reason,
            ":bytes": refused.bytes,
        },
    )?;
    Ok(())
}
