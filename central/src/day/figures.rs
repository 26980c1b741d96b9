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
    let mut moves: Vec<&Move> = records.moves.iter().filter(|m| m.day <= records.date).collect();
    moves.sort_by_key(|m| (m.at, m.kind));
    let (mut morning, mut bag) = (Bag::default(), Bag::default());
    let mut today = Flow::default();
    for step in moves {
        // With a clock that was set back, what belongs to an earlier day can come after what belongs to this one.
        // What is in the bag follows the order of the acts; whose day an act is follows its date.
        if step.day < records.date {
            morning.apply(step, &mut Flow::default());
            bag.apply(step, &mut Flow::default());
        } else {
            bag.apply(step, &mut today);
        }
    }
    let counted = records.counts.last().map(|count| count.1);
    let issued = plus(morning.holding(), today.issued);
    let paid = today.paid;
    // What went to another carrier lies on no table of the branch and is in no count.
    let returned = plus(counted.unwrap_or(today.returned), today.handed_over);
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
        handed_over: (today.handed_over != Holding::default()).then_some(today.handed_over),
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
    handed_over: Holding,
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
            MoveKind::HandedOver => {
                self.0.remove(&step.envelope);
                flow.handed_over = plus(flow.handed_over, one(step.amount));
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveDate, Utc};
    use proptest::prelude::*;
    use sync_protocol::branch_day::DeviceState;
    use sync_protocol::certificate::Staff;
    use sync_protocol::digest::Digest;
    use sync_protocol::ids::StaffId;
    use sync_protocol::keys::Kid;
    use uuid::Uuid;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn step(day: u32, minute: u32, envelope: u128, kind: MoveKind, dong: i64) -> Move {
        let at: DateTime<Utc> = format!("2026-11-{day:02}T01:{minute:02}:00Z").parse().unwrap();
        let envelope = EnvelopeId(Uuid::from_u128(envelope));
        Move {
            day: date(day),
            at,
            envelope,
            kind,
            amount: Amount::from_dong(dong),
        }
    }

    fn records(moves: Vec<Move>) -> CarrierRecords {
        CarrierRecords {
            staff: Staff {
                id: StaffId("NV001".into()),
                name: "Trần Thị Lượm".into(),
            },
            date: date(5),
            moves,
            tried: BTreeMap::new(),
            not_taken: Holding::default(),
            declared: None,
            counts: vec![],
            closings: vec![],
            devices: vec![],
            exceptions: vec![],
        }
    }

    fn holding(envelopes: i64, dong: i64) -> Holding {
        Holding {
            envelopes,
            amount: Amount::from_dong(dong),
        }
    }

    use MoveKind::{HandedOver, Paid, Received, Returned};

    #[test]
    fn what_went_to_another_carrier_is_returned_without_a_count() {
        let mut records = records(vec![
            step(5, 1, 1, Received, 10),
            step(5, 2, 2, Received, 20),
            step(5, 3, 1, HandedOver, 10),
            step(5, 4, 2, Returned, 20),
        ]);
        records.declared = Some(Holding::default());
        let day = carrier_day(&records);
        assert_eq!(day.balance.returned, holding(2, 30));
        assert_eq!(day.handed_over, Some(holding(1, 10)));
        assert_eq!(day.obstacles, [Obstacle::NotCounted]);
        records.counts = vec![(Digest::of(b"c"), holding(1, 20))];
        let day = carrier_day(&records);
        assert_eq!(
            (day.balance.difference, day.obstacles.as_slice()),
            (Holding::default(), &[][..])
        );
        records.moves.retain(|step| step.kind != Returned);
        records.counts.clear();
        records.declared = Some(holding(1, 20));
        assert_eq!(
            carrier_day(&records).obstacles,
            [],
            "nothing lies on the table to be counted"
        );
    }

    #[test]
    fn what_was_held_in_the_evening_is_issued_in_the_morning() {
        let mut records = records(vec![
            step(4, 1, 1, Received, 10),
            step(4, 2, 2, Received, 20),
            step(4, 3, 1, Paid, 10),
            step(5, 1, 3, Received, 30),
            step(5, 2, 2, Paid, 20),
            step(5, 3, 3, Returned, 30),
            step(6, 1, 9, Received, 99),
        ]);
        records.declared = Some(Holding::default());
        let day = carrier_day(&records);
        assert_eq!(day.balance.issued, holding(2, 50));
        assert_eq!(day.balance.paid, holding(1, 20));
        assert_eq!(day.balance.returned, holding(1, 30));
        assert_eq!(day.balance.difference, Holding::default());
        assert_eq!(day.obstacles, [Obstacle::NotCounted]);
        records.counts = vec![
            (Digest::of(b"1"), holding(0, 0)),
            (Digest::of(b"2"), holding(1, 30)),
        ];
        assert_eq!(carrier_day(&records).obstacles, [], "the last count stands");
    }

    #[test]
    fn an_envelope_can_go_out_again_and_cannot_be_taken_twice() {
        let again = records(vec![
            step(5, 1, 1, Received, 10),
            step(5, 2, 1, Returned, 10),
            step(5, 3, 1, Received, 10),
        ]);
        let balance = carrier_day(&again).balance;
        assert_eq!((balance.issued, balance.held), (holding(2, 20), holding(1, 10)));
        assert_eq!(balance.difference, Holding::default());
        let twice = records(vec![step(5, 1, 1, Received, 10), step(5, 2, 1, Received, 10)]);
        assert_eq!(carrier_day(&twice).balance.issued, holding(1, 10));
    }

    /// Taken on the 5th, paid or handed back right after it with a clock that says the 4th.
    #[test]
    fn a_clock_set_back_leaves_no_envelope_in_the_bag_for_ever() {
        for kind in [Paid, Returned] {
            let dated_back = Move {
                day: date(4),
                ..step(5, 2, 1, kind, 10)
            };
            let mut records = records(vec![step(5, 1, 1, Received, 10), dated_back]);
            let day = carrier_day(&records).balance;
            assert_eq!((day.held, day.difference), (Holding::default(), holding(1, 10)));
            records.date = date(4);
            assert_eq!(carrier_day(&records).balance.difference, holding(-1, -10));
            records.date = date(6);
            assert_eq!(carrier_day(&records).balance, DayBalance::default());
        }
    }

    #[test]
    fn what_does_not_add_up_is_a_difference() {
        let cases = [
            (vec![step(5, 1, 1, Paid, 10)], holding(-1, -10)),
            (
                vec![step(5, 1, 1, Received, 10), step(5, 2, 1, Paid, 8)],
                holding(0, 2),
            ),
            (
                vec![
                    step(5, 1, 1, Received, 10),
                    step(5, 2, 1, Paid, 10),
                    step(5, 3, 1, Paid, 10),
                ],
                holding(-1, -10),
            ),
        ];
        for (moves, difference) in cases {
            let mut records = records(moves);
            records.declared = Some(Holding::default());
            let day = carrier_day(&records);
            assert_eq!(day.balance.difference, difference);
            assert_eq!(day.obstacles, [Obstacle::Difference]);
        }
    }

    #[test]
    fn a_day_waits_for_the_declaration_and_for_entries_that_are_owed() {
        let mut records = records(vec![step(5, 1, 1, Received, 10)]);
        records.devices = vec![DeviceState {
            kid: Kid(Digest::of(b"x")),
            name: "Máy thử".into(),
            accepted_seq: 4,
            reported_seq: 5,
            seen_at: None,
            revoked: false,
        }];
        records
            .tried
            .insert(EnvelopeId(Uuid::from_u128(1)), Amount::from_dong(10));
        let day = carrier_day(&records);
        assert_eq!(day.obstacles, [Obstacle::NotDeclared, Obstacle::EntriesOwed]);
        assert_eq!(day.not_paid, holding(1, 10));
    }

    fn moves() -> impl Strategy<Value = Vec<Move>> {
        let kinds = prop_oneof![Just(Received), Just(Paid), Just(Returned), Just(HandedOver)];
        let one = (3_u32..7, 0_u32..60, 0_u128..6, kinds, 0_i64..1000);
        let one = one.prop_map(|(day, minute, envelope, kind, dong)| step(day, minute, envelope, kind, dong));
        prop::collection::vec(one, 0..40)
    }

    fn maybe_holding() -> impl Strategy<Value = Option<Holding>> {
        prop::option::of((0_i64..9, 0_i64..9000).prop_map(|(envelopes, dong)| holding(envelopes, dong)))
    }

    proptest! {
        /// Invariant I6, whatever happened and whatever was declared or counted.
        #[test]
        fn issued_is_paid_returned_held_and_difference(
            moves in moves(), declared in maybe_holding(), counted in maybe_holding(),
        ) {
            let mut records = records(moves);
            records.declared = declared;
            records.counts = counted.map(|count| (Digest::of(b"c"), count)).into_iter().collect();
            let b = carrier_day(&records).balance;
            let sum = [b.paid, b.returned, b.held, b.difference];
            let envelopes: i64 = sum.iter().map(|h| h.envelopes).sum();
            let amount: Amount = sum.iter().map(|h| h.amount).sum();
            prop_assert_eq!((b.issued.envelopes, b.issued.amount), (envelopes, amount));
        }
    }
}
