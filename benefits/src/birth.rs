//! Dates of birth as precise as a list has them, and the days on which an age is reached.

use chrono::{Days, Months, NaiveDate};

/// Nobody alive was born before; nobody on a list of this program is born after.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2100;

/// A date of birth: a day, only a month, or only a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// Day, month and year are known.
    Day(NaiveDate),
    /// The first day of the month that is known.
    Month(NaiveDate),
    /// The first day of the year that is known.
    Year(NaiveDate),
}

/// When somebody reaches an age: between two days, which are the same when the day of birth is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turning {
    /// The earliest day that it can be.
    pub earliest: NaiveDate,
    /// The latest day that it can be.
    pub latest: NaiveDate,
}

impl Birth {
    /// Reads `1946`, `1946-07` or `1946-07-10`, the forms of a payout list; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str, length: usize| {
            let plain = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u32>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = i32::try_from(number(parts.next()?, 4)?).ok()?;
        let (month, day, rest) = (parts.next(), parts.next(), parts.next());
        if rest.is_some() || !YEARS.contains(&year) {
            return None;
        }
        match (month, day) {
            (None, _) => NaiveDate::from_ymd_opt(year, 1, 1).map(Self::Year),
            (Some(month), None) => NaiveDate::from_ymd_opt(year, number(month, 2)?, 1).map(Self::Month),
            (Some(month), Some(day)) => {
                NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?).map(Self::Day)
            }
        }
    }

    /// When the person reaches an age. Who was born on 29 February is taken to reach it on 28 February of a common
    /// year, as a term of months ends when its last month lacks the day (Civil Code 2015, article 148; verify).
    #[must_use]
    pub fn turns(self, age: u8) -> Option<Turning> {
        let months = Months::new(u32::from(age) * 12);
        let (Self::Day(first) | Self::Month(first) | Self::Year(first)) = self;
        let earliest = first.checked_add_months(months)?;
        let known = match self {
            Self::Day(_) => {
                return Some(Turning {
                    earliest,
                    latest: earliest,
                });
            }
            Self::Month(_) => Months::new(1),
            Self::Year(_) => Months::new(12),
        };
        let latest = earliest
            .checked_add_months(known)?
            .checked_sub_days(Days::new(1))?;
        Some(Turning { earliest, latest })
    }
}

impl Turning {
    /// Tells whether the day may fall between two days, both included.
    #[must_use]
    pub fn may_fall_within(self, first: NaiveDate, last: NaiveDate) -> bool {
        self.earliest <= last && first <= self.latest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn turns(born: &str, age: u8) -> (NaiveDate, NaiveDate) {
        let turning = Birth::parse(born).unwrap().turns(age).unwrap();
        (turning.earliest, turning.latest)
    }

    #[test]
    fn an_age_is_reached_as_precisely_as_the_birth_is_known() {
        assert_eq!(turns("2022-12-01", 4), (day("2026-12-01"), day("2026-12-01")));
        assert_eq!(turns("1947-02", 80), (day("2027-02-01"), day("2027-02-28")));
        assert_eq!(turns("1948-02", 80), (day("2028-02-01"), day("2028-02-29")));
        assert_eq!(turns("1951", 75), (day("2026-01-01"), day("2026-12-31")));
    }

    #[test]
    fn a_leap_day_is_kept_in_leap_years_and_the_day_before_otherwise() {
        assert_eq!(turns("2024-02-29", 4).0, day("2028-02-29"));
        assert_eq!(turns("2024-02-29", 3).0, day("2027-02-28"));
        assert_eq!(turns("1952-02-29", 75).0, day("2027-02-28"));
    }

    #[test]
    fn what_is_no_date_of_birth_is_refused() {
        for bad in [
            "",
            "46",
            "1946-7",
            "1946-13",
            "2023-02-29",
            "1946-07-10-1",
            "+946",
            "1799",
            "1946-00",
            "1946-",
        ] {
            assert_eq!(Birth::parse(bad), None, "{bad}");
        }
    }
}
