//! The branch's day and its closing.

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, DayClosed, ReturnsCounted};
use sync_protocol::branch_day::{CarrierDay, Obstacle};
use sync_protocol::certificate::Role;
use sync_protocol::ids::StaffId;
use sync_protocol::wire::{self, ErrorCode};

use crate::support::centre::Centre;
use crate::support::device::{Device, holding};
use crate::support::lists::{EACH, small_list};

const DAY: &str = "2026-11-05";

/// A carrier who took three envelopes, paid one and brought two back.
async fn evening() -> (Centre, Device, Device) {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let list = carrier.lists().await.remove(0);
    carrier.receive(&list.envelopes);
    carrier.pay(&list, &list.envelopes[0]);
    carrier.give_back(&list.envelopes[1..]);
    (centre, carrier, supervisor)
}

fn count(envelopes: i64) -> Body {
    let (carrier, date) = (StaffId("NV001".into()), DAY.parse().unwrap());
    Body::ReturnsCounted(ReturnsCounted {
        carrier,
        date,
        returned: holding(envelopes, envelopes * EACH),
        envelopes: Vec::new(),
        loose_notes: Vec::new(),
    })
}

fn close(day: &CarrierDay, reason: &str) -> Body {
    Body::DayClosed(DayClosed {
        carrier: StaffId("NV001".into()),
        date: DAY.parse().unwrap(),
        balance: day.balance,
        reason: reason.into(),
    })
}

async fn carrier_day(supervisor: &Device) -> CarrierDay {
    let mut day = supervisor.branch_day(DAY).await;
    day.carriers.remove(0)
}

#[tokio::test]
async fn a_day_that_balances_is_closed() {
    let (_centre, mut carrier, mut supervisor) = evening().await;
    carrier.declare(holding(0, 0));
    carrier.push_after(0).await;
    let day = carrier_day(&supervisor).await;
    assert_eq!(day.balance.issued, holding(3, 3 * EACH));
    assert_eq!(day.balance.paid, holding(1, EACH));
    assert_eq!(day.balance.returned, holding(2, 2 * EACH));
    assert_eq!(day.obstacles, [Obstacle::NotCounted]);

    supervisor.record(count(2));
    supervisor.record(close(&day, ""));
    assert_eq!(supervisor.push_after(0).await.flags, []);
    let day = carrier_day(&supervisor).await;
    assert_eq!(day.obstacles, []);
    assert_eq!(day.closed.unwrap().by.id.0, "NV900");

    let list = carrier.lists().await.remove(0);
    carrier.pay(&list, &list.envelopes[1]);
    let late = carrier.push_after(4).await;
    assert_eq!(
        late.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::Late]
    );
}

#[tokio::test]
async fn a_day_that_does_not_balance_stays_open_until_it_is_explained() {
    let (_centre, mut carrier, mut supervisor) = evening().await;
    carrier.declare(holding(0, 0));
    carrier.push_after(0).await;
    supervisor.record(count(1));
    supervisor.push_after(0).await;
    let day = carrier_day(&supervisor).await;
    assert_eq!(day.balance.difference, holding(1, EACH));
    assert_eq!(day.obstacles, [Obstacle::Difference]);

    supervisor.record(close(&day, ""));
    let refused = supervisor.push_after(1).await;
    assert_eq!(
        refused.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::NotBalanced]
    );
    assert_eq!(carrier_day(&supervisor).await.closed, None);

    supervisor.record(close(&day, "Một phong bì để quên ở nhà, mai nộp"));
    supervisor.push_after(2).await;
    assert!(carrier_day(&supervisor).await.closed.is_some());
}

#[tokio::test]
async fn a_device_that_owes_entries_keeps_its_day_open() {
    let (_centre, mut carrier, mut supervisor) = evening().await;
    carrier.declare(holding(0, 0));
    carrier.push_after(0).await;
    let list = carrier.lists().await.remove(0);
    carrier.pay(&list, &list.envelopes[1]);
    carrier.journal_seq = Some(5);
    carrier.pull().await;
    supervisor.record(count(2));
    supervisor.push_after(0).await;
    let day = carrier_day(&supervisor).await;
    assert_eq!(day.obstacles, [Obstacle::EntriesOwed]);
    assert_eq!((day.devices[0].accepted_seq, day.devices[0].reported_seq), (4, 5));
    supervisor.record(close(&day, "Gấp"));
    supervisor.push_after(1).await;
    assert_eq!(carrier_day(&supervisor).await.closed, None);
}

#[tokio::test]
async fn figures_that_the_supervisor_did_not_see_are_not_closed() {
    let (_centre, mut carrier, mut supervisor) = evening().await;
    carrier.declare(holding(0, 0));
    carrier.push_after(0).await;
    supervisor.record(count(2));
    let mut day = carrier_day(&supervisor).await;
    day.balance.paid.amount = Amount::from_dong(1);
    supervisor.record(close(&day, "Theo bảng cũ"));
    let ack = supervisor.push_after(0).await;
    assert_eq!(
        ack.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::NotBalanced]
    );
}

#[tokio::test]
async fn a_carrier_neither_sees_nor_closes_the_branch() {
    let (_centre, mut carrier, supervisor) = evening().await;
    let reply = carrier.get(wire::PATH_BRANCH_DAY, "date=2026-11-05").await;
    assert_eq!((reply.status, reply.error().code), (403, ErrorCode::NotAllowed));
    let reply = supervisor.get(wire::PATH_BRANCH_DAY, "date=5.11.2026").await;
    assert_eq!((reply.status, reply.error().code), (400, ErrorCode::BadRequest));
    carrier.declare(holding(0, 0));
    carrier.push_after(0).await;
    let day = carrier_day(&supervisor).await;
    carrier.record(count(2));
    carrier.record(close(&day, ""));
    let ack = carrier.push_after(4).await;
    assert_eq!(
        ack.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::RoleMismatch; 2]
    );
    let day = carrier_day(&supervisor).await;
    assert_eq!((day.counted, day.closed), (None, None));
}
