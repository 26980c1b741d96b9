//! The journal as people read it.

use rusqlite::{Connection, Row, named_params};

use crate::error::{During, Result};
use crate::session::Session;
use crate::store::values::{dong_text, to_view};
use crate::views::HistoryItem;

/// The largest page.
const LIMIT_MAX: u32 = 200;

const OPERATION: &str = "read the journal";

/// A page of the journal.
#[derive(serde::Serialize)]
pub(crate) struct JournalPage {
    total: u32,
    items: Vec<HistoryItem>,
}

/// What was recorded, newest first.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn journal(session: &Session, offset: u32, limit: u32) -> Result<JournalPage> {
    session.read(|db| {
        let total: i64 = db
            .query_row("SELECT COUNT(*) FROM records", [], |row| row.get(0))
            .during(OPERATION)?;
        let items = db
            .prepare_cached(include_str!("history/page.sql"))
            .during(OPERATION)?
            .query_map(
                named_params! { ":limit": limit.min(LIMIT_MAX), ":offset": offset },
                read_item,
            )
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(JournalPage {
            total: to_view(total),
            items,
        })
    })
}

/// What was recorded for an envelope, newest first.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn of_envelope(db: &Connection, number: i64) -> Result<Vec<HistoryItem>> {
    db.prepare_cached(include_str!("history/of_envelope.sql"))
        .during(OPERATION)?
        .query_map(named_params! { ":number": number }, read_item)
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

fn read_item(row: &Row<'_>) -> rusqlite::Result<HistoryItem> {
    let flags: Option<String> = row.get("flags")?;
    Ok(HistoryItem {
        entry_id: row.get("entry_id")?,
        kind: row.get("kind")?,
        at: row.get("at")?,
        seq: to_view(row.get("seq")?),
        line_sha256: row.get("digest")?,
        person_name: row.get("person_name")?,
        receiver_name: row.get("receiver_name")?,
        amount: row.get::<_, Option<i64>>("amount_vnd")?.map(dong_text),
        reason: row.get("reason")?,
        envelopes: row.get::<_, Option<i64>>("envelopes")?.map(to_view),
        other_hand: row.get("other_hand")?,
        own_ink: row.get("own_ink")?,
        accepted: row.get("accepted")?,
        flags: flags
            .map(|codes| codes.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
        corrected: row.get("corrected")?,
    })
}
