//! Two carriers, two devices, no network: envelopes go from one to the other.

use serde_json::{Value, json};
use sync_protocol::certificate::Role;
use sync_protocol::statement::StatementBody;

use crate::testing::centre::Centre;
use crate::testing::lists::{THREE, list, proxy, register, withdrawal};
use crate::testing::people::{Holder, ink};
use crate::views::{CallError, CallErrorCode};

/// A carrier on the way with the three, and a colleague of the same centre with an empty bag.
async fn two_carriers() -> (Holder, Holder) {
    let list = list(1, &THREE);
    let giver = Holder::enrolled(Role::Carrier).await;
    giver.centre.state(&StatementBody::PayoutList(list.clone()));
    giver.centre.state(&register(proxy(list.envelopes[0].person.id)));
    giver.centre.state(&register(proxy(list.envelopes[2].person.id)));
    giver.sync().await;
    giver.act("receive_envelopes", json!({})).await.unwrap();
    let taker = colleague(&giver.centre, "CODE-2").await;
    (giver, taker)
}

async fn colleague(centre: &Centre, code: &str) -> Holder {
    let holder = Holder::stranger_of(centre.clone());
    let link = centre.link(Role::Carrier, code);
    holder.enrol(&link, crate::testing::people::PIN).await.unwrap();
    holder
}

async fn code_of(taker: &Holder) -> Value {
    taker.call("device_code", json!({})).await.unwrap()["certificate"].clone()
}

/// Hands over what is in some hamlets, and gives the file.
async fn give(giver: &Holder, taker: &Holder, hamlets: &[&str]) -> Result<String, CallError> {
    let handover = json!({
        "request_id": uuid::Uuid::new_v4(),
        "certificate": code_of(taker).await,
        "hamlets": hamlets,
        "signed": { "ink": ink(), "other_ink": ink() },
    });
    giver.call("hand_over", json!({ "handover": handover })).await?;
    let given = giver.call("handovers", json!({})).await?;
    let written = giver
        .call("write_handover", json!({ "grant": given["given"][0]["grant"] }))
        .await?;
    Ok(std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap())
}

async fn read(taker: &Holder, file: &str) -> Result<Value, CallError> {
    taker.call("read_handover", json!({ "text": file })).await
}

async fn take(taker: &Holder, grant: &Value) -> Result<Value, CallError> {
    let args = json!({ "grant": grant, "left_out": [], "ink": ink() });
    taker.act("take_handover", args).await
}

fn reason(refused: Result<impl std::fmt::Debug, CallError>) -> String {
    let refused = refused.unwrap_err();
    assert_eq!(refused.code, CallErrorCode::HandoverRefused);
    refused.params["reason"].clone()
}

#[tokio::test]
async fn a_colleague_goes_on_with_what_was_handed_over_and_sees_nothing_else() {
    let (giver, mut taker) = two_carriers().await;
    let file = give(&giver, &taker, &["Ấp Mỹ An 1"]).await.unwrap();
    let bag = giver.call("bag", json!({})).await.unwrap();
    assert_eq!(
        (&bag["holding"]["envelopes"], &bag["handed_over"]["envelopes"]),
        (&json!(1), &json!(2))
    );
    let first = list(1, &THREE).envelopes[0].id.to_string();
    assert_eq!(
        giver.pay(&first).await.unwrap_err().code,
        CallErrorCode::HandedOver
    );
    assert_eq!(giver.door(&first).await["door"]["state"], "handed_over");

    let seen = read(&taker, &file).await.unwrap();
    assert_eq!(seen["open"], json!({ "envelopes": 2, "amount": "6025000" }));
    assert_eq!(
        seen["programmes"][0]["in_words"],
        "Sáu triệu không trăm hai mươi lăm nghìn đồng"
    );
    assert_eq!(
        taker.pay(&first).await.unwrap_err().code,
        CallErrorCode::EnvelopeNotTaken
    );
    take(&taker, &seen["grant"]).await.unwrap();
    assert_eq!(
        take(&taker, &seen["grant"]).await.unwrap_err().code,
        CallErrorCode::NothingToDo
    );
    taker.restart().await.unwrap();
    taker.pay(&first).await.unwrap();
    assert_eq!(taker.find("").await, ["Nguyễn Văn Nghĩa", "Nguyễn Văn Nghị"]);
    assert_eq!(taker.door(&first).await["receivers"].as_array().unwrap().len(), 1);
    let today = taker.today().await;
    assert_eq!(
        (&today["in_bag"]["envelopes"], &today["to_receive"]["envelopes"]),
        (&json!(1), &json!(0))
    );
}

