//! The carrier's way: bytes whose order is the order of the doors.
//!
//! Hamlets come in the carrier's own order, those without a place in it after them by planned day and name; the
//! doors of a hamlet likewise, those without a place in the order of the lists. An order that was made on this
//! device goes before one that the centre told of.

use rusqlite::{OptionalExtension, Row, Transaction, named_params};
use sync_protocol::reports::{HamletPlace, RoundOrdered};
use sync_protocol::statement::Rounds;
use vietnamese::collation::text_key;

use crate::error::{During, Result};

/// Sorts behind every date.
const NOT_PLANNED: &str = "9999-99-99";

/// Stands behind every place that a round has.
const NO_PLACE: u32 = u32::MAX;

const OPERATION: &str = "order the round";

/// A door as the order of the round sees it.
pub(super) struct Stop<'a> {
    /// The day of the plan.
    pub(super) planned_on: Option<String>,
    /// Code of the commune.
    pub(super) commune: &'a str,
    /// Name of the commune.
    pub(super) commune_name: &'a str,
    /// The hamlet.
    pub(super) hamlet: &'a str,
    /// Who lives there.
    pub(super) person: &'a str,
    /// Place on the lists, as bytes that sort.
    pub(super) list_place: &'a [u8],
}

/// The bytes that sort a door.
///
/// # Errors
/// The store cannot be read.
pub(super) fn key(tx: &Transaction<'_>, stop: &Stop<'_>) -> Result<Vec<u8>> {
    let mut key = hamlet_rank(tx, stop)?.to_be_bytes().to_vec();
    key.extend_from_slice(stop.planned_on.as_deref().unwrap_or(NOT_PLANNED).as_bytes());
    for name in [stop.commune_name, stop.hamlet] {
        key.extend_from_slice(text_key(name).as_bytes());
        key.push(0);
    }
    key.extend_from_slice(&door_rank(tx, stop)?.to_be_bytes());
    key.extend_from_slice(stop.list_place);
    Ok(key)
}

/// Takes over an order of doors that was made on this device.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_own_round(tx: &Transaction<'_>, round: &RoundOrdered) -> Result<()> {
    put_round(tx, round, true)?;
    sort_hamlet(tx, &round.commune.0, &round.hamlet)
}

/// Takes over an order of hamlets that was made on this device.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_own_hamlets(tx: &Transaction<'_>, hamlets: &[HamletPlace]) -> Result<()> {
    put_hamlets(tx, hamlets, true)?;
    sort_all(tx)
}

/// Takes over what the centre tells of rounds that others walked.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_told(tx: &Transaction<'_>, told: &Rounds) -> Result<()> {
    if let Some(hamlets) = &told.hamlets {
        put_hamlets(tx, hamlets, false)?;
    }
    for round in &told.rounds {
        put_round(tx, round, false)?;
    }
    sort_all(tx)
}

fn put_round(tx: &Transaction<'_>, round: &RoundOrdered, own: bool) -> Result<()> {
    let (commune, hamlet) = (&round.commune.0, &round.hamlet);
    tx.execute(
        "DELETE FROM rounds WHERE commune = :commune AND hamlet = :hamlet AND own = :own",
        named_params! { ":commune": commune, ":hamlet": hamlet, ":own": own },
    )
    .during(OPERATION)?;
    let mut statement = tx
        .prepare_cached(
            "INSERT OR IGNORE INTO rounds (commune, hamlet, own, person_id, place)
             VALUES (:commune, :hamlet, :own, :person, :place)",
        )
        .during(OPERATION)?;
    for (person, place) in round.people.iter().zip(0_u32..) {
        let params = named_params! {
            ":commune": commune, ":hamlet": hamlet, ":own": own, ":person": person.to_string(), ":place": place,
        };
        statement.execute(params).during(OPERATION)?;
    }
    Ok(())
}

