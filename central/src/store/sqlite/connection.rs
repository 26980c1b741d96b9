//! How the file is opened.

use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

/// How long a process waits for another one that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(20);

/// Opens the connection that writes.
///
/// `synchronous` is set before the journal mode, so that the file itself is created with it. EXTRA: when a
/// device holds an acknowledgement, the batch survives pulling the plug.
pub(super) fn open_writer(path: &Path) -> rusqlite::Result<Connection> {
    make_private(path);
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Makes a store that does not exist for its owner only: it holds names and identity numbers, and the folder may
/// be one that everybody can look into. SQLite gives its other files the mode of this one.
fn make_private(path: &Path) {
    let made = (std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600))
    .open(path);
    if let Err(error) = made
        && error.kind() != ErrorKind::AlreadyExists
    {
        // Opening it fails for the same reason, and says so.
        tracing::debug!(kind = %error.kind(), "The store could not be made");
    }
}

/// Opens a connection that cannot write.
pub(super) fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_store_is_for_its_owner_only_and_an_older_one_keeps_its_mode() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("centre.sqlite");
        let mode = |name: &str| {
            let metadata = std::fs::metadata(dir.path().join(name)).unwrap();
            metadata.permissions().mode() & 0o777
        };
        let connection = open_writer(&path).unwrap();
        connection
            .execute_batch("CREATE TABLE t (a TEXT) STRICT")
            .unwrap();
        assert_eq!(
            ["centre.sqlite", "centre.sqlite-wal", "centre.sqlite-shm"].map(mode),
            [0o600; 3]
        );
        drop(connection);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        open_writer(&path).unwrap();
        assert_eq!(mode("centre.sqlite"), 0o640);
    }
}
