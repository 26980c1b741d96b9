//! A file as cells, whatever its format.
//!
//! Cells are kept sparsely by row and column, both counted from 1 as people see them: a hostile sheet with one
//! cell in the last corner costs one entry and not the area in between.

mod biff;
mod csv;
mod decode;
mod format;
mod hidden;
mod value;
mod xls;
mod xlsx;
mod zip_check;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use vietnamese::legacy::Encoding;

use crate::codes;
use crate::finding::{Place, Reporter, Stop};
use crate::limits::Limits;
use crate::list::Format;
use crate::read::Watch;

pub(crate) type Position = (u32, u32);

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(Decimal),
    Date(NaiveDate),
    /// An error value, or a number that is none.
    Broken,
}

#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    /// What the font says about the text; nothing where there are no fonts.
    pub(crate) font: Option<Encoding>,
}

#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) name: Option<Arc<str>>,
    pub(crate) visible: bool,
    pub(crate) cells: BTreeMap<Position, Cell>,
    pub(crate) formulas_without_value: BTreeSet<Position>,
    pub(crate) hidden_rows: BTreeSet<u32>,
    pub(crate) hidden_columns: BTreeSet<u32>,
    /// Cells covered by a cell above that was merged over them.
    pub(crate) covered: BTreeMap<Position, Position>,
    /// Whether the file had bytes where others have letters, so that an encoding must be found.
    pub(crate) one_byte: bool,
    /// How most of its text was written.
    pub(crate) encoding: Encoding,
}

impl Sheet {
    pub(crate) fn place(&self) -> Place {
        Place {
            sheet: self.name.clone(),
            row: None,
            column: None,
        }
    }

    pub(crate) fn cell_place(&self, (row, column): Position) -> Place {
        self.place().at(row).in_column(column)
    }

    /// The cell that is seen at a place: itself, or the one merged over it.
    pub(crate) fn seen_at(&self, position: Position) -> Position {
        self.covered.get(&position).copied().unwrap_or(position)
    }

    /// The value of a cell, seen through vertical merges.
    pub(crate) fn value(&self, position: Position) -> Option<&Value> {
        self.cells.get(&self.seen_at(position)).map(|cell| &cell.value)
    }

    /// The text of a cell without merges, empty when there is none.
    pub(crate) fn text(&self, position: Position) -> &str {
        match self.cells.get(&position).map(|cell| &cell.value) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The cells of a row from left to right.
    pub(crate) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells
            .range((row, 0)..=(row, u32::MAX))
            .map(|(&(_, column), cell)| (column, cell))
    }

    pub(crate) fn last_row(&self) -> u32 {
        self.cells.last_key_value().map_or(0, |(&(row, _), _)| row)
    }

    /// Adds a cell, within the limits.
    fn put(
        &mut self,
        position: Position,
        cell: Cell,
        limits: &Limits,
        reporter: &mut Reporter,
    ) -> Result<(), Stop> {
        let (row, column) = position;
        if row > limits.rows_max || column > limits.columns_max || self.cells.len() >= limits.cells_max {
            return Err(reporter.stop(codes::SHEET_TOO_LARGE, self.place(), &[]));
        }
        if let Value::Text(text) = &cell.value
            && text.len() > limits.text_length_max
            && text.chars().count() > limits.text_length_max
        {
            let params = [("limit", limits.text_length_max.to_string())];
            return Err(reporter.stop(codes::CELL_TOO_LONG, self.cell_place(position), &params));
        }
        self.cells.insert(position, cell);
        Ok(())
    }
}

pub(crate) struct Book {
    pub(crate) format: Format,
    pub(crate) sheets: Vec<Sheet>,
}

/// Reads a file into cells with Unicode text in NFC.
pub(crate) fn open(
    bytes: &[u8],
    limits: &Limits,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<Book, Stop> {
    let format = format::recognise(bytes, limits, reporter)?;
    let mut sheets = match format {
        Format::Xlsx => xlsx::read(bytes, limits, reporter, watch)?,
        Format::Xls => xls::read(bytes, limits, reporter, watch)?,
        Format::Csv => csv::read(bytes, limits, reporter, watch)?,
    };
    for sheet in &mut sheets {
        decode::to_unicode(sheet, reporter)?;
    }
    Ok(Book { format, sheets })
}
