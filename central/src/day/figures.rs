//! The figures of a carrier's day: a pure function of the records (invariant I6).

use std::collections::BTreeMap;

use sync_protocol::amount::Amount;
use sync_protocol::body::{DayBalance, Holding};
use sync_protocol::branch_day::{CarrierDay, Obstacle};
use sync_protocol::ids::EnvelopeId;

use crate::day::records::{CarrierRecords, Move, MoveKind};

/// The figures of a carrier's day. Whatever the records say, issued = paid + returned + held + difference.
#[must_use]
pub fn carrier_day(records: &CarrierRecords) -> CarrierDay {
    let mut bag = Bag::default();
    let mut today = Flow::default();
    let mut moves: Vec<&Move> = records.moves.iter().filter(|m| m.day <= records.date).collect();
    moves.sort_by_key(|m| (m.day, m.at, m.kind));
    let (before, on_day): (Vec<&Move>, Vec<&Move>) = moves.into_iter().partition(|m| m.day < records.date);
    for step in before {
        bag.apply(step, &mut Flow::default());
    }
    today.issued = bag.holding();
    for step in on_day {
        bag.apply(step, &mut today);
    }
    let counted = records.counts.last().map(|count| count.1);
    let issued = today.issued;
    let paid = today.paid;
    let returned = counted.unwrap_or(today.returned);
    let held = records.declared.unwrap_or_else(|| bag.holding());
    let difference = minus(minus(minus(issued, paid), returned), held);
    let balance = DayBalance {
        issued,
        paid,
        returned,
        held,
        difference,
    };
    CarrierDay {
        staff: records.staff.clone(),
        not_taken: records.not_taken,
        balance,
        not_paid: not_paid(records, &today),
        declared: records.declared,
        counted,
        closed: records.closings.first().cloned(),
        devices: records.devices.clone(),
        exceptions: records.exceptions.clone(),
        obstacles: obstacles(records, &balance, today.returned),
    }
}

/// Tells whether there is anything to show of a carrier on a day.
#[must_use]
pub fn is_worth_showing(day: &CarrierDay) -> bool {
    let figures = [
        day.not_taken,
        day.balance.issued,
        day.balance.paid,
        day.balance.returned,
        day.not_paid,
    ];
    figures.iter().any(|f| *f != Holding::default()) || day.declared.is_some() || !day.exceptions.is_empty()
}

fn obstacles(records: &CarrierRecords, balance: &DayBalance, stated_returned: Holding) -> Vec<Obstacle> {
    let took = balance.issued.envelopes > 0 || balance.paid.envelopes > 0;
    let owed = records.devices.iter().any(|d| d.reported_seq > d.accepted_seq);
    let conditions = [
        (took && records.declared.is_none(), Obstacle::NotDeclared),
        (owed, Obstacle::EntriesOwed),
        (
            stated_returned.envelopes > 0 && records.counts.is_empty(),
            Obstacle::NotCounted,
        ),
        (balance.difference != Holding::default(), Obstacle::Difference),
    ];
    conditions.into_iter().filter(|c| c.0).map(|c| c.1).collect()
}

fn not_paid(records: &CarrierRecords, today: &Flow) -> Holding {
    let tried = records
        .tried
        .iter()
        .filter(|(envelope, _)| !today.paid_envelopes.contains_key(envelope));
    tried.fold(Holding::default(), |sum, (_, amount)| plus(sum, one(*amount)))
}

/// The envelopes that a carrier holds, as the entries say.
#[derive(Default)]
struct Bag(BTreeMap<EnvelopeId, Amount>);

/// What went through a carrier's hands on a day.
#[derive(Default)]
struct Flow {
    issued: Holding,
    paid: Holding,
    returned: Holding,
    paid_envelopes: BTreeMap<EnvelopeId, ()>,
}

impl Bag {
    fn apply(&mut self, step: &Move, flow: &mut Flow) {
        match step.kind {
            // An envelope that is held cannot be taken again: a second device says the same thing twice.
            MoveKind::Received => {
                if self.0.insert(step.envelope, step.amount).is_none() {
                    flow.issued = plus(flow.issued, one(step.amount));
                }
            }
            MoveKind::Paid => {
                self.0.remove(&step.envelope);
                flow.paid = plus(flow.paid, one(step.amount));
                flow.paid_envelopes.insert(step.envelope, ());
            }
            MoveKind::Returned => {
                self.0.remove(&step.envelope);
                flow.returned = plus(flow.returned, one(step.amount));
            }
        }
    }

    fn holding(&self) -> Holding {
        self.0
            .values()
            .fold(Holding::default(), |sum, amount| plus(sum, one(*amount)))
    }
}

fn one(amount: Amount) -> Holding {
    Holding { envelopes: 1, amount }
}

/// Adds. Sums of a carrier's day are far below the range of the types; at their end they stay.
fn plus(a: Holding, b: Holding) -> Holding {
    Holding {
        envelopes: a.envelopes.saturating_add(b.envelopes),
        amount: a.amount.checked_add(b.amount).unwrap_or(a.amount),
    }
}

fn minus(a: Holding, b: Holding) -> Holding {
    Holding {
        envelopes: a.envelopes.saturating_sub(b.envelopes),
        amount: a.amount.checked_sub(b.amount).unwrap_or(a.amount),
    }
}
