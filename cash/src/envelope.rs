//! One envelope, when there are enough notes of every kind.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sync_protocol::amount::Amount;

use crate::change::{Offer, Table};
use crate::notes::{Denomination, Denominations, Notes};
use crate::units::Units;

/// What an office wants of every envelope. Many receivers prefer smaller notes (domain reference 12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// At most so many of a note in one envelope. A note that is not named has no limit.
    pub at_most: BTreeMap<Denomination, u64>,
}

/// Why no notes make an envelope.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotPayable {
    /// The amount is zero or negative.
    #[error("There is nothing to put into the envelope")]
    NothingToPay,
    /// No choice of the allowed notes has exactly this sum.
    #[error("No choice of notes makes the amount; allow a smaller note or loosen the rule")]
    NoNotesMakeIt,
    /// The amount is larger than any envelope.
    #[error("The amount is larger than any envelope; check the list")]
    TooLarge,
}

/// The fewest notes for one amount, with enough of every kind.
///
/// # Errors
/// No notes make it; see [`NotPayable`].
pub fn fewest_notes(amount: Amount, denominations: &Denominations, rule: &Rule) -> Result<Notes, NotPayable> {
    let units = Units::new(denominations, rule);
    let steps = units.steps(amount)?;
    let table = Table::new(each_costs_one(&units), steps);
    let counts = table.choice(steps).ok_or(NotPayable::NoNotesMakeIt)?;
    Ok(units.notes(&counts))
}

/// Every note counts the same, and only the rule limits it.
fn each_costs_one(units: &Units) -> Vec<Offer> {
    let offers = units.kinds().iter().map(|kind| Offer {
        value: kind.value,
        cost: 1,
        limit: kind.at_most,
    });
    offers.collect()
}
