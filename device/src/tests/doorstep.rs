//! What a carrier can record at a door, and what is refused.

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::testing::lists::{FIRST_AMOUNT, THREE, list, next_version, proxy, register, withdrawal};
use crate::testing::people::{Holder, payment};
use crate::views::CallErrorCode;

#[tokio::test]
async fn a_payout_is_sealed_and_the_next_door_comes() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let recorded = carrier.pay(&envelope).await.unwrap();
    assert_eq!(recorded["seq"], 2);
    assert_eq!(recorded["next_door"]["person_name"], "Nguyễn Văn Nghị");
    let door = carrier.door(&envelope).await;
    assert_eq!(
        (&door["door"]["state"], &door["door"]["accepted"]),
        (&json!("paid"), &json!(false))
    );
    assert_eq!(door["history"][0]["line_sha256"], recorded["line_sha256"]);
    assert_eq!(door["amount_in_words"], "Ba triệu không trăm mười hai nghìn đồng");
    assert_eq!(door["label"]["payer_name"], "Trần Văn Mẫu");
    let today = carrier.today().await;
    assert_eq!(
        today["paid"],
        json!({ "envelopes": 1, "amount": FIRST_AMOUNT.to_string() })
    );
    assert_eq!(
        (&today["doors_done"], &today["doors_total"]),
        (&json!(1), &json!(3))
    );
    assert_eq!(today["in_bag"]["envelopes"], 2);
}

#[tokio::test]
async fn a_second_press_changes_nothing_and_another_form_under_the_same_id_is_refused() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let form = payment(&list.envelopes[0].id.to_string());
    let first = carrier.pay_with(form.clone()).await.unwrap();
    assert_eq!(carrier.pay_with(form.clone()).await.unwrap(), first);
    let mut other = form.clone();
    other["envelope_id"] = json!(list.envelopes[1].id);
    let error = carrier.pay_with(other).await.unwrap_err();
    assert_eq!(error.params["field"], "request_id");
    let mut guessable = payment(&list.envelopes[1].id.to_string());
    guessable["request_id"] = json!(Uuid::from_u128(1));
    assert_eq!(
        carrier.pay_with(guessable).await.unwrap_err().params["field"],
        "request_id"
    );
    assert_eq!(carrier.today().await["paid"]["envelopes"], 1);
}

#[tokio::test]
async fn what_must_not_be_paid_is_refused() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier(&list).await;
    let [first, second, third] = [0, 1, 2].map(|i| list.envelopes[i].id.to_string());
    let code = async |envelope: &str| carrier.pay(envelope).await.unwrap_err().code;
    assert_eq!(
        code(&Uuid::new_v4().to_string()).await,
        CallErrorCode::EnvelopeUnknown
    );
    assert_eq!(code(&first).await, CallErrorCode::EnvelopeNotTaken);
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    carrier.pay(&first).await.unwrap();
    let twice = carrier.pay(&first).await.unwrap_err();
    assert_eq!(twice.code, CallErrorCode::AlreadyPaid);
    assert_eq!(twice.params["person_name"], THREE[0].0);
    assert_eq!(twice.params["at"], "2026-11-05T08:00:00.000+07:00");
    carrier
        .act("return_envelopes", json!({ "envelope_ids": [second] }))
        .await
        .unwrap();
    assert_eq!(code(&second).await, CallErrorCode::AlreadyReturned);
    carrier
        .centre
        .state(&withdrawal(&list, vec![list.envelopes[2].id]));
    carrier.sync().await;
    let withdrawn = carrier.pay(&third).await.unwrap_err();
    assert_eq!(withdrawn.code, CallErrorCode::Withdrawn);
    assert_eq!(withdrawn.params["reason"], "Tạm dừng chi theo công văn 15");
    assert_eq!(
        carrier.today().await["in_bag"]["envelopes"],
        1,
        "it must come back"
    );
}

