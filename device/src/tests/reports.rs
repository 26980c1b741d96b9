//! What is heard and seen at doors besides the payment, visits in vain, and what speaks for waiting.

use serde_json::{Value, json};
use sync_protocol::payout_list::Programme;

use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

fn variation(envelope: &Value, kind: &str) -> Value {
    json!({
        "envelope_id": envelope, "person_name": "", "kind": kind, "happened": null, "words": "Con gái báo",
        "told_by": "con gái", "paper": "", "asked": "stop",
    })
}

#[tokio::test]
async fn a_reported_death_warns_at_every_envelope_of_the_person_and_stops_nothing() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let recorded = carrier
        .act("report_variation", variation(&json!(envelope), "death"))
        .await
        .unwrap();
    let door = carrier.door(&envelope).await;
    assert_eq!(door["cautions"], json!(["death_reported"]));
    assert_eq!(door["history"][0]["kind"], "variation_reported");
    let other = list.envelopes[1].id.to_string();
    assert_eq!(carrier.door(&other).await["cautions"], json!([]));
    let reports = carrier
        .call("reports", json!({ "offset": 0, "limit": 10 }))
        .await
        .unwrap();
    assert_eq!(reports["total"], 1);
    assert_eq!(reports["reports"][0]["entry_id"], recorded["entry_id"]);
    assert_eq!(reports["reports"][0]["code"], "death");
    assert_eq!(reports["reports"][0]["person_name"], THREE[0].0);
    carrier.pay(&envelope).await.unwrap();
}

#[tokio::test]
async fn a_death_told_as_the_reason_of_a_visit_warns_until_it_is_corrected() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let visit = carrier.not_paid(&envelope, "deceased").await.unwrap();
    assert_eq!(
        carrier.door(&envelope).await["cautions"],
        json!(["death_reported"])
    );
    carrier.correct(&visit).await.unwrap();
    assert_eq!(carrier.door(&envelope).await["cautions"], json!([]));
}

#[tokio::test]
async fn social_assistance_that_waited_two_months_warns() {
    let mut waited = list(1, &THREE);
    waited.programme = Programme::Btxh;
    for (envelope, months) in waited.envelopes.iter_mut().zip([1, 2, 3]) {
        envelope.lines[0].carried_over_months = months;
    }
    let carrier = Holder::carrier_on_the_way(&waited).await;
    let expected = [
        json!([]),
        json!(["third_unpaid_month"]),
        json!(["third_unpaid_month"]),
    ];
    for (envelope, cautions) in waited.envelopes.iter().zip(expected) {
        assert_eq!(carrier.door(&envelope.id.to_string()).await["cautions"], cautions);
    }
}

#[tokio::test]
async fn reports_need_what_makes_them_useful() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    let mut cases = Vec::new();
    let with = |field: &str, value: Value| {
        let mut form = variation(&Value::Null, "possible_new");
        form["person_name"] = json!("Lê Văn Mới");
        form[field] = value;
        (field.to_owned(), form)
    };
    cases.extend([
        with("person_name", json!(" ")),
        with("kind", json!("flown_away")),
        with("happened", json!("2026-13")),
        with("happened", json!("21/10/2026")),
        with("asked", json!("nothing")),
    ]);
    for (field, form) in cases {
        let error = carrier.act("report_variation", form).await.unwrap_err();
        assert_eq!(error.params["field"], field);
    }
    for happened in ["2026", "2026-10", "2026-10-21"] {
        let (_, form) = with("happened", json!(happened));
        carrier.act("report_variation", form).await.unwrap();
    }
}

#[tokio::test]
async fn concerns_and_wishes_are_kept_and_bank_data_only_with_consent() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let concern = json!({
        "envelope_id": envelope, "class": "question", "raised_by": "Nguyễn Văn Nghĩa", "benefit": "NCC_TB_1",
        "words": "Sao tháng này tiền nhiều hơn?", "answer": "Có truy lĩnh", "telephone": "",
    });
    carrier.act("raise_concern", concern.clone()).await.unwrap();
    let mut silent = concern;
    silent["words"] = json!("");
    let error = carrier.act("raise_concern", silent).await.unwrap_err();
    assert_eq!(error.params["field"], "words");
    let wish = json!({
        "envelope_id": envelope, "consent": false, "holder": "own", "bank": "970449", "account": "0012345",
        "words": "Không quen dùng thẻ",
    });
    carrier.act("wish_account", wish).await.unwrap();
    carrier.sync().await;
    let lines = carrier.centre.lines();
    let sealed = lines.last().unwrap().as_str();
    assert!(sealed.contains("Không quen dùng thẻ") && !sealed.contains("0012345"));
}

#[tokio::test]
async fn a_promised_visit_is_asked_for_on_its_day() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let visit = |next: &str| {
        json!({
            "envelope_id": envelope, "reason": "absent", "note": "", "next_visit": next, "message_left": true,
        })
    };
    let late = carrier
        .act("record_non_payment", visit("2026-11-04"))
        .await
        .unwrap_err();
    assert_eq!(late.params["field"], "next_visit");
    carrier
        .act("record_non_payment", visit("2026-11-06"))
        .await
        .unwrap();
    assert_eq!(carrier.today().await["visits_due"], 0);
    let door = carrier.door(&envelope).await;
    assert_eq!(door["door"]["next_visit"], "2026-11-06");
    carrier.clock.pass(chrono::TimeDelta::days(1));
    assert_eq!(carrier.today().await["visits_due"], 1);
    let query = json!({ "query": { "due": true, "limit": 10 } });
    let due = carrier.call("search_doors", query).await.unwrap();
    assert_eq!(due["doors"][0]["person_name"], THREE[0].0);
    carrier.pay(&envelope).await.unwrap();
    assert_eq!(carrier.today().await["visits_due"], 0);
}

#[tokio::test]
async fn a_message_at_a_door_says_nothing_of_money() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let args = json!({ "envelope_id": list.envelopes[0].id, "next_visit": "2026-11-07" });
    let message = carrier.call("door_message", args).await.unwrap();
    assert_eq!(message["person_name"], THREE[0].0);
    assert_eq!(message["hotline"], "1900 9357");
    assert!(!message.to_string().contains("3012000"));
    let nobody = json!({ "envelope_id": uuid::Uuid::new_v4(), "next_visit": null });
    assert_eq!(
        carrier.refused("door_message", nobody).await,
        CallErrorCode::EnvelopeUnknown
    );
}

#[tokio::test]
async fn a_scanned_vietqr_fills_bank_and_account_and_a_wrong_one_nothing() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    let sample = "00020101021238540010A00000072701240006970449011001234567890208QRIBFTTA5303704\
                  54065400005802VN62230819Chi tra tro cap T116304B8A0";
    let read = carrier
        .call("read_vietqr", json!({ "text": sample }))
        .await
        .unwrap();
    assert_eq!(
        read,
        json!({ "bin": "970449", "bank_name": "LPBank", "number": "0123456789", "is_card": false })
    );
    let broken = json!({ "text": sample.replace("B8A0", "B8A1") });
    assert_eq!(
        carrier.refused("read_vietqr", broken).await,
        CallErrorCode::FieldInvalid
    );
}
