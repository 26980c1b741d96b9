//! PINs: what counts as one, and the key made of one.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::SECRET_BYTES;
use crate::environment::PinCost;
use crate::error::Result;
use crate::views::{CallError, CallErrorCode};

/// Digits of the shortest PIN.
pub(crate) const PIN_LENGTH_MIN: usize = 6;

/// Digits of the longest PIN: a limit on what is hashed, far above what anybody types.
const PIN_LENGTH_MAX: usize = 64;

/// Bytes of salt (RFC 9106, section 3.1, recommends 16).
pub(crate) const SALT_BYTES: usize = 16;

/// A PIN of digits, long enough. Wiped when dropped.
pub(crate) struct Pin(Zeroizing<String>);

impl Pin {
    /// Takes what was typed.
    ///
    /// # Errors
    /// `PinInvalid`: too short, too long or not digits.
    pub(crate) fn new(typed: String) -> Result<Self> {
        let typed = Zeroizing::new(typed);
        let fits = (PIN_LENGTH_MIN..=PIN_LENGTH_MAX).contains(&typed.len());
        if fits && typed.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(typed))
        } else {
            Err(CallError::new(CallErrorCode::PinInvalid).with("length_min", PIN_LENGTH_MIN))
        }
    }

    /// Makes a key of the PIN with Argon2id. It takes about a second on a phone, on purpose.
    ///
    /// # Errors
    /// The cost is out of the range of the algorithm, or there is not enough memory.
    pub(crate) fn stretch(
        &self,
        salt: &[u8; SALT_BYTES],
        cost: PinCost,
    ) -> Result<Zeroizing<[u8; SECRET_BYTES]>> {
        let failed = |_| CallError::internal("stretch the PIN");
        let params = Params::new(cost.memory_kib, cost.passes, LANES, Some(SECRET_BYTES)).map_err(failed)?;
        let mut key = Zeroizing::new([0; SECRET_BYTES]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.0.as_bytes(), salt, key.as_mut_slice())
            .map_err(failed)?;
        Ok(key)
    }
}

/// One lane: the memory is filled by one thread whatever the machine, so the file opens on all alike.
const LANES: u32 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_at_least_six_digits() {
        for good in ["000000", "123456", "20261105"] {
            assert!(Pin::new(good.into()).is_ok(), "{good}");
        }
        for bad in ["", "12345", "12345a", "１２３４５６", "123 456"] {
            let error = Pin::new(bad.into()).err().unwrap();
            assert_eq!(error.code, CallErrorCode::PinInvalid, "{bad}");
            assert_eq!(error.params["length_min"], "6");
        }
    }
}
