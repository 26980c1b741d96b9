//! Dates of birth as lists have them: a date, a text, a year, a number that is one of these.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use vietnamese::search::search_key;
use vietnamese::text::clean;

use super::RowReader;
use crate::book::Value;
use crate::codes;
use crate::list::{Birth, Column, Precision};

/// Nobody alive was born before; nobody on a list of this program is born after.
const YEARS: std::ops::RangeInclusive<u16> = 1850..=2100;

enum Source {
    Text,
    ExcelDate,
}

impl RowReader<'_> {
    pub(super) fn birth(&mut self) -> Option<Birth> {
        self.context.heading.column(Column::Birth)?;
        let value = self.value(Column::Birth).cloned();
        let (birth, source) = match &value {
            None => (None, Source::Text),
            Some(Value::Text(text)) if clean(text).is_empty() => (None, Source::Text),
            Some(Value::Text(text)) => (from_text(&clean(text)), Source::Text),
            Some(Value::Number(number)) => from_number(*number),
            Some(Value::Date(date)) => (from_date(*date), Source::ExcelDate),
            Some(Value::Broken) => (None, Source::Text),
        };
        let empty = value.is_none() || matches!(&value, Some(Value::Text(text)) if clean(text).is_empty());
        match birth {
            Some(birth) => self.tell(birth, &source),
            None if empty => self.add(codes::BIRTH_MISSING, Column::Birth, &[]),
            None => self.add(codes::BIRTH_UNREADABLE, Column::Birth, &[]),
        }
        birth
    }

    fn tell(&mut self, birth: Birth, source: &Source) {
        let params = [("after", birth.to_string())];
        let precise = birth.precision() == Precision::Day;
        if matches!(source, Source::ExcelDate) {
            self.add(codes::BIRTH_FROM_EXCEL, Column::Birth, &params);
        } else if self.asks_for_years() && precise {
            self.add(codes::BIRTH_FULL_IN_YEARS, Column::Birth, &params);
        } else if !self.asks_for_years() && !precise {
            self.add(codes::BIRTH_YEAR_ONLY, Column::Birth, &params);
        }
    }

    /// "Năm sinh" asks for the year, "Ngày, tháng, năm sinh" for the date.
    fn asks_for_years(&self) -> bool {
        let at = self.context.heading.column(Column::Birth);
        let title = at
            .and_then(|at| self.context.heading.titles.get(&at))
            .map(|title| search_key(title));
        title.is_some_and(|title| !title.contains("ngay"))
    }
}

/// A year, or the days since 1899-12-30 by which spreadsheets count.
fn from_number(number: Decimal) -> (Option<Birth>, Source) {
    let Some(whole) = number.to_u64().filter(|_| number.is_integer()) else {
        return (None, Source::Text);
    };
    if let Some(year) = u16::try_from(whole).ok().filter(|year| YEARS.contains(year)) {
        return (
            Some(Birth {
                year,
                month: None,
                day: None,
            }),
            Source::Text,
        );
    }
    let origin = NaiveDate::from_ymd_opt(1899, 12, 30);
    let date = origin.and_then(|origin| origin.checked_add_days(Days::new(whole)));
    (date.and_then(from_date), Source::ExcelDate)
}

pub(crate) fn from_date(date: NaiveDate) -> Option<Birth> {
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| YEARS.contains(year))?;
    Some(Birth {
        year,
        month: u8::try_from(date.month()).ok(),
        day: u8::try_from(date.day()).ok(),
    })
}

/// "1957", "03/1957", "21/03/1957", "1957-03-21"; "00/00/1957" is a year. Two-digit years are refused.
pub(crate) fn from_text(text: &str) -> Option<Birth> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let (year, month, day) = match parts.as_slice() {
        [year] => (*year, "0", "0"),
        [month, year] if year.len() == 4 => (*year, *month, "0"),
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day, month, year] => (*year, *month, *day),
        _ => return None,
    };
    let number = |text: &str| text.parse::<u8>().ok();
    let year = year.parse::<u16>().ok().filter(|year| YEARS.contains(year))?;
    match (number(month)?, number(day)?) {
        (0, 0) => Some(Birth {
            year,
            month: None,
            day: None,
        }),
        (month @ 1..=12, 0) => Some(Birth {
            year,
            month: Some(month),
            day: None,
        }),
        (month, day) => from_date(NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?),
    }
}
