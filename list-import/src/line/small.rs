//! Small numbers of a line: months, percentage, coefficient.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sync_protocol::limits::LINE_MONTHS_MAX;
use vietnamese::text::clean;

use super::{LineMonths, RowReader, money::Amounts};
use crate::book::Value;
use crate::codes;
use crate::list::{Column, Programme};

/// TT 02/2021/TT-BLĐTBXH Art. 2.3a: social assistance is suspended behind 3 months in a row.
const SUSPENSION_MONTHS: u32 = 3;
/// Nobody is owed more months than this, 50 years.
const MONTHS_MAX: u32 = 600;

impl RowReader<'_> {
    pub(super) fn months(&mut self, amounts: &Amounts) -> LineMonths {
        let arrears = self.month_count(Column::ArrearsMonths);
        let months = LineMonths {
            current: if amounts.current.is_zero() {
                0
            } else {
                self.months_together()
            },
            arrears: if amounts.arrears.is_zero() { 0 } else { arrears },
            carried_over: self.month_count(Column::CarriedMonths),
        };
        let suspends = self
            .context
            .title
            .programme
            .is_some_and(|programme| programme != Programme::Ncc);
        if suspends && months.carried_over >= SUSPENSION_MONTHS {
            self.add(
                codes::SUSPENSION_DUE,
                Column::CarriedMonths,
                &[("months", months.carried_over.to_string())],
            );
        }
        months
    }

    /// How many months the current money is for: what the row says, else what the title says.
    fn months_together(&mut self) -> u32 {
        let stated = self.month_count(Column::CurrentMonths);
        if usize::try_from(stated).is_ok_and(|stated| stated > LINE_MONTHS_MAX) {
            self.add(codes::MONTHS_UNREADABLE, Column::CurrentMonths, &[]);
        }
        let of_title = self.context.title.months.map_or(1, |months| months.count);
        if stated == 0 { of_title } else { stated }
    }

    fn month_count(&mut self, column: Column) -> u32 {
        let count = match self.value(column) {
            None => Some(0),
            Some(Value::Number(number)) => number.to_u32().filter(|_| number.is_integer()),
            Some(Value::Text(text)) => match &*clean(text) {
                "" | "-" | "–" => Some(0),
                text => text.trim_end_matches("tháng").trim().parse().ok(),
            },
            Some(Value::Date(_) | Value::Broken) => None,
        };
        count.filter(|&count| count <= MONTHS_MAX).unwrap_or_else(|| {
            self.add(codes::MONTHS_UNREADABLE, column, &[]);
            0
        })
    }

    /// 61, "61%", "61 %" or 0.61 shown as a percentage.
    pub(super) fn percent(&mut self) -> Option<u8> {
        let (number, repaired) = match self.value(Column::Percent)? {
            Value::Number(number) => (Some(*number), false),
            Value::Text(text) => {
                let text = clean(text);
                if matches!(&*text, "" | "-" | "–") {
                    return None;
                }
                let digits = text.trim_end_matches('%').trim_end().replace(',', ".");
                (digits.parse().ok(), text.ends_with('%'))
            }
            Value::Date(_) | Value::Broken => (None, false),
        };
        // Nobody is listed for one percent: such a number is a fraction shown as a percentage.
        let is_fraction =
            number.is_some_and(|number: Decimal| number > Decimal::ZERO && number <= Decimal::ONE);
        let number = if is_fraction {
            number.and_then(|number| number.checked_mul(Decimal::ONE_HUNDRED))
        } else {
            number
        };
        let repaired = repaired || is_fraction;
        let percent = number
            .and_then(|number| number.round().to_u8())
            .filter(|percent| (1..=100).contains(percent));
        match percent {
            Some(percent) if repaired => self.add(
                codes::PERCENT_READ,
                Column::Percent,
                &[("after", percent.to_string())],
            ),
            Some(_) => {}
            None => self.add(codes::PERCENT_UNREADABLE, Column::Percent, &[]),
        }
        percent
    }

    /// The coefficient helps to tell benefits apart; one that cannot be read is no loss.
    pub(super) fn coefficient(&mut self) -> Option<Decimal> {
        match self.value(Column::Coefficient)? {
            Value::Number(number) => Some(number.normalize()),
            Value::Text(text) => clean(text)
                .replace(',', ".")
                .parse::<Decimal>()
                .ok()
                .map(|number| number.normalize()),
            Value::Date(_) | Value::Broken => None,
        }
    }
}
