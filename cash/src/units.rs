//! Money in the smallest step that the notes allow, so that tables are as small as they can be.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;
use sync_protocol::amount::Amount;

use crate::envelope::{NotPayable, Rule};
use crate::notes::{Denomination, Denominations, Notes};

/// The largest envelope in steps: 200 million đồng where the smallest note is 1.000 đ. What holds more is no
/// envelope.
const STEPS_MAX: u64 = 200_000;

/// Denominations in steps.
pub(crate) struct Units {
    step: u64,
    kinds: Vec<Kind>,
}

/// One denomination, in the order of the set.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// The note.
    pub(crate) denomination: Denomination,
    /// Its value in steps; not zero.
    pub(crate) value: usize,
    /// How many an envelope may hold.
    pub(crate) at_most: u64,
}

/// How many notes of each kind, in the order of the set.
pub(crate) type Counts = Vec<u64>;

impl Units {
    /// The steps of a set of denominations under a rule.
    pub(crate) fn new(denominations: &Denominations, rule: &Rule) -> Self {
        let step = denominations
            .iter()
            .map(Denomination::dong)
            .fold(0, common_divisor)
            .max(1);
        let kinds = denominations.iter().filter_map(|denomination| {
            let value = denomination.dong() / step;
            // A note that is larger than any envelope is never used.
            let value = usize::try_from(value).ok().filter(|_| value <= STEPS_MAX)?;
            Some(Kind {
                denomination,
                value,
                at_most: rule.at_most.get(&denomination).copied().unwrap_or(u64::MAX),
            })
        });
        Self {
            step,
            kinds: kinds.collect(),
        }
    }

    /// The kinds of notes, largest first.
    pub(crate) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// An amount in steps.
    pub(crate) fn steps(&self, amount: Amount) -> Result<usize, NotPayable> {
        if amount <= Amount::ZERO {
            return Err(NotPayable::NothingToPay);
        }
        let dong = amount.decimal().to_u64().ok_or(NotPayable::TooLarge)?;
        if dong / self.step > STEPS_MAX {
            return Err(NotPayable::TooLarge);
        }
        if dong % self.step != 0 {
            return Err(NotPayable::NoNotesMakeIt);
        }
        usize::try_from(dong / self.step).map_err(|_| NotPayable::TooLarge)
    }

    /// Counts of each kind as notes.
    pub(crate) fn notes(&self, counts: &[u64]) -> Notes {
        let notes = self.kinds.iter().zip(counts);
        notes.map(|(kind, &count)| (kind.denomination, count)).collect()
    }

    /// Notes as counts of each kind.
    pub(crate) fn counts(&self, notes: &Notes) -> Counts {
        self.kinds
            .iter()
            .map(|kind| notes.of(kind.denomination))
            .collect()
    }
}

/// How often each amount occurs.
pub(crate) fn groups(amounts: &[usize]) -> BTreeMap<usize, i64> {
    let mut groups = BTreeMap::new();
    for &amount in amounts {
        *groups.entry(amount).or_insert(0) += 1;
    }
    groups
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}
