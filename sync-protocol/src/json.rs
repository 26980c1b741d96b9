//! Reading and writing the JSON that is signed: I-JSON (RFC 7493) in the order and spelling of RFC 8785, with
//! whole numbers only and text in Unicode normalisation form C.
//!
//! Signed JSON is never parsed and written again before a check: the bytes that came are the bytes that are
//! verified. [`check`] parses once to refuse what two readers could understand differently.
//!
//! Errors name places, never values: a value may be somebody's name.

use serde::Serialize;
use serde_json::Value;
use unicode_normalization::is_nfc;

use crate::limits::JSON_DEPTH_MAX;

/// The largest whole number that every JSON reader keeps exactly (RFC 7493, section 2.2).
pub const INTEGER_MAX: u64 = (1 << 53) - 1;

/// Why a text is not signed JSON as this protocol writes it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum JsonError {
    /// The text is not JSON, or a value does not have the type the protocol gives it. Names the place.
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
    /// Text holds a code point that Unicode reserves for ever (RFC 7493, section 2.1).
    #[error("Text with a code point that is no character")]
    Noncharacter,
    /// Arrays and objects are nested deeper than the limit.
    #[error("Arrays and objects nested deeper than {JSON_DEPTH_MAX}")]
    TooDeep,
    /// An amount, number or period is larger than anything a carrier's day holds.
    #[error("A figure larger than the protocol allows in an entry")]
    OutOfRange,
}

/// Writes a value in canonical form.
///
/// # Errors
/// The value holds a number that is not whole or text that is not in normalisation form C.
pub fn write(value: &impl Serialize) -> Result<String, JsonError> {
    let value = to_value(value)?;
    check_values(&value, JSON_DEPTH_MAX)?;
    canonical(&value)
}

/// Reads a text that must be in canonical form, and gives its value.
///
/// # Errors
/// The text is not JSON, not canonical, not whole-numbered or not in normalisation form C.
pub fn check(text: &str) -> Result<Value, JsonError> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| JsonError::Malformed(format!("line {} column {}", error.line(), error.column())))?;
    check_values(&value, JSON_DEPTH_MAX)?;
    // A repeated key makes the second writing shorter, so this comparison refuses it as well.
    if canonical(&value)? == text {
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
    from_value(&check(text)?)
}

/// Gives a JSON value the type that the protocol gives it.
pub(crate) fn from_value<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, JsonError> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let reason = error.inner().to_string();
        // Of serde's own words only these are sure to hold no value.
        let reason = if reason.starts_with("missing field") {
            reason
        } else {
            "another type or form".to_owned()
        };
        JsonError::Malformed(format!("{} ({reason})", error.path()))
    })
}

/// Gives a value as JSON.
pub(crate) fn to_value(value: &impl Serialize) -> Result<Value, JsonError> {
    serde_json::to_value(value).map_err(|_| JsonError::Malformed("a value that has no JSON".to_owned()))
}

fn canonical(value: &Value) -> Result<String, JsonError> {
    serde_json_canonicalizer::to_string(value)
        .map_err(|_| JsonError::Malformed("a value that has no canonical form".to_owned()))
}

fn check_values(value: &Value, depth_left: usize) -> Result<(), JsonError> {
    let inner = || depth_left.checked_sub(1).ok_or(JsonError::TooDeep);
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
        Value::String(text) => check_text(text),
        Value::Array(items) => {
            let left = inner()?;
            items.iter().try_for_each(|item| check_values(item, left))
        }
        Value::Object(fields) => {
            let left = inner()?;
            fields.iter().try_for_each(|(key, value)| {
                check_text(key)?;
                check_values(value, left)
            })
        }
    }
}

fn check_text(text: &str) -> Result<(), JsonError> {
    if text.chars().any(is_noncharacter) {
        Err(JsonError::Noncharacter)
    } else if is_nfc(text) {
        Ok(())
    } else {
        Err(JsonError::NotNfc)
    }
}

/// The 66 noncharacters (Unicode Standard, section 23.7).
fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
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
            (r#"{"a":-0}"#, JsonError::NotInteger),
            (r#"{"a":1e2}"#, JsonError::NotInteger),
            ("{\"a\":\"Ho\u{300}a\"}", JsonError::NotNfc),
            ("{\"a\":\"\u{FFFE}\"}", JsonError::Noncharacter),
            ("{\"a\":\"\u{FDD0}\"}", JsonError::Noncharacter),
        ];
        for (text, error) in cases {
            assert_eq!(check(text), Err(error), "{text}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_refused() {
        assert!(matches!(check(r#"{"a":"\ud83d"}"#), Err(JsonError::Malformed(_))));
    }

    #[test]
    fn nesting_ends_at_the_limit() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(check(&nested(JSON_DEPTH_MAX)).is_ok());
        assert_eq!(check(&nested(JSON_DEPTH_MAX + 1)), Err(JsonError::TooDeep));
    }

    #[test]
    fn an_error_names_the_place_and_never_the_value() {
        #[derive(Debug, serde::Deserialize)]
        #[expect(dead_code, reason = "only read")]
        struct Person {
            born: Option<u64>,
            name: u64,
        }
        let error = read::<Vec<Person>>(r#"[{"name":"Nguyễn Thị Hoa"}]"#).unwrap_err();
        assert_eq!(
            error,
            JsonError::Malformed("[0].name (another type or form)".into())
        );
        let error = read::<Person>("{}").unwrap_err();
        assert_eq!(error, JsonError::Malformed(". (missing field `name`)".into()));
    }

    #[test]
    fn what_is_written_can_be_read() {
        let value = serde_json::json!({"z": [1, -2], "a": {"đ": "Nguyễn"}, "m": null});
        assert_eq!(check(&write(&value).unwrap()).unwrap(), value);
    }
}
