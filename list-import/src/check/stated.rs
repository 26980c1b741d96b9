//! What the list says about itself, against what its lines add up to.

use rust_decimal::Decimal;
use vietnamese::amount::{format_amount, parse_amount};
use vietnamese::search::search_key;
use vietnamese::words::amount_from_words;

use super::people::Groups;
use crate::book::Value;
use crate::codes;
use crate::finding::{Code, Place, Reporter};
use crate::line::{Amounts, Context, RawLine};
use crate::list::{Column, Stated};
use crate::sheet::rows::{Closing, Rows, SumRow};

pub(super) fn check(
    context: &Context<'_>,
    rows: &Rows,
    lines: &[RawLine],
    groups: &Groups,
    reporter: &mut Reporter,
) -> Stated {
    let mut checker = Checker {
        context,
        lines,
        groups,
        reporter,
    };
    for subtotal in &rows.subtotals {
        checker.sums(subtotal, codes::SUBTOTAL_WRONG);
        checker.people_of(subtotal);
    }
    let mut stated = Stated::default();
    match &rows.total {
        Some(total) => {
            stated.total = checker.sums(total, codes::TOTAL_WRONG);
            stated.total_cell = checker.place(total.row, Column::Total).cell();
        }
        None => checker
            .reporter
            .add(codes::TOTAL_MISSING, context.sheet.place(), &[]),
    }
    if let Some(words) = &rows.words {
        checker.words(words, &mut stated);
    }
    if let Some(count) = &rows.count {
        checker.count(count, &mut stated);
    }
    stated
}

struct Checker<'a> {
    context: &'a Context<'a>,
    lines: &'a [RawLine],
    groups: &'a Groups,
    reporter: &'a mut Reporter,
}

