//! A route goes from one carrier to another in the field: whichever device comes back first, nobody's doors are doubted
//! and both days balance.

use serde_json::{Value, json};

use crate::support::list::AMOUNT;
use crate::support::office::Office;
use crate::support::people::Person;

/// The carrier of the round with three envelopes, and a colleague with none.
async fn two_carriers(office: &Office) -> (Person, Person) {
    let giver = office.carrier().await;
    giver.take_envelopes().await;
    let link = office
        .central
        .enrolment_link("NV002", "carrier", "Huỳnh Thị Bé Kiều");
    (giver, Person::enrolled(&link.unwrap()).await)
}

/// Hands over everything and gives the file.
async fn give(giver: &Person, taker: &Person) -> String {
    let code = taker.call("device_code", json!({})).await.unwrap();
    let handover = json!({
        "request_id": uuid::Uuid::new_v4(),
        "certificate": code["certificate"],
        "hamlets": [],
        "signed": null,
    });
    giver
        .call("hand_over", json!({ "handover": handover }))
        .await
        .unwrap();
    let given = giver.call("handovers", json!({})).await.unwrap();
    let grant = json!({ "grant": given["given"][0]["grant"] });
    let written = giver.call("write_handover", grant).await.unwrap();
    std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap()
}

/// Takes all of a file, and pays one of its doors.
async fn take_and_pay(taker: &Person, file: &str) {
    let seen = taker
        .call("read_handover", json!({ "text": file }))
        .await
        .unwrap();
    let take = json!({ "grant": seen["grant"], "left_out": [], "ink": null });
    taker.act("take_handover", take).await;
    let envelopes = taker.envelopes().await;
    taker.pay(&envelopes[0]).await;
}

async fn declare(person: &Person, envelopes: i64) {
    let held = json!({ "envelopes": envelopes, "amount": (envelopes * AMOUNT).to_string() });
    person
        .act("declare_day", json!({ "held": held, "note": "" }))
        .await;
    assert_eq!(person.sync().await["last_error"], Value::Null);
}

/// Envelopes issued, paid, returned, held and in difference of each carrier.
async fn figures(supervisor: &Person, date: &str) -> Vec<[i64; 5]> {
    let asked = json!({ "date": date, "refresh": true });
    let board = supervisor.call("branch_day", asked).await.unwrap();
    let carriers = board["carriers"].as_array().unwrap().iter();
    let of = |carrier: &Value| {
        ["issued", "paid", "returned", "held", "difference"]
            .map(|name| carrier[name]["envelopes"].as_i64().unwrap())
    };
    carriers.map(of).collect()
}

async fn today(person: &Person) -> String {
    let today = person.call("today", json!({})).await.unwrap();
    today["date"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn both_days_balance_whichever_device_comes_back_first() {
    for taker_first in [true, false] {
        let office = Office::with_list(3);
        let supervisor = office.supervisor().await;
        let (giver, taker) = two_carriers(&office).await;
        let file = give(&giver, &taker).await;
        take_and_pay(&taker, &file).await;
        if taker_first {
            declare(&taker, 2).await;
            assert_eq!(
                office.open_exceptions("grant_not_given"),
                1,
                "the giver is still out"
            );
            declare(&giver, 0).await;
        } else {
            declare(&giver, 0).await;
            assert_eq!(
                office.open_exceptions("grant_not_taken"),
                1,
                "the taker is still out"
            );
            declare(&taker, 2).await;
        }
        for code in ["grant_not_given", "grant_not_taken", "not_this_carrier"] {
            assert_eq!(office.open_exceptions(code), 0, "{code}");
        }
        let date = today(&giver).await;
        assert_eq!(
            figures(&supervisor, &date).await,
            [[3, 0, 3, 0, 0], [3, 1, 0, 2, 0]]
        );
    }
}

#[tokio::test]
async fn the_same_file_and_the_same_batches_again_change_nothing() {
    let office = Office::with_list(3);
    let supervisor = office.supervisor().await;
    let (giver, taker) = two_carriers(&office).await;
    let file = give(&giver, &taker).await;
    take_and_pay(&taker, &file).await;
    taker
        .call("read_handover", json!({ "text": file }))
        .await
        .unwrap();
    for _ in 0..2 {
        declare_once(&taker).await;
        giver.sync().await;
    }
    assert_eq!(office.open_exceptions("grant_not_given"), 0);
    let date = today(&taker).await;
    let expected = [[3, 0, 3, 0, 0], [3, 1, 0, 2, 0]];
    assert_eq!(figures(&supervisor, &date).await, expected);
}

async fn declare_once(person: &Person) {
    let held = json!({ "envelopes": 2, "amount": (2 * AMOUNT).to_string() });
    let args = json!({ "request_id": "5f0c8a1e-3a44-4c51-9a0e-6b0d6f6d2b11", "held": held, "note": "" });
    person.call("declare_day", args).await.unwrap();
    person.sync().await;
}
