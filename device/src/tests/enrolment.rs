//! From a one-time code to an open store, with everything that can go wrong on the way.

use serde_json::json;
use sync_protocol::certificate::Role;

use crate::testing::centre::Fault;
use crate::testing::people::{Holder, PIN};
use crate::views::CallErrorCode;

#[tokio::test]
async fn a_code_makes_an_open_store() {
    let holder = Holder::stranger();
    let link = holder.centre.link(Role::Carrier, "CODE-1");
    let checked = holder
        .call("check_enrolment_link", json!({ "link": link }))
        .await
        .unwrap();
    assert!(
        checked["endpoint"]
            .as_str()
            .unwrap()
            .starts_with("http://127.0.0.1:")
    );
    let state = holder.enrol(&link, PIN).await.unwrap();
    assert_eq!(state["phase"], "ready");
    assert_eq!(state["identity"]["role"], "carrier");
    assert_eq!(state["identity"]["device_name"], "Máy của Mẫu");
    assert_eq!(
        holder.enrol(&link, PIN).await.unwrap_err().code,
        CallErrorCode::AlreadyEnrolled
    );
}

#[tokio::test]
async fn bad_codes_are_told_apart() {
    let first = Holder::enrolled(Role::Carrier).await;
    let used = first.centre.invented_link("CODE-1");
    let expired = first.centre.link(Role::Carrier, "EXPIRED");
    let invented = first.centre.invented_link("NOBODY-KNOWS");
    let cases = [
        (used.as_str(), CallErrorCode::CodeUsed),
        (&expired, CallErrorCode::CodeExpired),
        (&invented, CallErrorCode::CodeUnknown),
        ("tannha:enrol?e=x", CallErrorCode::LinkInvalid),
    ];
    let second = Holder::stranger();
    for (link, code) in cases {
        assert_eq!(second.enrol(link, PIN).await.unwrap_err().code, code, "{link}");
        let state = second.call("app_state", json!({})).await.unwrap();
        assert_eq!(state["phase"], "new");
    }
    assert_eq!(
        second.enrol(&expired, "12345").await.unwrap_err().code,
        CallErrorCode::PinInvalid
    );
}

#[tokio::test]
async fn a_lost_reply_is_asked_for_again_with_the_same_keys() {
    for fault in [Fault::LoseReply, Fault::CutReply, Fault::Garbage, Fault::Slow] {
        let mut holder = Holder::stranger();
        let link = holder.centre.link(Role::Carrier, "CODE-1");
        holder.centre.misbehave([fault]);
        holder.enrol(&link, PIN).await.unwrap_err();
        holder.kill();
        let wrong = holder.enrol(&link, "999999").await.unwrap_err();
        assert_eq!(wrong.code, CallErrorCode::PinWrong, "{fault:?}");
        let state = holder.enrol(&link, PIN).await.unwrap();
        assert_eq!(state["phase"], "ready", "{fault:?}");
    }
}

#[tokio::test]
async fn another_code_gets_other_keys_and_another_pin() {
    let holder = Holder::stranger();
    let expired = holder.centre.link(Role::Carrier, "EXPIRED");
    holder.enrol(&expired, PIN).await.unwrap_err();
    let link = holder.centre.link(Role::Carrier, "CODE-2");
    assert_eq!(holder.enrol(&link, "135791").await.unwrap()["phase"], "ready");
}

#[tokio::test]
async fn a_certificate_of_another_centre_is_not_taken() {
    let holder = Holder::stranger();
    let link = holder.centre.link(Role::Carrier, "CODE-1");
    holder.centre.misbehave([Fault::OtherKey]);
    let error = holder.enrol(&link, PIN).await.unwrap_err();
    assert_eq!(error.code, CallErrorCode::CentreNotTrusted);
    assert_eq!(holder.call("app_state", json!({})).await.unwrap()["phase"], "new");
}

#[tokio::test]
async fn a_half_made_store_is_made_anew() {
    let mut holder = Holder::stranger();
    let link = holder.centre.link(Role::Carrier, "CODE-1");
    holder.centre.misbehave([Fault::LoseReply]);
    holder.enrol(&link, PIN).await.unwrap_err();
    std::fs::write(holder.dir().join("pending/store.db"), b"half a page").unwrap();
    holder.kill();
    assert_eq!(holder.enrol(&link, PIN).await.unwrap()["phase"], "ready");
}
