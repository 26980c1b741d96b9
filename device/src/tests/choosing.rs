//! Lists and people that a supervisor chooses receipts by.

use serde_json::{Value, json};
use sync_protocol::amount::Amount;
use sync_protocol::ids::{ListId, PersonId};
use sync_protocol::payout_list::{ListKind, Programme};
use sync_protocol::wire::{ListSummary, PersonSummary};
use uuid::Uuid;

use crate::testing::centre::Fault;
use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

#[tokio::test]
async fn lists_are_shown_as_the_centre_has_them() {
    let supervisor = Holder::supervisor().await;
    let id = ListId(Uuid::from_u128(7));
    supervisor.centre.books().lists.lists = vec![ListSummary {
        list: id,
        programme: Programme::Ncc,
        month: "2026-11".parse().unwrap(),
        kind: ListKind::Monthly,
        authority: "Sở Nội vụ".into(),
        version: 2,
        communes: vec!["Xã Mỹ Hòa Hưng".into()],
        envelopes: 3,
        total: Amount::from_dong(1_620_000),
    }];
    let shown = supervisor.call("receipt_lists", json!({})).await.unwrap();
    let expected = json!({
        "lists": [{
            "list_id": id.to_string(), "programme": "NCC", "month": "2026-11", "kind": "monthly",
            "authority": "Sở Nội vụ", "version": 2, "communes": ["Xã Mỹ Hòa Hưng"], "envelopes": 3,
            "total": "1620000",
        }],
        "more": false,
    });
    assert_eq!(shown, expected);
}

#[tokio::test]
async fn a_search_travels_whole_and_signed() {
    let supervisor = Holder::supervisor().await;
    let id = PersonId(Uuid::from_u128(8));
    supervisor.centre.books().people.0.people = vec![PersonSummary {
        person: id,
        name: "Nguyễn Thị Thúy".into(),
        born_year: Some("1946".into()),
        hamlet: "Ấp Mỹ An 1".into(),
        commune_name: "Xã Mỹ Hòa Hưng".into(),
        id_tail: None,
    }];
    let args = json!({ "text": "  Thu\u{301}y & Lan+1 " });
    let found = supervisor.call("find_people", args).await.unwrap();
    assert_eq!(found["people"][0]["person_id"], id.to_string());
    assert_eq!(found["people"][0]["id_tail"], Value::Null);
    assert_eq!(supervisor.centre.books().people.1, "text=Th%C3%BAy+%26+Lan%2B1");
}

#[tokio::test]
async fn without_a_text_a_centre_or_the_role_there_is_no_answer() {
    let supervisor = Holder::supervisor().await;
    for text in [" ", "417", "lan 41"] {
        let refused = supervisor.refused("find_people", json!({ "text": text })).await;
        assert_eq!(refused, CallErrorCode::FieldInvalid, "{text}");
    }
    supervisor.centre.misbehave([Fault::LoseReply, Fault::Garbage]);
    let refused = supervisor.refused("receipt_lists", json!({})).await;
    assert_eq!(refused, CallErrorCode::Offline);
    let refused = supervisor.refused("find_people", json!({ "text": "lan" })).await;
    assert_eq!(refused, CallErrorCode::CentreFault);
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    for (name, args) in [
        ("receipt_lists", json!({})),
        ("find_people", json!({ "text": "lan" })),
    ] {
        assert_eq!(carrier.refused(name, args).await, CallErrorCode::NotAllowed);
    }
}
