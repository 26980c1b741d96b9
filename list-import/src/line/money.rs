//! The money of a line. Unit: đồng. Nothing here corrects an amount; what cannot be read is an error.

use rust_decimal::Decimal;
use vietnamese::amount::parse_amount;

use super::RowReader;
use crate::book::Value;
use crate::codes;
use crate::list::Column;

/// A hundred times the largest monthly payment known; more is a slip of the keyboard.
const AMOUNT_MAX: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// The smallest note that an envelope can hold (domain reference 12).
const SMALLEST_NOTE: Decimal = Decimal::ONE_THOUSAND;

/// The amounts of a line by column and as parts.
#[derive(Clone, Copy, Default)]
pub(crate) struct Amounts {
    pub(crate) allowance: Decimal,
    pub(crate) supplement: Decimal,
    pub(crate) carer: Decimal,
    pub(crate) current: Decimal,
    pub(crate) arrears: Decimal,
    pub(crate) carried_over: Decimal,
    pub(crate) recovery: Decimal,
    pub(crate) total: Option<Decimal>,
}

impl RowReader<'_> {
    pub(super) fn amounts(&mut self) -> Amounts {
        let mut amounts = Amounts {
            allowance: self.not_negative(Column::Allowance),
            supplement: self.not_negative(Column::Supplement),
            carer: self.not_negative(Column::Carer),
            current: self.not_negative(Column::Current),
            arrears: self.amount(Column::Arrears).unwrap_or_default(),
            carried_over: self.not_negative(Column::Carried),
            recovery: self.not_negative(Column::Recovery),
            total: self.amount(Column::Total),
        };
        if self.has_only_a_total() {
            amounts.current = amounts.total.unwrap_or_default();
        }
        if self.context.heading.column(Column::Current).is_some() || self.has_only_a_total() {
            amounts.allowance = amounts.current;
        } else {
            // Each is below AMOUNT_MAX, so that the sum fits.
            amounts.current = amounts
                .allowance
                .saturating_add(amounts.supplement)
                .saturating_add(amounts.carer);
        }
        if amounts.arrears.is_sign_negative() && !amounts.arrears.is_zero() {
            self.add(codes::ARREARS_NEGATIVE, Column::Arrears, &[]);
            amounts.recovery = amounts.recovery.saturating_sub(amounts.arrears);
            amounts.arrears = Decimal::ZERO;
        }
        self.check_total(&amounts);
        amounts
    }

    /// A list of gifts has one column of money.
    fn has_only_a_total(&self) -> bool {
        let parts = Column::money()
            .into_iter()
            .filter(|&column| column != Column::Total);
        !parts
            .into_iter()
            .any(|column| self.context.heading.column(column).is_some())
    }

    fn check_total(&mut self, amounts: &Amounts) {
        let Some(total) = amounts.total else {
            if !self.says_why_amount_is_missing(Column::Total) {
                self.add(codes::AMOUNT_MISSING, Column::Total, &[]);
            }
            return;
        };
        if total.is_sign_negative() && !total.is_zero() {
            self.add(codes::AMOUNT_NEGATIVE, Column::Total, &[]);
        }
        if !(total % SMALLEST_NOTE).is_zero() {
            self.add(codes::AMOUNT_NOT_IN_NOTES, Column::Total, &[]);
        }
        let is = amounts.parts().total();
        if is != Some(total) {
            let params = [
                ("says", total.to_string()),
                ("is", is.unwrap_or_default().to_string()),
            ];
            self.add(codes::PARTS_WRONG, Column::Total, &params);
        }
    }

    /// Whether the cell holds something, which then has its own finding.
    fn says_why_amount_is_missing(&self, column: Column) -> bool {
        let at = self.context.heading.column(column).map(|at| (self.row.row, at));
        self.value(column)
            .is_some_and(|value| !matches!(value, Value::Text(text) if text.trim().is_empty()))
            || at.is_some_and(|at| self.context.sheet.formulas_without_value.contains(&at))
    }

    fn not_negative(&mut self, column: Column) -> Decimal {
        let amount = self.amount(column).unwrap_or_default();
        if amount.is_sign_negative() && !amount.is_zero() {
            self.add(codes::AMOUNT_NEGATIVE, column, &[]);
        }
        amount
    }

    /// The amount of a cell; nothing when it is empty or, with a finding, unreadable.
    fn amount(&mut self, column: Column) -> Option<Decimal> {
        let at = (self.row.row, self.context.heading.column(column)?);
        if self.context.sheet.formulas_without_value.contains(&at) {
            return None;
        }
        let amount = match self.value(column)? {
            Value::Number(number) => *number,
            Value::Text(text) if text.trim().is_empty() => return None,
            Value::Text(text) => {
                let Ok(amount) = parse_amount(text) else {
                    self.add(codes::AMOUNT_UNREADABLE, column, &[]);
                    return None;
                };
                let figures = text.chars().all(|char| char.is_ascii_digit()) || amount.is_zero();
                if !figures {
                    let params = [("before", text.clone()), ("after", amount.to_string())];
                    self.add(codes::AMOUNT_FROM_TEXT, column, &params);
                }
                amount
            }
            Value::Date(_) => {
                self.add(codes::AMOUNT_UNREADABLE, column, &[]);
                return None;
            }
            Value::Broken => {
                self.add(codes::CELL_HAS_ERROR, column, &[]);
                return None;
            }
        };
        if !amount.is_integer() {
            self.add(codes::AMOUNT_FRACTION, column, &[]);
        }
        if amount.abs() > AMOUNT_MAX {
            self.add(codes::AMOUNT_TOO_LARGE, column, &[]);
            return None;
        }
        Some(amount)
    }
}
