//! Clocks that somebody has set.

use chrono::TimeDelta;
use serde_json::{Value, json};

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
