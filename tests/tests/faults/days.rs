//! A day is closed on what both sides know, or not at all.

use device::views::CallErrorCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::list::{AMOUNT, CARRIER};
use crate::support::office::Office;
use crate::support::people::Person;

#[tokio::test]
async fn a_day_that_does_not_balance_stays_open_until_what_came_back_is_counted() {
    let office = Office::with_list(3);
    let (carrier, supervisor) = (office.carrier().await, office.supervisor().await);
    carrier.take_envelopes().await;
    let envelopes = carrier.envelopes().await;
    let paid = carrier.pay(&envelopes[0]).await;
    let date = paid["at"].as_str().unwrap().split_once('T').unwrap().0.to_owned();
    carrier.pay(&envelopes[1]).await;
    let absent = json!({ "envelope_id": envelopes[2], "reason": "absent", "note": "" });
    carrier.act("record_non_payment", absent).await;
    carrier.sync().await;
    assert_eq!(
        figures(&supervisor, &date).await,
        (3, 2, 0, 1),
        "one is still on the way"
    );
    assert_eq!(
        close(&supervisor, &date).await.unwrap_err(),
        CallErrorCode::DayNotClosable
    );

    carrier
        .act("return_envelopes", json!({ "envelope_ids": [] }))
        .await;
    carrier
        .act("declare_day", json!({ "held": holding(0), "note": "" }))
        .await;
    carrier.sync().await;
    assert_eq!(figures(&supervisor, &date).await, (3, 2, 1, 0));
    assert_eq!(
        close(&supervisor, &date).await.unwrap_err(),
        CallErrorCode::DayNotClosable,
        "nobody counted"
    );

    // One envelope too few: a difference of money wants a reason.
    count(&supervisor, &date, 0).await;
    assert_eq!(
        close(&supervisor, &date).await.unwrap_err(),
        CallErrorCode::ReasonMissing
    );
    count(&supervisor, &date, 1).await;
    close(&supervisor, &date).await.unwrap();
    supervisor.sync().await;
    assert!(board(&supervisor, &date).await["closed"].is_object());

    // What comes after the closing is kept, and shown as late.
    let correction = json!({ "entry_id": paid["entry_id"], "reason": "nhầm người" });
    carrier.act("correct_entry", correction).await;
    carrier.sync().await;
    assert_eq!(office.open_exceptions("late"), 1);
    assert_eq!(office.status()["lists"][0]["paid"]["envelopes"], 1);
}

/// Envelopes issued, paid, returned and held, whose money is that of the list.
async fn figures(supervisor: &Person, date: &str) -> (i64, i64, i64, i64) {
    let carrier = board(supervisor, date).await;
    let envelopes = |name: &str| {
        let count = carrier[name]["envelopes"].as_i64().unwrap();
        assert_eq!(carrier[name]["amount"], (count * AMOUNT).to_string(), "{name}");
        count
    };
    assert_eq!(envelopes("difference"), 0);
    (
        envelopes("issued"),
        envelopes("paid"),
        envelopes("returned"),
        envelopes("held"),
    )
}

/// The carrier's row on a fresh board.
async fn board(supervisor: &Person, date: &str) -> Value {
    let asked = json!({ "date": date, "refresh": true });
    let board = supervisor.call("branch_day", asked).await.unwrap();
    assert_eq!(board["stale"], false);
    board["carriers"][0].clone()
}

async fn count(supervisor: &Person, date: &str, envelopes: i64) {
    let counted = json!({ "carrier": CARRIER, "date": date, "returned": holding(envelopes) });
    supervisor.act("count_returns", counted).await;
    supervisor.sync().await;
}

async fn close(supervisor: &Person, date: &str) -> Result<Value, CallErrorCode> {
    let args = json!({ "request_id": Uuid::new_v4(), "carrier": CARRIER, "date": date, "reason": "" });
    supervisor
        .call("close_day", args)
        .await
        .map_err(|error| error.code)
}

fn holding(envelopes: i64) -> Value {
    json!({ "envelopes": envelopes, "amount": (envelopes * AMOUNT).to_string() })
}
