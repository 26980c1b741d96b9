//! Where things stand in a bundle. Names never leave this module as loose text: a name from outside is either
//! one of these or unexpected.

use std::fmt;
use std::str::FromStr;

use sync_protocol::digest::Digest;
use sync_protocol::keys::Kid;

/// A file of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `manifest.json`: counts, sums and the digest of every other file.
    Manifest,
    /// `index.csv`: one row for each receipt.
    Index,
    /// `README.txt`: how to check.
    Readme,
    /// `keys/centre.jwk`.
    CentreJwk,
    /// `keys/centre.pem`.
    CentrePem,
    /// `keys/<kid>.jwk`.
    DeviceJwk(Kid),
    /// `keys/<kid>.pem`.
    DevicePem(Kid),
    /// `certificates/<kid>.jws`.
    Certificate(Kid),
    /// `entries/<kid>.txt`: sealed lines, byte for byte, in the order of the journal.
    Entries(Kid),
    /// `batches/<id>.jws`: the manifest of a batch.
    Batch(Digest),
    /// `acknowledgements/<id>.jws`.
    Acknowledgement(Digest),
    /// `proofs/<digest>.json`: the path from a line to the root of its batch.
    Proof(Digest),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Manifest => f.write_str("manifest.json"),
            Self::Index => f.write_str("index.csv"),
            Self::Readme => f.write_str("README.txt"),
            Self::CentreJwk => f.write_str("keys/centre.jwk"),
            Self::CentrePem => f.write_str("keys/centre.pem"),
            Self::DeviceJwk(kid) => write!(f, "keys/{kid}.jwk"),
            Self::DevicePem(kid) => write!(f, "keys/{kid}.pem"),
            Self::Certificate(kid) => write!(f, "certificates/{kid}.jws"),
            Self::Entries(kid) => write!(f, "entries/{kid}.txt"),
            Self::Batch(id) => write!(f, "batches/{id}.jws"),
            Self::Acknowledgement(id) => write!(f, "acknowledgements/{id}.jws"),
            Self::Proof(line) => write!(f, "proofs/{line}.json"),
        }
    }
}

/// The name is not that of a file of a bundle.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not a file of a bundle")]
pub struct PlaceError;

impl FromStr for Place {
    type Err = PlaceError;

    fn from_str(name: &str) -> Result<Self, PlaceError> {
        let place = match name {
            "manifest.json" => Self::Manifest,
            "index.csv" => Self::Index,
            "README.txt" => Self::Readme,
            "keys/centre.jwk" => Self::CentreJwk,
            "keys/centre.pem" => Self::CentrePem,
            _ => named_by_digest(name).ok_or(PlaceError)?,
        };
        Ok(place)
    }
}

fn named_by_digest(name: &str) -> Option<Place> {
    let (folder, file) = name.split_once('/')?;
    let (stem, extension) = file.split_once('.')?;
    let digest: Digest = stem.parse().ok()?;
    Some(match (folder, extension) {
        ("keys", "jwk") => Place::DeviceJwk(Kid(digest)),
        ("keys", "pem") => Place::DevicePem(Kid(digest)),
        ("certificates", "jws") => Place::Certificate(Kid(digest)),
        ("entries", "txt") => Place::Entries(Kid(digest)),
        ("batches", "jws") => Place::Batch(digest),
        ("acknowledgements", "jws") => Place::Acknowledgement(digest),
        ("proofs", "json") => Place::Proof(digest),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let (digest, kid) = (Digest::of(b"1"), Kid(Digest::of(b"2")));
        for place in [
            Place::Manifest,
            Place::Index,
            Place::Readme,
            Place::CentreJwk,
            Place::CentrePem,
            Place::DeviceJwk(kid),
            Place::DevicePem(kid),
            Place::Certificate(kid),
            Place::Entries(kid),
            Place::Batch(digest),
            Place::Acknowledgement(digest),
            Place::Proof(digest),
        ] {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
    }

    #[test]
    fn other_names_are_unexpected() {
        let digest = Digest::of(b"1");
        for name in [
            "".to_owned(),
            "../manifest.json".into(),
            "/etc/passwd".into(),
            "keys\\centre.jwk".into(),
            "keys/".into(),
            "proofs/x.json".into(),
            format!("proofs/../{digest}.json"),
            format!("proofs/{digest}.json/"),
            format!("entries/{digest}.exe"),
            format!("other/{digest}.json"),
        ] {
            assert_eq!(name.parse::<Place>(), Err(PlaceError), "{name}");
        }
    }
}
