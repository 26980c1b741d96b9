//! The cheapest choice of notes for every amount up to a largest one, exactly, when each note has a cost and a
//! limit: dynamic programming, one layer for each kind of note.

use std::collections::VecDeque;

/// A kind of note to choose from.
#[derive(Clone, Copy)]
pub(crate) struct Offer {
    /// Its value in steps; not zero.
    pub(crate) value: usize,
    /// What one costs.
    pub(crate) cost: i64,
    /// How many there are.
    pub(crate) limit: u64,
}

/// What no choice of notes makes.
const NEVER: i64 = i64::MAX;

/// The cheapest choices, layer by layer: layer `n` knows the first `n` offers.
pub(crate) struct Table {
    offers: Vec<Offer>,
    layers: Vec<Layer>,
}

struct Layer {
    cost: Vec<i64>,
    used: Vec<u32>,
}

impl Table {
    /// The cheapest choices for all amounts up to `largest`, in steps.
    pub(crate) fn new(offers: Vec<Offer>, largest: usize) -> Self {
        let mut cost = vec![NEVER; largest + 1];
        if let Some(nothing) = cost.first_mut() {
            *nothing = 0;
        }
        let mut layers = vec![Layer {
            used: vec![0; cost.len()],
            cost,
        }];
        for offer in &offers {
            if let Some(layer) = layers.last().map(|below| add_offer(&below.cost, offer)) {
                layers.push(layer);
            }
        }
        Self { offers, layers }
    }

    /// The least cost of an amount; `None` when no choice makes it.
    pub(crate) fn cost(&self, amount: usize) -> Option<i64> {
        self.cost_below(self.offers.len(), amount)
    }

    /// A cheapest choice: how many of each offer.
    pub(crate) fn choice(&self, amount: usize) -> Option<Vec<u64>> {
        self.cost(amount)?;
        let mut rest = amount;
        let mut counts = Vec::with_capacity(self.offers.len());
        for (layer, offer) in self.layers.iter().skip(1).zip(&self.offers).rev() {
            let used = layer.used.get(rest).copied().unwrap_or(0);
            rest = rest.checked_sub(usize::try_from(used).ok()?.checked_mul(offer.value)?)?;
            counts.push(u64::from(used));
        }
        counts.reverse();
        Some(counts)
    }

    /// All choices that cost at most `budget` more than the cheapest, with what they cost more, cheapest first;
    /// `None` when there are more than `most`.
    pub(crate) fn choices(&self, amount: usize, budget: i64, most: usize) -> Option<Vec<(i64, Vec<u64>)>> {
        let least = self.cost(amount)?;
        let mut found = Vec::new();
        let mut counts = vec![0; self.offers.len()];
        let whole = Search {
            highest: least.saturating_add(budget),
            most,
        };
        self.descend(&whole, self.offers.len(), amount, 0, &mut counts, &mut found)?;
        for (cost, _) in &mut found {
            *cost -= least;
        }
        found.sort();
        Some(found)
    }

    fn descend(
        &self,
        search: &Search,
        layer: usize,
        rest: usize,
        spent: i64,
        counts: &mut Vec<u64>,
        found: &mut Vec<(i64, Vec<u64>)>,
    ) -> Option<()> {
        let Some((offer, below)) = layer.checked_sub(1).and_then(|n| Some((self.offers.get(n)?, n))) else {
            if found.len() >= search.most {
                return None;
            }
            found.push((spent, counts.clone()));
            return Some(());
        };
        let (mut rest, mut spent) = (rest, spent);
        for count in 0..=offer.limit {
            let least = self
                .cost_below(below, rest)
                .map(|cost| cost.saturating_add(spent));
            if least.is_some_and(|least| least <= search.highest) {
                if let Some(place) = counts.get_mut(below) {
                    *place = count;
                }
                self.descend(search, below, rest, spent, counts, found)?;
            }
            let Some(less) = rest.checked_sub(offer.value) else {
                break;
            };
            (rest, spent) = (less, spent.saturating_add(offer.cost));
        }
        Some(())
    }

    fn cost_below(&self, layer: usize, amount: usize) -> Option<i64> {
        let cost = self.layers.get(layer)?.cost.get(amount).copied()?;
        (cost != NEVER).then_some(cost)
    }
}

struct Search {
    highest: i64,
    most: usize,
}

/// Adds one offer to the cheapest choices of the others. Amounts with one remainder form a row along which the
/// cheapest beginning slides, so the work does not grow with the limit.
fn add_offer(below: &[i64], offer: &Offer) -> Layer {
    let mut layer = Layer {
        cost: vec![NEVER; below.len()],
        used: vec![0; below.len()],
    };
    let mut beginnings: VecDeque<(i64, i64)> = VecDeque::new();
    for remainder in 0..offer.value.min(below.len()) {
        beginnings.clear();
        for (place, amount) in (0_i64..).zip((remainder..below.len()).step_by(offer.value)) {
            let here = below.get(amount).copied().unwrap_or(NEVER);
            if here != NEVER {
                let levelled = here - place * offer.cost;
                while beginnings.back().is_some_and(|(_, cost)| *cost > levelled) {
                    beginnings.pop_back();
                }
                beginnings.push_back((place, levelled));
            }
            let too_far = |start: i64| u64::try_from(place - start).is_ok_and(|used| used > offer.limit);
            while beginnings.front().is_some_and(|(start, _)| too_far(*start)) {
                beginnings.pop_front();
            }
            if let Some((start, levelled)) = beginnings.front() {
                set(&mut layer.cost, amount, levelled + place * offer.cost);
                set(
                    &mut layer.used,
                    amount,
                    u32::try_from(place - start).unwrap_or(u32::MAX),
                );
            }
        }
    }
    layer
}

fn set<T>(row: &mut [T], place: usize, value: T) {
    if let Some(cell) = row.get_mut(place) {
        *cell = value;
    }
}
