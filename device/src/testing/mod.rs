//! What the tests of this crate share: fake clocks and chance, a centre on a real socket, and people.

pub(crate) mod centre;
pub(crate) mod lists;
pub(crate) mod people;

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use sync_protocol::digest::Digest;

use crate::environment::{Clock, Environment, Patience, PinCost, RandomError, RandomSource};
use crate::vault::pin::Pin;

/// A clock that stands until it is moved.
pub(crate) struct FakeClock {
    wall: Mutex<DateTime<FixedOffset>>,
    boot_ms: AtomicI64,
}

impl FakeClock {
    /// Thursday, 5 November 2026, eight in the morning in Vietnam.
    pub(crate) fn new() -> Self {
        Self {
            wall: Mutex::new(DateTime::parse_from_rfc3339("2026-11-05T08:00:00+07:00").unwrap()),
            boot_ms: AtomicI64::new(3_600_000),
        }
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, time: TimeDelta) {
        self.set_by(time);
        self.boot_ms.fetch_add(time.num_milliseconds(), Ordering::Relaxed);
    }

    /// Sets the wall clock and nothing else, as anybody can.
    pub(crate) fn set_by(&self, time: TimeDelta) {
        *self.wall.lock().unwrap() += time;
    }
}

impl Clock for FakeClock {
    fn wall(&self) -> DateTime<FixedOffset> {
        *self.wall.lock().unwrap()
    }

    fn boot_ms(&self) -> u64 {
        u64::try_from(self.boot_ms.load(Ordering::Relaxed)).unwrap()
    }
}

/// Chance that can be repeated: the digests of a seed and a counter.
struct FakeRandom {
    seed: u64,
    drawn: AtomicU64,
}

impl RandomSource for FakeRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        for chunk in bytes.chunks_mut(32) {
            let number = self.drawn.fetch_add(1, Ordering::Relaxed);
            let digest = Digest::of(format!("{} {number}", self.seed).as_bytes());
            chunk.copy_from_slice(&digest.as_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// An environment with fakes and with keys that cost nothing.
pub(crate) fn environment() -> Environment {
    environment_with(Arc::new(FakeClock::new()))
}

/// An environment with fakes, one clock, and other chance than any other environment.
pub(crate) fn environment_with(clock: Arc<FakeClock>) -> Environment {
    static SEED: AtomicU64 = AtomicU64::new(0);
    Environment {
        clock,
        random: Arc::new(FakeRandom {
            seed: SEED.fetch_add(1, Ordering::Relaxed),
            drawn: AtomicU64::new(0),
        }),
        software: "tan-nha test".into(),
        documents_dir: None,
        pin_cost: PinCost {
            memory_kib: 8,
            passes: 1,
        },
        patience: Patience {
            connect: Duration::from_secs(5),
            // A silent centre is waited for this long; a machine that does much else must answer within it.
            read: Duration::from_millis(1_500),
            request: Duration::from_secs(10),
            idle: Duration::from_millis(20),
            retry_min: Duration::from_millis(5),
            retry_max: Duration::from_millis(20),
        },
    }
}

/// A PIN.
pub(crate) fn pin(digits: &str) -> Pin {
    Pin::new(digits.into()).unwrap()
}
