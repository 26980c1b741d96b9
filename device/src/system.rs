//! The real clocks and the real source of chance. Only the outermost layer uses this module.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};
use ring::rand::SecureRandom;

use crate::environment::{Clock, Environment, Patience, PinCost, RandomError, RandomSource};

/// Makes the environment of the app: system clocks, system randomness, usual limits.
#[must_use]
pub fn environment(software: String, documents_dir: Option<PathBuf>) -> Environment {
    Environment {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom(ring::rand::SystemRandom::new())),
        software,
        documents_dir,
        pin_cost: PinCost::default(),
        patience: Patience::default(),
    }
}

/// Seconds by which Vietnam is ahead of UTC, the whole year.
const VIETNAM_OFFSET_SECONDS: i32 = 7 * 3600;

struct SystemClock;

impl Clock for SystemClock {
    /// Vietnam's time whatever zone the device is set to: the day of a payout is a legal date there, and a
    /// phone in the wrong zone must not move it.
    fn wall(&self) -> DateTime<FixedOffset> {
        let now = Utc::now();
        match FixedOffset::east_opt(VIETNAM_OFFSET_SECONDS) {
            Some(offset) => now.with_timezone(&offset),
            None => now.fixed_offset(),
        }
    }

    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn boot_ms(&self) -> u64 {
        let since = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let millis = since.tv_sec.saturating_mul(1000) + since.tv_nsec / 1_000_000;
        u64::try_from(millis).unwrap_or_default()
    }

    /// Counts from the start of the program, where the system does not say when it was started without
    /// unsafe code.
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn boot_ms(&self) -> u64 {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        let start = START.get_or_init(std::time::Instant::now);
        u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

struct SystemRandom(ring::rand::SystemRandom);

impl RandomSource for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        self.0.fill(bytes).map_err(|ring::error::Unspecified| RandomError)
    }
}
