//! How faults become the codes that the screen knows.
//!
//! The core speaks [`CallError`] throughout: every refusal of a rule has its code already, and a second enum
//! with the same names would only be translated back. Texts of foreign errors are left out, because they may
//! quote what a person typed; the name of the operation and a number are kept.

use std::fmt::Display;

use crate::views::{CallError, CallErrorCode};

/// The result of everything in the core that can be refused.
pub(crate) type Result<T> = std::result::Result<T, CallError>;

impl CallError {
    /// A refusal without figures.
    #[must_use]
    pub fn new(code: CallErrorCode) -> Self {
        Self {
            code,
            params: std::collections::BTreeMap::new(),
        }
    }

    /// Adds a figure or name for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// A field that is missing or wrong.
    pub(crate) fn field(name: &str) -> Self {
        Self::new(CallErrorCode::FieldInvalid).with("field", name)
    }

    /// A store that cannot be read.
    pub(crate) fn damaged(detail: impl Display) -> Self {
        Self::new(CallErrorCode::StoreDamaged).with("detail", detail)
    }

    /// A fault of the program.
    pub(crate) fn internal(detail: impl Display) -> Self {
        Self::new(CallErrorCode::Internal).with("detail", detail)
    }
}

/// Gives a failed operation of a library its name.
pub(crate) trait During<T> {
    /// Turns the library's error into a code, naming the operation.
    fn during(self, operation: &'static str) -> Result<T>;
}

impl<T> During<T> for rusqlite::Result<T> {
    fn during(self, operation: &'static str) -> Result<T> {
        self.map_err(|error| sql_error(&error, operation))
    }
}

impl<T> During<T> for std::io::Result<T> {
    fn during(self, operation: &'static str) -> Result<T> {
        self.map_err(|error| match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                CallError::new(CallErrorCode::DiskFull)
            }
            kind => CallError::internal(format_args!("{operation}: {kind}")),
        })
    }
}

fn sql_error(error: &rusqlite::Error, operation: &'static str) -> CallError {
    use rusqlite::ffi::ErrorCode;
    let unreadable = matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
    );
    if unreadable {
        return CallError::damaged(format_args!("{operation}: unreadable value"));
    }
    let number = error.sqlite_extended_error_code().unwrap_or_default();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => CallError::new(CallErrorCode::DiskFull),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            CallError::damaged(format_args!("{operation}: SQLite {number}"))
        }
        _ => CallError::internal(format_args!("{operation}: SQLite {number}")),
    }
}
