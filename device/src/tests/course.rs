//! The guided course notices what was done by itself, in whatever order, and passes over what cannot be done.

use serde_json::{Value, json};
use sync_protocol::certificate::Role;

use crate::testing::people::{Holder, payment};
use crate::views::CallErrorCode;

/// A newcomer at the start of the course.
async fn newcomer() -> Holder {
    let newcomer = Holder::stranger();
    newcomer.call("start_practice", json!({})).await.unwrap();
    newcomer
}

async fn course(newcomer: &Holder) -> Value {
    newcomer.call("course", json!({})).await.unwrap()
}

/// Checks which step comes next, and gives the envelope of its door.
async fn next(newcomer: &Holder, step: &str, person: &str) -> String {
    let course = course(newcomer).await;
    assert_eq!(course["current"], step);
    assert_eq!(course["person_name"].as_str().unwrap_or_default(), person);
    course["envelope_id"].as_str().unwrap_or_default().to_owned()
}

async fn state_of(newcomer: &Holder, step: &str) -> String {
    let course = course(newcomer).await;
    let steps = course["steps"].as_array().unwrap();
    let found = steps.iter().find(|one| one["step"] == step).unwrap();
    found["state"].as_str().unwrap().to_owned()
}

async fn pay_proxy(newcomer: &Holder, envelope: &str) {
    let door = newcomer.door(envelope).await;
    let mut payout = payment(envelope);
    payout["receiver"] =
        json!({ "kind": "registered", "authorisation_id": door["receivers"][0]["authorisation_id"] });
    newcomer.pay_with(payout).await.unwrap();
}

async fn all_doors(newcomer: &Holder) -> Vec<String> {
    let query = json!({ "query": { "text": "", "states": ["to_pay", "not_paid"], "limit": 50 } });
    let page = newcomer.call("search_doors", query).await.unwrap();
    let doors = page["doors"].as_array().unwrap();
    doors
        .iter()
        .map(|door| door["envelope_id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_first_day_step_by_step() {
    let newcomer = newcomer().await;
    next(&newcomer, "receive", "").await;
    newcomer.act("receive_envelopes", json!({})).await.unwrap();
    let first = next(&newcomer, "first_door", "Nguyễn Thị Mẫu").await;
    newcomer.pay(&first).await.unwrap();
    let second = next(&newcomer, "proxy", "Trần Văn Thí Dụ").await;
    pay_proxy(&newcomer, &second).await;
    let third = next(&newcomer, "absent", "Lê Thị Vắng").await;
    newcomer.not_paid(&third, "absent").await.unwrap();
    let fourth = next(&newcomer, "mistake", "Phạm Văn Nhầm").await;
    let wrong = newcomer.not_paid(&fourth, "moved").await.unwrap();
    assert_eq!(next(&newcomer, "correct", "Phạm Văn Nhầm").await, fourth);
    newcomer.correct(&wrong).await.unwrap();
    assert_eq!(next(&newcomer, "pay_after", "Phạm Văn Nhầm").await, fourth);
    newcomer.pay(&fourth).await.unwrap();
    next(&newcomer, "return", "").await;
    let rest = all_doors(&newcomer).await;
    newcomer
        .act("return_envelopes", json!({ "envelope_ids": rest }))
        .await
        .unwrap();
    next(&newcomer, "declare", "").await;
    let empty = json!({ "held": { "envelopes": 0, "amount": "0" }, "note": "" });
    newcomer.act("declare_day", empty).await.unwrap();
    next(&newcomer, "send", "").await;
    newcomer.sync().await;
    assert_eq!(course(&newcomer).await["current"], Value::Null);
    for step in course(&newcomer).await["steps"].as_array().unwrap() {
        assert_eq!(step["state"], "done", "{step}");
    }
}

#[tokio::test]
async fn steps_out_of_order_are_noticed_too() {
    let newcomer = newcomer().await;
    newcomer.act("receive_envelopes", json!({})).await.unwrap();
    let first = next(&newcomer, "first_door", "Nguyễn Thị Mẫu").await;
    newcomer.not_paid(&first, "absent").await.unwrap();
    assert_eq!(state_of(&newcomer, "absent").await, "done");
    let other = next(&newcomer, "first_door", "Lê Thị Vắng").await;
    newcomer.pay(&other).await.unwrap();
    next(&newcomer, "proxy", "Trần Văn Thí Dụ").await;
}

#[tokio::test]
async fn what_can_no_longer_be_done_is_passed_over() {
    let newcomer = newcomer().await;
    newcomer.act("receive_envelopes", json!({})).await.unwrap();
    let rest = all_doors(&newcomer).await;
    newcomer
        .act("return_envelopes", json!({ "envelope_ids": rest }))
        .await
        .unwrap();
    for step in ["first_door", "proxy", "absent", "mistake", "correct", "pay_after"] {
        assert_eq!(state_of(&newcomer, step).await, "passed", "{step}");
    }
    next(&newcomer, "declare", "").await;
}

#[tokio::test]
async fn without_practice_there_is_no_course() {
    let carrier = Holder::enrolled(Role::Carrier).await;
    assert_eq!(
        carrier.refused("course", json!({})).await,
        CallErrorCode::NotAllowed
    );
}
