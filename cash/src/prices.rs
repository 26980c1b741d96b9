//! Prices for scarce notes: the Lagrangian dual of the plan.
//!
//! When each note costs what it counts and a price besides, every envelope can choose for itself, and what all of
//! them pay, less the price of the stock, is never more than the cost of the best plan. The prices that make this
//! bound high are found by steps against the demand: a note that more envelopes want than there are becomes dearer.

use std::collections::BTreeMap;

use crate::change::{Offer, Table};
use crate::units::Kind;

/// What one note counts. Prices are fractions of it, and costs of plans its multiples.
pub(crate) const NOTE: i64 = 1_000;

/// Steps that are taken. More make the bound better by little.
const STEPS: usize = 120;

/// No note is dearer: even 500.000 đ in notes of 1.000 đ is 500 notes.
const PRICE_MAX: i64 = 100_000 * NOTE;

/// Steps without a better bound before they become shorter.
const PATIENCE: usize = 8;

/// What is to be planned, at which cost.
pub(crate) struct Problem<'a> {
    /// The notes.
    pub(crate) kinds: &'a [Kind],
    /// How many of each there are.
    pub(crate) stock: &'a [u64],
    /// What a note at hand costs: nothing, or [`NOTE`].
    pub(crate) own: i64,
    /// What a note beyond the stock costs more than one at hand; none when there is no such note.
    pub(crate) beyond: Option<i64>,
}

/// Prices, and the bound that they prove.
#[derive(Clone)]
pub(crate) struct Prices {
    /// For each kind of note.
    pub(crate) of: Vec<i64>,
    /// No plan costs less.
    pub(crate) bound: i64,
}

impl Problem<'_> {
    /// What each envelope may choose from when it pays prices.
    pub(crate) fn offers(&self, prices: &[i64]) -> Vec<Offer> {
        let kinds = self.kinds.iter().zip(self.stock).zip(prices);
        let offers = kinds.map(|((kind, &stock), price)| Offer {
            value: kind.value,
            cost: self.own + price,
            limit: if self.beyond.is_some() {
                kind.at_most
            } else {
                kind.at_most.min(stock)
            },
        });
        offers.collect()
    }

    /// The best prices found for groups of equal amounts. `known` is the cost of a plan that is known.
    pub(crate) fn prices(&self, groups: &BTreeMap<usize, i64>, known: i64) -> Prices {
        let mut now = vec![0; self.kinds.len()];
        let mut best = Prices {
            of: now.clone(),
            bound: i64::MIN,
        };
        let (mut length, mut waited) = (2_i128, 0);
        for _ in 0..STEPS {
            let Some((bound, excess)) = self.bound(groups, &now) else {
                break;
            };
            if bound > best.bound {
                best = Prices {
                    of: now.clone(),
                    bound,
                };
                waited = 0;
            } else {
                waited += 1;
            }
            if waited >= PATIENCE {
                (length, waited) = (length * 2, 0);
                now.clone_from(&best.of);
                continue;
            }
            // A plentiful note cannot become cheaper than free, so it says nothing about the way.
            let excess: Vec<i64> = now
                .iter()
                .zip(excess)
                .map(|(&price, excess)| if price == 0 { excess.max(0) } else { excess })
                .collect();
            let steepness: i128 = excess.iter().map(|&e| i128::from(e) * i128::from(e)).sum();
            let gap = i128::from(known) - i128::from(bound);
            if gap < i128::from(NOTE) || steepness == 0 {
                break;
            }
            for (price, &excess) in now.iter_mut().zip(&excess) {
                let step = 2 * gap * i128::from(excess) / (length * steepness);
                let moved = i128::from(*price) + step;
                let highest = i128::from(self.beyond.unwrap_or(PRICE_MAX));
                *price = i64::try_from(moved.clamp(0, highest)).unwrap_or(0);
            }
        }
        best
    }

    /// The bound at prices, and how many notes of each kind are wanted beyond the stock. `None` when an amount
    /// cannot be made.
    fn bound(&self, groups: &BTreeMap<usize, i64>, prices: &[i64]) -> Option<(i64, Vec<i64>)> {
        let largest = groups.keys().next_back().copied().unwrap_or(0);
        let table = Table::new(self.offers(prices), largest);
        let mut wanted = vec![0_i64; self.kinds.len()];
        let mut bound = 0_i64;
        for (&amount, &count) in groups {
            bound = bound.checked_add(table.cost(amount)?.checked_mul(count)?)?;
            for (sum, used) in wanted.iter_mut().zip(table.choice(amount)?) {
                *sum = sum.checked_add(i64::try_from(used).ok()?.checked_mul(count)?)?;
            }
        }
        for ((wanted, &stock), price) in wanted.iter_mut().zip(self.stock).zip(prices) {
            let stock = i64::try_from(stock).unwrap_or(i64::MAX);
            // The price of a stock that is never used up stays zero, so its size does not matter.
            bound = if *price == 0 {
                bound
            } else {
                bound.checked_sub(price.checked_mul(stock)?)?
            };
            *wanted = wanted.saturating_sub(stock);
        }
        Some((bound, wanted))
    }
}