#[tokio::test]
async fn the_entries_of_both_name_the_grant_and_who_signed() {
    let (giver, taker) = two_carriers().await;
    let file = give(&giver, &taker, &[]).await.unwrap();
    let seen = read(&taker, &file).await.unwrap();
    take(&taker, &seen["grant"]).await.unwrap();
    let last = |holder: &Holder| {
        let session = holder.app.session().unwrap();
        session
            .read(|db| {
                let head = crate::journal::head(db)?;
                Ok(crate::journal::line(db, head.seq)?.read_unchecked().unwrap())
            })
            .unwrap()
    };
    let (given, taken) = (last(&giver), last(&taker));
    assert_eq!(
        (given.type_name.as_str(), &given.body["grant"]),
        ("envelopes_handed_over", &seen["grant"])
    );
    assert_eq!(
        (taken.type_name.as_str(), &taken.body["grant"]),
        ("envelopes_received", &seen["grant"])
    );
    assert!(taken.body["ink"].is_string() && given.body["ink"].is_string());
    assert_eq!(given.body["total"], taken.body["total"]);
    let journal = giver
        .call("journal", json!({ "offset": 0, "limit": 1 }))
        .await
        .unwrap();
    let item = &journal["items"][0];
    assert_eq!(
        (&item["other_hand"], &item["own_ink"], &item["envelopes"]),
        (&json!("Trần Văn Mẫu"), &json!(true), &json!(3))
    );
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let (giver, taker) = two_carriers().await;
    let file = give(&giver, &taker, &[]).await.unwrap();
    let first = read(&taker, &file).await.unwrap();
    assert_eq!(read(&taker, &file).await.unwrap(), first);
    take(&taker, &first["grant"]).await.unwrap();
    let again = read(&taker, &file).await.unwrap();
    assert_eq!(
        (&again["open"]["envelopes"], &again["holding"]),
        (&json!(0), &first["holding"])
    );
    assert_eq!(taker.today().await["in_bag"]["envelopes"], 3);
    assert_eq!(
        give(&giver, &taker, &[]).await.unwrap_err().code,
        CallErrorCode::NothingToDo
    );
}

#[tokio::test]
async fn what_is_not_for_this_device_is_refused_with_its_reason() {
    let (giver, taker) = two_carriers().await;
    let bystander = colleague(&giver.centre, "CODE-3").await;
    let file = give(&giver, &taker, &["Ấp Mỹ An 1"]).await.unwrap();
    assert_eq!(reason(read(&bystander, &file).await), "another_device");
    assert_eq!(reason(read(&taker, "không phải tệp").await), "not_a_file");
    let altered = file.replacen('\n', "\n\n", 1);
    assert_eq!(reason(read(&taker, &altered).await), "not_a_file");
    let shorter: String = file.lines().take(2).flat_map(|line| [line, "\n"]).collect();
    assert_eq!(reason(read(&taker, &shorter).await), "altered");
    assert_eq!(reason(give(&giver, &giver, &[]).await), "own_device");
    let supervisor = Holder::stranger_of(giver.centre.clone());
    let link = giver.centre.link(Role::Supervisor, "CODE-4");
    supervisor
        .enrol(&link, crate::testing::people::PIN)
        .await
        .unwrap();
    assert_eq!(
        supervisor.refused("device_code", json!({})).await,
        CallErrorCode::NotAllowed
    );
    let check = json!({ "text": "tannha:enrol?e=https://a&k=b&c=d" });
    assert_eq!(reason(giver.call("check_taker", check).await), "not_a_code");
    assert_eq!(
        taker.today().await["in_bag"]["envelopes"],
        0,
        "nothing of it was kept"
    );
}