impl Checker<'_> {
    fn place(&self, row: u32, column: Column) -> Place {
        let place = self.context.sheet.place().at(row);
        match self.context.heading.column(column) {
            Some(column) => place.in_column(column),
            None => place,
        }
    }

    /// Compares every sum that the row states; returns the one in the column of totals.
    fn sums(&mut self, stated: &SumRow, wrong: Code) -> Option<Decimal> {
        let mut total = None;
        for column in Column::money() {
            let Some(says) = self.stated_amount(stated.row, column) else {
                continue;
            };
            let is = self.sum(stated, column);
            if !self.lacks_amounts() && is != Some(says) {
                let params = [
                    ("says", format_amount(&says)),
                    ("is", format_amount(&is.unwrap_or_default())),
                ];
                self.reporter.add(wrong, self.place(stated.row, column), &params);
            }
            if column == Column::Total {
                total = Some(says);
            }
        }
        total
    }

    fn stated_amount(&mut self, row: u32, column: Column) -> Option<Decimal> {
        let at = (row, self.context.heading.column(column)?);
        if self.context.sheet.formulas_without_value.contains(&at) {
            return None;
        }
        match &self.context.sheet.cells.get(&at)?.value {
            Value::Number(number) => Some(*number),
            // The label of the row may stand in a money column of a list without merges.
            Value::Text(text) if !text.chars().any(|char| char.is_ascii_digit()) => None,
            Value::Text(text) => {
                let amount = parse_amount(text).ok();
                if amount.is_none() {
                    self.reporter
                        .add(codes::AMOUNT_UNREADABLE, self.place(row, column), &[]);
                }
                amount
            }
            Value::Date(_) | Value::Broken => {
                self.reporter
                    .add(codes::CELL_HAS_ERROR, self.place(row, column), &[]);
                None
            }
        }
    }

    fn sum(&self, stated: &SumRow, column: Column) -> Option<Decimal> {
        let lines = self.lines.get(stated.from..stated.to)?;
        let negative_arrears = self.context.heading.column(Column::Recovery).is_none();
        lines.iter().try_fold(Decimal::ZERO, |sum, raw| {
            sum.checked_add(amount_in(&raw.amounts, column, negative_arrears))
        })
    }

    /// "Cộng Ấp Mỹ An 1: 21 người".
    fn people_of(&mut self, subtotal: &SumRow) {
        let is = self.groups.people_among(subtotal.from..subtotal.to);
        if let Some(says) = count_before(&subtotal.label, &["nguoi", "doi tuong"]).filter(|&says| says != is)
        {
            let params = [("says", says.to_string()), ("is", is.to_string())];
            self.reporter.add(
                codes::SUBTOTAL_COUNT_WRONG,
                self.context.sheet.place().at(subtotal.row),
                &params,
            );
        }
    }

    /// The words are compared with the figures beside them, so that one wrong total is one error.
    fn words(&mut self, closing: &Closing, stated: &mut Stated) {
        let place = self.context.sheet.cell_place(closing.position);
        let said = closing
            .text
            .split_once(':')
            .map_or(closing.text.as_str(), |(_, said)| said)
            .trim();
        let value = amount_from_words(said);
        let all = SumRow {
            row: 0,
            label: String::new(),
            from: 0,
            to: self.lines.len(),
        };
        let figures = stated.total.or_else(|| self.sum(&all, Column::Total));
        match value {
            None => self.reporter.add(codes::WORDS_UNREADABLE, place.clone(), &[]),
            Some(says) if !self.lacks_amounts() && Some(says) != figures => {
                let params = [
                    ("says", format_amount(&says)),
                    ("is", format_amount(&figures.unwrap_or_default())),
                ];
                self.reporter.add(codes::WORDS_WRONG, place.clone(), &params);
            }
            Some(_) => {}
        }
        stated.words = Some(said.trim_end_matches(['.', '/', ' ']).to_owned());
        stated.words_value = value;
        stated.words_cell = place.cell();
    }

    /// Lines without a total have errors of their own; sums would only repeat them.
    fn lacks_amounts(&self) -> bool {
        self.lines.iter().any(|raw| raw.amounts.total.is_none())
    }

    /// "Danh sách có 180 người, 212 lượt chi trả."
    fn count(&mut self, closing: &Closing, stated: &mut Stated) {
        let place = self.context.sheet.cell_place(closing.position);
        stated.people = count_before(&closing.text, &["nguoi", "doi tuong"]);
        stated.pay_lines = count_before(&closing.text, &["luot", "dong"]);
        stated.count_cell = place.cell();
        let people = self.groups.people_among(0..self.lines.len());
        for (says, is, what) in [
            (stated.people, people, "people"),
            (stated.pay_lines, self.lines.len(), "lines"),
        ] {
            if let Some(says) = says.filter(|&says| says != is) {
                let params = [
                    ("says", says.to_string()),
                    ("is", is.to_string()),
                    ("what", what.to_owned()),
                ];
                self.reporter.add(codes::COUNT_WRONG, place.clone(), &params);
            }
        }
    }
}

/// The amount of a line in a column, as the list has it: without a column of its own, money to give back was
/// written as negative arrears.
fn amount_in(amounts: &Amounts, column: Column, negative_arrears: bool) -> Decimal {
    match column {
        Column::Allowance => amounts.allowance,
        Column::Supplement => amounts.supplement,
        Column::Carer => amounts.carer,
        Column::Current => amounts.current,
        Column::Arrears if negative_arrears => amounts.arrears.saturating_sub(amounts.recovery),
        Column::Arrears => amounts.arrears,
        Column::Carried => amounts.carried_over,
        Column::Recovery => amounts.recovery,
        _ => amounts.total.unwrap_or_default(),
    }
}

fn count_before(text: &str, units: &[&str]) -> Option<usize> {
    let key = search_key(text);
    let words: Vec<&str> = key
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).find_map(|pair| match pair {
        [count, unit] if units.iter().any(|known| known.starts_with(unit)) => count.parse().ok(),
        _ => None,
    })
}
