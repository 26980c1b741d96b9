//! Wrong PINs slow down. They never wipe anything: what is not yet acknowledged is evidence.
//!
//! The wait is measured on the clock since boot, which nobody can set; after a restart it begins again, so
//! that restarting gains nothing.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::files;

/// Wrong PINs in a row before the first wait.
const FREE_ATTEMPTS: u32 = 5;

/// The first wait in seconds; it doubles with each further wrong PIN.
const WAIT_SECONDS_FIRST: u64 = 30;

/// The longest wait in seconds: the carrier at a door must get on the same day.
const WAIT_SECONDS_MAX: u64 = 3600;

/// Wrong PINs in a row, and when the last one was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attempts {
    failed: u32,
    /// Milliseconds since boot at the last one.
    boot_ms: u64,
}

impl Attempts {
    /// Reads the count. An unreadable file counts as none: the wait is for fingers at the lock screen, and
    /// who can write files can copy the store and guess elsewhere.
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = files::read_if_there(path).ok().flatten();
        bytes
            .and_then(|b| serde_json::from_slice(&b).ok())
            .unwrap_or_default()
    }

    /// Writes the count. A full disk must not keep the carrier out, so it is only logged: the count in memory
    /// goes on.
    pub(crate) fn write(self, path: &Path) {
        let written = serde_json::to_vec(&self)
            .map_err(std::io::Error::from)
            .and_then(|bytes| files::write_atomically(path, &bytes));
        if let Err(error) = written {
            tracing::warn!(kind = %error.kind(), "The count of wrong PINs could not be written");
        }
    }

    /// Counts an attempt before it is checked, so that a kill in between gains nothing.
    pub(crate) fn count(&mut self, boot_ms: u64) {
        self.failed = self.failed.saturating_add(1);
        self.boot_ms = boot_ms;
    }

    /// Seconds until the next attempt is allowed.
    pub(crate) fn wait_seconds(self, boot_ms: u64) -> u32 {
        let Some(doublings) = self.failed.checked_sub(FREE_ATTEMPTS) else {
            return 0;
        };
        let factor = 1_u64.checked_shl(doublings.min(16)).unwrap_or(u64::MAX);
        let wait = WAIT_SECONDS_FIRST.saturating_mul(factor).min(WAIT_SECONDS_MAX);
        let elapsed_ms = boot_ms.checked_sub(self.boot_ms).unwrap_or(boot_ms);
        let left = wait.saturating_sub(elapsed_ms / 1000);
        u32::try_from(left).unwrap_or(u32::MAX)
    }

    /// Wrong PINs that are still free.
    pub(crate) fn left(self) -> u32 {
        FREE_ATTEMPTS.saturating_sub(self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(times: u32) -> Attempts {
        let mut attempts = Attempts::default();
        (0..times).for_each(|_| attempts.count(1_000_000));
        attempts
    }

    #[test]
    fn the_wait_grows_and_has_an_end() {
        let waits = [4, 5, 6, 7, 12, 400].map(|n| failed(n).wait_seconds(1_000_000));
        assert_eq!(waits, [0, 30, 60, 120, 3600, 3600]);
        assert_eq!(failed(4).left(), 1);
    }

    #[test]
    fn only_time_since_boot_shortens_the_wait() {
        assert_eq!(failed(5).wait_seconds(1_020_000), 10);
        assert_eq!(failed(5).wait_seconds(1_030_000), 0);
        // After a restart the clock stands before the last attempt.
        assert_eq!(failed(5).wait_seconds(2_000), 28);
    }

    #[test]
    fn the_count_survives_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("attempts.json");
        assert_eq!(Attempts::read(&path), Attempts::default());
        failed(6).write(&path);
        assert_eq!(Attempts::read(&path), failed(6));
    }
}