fn put_hamlets(tx: &Transaction<'_>, hamlets: &[HamletPlace], own: bool) -> Result<()> {
    tx.execute(
        "DELETE FROM hamlet_rounds WHERE own = :own",
        named_params! { ":own": own },
    )
    .during(OPERATION)?;
    let mut statement = tx
        .prepare_cached(
            "INSERT OR IGNORE INTO hamlet_rounds (commune, hamlet, own, place)
             VALUES (:commune, :hamlet, :own, :place)",
        )
        .during(OPERATION)?;
    for (place, number) in hamlets.iter().zip(0_u32..) {
        let params = named_params! {
            ":commune": place.commune.0, ":hamlet": place.hamlet, ":own": own, ":place": number,
        };
        statement.execute(params).during(OPERATION)?;
    }
    Ok(())
}

fn hamlet_rank(tx: &Transaction<'_>, stop: &Stop<'_>) -> Result<u32> {
    let sql = "SELECT place FROM hamlet_rounds
               WHERE commune = :commune AND hamlet = :hamlet
                 AND own = (SELECT MAX(own) FROM hamlet_rounds)";
    rank(
        tx,
        sql,
        named_params! { ":commune": stop.commune, ":hamlet": stop.hamlet },
    )
}

fn door_rank(tx: &Transaction<'_>, stop: &Stop<'_>) -> Result<u32> {
    let sql = "SELECT place FROM rounds
               WHERE commune = :commune AND hamlet = :hamlet AND person_id = :person
                 AND own = (SELECT MAX(own) FROM rounds WHERE commune = :commune AND hamlet = :hamlet)";
    rank(
        tx,
        sql,
        named_params! { ":commune": stop.commune, ":hamlet": stop.hamlet, ":person": stop.person },
    )
}

fn rank(tx: &Transaction<'_>, sql: &str, params: &[(&str, &dyn rusqlite::ToSql)]) -> Result<u32> {
    let mut statement = tx.prepare_cached(sql).during(OPERATION)?;
    let place = statement.query_row(params, |row| row.get(0)).optional();
    Ok(place.during(OPERATION)?.unwrap_or(NO_PLACE))
}

fn sort_hamlet(tx: &Transaction<'_>, commune: &str, hamlet: &str) -> Result<()> {
    let sql = "SELECT number, planned_on, commune, commune_name, hamlet, person_id, list_place FROM envelopes
               WHERE commune = :commune AND hamlet = :hamlet";
    sort(tx, sql, named_params! { ":commune": commune, ":hamlet": hamlet })
}

fn sort_all(tx: &Transaction<'_>) -> Result<()> {
    let sql =
        "SELECT number, planned_on, commune, commune_name, hamlet, person_id, list_place FROM envelopes";
    sort(tx, sql, &[])
}

fn sort(tx: &Transaction<'_>, sql: &str, params: &[(&str, &dyn rusqlite::ToSql)]) -> Result<()> {
    let mut statement = tx.prepare_cached(sql).during(OPERATION)?;
    let doors: Vec<(i64, Place)> = statement
        .query_map(params, |row| Ok((row.get(0)?, Place::read(row)?)))
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)?;
    let mut update = tx
        .prepare_cached("UPDATE envelopes SET route_key = :key WHERE number = :number")
        .during(OPERATION)?;
    for (number, place) in &doors {
        let key = key(tx, &place.stop())?;
        update
            .execute(named_params! { ":key": key, ":number": number })
            .during(OPERATION)?;
    }
    Ok(())
}

/// A door as the store holds it.
struct Place {
    planned_on: Option<String>,
    commune: String,
    commune_name: String,
    hamlet: String,
    person: String,
    list_place: Vec<u8>,
}

impl Place {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            planned_on: row.get("planned_on")?,
            commune: row.get("commune")?,
            commune_name: row.get("commune_name")?,
            hamlet: row.get("hamlet")?,
            person: row.get("person_id")?,
            list_place: row.get("list_place")?,
        })
    }

    fn stop(&self) -> Stop<'_> {
        Stop {
            planned_on: self.planned_on.clone(),
            commune: &self.commune,
            commune_name: &self.commune_name,
            hamlet: &self.hamlet,
            person: &self.person,
            list_place: &self.list_place,
        }
    }
}
