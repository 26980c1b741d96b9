//! The carrier's own order of hamlets and doors. It is kept by hamlet and person, so that next month's list comes
//! in the same order; whoever has no place yet follows in the order of the list.

use rusqlite::named_params;
use sync_protocol::body::Body;
use sync_protocol::certificate::Role;
use sync_protocol::ids::{CommuneCode, PersonId};
use sync_protocol::reports::{HamletPlace, HamletsOrdered, RoundOrdered};

use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record};
use crate::session::Session;
use crate::store::values::{holding, to_view};
use crate::views::rounds::{HamletView, PointView, PointsView, RoundPersonView, RoundView, RoundsView};
use crate::views::{CallError, Recorded};

/// People in one order, so that its line stays under the protocol's 64 KiB.
const PEOPLE_MAX: usize = 1_400;

/// Hamlets in one order; a carrier has some ten.
const HAMLETS_MAX: usize = 400;

const OPERATION: &str = "read the round";

/// The hamlets of the device in the order of the round.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn rounds(session: &Session) -> Result<RoundsView> {
    session.read(|db| {
        let hamlets = db
            .prepare_cached(include_str!("rounds/hamlets.sql"))
            .during(OPERATION)?
            .query_map([], |row| {
                Ok(HamletView {
                    commune: row.get("commune")?,
                    commune_name: row.get("commune_name")?,
                    hamlet: row.get("hamlet")?,
                    people: to_view(row.get("people")?),
                    has_place: row.get("has_place")?,
                })
            })
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(RoundsView { hamlets })
    })
}

/// The people of a hamlet in the order of the round.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn round(session: &Session, commune: &str, hamlet: &str) -> Result<RoundView> {
    session.read(|db| {
        let people = db
            .prepare_cached(include_str!("rounds/people.sql"))
            .during(OPERATION)?
            .query_map(named_params! { ":commune": commune, ":hamlet": hamlet }, |row| {
                let born: Option<String> = row.get("born")?;
                Ok(RoundPersonView {
                    person_id: row.get("person_id")?,
                    person_name: row.get("person_name")?,
                    born_year: born.map(|date| date.chars().take_while(|char| *char != '-').collect()),
                    note: row.get("note")?,
                    is_new: row.get("is_new")?,
                })
            })
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(RoundView { people })
    })
}

/// The payout points of the day, in the order of the round.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn points(session: &Session) -> Result<PointsView> {
    session.read(|db| {
        let today = session.times(db)?.wall.date_naive().to_string();
        let points = db
            .prepare_cached(include_str!("rounds/points.sql"))
            .during(OPERATION)?
            .query_map(named_params! { ":today": today }, |row| {
                Ok(PointView {
                    name: row.get("payout_point")?,
                    doors_total: to_view(row.get("doors_total")?),
                    paid: holding(row.get("paid_envelopes")?, row.get("paid_vnd")?),
                    left: holding(row.get("left_envelopes")?, row.get("left_vnd")?),
                })
            })
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(PointsView { points })
    })
}

/// Records the order of the doors of a hamlet.
///
/// # Errors
/// `FieldInvalid`: nobody, the same person twice, or too many.
pub(crate) fn order_round(
    session: &Session,
    request: &RequestKey,
    place: HamletPlace,
    people: &[String],
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let people: Vec<PersonId> = people
        .iter()
        .map(|id| input::parse("people", id))
        .collect::<Result<_>>()?;
    check("people", &people, PEOPLE_MAX)?;
    record(session, request, |_, _| {
        Ok(Body::RoundOrdered(RoundOrdered {
            commune: place.commune,
            hamlet: place.hamlet,
            people,
        }))
    })
}

/// Records the order of the hamlets.
///
/// # Errors
/// `FieldInvalid`: none, the same one twice, or too many.
pub(crate) fn order_hamlets(
    session: &Session,
    request: &RequestKey,
    hamlets: Vec<HamletPlace>,
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    check("hamlets", &hamlets, HAMLETS_MAX)?;
    record(session, request, |_, _| {
        Ok(Body::HamletsOrdered(HamletsOrdered { hamlets }))
    })
}

/// Takes a hamlet as the screen names it.
///
/// # Errors
/// `FieldInvalid`: the name is too long or empty.
pub(crate) fn hamlet_place(commune: &str, hamlet: &str) -> Result<HamletPlace> {
    Ok(HamletPlace {
        commune: CommuneCode(input::text("commune", commune, input::NAME_LENGTH_MAX)?),
        hamlet: input::optional_text("hamlet", hamlet, input::NAME_LENGTH_MAX)?,
    })
}

fn check<T: Ord>(field: &str, ordered: &[T], length_max: usize) -> Result<()> {
    let distinct: std::collections::BTreeSet<_> = ordered.iter().collect();
    let fits = !ordered.is_empty() && ordered.len() <= length_max;
    if fits && distinct.len() == ordered.len() {
        Ok(())
    } else {
        Err(CallError::field(field))
    }
}
