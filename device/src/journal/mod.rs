//! The journal: sealed lines, one after the other, never altered. It is the truth; everything else that a
//! screen shows of the device's acts is derived from it.

mod record;

use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::chain;
use sync_protocol::digest::Digest;
use sync_protocol::entry::{Head, SealedLine};
use sync_protocol::ids::EntryId;
use sync_protocol::jws;
use sync_protocol::keys::VerifyingKey;

pub(crate) use record::{RequestKey, record, record_all, record_at_door};

use crate::error::{During, Result};
use crate::store::values::{from_column, to_column};
use crate::views::CallError;

/// An entry that was found by its id.
pub(crate) struct Found {
    /// Number in the journal.
    pub(crate) seq: u64,
    /// Digest of the request that it answered.
    pub(crate) request: String,
}

/// The last entry; before the first, the digest of the certificate's text.
///
/// # Errors
/// The journal cannot be read.
pub(crate) fn head(db: &Connection) -> Result<Head> {
    let last = db
        .query_row("SELECT MAX(seq) FROM entries", [], |row| {
            row.get::<_, Option<i64>>(0)
        })
        .during("read the head")?;
    head_at(db, last.map_or(0, from_column))
}

/// The head as it stood after an entry; 0 for the certificate.
///
/// # Errors
/// `StoreDamaged`: there is no such entry.
pub(crate) fn head_at(db: &Connection, seq: u64) -> Result<Head> {
    const OPERATION: &str = "read the head";
    let digest = if seq == 0 {
        let certificate: String = db
            .query_row("SELECT certificate FROM device WHERE id = 1", [], |row| {
                row.get(0)
            })
            .during(OPERATION)?;
        return Ok(Head {
            seq,
            digest: Digest::of(certificate.as_bytes()),
        });
    } else {
        line(db, seq)?.digest()
    };
    Ok(Head { seq, digest })
}

/// One line.
///
/// # Errors
/// `StoreDamaged`: it is missing or not a line.
pub(crate) fn line(db: &Connection, seq: u64) -> Result<SealedLine> {
    let text: Option<String> = db
        .query_row(
            "SELECT line FROM entries WHERE seq = :seq",
            named_params! { ":seq": to_column(seq)? },
            |row| row.get(0),
        )
        .optional()
        .during("read an entry")?;
    text.and_then(|t| SealedLine::parse(&t).ok())
        .ok_or_else(|| damaged_entry(seq))
}

/// Lines after a head, in order, at most so many and so many bytes of them (always at least one).
///
/// # Errors
/// `StoreDamaged`: one is not a line.
pub(crate) fn lines_after(
    db: &Connection,
    seq: u64,
    count_max: u64,
    bytes_max: usize,
) -> Result<Vec<SealedLine>> {
    const OPERATION: &str = "read the entries";
    let mut statement = db
        .prepare_cached("SELECT seq, line FROM entries WHERE seq > :seq ORDER BY seq LIMIT :count")
        .during(OPERATION)?;
    let params = named_params! { ":seq": to_column(seq)?, ":count": to_column(count_max)? };
    let mut rows = statement.query(params).during(OPERATION)?;
    let (mut lines, mut bytes) = (Vec::new(), 0_usize);
    while let Some(row) = rows.next().during(OPERATION)? {
        let seq = from_column(row.get(0).during(OPERATION)?);
        let text: String = row.get(1).during(OPERATION)?;
        bytes = bytes.saturating_add(text.len());
        if bytes > bytes_max && !lines.is_empty() {
            break;
        }
        lines.push(SealedLine::parse(&text).map_err(|_| damaged_entry(seq))?);
    }
    Ok(lines)
}

/// Checks every seal and link after an entry up to the head.
///
/// # Errors
/// `StoreDamaged` with the number of the first entry that was altered or is missing.
pub(crate) fn verify_after(db: &Connection, seq: u64, key: &VerifyingKey) -> Result<()> {
    let mut head = head_at(db, seq)?;
    loop {
        let lines = lines_after(db, head.seq, CHECK_STEP, usize::MAX)?;
        if lines.is_empty() {
            return Ok(());
        }
        (_, head) = chain::verify(&lines, head, key).map_err(|error| altered(&error, head.seq))?;
    }
}

/// Compares the journal with the last line that the centre has acknowledged.
///
/// # Errors
/// `StoreDamaged`: the line is not the one that the centre holds, or the acknowledgement is not the centre's.
pub(crate) fn verify_acknowledged(db: &Connection, centre: &VerifyingKey) -> Result<()> {
    let newest: Option<String> = db
        .query_row(
            "SELECT jws FROM acknowledgements ORDER BY number DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()
        .during("read the acknowledgement")?;
    let Some(newest) = newest else { return Ok(()) };
    let acknowledged = jws::verify::<Acknowledgement>(&newest, centre)
        .map_err(|_| CallError::damaged("acknowledgement"))?
        .payload;
    // The centre may hold more of this journal than a store that was restored from a backup.
    let is_known = acknowledged.seq <= head(db)?.seq;
    if is_known && head_at(db, acknowledged.seq)?.digest != acknowledged.head {
        return Err(damaged_entry(acknowledged.seq));
    }
    Ok(())
}

/// Entries that are held in memory while a journal is checked.
const CHECK_STEP: u64 = 500;

/// An entry of the journal is not as it was sealed.
pub(crate) fn altered(error: &chain::ChainError, after: u64) -> CallError {
    damaged_entry(match error {
        chain::ChainError::Entry { position, .. } => after.saturating_add(*position),
        chain::ChainError::Gap { expected, .. } => *expected,
        chain::ChainError::Broken { seq } => *seq,
    })
}

fn damaged_entry(seq: u64) -> CallError {
    CallError::damaged(format_args!("entry {seq}")).with("seq", seq)
}

/// Finds an entry by its id.
///
/// # Errors
/// The journal cannot be read.
pub(crate) fn find(db: &Connection, id: EntryId) -> Result<Option<Found>> {
    db.query_row(
        "SELECT seq, request_digest FROM entries WHERE id = :id",
        named_params! { ":id": id.to_string() },
        |row| {
            Ok(Found {
                seq: from_column(row.get(0)?),
                request: row.get(1)?,
            })
        },
    )
    .optional()
    .during("find an entry")
}

/// Adds a sealed line.
///
/// # Errors
/// `DiskFull`: there is no room; nothing was added.
pub(crate) fn append(
    tx: &Transaction<'_>,
    id: EntryId,
    line: &SealedLine,
    head: Head,
    request: &str,
) -> Result<()> {
    tx.execute(
        "INSERT INTO entries (seq, id, line, digest, request_digest)
         VALUES (:seq, :id, :line, :digest, :request)",
        named_params! {
            ":seq": to_column(head.seq)?,
            ":id": id.to_string(),
            ":line": line.as_str(),
            ":digest": head.digest.to_string(),
            ":request": request,
        },
    )
    .during("add an entry")
    .map(|_| ())
}

/// The highest number up to which the centre has acknowledged every entry.
///
/// # Errors
/// The acknowledgements cannot be read.
pub(crate) fn accepted(db: &Connection) -> Result<u64> {
    db.query_row(
        "SELECT COALESCE(MAX(last_seq), 0) FROM acknowledgements",
        [],
        |row| row.get(0),
    )
    .map(from_column)
    .during("read what is accepted")
}
