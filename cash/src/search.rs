//! The search between the bound and the best known plan: complete where it ends, given up where it grows.
//!
//! At the prices of the bound every departure from it costs something: an envelope that does not choose its cheapest
//! notes, a dear note that is left over, a note beyond the stock. A better plan has departures of less than the gap,
//! so only envelopes' choices within the gap are looked at.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::change::Table;
use crate::prices::{NOTE, Prices, Problem};
use crate::units::Counts;

/// Choices of one amount within the gap. With more, the search would not end.
const CHOICES_MAX: usize = 300;

/// Looks into choices. A fraction of a second.
const LOOKS_MAX: usize = 150_000;

/// What the search found.
pub(crate) struct Outcome {
    /// A better plan: counts by envelope, in the order of the amounts given.
    pub(crate) better: Option<Vec<Counts>>,
    /// Whether nothing better than it, or than the known plan, exists.
    pub(crate) complete: bool,
}

/// Looks for a plan that costs less than `known`, for amounts in ascending order.
pub(crate) fn search(problem: &Problem<'_>, prices: &Prices, amounts: &[usize], known: i64) -> Outcome {
    let budget = known.saturating_sub(prices.bound).saturating_sub(NOTE);
    let given_up = Outcome {
        better: None,
        complete: false,
    };
    if budget < 0 {
        return Outcome {
            complete: true,
            ..given_up
        };
    }
    let table = Table::new(problem.offers(&prices.of), amounts.last().copied().unwrap_or(0));
    let mut choices = BTreeMap::new();
    for &amount in amounts {
        if let Entry::Vacant(place) = choices.entry(amount) {
            let Some(some) = table.choices(amount, budget, CHOICES_MAX) else {
                return given_up;
            };
            place.insert(some);
        }
    }
    let mut walk = Walk {
        problem,
        prices,
        amounts,
        choices: &choices,
        used: vec![0; problem.kinds.len()],
        chosen: Vec::new(),
        budget,
        looks: 0,
        better: None,
    };
    let complete = walk.walk(0, 0).is_some();
    Outcome {
        better: walk.better,
        complete,
    }
}

struct Walk<'a> {
    problem: &'a Problem<'a>,
    prices: &'a Prices,
    amounts: &'a [usize],
    choices: &'a BTreeMap<usize, Vec<(i64, Counts)>>,
    used: Counts,
    chosen: Vec<(usize, usize)>,
    budget: i64,
    looks: usize,
    better: Option<Vec<Counts>>,
}

impl Walk<'_> {
    /// Chooses for the envelope at `place` and those behind it; `None` when it took too long.
    fn walk(&mut self, place: usize, departed: i64) -> Option<()> {
        let Some(&amount) = self.amounts.get(place) else {
            self.arrive(departed);
            return Some(());
        };
        let choices = self.choices.get(&amount)?;
        // Equal envelopes are not told apart: their choices stand in order.
        let last = self.chosen.last().filter(|(before, _)| *before == amount);
        let first = last.map_or(0, |(_, choice)| *choice);
        for (number, (cost, counts)) in choices.iter().enumerate().skip(first) {
            self.looks += 1;
            if self.looks > LOOKS_MAX {
                return None;
            }
            if departed + cost > self.budget {
                break;
            }
            self.change(counts, u64::saturating_add);
            let beyond = self.beyond();
            if beyond.is_some_and(|beyond| departed + cost + beyond <= self.budget) {
                self.chosen.push((amount, number));
                self.walk(place + 1, departed + cost)?;
                self.chosen.pop();
            }
            self.change(counts, u64::saturating_sub);
        }
        Some(())
    }

    /// All envelopes have chosen: what is left over counts too.
    fn arrive(&mut self, departed: i64) {
        let stock = self.problem.stock.iter().zip(&self.used).zip(&self.prices.of);
        let left = stock.fold(0_i64, |sum, ((&stock, &used), price)| {
            let left = i64::try_from(stock.saturating_sub(used)).unwrap_or(i64::MAX);
            sum.saturating_add(left.saturating_mul(*price))
        });
        let all = departed
            .saturating_add(left)
            .saturating_add(self.beyond().unwrap_or(i64::MAX));
        if all <= self.budget {
            self.budget = all.saturating_sub(NOTE);
            let counts = self.chosen.iter().map(|(amount, number)| {
                let choice = self.choices.get(amount).and_then(|choices| choices.get(*number));
                choice.map(|(_, counts)| counts.clone()).unwrap_or_default()
            });
            self.better = Some(counts.collect());
        }
    }

    /// What the notes beyond the stock cost more than their price; `None` when there are none to be had.
    fn beyond(&self) -> Option<i64> {
        let kinds = self.problem.stock.iter().zip(&self.used).zip(&self.prices.of);
        let mut sum = 0_i64;
        for ((&stock, &used), price) in kinds {
            let beyond = i64::try_from(used.saturating_sub(stock)).unwrap_or(i64::MAX);
            if beyond > 0 {
                sum = sum.saturating_add(beyond.saturating_mul(self.problem.beyond?.saturating_sub(*price)));
            }
        }
        Some(sum)
    }

    fn change(&mut self, counts: &[u64], how: fn(u64, u64) -> u64) {
        for (used, &count) in self.used.iter_mut().zip(counts) {
            *used = how(*used, count);
        }
    }
}
