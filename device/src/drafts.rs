//! Drafts: forms that were begun and not recorded, kept so that a call, a kill or a lock loses no work.
//!
//! A draft is known by its kind, such as `payout`, and a key, such as the envelope. What it says is opaque to the
//! core. It may hold ink and identity numbers, so it lives in the encrypted store only. It is neither journal nor
//! projection: a kept draft proves nothing, is sent nowhere, and goes in the transaction that records its form.

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use sync_protocol::ids::{EntryId, EnvelopeId};
use uuid::Uuid;

use crate::doors;
use crate::error::{During, Result};
use crate::input;
use crate::journal;
use crate::session::Session;
use crate::views::drafts::{DraftInput, DraftView, KeptDraft};
use crate::views::{CallError, CallErrorCode};

/// Bytes of what one draft says: ink at its limit takes some 150 kB in the screen's spelling.
const BODY_BYTES_MAX: usize = 256 * 1024;

/// Drafts on one device. Nobody leaves more doors half-done in two days; beyond it the oldest gives way.
const DRAFTS_MAX: i64 = 100;

/// Characters of a kind or key: an id or a word of the screen.
const NAME_LENGTH_MAX: usize = 100;

/// Days, with the one on which it was last written, for which a draft is kept. Who was interrupted goes on the same
/// day or the next morning; a signature from before is no evidence of a payout that happens later.
const DAYS_KEPT: i64 = 2;

/// Kind of a payout that was begun; its key is the envelope.
const PAYOUT: &str = "payout";

/// Kind of a visit without payout that is being written; its key is the envelope.
const NON_PAYMENT: &str = "non_payment";

/// Keeps a draft in the place of the one of the same kind and key. What was recorded already, and what is about an
/// envelope that is settled, is not kept: such a call was overtaken on its way.
///
/// # Errors
/// `FieldInvalid`, `DiskFull`. The draft that was kept before stays then.
pub(crate) fn keep_draft(session: &Session, draft: &DraftInput) -> Result<()> {
    let request = Uuid::parse_str(&draft.request_id).map_err(|_| CallError::field("request_id"))?;
    check_name("kind", &draft.kind)?;
    check_name("key", &draft.key)?;
    if draft.body.len() > BODY_BYTES_MAX {
        return Err(CallError::field("body"));
    }
    session.write(|tx| {
        if journal::find(tx, EntryId(request))?.is_some() {
            return Ok(());
        }
        let at = session.times(tx)?.wall;
        tx.prepare_cached(include_str!("drafts/put.sql"))
            .during("keep a draft")?
            .execute(named_params! {
                ":kind": draft.kind,
                ":key": draft.key,
                ":request_id": request.to_string(),
                ":version": draft.version,
                ":body": draft.body,
                ":kept_on": at.date_naive().to_string(),
                ":kept_at": at.to_rfc3339(),
            })
            .during("keep a draft")?;
        drop_surplus(tx)?;
        drop_stale(tx, at.date_naive())
    })
}

/// A draft, if one is kept.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn draft(session: &Session, kind: &str, key: &str) -> Result<Option<DraftView>> {
    let sql = "SELECT * FROM drafts WHERE kind = :kind AND key = :key AND kept_on >= :first_day";
    session.read(|db| {
        let first_day = first_day(session.times(db)?.wall.date_naive());
        db.prepare_cached(sql)
            .during("read a draft")?
            .query_row(
                named_params! { ":kind": kind, ":key": key, ":first_day": first_day },
                read_draft,
            )
            .optional()
            .during("read a draft")
    })
}

/// All drafts that are kept, the one that was written last first.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn drafts(session: &Session) -> Result<Vec<KeptDraft>> {
    const OPERATION: &str = "list the drafts";
    let sql =
        "SELECT kind, key, kept_at FROM drafts WHERE kept_on >= :first_day ORDER BY kept_at DESC, rowid DESC";
    session.read(|db| {
        let first_day = first_day(session.times(db)?.wall.date_naive());
        let mut statement = db.prepare(sql).during(OPERATION)?;
        let kept = statement
            .query_map(named_params! { ":first_day": first_day }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .during(OPERATION)?
            .collect::<rusqlite::Result<Vec<(String, String, String)>>>()
            .during(OPERATION)?;
        kept.into_iter()
            .map(|(kind, key, kept_at)| {
                let door = door_of(db, &key)?;
                Ok(KeptDraft {
                    kind,
                    key,
                    kept_at,
                    door,
                })
            })
            .collect()
    })
}

