//! Random days against a simple reference.
//!
//! Goal: whatever a carrier does in whatever order, with kills, clock jumps and a bad network in between, the
//! device refuses exactly what it must, the chain verifies from the certificate to the head, every envelope is
//! in one place, nothing is paid twice, and the projections are what the sources say.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;
use serde_json::{Value, json};
use sync_protocol::statement::StatementBody;

use crate::journal;
use crate::projection;
use crate::testing::centre::Fault;
use crate::testing::lists::{Somebody, list, next_version, withdrawal};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

const PEOPLE: [Somebody; 4] = [
    ("Nguyễn Văn Nghĩa", "Ấp Mỹ An 1"),
    ("Nguyễn Văn Nghị", "Ấp Mỹ An 1"),
    ("Trần Thị Lụa", "Ấp Mỹ Hiệp"),
    ("Chau Kim Sên", "Ấp Mỹ Hiệp"),
];

/// What can happen. A place is an envelope of the newest list, or of the one before.
#[derive(Clone, Debug)]
enum Event {
    Receive,
    Pay(usize),
    NotPaid(usize),
    CorrectLast(usize),
    Return(usize),
    ReturnAll,
    Declare,
    Withdraw(usize),
    Replace,
    Kill,
    ClockBack,
    NextDay,
    Sync(Vec<Fault>),
}

fn event() -> impl Strategy<Value = Event> {
    let place = 0..PEOPLE.len() * 2;
    let fault = prop_oneof![
        Just(Fault::None),
        Just(Fault::LoseReply),
        Just(Fault::CutReply),
        Just(Fault::Status500),
        Just(Fault::Garbage),
    ];
    prop_oneof![
        3 => Just(Event::Receive),
        6 => place.clone().prop_map(Event::Pay),
        3 => place.clone().prop_map(Event::NotPaid),
        3 => place.clone().prop_map(Event::CorrectLast),
        1 => place.clone().prop_map(Event::Return),
        1 => Just(Event::ReturnAll),
        1 => Just(Event::Declare),
        1 => place.prop_map(Event::Withdraw),
        1 => Just(Event::Replace),
        1 => Just(Event::Kill),
        1 => Just(Event::ClockBack),
        1 => Just(Event::NextDay),
        2 => prop::collection::vec(fault, 0..3).prop_map(Event::Sync),
    ]
}

/// What must be true of one envelope.
#[derive(Clone, Default)]
struct Expected {
    person: usize,
    taken: bool,
    /// The day on which it was handed back, while it is at the branch.
    returned: Option<String>,
    withdrawn: bool,
    /// The payout that holds, and the last visit in vain that holds.
    paid: Option<Value>,
    tried: Vec<Value>,
}

impl Expected {
    fn in_bag(&self) -> bool {
        self.taken && self.returned.is_none() && self.paid.is_none()
    }
}

/// The simple reference.
struct Reference {
    list: sync_protocol::payout_list::PayoutList,
    envelopes: BTreeMap<String, Expected>,
    /// Envelopes of the newest list, then of the one before.
    near: Vec<String>,
}

impl Reference {
    fn new() -> Self {
        let mut reference = Self {
            list: list(1, &PEOPLE),
            envelopes: BTreeMap::new(),
            near: Vec::new(),
        };
        reference.add_list();
        reference
    }

    fn add_list(&mut self) {
        let ids: Vec<String> = self.list.envelopes.iter().map(|e| e.id.to_string()).collect();
        for (id, person) in ids.iter().zip(0..) {
            let expected = Expected {
                person,
                ..Expected::default()
            };
            self.envelopes.insert(id.clone(), expected);
        }
        self.near.splice(0..0, ids);
        self.near.truncate(PEOPLE.len() * 2);
    }

    fn id(&self, place: usize) -> String {
        self.near[place % self.near.len()].clone()
    }

    fn of(&mut self, id: &str) -> &mut Expected {
        self.envelopes.get_mut(id).unwrap()
    }

    fn paid_elsewhere(&self, id: &str) -> bool {
        let person = self.envelopes[id].person;
        let mut others = self.envelopes.iter().filter(|(other, _)| *other != id);
        others.any(|(_, e)| e.person == person && e.paid.is_some())
    }

    fn receivable(&self, today: &str) -> Vec<String> {
        let free = |(id, e): &(&String, &Expected)| {
            let at_branch = !e.taken || e.returned.as_deref().is_some_and(|day| day < today);
            at_branch && !e.withdrawn && !self.paid_elsewhere(id)
        };
        let found = self.envelopes.iter().filter(free);
        found.map(|(id, _)| id.clone()).collect()
    }

