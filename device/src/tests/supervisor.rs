//! The supervisor's board, count, closing and receipts.

use serde_json::{Value, json};
use sync_protocol::amount::Amount;
use sync_protocol::body::{DayBalance, Holding};
use sync_protocol::branch_day::{BranchDay, CarrierDay, Closing, Obstacle};
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::ids::StaffId;

use crate::testing::centre::{Fault, branch};
use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

const DATE: &str = "2026-11-05";

fn holding(envelopes: i64) -> Holding {
    Holding {
        envelopes,
        amount: Amount::from_dong(envelopes * 540_000),
    }
}

fn day(obstacles: &[Obstacle], difference: i64) -> BranchDay {
    let balance = DayBalance {
        issued: holding(3),
        paid: holding(2 - difference),
        returned: holding(1),
        held: holding(0),
        difference: holding(difference),
    };
    let carrier = CarrierDay {
        staff: Staff {
            id: StaffId("NV002".into()),
            name: "Lê Văn Phát".into(),
        },
        not_taken: holding(0),
        balance,
        handed_over: None,
        not_paid: holding(1),
        declared: Some(holding(0)),
        counted: Some(holding(1)),
        closed: None,
        devices: vec![],
        exceptions: vec![],
        obstacles: obstacles.to_vec(),
    };
    BranchDay {
        v: 1,
        branch: branch(),
        date: DATE.parse().unwrap(),
        at: "2026-11-05T10:00:00Z".parse().unwrap(),
        carriers: vec![carrier],
    }
}

async fn supervisor_with(day: BranchDay) -> Holder {
    let supervisor = Holder::supervisor().await;
    supervisor.centre.books().day = Some(day);
    supervisor
}

fn board(refresh: bool) -> Value {
    json!({ "date": DATE, "refresh": refresh })
}

fn closing(reason: &str) -> Value {
    json!({ "carrier": "NV002", "date": DATE, "reason": reason })
}

#[tokio::test]
async fn the_board_is_fresh_online_and_kept_for_offline() {
    let supervisor = supervisor_with(day(&[], 0)).await;
    let fresh = supervisor.call("branch_day", board(true)).await.unwrap();
    assert_eq!(
        (&fresh["stale"], &fresh["carriers"][0]["paid"]["envelopes"]),
        (&json!(false), &json!(2))
    );
    supervisor.centre.misbehave([Fault::LoseReply]);
    let kept = supervisor.call("branch_day", board(true)).await.unwrap();
    assert_eq!(
        (&kept["stale"], &kept["carriers"]),
        (&json!(true), &fresh["carriers"])
    );
    supervisor.centre.misbehave([Fault::LoseReply]);
    let other_day = json!({ "date": "2026-11-06", "refresh": false });
    assert_eq!(
        supervisor.refused("branch_day", other_day).await,
        CallErrorCode::Offline
    );
}

#[tokio::test]
async fn a_board_of_another_branch_or_signer_is_not_taken() {
    let mut foreign = day(&[], 0);
    foreign.branch.id.0 = "BC99".into();
    let supervisor = supervisor_with(foreign).await;
    assert_eq!(
        supervisor.refused("branch_day", board(true)).await,
        CallErrorCode::CentreNotTrusted
    );
    supervisor.centre.books().day = Some(day(&[], 0));
    supervisor.centre.misbehave([Fault::OtherKey]);
    assert_eq!(
        supervisor.refused("branch_day", board(true)).await,
        CallErrorCode::CentreNotTrusted
    );
}

#[tokio::test]
async fn a_count_is_pending_until_the_centre_has_it() {
    let supervisor = supervisor_with(day(&[Obstacle::NotCounted], 0)).await;
    let returned = json!({ "envelopes": 1, "amount": "540000" });
    let count = json!({ "carrier": "NV002", "date": DATE, "returned": returned });
    supervisor.act("count_returns", count).await.unwrap();
    let view = supervisor.call("branch_day", board(true)).await.unwrap();
    assert_eq!(view["carriers"][0]["count_pending"], returned);
    supervisor.sync().await;
    let view = supervisor.call("branch_day", board(true)).await.unwrap();
    assert_eq!(view["carriers"][0]["count_pending"], Value::Null);
}

#[tokio::test]
async fn a_day_closes_when_it_balances() {
    let supervisor = supervisor_with(day(&[], 0)).await;
    supervisor.act("close_day", closing("")).await.unwrap();
    let view = supervisor.call("branch_day", board(false)).await.unwrap();
    assert_eq!(view["carriers"][0]["closing_pending"], true);
    // The centre has the closing, and its reply is lost.
    supervisor.centre.misbehave([Fault::LoseReply, Fault::LoseReply]);
    let again = supervisor.act("close_day", closing("")).await.unwrap_err();
    assert_eq!(again.code, CallErrorCode::NothingToDo);
}

