//! Envelopes out and back, and the end of the day.

use chrono::TimeDelta;
use serde_json::json;

use crate::testing::lists::{THREE, list};
use crate::testing::people::{Holder, ink};
use crate::views::CallErrorCode;

#[tokio::test]
async fn a_day_goes_out_and_comes_back() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier(&list).await;
    let nothing = carrier
        .act("return_envelopes", json!({ "envelope_ids": [] }))
        .await;
    assert_eq!(nothing.unwrap_err().code, CallErrorCode::NothingToDo);
    assert_eq!(carrier.today().await["to_receive"]["envelopes"], 3);
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    let again = carrier.act("receive_envelopes", json!({})).await;
    assert_eq!(again.unwrap_err().code, CallErrorCode::NothingToDo);
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    carrier
        .not_paid(&list.envelopes[1].id.to_string(), "absent")
        .await
        .unwrap();
    let today = carrier.today().await;
    let left: Vec<_> = today["hamlets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (&h["hamlet"], &h["doors_done"]))
        .collect();
    assert_eq!(
        left,
        [
            (&json!("Ấp Mỹ An 1"), &json!(2)),
            (&json!("Ấp Mỹ Hiệp"), &json!(0))
        ]
    );
    let bag = carrier.call("bag", json!({})).await.unwrap();
    assert_eq!(
        (&bag["holding"]["envelopes"], &bag["doors"]["total"]),
        (&json!(2), &json!(2))
    );
    carrier
        .act("return_envelopes", json!({ "envelope_ids": [] }))
        .await
        .unwrap();
    let today = carrier.today().await;
    assert_eq!(
        (&today["returned"]["envelopes"], &today["in_bag"]["envelopes"]),
        (&json!(2), &json!(0))
    );
    let paid = json!({ "envelope_ids": [list.envelopes[0].id] });
    let refused = carrier.act("return_envelopes", paid).await;
    assert_eq!(refused.unwrap_err().code, CallErrorCode::AlreadyPaid);
}

