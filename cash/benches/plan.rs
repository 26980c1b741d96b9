//! How long a plan takes: `cargo bench -p cash`.

use cash::envelope::Rule;
use cash::notes::{Denomination, Denominations, Notes};
use cash::packing::plan;
use divan::{Bencher, black_box};
use sync_protocol::amount::Amount;

fn main() {
    divan::main();
}

fn amounts(count: i64) -> Vec<Amount> {
    let amounts = (0..count).map(|n| Amount::from_dong(540_000 + n * 37_000 % 9_000_000));
    amounts.collect()
}

#[divan::bench(args = [200, 2_000])]
fn plentiful_notes(bencher: Bencher<'_, '_>, envelopes: i64) {
    let amounts = amounts(envelopes);
    let plenty: Notes = Denominations::default()
        .iter()
        .map(|note| (note, 1_000_000))
        .collect();
    bencher.bench(|| {
        plan(
            black_box(&amounts),
            &plenty,
            &Denominations::default(),
            &Rule::default(),
        )
    });
}

#[divan::bench(args = [200, 2_000])]
fn scarce_small_notes(bencher: Bencher<'_, '_>, envelopes: i64) {
    let amounts = amounts(envelopes);
    let scarce = Denominations::default();
    let count = u64::try_from(envelopes).unwrap_or(0);
    let few = |note: Denomination| {
        if note.dong() < 10_000 {
            count / 2
        } else {
            count * 20
        }
    };
    let at_hand: Notes = scarce.iter().map(|note| (note, few(note))).collect();
    bencher.bench(|| plan(black_box(&amounts), &at_hand, &scarce, &Rule::default()));
}
