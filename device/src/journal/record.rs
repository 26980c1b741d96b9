//! Recording: the one way an entry comes into being. Decide, seal, append and project in one transaction
//! (invariant I1).

use rusqlite::{Connection, Transaction};
use serde::Serialize;
use sync_protocol::body::Body;
use sync_protocol::digest::Digest;
use sync_protocol::entry::{Draft, EntryError};
use sync_protocol::ids::EntryId;
use sync_protocol::times::Times;
use uuid::Uuid;

use crate::drafts;
use crate::error::{During, Result};
use crate::projection::{self, Fact};
use crate::session::Session;
use crate::store::values::{to_column, to_view};
use crate::views::{CallError, Door, Recorded};

/// The name of a request: the id that the screen drew, and a digest of all it said. The same request again
/// gets the same answer; the same id with other words is an error.
pub(crate) struct RequestKey {
    id: EntryId,
    digest: String,
}

impl RequestKey {
    /// Names a request of a call with its arguments.
    ///
    /// # Errors
    /// `FieldInvalid`: the id is not a random UUID (version 4), which the privacy of entry digests rests on.
    pub(crate) fn new(request_id: &str, call: &str, args: &impl Serialize) -> Result<Self> {
        let id = Uuid::parse_str(request_id).ok();
        let id = id.filter(|id| id.get_version() == Some(uuid::Version::Random));
        let id = id.ok_or_else(|| CallError::field("request_id"))?;
        let text =
            serde_json::to_string(&(call, args)).map_err(|_| CallError::internal("name the request"))?;
        Ok(Self {
            id: EntryId(id),
            digest: Digest::of(text.as_bytes()).to_string(),
        })
    }
}

/// Records what `decide` makes of the store's present state.
///
/// # Errors
/// What `decide` refuses, `DiskFull`, or `FieldInvalid` for an id that was used for another request. Nothing
/// is recorded then.
pub(crate) fn record(
    session: &Session,
    request: &RequestKey,
    decide: impl FnOnce(&Transaction<'_>, &Times) -> Result<Body>,
) -> Result<Recorded> {
    record_all(session, request, |tx, at| decide(tx, at).map(|body| vec![body]))
}

/// As [`record`], for an act that takes several entries because one line would be too long. The first is named by the
/// request, and is the one that is answered.
///
/// # Errors
/// As [`record`]. All are recorded, or none is.
pub(crate) fn record_all(
    session: &Session,
    request: &RequestKey,
    decide: impl FnOnce(&Transaction<'_>, &Times) -> Result<Vec<Body>>,
) -> Result<Recorded> {
    let recorded = session.write(|tx| {
        if let Some(found) = super::find(tx, request.id)? {
            return if found.request == request.digest {
                recorded(tx, found.seq)
            } else {
                Err(CallError::field("request_id"))
            };
        }
        let at = session.times(tx)?;
        let bodies = decide(tx, &at)?;
        let before = super::head(tx)?;
        let (mut id, mut head) = (request.id, before);
        for body in bodies {
            let draft = Draft {
                id,
                at,
                body: body.clone(),
            };
            let (line, next) = draft
                .seal_after(head, session.key())
                .map_err(|error| unsealable(&error))?;
            super::append(tx, id, &line, next, &request.digest)?;
            let fact = Fact {
                seq: next.seq,
                id,
                digest: next.digest,
                at: at.wall,
                body: &body,
            };
            projection::apply_entry(tx, &fact)?;
            head = next;
            id = drawn_id(session)?;
        }
        drafts::drop_recorded(tx, request.id, at.wall.date_naive())?;
        recorded(tx, before.seq.saturating_add(1))
    })?;
    session.note_recorded();
    Ok(recorded)
}

fn drawn_id(session: &Session) -> Result<EntryId> {
    let mut bytes = [0; 16];
    let random = &session.environment().random;
    random
        .fill(&mut bytes)
        .map_err(|_| CallError::internal("draw an id"))?;
    Ok(EntryId(uuid::Builder::from_random_bytes(bytes).into_uuid()))
}

/// As [`record`], with the next door of the route after the one that the entry is about.
///
/// # Errors
/// As [`record`].
pub(crate) fn record_at_door(
    session: &Session,
    request: &RequestKey,
    decide: impl FnOnce(&Transaction<'_>, &Times) -> Result<Body>,
) -> Result<Recorded> {
    let mut recorded = record(session, request, decide)?;
    recorded.next_door = session.read(|db| next_door(db, recorded.seq))?;
    Ok(recorded)
}

fn next_door(db: &Connection, seq: u32) -> Result<Option<Door>> {
    crate::doors::next_after_record(db, i64::from(seq))
}

fn unsealable(error: &EntryError) -> CallError {
    match error {
        // The only text of an entry that is not made by the program is what a person typed.
        EntryError::Json(_) => CallError::field("text"),
        EntryError::MalformedLine
        | EntryError::WrongDevice { .. }
        | EntryError::BadSignature
        | EntryError::UnwritableBody => CallError::internal("seal the entry"),
    }
}

fn recorded(db: &Connection, seq: u64) -> Result<Recorded> {
    db.query_row(
        "SELECT entry_id, seq, digest, at FROM records WHERE seq = :seq",
        rusqlite::named_params! { ":seq": to_column(seq)? },
        |row| {
            Ok(Recorded {
                entry_id: row.get(0)?,
                seq: to_view(row.get(1)?),
                line_sha256: row.get(2)?,
                at: row.get(3)?,
                next_door: None,
            })
        },
    )
    .during("read what was recorded")
}