#[tokio::test]
async fn a_certificate_that_has_ended_takes_nothing() {
    let (giver, taker) = two_carriers().await;
    let code = code_of(&taker).await;
    giver.clock.pass(chrono::TimeDelta::days(5 * 365));
    let refused = giver.call("check_taker", json!({ "text": code })).await;
    assert_eq!(reason(refused), "expired");
}

#[tokio::test]
async fn withdrawn_envelopes_and_those_of_another_carrier_stay() {
    let (giver, taker) = two_carriers().await;
    let three = list(1, &THREE);
    giver
        .centre
        .state(&withdrawal(&three, vec![three.envelopes[0].id]));
    giver.sync().await;
    let choice = giver
        .call("handover_choice", json!({ "hamlets": [] }))
        .await
        .unwrap();
    assert_eq!(
        (&choice["holding"]["envelopes"], &choice["staying"]),
        (&json!(2), &json!(1))
    );
    let file = give(&giver, &taker, &["Ấp Mỹ Hiệp"]).await.unwrap();
    let seen = read(&taker, &file).await.unwrap();
    take(&taker, &seen["grant"]).await.unwrap();
    let third = colleague(&giver.centre, "CODE-5").await;
    assert_eq!(
        give(&taker, &third, &[]).await.unwrap_err().code,
        CallErrorCode::NothingToDo
    );
}

#[tokio::test]
async fn what_a_colleague_had_is_taken_out_again_only_when_it_is_named() {
    let (giver, taker) = two_carriers().await;
    give(&giver, &taker, &["Ấp Mỹ An 1"]).await.unwrap();
    giver
        .act("return_envelopes", json!({ "envelope_ids": [] }))
        .await
        .unwrap();
    giver.clock.pass(chrono::TimeDelta::days(1));
    let query = |handed_over: bool, again: &[&str]| {
        json!({ "query": { "text": "", "handed_over": handed_over, "left_out": [], "again": again,
            "offset": 0, "limit": 10 } })
    };
    let usual = giver.call("receivable", query(false, &[])).await.unwrap();
    assert_eq!(
        (&usual["holding"]["envelopes"], &usual["handed_over"]),
        (&json!(1), &json!(2))
    );
    let first = list(1, &THREE).envelopes[0].id.to_string();
    let named = giver.call("receivable", query(true, &[&first])).await.unwrap();
    assert_eq!(
        (&named["holding"]["envelopes"], &named["page"]["total"]),
        (&json!(2), &json!(2))
    );
    giver
        .act("receive_envelopes", json!({ "again": [first] }))
        .await
        .unwrap();
    assert_eq!(giver.today().await["in_bag"]["envelopes"], 2);
}

/// The file may come before or after the taker's own statements: what is derived is the same.
#[tokio::test]
async fn a_file_among_statements_gives_what_a_new_start_gives() {
    let (giver, mut taker) = two_carriers().await;
    let three = list(1, &THREE);
    let file = give(&giver, &taker, &["Ấp Mỹ An 1"]).await.unwrap();
    giver
        .centre
        .state(&withdrawal(&three, vec![three.envelopes[1].id]));
    taker.sync().await;
    let seen = read(&taker, &file).await.unwrap();
    take(&taker, &seen["grant"]).await.unwrap();
    let before = taker.call("bag", json!({})).await.unwrap();
    let session = taker.app.session().unwrap();
    session
        .write(|tx| crate::projection::rebuild(tx, session.centre_key()))
        .unwrap();
    drop(session);
    assert_eq!(taker.call("bag", json!({})).await.unwrap(), before);
    taker.restart().await.unwrap();
    assert_eq!(taker.call("bag", json!({})).await.unwrap(), before);
}
