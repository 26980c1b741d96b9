//! One spelling for each value: what serde's own readers take in several forms is read here in the form in
//! which it is written, so that two programs never understand the same signed text differently.
//!
//! Used as `#[serde(with = "crate::spelling")]` and, for optional fields, `crate::spelling::optional`.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serializer};
use uuid::Uuid;

/// A value that has exactly one text.
pub(crate) trait Spelled: Sized {
    /// What the text must be, for the error.
    const FORM: &'static str;

    /// Reads a text in any form that the underlying library takes.
    fn read(text: &str) -> Option<Self>;

    /// Writes the one text.
    fn write(&self) -> String;
}

/// The centre's times: UTC with `Z`, and a fraction of 3, 6 or 9 digits only where one is needed.
impl Spelled for DateTime<Utc> {
    const FORM: &'static str = "a time such as 2026-11-05T01:12:33Z";

    fn read(text: &str) -> Option<Self> {
        let time = DateTime::parse_from_rfc3339(text).ok()?;
        // A leap second has no place on most clocks and is read differently by different programs.
        (time.nanosecond() < NANOSECONDS).then(|| time.to_utc())
    }

    fn write(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

/// A device's times: three digits of seconds and a numeric offset.
impl Spelled for DateTime<FixedOffset> {
    const FORM: &'static str = "a time such as 2026-11-05T08:12:33.123+07:00";

    fn read(text: &str) -> Option<Self> {
        let time = DateTime::parse_from_rfc3339(text).ok()?;
        (time.nanosecond() < NANOSECONDS).then_some(time)
    }

    fn write(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::Millis, false)
    }
}

const NANOSECONDS: u32 = 1_000_000_000;

impl Spelled for NaiveDate {
    const FORM: &'static str = "a date such as 2026-11-05";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }
}

impl Spelled for Uuid {
    const FORM: &'static str = "a UUID in lower case with hyphens (RFC 9562)";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.hyphenated().to_string()
    }
}

/// Writes the one text of a value.
pub(crate) fn serialize<T: Spelled, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.write())
}

/// Reads a value from its one text.
pub(crate) fn deserialize<'de, T: Spelled, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::read(&text)
        .filter(|value| value.write() == text)
        .ok_or_else(|| serde::de::Error::custom(format_args!("not {}", T::FORM)))
}

/// The same for a field that may be absent.
pub(crate) mod optional {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Spelled;

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Exact<T: Spelled>(#[serde(with = "super")] T);

    /// Writes the one text of a value, if there is one.
    pub(crate) fn serialize<T: Spelled, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::serialize(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a value from its one text, if there is one.
    pub(crate) fn deserialize<'de, T: Spelled, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        Ok(Option::<Exact<T>>::deserialize(deserializer)?.map(|exact| exact.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact<T: Spelled>(text: &str) -> bool {
        let deserializer: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
            serde::de::IntoDeserializer::into_deserializer(text);
        deserialize::<T, _>(deserializer).is_ok()
    }

    #[test]
    fn a_value_has_one_spelling() {
        assert!(exact::<DateTime<Utc>>("2026-11-05T01:12:33Z"));
        assert!(exact::<DateTime<Utc>>("2026-11-05T01:12:33.250Z"));
        for bad in [
            "2026-11-05T01:12:33+00:00",
            "2026-11-05T08:12:33+07:00",
            "2026-11-05t01:12:33z",
            "2026-11-05 01:12:33Z",
            "2026-11-05T01:12:33.25Z",
            "2026-11-05T01:12:33.000Z",
            "2026-12-31T23:59:60Z",
            "+12026-11-05T01:12:33Z",
        ] {
            assert!(!exact::<DateTime<Utc>>(bad), "{bad}");
        }
        assert!(exact::<DateTime<FixedOffset>>("2026-11-05T08:12:33.000+07:00"));
        for bad in [
            "2026-11-05T08:12:33+07:00",
            "2026-11-05T01:12:33.000Z",
            "2026-11-05T01:12:33.000-00:00",
            "2026-12-31T23:59:60.000+07:00",
        ] {
            assert!(!exact::<DateTime<FixedOffset>>(bad), "{bad}");
        }
        assert!(exact::<NaiveDate>("2026-11-05"));
        for bad in [
            "2026-11-5",
            "2026-11-05 ",
            " 2026-11-05",
            "+2026-11-05",
            "2026-02-30",
        ] {
            assert!(!exact::<NaiveDate>(bad), "{bad}");
        }
        assert!(exact::<Uuid>("2f1d9a34-5b6c-4d7e-8f90-a1b2c3d4e5f6"));
        for bad in [
            "2F1D9A34-5B6C-4D7E-8F90-A1B2C3D4E5F6",
            "2f1d9a345b6c4d7e8f90a1b2c3d4e5f6",
            "{2f1d9a34-5b6c-4d7e-8f90-a1b2c3d4e5f6}",
            "urn:uuid:2f1d9a34-5b6c-4d7e-8f90-a1b2c3d4e5f6",
        ] {
            assert!(!exact::<Uuid>(bad), "{bad}");
        }
    }
}
