//! Signs what the crate itself would never sign, for tests of refusal: raw JSON, raw headers, false manifests.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::amount::Amount;
use sync_protocol::batch::Manifest;
use sync_protocol::digest::Digest;
use sync_protocol::entry::Head;
use sync_protocol::keys::SigningKey;
use sync_protocol::{jws, merkle};

use crate::sample::{at, objects};

/// A line over any text.
pub(crate) fn line(json: &str, key: &SigningKey) -> String {
    format!("{}\t{json}", URL_SAFE_NO_PAD.encode(key.sign(json.as_bytes())))
}

/// A compact JWS over any header and payload.
pub(crate) fn jws(header: &str, payload: &str, key: &SigningKey) -> String {
    let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part));
    let signed = format!("{header}.{payload}");
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// The header that the protocol writes.
pub(crate) fn header(typ: &str, key: &SigningKey) -> String {
    format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"{typ}"}}"#, key.kid())
}

/// A batch in pieces: change one and pack it.
#[derive(Clone)]
pub(crate) struct Pieces {
    pub(crate) manifest: Manifest,
    pub(crate) file: Vec<u8>,
}

impl Pieces {
    /// States the truth about any lines, without looking into them.
    pub(crate) fn of(lines: &[String], after: Head, paid: Amount, file: Vec<u8>, key: &SigningKey) -> Self {
        let leaves: Vec<_> = lines.iter().map(|l| merkle::leaf_hash(l.as_bytes())).collect();
        let count = lines.len() as u64;
        let manifest = Manifest {
            v: PROTOCOL_VERSION,
            kid: key.kid(),
            first: after.seq + 1,
            last: after.seq + count,
            count,
            head_before: after.digest,
            head_after: Digest::of(lines.last().unwrap().as_bytes()),
            paid,
            root: merkle::root(&leaves),
            file_sha256: Digest::of(&file),
            file_bytes: file.len() as u64,
            lines_bytes: text(lines).len() as u64,
            at: at(17, 30),
            software: objects::SOFTWARE.into(),
            checkpoint: None,
        };
        Self { manifest, file }
    }

    /// The same with other compressed bytes, stated as they are.
    pub(crate) fn with_file(mut self, file: Vec<u8>) -> Self {
        self.manifest.file_sha256 = Digest::of(&file);
        self.manifest.file_bytes = file.len() as u64;
        self.file = file;
        self
    }

    pub(crate) fn pack(&self, key: &SigningKey) -> Vec<u8> {
        let jws = jws::sign(&self.manifest, key).unwrap();
        [jws.as_bytes(), b"\n", &self.file].concat()
    }
}

/// Lines as they stand in a batch before compression.
pub(crate) fn text(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// A zstd frame that holds its content uncompressed (RFC 8878, section 3.1.1): the same bytes whatever the
/// version of the library. At most 128 KiB.
pub(crate) fn stored_frame(content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap();
    assert!(size < 128 * 1024);
    // Single segment, content size in four bytes.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0xa0];
    frame.extend(size.to_le_bytes());
    frame.extend(raw_block(content));
    frame
}

/// A frame whose header asks for a window of 2^`log` bytes.
pub(crate) fn frame_with_window(content: &[u8], log: u8) -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, (log - 10) << 3];
    frame.extend(raw_block(content));
    frame
}

/// A skippable frame (RFC 8878, section 3.1.2), which decompresses to nothing.
pub(crate) fn skippable_frame(content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap();
    let mut frame = vec![0x50, 0x2a, 0x4d, 0x18];
    frame.extend(size.to_le_bytes());
    frame.extend(content);
    frame
}

fn raw_block(content: &[u8]) -> Vec<u8> {
    let header = (u32::try_from(content.len()).unwrap() << 3) | 1;
    let mut block = header.to_le_bytes()[..3].to_vec();
    block.extend(content);
    block
}
