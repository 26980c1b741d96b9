//! Plans of notes against brute force, and against what must hold for any plan.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

use std::collections::BTreeMap;

use cash::envelope::{NotPayable, Rule, fewest_notes};
use cash::notes::{Denomination, Denominations, Notes};
use cash::packing::{Certainty, Packing, PackingError, plan};
use proptest::prelude::*;
use sync_protocol::amount::Amount;

const SMALL: [u64; 5] = [20, 10, 5, 2, 1];

fn note(dong: u64) -> Denomination {
    Denomination::new(dong).unwrap()
}

fn set(dong: &[u64]) -> Denominations {
    Denominations::new(dong.iter().copied().map(note).collect()).unwrap()
}

fn notes(of: &[(u64, u64)]) -> Notes {
    of.iter().map(|&(value, count)| (note(value), count)).collect()
}

fn dong(amounts: &[i64]) -> Vec<Amount> {
    amounts.iter().copied().map(Amount::from_dong).collect()
}

#[test]
fn the_envelopes_of_the_domain_reference_are_made_of_the_fewest_notes() {
    for (amount, expected) in [
        (3_012_000, notes(&[(500_000, 6), (10_000, 1), (2_000, 1)])),
        (540_000, notes(&[(500_000, 1), (20_000, 2)])),
        (
            810_000,
            notes(&[(500_000, 1), (200_000, 1), (100_000, 1), (10_000, 1)]),
        ),
    ] {
        let found = fewest_notes(
            Amount::from_dong(amount),
            &Denominations::default(),
            &Rule::default(),
        );
        assert_eq!(found, Ok(expected));
    }
}

#[test]
fn a_rule_limits_large_notes() {
    let rule = Rule {
        at_most: [(note(500_000), 2)].into(),
    };
    let found = fewest_notes(Amount::from_dong(3_012_000), &Denominations::default(), &rule).unwrap();
    assert_eq!(found.of(note(500_000)), 2);
    assert_eq!(found.total(), Some(Amount::from_dong(3_012_000)));
    assert_eq!(found.of(note(200_000)), 10);
}

#[test]
fn what_no_notes_make_is_refused_with_the_envelope() {
    let usual = Denominations::default();
    let refused = |amount| fewest_notes(Amount::from_dong(amount), &usual, &Rule::default());
    assert_eq!(refused(0), Err(NotPayable::NothingToPay));
    assert_eq!(refused(-540_000), Err(NotPayable::NothingToPay));
    assert_eq!(refused(540_500), Err(NotPayable::NoNotesMakeIt));
    assert_eq!(refused(999_000_000_000), Err(NotPayable::TooLarge));
    assert_eq!(
        plan(
            &dong(&[540_000, 540_500]),
            &Notes::default(),
            &usual,
            &Rule::default()
        ),
        Err(PackingError::NotPayable {
            envelope: 1,
            why: NotPayable::NoNotesMakeIt
        })
    );
}

#[test]
fn notes_that_are_not_multiples_of_each_other_are_no_trouble() {
    let found = fewest_notes(Amount::from_dong(6), &set(&[4, 3, 1]), &Rule::default()).unwrap();
    assert_eq!(found, notes(&[(3, 2)]));
}

/// A greedy split gives the one note of 5 to the first envelope and cannot pay the second.
#[test]
fn envelopes_give_way_to_each_other() {
    let at_hand = notes(&[(5, 1), (2, 3)]);
    let packing = plan(&dong(&[6, 5]), &at_hand, &set(&SMALL), &Rule::default()).unwrap();
    assert_eq!(packing.envelopes, [notes(&[(2, 3)]), notes(&[(5, 1)])]);
    assert!(packing.fetch.is_empty());
    assert_eq!(packing.certainty, Certainty::Proven);
}

#[test]
fn a_shortage_is_told_by_denomination() {
    let at_hand = notes(&[(500_000, 10), (20_000, 1), (10_000, 2)]);
    let packing = plan(
        &dong(&[540_000, 540_000]),
        &at_hand,
        &Denominations::default(),
        &Rule::default(),
    )
    .unwrap();
    assert_eq!(packing.short(&at_hand), notes(&[(20_000, 3)]));
    assert_eq!(packing.fetch, notes(&[(20_000, 2)]));
    assert_eq!(packing.fetch_certainty, Certainty::Proven);
}

#[test]
fn nothing_to_pack_is_no_problem() {
    let packing = plan(
        &[],
        &Notes::default(),
        &Denominations::default(),
        &Rule::default(),
    )
    .unwrap();
    assert!(packing.envelopes.is_empty() && packing.total.is_empty() && packing.fetch.is_empty());
}

#[test]
fn a_months_envelopes_are_planned_within_scarce_small_notes() {
    let amounts: Vec<_> = (0..300).map(|n| 540_000 + n * 7_000 % 3_000_000).collect();
    let usual = Denominations::default();
    let plenty = plan(&dong(&amounts), &Notes::default(), &usual, &Rule::default()).unwrap();
    // Four fifths of the notes of 2.000 that would be wanted, and enough of 1.000 to take their place.
    let mut at_hand = Notes::default();
    for (denomination, count) in plenty.ideal.iter() {
        let scarce = denomination == note(2_000);
        at_hand.add(denomination, if scarce { count * 4 / 5 } else { count * 2 });
    }
    let packing = plan(&dong(&amounts), &at_hand, &usual, &Rule::default()).unwrap();
    check(&packing, &amounts, &at_hand);
    assert!(packing.fetch.is_empty());
    assert!(packing.total.count() > plenty.ideal.count());
    let near = match packing.certainty {
        Certainty::Proven => 0,
        Certainty::Within(notes) => notes,
    };
    assert!(
        near * 500 <= packing.total.count(),
        "{near} of {}",
        packing.total.count()
    );
}

