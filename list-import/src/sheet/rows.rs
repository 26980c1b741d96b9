//! What each row below the heading is: a person, a hamlet, a sum, the closing. Nothing is passed over in silence.

use vietnamese::search::search_key;
use vietnamese::text::clean;

use super::heading::Heading;
use crate::book::{Cell, Position, Sheet, Value};
use crate::codes;
use crate::finding::{Reporter, Stop};
use crate::list::Column;
use crate::places::begins_like_place;
use crate::read::{Stage, Watch};

/// The longest text in a money column that is taken for an amount, good or bad; a date line is longer.
const AMOUNT_LENGTH_MAX: usize = 25;

/// A row with a person.
pub(crate) struct DataRow {
    pub(crate) row: u32,
    /// The hamlet heading above, if there is one.
    pub(crate) heading: Option<String>,
}

/// A row that states sums, and the data rows it speaks of: those from one place to another.
pub(crate) struct SumRow {
    pub(crate) row: u32,
    pub(crate) label: String,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// A text below the total, with its place.
pub(crate) struct Closing {
    pub(crate) position: Position,
    pub(crate) text: String,
}

#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) data: Vec<DataRow>,
    pub(crate) subtotals: Vec<SumRow>,
    pub(crate) total: Option<SumRow>,
    pub(crate) words: Option<Closing>,
    pub(crate) count: Option<Closing>,
}

enum Kind {
    Blank,
    ColumnNumbers,
    Person,
    Hamlet(String),
    Subtotal(String),
    Total(String),
    Words(Closing),
    Count(Closing),
    Other,
}

pub(crate) fn read(
    sheet: &Sheet,
    heading: &Heading,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<Rows, Stop> {
    let first = heading.last_row.saturating_add(1);
    let last = sheet.last_row();
    watch.begin(
        Stage::Rows,
        usize::try_from(last.saturating_sub(first)).unwrap_or_default(),
        reporter,
    )?;
    let mut rows = Rows::default();
    let mut hamlet = None;
    let mut block_start = 0;
    for row in first..=last {
        watch.tick(Stage::Rows, reporter)?;
        let reader = RowReader {
            sheet,
            heading,
            row,
            is_first: row == first,
        };
        let kind = reader.kind();
        if rows.total.is_some() && matches!(kind, Kind::Person | Kind::Subtotal(_) | Kind::Total(_)) {
            reporter.add(codes::ROW_AFTER_TOTAL, sheet.place().at(row), &[]);
            continue;
        }
        let to = rows.data.len();
        match kind {
            Kind::Blank | Kind::ColumnNumbers => {}
            Kind::Person => rows.data.push(DataRow {
                row,
                heading: hamlet.clone(),
            }),
            Kind::Hamlet(name) if rows.total.is_none() => (hamlet, block_start) = (Some(name), to),
            Kind::Subtotal(label) => {
                rows.subtotals.push(SumRow {
                    row,
                    label,
                    from: block_start,
                    to,
                });
                block_start = to;
            }
            Kind::Total(label) => {
                rows.total = Some(SumRow {
                    row,
                    label,
                    from: 0,
                    to,
                })
            }
            Kind::Words(closing) => rows.words = Some(closing),
            Kind::Count(closing) => rows.count = Some(closing),
            Kind::Hamlet(_) | Kind::Other if rows.total.is_some() || rows.words.is_some() => {}
            Kind::Hamlet(_) | Kind::Other => {
                reporter.add(codes::ROW_NOT_UNDERSTOOD, sheet.place().at(row), &[])
            }
        }
    }
    rows.settle_lone_sum();
    if rows.data.is_empty() {
        return Err(reporter.stop(codes::LIST_HAS_NO_LINES, sheet.place().at(heading.last_row), &[]));
    }
    Ok(rows)
}

impl Rows {
    /// A list without hamlets ends with one "Cộng", which is the total.
    fn settle_lone_sum(&mut self) {
        if self.total.is_none()
            && self.subtotals.len() == 1
            && self.subtotals.iter().all(|sum| sum.to == self.data.len())
        {
            self.total = self.subtotals.pop().filter(|sum| sum.from == 0);
        }
    }
}

struct RowReader<'a> {
    sheet: &'a Sheet,
    heading: &'a Heading,
    row: u32,
    is_first: bool,
}

