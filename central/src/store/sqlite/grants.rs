//! Grants by which envelopes went from carrier to carrier.

use std::collections::BTreeSet;

use rusqlite::{Transaction, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{EnvelopeId, StaffId};
use sync_protocol::keys::Kid;

use crate::day::records::MoveKind;
use crate::ingest::effects::Settled;
use crate::ingest::grants::{Grant, GrantEntry, GrantSide};
use crate::store::sqlite::entries;
use crate::store::sqlite::value::{Bytes, SqlError, Word};

/// Keeps one side of a grant with its envelopes.
pub(super) fn add(
    tx: &Transaction<'_>,
    line: Digest,
    (side, grant, taker): (GrantSide, Digest, Kid),
    envelopes: &[(EnvelopeId, Amount)],
) -> Result<(), SqlError> {
    tx.prepare_cached(
        "INSERT INTO grants (line_sha256, grant_sha256, given, taker)
         VALUES (:line_sha256, :grant_sha256, :given, :taker)",
    )?
    .execute(named_params! {
        ":line_sha256": Bytes(line),
        ":grant_sha256": Bytes(grant),
        ":given": side == GrantSide::Given,
        ":taker": Bytes(taker),
    })?;
    let kind = match side {
        GrantSide::Given => MoveKind::HandedOver,
        GrantSide::Taken => MoveKind::Received,
    };
    entries::add_moves(tx, line, kind, envelopes)
}

/// The entries that name a grant and hold.
pub(super) fn find(tx: &Transaction<'_>, grant: Digest) -> Result<Grant, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("grant.sql"))?;
    let mut rows = statement.query(named_params! {":grant_sha256": Bytes(grant)})?;
    let mut found = Grant::default();
    while let Some(row) = rows.next()? {
        let given: bool = row.get("given")?;
        let entries = if given { &mut found.given } else { &mut found.taken };
        let line = row.get::<_, Bytes<Digest>>("line_sha256")?.0;
        if entries.last().is_none_or(|entry: &GrantEntry| entry.line != line) {
            entries.push(GrantEntry {
                line,
                taker: row.get::<_, Bytes<_>>("taker")?.0,
                envelopes: BTreeSet::new(),
            });
        }
        let envelope = row.get::<_, Bytes<EnvelopeId>>("envelope_id")?.0;
        entries.last_mut().into_iter().for_each(|entry| {
            entry.envelopes.insert(envelope);
        });
    }
    Ok(found)
}

/// Who has taken an envelope by a grant.
pub(super) fn takers(tx: &Transaction<'_>, envelope: EnvelopeId) -> Result<BTreeSet<StaffId>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT e.staff_id FROM envelope_moves m
         JOIN grants g ON g.line_sha256 = m.line_sha256
         JOIN entries e ON e.line_sha256 = m.line_sha256
         WHERE m.envelope_id = :envelope_id AND g.given = 0 AND e.corrected_by IS NULL",
    )?;
    let params = named_params! {":envelope_id": Bytes(envelope)};
    let rows = statement.query_map(params, |row| Ok(row.get::<_, Word<_>>("staff_id")?.0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Closes the open doubts of a code about a line.
pub(super) fn settle(tx: &Transaction<'_>, settled: &Settled) -> Result<(), SqlError> {
    tx.prepare_cached(
        "UPDATE exceptions SET settled_by = :by
         WHERE settled_by IS NULL AND code = :code
           AND exception_id IN (SELECT exception_id FROM exception_lines WHERE line_sha256 = :line_sha256)",
    )?
    .execute(named_params! {
        ":by": Bytes(settled.by),
        ":code": Word(&settled.code),
        ":line_sha256": Bytes(settled.line),
    })?;
    Ok(())
}
