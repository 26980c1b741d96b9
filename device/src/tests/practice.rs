//! Practice never touches anything real, survives a restart, and begins afresh when it was left.

use serde_json::{Value, json};
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::jws;

use crate::app::{App, Road};
use crate::practice::PRACTICE_PIN;
use crate::session::Session;
use crate::sync::SessionHandle;
use crate::sync::http::Call;
use crate::testing::lists::{THREE, list};
use crate::testing::people::{Holder, PIN};
use crate::views::CallErrorCode;

async fn start(holder: &Holder) -> Value {
    holder.call("start_practice", json!({})).await.unwrap()
}

async fn leave(holder: &Holder) -> Value {
    holder.call("leave_practice", json!({})).await.unwrap()
}

async fn state(holder: &Holder) -> Value {
    holder.call("app_state", json!({})).await.unwrap()
}

/// Receives everything, pays the first door and hands the rest to the practice centre.
async fn work(holder: &Holder) {
    holder.act("receive_envelopes", json!({})).await.unwrap();
    let query = json!({ "query": { "text": "", "limit": 50 } });
    let page = holder.call("search_doors", query).await.unwrap();
    let first = page["doors"][0]["envelope_id"].as_str().unwrap();
    holder.pay(first).await.unwrap();
    let sync = holder.sync().await;
    assert_eq!(
        (&sync["pending_entries"], &sync["last_error"]),
        (&json!(0), &Value::Null)
    );
}

fn lines(session: &Session) -> Vec<String> {
    let read = |db: &rusqlite::Connection| {
        let mut statement = db.prepare("SELECT line FROM entries ORDER BY seq").unwrap();
        let lines = statement.query_map([], |row| row.get(0)).unwrap();
        Ok(lines.collect::<rusqlite::Result<Vec<String>>>().unwrap())
    };
    session.read(read).unwrap()
}

fn certificate(app: &App) -> String {
    let read = |db: &rusqlite::Connection| {
        Ok(db
            .query_row("SELECT certificate FROM device", [], |row| row.get(0))
            .unwrap())
    };
    app.session().unwrap().read(read).unwrap()
}

#[tokio::test]
async fn a_stranger_practises_without_enrolment_or_network() {
    let stranger = Holder::stranger();
    let begun = start(&stranger).await;
    assert_eq!(
        (&begun["phase"], &begun["practice"]["pin"]),
        (&json!("ready"), &json!(PRACTICE_PIN))
    );
    let branch = begun["identity"]["branch_name"].as_str().unwrap();
    assert!(branch.starts_with("TẬP"), "{branch}");
    assert_eq!(stranger.today().await["to_receive"]["envelopes"], 8);
    work(&stranger).await;
    assert_eq!(stranger.centre.books().requests, 0);
    assert_eq!(leave(&stranger).await["phase"], "new");
}

#[tokio::test]
async fn a_practice_has_no_address_and_no_client() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    let begun = start(&carrier).await;
    assert_eq!(begun["identity"]["endpoint"], "");
    let practice = carrier.app.in_use();
    assert!(matches!(practice.road(), Road::Practice(_)));
    assert_eq!(practice.client().err().unwrap().code, CallErrorCode::NotAllowed);
    // Even with the real app's client in hand there is nowhere to go.
    let before = carrier.centre.books().requests;
    let handle = SessionHandle::of(&practice).unwrap();
    let question = Call::get("/v1/statements?after=0".into());
    let sent = carrier.app.client().unwrap().signed(&handle, &question, 1024);
    assert!(sent.await.is_err());
    assert_eq!(carrier.centre.books().requests, before);
}

#[tokio::test]
async fn practising_leaves_the_real_journal_and_its_outbox_as_they_are() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    let real = carrier.app.session().unwrap();
    let (before, requests) = (lines(&real), carrier.centre.books().requests);
    assert_eq!(before.len(), 1);
    start(&carrier).await;
    work(&carrier).await;
    let practised = lines(&carrier.app.in_use().session().unwrap());
    assert_eq!(practised.len(), 2);
    assert_eq!(lines(&real), before);
    assert_eq!(carrier.centre.books().requests, requests);
    assert_eq!(leave(&carrier).await["practice"], Value::Null);
    let waiting = carrier.call("sync_state", json!({})).await.unwrap();
    assert_eq!(
        waiting["pending_entries"], 1,
        "the reminder of real work is there again"
    );
    assert_eq!(carrier.today().await["in_bag"]["envelopes"], 3);
    carrier.sync().await;
    let arrived: Vec<_> = carrier
        .centre
        .lines()
        .iter()
        .map(|line| line.as_str().to_owned())
        .collect();
    assert_eq!(arrived, before);
}