    fn payable(&self, id: &str) -> Result<(), CallErrorCode> {
        let e = &self.envelopes[id];
        Err(match e {
            Expected { paid: Some(_), .. } => CallErrorCode::AlreadyPaid,
            Expected {
                returned: Some(_), ..
            } => CallErrorCode::AlreadyReturned,
            Expected { withdrawn: true, .. } => CallErrorCode::Withdrawn,
            Expected { taken: false, .. } => CallErrorCode::EnvelopeNotTaken,
            _ if self.paid_elsewhere(id) => CallErrorCode::EntitlementPaid,
            _ => return Ok(()),
        })
    }

    fn triable(&self, id: &str) -> Result<(), CallErrorCode> {
        let e = &self.envelopes[id];
        Err(match e {
            Expected { paid: Some(_), .. } => CallErrorCode::AlreadyPaid,
            Expected {
                returned: Some(_), ..
            } => CallErrorCode::AlreadyReturned,
            Expected { taken: false, .. } => CallErrorCode::EnvelopeNotTaken,
            _ => return Ok(()),
        })
    }
}

fn code(result: Result<Value, crate::views::CallError>) -> Result<Value, CallErrorCode> {
    result.map_err(|error| error.code)
}

/// What the carrier does.
async fn step(event: &Event, carrier: &mut Holder, reference: &mut Reference) {
    match event {
        Event::Receive | Event::Return(_) | Event::ReturnAll => custody(event, carrier, reference).await,
        Event::Pay(place) => {
            let id = reference.id(*place);
            let done = code(carrier.pay(&id).await);
            assert_eq!(done.clone().map(|_| ()), reference.payable(&id));
            reference.of(&id).paid = done.ok().or(reference.of(&id).paid.take());
        }
        Event::NotPaid(place) => {
            let id = reference.id(*place);
            let done = code(carrier.not_paid(&id, "absent").await);
            assert_eq!(done.clone().map(|_| ()), reference.triable(&id));
            reference.of(&id).tried.extend(done);
        }
        Event::CorrectLast(place) => {
            let id = reference.id(*place);
            let e = reference.of(&id);
            if let Some(entry) = e.paid.take().or_else(|| e.tried.pop()) {
                carrier.correct(&entry).await.unwrap();
                let again = carrier.correct(&entry).await.unwrap_err();
                assert_eq!(again.code, CallErrorCode::EntryNotCorrectable);
            }
        }
        Event::Declare => {
            let held = carrier.today().await["in_bag"].clone();
            drop(
                carrier
                    .act("declare_day", json!({ "held": held, "note": "" }))
                    .await,
            );
        }
        Event::Withdraw(_)
        | Event::Replace
        | Event::Kill
        | Event::ClockBack
        | Event::NextDay
        | Event::Sync(_) => {
            around(event, carrier, reference).await;
        }
    }
    carrier.clock.pass(TimeDelta::minutes(3));
}

/// Envelopes leave the branch and come back.
async fn custody(event: &Event, carrier: &mut Holder, reference: &mut Reference) {
    let today = day_of(carrier).await;
    match event {
        Event::Return(place) => {
            let id = reference.id(*place);
            let done = code(
                carrier
                    .act("return_envelopes", json!({ "envelope_ids": [id] }))
                    .await,
            );
            assert_eq!(done.is_ok(), reference.of(&id).in_bag());
            if done.is_ok() {
                reference.of(&id).returned = Some(today);
            }
        }
        Event::ReturnAll => {
            let done = code(
                carrier
                    .act("return_envelopes", json!({ "envelope_ids": [] }))
                    .await,
            );
            let bag = reference.envelopes.values_mut().filter(|e| e.in_bag());
            let back = bag.map(|e| e.returned = Some(today.clone())).count();
            assert_eq!(back > 0, done.is_ok());
        }
        _ => {
            let expected = reference.receivable(&today);
            let done = code(carrier.act("receive_envelopes", json!({})).await);
            assert_eq!(done.is_ok(), !expected.is_empty(), "{done:?}");
            for id in expected {
                let envelope = reference.of(&id);
                (envelope.taken, envelope.returned) = (true, None);
            }
        }
    }
}