#[tokio::test]
async fn a_declaration_holds_until_an_envelope_moves() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier(&list).await;
    let declare = async |envelopes: i64| {
        let held = json!({ "envelopes": envelopes, "amount": "0" });
        carrier
            .act(
                "declare_day",
                json!({ "held": held, "note": "Đếm cả tiền riêng" }),
            )
            .await
    };
    assert_eq!(declare(0).await.unwrap_err().code, CallErrorCode::NothingToDo);
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    assert_eq!(declare(-1).await.unwrap_err().params["field"], "held");
    declare(3).await.unwrap();
    assert_eq!(
        declare(3).await.unwrap_err().code,
        CallErrorCode::DayAlreadyDeclared
    );
    assert_eq!(carrier.today().await["declared"], true);
    carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    assert_eq!(
        carrier.today().await["declared"],
        false,
        "what happened has happened"
    );
    declare(2).await.unwrap();
    carrier.clock.pass(TimeDelta::days(1));
    let today = carrier.today().await;
    assert_eq!(
        (&today["declared"], &today["paid"]["envelopes"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(
        (&today["doors_total"], &today["doors_done"]),
        (&json!(2), &json!(0))
    );
}

#[tokio::test]
async fn a_difference_needs_words_and_loose_money_is_counted_by_notes() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    let declare = async |amount: &str, note: &str, notes: i64| {
        let args = json!({
            "held": { "envelopes": 3, "amount": amount },
            "note": note,
            "loose_notes": [{ "denomination": 50_000, "count": notes }, { "denomination": 500, "count": 0 }],
            "ink": ink(),
        });
        carrier.act("declare_day", args).await
    };
    let silent = declare("9089000", "", 1).await.unwrap_err();
    assert_eq!(silent.code, CallErrorCode::ReasonMissing);
    let impossible = declare("40000", "Tiền lẻ", 1).await.unwrap_err();
    assert_eq!(impossible.params["field"], "loose_notes");
    declare("9089000", "Còn 50.000 đồng tiền lẻ của phong bì mở", 1)
        .await
        .unwrap();
    carrier.sync().await;
    let line = carrier.centre.lines().pop().unwrap().read_unchecked().unwrap();
    assert_eq!(
        line.body["loose_notes"],
        json!([{ "denomination": 50_000, "count": 1 }])
    );
    assert!(line.body["ink"].is_string());
}

#[tokio::test]
async fn both_hands_sign_for_what_is_there() {
    let three = list(1, &THREE);
    let carrier = Holder::carrier(&three).await;
    let signed =
        json!({ "ink": ink(), "other_name": "Phan Văn  Tài", "other_staff": "KSV01", "other_ink": ink() });
    let args = json!({ "left_out": [three.envelopes[1].id], "signed": signed });
    carrier.act("receive_envelopes", args).await.unwrap();
    let today = carrier.today().await;
    assert_eq!(
        (&today["in_bag"]["envelopes"], &today["to_receive"]["envelopes"]),
        (&json!(2), &json!(1))
    );
    let args = json!({ "envelope_ids": [], "signed": signed });
    carrier.act("return_envelopes", args).await.unwrap();
    carrier.sync().await;
    let lines = carrier.centre.lines();
    for (line, hand) in lines.iter().zip(["from", "to"]) {
        let entry = line.read_unchecked().unwrap();
        assert_eq!(entry.body[hand]["name"], "Phan Văn Tài");
        assert_eq!(entry.body[hand]["staff"], "KSV01");
        assert!(entry.body[hand]["ink"].is_string() && entry.body["ink"].is_string());
    }
    let mut nameless = json!({ "signed": signed });
    nameless["signed"]["other_name"] = json!(" ");
    let refused = carrier.act("receive_envelopes", nameless).await.unwrap_err();
    assert_eq!(refused.params["field"], "other_name");
}

#[tokio::test]
async fn a_clock_set_back_is_shown_and_keeps_the_journal_whole() {
    let list = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&list).await;
    assert_eq!(carrier.today().await["clock_doubtful"], false);
    carrier.clock.set_by(TimeDelta::days(-1));
    assert_eq!(carrier.today().await["clock_doubtful"], true);
    let paid = carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    assert!(paid["at"].as_str().unwrap().starts_with("2026-11-04"));
    carrier.restart().await.unwrap();
    let sync = carrier.sync().await;
    assert_eq!(
        (&sync["pending_entries"], &sync["last_error"]),
        (&json!(0), &json!(null))
    );
}

#[tokio::test]
async fn the_journal_is_read_newest_first() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    carrier
        .not_paid(&list.envelopes[2].id.to_string(), "moved")
        .await
        .unwrap();
    let page = carrier
        .call("journal", json!({ "offset": 0, "limit": 1 }))
        .await
        .unwrap();
    assert_eq!(page["total"], 2);
    let item = &page["items"][0];
    assert_eq!(
        (&item["kind"], &item["reason"]),
        (&json!("non_payment"), &json!("moved"))
    );
    assert_eq!(item["person_name"], "Trần Thị Lụa");
}

#[tokio::test]
async fn a_revoked_device_takes_nothing_more_and_hands_in_what_it_holds() {
    use sync_protocol::statement::{Revocation, StatementBody};
    let list = list(1, &THREE);
    let carrier = Holder::carrier(&list).await;
    carrier.centre.state(&StatementBody::Revocation(Revocation {
        reason: "mất máy".into(),
    }));
    carrier.sync().await;
    let refused = carrier.act("receive_envelopes", json!({})).await.unwrap_err();
    assert_eq!(
        (refused.code, refused.params["reason"].as_str()),
        (CallErrorCode::NotAllowed, "mất máy")
    );
}

#[tokio::test]
async fn what_was_left_of_an_older_month_stays_at_the_branch() {
    use sync_protocol::statement::StatementBody;
    let old = list(1, &THREE);
    let carrier = Holder::carrier(&old).await;
    let mut new = list(2, &THREE[..1]);
    new.month = "2026-12".parse().unwrap();
    for line in new.envelopes.iter_mut().flat_map(|e| &mut e.lines) {
        (line.from, line.to) = (new.month, new.month);
    }
    carrier.centre.state(&StatementBody::PayoutList(new));
    carrier.sync().await;
    assert_eq!(
        carrier.today().await["to_receive"]["envelopes"],
        1,
        "its money may be on the newer list"
    );
}
