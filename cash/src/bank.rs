//! The order at the bank: what the bags need, less what the cashier has, in the bank's bundles.

use sync_protocol::amount::Amount;

use crate::notes::{Denomination, Notes, amount_of};

/// Notes of a thếp (circular 01/2014/TT-NHNN).
pub const THEP: u64 = 100;

/// Notes of a bó: ten thếp (circular 01/2014/TT-NHNN).
pub const BO: u64 = 1000;

/// Notes in the bundles of the bank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bundles {
    /// Bundles of 1,000 notes.
    pub bo: u64,
    /// Further bundles of 100 notes.
    pub thep: u64,
    /// Further single notes.
    pub loose: u64,
}

impl Bundles {
    /// Bundles a number of notes.
    #[must_use]
    pub fn of(notes: u64) -> Self {
        Self {
            bo: notes / BO,
            thep: notes % BO / THEP,
            loose: notes % THEP,
        }
    }
}

/// One denomination of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// The note.
    pub denomination: Denomination,
    /// How many the bags need.
    pub needed: u64,
    /// How many the cashier has.
    pub at_hand: u64,
    /// How many to withdraw.
    pub withdraw: u64,
    /// The same in bundles.
    pub bundles: Bundles,
    /// The money to withdraw in this note.
    pub amount: Amount,
}

/// The order for the notes that all bags need together, largest first; one line for each denomination in use.
#[must_use]
pub fn order(needed: &Notes, at_hand: &Notes) -> Vec<OrderLine> {
    let lines = needed.iter().map(|(denomination, needed)| {
        let at_hand = at_hand.of(denomination);
        let withdraw = needed.saturating_sub(at_hand);
        let money = u128::from(denomination.dong()).saturating_mul(u128::from(withdraw));
        OrderLine {
            denomination,
            needed,
            at_hand,
            withdraw,
            bundles: Bundles::of(withdraw),
            amount: amount_of(money).unwrap_or_default(),
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundles_are_those_of_the_bank() {
        let bundles = Bundles::of(2_345);
        assert_eq!((bundles.bo, bundles.thep, bundles.loose), (2, 3, 45));
    }

    #[test]
    fn what_is_at_hand_is_not_withdrawn() {
        let note = Denomination::new(2_000).unwrap();
        let needed: Notes = [(note, 1_250)].into_iter().collect();
        let held: Notes = [(note, 50)].into_iter().collect();
        let [line] = order(&needed, &held).try_into().unwrap();
        assert_eq!(line.withdraw, 1_200);
        assert_eq!(line.amount, Amount::from_dong(2_400_000));
        assert!(order(&needed, &needed).iter().all(|line| line.withdraw == 0));
    }
}