/// What the centre, the phone and the network do.
async fn around(event: &Event, carrier: &mut Holder, reference: &mut Reference) {
    match event {
        Event::Withdraw(place) => {
            let place = place % PEOPLE.len();
            let id = reference.list.envelopes[place].id;
            carrier.centre.state(&withdrawal(&reference.list, vec![id]));
            pull(carrier).await;
            reference.of(&id.to_string()).withdrawn = true;
        }
        Event::Replace => {
            let new = next_version(&reference.list, &PEOPLE);
            carrier.centre.state(&StatementBody::PayoutList(new.clone()));
            pull(carrier).await;
            reference.envelopes.values_mut().for_each(|e| e.withdrawn = true);
            reference.list = new;
            reference.add_list();
        }
        Event::Kill => drop(carrier.restart().await.unwrap()),
        Event::ClockBack => carrier.clock.set_by(TimeDelta::days(-1)),
        Event::NextDay => carrier.clock.set_by(TimeDelta::days(1)),
        Event::Sync(faults) => {
            carrier.centre.misbehave(faults.iter().copied());
            carrier.sync().await;
            carrier.centre.books().faults.clear();
        }
        Event::Receive
        | Event::Pay(_)
        | Event::NotPaid(_)
        | Event::CorrectLast(_)
        | Event::Return(_)
        | Event::ReturnAll
        | Event::Declare => {}
    }
}

async fn day_of(carrier: &Holder) -> String {
    carrier.today().await["date"].as_str().unwrap().to_owned()
}

async fn pull(carrier: &Holder) {
    let sync = carrier.sync().await;
    assert_eq!(sync["last_error"], Value::Null);
}

/// All rows of what is derived, in a fixed order.
fn dump(db: &Connection) -> BTreeMap<String, Vec<Vec<SqlValue>>> {
    const TRUTH: &[&str] = &[
        "schema_info",
        "device",
        "contact",
        "entries",
        "statements",
        "batches",
        "acknowledgements",
        "branch_days",
        "handovers_given",
        "handovers_taken",
    ];
    let mut names = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
        .unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().flatten().collect();
    let derived = names.into_iter().filter(|name| !TRUTH.contains(&name.as_str()));
    derived
        .map(|name| {
            let mut statement = db
                .prepare(&format!("SELECT * FROM {name} ORDER BY 1, 2"))
                .unwrap();
            let columns = statement.column_count();
            let rows = statement.query_map([], |row| (0..columns).map(|i| row.get(i)).collect());
            let rows = rows.unwrap().collect::<Result<_, _>>().unwrap();
            (name, rows)
        })
        .collect()
}

fn check(carrier: &Holder, reference: &Reference) {
    let session = carrier.app.session().unwrap();
    session
        .write(|tx| {
            journal::verify_after(tx, 0, &session.key().verifying_key()).unwrap();
            let count = |sql: &str| -> usize {
                let count = tx.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
                usize::try_from(count).unwrap()
            };
            let of = |test: fn(&Expected) -> bool| reference.envelopes.values().filter(|e| test(e)).count();
            let in_bag = count("SELECT COUNT(*) FROM envelopes WHERE in_bag");
            let paid = count("SELECT COUNT(*) FROM envelopes WHERE state = 'paid'");
            let returned = count("SELECT COUNT(*) FROM envelopes WHERE state = 'returned'");
            assert_eq!(in_bag, of(Expected::in_bag));
            assert_eq!(paid, of(|e| e.paid.is_some()));
            assert_eq!(
                in_bag + paid + returned,
                of(|e| e.taken),
                "received = in the bag + paid + returned"
            );
            let twice = "SELECT COUNT(*) FROM (
                SELECT 1 FROM entitlements AS x JOIN envelopes AS e ON e.number = x.envelope_number
                WHERE e.paid_seq IS NOT NULL
                GROUP BY x.person_id, x.benefit, x.month, x.kind HAVING COUNT(*) > 1)";
            assert_eq!(count(twice), 0);
            let before = dump(tx);
            assert!(before.len() >= 10);
            projection::rebuild(tx, session.centre_key()).unwrap();
            assert_eq!(dump(tx), before);
            Ok(())
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_random_day_keeps_every_promise(events in prop::collection::vec(event(), 1..30)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut reference = Reference::new();
            let mut carrier = Holder::carrier(&reference.list).await;
            for event in &events {
                step(event, &mut carrier, &mut reference).await;
                check(&carrier, &reference);
            }
            let sync = carrier.sync().await;
            assert_eq!((&sync["last_error"], &sync["pending_entries"]), (&Value::Null, &json!(0)));
            let held = carrier.centre.lines();
            let session = carrier.app.session().unwrap();
            let own = session.read(|db| journal::lines_after(db, 0, 10_000, usize::MAX)).unwrap();
            assert_eq!(held, own, "both sides hold the same lines");
        });
    }
}
