//! Facts are taken and problems are flagged.

use central::store::Store;
use chrono::TimeDelta;
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::body::{Body, Correction};
use sync_protocol::certificate::Role;
use sync_protocol::digest::Digest;

use crate::support::centre::Centre;
use crate::support::device::{Device, payout};
use crate::support::lists::small_list;

#[tokio::test]
async fn two_devices_paying_one_person_are_kept_and_shown_until_corrected() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut first = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let mut second = Device::enrolled(&centre, 2, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let list = first.lists().await.remove(0);
    let one = first.pay(&list, &list.envelopes[0]);
    let two = second.pay(&list, &list.envelopes[0]);
    assert_eq!(first.push_after(0).await.flags, []);
    let ack = second.push_after(0).await;
    assert_eq!(
        ack.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::PaidTwice]
    );

    let day = supervisor.branch_day("2026-11-05").await;
    let dispute = &day.carriers[0].exceptions[0];
    assert_eq!(
        (&dispute.code, &dispute.lines),
        (&FlagCode::PaidTwice, &vec![one, two])
    );
    assert_eq!(day.carriers[0].balance.paid.envelopes, 2);

    let corrects = second.lines[0].read_unchecked().unwrap().id;
    let reason = "Trả nhầm".to_owned();
    second.record(Body::Correction(Correction {
        corrects,
        line_sha256: two,
        reason,
    }));
    second.push_after(1).await;
    let day = supervisor.branch_day("2026-11-05").await;
    assert_eq!(day.carriers[0].exceptions, []);
    assert_eq!(day.carriers[0].balance.paid.envelopes, 1);
    let kept = &centre.app.store.status().await.unwrap().exceptions[0];
    assert_eq!(
        (kept.open, kept.settled),
        (0, 1),
        "a settled dispute is not forgotten"
    );

    let three = second.pay(&list, &list.envelopes[0]);
    second.push_after(2).await;
    let day = supervisor.branch_day("2026-11-05").await;
    let disputes: Vec<_> = day.carriers[0]
        .exceptions
        .iter()
        .map(|e| e.lines.clone())
        .collect();
    assert_eq!(
        disputes,
        [vec![one, three]],
        "the corrected receipt disputes nothing"
    );
}

#[tokio::test]
async fn a_line_that_was_replaced_is_taken_and_flagged() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let old = device.lists().await.remove(0);
    centre.clock.advance(TimeDelta::minutes(1));
    let mut import = small_list("two.csv");
    import.lists[0].people.remove(0);
    centre.import(import).await;
    device.wall += TimeDelta::minutes(2);
    let lists = device.lists().await;
    assert_eq!(
        (lists.len(), lists[1].version, lists[1].supersedes),
        (2, 2, Some(old.id))
    );
    assert_eq!(lists[1].envelopes.len(), 2);
    assert_eq!(
        lists[1].envelopes[0].person.id, old.envelopes[1].person.id,
        "a person stays the same person"
    );

    device.pay(&old, &old.envelopes[0]);
    let ack = device.push_after(0).await;
    assert_eq!(
        ack.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::Withdrawn]
    );
}

#[tokio::test]
async fn a_payment_that_differs_from_its_order_says_how() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let mut other = Device::enrolled(&centre, 2, "NV002", Role::Carrier).await;
    let list = device.lists().await.remove(0);
    let mut less = payout(&list, &list.envelopes[0]);
    less.amount = sync_protocol::amount::Amount::from_dong(1);
    less.ink.as_mut().unwrap().strokes.clear();
    device.record(Body::Payout(Box::new(less)));
    let ack = device.push_after(0).await;
    let codes: Vec<_> = ack.flags.iter().map(|f| f.code.clone()).collect();
    assert_eq!(codes, [FlagCode::AmountDiffers, FlagCode::TooLittleInk]);

    other.pay(&list, &list.envelopes[1]);
    let corrects = other.lines[0].read_unchecked().unwrap().id;
    let line_sha256 = Digest::of(b"another line");
    other.record(Body::Correction(Correction {
        corrects,
        line_sha256,
        reason: String::new(),
    }));
    let ack = other.push_after(0).await;
    let codes: Vec<_> = ack.flags.iter().map(|f| (f.seq, f.code.clone())).collect();
    assert_eq!(
        codes,
        [(1, FlagCode::NotThisCarrier), (2, FlagCode::UnknownCorrected)]
    );
}

#[tokio::test]
async fn the_same_bytes_imported_again_change_nothing() {
    let centre = Centre::start().await;
    let first = centre.import(small_list("one.csv")).await;
    let device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let again = centre.import(small_list("one.csv")).await;
    assert!(again.lists[0].unchanged && !first.lists[0].unchanged);
    assert_eq!(again.lists[0].id, first.lists[0].id);
    assert_eq!(device.pull().await.len(), 1);
}
