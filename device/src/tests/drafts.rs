//! Forms that were begun: kept through kills and locks, gone with the entry, never in the way of one.

use chrono::TimeDelta;
use serde_json::{Value, json};
use sync_protocol::payout_list::PayoutList;
use uuid::Uuid;

use crate::projection;
use crate::testing::lists::{THREE, list};
use crate::testing::people::{Holder, PIN, payment};
use crate::views::CallErrorCode;

#[tokio::test]
async fn a_payout_survives_a_kill_at_every_step_and_goes_with_its_record() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&envelope(&list, 0));
    for step in ["envelope", "receiver", "identity", "signature", "review"] {
        keep(&carrier, &form, &format!("at {step}")).await;
        carrier.restart().await.unwrap();
        let kept = kept(&carrier, &form).await;
        assert_eq!(kept["body"], format!("at {step}"));
        assert_eq!(kept["request_id"], form["request_id"]);
    }
    carrier.pay_with(form.clone()).await.unwrap();
    assert_eq!(kept(&carrier, &form).await, Value::Null);
    carrier.restart().await.unwrap();
    assert_eq!(kept(&carrier, &form).await, Value::Null);
}

#[tokio::test]
async fn any_form_goes_with_the_record_of_its_request() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let paid = carrier.pay(&envelope(&list, 0)).await.unwrap();
    let (mine, other) = (Uuid::new_v4(), Uuid::new_v4());
    for (kind, request) in [("correction", mine), ("report", other)] {
        let draft = json!({ "kind": kind, "key": paid["entry_id"], "request_id": request, "version": 1, "body": "{}" });
        carrier
            .call("keep_draft", json!({ "draft": draft }))
            .await
            .unwrap();
    }
    let correction = json!({ "request_id": mine, "entry_id": paid["entry_id"], "reason": "nhầm người" });
    carrier.call("correct_entry", correction).await.unwrap();
    let left = carrier.call("drafts", json!({})).await.unwrap();
    assert_eq!(
        (left[0]["kind"].as_str(), left[1].as_object()),
        (Some("report"), None)
    );
}

#[tokio::test]
async fn a_refused_payout_keeps_its_draft() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let mut form = payment(&envelope(&list, 0));
    keep(&carrier, &form, "{}").await;
    form["identity_last_digits"] = json!("12");
    assert_eq!(
        carrier.pay_with(form.clone()).await.unwrap_err().code,
        CallErrorCode::FieldInvalid
    );
    assert_ne!(kept(&carrier, &form).await, Value::Null);
}

#[tokio::test]
async fn a_draft_that_comes_after_its_record_is_not_kept() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&envelope(&list, 0));
    carrier.pay_with(form.clone()).await.unwrap();
    keep(&carrier, &form, "late").await;
    assert_eq!(kept(&carrier, &form).await, Value::Null);
    // Under another request as well: the envelope is settled.
    let again = payment(&envelope(&list, 0));
    keep(&carrier, &again, "late").await;
    assert_eq!(kept(&carrier, &again).await, Value::Null);
}

#[tokio::test]
async fn a_visit_in_vain_leaves_no_signature_for_the_next_one() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&envelope(&list, 0));
    keep(&carrier, &form, "signed").await;
    carrier.not_paid(&envelope(&list, 0), "absent").await.unwrap();
    assert_eq!(kept(&carrier, &form).await, Value::Null);
    let next = payment(&envelope(&list, 0));
    keep(&carrier, &next, "next visit").await;
    assert_eq!(kept(&carrier, &next).await["body"], "next visit");
}

#[tokio::test]
async fn drafts_are_listed_with_their_doors_and_dropped_one_by_one() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let (first, second) = (payment(&envelope(&list, 0)), payment(&envelope(&list, 1)));
    keep(&carrier, &first, "{}").await;
    carrier.clock.pass(TimeDelta::minutes(5));
    keep(&carrier, &second, "{}").await;
    let listed = carrier.call("drafts", json!({})).await.unwrap();
    let names: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|d| &d["door"]["person_name"])
        .collect();
    assert_eq!(
        names,
        [
            &json!(list.envelopes[1].person.name),
            &json!(list.envelopes[0].person.name)
        ]
    );
    let args = json!({ "kind": "payout", "key": second["envelope_id"] });
    carrier.call("drop_draft", args).await.unwrap();
    assert_eq!(kept(&carrier, &second).await, Value::Null);
    assert_ne!(kept(&carrier, &first).await, Value::Null);
}

#[tokio::test]
async fn a_returned_envelope_and_the_day_after_tomorrow_end_a_draft() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    let (first, second) = (payment(&envelope(&list, 0)), payment(&envelope(&list, 1)));
    keep(&carrier, &first, "{}").await;
    keep(&carrier, &second, "{}").await;
    let back = json!({ "envelope_ids": [envelope(&list, 0)] });
    carrier.act("return_envelopes", back).await.unwrap();
    assert_eq!(kept(&carrier, &first).await, Value::Null);
    carrier.clock.pass(TimeDelta::days(1));
    carrier.restart().await.unwrap();
    assert_ne!(kept(&carrier, &second).await, Value::Null, "the next morning");
    carrier.clock.pass(TimeDelta::days(1));
    assert_eq!(kept(&carrier, &second).await, Value::Null);
    carrier.restart().await.unwrap();
    let rows = carrier.app.session().unwrap().read(|db| {
        Ok(db
            .query_row("SELECT COUNT(*) FROM drafts", [], |row| row.get::<_, i64>(0))
            .unwrap())
    });
    assert_eq!(
        rows.unwrap(),
        0,
        "what is too old is removed, and not only hidden"
    );
}

