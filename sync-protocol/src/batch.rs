//! Batches: what a device sends. A signed manifest of digests, and the lines themselves, compressed.
//!
//! A batch in transit, over the network or as a file, is the manifest (a compact JWS), a line feed, and the
//! zstd-compressed lines, each ended by a line feed. Its id is the SHA-256 of the manifest's payload, so the
//! same batch has the same id on every road (invariant I3).

use std::io::{Read, Write};

use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::body_range;
use crate::chain::{self, ChainError};
use crate::digest::Digest;
use crate::entry::{Entry, Head, SealedLine};
use crate::jws::{self, JwsError, SignedObject};
use crate::keys::{Kid, SigningKey, VerifyingKey};
use crate::limits::{
    BATCH_BYTES_MAX, BATCH_ENTRIES_MAX, BATCH_LINES_BYTES_MAX, MANIFEST_BYTES_MAX, ZSTD_WINDOW_LOG_MAX,
};
use crate::times::Times;
use crate::{PROTOCOL_VERSION, merkle};

/// What the device states of a batch.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the protocol.
    pub v: u32,
    /// The device's key.
    pub kid: Kid,
    /// Number of the first entry.
    pub first: u64,
    /// Number of the last entry.
    pub last: u64,
    /// Number of entries.
    pub count: u64,
    /// Digest of the line before the first.
    pub head_before: Digest,
    /// Digest of the last line.
    pub head_after: Digest,
    /// Money paid by the payouts of the batch: the sum of `body.amount` over the entries of type `payout`.
    pub paid: Amount,
    /// RFC 9162 root of the lines.
    pub root: Digest,
    /// SHA-256 of the compressed lines.
    pub file_sha256: Digest,
    /// Size of the compressed lines in bytes.
    pub file_bytes: u64,
    /// Size of the lines in bytes.
    pub lines_bytes: u64,
    /// What the device knew of the time when it made the batch.
    pub at: Times,
    /// Name and version of the program.
    pub software: String,
    /// The last checkpoint of the centre's log that the device has seen. Reserved for the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
}

impl SignedObject for Manifest {
    const TYP: &'static str = "tan-nha-batch+jws";
}

