//! The secrets of a device and what guards them: a key file wrapped by a key from the PIN, and the count of
//! wrong PINs.

pub(crate) mod attempts;
pub(crate) mod key_file;
pub(crate) mod pin;

use sync_protocol::keys::SigningKey;
use zeroize::Zeroizing;

use crate::environment::RandomSource;
use crate::error::Result;
use crate::views::CallError;

/// Bytes of each secret.
pub(crate) const SECRET_BYTES: usize = 32;

/// The two secrets of a device. They are wiped from memory when dropped.
pub(crate) struct Secrets {
    /// The key of the database, used as it is.
    pub(crate) db_key: Zeroizing<[u8; SECRET_BYTES]>,
    /// The seed of the signing key.
    pub(crate) seed: Zeroizing<[u8; SECRET_BYTES]>,
}

impl Secrets {
    /// Draws new secrets.
    pub(crate) fn draw(random: &dyn RandomSource) -> Result<Self> {
        Ok(Self {
            db_key: draw(random)?,
            seed: draw(random)?,
        })
    }

    /// The signing key of the seed.
    pub(crate) fn signing_key(&self) -> Result<SigningKey> {
        SigningKey::from_seed(&self.seed).map_err(|_| CallError::internal("make the signing key"))
    }
}

/// Draws random bytes that are wiped when dropped.
pub(crate) fn draw<const N: usize>(random: &dyn RandomSource) -> Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    random.fill(bytes.as_mut_slice()).map_err(CallError::internal)?;
    Ok(bytes)
}
