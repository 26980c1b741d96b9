//! What speaks for waiting before money leaves the hand. It stops nobody: the carrier looks, decides and the entry
//! says that there was a caution.

use rusqlite::{Connection, named_params};

use crate::doors::Found;
use crate::error::{During, Result};

/// The person's social assistance was not collected in the two months before (TT 02/2021/TT-BLĐTBXH, article 2.3a:
/// three months in a row suspend it).
pub(crate) const THIRD_UNPAID_MONTH: &str = "third_unpaid_month";

/// Somebody told this device that the person has died.
pub(crate) const DEATH_REPORTED: &str = "death_reported";

/// Months uncollected before this one that make it the third.
const MONTHS_UNCOLLECTED: u32 = 2;

/// The cautions of a door, as codes.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn of(db: &Connection, found: &Found) -> Result<Vec<String>> {
    let mut cautions = Vec::new();
    if is_third_month(db, found)? {
        cautions.push(THIRD_UNPAID_MONTH.to_owned());
    }
    if is_death_reported(db, &found.person_id)? {
        cautions.push(DEATH_REPORTED.to_owned());
    }
    Ok(cautions)
}

fn is_third_month(db: &Connection, found: &Found) -> Result<bool> {
    let suspends = matches!(found.door.programme.as_str(), "BTXH" | "HTXH");
    let months: Option<u32> = db
        .query_row(
            "SELECT MAX(carried_over_months) FROM pay_lines WHERE envelope_number = :number",
            named_params! { ":number": found.number },
            |row| row.get(0),
        )
        .during("count the months that were not collected")?;
    Ok(suspends && months.unwrap_or(0) >= MONTHS_UNCOLLECTED)
}

fn is_death_reported(db: &Connection, person: &str) -> Result<bool> {
    db.query_row(
        include_str!("cautions/death_reported.sql"),
        named_params! { ":person": person },
        |row| row.get(0),
    )
    .during("look for a reported death")
}
