//! Notes of doors, orders of rounds and reports: from the carrier who makes them to the one who walks there next.

use central::lists::incoming::Import;
use chrono::TimeDelta;
use sync_protocol::body::Body;
use sync_protocol::certificate::Role;
use sync_protocol::ids::CommuneCode;
use sync_protocol::payout_list::PayoutList;
use sync_protocol::reports::{
    DoorNoted, HamletPlace, HamletsOrdered, RoundOrdered, VariationKind, VariationReported,
};
use sync_protocol::statement::{DoorNotes, Rounds, StatementBody};

use crate::support::centre::Centre;
use crate::support::device::Device;
use crate::support::lists::{round, small_list};

fn place(list: &PayoutList) -> HamletPlace {
    let person = &list.envelopes[0].person;
    HamletPlace {
        commune: CommuneCode("30313".into()),
        hamlet: person.hamlet.clone(),
    }
}

/// Notes the first door of a list twice, turns the order of its hamlet round, and reports a move.
fn walk(device: &mut Device, list: &PayoutList) {
    let person = list.envelopes[0].person.id;
    for text in ["Chó dữ", "Đi cổng bên, chó dữ"] {
        device.record(Body::DoorNoted(DoorNoted {
            person,
            text: text.into(),
        }));
    }
    let HamletPlace { commune, hamlet } = place(list);
    device.record(Body::RoundOrdered(RoundOrdered {
        commune,
        hamlet,
        people: list.envelopes.iter().rev().map(|e| e.person.id).collect(),
    }));
    device.record(Body::HamletsOrdered(HamletsOrdered {
        hamlets: vec![place(list)],
    }));
    device.record(Body::VariationReported(VariationReported {
        person: Some(person),
        person_name: list.envelopes[0].person.name.clone(),
        envelope: Some(list.envelopes[0].id),
        programme: None,
        kind: VariationKind::MovedOut,
        happened: Some("2026-10".into()),
        words: "Dọn lên Long Xuyên".into(),
        told_by: "hàng xóm".into(),
        paper: String::new(),
        asked: None,
    }));
}

async fn told(device: &Device) -> (Vec<DoorNotes>, Vec<Rounds>) {
    let (mut notes, mut rounds) = (Vec::new(), Vec::new());
    for statement in device.pull().await {
        match statement.typed_body().unwrap() {
            StatementBody::DoorNotes(body) => notes.push(body),
            StatementBody::Rounds(body) => rounds.push(body),
            _ => {}
        }
    }
    (notes, rounds)
}

/// The list of December, with the first carrier's hamlet given to the second.
fn december() -> Import {
    let mut import = small_list("december.csv");
    let month = "2026-12".parse().unwrap();
    import.lists[0].month = month;
    for person in &mut import.lists[0].people {
        (person.lines[0].line.from, person.lines[0].line.to) = (month, month);
    }
    import.rounds = vec![round("NV002", "ấp Mỹ An I"), round("NV002", "Mỹ An 02")];
    import
}

#[tokio::test]
async fn who_walks_there_next_month_finds_the_notes_and_the_order() {
    let centre = Centre::start().await;
    centre.import(small_list("november.csv")).await;
    let mut first = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let mut second = Device::enrolled(&centre, 2, "NV002", Role::Carrier).await;
    let list = first.lists().await.remove(0);
    walk(&mut first, &list);
    let ack = first.push_after(0).await;
    assert_eq!(ack.flags, []);
    let (notes, rounds) = told(&second).await;
    assert_eq!((notes.len(), rounds.len()), (0, 0), "not on that carrier's round");

    centre.clock.advance(TimeDelta::days(25));
    second.wall += TimeDelta::days(25);
    centre.import(december()).await;
    let mut late = Device::new(&centre, 3);
    late.wall = second.wall;
    let code = centre.code("NV002", Role::Carrier).await;
    late.begin(&late.enrol(code.as_str()).await.body);
    for device in [&second, &late] {
        let (notes, rounds) = told(device).await;
        let [notes] = &notes[..] else {
            panic!("one statement")
        };
        let [note] = &notes.notes[..] else {
            panic!("the latest note of the person alone")
        };
        assert_eq!(
            (note.text.as_str(), note.by.as_str()),
            ("Đi cổng bên, chó dữ", "Nhân viên NV001")
        );
        assert_eq!(note.person, list.envelopes[0].person.id);
        let [rounds] = &rounds[..] else {
            panic!("one statement")
        };
        assert_eq!(rounds.hamlets, Some(vec![place(&list)]));
        let ordered: Vec<_> = list.envelopes.iter().rev().map(|e| e.person.id).collect();
        assert_eq!(rounds.rounds[0].people, ordered);
    }
}

#[tokio::test]
async fn a_second_device_of_the_same_carrier_is_told_at_once() {
    let centre = Centre::start().await;
    centre.import(small_list("november.csv")).await;
    let mut first = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let spare = Device::enrolled(&centre, 2, "NV001", Role::Carrier).await;
    let list = first.lists().await.remove(0);
    walk(&mut first, &list);
    first.push_after(0).await;
    let (notes, rounds) = told(&spare).await;
    assert_eq!((notes.len(), rounds.len()), (1, 1));
    assert_eq!(told(&first).await.0.len(), 0, "the maker knows");
    first.push_after(0).await;
    assert_eq!(
        told(&spare).await.0.len(),
        1,
        "the same batch tells nothing twice"
    );
}
