//! Clocks that somebody has set.

use chrono::TimeDelta;
use serde_json::Value;

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
    let today = carrier.call("today", serde_json::json!({})).await.unwrap();
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
