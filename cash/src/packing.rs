//! The plan of many envelopes with the notes that are at hand.
//!
//! First as few notes as possible are fetched beyond those at hand, then all envelopes together hold as few notes as
//! possible. Both are searched from a bound downwards, and the plan says for both whether it is proven to be the
//! best.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sync_protocol::amount::Amount;

use crate::change::{Offer, Table};
use crate::envelope::{NotPayable, Rule};
use crate::notes::{Denominations, Notes};
use crate::prices::{NOTE, Prices, Problem};
use crate::search::search;
use crate::units::{Counts, Kind, Units, groups};

/// The most envelopes of one plan: a province's month of one branch has some thousands.
const ENVELOPES_MAX: usize = 20_000;

/// Rounds in which envelopes choose again.
const ROUNDS: usize = 4;

/// A note that must be fetched weighs more than all notes that it could save.
const FETCHED: i64 = 1_000_000 * NOTE;

/// Why there is no plan at all.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum PackingError {
    /// An envelope that no notes make, however many there are.
    #[error("Envelope {envelope}: {why}")]
    NotPayable {
        /// Its place in the input, from 0.
        envelope: usize,
        /// Why.
        why: NotPayable,
    },
    /// Too many envelopes for one plan.
    #[error("There are more than 20.000 envelopes; plan by route or branch")]
    TooMany,
}

/// How good a number of notes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// No plan needs fewer.
    Proven,
    /// The best plan may need fewer, but at most by this number.
    Within(u64),
}

/// A plan: which notes go into each envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packing {
    /// The notes of each envelope, in the order of the input.
    pub envelopes: Vec<Notes>,
    /// All of them together.
    pub total: Notes,
    /// What must be fetched beyond the notes at hand: nothing when they suffice.
    pub fetch: Notes,
    /// Whether fewer notes would have to be fetched.
    pub fetch_certainty: Certainty,
    /// Whether fewer notes would do in the envelopes, with the notes at hand and those fetched.
    pub certainty: Certainty,
    /// What the envelopes would hold if every note were plentiful.
    pub ideal: Notes,
}

impl Packing {
    /// The notes that run short, by denomination: what the ideal plan wants beyond those at hand. Other notes take
    /// their place as far as they can; what cannot be replaced is in `fetch`. To be shown early, before the bank
    /// closes.
    #[must_use]
    pub fn short(&self, at_hand: &Notes) -> Notes {
        self.ideal.beyond(at_hand)
    }
}

/// Plans envelopes with the notes at hand.
///
/// # Errors
/// An envelope cannot be made of the allowed notes at all, or there are too many; see [`PackingError`].
pub fn plan(
    amounts: &[Amount],
    at_hand: &Notes,
    denominations: &Denominations,
    rule: &Rule,
) -> Result<Packing, PackingError> {
    if amounts.len() > ENVELOPES_MAX {
        return Err(PackingError::TooMany);
    }
    let units = Units::new(denominations, rule);
    let mut order = steps_in_order(amounts, &units)?;
    order.sort_unstable();
    let steps: Vec<usize> = order.iter().map(|(steps, _)| *steps).collect();
    let plentiful = plentiful(&units, &steps, &order)?;
    let mut stock = units.counts(at_hand);
    let desk = Desk {
        kinds: units.kinds(),
        groups: groups(&steps),
        least: steps
            .iter()
            .zip(&plentiful)
            .map(|(&s, c)| (s, in_notes(c.iter().sum())))
            .collect(),
        steps,
    };
    let (chosen, fetch_certainty) = desk.fetch_fewest(&stock, plentiful.clone());
    let fetch: Counts = desk.beyond(&chosen, &stock);
    for (stock, fetch) in stock.iter_mut().zip(&fetch) {
        *stock += fetch;
    }
    let (chosen, certainty) = desk.hold_fewest(&stock, chosen);
    let mut envelopes = vec![Notes::default(); order.len()];
    for ((_, place), counts) in order.iter().zip(&chosen) {
        if let Some(envelope) = envelopes.get_mut(*place) {
            *envelope = units.notes(counts);
        }
    }
    Ok(Packing {
        envelopes,
        total: units.notes(&desk.together(&chosen)),
        fetch: units.notes(&fetch),
        fetch_certainty,
        certainty,
        ideal: units.notes(&desk.together(&plentiful)),
    })
}

