//! Whom to call is known without a network.

use serde_json::json;

use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

#[tokio::test]
async fn the_hotline_of_the_lists_and_the_branch_are_named() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    let contacts = carrier.call("help_contacts", json!({})).await.unwrap();
    assert_eq!(
        contacts,
        json!({ "branch_name": "Bưu cục Mỹ Hòa Hưng", "hotlines": ["1900 9357"] })
    );
    carrier.call("lock", json!({})).await.unwrap();
    assert_eq!(
        carrier.refused("help_contacts", json!({})).await,
        CallErrorCode::Locked
    );
}
