//! Batches: the same bytes, gaps, strangers, alterations, restarts.

use std::collections::BTreeSet;
use std::sync::Arc;

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::body::{Body, NonPayment, NonPaymentReason};
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;
use sync_protocol::wire::ErrorCode;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::centre::Centre;
use crate::support::device::Device;
use crate::support::lists::small_list;

fn absent() -> Body {
    let (envelope, reason) = (EnvelopeId(Uuid::new_v4()), NonPaymentReason::Absent);
    Body::NonPayment(NonPayment {
        envelope,
        reason,
        note: String::new(),
        next_visit: None,
        message_left: false,
    })
}

async fn with_entries(count: usize) -> (Centre, Device) {
    let centre = Centre::start().await;
    let mut device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    (0..count).for_each(|_| {
        device.record(absent());
    });
    (centre, device)
}

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_at_once_get_the_same_bytes_and_one_effect() {
    let (_centre, device) = with_entries(5).await;
    let device = Arc::new(device);
    let bytes = device.batch_after(0).bytes;
    let mut sending = JoinSet::new();
    for _ in 0..16 {
        let (device, bytes) = (Arc::clone(&device), bytes.clone());
        sending.spawn(async move { device.post(bytes).await });
    }
    let replies = sending.join_all().await;
    let distinct: BTreeSet<&str> = replies.iter().map(|reply| reply.body.as_str()).collect();
    assert!(replies.iter().all(|reply| reply.status == 200));
    assert_eq!((replies.len(), distinct.len()), (16, 1));
    let mut device = Arc::into_inner(device).unwrap();
    device.record(absent());
    let next = device.push_after(5).await;
    assert_eq!((next.seq, next.log_index), (6, 1), "the sixteen made one batch");
}

#[tokio::test]
async fn a_gap_names_the_number_to_go_on_from() {
    let (_centre, device) = with_entries(4).await;
    let reply = device.post(device.batch_after(2).bytes).await;
    let error = reply.error();
    assert_eq!(
        (reply.status, error.code, error.accepted_seq),
        (409, ErrorCode::Gap, Some(0))
    );
    assert_eq!(device.push_after(0).await.seq, 4);
}

#[tokio::test]
async fn batches_that_overlap_say_the_same_thing_once() {
    let (_centre, mut device) = with_entries(3).await;
    let first = device.push_after(0).await;
    device.record(absent());
    let second = device.push_after(1).await;
    assert_eq!((first.seq, second.seq), (3, 4));
    assert_eq!(second.head, device.head().digest);
    let unknown: Vec<u64> = second.flags.iter().map(|flag| flag.seq).collect();
    assert_eq!(unknown, [2, 3, 4], "doubts about what was held are told again");
}

#[tokio::test]
async fn an_altered_batch_is_refused_and_its_original_taken() {
    let (_centre, device) = with_entries(2).await;
    let good = device.batch_after(0).bytes;
    let manifest_end = good.iter().position(|b| *b == b'\n').unwrap();
    for place in [10, manifest_end - 3, manifest_end + 20] {
        let mut bad = good.clone();
        bad[place] ^= 1;
        let reply = device.post(bad).await;
        assert_eq!(
            (reply.status, reply.error().code),
            (422, ErrorCode::BatchRefused),
            "byte {place}"
        );
    }
    assert_eq!(device.push_after(0).await.seq, 2);
}

#[tokio::test]
async fn a_batch_of_a_stranger_is_refused_and_one_of_a_colleague_is_carried() {
    let (centre, device) = with_entries(1).await;
    let mut stranger = Device::new(&centre, 9);
    stranger.heads = device.heads[..1].to_vec();
    stranger.record(absent());
    let reply = device.post(stranger.batch_after(0).bytes).await;
    assert_eq!((reply.status, reply.error().code), (422, ErrorCode::BatchRefused));

    let mut colleague = Device::enrolled(&centre, 2, "NV002", Role::Carrier).await;
    colleague.record(absent());
    let carried = device.post(colleague.batch_after(0).bytes).await;
    let own = colleague.post(colleague.batch_after(0).bytes).await;
    assert_eq!(
        (carried.status, carried.body),
        (200, own.body),
        "both roads give the same bytes"
    );
}

#[tokio::test]
async fn a_restart_in_between_changes_nothing() {
    let (centre, mut device) = with_entries(2).await;
    let before = device.post(device.batch_after(0).bytes).await;
    let centre = centre.restart().await;
    device.url = centre.url.clone();
    let again = device.post(device.batch_after(0).bytes).await;
    assert_eq!(before.body, again.body);
    device.record(absent());
    assert_eq!(device.push_after(2).await.seq, 3);
}

#[tokio::test]
async fn a_restored_backup_is_a_fork_and_both_sides_are_kept() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let list = device.lists().await.remove(0);
    device.receive(&list.envelopes);
    device.pay(&list, &list.envelopes[0]);
    assert_eq!(device.push_after(0).await.flags, []);

    device.lines.truncate(1);
    device.heads.truncate(2);
    let other = device.pay(&list, &list.envelopes[1]);
    let ack = device.push_after(1).await;
    assert_eq!(
        (ack.seq, ack.head),
        (2, other),
        "the device recognises its own line"
    );
    assert_eq!(
        ack.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::Fork]
    );

    let day = supervisor.branch_day("2026-11-05").await;
    let fork = day.carriers[0]
        .exceptions
        .iter()
        .find(|e| e.code == FlagCode::Fork)
        .unwrap();
    assert_eq!(fork.lines.len(), 2, "both sides are shown");
    assert_eq!(
        day.carriers[0].balance.paid.envelopes, 2,
        "what happened has happened"
    );
}
