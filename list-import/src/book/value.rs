//! Values of spreadsheet cells made into ours.

use calamine::ExcelDateTime;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::{Position, Sheet, Value};
use crate::limits::Limits;

impl Value {
    /// Spreadsheets know no other numbers than floating ones; 15 digits are exact.
    pub(super) fn from_float(number: f64) -> Self {
        Decimal::from_f64(number).map_or(Self::Broken, |number| Self::Number(number.normalize()))
    }

    pub(super) fn from_excel_date(date: &ExcelDateTime) -> Self {
        if date.is_duration() {
            return Self::from_float(date.as_f64());
        }
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).map_or(Self::Broken, Self::Date)
    }
}

impl Sheet {
    /// Notes a merged area, from and to counted from 0. Only areas of one column matter: they say that a person
    /// has several lines.
    pub(super) fn cover(&mut self, from: (u32, u32), to: (u32, u32), limits: &Limits) {
        let column = from.1.saturating_add(1);
        let first = from.0.saturating_add(1);
        let last = to.0.saturating_add(1).min(limits.rows_max);
        // A merge over the whole sheet would cost an entry for each row.
        if from.1 == to.1 && last.saturating_sub(first) <= MERGED_ROWS_MAX {
            self.covered
                .extend((first.saturating_add(1)..=last).map(|row| ((row, column), (first, column))));
        }
    }

    pub(super) fn has_room(&self, limits: &Limits, (rows, columns): Position) -> bool {
        rows <= limits.rows_max && columns <= limits.columns_max
    }
}

/// More lines than any person has.
const MERGED_ROWS_MAX: u32 = 100;
