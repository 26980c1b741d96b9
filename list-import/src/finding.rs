//! What the reader has to say about a file: errors, warnings, repairs and notes, each with its place.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// How a finding bears on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The list is refused.
    Error,
    /// The list is taken; a person should look.
    Warning,
    /// Something was read otherwise than it stands in the file.
    Repair,
    /// Nothing is wrong; worth knowing, such as a sheet that is not a list.
    Note,
}

/// A kind of finding: a stable name for programs, and the English sentence. All are in [`crate::codes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name; a screen finds its own sentence by it.
    pub id: &'static str,
    /// How it bears on the list.
    pub severity: Severity,
    /// What is wrong and what to do; `{name}` stands for a parameter.
    pub(crate) sentence: &'static str,
}

/// Where in the file: each part is known or does not apply. Rows and columns count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The name of the sheet; a CSV file has none.
    pub sheet: Option<Arc<str>>,
    /// The row; in CSV the record number, the heading being 1.
    pub row: Option<u32>,
    /// The column.
    pub column: Option<u32>,
}

impl Place {
    /// Returns the address of the cell as spreadsheets write it, such as `P241`, if row and column are known.
    pub fn cell(&self) -> Option<String> {
        let (row, column) = (self.row?, self.column?);
        Some(format!("{}{row}", column_letters(column)))
    }

    pub(crate) fn at(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    pub(crate) fn in_column(mut self, column: u32) -> Self {
        self.column = Some(column);
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(formatter, ", sheet {sheet}")?;
        }
        match (self.cell(), self.row, self.column) {
            (Some(cell), _, _) => write!(formatter, ", cell {cell}"),
            (None, Some(row), _) => write!(formatter, ", row {row}"),
            (None, None, Some(column)) => write!(formatter, ", column {}", column_letters(column)),
            (None, None, None) => Ok(()),
        }
    }
}

/// Returns the letters of a column as spreadsheets write them: 1 is `A`, 27 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(place) = rest.checked_sub(1) {
        letters.push(char::from(
            b'A'.saturating_add(u8::try_from(place % 26).unwrap_or_default()),
        ));
        rest = place / 26;
    }
    letters.iter().rev().collect()
}

/// The values of a finding by name. They may be personal data, so `Debug` shows the names only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Params(BTreeMap<&'static str, String>);

impl Params {
    /// Returns a value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Returns all names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

/// One thing that the reader found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub code: Code,
    /// The name of the file.
    pub file: Arc<str>,
    /// Where in the file.
    pub place: Place,
    /// Its values, for a screen that writes its own sentence.
    pub params: Params,
}

impl Finding {
    /// Returns the English message: file, place, what is wrong, what to do. It holds no personal data.
    pub fn message(&self) -> String {
        let mut sentence = self.code.sentence.to_owned();
        for (name, value) in self.params.iter() {
            sentence = sentence.replace(&format!("{{{name}}}"), value);
        }
        format!("{}{}: {sentence}", self.file, self.place)
    }
}

/// Everything that was found in one file, in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// The name of the file.
    pub file: Arc<str>,
    /// The findings.
    pub findings: Vec<Finding>,
}

impl ImportReport {
    /// Returns the findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.code.severity == severity)
    }

    pub(crate) fn push(&mut self, code: Code, place: Place) {
        self.findings.push(Finding {
            code,
            file: Arc::clone(&self.file),
            place,
            params: Params::default(),
        });
    }

    /// Tells whether the file must be refused.
    pub fn has_errors(&self) -> bool {
        self.of(Severity::Error).next().is_some()
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in self.of(Severity::Error) {
            writeln!(formatter, "{}", finding.message())?;
        }
        Ok(())
    }
}

impl std::error::Error for ImportReport {}

/// Reading cannot go on; why is among the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop;

/// Collects findings while a file is read.
pub(crate) struct Reporter {
    file: Arc<str>,
    findings: Vec<Finding>,
    findings_max: usize,
}

impl Reporter {
    pub(crate) fn new(file_name: &str, findings_max: usize) -> Self {
        Self {
            file: Arc::from(file_name),
            findings: Vec::new(),
            findings_max,
        }
    }

    /// Adds a finding. Behind the limit errors only are kept, so that a refusal is never lost.
    pub(crate) fn add(&mut self, code: Code, place: Place, params: &[(&'static str, String)]) {
        if self.findings.len() < self.findings_max || (code.severity == Severity::Error && !self.has_errors())
        {
            let params = Params(params.iter().cloned().collect());
            self.findings.push(Finding {
                code,
                file: Arc::clone(&self.file),
                place,
                params,
            });
        }
    }

    /// Adds an error behind which reading cannot go on.
    pub(crate) fn stop(&mut self, code: Code, place: Place, params: &[(&'static str, String)]) -> Stop {
        self.add(code, place, params);
        Stop
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.code.severity == Severity::Error)
    }

    /// Fails when there was an error.
    pub(crate) fn require_none(&self) -> Result<(), Stop> {
        if self.has_errors() { Err(Stop) } else { Ok(()) }
    }

    pub(crate) fn into_report(self) -> ImportReport {
        ImportReport {
            file: self.file,
            findings: self.findings,
        }
    }
}
