//! The handovers of this device, given and taken.

use rusqlite::{Connection, named_params};
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::digest::Digest;
use sync_protocol::handover::{self, Grant, OpenedHandover};
use sync_protocol::jws;

use super::identity::show;
use crate::custody::holdings::by_programme;
use crate::custody::receivable::sum;
use crate::error::{During, Result};
use crate::session::Session;
use crate::store::values::holding;
use crate::views::custody::{HandoverView, HandoversView};
use crate::views::{CallError, HoldingView};

const OPERATION: &str = "read the handovers";

/// A grant that this device gave.
pub(super) struct Given {
    pub(super) digest: Digest,
    pub(super) grant: Grant,
    pub(super) jws: String,
    pub(super) taker: Option<Certificate>,
}

/// Handovers, the latest first.
///
/// # Errors
/// `NotAllowed`, `StoreDamaged`.
pub(crate) fn handovers(session: &Session) -> Result<HandoversView> {
    session.require(Role::Carrier)?;
    session.read(|db| {
        let given = given(session, db)?;
        let given = given.iter().rev().filter_map(|given| {
            let other = show(given.taker.as_ref()?);
            Some(HandoverView {
                grant: given.digest.to_string(),
                other,
                at: given.grant.at.wall.to_rfc3339(),
                holding: granted(&given.grant),
                open: holding(0, 0),
                programmes: Vec::new(),
            })
        });
        let taken = taken(session, db)?;
        let taken = taken.iter().rev().map(|opened| show_taken(db, opened));
        Ok(HandoversView {
            given: given.collect(),
            taken: taken.collect::<Result<_>>()?,
        })
    })
}

/// What another carrier granted to this device, as screens show it.
///
/// # Errors
/// The store cannot be read.
pub(super) fn show_taken(db: &Connection, opened: &OpenedHandover) -> Result<HandoverView> {
    let (ids, grant) = (ids_json(&opened.grant)?, opened.digest.to_string());
    let params = named_params! { ":grant": grant, ":ids": ids };
    let programmes = by_programme(db, include_str!("open_programmes.sql"), params)?;
    Ok(HandoverView {
        grant,
        other: show(&opened.giver),
        at: opened.grant.at.wall.to_rfc3339(),
        holding: granted(&opened.grant),
        open: sum(programmes.iter().map(|part| &part.holding))?,
        programmes,
    })
}

/// The ids of a grant for a query.
///
/// # Errors
/// Serialisation fails, which ids do not do.
pub(super) fn ids_json(grant: &Grant) -> Result<String> {
    serde_json::to_string(&grant.envelopes).map_err(|_| CallError::internal(OPERATION))
}

fn granted(grant: &Grant) -> HoldingView {
    HoldingView {
        envelopes: i64::try_from(grant.envelopes.len()).unwrap_or(i64::MAX),
        amount: grant.total.to_string(),
    }
}

/// The grants of this device, in the order in which they were given.
///
/// # Errors
/// `StoreDamaged`: one is not what was signed.
pub(super) fn given(session: &Session, db: &Connection) -> Result<Vec<Given>> {
    let mut statement = db
        .prepare_cached("SELECT jws, taker_certificate FROM handovers_given ORDER BY rowid")
        .during(OPERATION)?;
    let mut rows = statement.query([]).during(OPERATION)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        let jws: String = row.get(0).during(OPERATION)?;
        let certificate: String = row.get(1).during(OPERATION)?;
        let grant = jws::verify::<Grant>(&jws, &session.key().verifying_key())
            .map_err(|_| CallError::damaged("grant"))?;
        let taker = jws::verify::<Certificate>(&certificate, session.centre_key()).ok();
        found.push(Given {
            digest: grant.payload_digest,
            grant: grant.payload,
            jws,
            taker: taker.map(|verified| verified.payload),
        });
    }
    Ok(found)
}

/// The files that this device took, in the order in which they came.
///
/// # Errors
/// `StoreDamaged`: one is not what was taken.
pub(super) fn taken(session: &Session, db: &Connection) -> Result<Vec<OpenedHandover>> {
    let mut statement = db
        .prepare_cached("SELECT content FROM handovers_taken ORDER BY number")
        .during(OPERATION)?;
    let mut rows = statement.query([]).during(OPERATION)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        let content: String = row.get(0).during(OPERATION)?;
        let opened = handover::open(&content, session.centre_key(), session.key().kid());
        found.push(opened.map_err(|_| CallError::damaged("handover"))?);
    }
    Ok(found)
}
