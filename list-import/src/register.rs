//! What the registers that come as CSV have in common: a heading of fixed words and records below it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use vietnamese::identity_number::{IdentityNumber, restore_lost_zeros};
use vietnamese::search::search_key;
use vietnamese::text::clean;

use crate::book::{self, Sheet, Value};
use crate::codes;
use crate::finding::{Code, ImportReport, Place, Reporter, Stop};
use crate::limits::Limits;
use crate::line::birth_from_text;
use crate::list::{Birth, Programme};
use crate::read::Watch;

/// A field of a register: its stable name, the words of its heading without diacritics, whether it must be there.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) headings: &'static [&'static str],
    pub(crate) required: bool,
}

/// A register opened for reading.
pub(crate) struct Register {
    sheet: Sheet,
    heading_row: u32,
    columns: BTreeMap<&'static str, u32>,
}

/// One record with the place for its findings.
pub(crate) struct Record<'a> {
    register: &'a Register,
    pub(crate) row: u32,
    pub(crate) reporter: &'a mut Reporter,
}

/// Opens a register and reads every record that holds something; any error means no register.
pub(crate) fn read<T>(
    bytes: &[u8],
    file_name: &str,
    limits: &Limits,
    fields: &'static [Field],
    record: impl Fn(&mut Record<'_>) -> Option<T>,
) -> Result<(Vec<T>, ImportReport), ImportReport> {
    let mut reporter = Reporter::new(file_name, limits.findings_max);
    let read = read_records(bytes, limits, fields, &record, &mut reporter);
    let refused = read.is_err() || reporter.has_errors();
    let report = reporter.into_report();
    match read {
        Ok(records) if !refused => Ok((records, report)),
        _ => Err(report),
    }
}

fn read_records<T>(
    bytes: &[u8],
    limits: &Limits,
    fields: &'static [Field],
    record: &impl Fn(&mut Record<'_>) -> Option<T>,
    reporter: &mut Reporter,
) -> Result<Vec<T>, Stop> {
    let mut forward = |_progress| std::ops::ControlFlow::Continue(());
    let mut watch = Watch::new(&mut forward);
    let book = book::open(bytes, limits, reporter, &mut watch)?;
    let found = book
        .sheets
        .into_iter()
        .filter(|sheet| sheet.visible)
        .find_map(|sheet| Register::find(sheet, fields));
    let Some(register) = found else {
        return Err(reporter.stop(codes::LIST_MISSING, Place::default(), &[]));
    };
    for field in fields
        .iter()
        .filter(|field| field.required && !register.columns.contains_key(field.name))
    {
        let place = register.sheet.place().at(register.heading_row);
        reporter.add(codes::COLUMN_MISSING, place, &[("column", field.name.to_owned())]);
    }
    reporter.require_none()?;
    let rows = register.heading_row.saturating_add(1)..=register.sheet.last_row();
    let filled = rows.filter(|&row| register.sheet.row(row).next().is_some());
    Ok(filled
        .filter_map(|row| {
            record(&mut Record {
                register: &register,
                row,
                reporter,
            })
        })
        .collect())
}

impl Register {
    /// The heading is the first row that names a required field.
    fn find(sheet: Sheet, fields: &'static [Field]) -> Option<Self> {
        (1..=sheet.last_row().min(20))
            .find_map(|row| {
                let titles: Vec<(u32, String)> = sheet
                    .row(row)
                    .map(|(column, _)| (column, heading_key(&sheet, row, column)))
                    .collect();
                let column_of = |field: &Field| {
                    titles
                        .iter()
                        .find(|(_, title)| field.headings.contains(&title.as_str()))
                        .map(|(column, _)| *column)
                };
                let columns: BTreeMap<_, _> = fields
                    .iter()
                    .filter_map(|field| Some((field.name, column_of(field)?)))
                    .collect();
                (columns.len() >= 3).then_some((row, columns))
            })
            .map(|(heading_row, columns)| Self {
                sheet,
                heading_row,
                columns,
            })
    }
}

fn heading_key(sheet: &Sheet, row: u32, column: u32) -> String {
    let key = search_key(sheet.text((row, column)));
    key.split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Record<'_> {
    pub(crate) fn place(&self, field: &str) -> Place {
        let place = self.register.sheet.place().at(self.row);
        match self.register.columns.get(field) {
            Some(&column) => place.in_column(column),
            None => place,
        }
    }

    pub(crate) fn add(&mut self, code: Code, field: &'static str) {
        let place = self.place(field);
        self.reporter.add(code, place, &[("column", field.to_owned())]);
    }

    /// The text of a field; nothing when it is empty.
    pub(crate) fn text(&self, field: &str) -> Option<String> {
        let &column = self.register.columns.get(field)?;
        let text = match self.register.sheet.value((self.row, column))? {
            Value::Text(text) => clean(text).into_owned(),
            Value::Number(number) => number.to_string(),
            Value::Date(date) => date.format("%d/%m/%Y").to_string(),
            Value::Broken => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// The text of a field that must be there.
    pub(crate) fn required(&mut self, field: &'static str) -> Option<String> {
        let text = self.text(field);
        if text.is_none() {
            self.add(codes::VALUE_MISSING, field);
        }
        text
    }

    /// A field read by a function; unreadable is an error, empty is nothing.
    pub(crate) fn parsed<T>(&mut self, field: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(field)?;
        let value = parse(&text);
        if value.is_none() {
            self.add(codes::VALUE_UNREADABLE, field);
        }
        value
    }

    /// A field that must be there, read by a function.
    pub(crate) fn required_parsed<T>(
        &mut self,
        field: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.required(field)?;
        self.parsed(field, parse)
    }

    /// A 12-digit number, with lost zeros put back.
    pub(crate) fn identity(&mut self, field: &'static str) -> Option<IdentityNumber> {
        let text = self.text(field)?;
        if let Ok(number) = IdentityNumber::parse(&text) {
            return Some(number);
        }
        let restored = restore_lost_zeros(&text);
        let code = if restored.is_some() {
            codes::IDENTITY_ZEROS
        } else {
            codes::VALUE_UNREADABLE
        };
        self.add(code, field);
        restored
    }
}

pub(crate) fn programme(text: &str) -> Option<Programme> {
    Programme::parse(text)
}

pub(crate) fn birth(text: &str) -> Option<Birth> {
    birth_from_text(text)
}

/// dd/mm/yyyy, also with dots or dashes, or ISO.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let birth = birth_from_text(text)?;
    NaiveDate::from_ymd_opt(birth.year.into(), birth.month?.into(), birth.day?.into())
}
