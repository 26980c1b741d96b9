//! How all doors stand: their order on the route and their states, which every payout and every new order of a
//! round changes.
//!
//! Held in memory for the length of one version of the store, so that nobody has to remember to forget it:
//! whatever was committed since, it is read anew, from an index alone.

use rusqlite::Connection;

use super::state_of;
use crate::error::{During, Result};
use crate::views::DoorState;

/// How all doors stand, in route order.
pub(crate) struct Standing {
    version: i64,
    doors: Vec<(i64, DoorState)>,
}

impl Standing {
    /// Reads how the doors stand. `db` must be within one read transaction.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        const OPERATION: &str = "read how the doors stand";
        let version = version(db)?;
        // Left to itself SQLite walks the route and looks into every row: ten times as long as sorting an index
        // that has all three columns.
        let doors = db
            .prepare_cached(
                "SELECT number, state
                 FROM envelopes INDEXED BY envelopes_by_state
                 ORDER BY route_key, number",
            )
            .during(OPERATION)?
            .query_map([], |row| Ok((row.get(0)?, state_of(row.get_ref(1)?.as_str()?))))
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(Self { version, doors })
    }

    /// Whether nothing was committed since it was read. Must be asked of the connection that read it, within a
    /// read transaction.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn holds(&self, db: &Connection) -> Result<bool> {
        Ok(self.version == version(db)?)
    }

    /// Numbers and states of the doors.
    pub(crate) fn in_route_order(&self) -> impl Iterator<Item = (i64, DoorState)> {
        self.doors.iter().copied()
    }
}

/// A number that differs once another connection has committed (SQLite, `PRAGMA data_version`).
fn version(db: &Connection) -> Result<i64> {
    db.pragma_query_value(None, "data_version", |row| row.get(0))
        .during("read the version of the store")
}