/// Each envelope in steps with its place in the input.
fn steps_in_order(amounts: &[Amount], units: &Units) -> Result<Vec<(usize, usize)>, PackingError> {
    let places = amounts.iter().zip(0..);
    places
        .map(|(amount, envelope)| {
            let steps = units.steps(*amount);
            let steps = steps.map_err(|why| PackingError::NotPayable { envelope, why })?;
            Ok((steps, envelope))
        })
        .collect()
}

/// The fewest notes for each envelope by itself.
fn plentiful(units: &Units, steps: &[usize], order: &[(usize, usize)]) -> Result<Vec<Counts>, PackingError> {
    let offers = units.kinds().iter().map(|kind| Offer {
        value: kind.value,
        cost: NOTE,
        limit: kind.at_most,
    });
    let table = Table::new(offers.collect(), steps.last().copied().unwrap_or(0));
    let choices = order.iter().map(|&(steps, envelope)| {
        table.choice(steps).ok_or(PackingError::NotPayable {
            envelope,
            why: NotPayable::NoNotesMakeIt,
        })
    });
    choices.collect()
}

/// The envelopes in ascending order of their amounts.
struct Desk<'a> {
    kinds: &'a [Kind],
    steps: Vec<usize>,
    groups: BTreeMap<usize, i64>,
    /// What an amount costs when every note is plentiful.
    least: BTreeMap<usize, i64>,
}