/// Why a batch was refused. Only what is not authentic or not well formed is refused (invariant I4).
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BatchError {
    /// No manifest line, or more bytes than a limit.
    #[error("Not a batch: manifest, line feed, compressed lines, at most 8 MiB")]
    Malformed,
    /// The manifest is not this device's.
    #[error("Batch manifest: {0}")]
    Manifest(#[from] JwsError),
    /// The compressed lines are not those of the manifest.
    #[error("Batch whose {0} is not what its manifest states")]
    Mismatch(&'static str),
    /// The lines cannot be decompressed, or are more than the manifest states.
    #[error("Batch lines that cannot be read")]
    UnreadableLines,
    /// The lines are not a continuation of the journal.
    #[error("Batch lines: {0}")]
    Chain(#[from] ChainError),
    /// Too many entries, or none.
    #[error("Batch of {0} entries; it must hold 1 to 2000")]
    BadCount(u64),
    /// The manifest cannot be written.
    #[error("Batch that cannot be written: {0}")]
    Unwritable(#[from] crate::json::JsonError),
}

/// A batch as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The id: SHA-256 of the manifest's payload.
    pub id: Digest,
    /// The bytes on every road.
    pub bytes: Vec<u8>,
}

/// A batch whose manifest, lines and chain were checked.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedBatch {
    /// The id.
    pub id: Digest,
    /// The manifest as it travelled.
    pub manifest_jws: String,
    /// What it states.
    pub manifest: Manifest,
    /// The lines, byte for byte.
    pub lines: Vec<SealedLine>,
    /// What they say.
    pub entries: Vec<Entry>,
}

/// What a device states of itself when it makes a batch.
#[derive(Clone, Debug)]
pub struct BatchContext {
    /// What it knows of the time.
    pub at: Times,
    /// Name and version of the program.
    pub software: String,
}

/// Makes a batch of lines that follow a head.
///
/// # Errors
/// The lines are none, too many, or not a continuation of the journal.
pub fn build(
    lines: &[SealedLine],
    after: Head,
    key: &SigningKey,
    context: BatchContext,
) -> Result<Batch, BatchError> {
    let count = lines.len() as u64;
    if count == 0 || count > BATCH_ENTRIES_MAX {
        return Err(BatchError::BadCount(count));
    }
    let (entries, head) = chain::verify(lines, after, &key.verifying_key())?;
    let text: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    let file = zstd::encode_all(text.as_bytes(), ZSTD_LEVEL).map_err(|_| BatchError::UnreadableLines)?;
    let manifest = Manifest {
        v: PROTOCOL_VERSION,
        kid: key.kid(),
        first: after.seq + 1,
        last: head.seq,
        count,
        head_before: after.digest,
        head_after: head.digest,
        paid: paid(&entries),
        root: root(lines),
        file_sha256: Digest::of(&file),
        file_bytes: file.len() as u64,
        lines_bytes: text.len() as u64,
        at: context.at,
        software: context.software,
        checkpoint: None,
    };
    let jws = jws::sign(&manifest, key)?;
    let id = Digest::of(crate::json::write(&manifest)?.as_bytes());
    let mut bytes = Vec::with_capacity(jws.len() + 1 + file.len());
    for part in [jws.as_bytes(), b"\n", &file] {
        bytes.write_all(part).map_err(|_| BatchError::Malformed)?;
    }
    Ok(Batch { id, bytes })
}

/// The level at which small texts stop shrinking; the time it takes does not matter at this size.
const ZSTD_LEVEL: i32 = 9;

/// The key that a batch says it is signed with, before anything is checked: for finding the device.
///
/// # Errors
/// The bytes do not begin with a manifest.
pub fn claimed_kid(bytes: &[u8]) -> Result<Kid, BatchError> {
    Ok(jws::claimed_kid(split(bytes)?.0)?)
}

/// Checks a batch against the device's key: manifest, digests, sizes, every seal and link.
///
/// Whether `head_before` is known to the reader is the reader's to check.
///
/// # Errors
/// See [`BatchError`].
pub fn open(bytes: &[u8], key: &VerifyingKey) -> Result<OpenedBatch, BatchError> {
    let (jws, file) = split(bytes)?;
    let verified = jws::verify::<Manifest>(jws, key)?;
    let manifest = verified.payload;
    check(manifest.kid == key.kid(), "device")?;
    check(manifest.file_bytes == file.len() as u64, "size")?;
    check(manifest.file_sha256 == Digest::of(file), "file digest")?;
    let lines = read_lines(file, &manifest)?;
    let before = manifest
        .first
        .checked_sub(1)
        .ok_or(BatchError::Mismatch("first number"))?;
    let after = Head {
        seq: before,
        digest: manifest.head_before,
    };
    let (entries, head) = chain::verify(&lines, after, key)?;
    check(manifest.last == head.seq, "last number")?;
    check(manifest.head_after == head.digest, "head")?;
    check(manifest.root == root(&lines), "root")?;
    check(manifest.paid == paid(&entries), "sum of money")?;
    let manifest_jws = jws.to_owned();
    Ok(OpenedBatch {
        id: verified.payload_digest,
        manifest_jws,
        manifest,
        lines,
        entries,
    })
}

fn check(holds: bool, what: &'static str) -> Result<(), BatchError> {
    if holds {
        Ok(())
    } else {
        Err(BatchError::Mismatch(what))
    }
}

fn split(bytes: &[u8]) -> Result<(&str, &[u8]), BatchError> {
    if bytes.len() > BATCH_BYTES_MAX {
        return Err(BatchError::Malformed);
    }
    let end = bytes
        .iter()
        .position(|b| *b == b'\n')
        .ok_or(BatchError::Malformed)?;
    let (jws, file) = bytes.split_at_checked(end).ok_or(BatchError::Malformed)?;
    let file = file.get(1..).ok_or(BatchError::Malformed)?;
    if jws.len() > MANIFEST_BYTES_MAX {
        return Err(BatchError::Malformed);
    }
    Ok((std::str::from_utf8(jws).map_err(|_| BatchError::Malformed)?, file))
}

fn read_lines(file: &[u8], manifest: &Manifest) -> Result<Vec<SealedLine>, BatchError> {
    check(manifest.lines_bytes <= BATCH_LINES_BYTES_MAX, "size of lines")?;
    let text = decompress(file, manifest.lines_bytes)?;
    check(text.len() as u64 == manifest.lines_bytes, "size of lines")?;
    let text = text.strip_suffix('\n').ok_or(BatchError::UnreadableLines)?;
    // Counted before any line is taken apart: millions of empty lines compress to nothing.
    let count = text.split('\n').count() as u64;
    if count > BATCH_ENTRIES_MAX {
        return Err(BatchError::BadCount(count));
    }
    check(manifest.count == count, "count")?;
    let lines = text.split('\n').zip(1..).map(|(line, position)| {
        SealedLine::parse(line).map_err(|error| ChainError::Entry { position, error }.into())
    });
    lines.collect()
}

/// Decompresses the one zstd frame that a batch holds (RFC 8878), up to one byte more than stated: enough to see
/// that there is more.
fn decompress(file: &[u8], stated_bytes: u64) -> Result<String, BatchError> {
    let unreadable = |_| BatchError::UnreadableLines;
    let mut decoder = zstd::Decoder::with_buffer(file)
        .map_err(unreadable)?
        .single_frame();
    decoder.window_log_max(ZSTD_WINDOW_LOG_MAX).map_err(unreadable)?;
    let mut text = String::new();
    (&mut decoder)
        .take(stated_bytes + 1)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    // Bytes after the frame would be signed and seen by nobody.
    let nothing_after = text.len() as u64 > stated_bytes || decoder.finish().is_empty();
    if nothing_after {
        Ok(text)
    } else {
        Err(BatchError::UnreadableLines)
    }
}

/// The RFC 9162 root of lines, each a leaf without its line feed.
#[must_use]
pub fn root(lines: &[SealedLine]) -> Digest {
    let leaves: Vec<_> = lines
        .iter()
        .map(|line| merkle::leaf_hash(line.as_str().as_bytes()))
        .collect();
    merkle::root(&leaves)
}

/// The money that payouts among the entries handed over. It is read from `body.amount` alone and counts nothing
/// where that is not an amount in range, so that both sides come to the same sum even when one of them is older
/// and cannot read the rest of a body.
fn paid(entries: &[Entry]) -> Amount {
    let payouts = entries.iter().filter(|entry| entry.type_name == "payout");
    let amounts = payouts.filter_map(|entry| entry.body.get("amount")?.as_str()?.parse().ok());
    Amount::checked_sum(amounts.filter(|amount| body_range::amount(*amount))).unwrap_or_default()
}
