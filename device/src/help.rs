//! Whom to call: what the device knows of it without any network.

use rusqlite::Connection;

use crate::error::{During, Result};
use crate::session::Session;
use crate::views::help::HelpContactsView;

const OPERATION: &str = "find whom to call";

/// The branch of the certificate, and the hotlines of the lists of the newest month.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn help_contacts(session: &Session) -> Result<HelpContactsView> {
    Ok(HelpContactsView {
        branch_name: session.certificate().branch.name.clone(),
        hotlines: session.read(hotlines)?,
    })
}

fn hotlines(db: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT hotline FROM lists
               WHERE hotline <> '' AND month = (SELECT MAX(month) FROM lists)
               ORDER BY hotline";
    db.prepare_cached(sql)
        .during(OPERATION)?
        .query_map([], |row| row.get(0))
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}
