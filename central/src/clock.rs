//! The time as an input.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, SubsecRound, Utc};

/// Tells the time. Tests have clocks of their own.
pub trait Clock: Send + Sync {
    /// The present time, in whole milliseconds so that it survives every store.
    fn now(&self) -> DateTime<Utc>;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }
}

/// Seconds by which Vietnam is ahead of universal time, all year and in all provinces.
const VIETNAM_OFFSET_SECONDS: i32 = 7 * 3600;

/// A time as clocks in Vietnam show it.
#[must_use]
pub fn vietnam_time<Tz: chrono::TimeZone>(time: &DateTime<Tz>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(VIETNAM_OFFSET_SECONDS) {
        Some(offset) => time.with_timezone(&offset),
        None => time.with_timezone(&time.offset().fix()),
    }
}

/// The calendar day in Vietnam (Asia/Ho_Chi_Minh) of a time. It decides to which day of a carrier an entry
/// belongs, whatever offset the device had set.
#[must_use]
pub fn vietnam_day<Tz: chrono::TimeZone>(time: &DateTime<Tz>) -> NaiveDate {
    vietnam_time(time).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_early_morning_in_vietnam_is_not_the_day_before() {
        let time: DateTime<Utc> = "2026-11-05T18:30:00Z".parse().unwrap();
        assert_eq!(vietnam_day(&time).to_string(), "2026-11-06");
    }
}
