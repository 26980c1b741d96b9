//! One clock for a centre and the devices around it: it stands until the story moves it.

use std::sync::Mutex;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};

/// A clock of centre and devices alike.
#[derive(Debug)]
pub(super) struct WorldClock(Mutex<DateTime<FixedOffset>>);

/// Milliseconds since the device was started, at midnight of the day.
const BOOT_MS: i64 = 3_600_000;

impl WorldClock {
    /// A clock that shows a time of Thursday, 5 November 2026 in Vietnam, in minutes after midnight.
    pub(super) fn at(minutes: i64) -> Self {
        Self(Mutex::new(midnight() + TimeDelta::minutes(minutes)))
    }

    /// Lets time pass, up to a minute of the day and no further.
    pub(super) fn pass(&self, time: TimeDelta, minutes_max: i64) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = (*now + time).min(midnight() + TimeDelta::minutes(minutes_max));
    }

    fn now(&self) -> DateTime<FixedOffset> {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// 2026-11-05T00:00:00+07:00.
fn midnight() -> DateTime<FixedOffset> {
    const SECONDS: i64 = 1_793_811_600;
    const VIETNAM_SECONDS: i32 = 7 * 3600;
    let utc = DateTime::<Utc>::from_timestamp(SECONDS, 0).unwrap_or_default();
    match FixedOffset::east_opt(VIETNAM_SECONDS) {
        Some(offset) => utc.with_timezone(&offset),
        None => utc.fixed_offset(),
    }
}

impl device::environment::Clock for WorldClock {
    fn wall(&self) -> DateTime<FixedOffset> {
        self.now()
    }

    fn boot_ms(&self) -> u64 {
        let since = (self.now() - midnight()).num_milliseconds() + BOOT_MS;
        u64::try_from(since).unwrap_or_default()
    }
}

impl central::clock::Clock for WorldClock {
    fn now(&self) -> DateTime<Utc> {
        self.now().to_utc()
    }
}
