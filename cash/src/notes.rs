//! Denominations, and counted notes.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sync_protocol::amount::Amount;

/// The notes that envelopes are made of where nothing else is configured: those in use in Việt Nam down to 1.000 đ,
/// of which every benefit is a multiple (domain reference 12).
const IN_USE: [u64; 9] = [
    500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000,
];

/// The face value of a note, in đồng; never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Denomination(u64);

/// Why a set of denominations was refused.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum DenominationError {
    /// A note of nothing.
    #[error("A note has a face value of nothing; write for example 500000")]
    Zero,
    /// The same note twice.
    #[error("A denomination is named twice")]
    Twice,
    /// No note at all.
    #[error("There is no denomination; name at least one")]
    Empty,
}

impl Denomination {
    /// A face value in đồng.
    ///
    /// # Errors
    /// It is zero.
    pub fn new(dong: u64) -> Result<Self, DenominationError> {
        if dong == 0 {
            Err(DenominationError::Zero)
        } else {
            Ok(Self(dong))
        }
    }

    /// The face value in đồng.
    #[must_use]
    pub fn dong(self) -> u64 {
        self.0
    }

    /// The face value as an amount.
    #[must_use]
    pub fn amount(self) -> Amount {
        amount_of(u128::from(self.0)).unwrap_or_default()
    }
}

impl TryFrom<u64> for Denomination {
    type Error = DenominationError;

    fn try_from(dong: u64) -> Result<Self, DenominationError> {
        Self::new(dong)
    }
}

impl From<Denomination> for u64 {
    fn from(denomination: Denomination) -> Self {
        denomination.0
    }
}

impl fmt::Display for Denomination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The denominations in use, largest first. An office may leave some out or add others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Denomination>", into = "Vec<Denomination>")]
pub struct Denominations(Vec<Denomination>);

impl Denominations {
    /// A set of denominations, in any order.
    ///
    /// # Errors
    /// It is empty or names one twice.
    pub fn new(mut denominations: Vec<Denomination>) -> Result<Self, DenominationError> {
        denominations.sort_unstable_by(|a, b| b.cmp(a));
        let count = denominations.len();
        denominations.dedup();
        if denominations.is_empty() {
            Err(DenominationError::Empty)
        } else if denominations.len() < count {
            Err(DenominationError::Twice)
        } else {
            Ok(Self(denominations))
        }
    }

    /// The denominations, largest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Denomination> + '_ {
        self.0.iter().copied()
    }
}

impl Default for Denominations {
    fn default() -> Self {
        Self(IN_USE.map(Denomination).to_vec())
    }
}

impl TryFrom<Vec<Denomination>> for Denominations {
    type Error = DenominationError;

    fn try_from(denominations: Vec<Denomination>) -> Result<Self, DenominationError> {
        Self::new(denominations)
    }
}

impl From<Denominations> for Vec<Denomination> {
    fn from(denominations: Denominations) -> Self {
        denominations.0
    }
}

/// Counted notes. A denomination without notes is absent, so equal money in equal notes is equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Denomination, u64>", into = "BTreeMap<Denomination, u64>")]
pub struct Notes(BTreeMap<Denomination, u64>);

impl Notes {
    /// The number of notes of a denomination.
    #[must_use]
    pub fn of(&self, denomination: Denomination) -> u64 {
        self.0.get(&denomination).copied().unwrap_or(0)
    }

    /// Adds notes. A count that no vault holds stays at the largest number.
    pub fn add(&mut self, denomination: Denomination, count: u64) {
        if count > 0 {
            let held = self.0.entry(denomination).or_insert(0);
            *held = held.saturating_add(count);
        }
    }

    /// The denominations with their counts, largest first.
    pub fn iter(&self) -> impl Iterator<Item = (Denomination, u64)> + '_ {
        self.0
            .iter()
            .rev()
            .map(|(&denomination, &count)| (denomination, count))
    }

    /// Whether there is no note.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of notes.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.values().fold(0, |sum, &count| sum.saturating_add(count))
    }

    /// The money; `None` when it leaves the range of an amount.
    #[must_use]
    pub fn total(&self) -> Option<Amount> {
        let values = self
            .0
            .iter()
            .map(|(d, &count)| u128::from(d.0).checked_mul(u128::from(count)));
        let sum = values
            .into_iter()
            .try_fold(0_u128, |sum, value| sum.checked_add(value?))?;
        amount_of(sum)
    }

    /// The notes of both.
    #[must_use]
    pub fn plus(mut self, other: &Notes) -> Notes {
        for (denomination, count) in other.iter() {
            self.add(denomination, count);
        }
        self
    }

    /// What of these notes is not among the others: what has to be fetched.
    #[must_use]
    pub fn beyond(&self, at_hand: &Notes) -> Notes {
        self.iter()
            .map(|(denomination, count)| (denomination, count.saturating_sub(at_hand.of(denomination))))
            .collect()
    }
}

impl From<BTreeMap<Denomination, u64>> for Notes {
    fn from(notes: BTreeMap<Denomination, u64>) -> Self {
        notes.into_iter().collect()
    }
}

impl From<Notes> for BTreeMap<Denomination, u64> {
    fn from(notes: Notes) -> Self {
        notes.0
    }
}

impl FromIterator<(Denomination, u64)> for Notes {
    fn from_iter<I: IntoIterator<Item = (Denomination, u64)>>(notes: I) -> Self {
        let mut out = Self::default();
        for (denomination, count) in notes {
            out.add(denomination, count);
        }
        out
    }
}

/// A number of đồng as an amount; `None` beyond its range.
pub(crate) fn amount_of(dong: u128) -> Option<Amount> {
    let dong = i128::try_from(dong).ok()?;
    Amount::from_decimal(Decimal::try_from_i128_with_scale(dong, 0).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(dong: u64) -> Denomination {
        Denomination::new(dong).unwrap()
    }

    #[test]
    fn a_set_of_denominations_is_checked() {
        assert_eq!(Denomination::new(0), Err(DenominationError::Zero));
        assert_eq!(Denominations::new(vec![]), Err(DenominationError::Empty));
        assert_eq!(
            Denominations::new(vec![note(5), note(1), note(5)]),
            Err(DenominationError::Twice)
        );
        let set = Denominations::new(vec![note(1), note(5)]).unwrap();
        assert_eq!(set.iter().collect::<Vec<_>>(), [note(5), note(1)]);
    }

    #[test]
    fn counted_notes_are_equal_when_their_notes_are() {
        let with_nothing: Notes = [(note(500), 2), (note(200), 0)].into_iter().collect();
        let plain: Notes = [(note(500), 1), (note(500), 1)].into_iter().collect();
        assert_eq!(with_nothing, plain);
        assert_eq!(plain.total(), Some(Amount::from_dong(1000)));
        assert_eq!(plain.count(), 2);
    }

    #[test]
    fn what_is_missing_is_counted_by_denomination() {
        let wanted: Notes = [(note(500), 3), (note(200), 1)].into_iter().collect();
        let held: Notes = [(note(500), 1), (note(200), 4)].into_iter().collect();
        assert_eq!(wanted.beyond(&held), [(note(500), 2)].into_iter().collect());
    }

    #[test]
    fn money_beyond_all_bounds_has_no_total() {
        let many: Notes = [(note(u64::MAX), u64::MAX)].into_iter().collect();
        assert_eq!(many.total(), None);
    }
}
