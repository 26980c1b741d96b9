//! A line in plain words: the lines of the door, and nothing that would give a category away.

use serde_json::{Value, json};
use sync_protocol::ids::{BenefitCode, LineId};
use sync_protocol::payout_list::{PayoutList, Programme};
use uuid::Uuid;

use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

/// A list whose first envelope has a line of a benefit, with words of the list that name it.
fn list_of(programme: Programme, benefit: &str, label: &str) -> PayoutList {
    let mut list = list(1, &THREE);
    list.programme = programme;
    let line = &mut list.envelopes[0].lines[0];
    line.benefit = BenefitCode(benefit.into());
    line.label = label.into();
    line.note = Some(label.into());
    list
}

async fn explain(carrier: &Holder, list: &PayoutList) -> Value {
    let args = json!({ "envelope_id": list.envelopes[0].id });
    carrier.call("explain", args).await.unwrap()
}

#[tokio::test]
async fn each_line_of_the_door_is_explained_in_its_order() {
    let mut list = list_of(Programme::Ncc, "NCC_LS_1", "Tuất liệt sĩ");
    let mut second = list.envelopes[0].lines[0].clone();
    second.id = LineId(Uuid::from_u128(9));
    second.benefit = BenefitCode("NCC_LS_2".into());
    second.label = "Tuất hai liệt sĩ".into();
    list.envelopes[0].total = list.envelopes[0].total.checked_add(second.total).unwrap();
    list.envelopes[0].lines.push(second);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let told = explain(&carrier, &list).await;
    assert_eq!(
        [&told["lines"][0]["label"], &told["lines"][1]["label"]],
        [&json!("Tuất liệt sĩ"), &json!("Tuất hai liệt sĩ")]
    );
    let what = &told["lines"][0]["sections"][0];
    assert_eq!(
        (&what["key"], &what["audience"]),
        (&json!("what"), &json!("everyone"))
    );
    assert!(what["sentences"][0]["aloud"].is_string());
    assert_eq!(told["questions"].as_array().unwrap().len(), 11);
}

#[tokio::test]
async fn a_hidden_category_is_neither_shown_nor_read() {
    let list = list_of(Programme::Btxh, "BTXH_K8", "Khoản 8 Điều 5");
    let carrier = Holder::carrier_on_the_way(&list).await;
    let told = explain(&carrier, &list).await;
    assert_eq!(told["lines"][0]["label"], Value::Null);
    let door = carrier.door(&list.envelopes[0].id.to_string()).await;
    assert_eq!(
        (&door["lines"][0]["label"], &door["lines"][0]["note"]),
        (&json!(""), &Value::Null)
    );
    for shown in [told, door] {
        let shown = shown.to_string().to_lowercase();
        assert!(!shown.contains("khoản 8") && !shown.contains("khoản 3"));
    }
}

#[tokio::test]
async fn what_tells_of_health_is_for_the_carrier_and_has_no_voice() {
    let list = list_of(Programme::Btxh, "BTXH_KT_N", "Người khuyết tật nặng");
    let carrier = Holder::carrier_on_the_way(&list).await;
    let told = explain(&carrier, &list).await;
    assert_eq!(told["lines"][0]["label"], Value::Null);
    let sections = told["lines"][0]["sections"].as_array().unwrap();
    let (private, public): (Vec<&Value>, Vec<&Value>) = sections
        .iter()
        .partition(|section| section["audience"] == "carrier");
    assert!(!json!(public).to_string().contains("khuyết tật"));
    assert!(json!(private).to_string().contains("khuyết tật"));
    for section in private {
        for sentence in section["sentences"].as_array().unwrap() {
            assert_eq!(sentence["aloud"], Value::Null);
        }
    }
}

#[tokio::test]
async fn words_that_the_catalogue_does_not_know_are_for_nobody_else() {
    let list = list_of(Programme::Btxh, "UNKNOWN", "Chữ lạ");
    let carrier = Holder::carrier_on_the_way(&list).await;
    let told = explain(&carrier, &list).await;
    assert_eq!(told["lines"][0]["label"], Value::Null);
    assert_eq!(told["lines"][0]["sections"][0]["needs_answer"], true);
}

#[tokio::test]
async fn an_envelope_that_is_not_here_has_no_explanation() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    let args = json!({ "envelope_id": Uuid::new_v4() });
    assert_eq!(
        carrier.refused("explain", args).await,
        CallErrorCode::EnvelopeUnknown
    );
}
