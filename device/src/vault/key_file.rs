//! The key file: the secrets of a device, sealed with a key from the PIN.
//!
//! It stands beside the database, because the database cannot be opened without it. Its own digest tells a
//! damaged file from a wrong PIN: both fail to open, and only one of them may cost an attempt.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};
use sync_protocol::digest::Digest;
use zeroize::Zeroizing;

use super::pin::{Pin, SALT_BYTES};
use super::{SECRET_BYTES, Secrets, draw};
use crate::environment::{Environment, PinCost};
use crate::error::{During, Result};
use crate::files;
use crate::views::CallError;

/// A key file as it was read.
pub(crate) struct KeyFile {
    content: Content,
    salt: [u8; SALT_BYTES],
    nonce: [u8; NONCE_LEN],
    sealed: Vec<u8>,
}

/// What stands in the file: the content, and the SHA-256 of its text.
#[derive(Serialize, Deserialize)]
struct Wrapped {
    content: String,
    sha256: Digest,
}

/// Names are frozen: files live as long as devices.
#[derive(Serialize, Deserialize)]
struct Content {
    v: u32,
    kdf: String,
    memory_kib: u32,
    passes: u32,
    salt: String,
    aead: String,
    nonce: String,
    sealed: String,
}

const VERSION: u32 = 1;
const KDF: &str = "argon2id";
const AEAD: &str = "chacha20-poly1305";

/// The costliest file that is opened: a damaged or hostile number must not exhaust the memory.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 64;

/// Seals secrets with a PIN and writes them; the file is there completely or not at all.
///
/// # Errors
/// The disk is full or the folder cannot be written.
pub(crate) fn write(path: &Path, secrets: &Secrets, pin: &Pin, environment: &Environment) -> Result<()> {
    let cost = environment.pin_cost;
    let random = environment.random.as_ref();
    let salt = draw::<SALT_BYTES>(random)?;
    let nonce = draw::<NONCE_LEN>(random)?;
    let mut plain = Zeroizing::new(Vec::with_capacity(2 * SECRET_BYTES + CHACHA20_POLY1305.tag_len()));
    plain.extend_from_slice(secrets.db_key.as_slice());
    plain.extend_from_slice(secrets.seed.as_slice());
    aead_key(&*pin.stretch(&salt, cost)?)?
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(*nonce), Aad::from(AAD), &mut *plain)
        .map_err(|_| CallError::internal("seal the keys"))?;
    let content = Content {
        v: VERSION,
        kdf: KDF.into(),
        memory_kib: cost.memory_kib,
        passes: cost.passes,
        salt: URL_SAFE_NO_PAD.encode(salt.as_slice()),
        aead: AEAD.into(),
        nonce: URL_SAFE_NO_PAD.encode(nonce.as_slice()),
        sealed: URL_SAFE_NO_PAD.encode(plain.as_slice()),
    };
    let content = to_json(&content)?;
    let sha256 = Digest::of(content.as_bytes());
    let text = to_json(&Wrapped { content, sha256 })?;
    files::write_atomically(path, text.as_bytes()).during("write the key file")
}

impl KeyFile {
    /// Reads a key file and checks that it is whole.
    ///
    /// # Errors
    /// `StoreDamaged`: it is missing, altered or of a later version.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let bytes = files::read_if_there(path).during("read the key file")?;
        let bytes = bytes.ok_or_else(|| CallError::damaged("key file is missing"))?;
        Self::parse(&bytes).ok_or_else(|| CallError::damaged("key file"))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let wrapped: Wrapped = serde_json::from_slice(bytes).ok()?;
        if wrapped.sha256 != Digest::of(wrapped.content.as_bytes()) {
            return None;
        }
        let content: Content = serde_json::from_str(&wrapped.content).ok()?;
        let known = content.v == VERSION && content.kdf == KDF && content.aead == AEAD;
        let affordable = content.memory_kib <= MEMORY_KIB_MAX && content.passes <= PASSES_MAX;
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        let file = Self {
            salt: decode(&content.salt)?.try_into().ok()?,
            nonce: decode(&content.nonce)?.try_into().ok()?,
            sealed: decode(&content.sealed)?,
            content,
        };
        (known && affordable).then_some(file)
    }

    /// Opens the secrets; `None` when the PIN is wrong.
    ///
    /// # Errors
    /// There is not enough memory to stretch the PIN.
    pub(crate) fn open(&self, pin: &Pin) -> Result<Option<Secrets>> {
        let cost = PinCost {
            memory_kib: self.content.memory_kib,
            passes: self.content.passes,
        };
        let key = aead_key(&*pin.stretch(&self.salt, cost)?)?;
        let mut sealed = Zeroizing::new(self.sealed.clone());
        let nonce = Nonce::assume_unique_for_key(self.nonce);
        let Ok(plain) = key.open_in_place(nonce, Aad::from(AAD), &mut sealed) else {
            return Ok(None);
        };
        let halves = plain.split_first_chunk().zip(plain.last_chunk());
        let (db_key, seed) = match halves {
            Some(((db_key, rest), seed)) if rest.len() == SECRET_BYTES => (*db_key, *seed),
            _ => return Err(CallError::damaged("key file")),
        };
        Ok(Some(Secrets {
            db_key: Zeroizing::new(db_key),
            seed: Zeroizing::new(seed),
        }))
    }
}

/// Binds the seal to its use, so that it opens as nothing else.
const AAD: &[u8] = b"tan-nha device keys 1";

fn aead_key(key: &[u8; SECRET_BYTES]) -> Result<LessSafeKey> {
    let key = UnboundKey::new(&CHACHA20_POLY1305, key).map_err(|_| CallError::internal("make the key"))?;
    Ok(LessSafeKey::new(key))
}

fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| CallError::internal("write the key file"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{environment, pin};
    use crate::views::CallErrorCode;

    fn written() -> (tempfile::TempDir, std::path::PathBuf, Secrets) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys.json");
        let environment = environment();
        let secrets = Secrets::draw(environment.random.as_ref()).unwrap();
        write(&path, &secrets, &pin("123456"), &environment).unwrap();
        (dir, path, secrets)
    }

    #[test]
    fn the_right_pin_opens_and_another_does_not() {
        let (_dir, path, secrets) = written();
        let file = KeyFile::read(&path).unwrap();
        let opened = file.open(&pin("123456")).unwrap().unwrap();
        assert_eq!(opened.db_key, secrets.db_key);
        assert_eq!(opened.seed, secrets.seed);
        assert!(file.open(&pin("123457")).unwrap().is_none());
    }

    #[test]
    fn a_damaged_file_is_not_taken_for_a_wrong_pin() {
        let (_dir, path, _) = written();
        let whole = std::fs::read(&path).unwrap();
        for place in [0, whole.len() / 2, whole.len() - 10] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            std::fs::write(&path, &bytes).unwrap();
            let error = KeyFile::read(&path).err().unwrap();
            assert_eq!(error.code, CallErrorCode::StoreDamaged);
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "nothing was changed");
        }
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert!(KeyFile::read(&path).is_err());
    }
}
