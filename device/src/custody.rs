//! Envelopes leave the branch and come back.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, ToSql, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, EnvelopesReceived, EnvelopesReturned};
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;

use crate::doors;
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record};
use crate::session::Session;
use crate::store::values::holding;
use crate::views::{Bag, CallError, CallErrorCode, DoorState, HoldingView, Recorded};

/// Envelopes in one entry, so that its line stays under the protocol's 64 KiB. What is left over is taken with
/// the next call; a carrier's heaviest day has 300.
const ENVELOPES_PER_ENTRY_MAX: i64 = 1_500;

/// Takes all envelopes that can be taken out of the branch, those handed back on an earlier day among them.
///
/// # Errors
/// `NothingToDo`; `NotAllowed` for a supervisor or a revoked device.
pub(crate) fn receive_envelopes(session: &Session, request: &RequestKey) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    record(session, request, |tx, at| {
        check_not_revoked(tx)?;
        let sql = "SELECT id, total_vnd FROM receivable WHERE returned_on IS NULL OR returned_on < :today
            ORDER BY route_key LIMIT :count";
        let today = at.wall.date_naive().to_string();
        let params = named_params! { ":count": ENVELOPES_PER_ENTRY_MAX, ":today": today };
        let (envelopes, total) = read_envelopes(tx, sql, params)?;
        Ok(Body::EnvelopesReceived(EnvelopesReceived {
            envelopes,
            total,
            from: None,
            ink: None,
            grant: None,
        }))
    })
}

/// Hands envelopes back to the branch: those named, or all that are in the bag.
///
/// # Errors
/// `NothingToDo`, or what keeps one of them from being handed back.
pub(crate) fn return_envelopes(session: &Session, request: &RequestKey, ids: &[String]) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let ids: BTreeSet<EnvelopeId> = ids
        .iter()
        .map(|id| input::parse("envelope_ids", id))
        .collect::<Result<_>>()?;
    record(session, request, |tx, _| {
        let (envelopes, total) = if ids.is_empty() {
            let sql = "SELECT id, total_vnd FROM envelopes WHERE in_bag ORDER BY route_key LIMIT :count";
            read_envelopes(tx, sql, named_params! { ":count": ENVELOPES_PER_ENTRY_MAX })?
        } else {
            let money = ids.iter().map(|id| in_bag(tx, *id)).collect::<Result<Vec<_>>>()?;
            (ids.iter().copied().collect(), sum(money)?)
        };
        Ok(Body::EnvelopesReturned(EnvelopesReturned {
            envelopes,
            total,
            to: None,
            ink: None,
        }))
    })
}

/// What must be in the bag.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn bag(session: &Session) -> Result<Bag> {
    session.read(|db| {
        let date = session.times(db)?.wall.date_naive();
        Ok(Bag {
            holding: bag_holding(db)?,
            doors: doors::bag_page(db)?,
            declared: crate::day::is_declared(db, date)?,
        })
    })
}

/// Number and money of the envelopes in the bag, withdrawn ones too: they have to come back.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn bag_holding(db: &Connection) -> Result<HoldingView> {
    db.query_row(
        "SELECT COUNT(*), COALESCE(SUM(total_vnd), 0) FROM envelopes WHERE in_bag",
        [],
        |row| Ok(holding(row.get(0)?, row.get(1)?)),
    )
    .during("add up the bag")
}

/// A revoked device hands in what it holds and takes nothing more.
fn check_not_revoked(db: &Connection) -> Result<()> {
    let reason: Option<String> = db
        .query_row("SELECT reason FROM revocations LIMIT 1", [], |row| row.get(0))
        .optional()
        .during("read the revocation")?;
    match reason {
        None => Ok(()),
        Some(reason) => Err(CallError::new(CallErrorCode::NotAllowed).with("reason", reason)),
    }
}

fn read_envelopes(
    db: &Connection,
    sql: &'static str,
    params: &[(&str, &dyn ToSql)],
) -> Result<(Vec<EnvelopeId>, Amount)> {
    const OPERATION: &str = "read the envelopes";
    let mut statement = db.prepare(sql).during(OPERATION)?;
    let mut rows = statement.query(params).during(OPERATION)?;
    let (mut ids, mut money) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next().during(OPERATION)? {
        let id: String = row.get(0).during(OPERATION)?;
        ids.push(id.parse().map_err(|_| CallError::damaged("envelope id"))?);
        money.push(Amount::from_dong(row.get(1).during(OPERATION)?));
    }
    if ids.is_empty() {
        return Err(CallError::new(CallErrorCode::NothingToDo));
    }
    Ok((ids, sum(money)?))
}

/// The money of an envelope that must be in the bag.
fn in_bag(db: &Connection, id: EnvelopeId) -> Result<Amount> {
    let found = doors::find(db, id)?;
    let refuse = |code| Err(CallError::new(code));
    match (found.in_bag, found.door.state) {
        (true, _) => Ok(Amount::from_dong(found.total_vnd)),
        (false, DoorState::Paid) => refuse(CallErrorCode::AlreadyPaid),
        (false, DoorState::Returned) => refuse(CallErrorCode::AlreadyReturned),
        (false, _) => refuse(CallErrorCode::EnvelopeNotTaken),
    }
}

fn sum(money: Vec<Amount>) -> Result<Amount> {
    Amount::checked_sum(money).ok_or_else(|| CallError::internal("add up envelopes"))
}
