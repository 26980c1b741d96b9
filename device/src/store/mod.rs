//! The encrypted database: opening, keys and pragmas.
//!
//! SQLCipher through rusqlite. One connection writes and one reads, so that a long list that is being applied
//! does not hold up a screen. `synchronous=EXTRA` stands before `journal_mode=WAL`: when the screen says
//! recorded, pulling the battery loses nothing.

pub(crate) mod migrations;
pub(crate) mod values;

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{During, Result};
use crate::vault::SECRET_BYTES;
use crate::views::CallError;

/// Name of the database in the store's folder.
pub(crate) const FILE_NAME: &str = "store.db";

/// How long one connection waits for the other; a list of 10,000 people takes some two seconds to apply.
const BUSY_TIMEOUT: Duration = Duration::from_secs(20);

/// Makes a new database, encrypted from its first byte.
///
/// # Errors
/// The disk is full or the folder cannot be written.
pub(crate) fn create(dir: &Path, db_key: &[u8; SECRET_BYTES]) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    connect(dir, db_key, flags)
}

/// Opens the connection that writes.
///
/// # Errors
/// `StoreDamaged`: the file is missing or not a database of this key.
pub(crate) fn open_writer(dir: &Path, db_key: &[u8; SECRET_BYTES]) -> Result<Connection> {
    if !dir.join(FILE_NAME).exists() {
        return Err(CallError::damaged("database is missing"));
    }
    connect(dir, db_key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Opens the connection that reads.
///
/// # Errors
/// As [`open_writer`].
pub(crate) fn open_reader(dir: &Path, db_key: &[u8; SECRET_BYTES]) -> Result<Connection> {
    let connection = connect(dir, db_key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection
        .pragma_update(None, "query_only", true)
        .during("open the reader")?;
    Ok(connection)
}

/// Checks the authentication code of every page.
///
/// # Errors
/// `StoreDamaged`: a page was altered.
pub(crate) fn check_pages(connection: &Connection) -> Result<()> {
    const OPERATION: &str = "check the pages";
    let mut statement = connection
        .prepare("PRAGMA cipher_integrity_check")
        .during(OPERATION)?;
    let mut faults = statement.query([]).during(OPERATION)?;
    match faults.next().during(OPERATION)? {
        None => Ok(()),
        Some(_) => Err(CallError::damaged("a page of the database was altered")),
    }
}

fn connect(dir: &Path, db_key: &[u8; SECRET_BYTES], flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(dir.join(FILE_NAME), flags).during("open the database")?;
    let mut key = Zeroizing::new(String::with_capacity(3 + 2 * SECRET_BYTES));
    key.push_str("x'");
    for byte in db_key {
        write!(key, "{byte:02x}").map_err(|_| CallError::internal("write the key"))?;
    }
    key.push('\'');
    const OPERATION: &str = "set up the database";
    // The library would write to the standard error what the caller gets as an error.
    connection
        .pragma_update(None, "cipher_log_level", "NONE")
        .during(OPERATION)?;
    connection
        .pragma_update(None, "key", key.as_str())
        .during(OPERATION)?;
    connection.busy_timeout(BUSY_TIMEOUT).during(OPERATION)?;
    connection
        .pragma_update(None, "synchronous", "EXTRA")
        .during(OPERATION)?;
    // The first statement that reads the file; a wrong key or a damaged first page shows here.
    connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))
        .during(OPERATION)?;
    connection
        .pragma_update(None, "temp_store", "MEMORY")
        .during(OPERATION)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::CallErrorCode;

    #[test]
    fn another_key_does_not_open_the_database() {
        let dir = tempfile::tempdir().unwrap();
        let connection = create(dir.path(), &[1; 32]).unwrap();
        connection
            .execute_batch("CREATE TABLE t (a TEXT) STRICT")
            .unwrap();
        drop(connection);
        let error = open_writer(dir.path(), &[2; 32]).unwrap_err();
        assert_eq!(error.code, CallErrorCode::StoreDamaged);
        assert!(open_writer(dir.path(), &[1; 32]).is_ok());
    }

    #[test]
    fn a_recorded_row_is_flushed_to_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let connection = create(dir.path(), &[1; 32]).unwrap();
        let pragma =
            |name| connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
        assert_eq!(pragma("synchronous").unwrap(), 3.into());
        assert_eq!(pragma("journal_mode").unwrap(), "wal".to_owned().into());
        assert!(
            !pragma("cipher_version")
                .unwrap()
                .eq(&rusqlite::types::Value::Null)
        );
    }

    #[test]
    fn an_altered_page_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let connection = create(dir.path(), &[1; 32]).unwrap();
        connection
            .execute_batch("CREATE TABLE t (a TEXT) STRICT; INSERT INTO t (a) VALUES (hex(zeroblob(40000)))")
            .unwrap();
        check_pages(&connection).unwrap();
        drop(connection);
        let path = dir.path().join(FILE_NAME);
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let connection = open_writer(dir.path(), &[1; 32]).unwrap();
        assert_eq!(
            check_pages(&connection).unwrap_err().code,
            CallErrorCode::StoreDamaged
        );
    }
}