#[tokio::test]
async fn a_replaced_list_takes_back_its_envelopes_and_keeps_what_was_paid() {
    let old = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&old).await;
    carrier.pay(&old.envelopes[0].id.to_string()).await.unwrap();
    let new = next_version(&old, &THREE);
    carrier
        .centre
        .state(&sync_protocol::statement::StatementBody::PayoutList(new.clone()));
    carrier.sync().await;
    let old_door = carrier.door(&old.envelopes[1].id.to_string()).await;
    assert_eq!(old_door["door"]["state"], "withdrawn");
    assert_eq!(
        carrier.door(&old.envelopes[0].id.to_string()).await["door"]["state"],
        "paid"
    );
    assert_eq!(
        carrier.today().await["to_receive"]["envelopes"],
        2,
        "not the one paid before"
    );
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    carrier.tamper("UPDATE envelopes SET taken_seq = 3 WHERE taken_seq IS NULL");
    let again = carrier.pay(&new.envelopes[0].id.to_string()).await.unwrap_err();
    assert_eq!(again.code, CallErrorCode::EntitlementPaid);
    assert_eq!(again.params["month"], "2026-11");
    carrier.pay(&new.envelopes[1].id.to_string()).await.unwrap();
}

#[tokio::test]
async fn ink_must_be_a_signature() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let with_ink = |strokes: Value| {
        let mut form = payment(&list.envelopes[0].id.to_string());
        form["ink"] = json!({ "width": 3000, "height": 1500, "strokes": strokes });
        form
    };
    let cases = [
        (json!([]), CallErrorCode::SignatureBlank),
        (json!([[]]), CallErrorCode::SignatureBlank),
        (json!([[[5, 5, 0]]]), CallErrorCode::SignatureTooLittle),
    ];
    for (strokes, code) in cases {
        assert_eq!(carrier.pay_with(with_ink(strokes)).await.unwrap_err().code, code);
    }
    let endless: Vec<_> = (0..30_000)
        .map(|i| json!([(i % 2) * 3000, i % 1500, i]))
        .collect();
    let error = carrier.pay_with(with_ink(json!([endless]))).await.unwrap_err();
    assert_eq!(error.params["field"], "ink");
    assert_eq!(
        carrier
            .call("journal", json!({ "offset": 0, "limit": 9 }))
            .await
            .unwrap()["total"],
        1
    );
}

#[tokio::test]
async fn receivers_are_those_of_the_register_or_have_a_paper() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let registered = proxy(list.envelopes[0].person.id);
    carrier.centre.state(&register(registered.clone()));
    carrier.sync().await;
    let pay = async |place: usize, receiver: Value| {
        let mut form = payment(&list.envelopes[place].id.to_string());
        form["receiver"] = receiver;
        carrier.pay_with(form).await
    };
    let from_register = json!({ "kind": "registered", "authorisation_id": registered.id });
    let for_another = pay(1, from_register.clone()).await.unwrap_err();
    assert_eq!(for_another.params["field"], "authorisation_id");
    carrier.clock.pass(chrono::TimeDelta::days(40));
    let door = carrier.door(&list.envelopes[0].id.to_string()).await;
    assert_eq!(door["receivers"][0]["valid_today"], false, "the screen warns");
    let paid = pay(0, from_register).await.unwrap();
    let door = carrier.door(&list.envelopes[0].id.to_string()).await;
    assert_eq!(door["history"][0]["receiver_name"], "Lê Thị Thí Dụ");
    assert_eq!(paid["seq"], 2, "an expired paper is the centre's to judge");
    let with_paper = json!({
        "kind": "unregistered", "name": " Phạm  Văn Cháu ", "id_number": "089 180 000 002",
        "relation": "cháu", "paper": "Giấy ủy quyền 15", "valid_from": "2026-01-01", "valid_to": null,
    });
    let wrong = [
        ("name", json!(" ")),
        ("id_number", json!("12345")),
        ("relation", json!("")),
        ("paper", json!("")),
        ("valid_to", json!("2025-12-31")),
        ("valid_from", json!("31/12/2025")),
    ];
    for (field, value) in wrong {
        let mut receiver = with_paper.clone();
        receiver[field] = value;
        assert_eq!(pay(1, receiver).await.unwrap_err().params["field"], field);
    }
    pay(1, with_paper).await.unwrap();
    let door = carrier.door(&list.envelopes[1].id.to_string()).await;
    assert_eq!(door["history"][0]["receiver_name"], "Phạm Văn Cháu");
}

