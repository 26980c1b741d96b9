//! Making a bundle.

use std::fmt;

use sync_protocol::entry::EntryError;
use sync_protocol::jws;
use sync_protocol::keys::{Jwk, Kid, VerifyingKey};

use crate::archive::{self, Files};
use crate::contents::{Contents, ProvedLine};
use crate::fault::BadRecord;
use crate::layout::Place;
use crate::limits::{BYTES_MAX, FILES_MAX};
use crate::manifest::BundleManifest;
use crate::proof::Proof;
use crate::verify::{self, Summary};
use crate::{FORMAT, index, key_files, readme};

/// Why no bundle was made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// What the store holds does not verify. The bundle would prove nothing, so it is not made.
    #[error("The records do not verify, so no bundle was made: {0}")]
    BadRecord(#[from] BadRecord),
    /// A record of the store cannot be read at all.
    #[error("A sealed line or certificate of the store cannot be read, so no bundle was made")]
    Unreadable,
    /// More than a bundle may hold.
    #[error("More receipts than one bundle may hold: export fewer days, carriers or lists at once")]
    TooLarge,
    /// The archive cannot be written.
    #[error("The archive cannot be written")]
    Archive(#[from] zip::result::ZipError),
}

impl From<EntryError> for WriteError {
    fn from(_: EntryError) -> Self {
        Self::Unreadable
    }
}

/// A bundle as it is handed out.
#[derive(Clone)]
pub struct Bundle {
    /// The zip.
    pub bytes: Vec<u8>,
    /// What it holds.
    pub summary: Summary,
}

impl fmt::Debug for Bundle {
    /// Shows the sums only: the bytes are full of people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bundle")
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}

/// Makes a bundle. The same contents give the same bytes, in whatever order they come.
///
/// # Errors
/// The contents do not verify, or are more than a bundle may hold.
pub fn write_bundle(contents: &Contents) -> Result<Bundle, WriteError> {
    let (files, summary) = write_files(contents)?;
    let bytes = archive::pack(&files)?;
    Ok(Bundle { bytes, summary })
}

/// Makes the files of a bundle without packing them: what a printed receipt carries inside.
///
/// Everything is checked as a stranger would check it before it is given out.
///
/// # Errors
/// As [`write_bundle`].
pub fn write_files(contents: &Contents) -> Result<(Files, Summary), WriteError> {
    let mut files = Files::new();
    put_keys(&mut files, contents)?;
    for batch in &contents.batches {
        put_text(&mut files, Place::Batch(batch.id), &batch.manifest_jws);
        let place = Place::Acknowledgement(batch.id);
        put_text(&mut files, place, &batch.acknowledgement_jws);
    }
    put_lines(&mut files, &contents.lines)?;
    put(&mut files, Place::Readme, readme::README.as_bytes().to_vec());
    let opened = verify::open_signed(&files, contents.centre_key.kid(), None)?;
    put(&mut files, Place::Index, index::derive(&opened)?);
    let manifest = BundleManifest::derive(&opened, &files)?.to_bytes()?;
    put(&mut files, Place::Manifest, manifest);
    let bytes: u64 = files.values().map(|f| f.len() as u64).sum();
    if files.len() > FILES_MAX || bytes > BYTES_MAX {
        return Err(WriteError::TooLarge);
    }
    let summary = verify::summarise(&opened)?;
    Ok((files, summary))
}

fn put(files: &mut Files, place: Place, bytes: Vec<u8>) {
    files.insert(place.to_string(), bytes);
}

fn put_text(files: &mut Files, place: Place, text: &str) {
    put(files, place, format!("{text}\n").into_bytes());
}

fn put_keys(files: &mut Files, contents: &Contents) -> Result<(), WriteError> {
    let centre = &contents.centre_key;
    put_text(files, Place::CentreJwk, &key_files::jwk(centre));
    put(files, Place::CentrePem, key_files::pem(centre).into_bytes());
    for jws in &contents.certificates {
        let (kid, key) = device_key(jws)?;
        put_text(files, Place::Certificate(kid), jws);
        put_text(files, Place::DeviceJwk(kid), &key_files::jwk(&key));
        put(files, Place::DevicePem(kid), key_files::pem(&key).into_bytes());
    }
    Ok(())
}

/// The key in a certificate. Whether the centre signed it is checked with everything else.
fn device_key(jws: &str) -> Result<(Kid, VerifyingKey), WriteError> {
    let certificate: sync_protocol::certificate::Certificate =
        jws::unverified_payload(jws).map_err(|_| WriteError::Unreadable)?;
    let jwk: &Jwk = &certificate.key;
    let key = VerifyingKey::from_jwk(jwk).map_err(|_| WriteError::Unreadable)?;
    Ok((key.kid(), key))
}

fn put_lines(files: &mut Files, lines: &[ProvedLine]) -> Result<(), WriteError> {
    let mut ordered = Vec::with_capacity(lines.len());
    for proved in lines {
        let entry = proved.line.read_unchecked()?;
        ordered.push((entry.kid, entry.seq, proved.line.digest(), proved));
    }
    ordered.sort_by_key(|(kid, seq, digest, _)| (*kid, *seq, *digest));
    ordered.dedup_by_key(|(kid, _, digest, _)| (*kid, *digest));
    for (kid, _, digest, proved) in ordered {
        let journal = files.entry(Place::Entries(kid).to_string()).or_default();
        journal.extend_from_slice(proved.line.as_str().as_bytes());
        journal.push(b'\n');
        let proof = Proof {
            v: FORMAT,
            line: digest,
            batch: proved.batch,
            index: proved.index,
            size: proved.size,
            path: proved.path.clone(),
        };
        let json = sync_protocol::json::write(&proof).map_err(|_| WriteError::Unreadable)?;
        put_text(files, Place::Proof(digest), &json);
    }
    Ok(())
}
