//! Reading a data file: its size, its form, and the place of the first field that is not as it should be.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sync_protocol::limits::CATALOGUE_BYTES_MAX;

/// The form that this version of the program reads.
const SCHEMA_VERSION: u32 = 1;

/// Why a text is not a data file of this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// More than any such file has.
    #[error("{0} bytes; a file may have {CATALOGUE_BYTES_MAX}")]
    TooLarge(usize),
    /// Not JSON, or a field is missing or of another type.
    #[error("cannot be read at {path}: {reason}")]
    Malformed {
        /// The field, such as `benefits[3].amounts[0].amount`.
        path: String,
        /// What is wrong with it, with line and column where it is known.
        reason: String,
    },
    /// Made for a later version of the program.
    #[error("made in form {0}; this program reads form {SCHEMA_VERSION}, update it")]
    LaterForm(u32),
}

/// The number of the form, read before anything else, because a later form may lack every other field.
#[derive(Deserialize)]
struct Form {
    schema_version: u32,
}

/// Reads a file.
///
/// # Errors
/// See [`FormError`].
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> Result<T, FormError> {
    if json.len() > CATALOGUE_BYTES_MAX {
        return Err(FormError::TooLarge(json.len()));
    }
    let form: Form = fields(json)?;
    if form.schema_version > SCHEMA_VERSION {
        return Err(FormError::LaterForm(form.schema_version));
    }
    fields(json)
}

fn fields<T: DeserializeOwned>(json: &str) -> Result<T, FormError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let malformed = |path: String, reason: String| FormError::Malformed { path, reason };
    let value = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| malformed(error.path().to_string(), error.inner().to_string()))?;
    reader
        .end()
        .map_err(|error| malformed(".".to_owned(), error.to_string()))?;
    Ok(value)
}
