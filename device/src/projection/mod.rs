//! Projections: what the screens read, derived from journal, statements and acknowledgements.
//!
//! Each source changes the tables through one function here, in the transaction that stores the source. The
//! result does not depend on how entries and statements were interleaved, so all of it can be dropped and
//! built anew: statements first, then entries, then acknowledgements, each in its own order.

mod acknowledgements;
mod door_notes;
mod entries;
mod handovers;
mod lists;
mod reports;
mod route;
mod statements;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Transaction, named_params};
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::body::Body;
use sync_protocol::digest::Digest;
use sync_protocol::entry::SealedLine;
use sync_protocol::ids::EntryId;
use sync_protocol::jws;
use sync_protocol::keys::VerifyingKey;
use sync_protocol::statement::Statement;

pub(crate) use acknowledgements::{apply as apply_acknowledgement, flag_text};
pub(crate) use entries::apply as apply_entry;
pub(crate) use statements::apply as apply_statement;

use crate::error::{During, Result};
use crate::store::values::from_column;
use crate::views::CallError;

/// Counts up whenever the tables or what goes into them change: also when the program learns to read a later form
/// of catalogues.
const PROJECTION_VERSION: i64 = 5;

const OPERATION: &str = "build the projections";

/// An entry as the projections need it.
pub(crate) struct Fact<'a> {
    /// Number in the journal.
    pub(crate) seq: u64,
    /// Its name.
    pub(crate) id: EntryId,
    /// Digest of its line.
    pub(crate) digest: Digest,
    /// The wall clock.
    pub(crate) at: DateTime<FixedOffset>,
    /// What it says.
    pub(crate) body: &'a Body,
}

/// Builds the projections anew when another version of the program made them.
///
/// # Errors
/// As [`rebuild`].
pub(crate) fn bring_up_to_date(tx: &Transaction<'_>, centre: &VerifyingKey) -> Result<()> {
    let version: i64 = tx
        .query_row(
            "SELECT projection_version FROM schema_info WHERE id = 1",
            [],
            |row| row.get(0),
        )
        .during(OPERATION)?;
    if version == PROJECTION_VERSION {
        Ok(())
    } else {
        rebuild(tx, centre)
    }
}

/// Drops all projections and builds them from journal, statements and acknowledgements.
///
/// # Errors
/// `StoreDamaged`: a source is not what the centre signed, or an entry cannot be read.
pub(crate) fn rebuild(tx: &Transaction<'_>, centre: &VerifyingKey) -> Result<()> {
    tx.execute_batch(include_str!("tables.sql")).during(OPERATION)?;
    // First, so that what the centre says to this device itself stands above it.
    handovers::apply_all(tx, centre)?;
    for_each_text(tx, "SELECT seq, jws FROM statements ORDER BY seq", |seq, text| {
        let statement = jws::verify::<Statement>(text, centre)
            .map_err(|_| CallError::damaged(format_args!("statement {seq}")))?;
        apply_statement(tx, &statement.payload)
    })?;
    for_each_text(tx, "SELECT seq, line FROM entries ORDER BY seq", |seq, text| {
        replay_entry(tx, text)
            .ok_or_else(|| CallError::damaged(format_args!("entry {seq}")))
            .flatten()
    })?;
    let acknowledgements = "SELECT number, jws FROM acknowledgements ORDER BY number";
    for_each_text(tx, acknowledgements, |number, text| {
        let acknowledgement = jws::verify::<Acknowledgement>(text, centre)
            .map_err(|_| CallError::damaged(format_args!("acknowledgement {number}")))?;
        apply_acknowledgement(tx, number, &acknowledgement.payload)
    })?;
    tx.execute(
        "UPDATE schema_info SET projection_version = :version WHERE id = 1",
        named_params! { ":version": PROJECTION_VERSION },
    )
    .during(OPERATION)
    .map(|_| ())
}

/// `None` when the line cannot be read.
fn replay_entry(tx: &Transaction<'_>, text: &str) -> Option<Result<()>> {
    let line = SealedLine::parse(text).ok()?;
    let entry = line.read_unchecked().ok()?;
    let body = entry.typed_body().ok()?;
    let fact = Fact {
        seq: entry.seq,
        id: entry.id,
        digest: line.digest(),
        at: entry.at.wall,
        body: &body,
    };
    Some(apply_entry(tx, &fact))
}

fn for_each_text(
    tx: &Transaction<'_>,
    sql: &str,
    mut apply: impl FnMut(u64, &str) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.prepare(sql).during(OPERATION)?;
    let mut rows = statement.query([]).during(OPERATION)?;
    while let Some(row) = rows.next().during(OPERATION)? {
        let number = from_column(row.get(0).during(OPERATION)?);
        let text: String = row.get(1).during(OPERATION)?;
        apply(number, &text)?;
    }
    Ok(())
}
