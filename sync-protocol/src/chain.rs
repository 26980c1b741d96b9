//! The chain of a journal: every line names the one before it.

use crate::entry::{Entry, EntryError, Head, SealedLine};
use crate::keys::VerifyingKey;

/// Why lines are not the continuation of a journal.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ChainError {
    /// A line is not an entry of this device.
    #[error("Entry {position} of the lines: {error}")]
    Entry {
        /// Its place among the lines, from 1.
        position: u64,
        /// What is wrong with it.
        error: EntryError,
    },
    /// A number is missing or repeated.
    #[error("Entry {found} where entry {expected} must come")]
    Gap {
        /// The number that must come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// A line names another one than the line before it.
    #[error("Entry {seq} does not follow the line before it")]
    Broken {
        /// Its number.
        seq: u64,
    },
}

/// Checks every signature, number and link of lines that must follow a head. Gives the entries and the head
/// after them.
///
/// # Errors
/// The first fault, see [`ChainError`].
pub fn verify(
    lines: &[SealedLine],
    after: Head,
    key: &VerifyingKey,
) -> Result<(Vec<Entry>, Head), ChainError> {
    let mut head = after;
    let mut entries = Vec::with_capacity(lines.len());
    for (line, position) in lines.iter().zip(1..) {
        let entry = line
            .open(key)
            .map_err(|error| ChainError::Entry { position, error })?;
        let expected = head.seq + 1;
        if entry.seq != expected {
            return Err(ChainError::Gap {
                expected,
                found: entry.seq,
            });
        }
        if entry.prev != head.digest {
            return Err(ChainError::Broken { seq: entry.seq });
        }
        head = Head {
            seq: entry.seq,
            digest: line.digest(),
        };
        entries.push(entry);
    }
    Ok((entries, head))
}
