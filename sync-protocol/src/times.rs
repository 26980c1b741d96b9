//! What a device knows of the time when it records something, and how far that can be trusted.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

/// The three clocks of an entry. None of them is corrected in silence: a reader that finds them at odds shows
/// the doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// The device's wall clock with its offset (RFC 3339, milliseconds).
    #[serde(with = "crate::spelling")]
    pub wall: DateTime<FixedOffset>,
    /// Milliseconds since the device was started, by a clock that nobody can set.
    pub boot_ms: u64,
    /// The latest time that the centre signed and the device has seen.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub centre: Option<DateTime<Utc>>,
}

impl Times {
    /// Tells whether the wall clock stands before a time that the centre has already signed, so that the
    /// device's date cannot be right.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.centre
            .is_some_and(|centre| self.wall < centre - CLOCK_TOLERANCE)
    }
}

/// How far a wall clock may lag behind the centre before it is called doubtful.
const CLOCK_TOLERANCE: chrono::TimeDelta = chrono::TimeDelta::minutes(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_set_back_a_day_is_doubtful() {
        let text = r#"{"wall":"2026-11-05T08:12:33.123+07:00","boot_ms":5,"centre":"2026-11-05T01:00:00Z"}"#;
        let mut times: Times = serde_json::from_str(text).unwrap();
        assert!(!times.is_doubtful());
        times.wall -= chrono::TimeDelta::days(1);
        assert!(times.is_doubtful());
    }
}
