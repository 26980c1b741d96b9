//! What can be taken out of the branch, counted against what lies on the table.

use rusqlite::{Connection, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;

use super::hands::Moved;
use super::holdings::by_programme;
use crate::doors;
use crate::error::{During, Result};
use crate::input;
use crate::session::Session;
use crate::store::values::to_view;
use crate::views::custody::{ReceivableQuery, ReceivableView};
use crate::views::{CallError, CallErrorCode, DoorPage, HoldingView};

const OPERATION: &str = "read what can be taken";

/// The largest page.
const LIMIT_MAX: u32 = 200;

/// Which of the envelopes that can be taken out are taken.
pub(crate) struct Choice {
    left_out: String,
    again: String,
    today: String,
}

impl Choice {
    /// Reads what the screen sent.
    ///
    /// # Errors
    /// `FieldInvalid`: one of the ids is none.
    pub(crate) fn read(left_out: &[String], again: &[String], today: String) -> Result<Self> {
        Ok(Self {
            left_out: ids("left_out", left_out)?,
            again: ids("again", again)?,
            today,
        })
    }

    /// The envelopes with their money, in the order of the route.
    ///
    /// # Errors
    /// `NothingToDo`.
    pub(crate) fn envelopes(&self, db: &Connection) -> Result<Moved> {
        let mut statement = db.prepare(include_str!("chosen.sql")).during(OPERATION)?;
        let params = named_params! { ":today": self.today, ":left_out": self.left_out, ":again": self.again };
        let mut rows = statement.query(params).during(OPERATION)?;
        let mut moved = Moved::new();
        while let Some(row) = rows.next().during(OPERATION)? {
            let id: String = row.get(0).during(OPERATION)?;
            let id: EnvelopeId = id.parse().map_err(|_| CallError::damaged("envelope id"))?;
            moved.push((id, Amount::from_dong(row.get(1).during(OPERATION)?)));
        }
        if moved.is_empty() {
            return Err(CallError::new(CallErrorCode::NothingToDo));
        }
        Ok(moved)
    }
}

fn ids(field: &str, sent: &[String]) -> Result<String> {
    let ids = sent
        .iter()
        .map(|id| input::parse::<EnvelopeId>(field, id).map(|id| id.to_string()))
        .collect::<Result<Vec<_>>>()?;
    serde_json::to_string(&ids).map_err(|_| CallError::internal(OPERATION))
}

/// What would be taken, by programme, and a page of the list to look for what is not there.
///
/// # Errors
/// `NotAllowed`, `FieldInvalid`.
pub(crate) fn receivable(session: &Session, query: &ReceivableQuery) -> Result<ReceivableView> {
    session.require(Role::Carrier)?;
    let numbers = doors::numbers_of(session, &query.text)?;
    session.read(|db| {
        let today = session.times(db)?.wall.date_naive().to_string();
        let choice = Choice::read(&query.left_out, &query.again, today)?;
        let params =
            named_params! { ":today": choice.today, ":left_out": choice.left_out, ":again": choice.again };
        let programmes = by_programme(db, include_str!("chosen_programmes.sql"), params)?;
        let page = page(db, query, numbers.as_deref(), &choice.today)?;
        Ok(ReceivableView {
            holding: sum(programmes.iter().map(|part| &part.holding))?,
            programmes,
            handed_over: count(db, true, None, &choice.today)?,
            page,
        })
    })
}

/// Adds up.
///
/// # Errors
/// `StoreDamaged`: a sum is none.
pub(crate) fn sum<'a>(parts: impl Iterator<Item = &'a HoldingView>) -> Result<HoldingView> {
    let (mut envelopes, mut amount) = (0_i64, Amount::ZERO);
    for part in parts {
        let money: Option<Amount> = part.amount.parse().ok();
        let sum = money.and_then(|money| amount.checked_add(money));
        amount = sum.ok_or_else(|| CallError::damaged("a sum of money"))?;
        envelopes = envelopes.saturating_add(part.envelopes);
    }
    Ok(HoldingView {
        envelopes,
        amount: amount.to_string(),
    })
}

fn count(db: &Connection, handed_over: bool, numbers: Option<&str>, today: &str) -> Result<u32> {
    let params = named_params! { ":today": today, ":handed_over": handed_over, ":numbers": numbers };
    db.prepare_cached(include_str!("receivable_count.sql"))
        .during(OPERATION)?
        .query_row(params, |row| row.get(0))
        .map(to_view)
        .during(OPERATION)
}

fn page(db: &Connection, query: &ReceivableQuery, numbers: Option<&str>, today: &str) -> Result<DoorPage> {
    let params = named_params! {
        ":today": today,
        ":handed_over": query.handed_over,
        ":numbers": numbers,
        ":limit": query.limit.min(LIMIT_MAX),
        ":offset": query.offset,
    };
    let doors = db
        .prepare_cached(include_str!("receivable_page.sql"))
        .during(OPERATION)?
        .query_map(params, doors::read_door)
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)?;
    Ok(DoorPage {
        total: count(db, query.handed_over, numbers, today)?,
        doors,
    })
}
