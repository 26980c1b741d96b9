//! Pushing: entries go out in batches whose bytes are kept until the centre's signed acknowledgement is stored.

use reqwest::Method;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::batch::{self, BatchContext, BatchError};
use sync_protocol::digest::Digest;
use sync_protocol::jws;
use sync_protocol::wire::{ErrorCode, MEDIA_BATCH, PATH_BATCHES};

use super::SessionHandle;
use super::http::{Call, Client, Failure, REPLY_BYTES_MAX, text};
use crate::error::{During, Result};
use crate::journal;
use crate::projection;
use crate::session::Session;
use crate::store::values::{from_column, to_column};
use crate::views::{CallError, CallErrorCode};

/// Entries of one batch: small enough that a cut connection costs little on a bad line, far under the
/// protocol's 2,000.
const ENTRIES_MAX: u64 = 400;

/// Bytes of the lines of one batch, before compression.
const LINES_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Times that the centre may ask for earlier entries in one exchange; more would be a quarrel without end.
const REWINDS_MAX: u32 = 2;

/// The batch on its way.
pub(crate) struct Outgoing {
    id: Digest,
    first: u64,
    last: u64,
    /// As they are sent.
    pub(crate) bytes: Vec<u8>,
}

/// Sends all entries that the centre has not acknowledged.
///
/// # Errors
/// `Offline`, `CentreFault`, `CentreRefused`, `CentreNotTrusted`, `StoreDamaged`. Everything is kept.
pub(crate) async fn run(client: &Client, handle: &SessionHandle) -> Result<()> {
    let mut rewinds = 0;
    while let Some(batch) = handle.step(next_batch).await? {
        let call = Call {
            method: Method::POST,
            path: PATH_BATCHES.to_owned(),
            media: Some(MEDIA_BATCH),
            body: batch.bytes.clone(),
        };
        match client.signed(handle, &call, REPLY_BYTES_MAX).await {
            Ok(reply) => {
                let reply = text(reply)?;
                handle
                    .step(move |session| accept(session, &batch, &reply))
                    .await?;
            }
            Err(Failure::Refused(reply)) if reply.code == ErrorCode::Gap && rewinds < REWINDS_MAX => {
                rewinds += 1;
                let held = reply.accepted_seq.unwrap_or_default();
                handle.step(move |session| rewind(session, &batch, held)).await?;
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok(())
}

/// The batch that is on its way, or a new one of what is pending, stored before it is sent.
///
/// # Errors
/// `DiskFull`, `StoreDamaged`.
pub(crate) fn next_batch(session: &Session) -> Result<Option<Outgoing>> {
    session.write(|tx| match outgoing(tx)? {
        Some(batch) => Ok(Some(batch)),
        None => build(session, tx, journal::accepted(tx)?),
    })
}

fn outgoing(db: &Connection) -> Result<Option<Outgoing>> {
    let row = db
        .query_row(
            "SELECT id, first_seq, last_seq, bytes FROM batches ORDER BY first_seq LIMIT 1",
            [],
            |row| {
                let id: String = row.get(0)?;
                Ok((id, row.get(1)?, row.get(2)?, row.get(3)?))
            },
        )
        .optional()
        .during("read the batch")?;
    let batch = row.map(|(id, first, last, bytes)| {
        Ok(Outgoing {
            id: id.parse().map_err(|_| CallError::damaged("id of a batch"))?,
            first: from_column(first),
            last: from_column(last),
            bytes,
        })
    });
    batch.transpose()
}

/// Builds a batch of the entries after a number. Every seal and link is checked on the way: nothing false is
/// ever sent.
fn build(session: &Session, tx: &Transaction<'_>, after: u64) -> Result<Option<Outgoing>> {
    let lines = journal::lines_after(tx, after, ENTRIES_MAX, LINES_BYTES_MAX)?;
    if lines.is_empty() {
        return Ok(None);
    }
    let context = BatchContext {
        at: session.times(tx)?,
        software: session.environment().software.clone(),
    };
    let before = journal::head_at(tx, after)?;
    let batch = batch::build(&lines, before, session.key(), context).map_err(|error| match error {
        BatchError::Chain(error) => journal::altered(&error, after),
        _ => CallError::internal("build a batch"),
    })?;
    let count = u64::try_from(lines.len()).map_err(|_| CallError::internal("count a batch"))?;
    let outgoing = Outgoing {
        id: batch.id,
        first: after.saturating_add(1),
        last: after.saturating_add(count),
        bytes: batch.bytes,
    };
    tx.execute(
        "INSERT INTO batches (id, first_seq, last_seq, bytes) VALUES (:id, :first, :last, :bytes)",
        named_params! {
            ":id": outgoing.id.to_string(),
            ":first": to_column(outgoing.first)?,
            ":last": to_column(outgoing.last)?,
            ":bytes": outgoing.bytes,
        },
    )
    .during("keep the batch")?;
    Ok(Some(outgoing))
}

/// Checks and stores the acknowledgement, and only then lets the batch's bytes go.
///
/// # Errors
/// `CentreNotTrusted`, `DiskFull`.
pub(crate) fn accept(session: &Session, batch: &Outgoing, reply: &str) -> Result<()> {
    let acknowledgement = jws::verify::<Acknowledgement>(reply, session.centre_key())
        .map_err(|_| not_trusted())?
        .payload;
    session.write(|tx| {
        check(session, tx, batch, &acknowledgement)?;
        tx.execute(
            "INSERT OR IGNORE INTO acknowledgements (batch_id, first_seq, last_seq, jws)
             VALUES (:id, :first, :last, :jws)",
            named_params! {
                ":id": batch.id.to_string(),
                ":first": to_column(batch.first)?,
                ":last": to_column(batch.last)?,
                ":jws": reply,
            },
        )
        .during("keep the acknowledgement")?;
        let number: i64 = tx
            .query_row(
                "SELECT number FROM acknowledgements WHERE batch_id = :id",
                named_params! { ":id": batch.id.to_string() },
                |row| row.get(0),
            )
            .during("keep the acknowledgement")?;
        projection::apply_acknowledgement(tx, from_column(number), &acknowledgement)?;
        Session::note_centre_time(tx, acknowledgement.at)?;
        forget(tx, batch)
    })
}

fn forget(tx: &Transaction<'_>, batch: &Outgoing) -> Result<()> {
    tx.execute(
        "DELETE FROM batches WHERE id = :id",
        named_params! { ":id": batch.id.to_string() },
    )
    .during("let the batch go")
    .map(|_| ())
}

/// An acknowledgement must be for this batch of this device, and name a line of this journal. Where the centre
/// holds more of the journal than the device itself (a store restored from a backup), there is nothing to
/// compare with; the entries to come will be flagged as a fork.
fn check(session: &Session, db: &Connection, batch: &Outgoing, ack: &Acknowledgement) -> Result<()> {
    let before = batch.first.saturating_sub(1);
    let count = batch.last.saturating_sub(before);
    let lines = journal::lines_after(db, before, count, usize::MAX)?;
    let is_ours = ack.batch == batch.id && ack.kid == session.key().kid() && ack.root == batch::root(&lines);
    let is_known = ack.seq <= journal::head(db)?.seq;
    let agrees = ack.seq >= batch.last && (!is_known || journal::head_at(db, ack.seq)?.digest == ack.head);
    if is_ours && agrees {
        Ok(())
    } else {
        Err(not_trusted())
    }
}

/// The centre lacks entries before the batch: sends again from what it holds.
fn rewind(session: &Session, batch: &Outgoing, held: u64) -> Result<()> {
    if held.saturating_add(1) >= batch.first {
        return Err(CallError::new(CallErrorCode::CentreFault).with("detail", "gap without a gap"));
    }
    session.write(|tx| {
        forget(tx, batch)?;
        build(session, tx, held).map(|_| ())
    })
}

fn not_trusted() -> CallError {
    CallError::new(CallErrorCode::CentreNotTrusted).with("detail", "acknowledgement")
}
