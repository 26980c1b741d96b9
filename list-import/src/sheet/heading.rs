//! The heading of a list: found by its words, in any order, over one or two rows.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::column_words::column_of;
use crate::book::{Sheet, Value};
use crate::codes;
use crate::finding::Reporter;
use crate::list::Column;

/// The heading stands within the first rows; above it are titles only.
const SEARCHED_ROWS: u32 = 60;
/// A sheet with fewer known columns is a summary or a letter.
const COLUMNS_MIN: usize = 4;
/// The upper row of a heading names several columns; a row with fewer cells is a title.
const GROUPS_MIN: usize = 3;

pub(crate) struct Heading {
    /// The first row of the heading.
    pub(crate) first_row: u32,
    /// The last row of the heading, the row of column numbers not counted.
    pub(crate) last_row: u32,
    pub(crate) columns: BTreeMap<Column, u32>,
    /// The words of each column.
    pub(crate) titles: BTreeMap<u32, String>,
    unknown: BTreeSet<u32>,
    twice: BTreeMap<u32, Column>,
}

impl Heading {
    /// Finds the heading with most known columns; nothing when no row names people and money.
    pub(crate) fn find(sheet: &Sheet) -> Option<Self> {
        let rows = 1..=sheet.last_row().min(SEARCHED_ROWS);
        let candidates = rows.flat_map(|row| {
            let lower = Some(row.saturating_add(1)).filter(|_| sheet.row(row).count() >= GROUPS_MIN);
            [Some(row), lower]
                .into_iter()
                .flatten()
                .map(move |last| (row, last))
        });
        let candidates = candidates.map(|(first, last)| Self::read(sheet, first, last));
        // Among equals the first: the upper row and the shorter heading.
        candidates
            .filter(|heading| heading.has_people_and_money() && heading.columns.len() >= COLUMNS_MIN)
            .reduce(|best, next| {
                if next.columns.len() > best.columns.len() {
                    next
                } else {
                    best
                }
            })
    }

    fn read(sheet: &Sheet, first_row: u32, last_row: u32) -> Self {
        let mut heading = Self {
            first_row,
            last_row,
            columns: BTreeMap::new(),
            titles: BTreeMap::new(),
            unknown: BTreeSet::new(),
            twice: BTreeMap::new(),
        };
        let width = [first_row, last_row]
            .iter()
            .flat_map(|&row| sheet.row(row))
            .map(|(column, _)| column)
            .max();
        let mut group = "";
        for column in 1..=width.unwrap_or_default() {
            let upper = sheet.text((first_row, column));
            let lower = if last_row > first_row {
                sheet.text((last_row, column))
            } else {
                ""
            };
            if !upper.is_empty() {
                group = upper;
            }
            match (upper.is_empty(), lower.is_empty()) {
                (true, true) => {}
                (false, true) => heading.put(column, "", upper),
                (_, false) => heading.put(column, group, lower),
            }
        }
        heading.settle_current();
        heading
    }

    fn put(&mut self, column: u32, group: &str, title: &str) {
        self.titles
            .insert(column, format!("{group} {title}").trim().to_owned());
        let Some(meaning) = column_of(group, title) else {
            self.unknown.insert(column);
            return;
        };
        match self.columns.entry(meaning) {
            Entry::Vacant(free) => {
                free.insert(column);
            }
            Entry::Occupied(_) => {
                self.twice.insert(column, meaning);
            }
        }
    }

    /// Where there is neither supplement nor carer, the allowance is all the money of the month.
    fn settle_current(&mut self) {
        let alone =
            !self.columns.contains_key(&Column::Supplement) && !self.columns.contains_key(&Column::Carer);
        if let (true, Some(column)) = (alone, self.columns.get(&Column::Allowance).copied()) {
            self.columns.remove(&Column::Allowance);
            self.columns.insert(Column::Current, column);
        }
    }

    fn has_people_and_money(&self) -> bool {
        let money = Column::money()
            .iter()
            .filter(|column| self.columns.contains_key(column))
            .count();
        self.columns.contains_key(&Column::Name) && money > 0 && self.is_not_a_row_of_data()
    }

    /// The words "Tổng" and "Ấp" occur in rows of data too; a heading knows most of what it says.
    fn is_not_a_row_of_data(&self) -> bool {
        self.unknown.len() <= self.columns.len()
    }

    /// Says what is wrong with the heading.
    pub(crate) fn report(&self, sheet: &Sheet, reporter: &mut Reporter) {
        let place = |column: u32| sheet.cell_place((self.last_row, column));
        for (&column, meaning) in &self.twice {
            let free_text = matches!(meaning, Column::Signature | Column::SignerName | Column::Note);
            let code = if free_text {
                codes::COLUMN_UNKNOWN
            } else {
                codes::COLUMN_TWICE
            };
            reporter.add(code, place(column), &[("column", meaning.as_str().to_owned())]);
        }
        for &column in &self.unknown {
            reporter.add(codes::COLUMN_UNKNOWN, place(column), &[]);
        }
        if !self.columns.contains_key(&Column::Total) {
            let params = [("column", "total".to_owned())];
            reporter.add(codes::COLUMN_MISSING, sheet.place().at(self.last_row), &params);
        }
        let hidden = self
            .columns
            .values()
            .filter(|column| sheet.hidden_columns.contains(column));
        for &column in hidden {
            reporter.add(codes::COLUMN_HIDDEN, sheet.place().in_column(column), &[]);
        }
    }

    pub(crate) fn column(&self, column: Column) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    pub(crate) fn value<'a>(&self, sheet: &'a Sheet, row: u32, column: Column) -> Option<&'a Value> {
        sheet.value((row, self.column(column)?))
    }
}