#[tokio::test]
async fn a_closed_day_is_not_closed_again() {
    let mut closed = day(&[], 0);
    closed.carriers[0].closed = Some(Closing {
        by: closed.carriers[0].staff.clone(),
        at: closed.at,
        reason: String::new(),
        line_sha256: Digest::of(b"line"),
    });
    let supervisor = supervisor_with(closed).await;
    let error = supervisor.act("close_day", closing("")).await.unwrap_err();
    assert_eq!(error.code, CallErrorCode::NothingToDo);
}

#[tokio::test]
async fn a_day_with_obstacles_does_not_close() {
    for obstacle in [
        Obstacle::NotDeclared,
        Obstacle::EntriesOwed,
        Obstacle::NotCounted,
        Obstacle::Other("x".into()),
    ] {
        let supervisor = supervisor_with(day(&[obstacle.clone(), Obstacle::Difference], 1)).await;
        let error = supervisor
            .act("close_day", closing("mất một phong bì"))
            .await
            .unwrap_err();
        assert_eq!(error.code, CallErrorCode::DayNotClosable, "{obstacle:?}");
        assert!(error.params["obstacles"].ends_with(",difference"));
        assert_eq!(error.params["difference_envelopes"], "1");
        assert_eq!(supervisor.sync().await["pending_entries"], 0);
        assert!(supervisor.centre.lines().is_empty());
    }
}

#[tokio::test]
async fn a_difference_needs_a_reason() {
    let supervisor = supervisor_with(day(&[Obstacle::Difference], 1)).await;
    let error = supervisor.act("close_day", closing(" ")).await.unwrap_err();
    assert_eq!(error.code, CallErrorCode::ReasonMissing);
    assert_eq!(error.params["difference_amount"], "540000");
    supervisor
        .act("close_day", closing("mất một phong bì"))
        .await
        .unwrap();
}

#[tokio::test]
async fn without_network_the_newest_board_decides() {
    let supervisor = supervisor_with(day(&[], 0)).await;
    supervisor.centre.misbehave([Fault::LoseReply, Fault::LoseReply]);
    let error = supervisor.act("close_day", closing("")).await.unwrap_err();
    assert_eq!(error.code, CallErrorCode::Offline, "there is none");
    supervisor.call("branch_day", board(true)).await.unwrap();
    supervisor.centre.misbehave([Fault::LoseReply, Fault::LoseReply]);
    supervisor.act("close_day", closing("")).await.unwrap();
}

#[tokio::test]
async fn receipts_are_written_whole_and_never_over_each_other() {
    let supervisor = Holder::supervisor().await;
    let query = json!({ "query": { "date": DATE, "carrier": "NV002", "format": "pdf" } });
    let first = supervisor.call("export_receipts", query.clone()).await.unwrap();
    let second = supervisor.call("export_receipts", query.clone()).await.unwrap();
    assert_ne!(first["path"], second["path"]);
    assert_eq!(
        std::fs::read(first["path"].as_str().unwrap()).unwrap(),
        b"%PDF-1.7"
    );
    assert!(
        first["path"]
            .as_str()
            .unwrap()
            .ends_with("Tan Nha/bien-nhan-2026-11-05-NV002.pdf")
    );
    supervisor.centre.books().receipts.clear();
    assert_eq!(
        supervisor.refused("export_receipts", query.clone()).await,
        CallErrorCode::NothingToDo
    );
    supervisor.centre.books().receipts = vec![7; 1000];
    supervisor.centre.misbehave([Fault::CutReply]);
    assert_eq!(
        supervisor.refused("export_receipts", query).await,
        CallErrorCode::Offline
    );
    for (field, value) in [("format", "exe"), ("carrier", "../../x"), ("date", "2026-13-01")] {
        let mut query = json!({ "query": { "date": DATE, "format": "bundle" } });
        query["query"][field] = json!(value);
        let error = supervisor.call("export_receipts", query).await.unwrap_err();
        assert_eq!(error.params["field"], field);
    }
}

#[tokio::test]
async fn each_role_does_its_own() {
    let supervisor = Holder::supervisor().await;
    let refused = supervisor.act("receive_envelopes", json!({})).await.unwrap_err();
    assert_eq!(refused.code, CallErrorCode::NotAllowed);
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    assert_eq!(
        carrier.refused("branch_day", board(true)).await,
        CallErrorCode::NotAllowed
    );
    let refused = carrier.act("close_day", closing("")).await.unwrap_err();
    assert_eq!(refused.code, CallErrorCode::NotAllowed);
}
