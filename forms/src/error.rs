//! Why a form was not printed.

use paper::error::PaperError;

/// Why a form was not printed. No text carries personal data: rows are named by their number.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FormError {
    /// A list without rows.
    #[error("There is nothing to print; choose another list, route or month")]
    Empty,
    /// The parts of a row do not make its total.
    #[error("The parts of row {row} do not add up to its total; correct the list first")]
    RowDoesNotAddUp {
        /// The number of the row, from 1.
        row: usize,
    },
    /// Notes and money differ.
    #[error("The statement of notes says {notes} đồng, the envelopes {envelopes} đồng; count again")]
    NotesDiffer {
        /// What the notes make.
        notes: String,
        /// What they should make.
        envelopes: String,
    },
    /// A difference that nothing explains.
    #[error("A difference of {people} people and {amount} đồng is not explained; explain it line by line")]
    DifferenceUnexplained {
        /// In people.
        people: i64,
        /// In đồng.
        amount: String,
    },
    /// Both sides differ in a line that says nothing about it.
    #[error("Line {line} of the minutes differs between both sides without an explanation")]
    LineUnexplained {
        /// The number of the line, from 1.
        line: usize,
    },
    /// A sheet of labels that does not fit the paper.
    #[error("The labels do not fit the sheet; check their number, size and margins")]
    LabelLayout,
    /// A sum leaves all bounds.
    #[error("A sum is out of range")]
    OutOfRange,
    /// The form cannot be set. With an office's own templates, its message names what to correct in them.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The workbook cannot be written.
    #[error("The workbook cannot be written: {0}")]
    Workbook(String),
}
