//! A catalogue of the centre: explanations follow the newest one that can be read.

use serde_json::{Value, json};
use sync_protocol::statement::{PublishedCatalogue, StatementBody};

use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;

const BUNDLED: &str = include_str!("../../../benefits/data/benefits.json");

/// The statement of a catalogue whose allowance for one martyr is called otherwise.
fn catalogue(version: u32, change: impl FnOnce(&mut Value)) -> StatementBody {
    let mut document: Value = serde_json::from_str(BUNDLED).unwrap();
    change(&mut document);
    StatementBody::Catalogue(PublishedCatalogue {
        version,
        published_on: "2026-12-01".parse().unwrap(),
        catalogue: document.to_string(),
    })
}

fn named(words: &'static str) -> impl FnOnce(&mut Value) {
    move |document| {
        document["as_of"] = json!("2026-11-30");
        let rows = document["benefits"].as_array_mut().unwrap();
        let row = rows.iter_mut().find(|row| row["code"] == "NCC_LS_1").unwrap();
        row["explanation_vi"] = json!(words);
    }
}

/// A carrier whose first envelope is for the relative of a martyr.
async fn carrier() -> (Holder, String) {
    let mut list = list(1, &THREE);
    list.envelopes[0].lines[0].benefit = sync_protocol::ids::BenefitCode("NCC_LS_1".into());
    let envelope = list.envelopes[0].id.to_string();
    (Holder::carrier_on_the_way(&list).await, envelope)
}

async fn told(carrier: &Holder, envelope: &str) -> (Value, String) {
    let all = carrier
        .call("explain", json!({ "envelope_id": envelope }))
        .await
        .unwrap();
    let first = all["lines"][0]["sections"][0]["sentences"][0]["vi"]
        .as_str()
        .unwrap();
    (all["catalogue"].clone(), first.to_owned())
}

async fn is_flagged(carrier: &Holder) -> bool {
    let state = carrier.call("sync_state", json!({})).await.unwrap();
    state["catalogue_unreadable"].as_bool().unwrap()
}

#[tokio::test]
async fn the_newest_catalogue_explains_and_says_since_when() {
    let (carrier, envelope) = carrier().await;
    let (bundled, words) = told(&carrier, &envelope).await;
    assert_eq!(
        bundled,
        json!({ "as_of": "2026-11-23", "version": null, "published_on": null })
    );
    assert!(!words.contains("Lời mới"));
    carrier.centre.state(&catalogue(1, named("Lời mới thứ nhất.")));
    carrier.centre.state(&catalogue(2, named("Lời mới thứ hai.")));
    carrier.sync().await;
    let (newest, words) = told(&carrier, &envelope).await;
    assert_eq!(
        newest,
        json!({ "as_of": "2026-11-30", "version": 2, "published_on": "2026-12-01" })
    );
    assert!(words.contains("Lời mới thứ hai."), "{words}");
    assert!(!is_flagged(&carrier).await);
}

#[tokio::test]
async fn a_catalogue_that_cannot_be_read_is_flagged_and_the_one_before_stays() {
    let (carrier, envelope) = carrier().await;
    carrier
        .centre
        .state(&catalogue(1, |document| document["schema_version"] = json!(2)));
    carrier.sync().await;
    assert!(is_flagged(&carrier).await);
    assert_eq!(told(&carrier, &envelope).await.0["version"], Value::Null);
    carrier.centre.state(&catalogue(2, named("Lời mới.")));
    carrier.sync().await;
    assert!(!is_flagged(&carrier).await);
    carrier
        .centre
        .state(&catalogue(3, |document| document["benefits"] = json!("none")));
    carrier.sync().await;
    assert!(is_flagged(&carrier).await);
    let (used, words) = told(&carrier, &envelope).await;
    assert_eq!((&used["version"], words.contains("Lời mới.")), (&json!(2), true));
}

#[tokio::test]
async fn a_category_that_a_new_catalogue_hides_is_hidden_at_once() {
    let (carrier, envelope) = carrier().await;
    assert_ne!(carrier.door(&envelope).await["lines"][0]["label"], json!(""));
    carrier.centre.state(&catalogue(1, |document| {
        let rows = document["benefits"].as_array_mut().unwrap();
        let row = rows.iter_mut().find(|row| row["code"] == "NCC_LS_1").unwrap();
        row["hide_category"] = json!(true);
    }));
    carrier.sync().await;
    assert_eq!(carrier.door(&envelope).await["lines"][0]["label"], json!(""));
}
