//! Clocks that somebody has set.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::list::{AMOUNT, CARRIER};
use crate::support::office::Office;

#[tokio::test]
async fn a_clock_set_back_a_day_is_shown_and_its_payout_taken() {
    let office = Office::with_list(2);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    carrier.sync().await;
    let envelopes = carrier.envelopes().await;
    carrier.set_clock_by(TimeDelta::days(-1));
    carrier.pay(&envelopes[0]).await;
    let today = carrier.call("today", json!({})).await.unwrap();
    assert_eq!(today["clock_doubtful"], true);

    // The request is signed with the centre's time; the entry keeps the clock that the device had.
    let told = carrier.sync().await;
    assert_eq!(
        (&told["last_error"], &told["pending_entries"]),
        (&Value::Null, &0.into())
    );
    assert_eq!(told["flagged_entries"], 1);
    assert_eq!(office.open_exceptions("clock_doubtful"), 1);
    assert_eq!(office.status()["lists"][0]["paid"]["envelopes"], 1);
    carrier.set_clock_by(TimeDelta::days(1));
    carrier.pay(&envelopes[1]).await;
    let told = carrier.sync().await;
    assert_eq!(
        (&told["last_error"], &told["flagged_entries"]),
        (&Value::Null, &1.into())
    );
}

#[tokio::test]
async fn a_clock_set_back_some_seconds_leaves_the_day_in_balance() {
    let office = Office::with_list(2);
    let (carrier, supervisor) = (office.carrier().await, office.supervisor().await);
    carrier.take_envelopes().await;
    carrier.set_clock_by(TimeDelta::seconds(-5));
    let paid = carrier.pay(&carrier.envelopes().await[0]).await;
    carrier.sync().await;
    let (date, _) = paid["at"].as_str().unwrap().split_once('T').unwrap();
    let asked = json!({ "date": date, "refresh": true });
    let board = supervisor.call("branch_day", asked).await.unwrap();
    let envelopes = |name: &str| board["carriers"][0][name]["envelopes"].as_i64().unwrap();
    let figures = ["issued", "paid", "held", "difference"].map(envelopes);
    assert_eq!(figures, [2, 1, 1, 0]);
}

#[tokio::test]
async fn the_last_declaration_and_the_last_count_stand_though_a_clock_was_set_back() {
    let office = Office::with_list(1);
    let (carrier, supervisor) = (office.carrier().await, office.supervisor().await);
    carrier.take_envelopes().await;
    let holding =
        |envelopes: i64| json!({ "envelopes": envelopes, "amount": (envelopes * AMOUNT).to_string() });
    let declared = carrier
        .act("declare_day", json!({ "held": holding(1), "note": "" }))
        .await;
    carrier.set_clock_by(TimeDelta::seconds(-5));
    carrier
        .act("return_envelopes", json!({ "envelope_ids": [] }))
        .await;
    carrier
        .act("declare_day", json!({ "held": holding(0), "note": "" }))
        .await;
    carrier.sync().await;
    let (date, _) = declared["at"].as_str().unwrap().split_once('T').unwrap();
    let count = |envelopes| json!({ "carrier": CARRIER, "date": date, "returned": holding(envelopes) });
    supervisor.act("count_returns", count(0)).await;
    supervisor.set_clock_by(TimeDelta::seconds(-5));
    supervisor.act("count_returns", count(1)).await;
    supervisor.sync().await;
    let asked = json!({ "date": date, "refresh": true });
    let board = supervisor.call("branch_day", asked).await.unwrap();
    let row = &board["carriers"][0];
    assert_eq!((&row["declared"], &row["counted"]), (&holding(0), &holding(1)));
    assert_eq!(row["obstacles"], json!([]));
}
