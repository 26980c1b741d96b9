//! Pulling: the centre's statements, from a cursor, each checked and applied in one transaction.

use rusqlite::{Connection, Transaction, named_params};
use sync_protocol::jws;
use sync_protocol::statement::Statement;
use sync_protocol::wire::{PATH_STATEMENTS, StatementsReply};

use super::SessionHandle;
use super::http::{Call, Client};
use crate::drafts;
use crate::error::{During, Result};
use crate::projection;
use crate::session::Session;
use crate::store::values::{from_column, to_column};
use crate::views::{CallError, CallErrorCode};

/// Bytes of one reply with statements: fifty lists of a commune fit several times.
const STATEMENTS_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Replies in one exchange; a centre that always has more must not hold the device for ever.
const REPLIES_MAX: u32 = 1_000;

/// Takes over all statements that the device does not have.
///
/// # Errors
/// `Offline`, `CentreFault`, `CentreRefused`, `CentreNotTrusted`. What was applied before stays.
pub(crate) async fn run(client: &Client, handle: &SessionHandle) -> Result<()> {
    for _ in 0..REPLIES_MAX {
        let after = handle.step(|session| session.read(cursor)).await?;
        let call = Call::get(format!("{PATH_STATEMENTS}?after={after}"));
        let bytes = client.signed(handle, &call, STATEMENTS_BYTES_MAX).await?;
        let reply: StatementsReply = serde_json::from_slice(&bytes).map_err(|_| {
            CallError::new(CallErrorCode::CentreFault).with("detail", "statements that cannot be read")
        })?;
        let more = reply.more && !reply.statements.is_empty();
        for statement in reply.statements {
            handle.step(move |session| take(session, &statement)).await?;
        }
        if !more {
            break;
        }
    }
    Ok(())
}

fn cursor(db: &Connection) -> Result<u64> {
    db.query_row("SELECT COALESCE(MAX(seq), 0) FROM statements", [], |row| {
        row.get(0)
    })
    .map(from_column)
    .during("read the cursor")
}

/// Checks one statement and applies it.
///
/// # Errors
/// `CentreNotTrusted`, `DiskFull`.
pub(crate) fn take(session: &Session, text: &str) -> Result<()> {
    let statement = jws::verify::<Statement>(text, session.centre_key())
        .map_err(|_| not_trusted("statement"))?
        .payload;
    if statement.to != session.key().kid() {
        return Err(not_trusted("statement for another device"));
    }
    session.write(|tx| {
        let expected = cursor(tx)?.saturating_add(1);
        if statement.seq < expected {
            return check_repeated(tx, statement.seq, text);
        }
        if statement.seq > expected {
            return Err(not_trusted(&format!(
                "statement {} where {expected} must come",
                statement.seq
            )));
        }
        tx.execute(
            "INSERT INTO statements (seq, jws) VALUES (:seq, :jws)",
            named_params! { ":seq": to_column(statement.seq)?, ":jws": text },
        )
        .during("keep a statement")?;
        projection::apply_statement(tx, &statement)?;
        drafts::drop_stale(tx, session.times(tx)?.wall.date_naive())?;
        Session::note_centre_time(tx, statement.at)
    })?;
    session.forget_what_was_read();
    Ok(())
}

/// A statement that is here already must be the same one.
fn check_repeated(tx: &Transaction<'_>, seq: u64, text: &str) -> Result<()> {
    let kept: String = tx
        .query_row(
            "SELECT jws FROM statements WHERE seq = :seq",
            named_params! { ":seq": to_column(seq)? },
            |row| row.get(0),
        )
        .during("read a statement")?;
    if kept == text {
        Ok(())
    } else {
        Err(not_trusted("another statement under a number that was used"))
    }
}

fn not_trusted(detail: &str) -> CallError {
    CallError::new(CallErrorCode::CentreNotTrusted).with("detail", detail)
}
