//! Finding a door while somebody is typing.
//!
//! A keystroke is answered from memory: what matches, how many there are and in which order. Only the rows of the
//! page that is shown are read from encrypted pages, by their numbers.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, named_params};

use super::doors_of;
use super::search_index::{SearchIndex, Typed};
use crate::error::{During, Result};
use crate::session::Session;
use crate::store::values::to_view;
use crate::views::{CallError, DoorPage, DoorQuery, DoorState};

/// The largest page: more rows than any screen shows at once.
const LIMIT_MAX: u32 = 200;

/// A page of the doors that answer a query, in route order.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn search_doors(session: &Session, query: &DoorQuery) -> Result<DoorPage> {
    let keys = KeyFilter::new(session, query)?;
    session.read(|db| {
        let standing = session.standing(db)?;
        let due = match query.due {
            Some(true) => Some(due_on(db, &today(session, db)?)?),
            _ => None,
        };
        let answers = |number: i64, state: DoorState| {
            (query.states.is_empty() || query.states.contains(&state))
                && due.as_ref().is_none_or(|due| due.contains(&number))
                && keys.as_ref().is_none_or(|keys| keys.lets_through(number))
        };
        let found: Vec<i64> = standing
            .in_route_order()
            .filter(|(number, state)| answers(*number, *state))
            .map(|(number, _)| number)
            .collect();
        let offset = usize::try_from(query.offset).unwrap_or(usize::MAX);
        let limit = usize::try_from(query.limit.min(LIMIT_MAX)).unwrap_or_default();
        let page: Vec<i64> = found.iter().copied().skip(offset).take(limit).collect();
        Ok(DoorPage {
            total: to_view(i64::try_from(found.len()).unwrap_or(i64::MAX)),
            doors: doors_of(db, &page)?,
        })
    })
}

/// The numbers of the doors that answer a text, as a list in JSON; nothing when every door does.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn numbers_of(session: &Session, text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let found = session.search_index()?.find(&Typed::new(text));
    serde_json::to_string(&found)
        .map(Some)
        .map_err(|_| CallError::internal("search the doors"))
}

/// The part of a query that is answered from what doors are found by.
struct KeyFilter<'a> {
    index: Arc<SearchIndex>,
    typed: Option<Typed>,
    hamlet: Option<&'a str>,
    point: Option<&'a str>,
}

impl<'a> KeyFilter<'a> {
    /// None when the query asks for nothing of that kind.
    fn new(session: &Session, query: &'a DoorQuery) -> Result<Option<Self>> {
        let text = query.text.trim();
        let typed = (!text.is_empty()).then(|| Typed::new(text));
        let (hamlet, point) = (query.hamlet.as_deref(), query.point.as_deref());
        if typed.is_none() && hamlet.is_none() && point.is_none() {
            return Ok(None);
        }
        Ok(Some(Self {
            index: session.search_index()?,
            typed,
            hamlet,
            point,
        }))
    }

    fn lets_through(&self, number: i64) -> bool {
        self.index.get(number).is_some_and(|row| {
            self.hamlet.is_none_or(|hamlet| row.hamlet == hamlet)
                && (self.point.is_none() || row.payout_point.as_deref() == self.point)
                && self.typed.as_ref().is_none_or(|typed| typed.matches(row))
        })
    }
}

/// The doors where a visit was promised for a day or earlier.
fn due_on(db: &Connection, day: &str) -> Result<BTreeSet<i64>> {
    const OPERATION: &str = "read the visits that are due";
    db.prepare_cached("SELECT number FROM due_visits WHERE next_visit <= :day")
        .during(OPERATION)?
        .query_map(named_params! { ":day": day }, |row| row.get(0))
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}

fn today(session: &Session, db: &Connection) -> Result<String> {
    Ok(session.times(db)?.wall.date_naive().to_string())
}
