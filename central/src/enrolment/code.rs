//! One-time codes. A code is drawn here, shown once, and kept as its digest only.

use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::keys::Kid;

/// Letters and digits that nobody confuses when a code is read aloud (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a code: 20 of 5 bits each are 100 bits, so that guessing is hopeless at any speed.
pub const CODE_LENGTH: usize = 20;

/// Characters between two hyphens.
const GROUP_LENGTH: usize = 5;

/// A one-time code in clear text, on its way to the administrator's screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Makes a code of random bytes, one for each character.
    #[must_use]
    pub fn from_random(bytes: [u8; CODE_LENGTH]) -> Self {
        let mut text = String::with_capacity(CODE_LENGTH + CODE_LENGTH / GROUP_LENGTH);
        for (position, byte) in bytes.into_iter().enumerate() {
            if position > 0 && position % GROUP_LENGTH == 0 {
                text.push('-');
            }
            let letter = ALPHABET.get(usize::from(byte % 32)).copied();
            text.push(char::from(letter.unwrap_or(b'0')));
        }
        Self(text)
    }

    /// Reads a code as somebody typed it: case, spaces and hyphens do not matter.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let plain = text.chars().filter(char::is_ascii_alphanumeric);
        Self(plain.map(|c| c.to_ascii_uppercase()).collect())
    }

    /// The code as it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the store keeps of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let plain: String = self.0.chars().filter(|c| *c != '-').collect();
        Digest::of(plain.as_bytes())
    }
}

/// A code as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRecord {
    /// The digest of the code.
    pub digest: Digest,
    /// Who enrols with it.
    pub staff: Staff,
    /// What that person may do.
    pub role: Role,
    /// That person's branch.
    pub branch: Branch,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
    /// The device that used it.
    pub used_by: Option<Kid>,
}

/// For how long a code can be valid: a code that lies around for weeks is a key under the doormat.
pub const VALID_HOURS_MAX: u32 = 14 * 24;

/// When a code that is valid for some hours expires.
#[must_use]
pub fn expiry(now: DateTime<Utc>, valid_hours: u32) -> DateTime<Utc> {
    now + TimeDelta::hours(i64::from(valid_hours.min(VALID_HOURS_MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_recognised_however_it_was_typed() {
        let code = Code::from_random([7; CODE_LENGTH]);
        assert_eq!(code.as_str(), "77777-77777-77777-77777");
        let bytes = std::array::from_fn(|i| u8::try_from(i * 13).unwrap());
        let code = Code::from_random(bytes);
        let typed = Code::read(&format!(" {} ", code.as_str().to_lowercase().replace('-', " ")));
        assert_eq!(typed.digest(), code.digest());
    }
}
