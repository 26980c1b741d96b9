//! How values of the domain are written in SQLite, and how they are read back.

use chrono::{DateTime, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync_protocol::amount::Amount;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, EntryId, EnvelopeId, LineId, ListId, PersonId};
use sync_protocol::keys::Kid;
use uuid::Uuid;

/// Why a statement failed.
#[derive(Debug)]
pub(super) enum SqlError {
    /// The database says so.
    Sqlite(rusqlite::Error),
    /// Something stored cannot be read, or something to be stored cannot be signed.
    Damaged(&'static str),
}

impl From<rusqlite::Error> for SqlError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// A value that is written as one word: names of the protocol, codes, months, days.
pub(super) struct Word<T>(pub(super) T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let failed = |error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
        match serde_json::to_value(&self.0).map_err(failed)? {
            serde_json::Value::String(text) => Ok(ToSqlOutput::Owned(Value::Text(text))),
            serde_json::Value::Null => Ok(ToSqlOutput::Owned(Value::Null)),
            other => Ok(ToSqlOutput::Owned(Value::Text(other.to_string()))),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = serde_json::Value::String(value.as_str()?.to_owned());
        serde_json::from_value(text)
            .map(Self)
            .map_err(|_| FromSqlError::InvalidType)
    }
}

/// A digest, the name of a key, or an id: 32 or 16 bytes.
#[derive(Clone, Copy)]
pub(super) struct Bytes<T>(pub(super) T);

macro_rules! bytes {
    ($($type:ty, $to:expr, $from:expr;)*) => {$(
        impl ToSql for Bytes<$type> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let bytes: fn(&$type) -> &[u8] = $to;
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(bytes(&self.0))))
            }
        }

        impl FromSql for Bytes<$type> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let bytes = value.as_blob()?.try_into().map_err(|_| FromSqlError::InvalidType)?;
                Ok(Self($from(bytes)))
            }
        }
    )*};
}

bytes! {
    Digest, |v| v.as_bytes().as_slice(), Digest::from_bytes;
    Kid, |v| v.0.as_bytes().as_slice(), |b| Kid(Digest::from_bytes(b));
    ListId, |v| v.0.as_bytes().as_slice(), |b| ListId(Uuid::from_bytes(b));
    PersonId, |v| v.0.as_bytes().as_slice(), |b| PersonId(Uuid::from_bytes(b));
    LineId, |v| v.0.as_bytes().as_slice(), |b| LineId(Uuid::from_bytes(b));
    EnvelopeId, |v| v.0.as_bytes().as_slice(), |b| EnvelopeId(Uuid::from_bytes(b));
    EntryId, |v| v.0.as_bytes().as_slice(), |b| EntryId(Uuid::from_bytes(b));
    AuthorisationId, |v| v.0.as_bytes().as_slice(), |b| AuthorisationId(Uuid::from_bytes(b));
}

/// An amount, in whole đồng.
pub(super) struct Money(pub(super) Amount);

impl ToSql for Money {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let dong = self.0.decimal().to_i64();
        let too_large = || rusqlite::Error::ToSqlConversionFailure("amount out of range".into());
        dong.map(Into::into).ok_or_else(too_large)
    }
}

impl FromSql for Money {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self(Amount::from_dong(value.as_i64()?)))
    }
}

/// A time, in milliseconds since 1970.
pub(super) struct Ms(pub(super) DateTime<Utc>);

impl ToSql for Ms {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_millis().into())
    }
}

impl FromSql for Ms {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let ms = value.as_i64()?;
        DateTime::from_timestamp_millis(ms)
            .map(Self)
            .ok_or(FromSqlError::OutOfRange(ms))
    }
}

/// A number without sign.
pub(super) struct Count(pub(super) u64);

impl ToSql for Count {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let too_large = |_| rusqlite::Error::ToSqlConversionFailure("number out of range".into());
        i64::try_from(self.0).map(Into::into).map_err(too_large)
    }
}

impl FromSql for Count {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        u64::try_from(number)
            .map(Self)
            .map_err(|_| FromSqlError::OutOfRange(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;
    use sync_protocol::acknowledgement::FlagCode;
    use sync_protocol::payout_list::Month;

    fn there_and_back<T: ToSql + FromSql>(value: T) -> T {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .query_row("SELECT :value", &[(":value", &value)], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn values_survive_the_database() {
        let digest = Digest::of(b"x");
        assert_eq!(there_and_back(Bytes(digest)).0, digest);
        let month: Month = "2026-11".parse().unwrap();
        assert_eq!(there_and_back(Word(month)).0, month);
        let code = FlagCode::Other("of_a_later_version".into());
        assert_eq!(there_and_back(Word(code.clone())).0, code);
        let amount = Amount::from_dong(-3_012_000);
        assert_eq!(there_and_back(Money(amount)).0, amount);
        let time: DateTime<Utc> = "2026-11-05T08:00:00.123Z".parse().unwrap();
        assert_eq!(there_and_back(Ms(time)).0, time);
    }
}
