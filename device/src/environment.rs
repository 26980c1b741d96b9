//! What the core takes from outside: time, chance, folders, limits. Everything else is its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

/// The clocks of a device.
pub trait Clock: Send + Sync {
    /// The wall clock with its offset. Anybody who holds the device can set it.
    fn wall(&self) -> DateTime<FixedOffset>;

    /// Milliseconds since the device was started, by a clock that nobody can set.
    fn boot_ms(&self) -> u64;
}

/// The system has no random bytes to give.
#[derive(Debug, thiserror::Error)]
#[error("The system gives no random bytes")]
pub struct RandomError;

/// A source of unpredictable bytes.
pub trait RandomSource: Send + Sync {
    /// Fills the slice.
    ///
    /// # Errors
    /// The system has none to give.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError>;
}

/// What the core takes from outside.
#[derive(Clone)]
pub struct Environment {
    /// The clocks.
    pub clock: Arc<dyn Clock>,
    /// The source of chance.
    pub random: Arc<dyn RandomSource>,
    /// Name and version of the program, such as `tan-nha 0.1.0`.
    pub software: String,
    /// Where files for people are written, in a folder `Tan Nha`; the store's folder when absent.
    pub documents_dir: Option<PathBuf>,
    /// What a guess at the PIN costs.
    pub pin_cost: PinCost,
    /// How long the network may take.
    pub patience: Patience,
}

/// The cost of turning a PIN into a key (Argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Default for PinCost {
    /// The second recommendation of RFC 9106, section 4, which a phone with 2 GiB can still afford.
    fn default() -> Self {
        Self {
            memory_kib: 64 * 1024,
            passes: 3,
        }
    }
}

/// How long the network may take before an exchange is given up and tried again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// Between two pieces of a reply.
    pub read: Duration,
    /// For a whole request.
    pub request: Duration,
    /// Between exchanges when nothing happens.
    pub idle: Duration,
    /// Before the first retry after a failure; doubled with each failure.
    pub retry_min: Duration,
    /// The longest wait between retries.
    pub retry_max: Duration,
}

impl Default for Patience {
    /// Made for a bad mobile line: long enough for a batch of a whole day at 2G speed.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            read: Duration::from_secs(30),
            request: Duration::from_secs(180),
            idle: Duration::from_secs(60),
            retry_min: Duration::from_secs(3),
            retry_max: Duration::from_secs(600),
        }
    }
}
