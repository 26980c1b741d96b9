//! Steps from month to month, and spans of days that an amount is valid for.

use chrono::{Datelike, NaiveDate};
use sync_protocol::payout_list::Month;

/// The days that an amount counts for, both ends included; open when it is still in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it has ended.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Tells whether a month's money is counted by this period: amounts are set for whole months, so its first
    /// day decides.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        first_day(month).is_some_and(|day| self.from <= day && self.to.is_none_or(|last| day <= last))
    }
}

/// The first day of a month.
pub(crate) fn first_day(month: Month) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.year().into(), month.number().into(), 1)
}

/// The month that a day is in.
pub(crate) fn month_of(day: NaiveDate) -> Option<Month> {
    Month::new(u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?)
}

/// The month so many months later, or earlier when negative.
pub(crate) fn step(month: Month, months: i32) -> Option<Month> {
    let count = i32::from(month.year()) * 12 + i32::from(month.number()) - 1;
    let count = count.checked_add(months)?;
    let (year, number) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    Month::new(u16::try_from(year).ok()?, u8::try_from(number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cross_the_new_year_both_ways() {
        let at = |text: &str| text.parse::<Month>().unwrap();
        assert_eq!(step(at("2026-11"), 3), Some(at("2027-02")));
        assert_eq!(step(at("2026-01"), -1), Some(at("2025-12")));
        assert_eq!(step(at("9999-12"), 1), None);
    }

    #[test]
    fn the_first_day_of_a_month_decides_which_amount_counts() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period {
            from: day("2024-07-01"),
            to: Some(day("2026-06-30")),
        };
        assert!(period.covers("2026-06".parse().unwrap()));
        assert!(!period.covers("2026-07".parse().unwrap()));
        assert!(!period.covers("2024-06".parse().unwrap()));
    }
}