/// What holds for any plan.
fn check(packing: &Packing, amounts: &[i64], at_hand: &Notes) {
    assert_eq!(packing.envelopes.len(), amounts.len());
    for (envelope, &amount) in packing.envelopes.iter().zip(amounts) {
        assert_eq!(envelope.total(), Some(Amount::from_dong(amount)));
    }
    let sum = packing
        .envelopes
        .iter()
        .fold(Notes::default(), |sum, envelope| sum.plus(envelope));
    assert_eq!(sum, packing.total);
    assert_eq!(packing.total.beyond(at_hand), packing.fetch);
}

/// All choices of notes for an amount.
fn choices(amount: u64, kinds: &[u64], at_most: &BTreeMap<u64, u64>) -> Vec<Vec<u64>> {
    let Some((&kind, smaller)) = kinds.split_first() else {
        return if amount == 0 { vec![vec![]] } else { vec![] };
    };
    let limit = at_most.get(&kind).copied().unwrap_or(u64::MAX).min(amount / kind);
    let mut all = Vec::new();
    for count in 0..=limit {
        for mut rest in choices(amount - count * kind, smaller, at_most) {
            rest.insert(0, count);
            all.push(rest);
        }
    }
    all
}

/// Fewest notes to fetch, then fewest notes, by trying everything.
fn brute_force(amounts: &[i64], stock: &[u64], at_most: &BTreeMap<u64, u64>) -> Option<(u64, u64)> {
    fn go(rest: &[Vec<Vec<u64>>], used: &mut Vec<u64>, stock: &[u64], best: &mut Option<(u64, u64)>) {
        let Some((envelope, rest)) = rest.split_first() else {
            let fetch = used.iter().zip(stock).map(|(u, s)| u.saturating_sub(*s)).sum();
            let cost = (fetch, used.iter().sum());
            *best = Some(best.map_or(cost, |best| best.min(cost)));
            return;
        };
        for choice in envelope {
            used.iter_mut().zip(choice).for_each(|(u, c)| *u += c);
            go(rest, used, stock, best);
            used.iter_mut().zip(choice).for_each(|(u, c)| *u -= c);
        }
    }
    let all: Vec<_> = amounts
        .iter()
        .map(|&a| choices(a.unsigned_abs(), &SMALL, at_most))
        .collect();
    let mut best = None;
    go(&all, &mut vec![0; SMALL.len()], stock, &mut best);
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn one_envelope_holds_the_fewest_notes(amount in 1_i64..90, twenties in 0_u64..4) {
        let at_most: BTreeMap<u64, u64> = [(20, twenties)].into();
        let rule = Rule { at_most: at_most.iter().map(|(&d, &n)| (note(d), n)).collect() };
        let found = fewest_notes(Amount::from_dong(amount), &set(&SMALL), &rule).unwrap();
        prop_assert_eq!(found.total(), Some(Amount::from_dong(amount)));
        let least = choices(amount.unsigned_abs(), &SMALL, &at_most).iter().map(|c| c.iter().sum()).min();
        prop_assert_eq!(Some(found.count()), least);
    }

    #[test]
    fn a_small_plan_is_the_best_there_is(
        amounts in prop::collection::vec(1_i64..25, 1..4),
        stock in prop::collection::vec(0_u64..5, 5),
        tens in 0_u64..3,
    ) {
        let at_most: BTreeMap<u64, u64> = [(10, tens)].into();
        let rule = Rule { at_most: at_most.iter().map(|(&d, &n)| (note(d), n)).collect() };
        let at_hand: Notes = SMALL.iter().zip(&stock).map(|(&d, &n)| (note(d), n)).collect();
        let packing = plan(&dong(&amounts), &at_hand, &set(&SMALL), &rule).unwrap();
        check(&packing, &amounts, &at_hand);
        let (fetch, _) = brute_force(&amounts, &stock, &at_most).unwrap();
        prop_assert_eq!(packing.fetch.count(), fetch);
        prop_assert_eq!(packing.fetch_certainty, Certainty::Proven);
        // With what is fetched in hand, nothing else is missing and the envelopes hold as few notes as can be.
        let full: Vec<u64> = SMALL.iter().zip(&stock).map(|(&d, n)| n + packing.fetch.of(note(d))).collect();
        prop_assert_eq!(brute_force(&amounts, &full, &at_most), Some((0, packing.total.count())));
        prop_assert_eq!(packing.certainty, Certainty::Proven);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_plan_is_exact_and_within_the_notes(
        amounts in prop::collection::vec(1_i64..8_000, 1..60),
        stock in prop::collection::vec(0_u64..400, 9),
    ) {
        let amounts: Vec<_> = amounts.iter().map(|a| a * 1_000).collect();
        let usual = Denominations::default();
        let at_hand: Notes = usual.iter().zip(stock).collect();
        let packing = plan(&dong(&amounts), &at_hand, &usual, &Rule::default()).unwrap();
        check(&packing, &amounts, &at_hand);
    }
}
