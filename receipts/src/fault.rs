//! What is wrong with a bundle, and where.

use sync_protocol::digest::Digest;
use sync_protocol::entry::EntryError;
use sync_protocol::json::JsonError;
use sync_protocol::jws::JwsError;
use sync_protocol::keys::Kid;

use crate::layout::Place;

/// The first bad record of a bundle: file, line, what is wrong and why that matters.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{file}{}: {fault}", line_suffix(*line))]
pub struct BadRecord {
    /// Name of the file inside the bundle; `(archive)` for the zip itself. Names that are not of this program
    /// are escaped and cut.
    pub file: String,
    /// Line of that file, from 1, when the file has lines.
    pub line: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

fn line_suffix(line: Option<u64>) -> String {
    line.map(|n| format!(", line {n}")).unwrap_or_default()
}

/// What can be wrong. Texts carry no personal data: digests, key names and numbers only.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not a zip that every program reads the same way.
    #[error("not a plain zip archive ({0}); ask for the bundle again")]
    Archive(&'static str),
    /// More files or bytes than a bundle may have.
    #[error("more {0} than a bundle may hold; it was not unpacked")]
    TooLarge(&'static str),
    /// A file that does not belong here. It is covered by no signature.
    #[error("does not belong to this bundle: nothing that is signed refers to it")]
    Unexpected,
    /// A file without which something cannot be checked.
    #[error("is missing, so that what depends on it cannot be checked")]
    Missing,
    /// The bytes are not text.
    #[error("is not UTF-8 text, or does not end with a line feed")]
    NotText,
    /// The form is of a later version.
    #[error("is of form {0}, which this program does not know; use a later version of it")]
    UnknownFormat(u32),
    /// Not a key.
    #[error("is not an Ed25519 public key in the form that this program writes")]
    NotAKey,
    /// The key is not the one it must be.
    #[error(
        "is key {found}, but {expected} is expected: the bundle is of another centre, or the key was exchanged"
    )]
    WrongCentre {
        /// The key that the reader trusts or the manifest names.
        expected: Kid,
        /// The key in the file.
        found: Kid,
    },
    /// The file is not what follows from the signed ones.
    #[error("is not what follows from the signed files: it was altered")]
    NotDerived,
    /// A JWS that does not hold.
    #[error("{0}")]
    Jws(JwsError),
    /// Signed, but not of the form that stands in this place.
    #[error("is signed, but it is not the kind of record that belongs here")]
    OtherRecord,
    /// The device that signed it has no certificate here.
    #[error("is signed by device {0}, which has no valid certificate here")]
    UnknownDevice(Kid),
    /// A statement that contradicts another file or its own name.
    #[error("{0} is not what the file's name or the files it refers to say")]
    Contradiction(&'static str),
    /// A sealed line that does not hold.
    #[error("{0}")]
    Entry(EntryError),
    /// Lines out of order or repeated.
    #[error("does not come after the line before it, by its number in the journal")]
    Order,
    /// Two lines that follow each other by number, but not by digest.
    #[error("does not continue the line with the number before it: one of the two was exchanged")]
    BrokenChain,
    /// A proof that cannot be read.
    #[error("is not a proof in canonical JSON")]
    Proof,
    /// A proof that leads elsewhere.
    #[error("does not lead to the root that the centre acknowledged for batch {0}")]
    NotIncluded(Digest),
    /// The sum of money leaves all bounds.
    #[error("brings the sum of money out of range")]
    SumOutOfRange,
    /// There are no sealed lines.
    #[error("holds no sealed line")]
    Empty,
}

impl From<JwsError> for Fault {
    /// Texts that quote the file are dropped: they may carry a name or an amount.
    fn from(error: JwsError) -> Self {
        match error {
            JwsError::Payload(JsonError::Malformed(_)) | JwsError::WrongType { .. } => Self::OtherRecord,
            other => Self::Jws(other),
        }
    }
}

impl From<EntryError> for Fault {
    /// Texts that quote the file are dropped: they may carry a name or an amount.
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::Json(JsonError::Malformed(_)) => Self::OtherRecord,
            other => Self::Entry(other),
        }
    }
}

impl Fault {
    /// The fault in a file.
    pub(crate) fn at(self, place: Place) -> BadRecord {
        BadRecord {
            file: place.to_string(),
            line: None,
            fault: self,
        }
    }

    /// The fault in a line of a file, from 1.
    pub(crate) fn at_line(self, place: Place, line: u64) -> BadRecord {
        BadRecord {
            file: place.to_string(),
            line: Some(line),
            fault: self,
        }
    }

    /// The fault of the archive as a whole.
    pub(crate) fn of_archive(self) -> BadRecord {
        BadRecord {
            file: "(archive)".into(),
            line: None,
            fault: self,
        }
    }

    /// The fault in a file whose name is not ours: it may hold anything, so it is escaped and cut.
    pub(crate) fn of_foreign(self, name: &str) -> BadRecord {
        BadRecord {
            file: name.escape_default().take(FOREIGN_NAME_CHARS).collect(),
            line: None,
            fault: self,
        }
    }
}

/// Enough to recognise a name, too little to flood a terminal.
const FOREIGN_NAME_CHARS: usize = 120;
