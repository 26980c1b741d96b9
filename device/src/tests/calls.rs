//! The list of calls is the one that the screen is written against.

use std::collections::BTreeSet;

use serde_json::json;

use crate::calls::CALLS;
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

#[test]
fn the_screen_and_the_core_name_the_same_calls() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/lib/backend/calls.ts");
    let text = std::fs::read_to_string(path).unwrap();
    let body = text.split("export interface Calls {").nth(1).unwrap();
    let body = body.split("\n}").next().unwrap();
    let of_screen: BTreeSet<&str> = body
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(": {"))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with(' '))
        .collect();
    assert_eq!(of_screen, CALLS.iter().copied().collect());
}

#[tokio::test]
async fn every_call_is_answered_and_nothing_else() {
    let stranger = Holder::stranger();
    for name in CALLS {
        let known = stranger.call(name, json!({})).await;
        assert!(
            known.is_ok() || known.unwrap_err().code != CallErrorCode::Internal,
            "{name}"
        );
    }
    assert_eq!(
        stranger.refused("drop_everything", json!({})).await,
        CallErrorCode::Internal
    );
}

#[tokio::test]
async fn the_language_is_kept_without_the_pin() {
    let mut stranger = Holder::stranger();
    assert_eq!(
        stranger.call("app_state", json!({})).await.unwrap()["language"],
        "vi"
    );
    let args = json!({ "language": "en" });
    stranger.call("set_language", args).await.unwrap();
    stranger.kill();
    let state = stranger.call("app_state", json!({})).await.unwrap();
    assert_eq!(
        (&state["language"], &state["phase"]),
        (&json!("en"), &json!("new"))
    );
}