#[tokio::test]
async fn a_practice_receipt_is_nothing_to_the_real_centre() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    let real = carrier.app.session().unwrap();
    start(&carrier).await;
    work(&carrier).await;
    let practice = carrier.app.in_use();
    let session = practice.session().unwrap();
    let text = certificate(&practice);
    assert!(jws::verify::<Certificate>(&text, session.centre_key()).is_ok());
    assert!(jws::verify::<Certificate>(&text, real.centre_key()).is_err());
    assert_ne!(session.key().kid(), real.key().kid());
    let opens = |line: &String, with: &Session| {
        let line = sync_protocol::entry::SealedLine::parse(line).unwrap();
        line.open(&with.key().verifying_key()).is_ok()
    };
    for line in lines(&session) {
        assert!(opens(&line, &session) && !opens(&line, &real));
    }
}

#[tokio::test]
async fn going_back_finds_the_real_store_as_it_was_left() {
    let carrier = Holder::enrolled(Role::Carrier).await;
    start(&carrier).await;
    assert_eq!(leave(&carrier).await["phase"], "ready");
    carrier.call("lock", json!({})).await.unwrap();
    assert_eq!(start(&carrier).await["phase"], "ready");
    assert_eq!(leave(&carrier).await["phase"], "locked");
    assert_eq!(carrier.refused("today", json!({})).await, CallErrorCode::Locked);
}

#[tokio::test]
async fn locking_while_practising_locks_the_real_store_too() {
    let carrier = Holder::enrolled(Role::Carrier).await;
    start(&carrier).await;
    let locked = carrier.call("lock", json!({})).await.unwrap();
    assert_eq!(
        (&locked["phase"], &locked["practice"]["pin"]),
        (&json!("locked"), &json!(PRACTICE_PIN))
    );
    let opened = carrier
        .call("unlock", json!({ "pin": PRACTICE_PIN }))
        .await
        .unwrap();
    assert_eq!(opened["phase"], "ready");
    assert_eq!(leave(&carrier).await["phase"], "locked");
    let wrong = carrier.refused("unlock", json!({ "pin": PRACTICE_PIN })).await;
    assert_eq!(wrong, CallErrorCode::PinWrong);
    carrier.call("unlock", json!({ "pin": PIN })).await.unwrap();
}

#[tokio::test]
async fn a_practice_goes_on_after_a_restart() {
    let mut carrier = Holder::enrolled(Role::Carrier).await;
    start(&carrier).await;
    work(&carrier).await;
    carrier.kill();
    let found = state(&carrier).await;
    assert_eq!(
        (&found["phase"], &found["practice"]["pin"]),
        (&json!("locked"), &json!(PRACTICE_PIN))
    );
    carrier
        .call("unlock", json!({ "pin": PRACTICE_PIN }))
        .await
        .unwrap();
    let course = carrier.call("course", json!({})).await.unwrap();
    assert_eq!(
        course["steps"][1],
        json!({ "step": "first_door", "state": "done" })
    );
    // The centre of before is still the one that answers.
    carrier
        .act(
            "declare_day",
            json!({ "held": { "envelopes": 7, "amount": "1" }, "note": "Đếm thử" }),
        )
        .await
        .unwrap();
    assert_eq!(carrier.sync().await["pending_entries"], 0);
    assert_eq!(leave(&carrier).await["phase"], "locked");
    carrier.kill();
    assert_eq!(state(&carrier).await["practice"], Value::Null);
}

#[tokio::test]
async fn what_was_left_is_forgotten_and_the_next_practice_begins_afresh() {
    let stranger = Holder::stranger();
    start(&stranger).await;
    work(&stranger).await;
    let first = certificate(&stranger.app.in_use());
    leave(&stranger).await;
    assert!(!stranger.dir().join("practice").exists());
    start(&stranger).await;
    assert_eq!(stranger.today().await["to_receive"]["envelopes"], 8);
    assert_ne!(certificate(&stranger.app.in_use()), first);
}

#[tokio::test]
async fn a_second_press_goes_on_with_the_practice_under_way() {
    let stranger = Holder::stranger();
    start(&stranger).await;
    work(&stranger).await;
    start(&stranger).await;
    assert_eq!(stranger.today().await["to_receive"]["envelopes"], 0);
    leave(&stranger).await;
    assert_eq!(leave(&stranger).await["phase"], "new");
}

#[tokio::test]
async fn a_half_made_or_half_removed_practice_is_none() {
    let mut stranger = Holder::stranger();
    for dir in ["practice-new", "practice"] {
        std::fs::create_dir_all(stranger.dir().join(dir).join("store")).unwrap();
    }
    stranger.kill();
    assert_eq!(state(&stranger).await["phase"], "new");
    assert_eq!(start(&stranger).await["phase"], "ready");
    assert_eq!(stranger.today().await["to_receive"]["envelopes"], 8);
}

#[tokio::test]
async fn settings_hold_for_both_and_keep_each_other() {
    let stranger = Holder::stranger();
    start(&stranger).await;
    stranger
        .call("set_checklist", json!({ "shown": false }))
        .await
        .unwrap();
    stranger
        .call("set_language", json!({ "language": "en" }))
        .await
        .unwrap();
    let real = leave(&stranger).await;
    assert_eq!(
        (&real["language"], &real["checklist"]),
        (&json!("en"), &json!(false))
    );
}