/// Drops a draft; that there is none is no error.
///
/// # Errors
/// `DiskFull`.
pub(crate) fn drop_draft(session: &Session, kind: &str, key: &str) -> Result<()> {
    session.write(|tx| drop_one(tx, kind, key))
}

/// Drops the draft of a form in the transaction that records it.
///
/// # Errors
/// `DiskFull`.
pub(crate) fn drop_recorded(tx: &Transaction<'_>, request: EntryId, today: NaiveDate) -> Result<()> {
    tx.prepare_cached("DELETE FROM drafts WHERE request_id = :request_id")
        .during("drop a draft")?
        .execute(named_params! { ":request_id": request.to_string() })
        .during("drop a draft")?;
    drop_stale(tx, today)
}

/// Drops what was begun at a door when the visit ended otherwise: a signature for a payout that did not happen must
/// not be at hand at the next visit.
///
/// # Errors
/// `DiskFull`.
pub(crate) fn drop_of_visit(tx: &Transaction<'_>, envelope: EnvelopeId) -> Result<()> {
    let key = envelope.to_string();
    drop_one(tx, PAYOUT, &key)?;
    drop_one(tx, NON_PAYMENT, &key)
}

/// Drops drafts that are too old or about an envelope that is settled.
///
/// # Errors
/// `DiskFull`.
pub(crate) fn drop_stale(tx: &Transaction<'_>, today: NaiveDate) -> Result<()> {
    tx.prepare_cached(include_str!("drafts/drop_stale.sql"))
        .during("drop old drafts")?
        .execute(named_params! { ":first_day": first_day(today) })
        .during("drop old drafts")
        .map(|_| ())
}

fn drop_one(tx: &Transaction<'_>, kind: &str, key: &str) -> Result<()> {
    tx.prepare_cached("DELETE FROM drafts WHERE kind = :kind AND key = :key")
        .during("drop a draft")?
        .execute(named_params! { ":kind": kind, ":key": key })
        .during("drop a draft")
        .map(|_| ())
}

fn drop_surplus(tx: &Transaction<'_>) -> Result<()> {
    let sql = "DELETE FROM drafts WHERE rowid IN
               (SELECT rowid FROM drafts ORDER BY kept_at DESC, rowid DESC LIMIT -1 OFFSET :kept)";
    tx.prepare_cached(sql)
        .during("drop old drafts")?
        .execute(named_params! { ":kept": DRAFTS_MAX })
        .during("drop old drafts")
        .map(|_| ())
}

/// The first day whose drafts are still kept today.
fn first_day(today: NaiveDate) -> String {
    let first = today.checked_sub_signed(TimeDelta::days(DAYS_KEPT - 1));
    first.unwrap_or(today).to_string()
}

fn check_name(field: &'static str, name: &str) -> Result<()> {
    let allowed = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.' | ':');
    if !name.is_empty() && name.len() <= NAME_LENGTH_MAX && name.chars().all(allowed) {
        Ok(())
    } else {
        Err(CallError::field(field))
    }
}

/// The door that a draft is about, when its key is an envelope.
fn door_of(db: &Connection, key: &str) -> Result<Option<crate::views::Door>> {
    let Ok(envelope) = input::parse::<EnvelopeId>("key", key) else {
        return Ok(None);
    };
    match doors::find(db, envelope) {
        Ok(found) => Ok(Some(found.door)),
        Err(error) if error.code == CallErrorCode::EnvelopeUnknown => Ok(None),
        Err(error) => Err(error),
    }
}

fn read_draft(row: &Row<'_>) -> rusqlite::Result<DraftView> {
    Ok(DraftView {
        request_id: row.get("request_id")?,
        version: row.get("version")?,
        body: row.get("body")?,
        kept_at: row.get("kept_at")?,
    })
}
