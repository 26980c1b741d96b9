//! Reading and writing the JSON that is signed: I-JSON (RFC 7493) in the order and spelling of RFC 8785, with
//! whole numbers only and text in Unicode normalisation form C.
//!
//! Signed JSON is never parsed and written again before a check: the bytes that came are the bytes that are
//! verified. [`check`] parses once to refuse what two readers could understand differently.

use serde::Serialize;
use serde_json::Value;
use unicode_normalization::is_nfc;

/// The largest whole number that every JSON reader keeps exactly (RFC 7493, section 2.2).
pub const INTEGER_MAX: u64 = (1 << 53) - 1;

/// Why a text is not signed JSON as this protocol writes it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum JsonError {
    /// The text is not JSON, or a value does not have the type the protocol gives it.
    #[error("Not the JSON that was expected: {0}")]
    Malformed(String),
    /// The text is JSON but not its one canonical spelling: other order, spacing, escapes or a repeated key.
    #[error("Not in canonical form (RFC 8785): order, spacing, escapes or a repeated key")]
    NotCanonical,
    /// A number has a fraction or is too large to be kept exactly.
    #[error("A number that is not a whole number of at most 2^53 - 1")]
    NotInteger,
    /// Text is not in normalisation form C.
    #[error("Text that is not in Unicode normalisation form C")]
    NotNfc,
}

/// Writes a value in canonical form.
///
/// # Errors
/// The value holds a number that is not whole or text that is not in normalisation form C.
pub fn write(value: &impl Serialize) -> Result<String, JsonError> {
    let value = serde_json::to_value(value).map_err(|e| JsonError::Malformed(e.to_string()))?;
    check_values(&value)?;
    serde_json_canonicalizer::to_string(&value).map_err(|e| JsonError::Malformed(e.to_string()))
}

/// Reads a text that must be in canonical form, and gives its value.
///
/// # Errors
/// The text is not JSON, not canonical, not whole-numbered or not in normalisation form C.
pub fn check(text: &str) -> Result<Value, JsonError> {
    let value: Value = serde_json::from_str(text).map_err(|e| JsonError::Malformed(e.to_string()))?;
    check_values(&value)?;
    // A repeated key makes the second writing shorter, so this comparison refuses it as well.
    let canonical =
        serde_json_canonicalizer::to_string(&value).map_err(|e| JsonError::Malformed(e.to_string()))?;
    if canonical == text {
        Ok(value)
    } else {
        Err(JsonError::NotCanonical)
    }
}

/// Reads a value of a known type from a text that must be in canonical form. Fields that the type does not
/// know are ignored: the text, which keeps them, stays the record.
///
/// # Errors
/// As [`check`], or the value is not of that type.
pub fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    serde_json::from_value(check(text)?).map_err(|e| JsonError::Malformed(e.to_string()))
}

fn check_values(value: &Value) -> Result<(), JsonError> {
    match value {
        Value::Null | Value::Bool(_) => Ok(()),
        Value::Number(n) => {
            let size = n.as_u64().or_else(|| n.as_i64().map(i64::unsigned_abs));
            if size.is_some_and(|s| s <= INTEGER_MAX) {
                Ok(())
            } else {
                Err(JsonError::NotInteger)
            }
        }
        Value::String(text) => check_nfc(text),
        Value::Array(items) => items.iter().try_for_each(check_values),
        Value::Object(fields) => fields.iter().try_for_each(|(key, value)| {
            check_nfc(key)?;
            check_values(value)
        }),
    }
}

fn check_nfc(text: &str) -> Result<(), JsonError> {
    if is_nfc(text) {
        Ok(())
    } else {
        Err(JsonError::NotNfc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_spelling_is_read() {
        assert!(check(r#"{"a":1,"b":"Hòa"}"#).is_ok());
        let cases = [
            (r#"{"b":1,"a":1}"#, JsonError::NotCanonical),
            (r#"{"a": 1}"#, JsonError::NotCanonical),
            (r#"{"a":1,"a":1}"#, JsonError::NotCanonical),
            (r#"{"a":"\u0041"}"#, JsonError::NotCanonical),
            (r#"{"a":1.5}"#, JsonError::NotInteger),
            (r#"{"a":9007199254740992}"#, JsonError::NotInteger),
            ("{\"a\":\"Ho\u{300}a\"}", JsonError::NotNfc),
        ];
        for (text, error) in cases {
            assert_eq!(check(text), Err(error), "{text}");
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let value = serde_json::json!({"z": [1, -2], "a": {"đ": "Nguyễn"}, "m": null});
        assert_eq!(check(&write(&value).unwrap()).unwrap(), value);
    }
}
