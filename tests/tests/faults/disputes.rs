//! What nobody could know at the door is kept, flagged and shown.

use device::views::CallErrorCode;
use serde_json::{Value, json};

use crate::support::office::Office;
use crate::support::people::Person;

#[tokio::test]
async fn a_person_paid_by_two_devices_is_a_dispute_that_keeps_both_receipts() {
    let office = Office::with_list(3);
    let (first, second) = (office.carrier().await, office.carrier().await);
    let supervisor = office.supervisor().await;
    for device in [&first, &second] {
        device.take_envelopes().await;
    }
    let envelope = first.envelopes().await.remove(0);
    let paid = first.pay(&envelope).await;
    second.pay(&envelope).await;
    assert_eq!(first.sync().await["flagged_entries"], 0);
    let told = second.sync().await;
    assert_eq!(
        (&told["last_error"], &told["flagged_entries"]),
        (&Value::Null, &1.into())
    );
    assert_eq!(second.journal().await[0]["flags"], json!(["paid_twice"]));

    assert_eq!(office.open_exceptions("paid_twice"), 1);
    let carrier = board(&supervisor, &paid).await["carriers"][0].clone();
    let disputes: Vec<&Value> = carrier["exceptions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|exception| exception["code"] == "paid_twice")
        .collect();
    assert_eq!(disputes.len(), 1);
    assert_eq!(
        disputes[0]["lines"].as_array().unwrap().len(),
        2,
        "it names both receipts"
    );

    let bundle = std::fs::read(office.bundle()).unwrap();
    let verified = receipts::verify::verify_bundle(&bundle, None).unwrap();
    assert_eq!((verified.receipts, verified.devices), (2, 2));
}

#[tokio::test]
async fn a_line_withdrawn_while_the_carrier_is_offline_is_flagged_and_afterwards_refused() {
    let office = Office::with_list(3);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    let envelopes = carrier.envelopes().await;
    for envelope in &envelopes[..2] {
        let reason = "Tạm dừng chi theo công văn 15";
        office
            .central
            .run(&["withdraw", "--envelope", envelope, "--reason", reason])
            .unwrap();
    }

    // The carrier does not know of it yet.
    carrier.pay(&envelopes[0]).await;
    let told = carrier.sync().await;
    assert_eq!(
        (&told["last_error"], &told["flagged_entries"]),
        (&Value::Null, &1.into())
    );
    assert_eq!(office.open_exceptions("withdrawn"), 1);
    assert_eq!(
        office.status()["lists"][0]["paid"]["envelopes"],
        1,
        "what happened has happened"
    );

    let payout = json!({ "payout": acceptance::payouts::payout(&envelopes[1]) });
    assert_eq!(
        carrier.refused("record_payout", payout).await,
        CallErrorCode::Withdrawn
    );
    carrier.pay(&envelopes[2]).await;
    assert_eq!(carrier.sync().await["flagged_entries"], 1);
}

/// The branch's day on which something was recorded.
async fn board(supervisor: &Person, recorded: &Value) -> Value {
    let (date, _) = recorded["at"].as_str().unwrap().split_once('T').unwrap();
    supervisor
        .call("branch_day", json!({ "date": date, "refresh": true }))
        .await
        .unwrap()
}