impl Desk<'_> {
    /// Brings the number of notes beyond the stock as far down as it goes.
    fn fetch_fewest(&self, stock: &[u64], mut best: Vec<Counts>) -> (Vec<Counts>, Certainty) {
        let problem = Problem {
            kinds: self.kinds,
            stock,
            own: 0,
            beyond: Some(NOTE),
        };
        let cost = |chosen: &[Counts]| self.beyond(chosen, stock).iter().sum::<u64>();
        if cost(&best) == 0 {
            return (best, Certainty::Proven);
        }
        let prices = problem.prices(&self.groups, in_notes(cost(&best)));
        for guide in [&prices.of, &vec![0; self.kinds.len()]] {
            if let Some(chosen) = self.in_turn(stock, guide, Some(FETCHED)) {
                let chosen = self.again(stock, chosen, Some(FETCHED));
                if cost(&chosen) < cost(&best) {
                    best = chosen;
                }
            }
        }
        best = self.again(stock, best, Some(FETCHED));
        self.close(&problem, &prices, best, cost)
    }

    /// Brings the number of all notes as far down as it goes, within the stock.
    fn hold_fewest(&self, stock: &[u64], mut best: Vec<Counts>) -> (Vec<Counts>, Certainty) {
        let problem = Problem {
            kinds: self.kinds,
            stock,
            own: NOTE,
            beyond: None,
        };
        let cost = |chosen: &[Counts]| chosen.iter().flatten().sum::<u64>();
        best = self.again(stock, best, None);
        let prices = problem.prices(&self.groups, in_notes(cost(&best)));
        if let Some(chosen) = self.in_turn(stock, &prices.of, None) {
            let chosen = self.again(stock, chosen, None);
            if cost(&chosen) < cost(&best) {
                best = chosen;
            }
        }
        self.close(&problem, &prices, best, cost)
    }

    /// Searches between bound and best plan, and says what is proven.
    fn close(
        &self,
        problem: &Problem<'_>,
        prices: &Prices,
        best: Vec<Counts>,
        cost: impl Fn(&[Counts]) -> u64,
    ) -> (Vec<Counts>, Certainty) {
        let outcome = search(problem, prices, &self.steps, in_notes(cost(&best)));
        let best = outcome.better.unwrap_or(best);
        if outcome.complete {
            return (best, Certainty::Proven);
        }
        let gap = in_notes(cost(&best)).saturating_sub(prices.bound) / NOTE;
        let certainty = match u64::try_from(gap) {
            Ok(0) | Err(_) => Certainty::Proven,
            Ok(gap) => Certainty::Within(gap.min(cost(&best))),
        };
        (best, certainty)
    }

    /// The envelopes choose in turn, largest first, at prices and from what the others left. `None` when one of
    /// them finds nothing.
    fn in_turn(&self, stock: &[u64], prices: &[i64], beyond: Option<i64>) -> Option<Vec<Counts>> {
        let free = self.kinds.iter().zip(prices).map(|(kind, price)| Offer {
            value: kind.value,
            cost: NOTE + price,
            limit: kind.at_most,
        });
        let free = Table::new(free.collect(), self.steps.last().copied().unwrap_or(0));
        let mut left = stock.to_vec();
        let mut chosen = Vec::with_capacity(self.steps.len());
        for &steps in self.steps.iter().rev() {
            let wish = free.choice(steps);
            let counts = match wish.filter(|wish| wish.iter().zip(&left).all(|(want, left)| want <= left)) {
                Some(wish) => wish,
                None => self.choose(steps, &left, prices, beyond)?,
            };
            take(&mut left, &counts);
            chosen.push(counts);
        }
        chosen.reverse();
        Some(chosen)
    }

    /// Each envelope chooses again from its own notes and those that are left, as long as that makes a plan cheaper.
    fn again(&self, stock: &[u64], mut chosen: Vec<Counts>, beyond: Option<i64>) -> Vec<Counts> {
        let no_prices = vec![0; self.kinds.len()];
        let mut used = self.together(&chosen);
        for _ in 0..ROUNDS {
            let mut changed = false;
            for (counts, &steps) in chosen.iter_mut().zip(&self.steps) {
                take(&mut used, counts);
                let left: Counts = stock
                    .iter()
                    .zip(&used)
                    .map(|(s, u)| s.saturating_sub(*u))
                    .collect();
                let cost = |counts: &[u64]| price(counts, &left, beyond);
                // Most envelopes have all they could wish for.
                let other = if self.least.get(&steps).is_some_and(|least| cost(counts) > *least) {
                    self.choose(steps, &left, &no_prices, beyond)
                } else {
                    None
                };
                if let Some(other) = other.filter(|other| cost(other) < cost(counts)) {
                    *counts = other;
                    changed = true;
                }
                for (used, count) in used.iter_mut().zip(counts.iter()) {
                    *used += count;
                }
            }
            if !changed {
                break;
            }
        }
        chosen
    }

    /// The cheapest notes of one envelope, of those left at their prices and of others at `beyond` more.
    fn choose(&self, steps: usize, left: &[u64], prices: &[i64], beyond: Option<i64>) -> Option<Counts> {
        let mut offers = Vec::with_capacity(self.kinds.len() * 2);
        for ((kind, &left), price) in self.kinds.iter().zip(left).zip(prices) {
            let near = kind.at_most.min(left);
            let (value, cost) = (kind.value, NOTE + price);
            offers.push(Offer {
                value,
                cost,
                limit: near,
            });
            offers.push(Offer {
                value,
                cost: cost + beyond.unwrap_or(0),
                limit: if beyond.is_some() { kind.at_most - near } else { 0 },
            });
        }
        let counts = Table::new(offers, steps).choice(steps)?;
        Some(counts.chunks(2).map(|pair| pair.iter().sum()).collect())
    }

    /// The notes of all envelopes.
    fn together(&self, chosen: &[Counts]) -> Counts {
        let mut sum = vec![0; self.kinds.len()];
        for counts in chosen {
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        sum
    }

    /// The notes of all envelopes beyond the stock.
    fn beyond(&self, chosen: &[Counts], stock: &[u64]) -> Counts {
        let together = self.together(chosen);
        together
            .iter()
            .zip(stock)
            .map(|(used, stock)| used.saturating_sub(*stock))
            .collect()
    }
}

/// What one envelope's notes cost when so many are left.
fn price(counts: &[u64], left: &[u64], beyond: Option<i64>) -> i64 {
    let notes = counts.iter().zip(left);
    notes.fold(0, |sum, (&count, &left)| {
        let fetched = in_notes(count.saturating_sub(left)) / NOTE;
        sum + in_notes(count) + fetched.saturating_mul(beyond.unwrap_or(i64::MAX / 2))
    })
}

/// Takes notes away.
fn take(from: &mut [u64], counts: &[u64]) {
    for (from, count) in from.iter_mut().zip(counts) {
        *from = from.saturating_sub(*count);
    }
}

/// A number of notes as a cost.
fn in_notes(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(NOTE)
}