#[tokio::test]
async fn a_correction_puts_the_envelope_back_into_the_bag() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let missed = carrier.not_paid(&envelope, "absent").await.unwrap();
    assert_eq!(carrier.door(&envelope).await["door"]["reason"], "absent");
    let paid = carrier.pay(&envelope).await.unwrap();
    assert_eq!(
        carrier.not_paid(&envelope, "absent").await.unwrap_err().code,
        CallErrorCode::AlreadyPaid
    );
    let correction = carrier.correct(&paid).await.unwrap();
    let door = carrier.door(&envelope).await;
    assert_eq!(door["door"]["state"], "not_paid", "the visit before still holds");
    let history = door["history"].as_array().unwrap();
    let seen: Vec<_> = history.iter().map(|h| (&h["kind"], &h["corrected"])).collect();
    let expected = [
        ("correction", false),
        ("payout", true),
        ("non_payment", false),
        ("envelopes_received", false),
    ];
    assert_eq!(
        seen,
        expected
            .map(|(k, c)| (json!(k), json!(c)))
            .iter()
            .map(|(k, c)| (k, c))
            .collect::<Vec<_>>()
    );
    for entry in [&paid, &correction] {
        assert_eq!(
            carrier.correct(entry).await.unwrap_err().code,
            CallErrorCode::EntryNotCorrectable
        );
    }
    carrier.correct(&missed).await.unwrap();
    assert_eq!(carrier.door(&envelope).await["door"]["state"], "to_pay");
    carrier.pay(&envelope).await.unwrap();
    assert_eq!(carrier.today().await["paid"]["envelopes"], 1);
}

#[tokio::test]
async fn a_correction_needs_a_reason() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let paid = carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    let args = json!({ "entry_id": paid["entry_id"], "reason": "  " });
    assert_eq!(
        carrier.act("correct_entry", args).await.unwrap_err().params["field"],
        "reason"
    );
}

#[tokio::test]
async fn benefits_without_a_code_do_not_stand_in_each_others_way() {
    use sync_protocol::payout_list::{PayoutList, Programme};
    use sync_protocol::statement::StatementBody;
    let without_code = |number: u32, programme: Programme| -> PayoutList {
        let mut list = list(number, &THREE[..1]);
        list.programme = programme;
        list.envelopes[0].lines[0].benefit.0 = "UNKNOWN".into();
        list
    };
    let (one, other) = (without_code(1, Programme::Ncc), without_code(2, Programme::Btxh));
    let carrier = Holder::carrier(&one).await;
    carrier.centre.state(&StatementBody::PayoutList(other.clone()));
    carrier.sync().await;
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    carrier.pay(&one.envelopes[0].id.to_string()).await.unwrap();
    carrier.pay(&other.envelopes[0].id.to_string()).await.unwrap();
}

/// Somebody absent is visited again: the envelope goes back in the evening and out again on another day.
#[tokio::test]
async fn an_envelope_that_went_back_can_be_taken_out_again_on_a_later_day_only() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier(&list).await;
    let absent = list.envelopes[0].id.to_string();
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    carrier.not_paid(&absent, "absent").await.unwrap();
    carrier
        .act("return_envelopes", json!({ "envelope_ids": [absent] }))
        .await
        .unwrap();
    let same_day = carrier.act("receive_envelopes", json!({})).await.unwrap_err();
    assert_eq!(same_day.code, CallErrorCode::NothingToDo);

    carrier.clock.pass(TimeDelta::days(1));
    assert_eq!(carrier.today().await["to_receive"]["envelopes"], 1);
    carrier.act("receive_envelopes", json!({})).await.unwrap();
    let today = carrier.today().await;
    assert_eq!(today["to_receive"]["envelopes"], 0);
    assert_eq!(today["in_bag"]["envelopes"], 3);
    carrier.pay(&absent).await.unwrap();
}
