//! Envelopes leave the branch and come back.

pub(crate) mod calls;
pub(crate) mod hands;
pub(crate) mod holdings;
pub(crate) mod receivable;

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, EnvelopesReceived, EnvelopesReturned};
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;

use crate::doors;
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record_all};
use crate::session::Session;
use crate::store::values::holding;
use crate::views::custody::SignedInput;
use crate::views::{Bag, CallError, CallErrorCode, DoorState, HoldingView, Recorded};

use hands::{Hands, Moved, Part, in_entries};
use holdings::by_programme;
use receivable::Choice;

/// What the screen says of envelopes that are taken.
#[derive(Deserialize, Serialize)]
pub(crate) struct Taken {
    pub(crate) request_id: String,
    /// Envelopes that are not there.
    #[serde(default)]
    left_out: Vec<String>,
    /// Envelopes that another carrier had and that are there again.
    #[serde(default)]
    again: Vec<String>,
    /// Both signatures; absent when they sign on paper.
    signed: Option<SignedInput>,
}

/// What the screen says of envelopes that go back.
#[derive(Deserialize, Serialize)]
pub(crate) struct GivenBack {
    pub(crate) request_id: String,
    /// All in the bag when empty.
    envelope_ids: Vec<String>,
    /// Both signatures; absent when they sign on paper.
    signed: Option<SignedInput>,
}

/// Takes envelopes out of the branch: all that can be, those handed back on an earlier day among them, but those that
/// are not there.
///
/// # Errors
/// `NothingToDo`; `NotAllowed` for a supervisor or a revoked device; `SignatureBlank`, `SignatureTooLittle`,
/// `FieldInvalid`.
pub(crate) fn receive_envelopes(session: &Session, request: &RequestKey, taken: &Taken) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let hands = Hands::read(taken.signed.as_ref())?;
    record_all(session, request, |tx, at| {
        check_not_revoked(tx)?;
        let choice = Choice::read(&taken.left_out, &taken.again, at.wall.date_naive().to_string())?;
        let body = |part: Part| {
            Body::EnvelopesReceived(EnvelopesReceived {
                envelopes: part.envelopes,
                total: part.total,
                from: part.hands.other,
                ink: part.hands.own,
                grant: None,
            })
        };
        let parts = in_entries(&choice.envelopes(tx)?, hands)?;
        Ok(parts.into_iter().map(body).collect())
    })
}

/// Hands envelopes back to the branch: those named, or all that are in the bag.
///
/// # Errors
/// `NothingToDo`, `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`, or what keeps one of them from being handed
/// back.
pub(crate) fn return_envelopes(
    session: &Session,
    request: &RequestKey,
    given: &GivenBack,
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let hands = Hands::read(given.signed.as_ref())?;
    let ids: BTreeSet<EnvelopeId> = given
        .envelope_ids
        .iter()
        .map(|id| input::parse("envelope_ids", id))
        .collect::<Result<_>>()?;
    record_all(session, request, |tx, _| {
        let moved = if ids.is_empty() {
            whole_bag(tx)?
        } else {
            let with_money = |id: &EnvelopeId| Ok((*id, in_bag(tx, *id)?));
            ids.iter().map(with_money).collect::<Result<Moved>>()?
        };
        let body = |part: Part| {
            Body::EnvelopesReturned(EnvelopesReturned {
                envelopes: part.envelopes,
                total: part.total,
                to: part.hands.other,
                ink: part.hands.own,
            })
        };
        Ok(in_entries(&moved, hands)?.into_iter().map(body).collect())
    })
}

/// What must be in the bag.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn bag(session: &Session) -> Result<Bag> {
    session.read(|db| {
        let date = session.times(db)?.wall.date_naive();
        let (returned, handed_over) = crate::day::went_out(db, date)?;
        Ok(Bag {
            holding: bag_holding(db)?,
            doors: doors::bag_page(db)?,
            programmes: by_programme(db, include_str!("custody/bag_programmes.sql"), &[])?,
            returned,
            handed_over,
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
///
/// # Errors
/// `NotAllowed` with the reason.
pub(crate) fn check_not_revoked(db: &Connection) -> Result<()> {
    let reason: Option<String> = db
        .query_row("SELECT reason FROM revocations LIMIT 1", [], |row| row.get(0))
        .optional()
        .during("read the revocation")?;
    match reason {
        None => Ok(()),
        Some(reason) => Err(CallError::new(CallErrorCode::NotAllowed).with("reason", reason)),
    }
}

fn whole_bag(db: &Connection) -> Result<Moved> {
    const OPERATION: &str = "read the bag";
    let sql = "SELECT id, total_vnd FROM envelopes WHERE in_bag ORDER BY route_key";
    let mut statement = db.prepare(sql).during(OPERATION)?;
    let mut rows = statement.query([]).during(OPERATION)?;
    let mut moved = Moved::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        let id: String = row.get(0).during(OPERATION)?;
        let id = id.parse().map_err(|_| CallError::damaged("envelope id"))?;
        moved.push((id, Amount::from_dong(row.get(1).during(OPERATION)?)));
    }
    if moved.is_empty() {
        return Err(CallError::new(CallErrorCode::NothingToDo));
    }
    Ok(moved)
}

/// The money of an envelope that must be in the bag.
fn in_bag(db: &Connection, id: EnvelopeId) -> Result<Amount> {
    let found = doors::find(db, id)?;
    let refuse = |code| Err(CallError::new(code));
    match (found.in_bag, found.door.state) {
        (true, _) => Ok(Amount::from_dong(found.total_vnd)),
        (false, DoorState::Paid) => refuse(CallErrorCode::AlreadyPaid),
        (false, DoorState::Returned) => refuse(CallErrorCode::AlreadyReturned),
        (false, DoorState::HandedOver) => refuse(CallErrorCode::HandedOver),
        (false, _) => refuse(CallErrorCode::EnvelopeNotTaken),
    }
}