#[tokio::test]
async fn projections_that_are_built_anew_keep_drafts() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&envelope(&list, 0));
    keep(&carrier, &form, "kept").await;
    let session = carrier.app.session().unwrap();
    session
        .write(|tx| projection::rebuild(tx, session.centre_key()))
        .unwrap();
    drop(session);
    carrier.tamper("UPDATE schema_info SET projection_version = 0");
    carrier.restart().await.unwrap();
    assert_eq!(kept(&carrier, &form).await["body"], "kept");
}

#[tokio::test]
async fn a_locked_device_tells_nothing_of_drafts_and_has_them_afterwards() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&envelope(&list, 0));
    let secret = "drafted name of nobody";
    keep(&carrier, &form, secret).await;
    carrier.call("lock", json!({})).await.unwrap();
    assert_eq!(carrier.refused("drafts", json!({})).await, CallErrorCode::Locked);
    for file in std::fs::read_dir(carrier.dir().join("store")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let shown = bytes
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!shown, "a draft stands in the clear");
    }
    carrier.call("unlock", json!({ "pin": PIN })).await.unwrap();
    assert_eq!(kept(&carrier, &form).await["body"], secret);
}

#[tokio::test]
async fn drafts_have_limits_and_the_oldest_gives_way() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    let named = |key: String, body: String| {
        json!({ "draft": { "kind": "report", "key": key, "request_id": Uuid::new_v4(), "version": 1,
                "body": body } })
    };
    let too_long = named("one".into(), "x".repeat(256 * 1024 + 1));
    assert_eq!(
        carrier.refused("keep_draft", too_long).await,
        CallErrorCode::FieldInvalid
    );
    for wrong in ["", "một", &"k".repeat(101)] {
        let args = named(wrong.into(), "{}".into());
        assert_eq!(
            carrier.refused("keep_draft", args).await,
            CallErrorCode::FieldInvalid
        );
    }
    for number in 0..102 {
        carrier.clock.pass(TimeDelta::seconds(1));
        carrier
            .call("keep_draft", named(format!("k{number}"), "{}".into()))
            .await
            .unwrap();
    }
    let listed = carrier.call("drafts", json!({})).await.unwrap();
    let keys: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["key"].as_str().unwrap())
        .collect();
    assert_eq!((keys.len(), keys[0], keys[99]), (100, "k101", "k2"));
}

#[tokio::test]
async fn a_full_disk_leaves_the_draft_that_was_kept_and_lets_the_payout_go_on() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&envelope(&list, 0));
    keep(&carrier, &form, "small").await;
    let session = carrier.app.session().unwrap();
    let limit = |pages: i64| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        session
            .write(|tx| {
                tx.query_row(&sql, [], |_| Ok(())).unwrap();
                Ok(())
            })
            .unwrap();
    };
    limit(1);
    let large = draft(&form, &"x".repeat(100_000));
    assert_eq!(
        carrier.refused("keep_draft", large).await,
        CallErrorCode::DiskFull
    );
    assert_eq!(kept(&carrier, &form).await["body"], "small");
    limit(1_000_000);
    carrier.pay_with(form.clone()).await.unwrap();
    assert_eq!(kept(&carrier, &form).await, Value::Null);
}

#[tokio::test]
async fn too_little_ink_is_told_at_the_frame() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    let enough = payment("")["ink"].clone();
    carrier
        .call("check_signature", json!({ "ink": enough }))
        .await
        .unwrap();
    let mut dot = enough.clone();
    dot["strokes"] = json!([[[1, 1, 0]]]);
    let refused = carrier.refused("check_signature", json!({ "ink": dot })).await;
    assert_eq!(refused, CallErrorCode::SignatureTooLittle);
    let mut pressed = enough;
    for pressures in [json!([[500]]), json!([vec![1001; 40]])] {
        pressed["pressures"] = pressures;
        let refused = carrier
            .refused("check_signature", json!({ "ink": pressed }))
            .await;
        assert_eq!(refused, CallErrorCode::FieldInvalid);
    }
}

#[tokio::test]
async fn pressure_is_sealed_with_the_points() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let mut form = payment(&envelope(&list, 0));
    form["ink"]["pressures"] = json!([(0..40).map(|i| 300 + i * 10).collect::<Vec<_>>()]);
    carrier.pay_with(form).await.unwrap();
    carrier.sync().await;
    let line = carrier.centre.lines().pop().unwrap();
    let (_, json) = line.as_str().split_once('\t').unwrap();
    let entry: Value = serde_json::from_str(json).unwrap();
    let ink = sync_protocol::ink::Ink::decode(entry["body"]["ink"].as_str().unwrap()).unwrap();
    assert_eq!(ink.pressures().unwrap()[39], 690);
}

fn envelope(list: &PayoutList, place: usize) -> String {
    list.envelopes[place].id.to_string()
}

fn draft(form: &Value, body: &str) -> Value {
    json!({ "draft": {
        "kind": "payout",
        "key": form["envelope_id"],
        "request_id": form["request_id"],
        "version": 1,
        "body": body,
    } })
}

async fn keep(carrier: &Holder, form: &Value, body: &str) {
    carrier.call("keep_draft", draft(form, body)).await.unwrap();
}

async fn kept(carrier: &Holder, form: &Value) -> Value {
    let args = json!({ "kind": "payout", "key": form["envelope_id"] });
    carrier.call("draft", args).await.unwrap()
}
