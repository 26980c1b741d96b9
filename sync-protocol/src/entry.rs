//! Entries and their seals: one line of text each, kept byte for byte from the moment it is made.
//!
//! A line is `base64url(signature)`, a TAB and the entry's JSON. The signature is Ed25519 over the JSON bytes
//! exactly as they stand; the digest of a line is SHA-256 over the whole line without its line feed.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::PROTOCOL_VERSION;
use crate::body::Body;
use crate::digest::Digest;
use crate::ids::EntryId;
use crate::json::{self, JsonError};
use crate::keys::{Kid, SigningKey, VerifyingKey};
use crate::limits::LINE_BYTES_MAX;
use crate::times::Times;

/// A record of a device's journal.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the protocol that wrote it.
    pub v: u32,
    /// What kind of record it is.
    #[serde(rename = "type")]
    pub type_name: String,
    /// Its random name.
    pub id: EntryId,
    /// The device's key.
    pub kid: Kid,
    /// Its place in the device's journal, without gaps from 1.
    pub seq: u64,
    /// The digest of the line before; for the first entry the digest of the device's certificate.
    pub prev: Digest,
    /// What the device knew of the time.
    pub at: Times,
    /// What it says.
    pub body: Value,
}

/// Where the next entry goes: after which line, at which place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub seq: u64,
    /// Digest of its line; before the first, digest of the device's certificate.
    pub digest: Digest,
}

impl Head {
    /// Where a device's journal begins: number 0 and the SHA-256 of the certificate that the device got when it
    /// enrolled, as compact JWS, byte for byte. A later certificate for the same key does not change it.
    #[must_use]
    pub fn genesis(certificate_jws: &str) -> Self {
        Self {
            seq: 0,
            digest: Digest::of(certificate_jws.as_bytes()),
        }
    }
}

/// Why a line is not an entry.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum EntryError {
    /// Not exactly one TAB, another control character, not base64url, or too long.
    #[error("Not an entry line: base64url signature, TAB, JSON")]
    MalformedLine,
    /// The JSON cannot be signed or read.
    #[error("Entry JSON: {0}")]
    Json(#[from] JsonError),
    /// The entry names another key than the one to check with.
    #[error("Entry of device {found}, expected {expected}")]
    WrongDevice {
        /// The device whose journal is being read.
        expected: Kid,
        /// The device that the entry names.
        found: Kid,
    },
    /// The signature is not the device's over this JSON.
    #[error("Entry whose signature does not match")]
    BadSignature,
    /// The body has no type that this version can write.
    #[error("Entry body without a type that can be written")]
    UnwritableBody,
}

/// A sealed entry: the line as it stands in the journal, the batch and the archive. It shows only its digest in
/// logs.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedLine(String);

impl fmt::Debug for SealedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedLine({})", self.digest())
    }
}

impl SealedLine {
    /// Signs an entry.
    ///
    /// # Errors
    /// The entry holds text or numbers that signed JSON does not allow, or is too long.
    pub fn seal(entry: &Entry, key: &SigningKey) -> Result<Self, EntryError> {
        let json = json::write(entry)?;
        let line = format!("{}\t{json}", URL_SAFE_NO_PAD.encode(key.sign(json.as_bytes())));
        Self::parse(&line)
    }

    /// Takes a line as it came, without its line feed. Only its outer form is checked.
    ///
    /// # Errors
    /// The line has not exactly one TAB, holds another control character (C0), or is longer than the limit.
    pub fn parse(line: &str) -> Result<Self, EntryError> {
        let mut controls = line.bytes().filter(|b| *b < b' ');
        let one_tab = controls.next() == Some(b'\t') && controls.next().is_none();
        if line.len() <= LINE_BYTES_MAX && one_tab {
            Ok(Self(line.to_owned()))
        } else {
            Err(EntryError::MalformedLine)
        }
    }

    /// The line, without line feed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digest of the line: what the next entry points to and what a receipt's QR code shows.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_bytes())
    }

    /// Checks the signature and reads the entry.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn open(&self, key: &VerifyingKey) -> Result<Entry, EntryError> {
        let (signature, json) = self.0.split_once('\t').ok_or(EntryError::MalformedLine)?;
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|_| EntryError::MalformedLine)?;
        if !key.verifies(json.as_bytes(), &signature) {
            return Err(EntryError::BadSignature);
        }
        let entry: Entry = json::read(json)?;
        let expected = key.kid();
        if entry.kid != expected {
            return Err(EntryError::WrongDevice {
                expected,
                found: entry.kid,
            });
        }
        Ok(entry)
    }

    /// Reads the entry without checking its signature: for lines that this program sealed or opened before.
    ///
    /// # Errors
    /// The line is not an entry.
    pub fn read_unchecked(&self) -> Result<Entry, EntryError> {
        let (_, json) = self.0.split_once('\t').ok_or(EntryError::MalformedLine)?;
        Ok(json::read(json)?)
    }
}

/// What a device adds to its journal, before it has a place there.
#[derive(Clone, Debug)]
pub struct Draft {
    /// A random name, drawn by the caller.
    pub id: EntryId,
    /// What the device knows of the time.
    pub at: Times,
    /// What is recorded.
    pub body: Body,
}

impl Draft {
    /// Gives the draft its place after the head and signs it. The new head comes with the line.
    ///
    /// # Errors
    /// The body is of an unknown type, holds text or numbers that signed JSON does not allow, or breaks a limit
    /// (ink, figures, months), so that no reader would take it.
    pub fn seal_after(self, head: Head, key: &SigningKey) -> Result<(SealedLine, Head), EntryError> {
        let type_name = self
            .body
            .type_name()
            .ok_or(EntryError::UnwritableBody)?
            .to_owned();
        let body = self.body.to_value()?.ok_or(EntryError::UnwritableBody)?;
        // Sealed is for ever: what could not be read back must fail while somebody can still do something.
        Body::from_value(&type_name, &body)?;
        let (v, seq) = (PROTOCOL_VERSION, head.seq + 1);
        let entry = Entry {
            v,
            type_name,
            id: self.id,
            kid: key.kid(),
            seq,
            prev: head.digest,
            at: self.at,
            body,
        };
        let line = SealedLine::seal(&entry, key)?;
        let digest = line.digest();
        Ok((line, Head { seq, digest }))
    }
}

impl Entry {
    /// Reads the body by its type. An entry of a later version of the protocol gives [`Body::Unknown`].
    ///
    /// # Errors
    /// The type is known but the body is not of its form.
    pub fn typed_body(&self) -> Result<Body, JsonError> {
        if self.v > PROTOCOL_VERSION {
            return Ok(Body::Unknown);
        }
        Body::from_value(&self.type_name, &self.body)
    }
}
