//! The PIN, the lock, and what can be read without them.

use chrono::TimeDelta;
use serde_json::json;
use sync_protocol::certificate::Role;
use walk::files_below;

use crate::testing::lists::{THREE, list};
use crate::testing::people::{Holder, PIN};
use crate::views::CallErrorCode;

#[tokio::test]
async fn a_locked_app_shows_and_does_nothing() {
    let holder = Holder::carrier(&list(1, &THREE)).await;
    let state = holder.call("lock", json!({})).await.unwrap();
    assert_eq!(
        (&state["phase"], &state["identity"]),
        (&json!("locked"), &json!(null))
    );
    assert_eq!(holder.refused("today", json!({})).await, CallErrorCode::Locked);
    assert_eq!(holder.refused("sync_now", json!({})).await, CallErrorCode::Locked);
    let state = holder.call("unlock", json!({ "pin": PIN })).await.unwrap();
    assert_eq!(state["phase"], "ready");
    assert_eq!(holder.today().await["to_receive"]["envelopes"], 3);
}

#[tokio::test]
async fn wrong_pins_slow_down_also_after_a_restart() {
    let mut holder = Holder::enrolled(Role::Carrier).await;
    holder.call("lock", json!({})).await.unwrap();
    for left in [4, 3, 2, 1, 0] {
        let wrong = holder
            .call("unlock", json!({ "pin": "000000" }))
            .await
            .unwrap_err();
        assert_eq!(wrong.code, CallErrorCode::PinWrong);
        assert_eq!(wrong.params["attempts_left"], left.to_string());
    }
    holder.kill();
    let right = json!({ "pin": PIN });
    let wait = holder.call("unlock", right.clone()).await.unwrap_err();
    assert_eq!(
        (wait.code, wait.params["wait_seconds"].as_str()),
        (CallErrorCode::PinWait, "30")
    );
    assert_eq!(
        holder.call("app_state", json!({})).await.unwrap()["pin_wait_seconds"],
        30
    );
    holder.clock.set_by(TimeDelta::days(1));
    assert_eq!(
        holder.refused("unlock", right.clone()).await,
        CallErrorCode::PinWait
    );
    holder.clock.pass(TimeDelta::seconds(31));
    assert_eq!(holder.call("unlock", right).await.unwrap()["phase"], "ready");
}

#[tokio::test]
async fn nothing_can_be_read_without_the_pin() {
    let list = list(1, &THREE);
    let holder = Holder::carrier_on_the_way(&list).await;
    holder.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    // While open the latest entries stand in the write-ahead log, so both states are looked at.
    assert_nothing_readable(&holder);
    holder.call("lock", json!({})).await.unwrap();
    assert_nothing_readable(&holder);
}

fn assert_nothing_readable(holder: &Holder) {
    let secrets = [
        "Nghĩa",
        "nghia",
        "Mỹ An",
        "089046",
        "3012000",
        "NV001",
        "SQLite format",
        "payout",
        PIN,
    ];
    let files = files_below(holder.dir());
    assert!(files.len() >= 2, "{files:?}");
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        for secret in secrets {
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{secret} stands in {}", path.display());
        }
    }
}

mod walk {
    use std::path::{Path, PathBuf};

    pub(super) fn files_below(dir: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        entries
            .flat_map(|path| {
                if path.is_dir() {
                    files_below(&path)
                } else {
                    vec![path]
                }
            })
            .collect()
    }
}