impl RowReader<'_> {
    fn kind(&self) -> Kind {
        if self
            .sheet
            .row(self.row)
            .all(|(_, cell)| shown(&cell.value).is_none())
        {
            return if self.has_money() {
                Kind::Person
            } else {
                Kind::Blank
            };
        }
        let (first_column, label) = self.first_text();
        if self.is_first && self.counts_columns() {
            return Kind::ColumnNumbers;
        }
        let key = search_key(&label);
        let closing = || Closing {
            position: (self.row, first_column),
            text: label.clone(),
        };
        if key.contains("bang chu") {
            return Kind::Words(closing());
        }
        if !self.has_money()
            && key.contains("nguoi")
            && (key.starts_with("danh sach co") || key.contains("luot"))
        {
            return Kind::Count(closing());
        }
        self.sum_kind().unwrap_or_else(|| self.person_or_hamlet())
    }

    /// "Cộng …" and "Tổng …", unless it is somebody: the family name Tống reads like it without its mark.
    fn sum_kind(&self) -> Option<Kind> {
        let nobody = [Column::Identity, Column::Birth, Column::Category];
        let label = self.texts().find(|text| begins_with_sum(text))?;
        let is_nobody = nobody
            .iter()
            .all(|&column| self.value(column).is_none_or(is_label));
        if !is_nobody {
            return None;
        }
        Some(if label.to_lowercase().starts_with("tổng") {
            Kind::Total(label)
        } else {
            Kind::Subtotal(label)
        })
    }

    fn person_or_hamlet(&self) -> Kind {
        let has_name = self.value(Column::Name).is_some();
        if self.has_money() && (has_name || self.value(Column::Category).is_some()) {
            return Kind::Person;
        }
        if self.has_money() {
            // Money without a name: the line says what is missing.
            return if self.value(Column::Total).is_some() {
                Kind::Person
            } else {
                Kind::Other
            };
        }
        let texts: Vec<String> = self.texts().collect();
        let numbered = self
            .sheet
            .row(self.row)
            .next()
            .is_some_and(|(_, cell)| is_count(cell));
        match texts.as_slice() {
            [name] if begins_like_place(name) || !numbered => Kind::Hamlet(name.clone()),
            [mark, name] if !numbered && (begins_like_place(name) || is_heading_mark(mark)) => {
                Kind::Hamlet(name.clone())
            }
            _ if has_name && (numbered || self.value(Column::Identity).is_some()) => Kind::Person,
            _ => Kind::Other,
        }
    }

    fn value(&self, column: Column) -> Option<&Value> {
        self.heading.value(self.sheet, self.row, column)
    }

    fn texts(&self) -> impl Iterator<Item = String> {
        self.sheet.row(self.row).filter_map(|(_, cell)| text_of(cell))
    }

    /// The first text of the row with its column; empty in a row of numbers only.
    fn first_text(&self) -> (u32, String) {
        let mut texts = self
            .sheet
            .row(self.row)
            .filter_map(|(column, cell)| Some((column, text_of(cell)?)));
        texts.next().unwrap_or((1, String::new()))
    }

    /// Whether a money column of the row holds an amount, a formula, or a text that is meant as one.
    fn has_money(&self) -> bool {
        Column::money().into_iter().any(|column| {
            let Some(at) = self.heading.column(column) else {
                return false;
            };
            let formula = self.sheet.formulas_without_value.contains(&(self.row, at));
            formula
                || self
                    .sheet
                    .cells
                    .get(&(self.row, at))
                    .is_some_and(|cell| is_amount(&cell.value))
        })
    }

    /// 1, 2, 3 … or (1), (2) or A, B … and "17=9+10" under the heading.
    fn counts_columns(&self) -> bool {
        let cells: Vec<String> = self
            .sheet
            .row(self.row)
            .filter_map(|(_, cell)| shown(&cell.value))
            .collect();
        let marks = cells.iter().filter(|text| is_column_mark(text)).count();
        cells.len() >= 3 && marks == cells.len()
    }
}

fn begins_with_sum(text: &str) -> bool {
    let lower = text.to_lowercase();
    let word = lower.split([' ', ':', '.']).next().unwrap_or_default();
    matches!(word, "cộng" | "tổng")
}

/// In a CSV or an unmerged list the label of a sum may stand in any column.
fn is_label(value: &Value) -> bool {
    matches!(value, Value::Text(text) if begins_with_sum(&clean(text)))
}

fn text_of(cell: &Cell) -> Option<String> {
    match &cell.value {
        Value::Text(text) => Some(clean(text).into_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(clean(text).into_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Date(_) | Value::Broken => Some("?".to_owned()),
    }
}

fn is_column_mark(text: &str) -> bool {
    let inner = text.trim_matches(['(', ')']);
    let numbers = inner
        .split(['=', '+', '-'])
        .all(|part| part.trim_matches(['(', ')', ' ']).parse::<u16>().is_ok());
    let letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    numbers || letter
}

fn is_amount(value: &Value) -> bool {
    match value {
        Value::Number(_) | Value::Broken => true,
        Value::Text(text) => {
            let text = clean(text);
            let short = text.chars().count() <= AMOUNT_LENGTH_MAX;
            let figures = text.trim_start_matches(['-', '–', '(', '+', ' ']);
            short && (figures.is_empty() || figures.starts_with(|char: char| char.is_ascii_digit()))
        }
        Value::Date(_) => false,
    }
}

/// A row number in the first column, as a number or in figures.
fn is_count(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(_) => true,
        Value::Text(text) => text.trim().parse::<u32>().is_ok(),
        Value::Date(_) | Value::Broken => false,
    }
}

/// "I", "XIV", "A", "b)" before a heading.
fn is_heading_mark(text: &str) -> bool {
    let mark = text.trim_end_matches(['.', ')', '-', '/', ' ']);
    let roman = !mark.is_empty() && mark.chars().all(|char| matches!(char, 'I' | 'V' | 'X' | 'L'));
    roman || (mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic))
}
