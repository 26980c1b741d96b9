//! The exchange with a centre that loses, cuts, delays, repeats and forgets.

use chrono::TimeDelta;
use serde_json::json;
use sync_protocol::acknowledgement::{Flag, FlagCode};
use sync_protocol::statement::StatementBody;

use crate::testing::centre::Fault;
use crate::testing::lists::{THREE, list, next_version, proxy, register};
use crate::testing::people::Holder;

#[tokio::test]
async fn what_was_recorded_arrives_and_is_acknowledged() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let paid = carrier.pay(&envelope).await.unwrap();
    assert_eq!(
        carrier.call("sync_state", json!({})).await.unwrap()["pending_entries"],
        2
    );
    carrier.centre.books().flags = vec![Flag {
        seq: 2,
        code: FlagCode::PaidTwice,
    }];
    let sync = carrier.sync().await;
    assert_eq!(
        (&sync["pending_entries"], &sync["flagged_entries"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(sync["last_success_at"], "2026-11-05T08:00:00.000+07:00");
    let lines = carrier.centre.lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(json!(lines[1].digest().to_string()), paid["line_sha256"]);
    let door = carrier.door(&envelope).await;
    assert_eq!(door["door"]["accepted"], true);
    assert_eq!(door["history"][0]["flags"], json!(["paid_twice"]));
    assert_eq!(carrier.centre.reported_seq(), 2);
}

#[tokio::test]
async fn every_fault_keeps_everything_and_the_same_bytes_go_again() {
    use Fault::{CutReply, Garbage, LoseReply, OtherKey, Slow, Status500};
    for fault in [LoseReply, CutReply, Status500, Garbage, Slow, OtherKey] {
        let list = list(1, &THREE);
        let mut carrier = Holder::carrier_on_the_way(&list).await;
        carrier.centre.misbehave([fault]);
        let sync = carrier.sync().await;
        assert_ne!(sync["last_error"], json!(null), "{fault:?}");
        assert_eq!(sync["pending_entries"], 1, "{fault:?}");
        // More work and a kill between the attempts change nothing about the batch on its way.
        carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
        carrier.restart().await.unwrap();
        let sync = carrier.sync().await;
        assert_eq!(
            (&sync["last_error"], &sync["pending_entries"]),
            (&json!(null), &json!(0)),
            "{fault:?}"
        );
        assert_eq!(carrier.centre.lines().len(), 2, "{fault:?}");
        let batches = carrier.centre.books().batches.clone();
        if fault != Status500 {
            assert_eq!(batches[0], batches[1], "{fault:?}");
        }
    }
}

#[tokio::test]
async fn statements_survive_cuts_and_come_in_order() {
    let old = list(1, &THREE);
    let mut carrier = Holder::carrier(&old).await;
    let new = next_version(&old, &THREE);
    carrier.centre.state(&StatementBody::PayoutList(new.clone()));
    carrier.centre.state(&register(proxy(new.envelopes[0].person.id)));
    carrier
        .centre
        .state(&StatementBody::PayoutList(next_version(&new, &THREE)));
    // Nothing is pending, so the first request is the pull; the second asks for the rest.
    carrier.centre.misbehave([Fault::CutReply]);
    assert_eq!(carrier.sync().await["last_error"]["code"], "offline");
    carrier.centre.misbehave([Fault::None, Fault::OtherKey]);
    carrier.restart().await.unwrap();
    carrier.sync().await;
    let sync = carrier.sync().await;
    assert_eq!(sync["last_error"], json!(null));
    assert_eq!(carrier.today().await["to_receive"]["envelopes"], 3);
}

#[tokio::test]
async fn a_centre_restored_from_a_backup_gets_what_it_lost() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    carrier.sync().await;
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    carrier.sync().await;
    carrier.centre.restore_backup(0);
    carrier.pay(&list.envelopes[1].id.to_string()).await.unwrap();
    let sync = carrier.sync().await;
    assert_eq!(
        (&sync["last_error"], &sync["pending_entries"]),
        (&json!(null), &json!(0))
    );
    assert_eq!(carrier.centre.lines().len(), 3);
}

#[tokio::test]
async fn a_clock_that_is_off_signs_with_the_centres_time() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    carrier.clock.set_by(TimeDelta::days(-1));
    let sync = carrier.sync().await;
    assert_eq!(
        (&sync["last_error"], &sync["pending_entries"]),
        (&json!(null), &json!(0))
    );
    assert_eq!(
        carrier.today().await["date"],
        "2026-11-04",
        "the clock itself is not corrected"
    );
}

#[tokio::test]
async fn two_calls_at_once_make_one_exchange() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let before = carrier.centre.books().requests;
    let (one, two) = tokio::join!(carrier.sync(), carrier.sync());
    assert_eq!(
        (&one["pending_entries"], &two["pending_entries"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        carrier.centre.books().requests - before,
        2,
        "one push and one pull"
    );
    assert_eq!(carrier.centre.books().batches.len(), 1);
}

#[tokio::test]
async fn locking_in_the_middle_stops_the_exchange_and_loses_nothing() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    carrier.centre.misbehave([Fault::Slow]);
    let (synced, _) = tokio::join!(carrier.call("sync_now", json!({})), async {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        carrier.call("lock", json!({})).await.unwrap()
    });
    assert!(synced.is_err());
    carrier
        .call("unlock", json!({ "pin": crate::testing::people::PIN }))
        .await
        .unwrap();
    assert_eq!(carrier.sync().await["pending_entries"], 0);
    assert_eq!(carrier.centre.lines().len(), 1);
}

#[tokio::test]
async fn the_background_task_sends_by_itself_and_ends_with_the_app() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    carrier
        .centre
        .misbehave([Fault::Status500, Fault::LoseReply, Fault::Garbage]);
    let task = carrier.app.start_background_sync();
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    while carrier.call("sync_state", json!({})).await.unwrap()["pending_entries"] != 0 {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(carrier.centre.lines().len(), 2);
    carrier.kill();
    task.await.unwrap();
}

#[tokio::test]
async fn an_endpoint_that_is_down_is_offline() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    // A port that was just given back.
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    carrier.tamper(&format!("UPDATE device SET endpoint = 'http://{free}'"));
    let mut carrier = carrier;
    carrier.restart().await.unwrap();
    let sync = carrier.sync().await;
    assert_eq!(sync["last_error"]["code"], "offline");
    assert_eq!(sync["pending_entries"], 1);
}
