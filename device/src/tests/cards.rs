//! Citizen cards at the door: compared and shown, never refused and never kept.

use serde_json::{Value, json};
use sync_protocol::payout_list::{Person, Sex};

use crate::testing::lists::{THREE, list, proxy, register};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

const CARD: &str = "089046000000|350123456|Nguyễn Văn Nghĩa|10071946|Nam|Ấp Mỹ An, Mỹ Hòa Hưng|25062021";

/// What is compared.
const MATCHES: [&str; 3] = ["number_match", "name_match", "birth_match"];

/// A carrier at the first door, whose person the test has described.
async fn at_the_door(describe: impl FnOnce(&mut Person)) -> (Holder, String) {
    let mut list = list(1, &THREE);
    describe(&mut list.envelopes[0].person);
    let carrier = Holder::carrier_on_the_way(&list).await;
    (carrier, list.envelopes[0].id.to_string())
}

async fn shown(carrier: &Holder, envelope: &str, text: &str) -> Value {
    let args = json!({ "text": text, "envelope_id": envelope, "authorisation_id": null });
    carrier.call("read_card", args).await.unwrap()
}

fn matches(view: &Value) -> [&str; 3] {
    MATCHES.map(|name| view[name].as_str().unwrap())
}

#[tokio::test]
async fn a_card_of_the_person_on_the_list_matches() {
    let (carrier, envelope) = at_the_door(|_| ()).await;
    for text in [
        CARD.to_owned(),
        format!("{CARD}\r\n"),
        format!("{CARD}|089046999999|Cha|Mẹ|"),
        CARD.replace("Văn Nghĩa", "VĂN NGHIÃ"),
    ] {
        let view = shown(&carrier, &envelope, &text).await;
        assert_eq!(matches(&view), ["match"; 3], "{text}");
        assert_eq!(view["warnings"], json!([]));
    }
    let view = shown(&carrier, &envelope, CARD).await;
    assert_eq!(
        (&view["id_tail"], &view["birth"], &view["sex"]),
        (&json!("0000"), &json!("1946-07-10"), &json!("male"))
    );
}

#[tokio::test]
async fn another_card_differs_and_is_shown_all_the_same() {
    let (carrier, envelope) = at_the_door(|person| person.sex = Some(Sex::Male)).await;
    let other = "089146000000||Nguyễn Thị Nghị|11071946|Nữ|Ấp|25062021";
    let view = shown(&carrier, &envelope, other).await;
    assert_eq!(matches(&view), ["differs"; 3]);
    assert_eq!(view["name"], "Nguyễn Thị Nghị");
    assert_eq!(view["warnings"], json!(["list_sex_differs"]));
}

#[tokio::test]
async fn a_number_that_contradicts_its_card_is_warned_about() {
    let (carrier, envelope) = at_the_door(|_| ()).await;
    let table = [
        ("500046000000", json!(["unknown_province"])),
        ("089047000000", json!(["birth_year_differs"])),
        ("089146000000", json!(["sex_differs"])),
        ("089246000000", json!(["birth_year_differs", "born_in_future"])),
    ];
    for (number, warnings) in table {
        let view = shown(&carrier, &envelope, &CARD.replace("089046000000", number)).await;
        assert_eq!(view["warnings"], warnings, "{number}");
    }
}

#[tokio::test]
async fn dates_are_compared_as_precisely_as_both_sides_know() {
    let table = [
        (Some("1946-07-10"), "10071946", "match"),
        (Some("1946-07"), "10071946", "match"),
        (Some("1946"), "10071946", "match"),
        (Some("1946-07-10"), "01011946", "match"),
        (Some("1946-01-01"), "10071946", "match"),
        (Some("1946-07"), "10081946", "differs"),
        (Some("1947"), "01011946", "differs"),
        (None, "10071946", "unknown"),
    ];
    for (born, birth, expected) in table {
        let (carrier, envelope) = at_the_door(|person| person.born = born.map(str::to_owned)).await;
        let view = shown(&carrier, &envelope, &CARD.replace("10071946", birth)).await;
        assert_eq!(view["birth_match"], expected, "{born:?} {birth}");
    }
}

#[tokio::test]
async fn an_old_number_on_the_list_is_found_through_the_card() {
    let (carrier, envelope) = at_the_door(|person| {
        person.id12 = None;
        person.id9 = Some("350123456".into());
    })
    .await;
    let view = shown(&carrier, &envelope, CARD).await;
    assert_eq!(
        (&view["number_match"], &view["old_number_linked"]),
        (&json!("match"), &json!(true))
    );
    let other = shown(&carrier, &envelope, &CARD.replace("350123456", "350123457")).await;
    assert_eq!(
        (&other["number_match"], &other["old_number_linked"]),
        (&json!("differs"), &json!(false))
    );
    let without = shown(&carrier, &envelope, &CARD.replace("350123456", "")).await;
    assert_eq!(without["number_match"], "unknown");
}

#[tokio::test]
async fn a_typed_number_is_compared_with_the_list_alone() {
    let (carrier, envelope) = at_the_door(|person| person.sex = Some(Sex::Female)).await;
    let view = shown(&carrier, &envelope, "089 046 000 000").await;
    assert_eq!(matches(&view), ["match", "unknown", "unknown"]);
    assert_eq!(
        (&view["name"], &view["warnings"]),
        (&Value::Null, &json!(["sex_differs"]))
    );
}

#[tokio::test]
async fn a_registered_receiver_is_compared_with_the_register() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let daughter = proxy(list.envelopes[0].person.id);
    carrier.centre.state(&register(daughter.clone()));
    carrier.sync().await;
    let card = "089180000001||Lê Thị Thí Dụ|23091980|Nữ|Ấp|25062021";
    let at = async |place: usize| {
        let args = json!({
            "text": card, "envelope_id": list.envelopes[place].id, "authorisation_id": daughter.id,
        });
        carrier.call("read_card", args).await
    };
    let view = at(0).await.unwrap();
    assert_eq!(matches(&view), ["match", "match", "unknown"]);
    let of_another = at(1).await.unwrap_err();
    assert_eq!(of_another.params["field"], "authorisation_id");
}

#[tokio::test]
async fn what_is_no_card_is_named_without_its_content() {
    let (carrier, envelope) = at_the_door(|_| ()).await;
    let refusal = async |text: &str| {
        let args = json!({ "text": text, "envelope_id": envelope, "authorisation_id": null });
        carrier.call("read_card", args).await.unwrap_err()
    };
    for text in ["", "tannha:enrol?c=1", "0890460000", &"x|".repeat(5000)] {
        let error = refusal(text).await;
        assert_eq!(error.code, CallErrorCode::CardUnreadable);
        assert!(error.params.is_empty());
    }
    let error = refusal(&CARD.replace("10071946", "31021946")).await;
    assert_eq!(error.params["field"], "date of birth");
}

#[tokio::test]
async fn reading_a_card_records_nothing() {
    let (carrier, envelope) = at_the_door(|_| ()).await;
    let journal = async || {
        carrier
            .call("journal", json!({ "offset": 0, "limit": 9 }))
            .await
            .unwrap()
    };
    let (entries, door) = (journal().await, carrier.door(&envelope).await);
    shown(&carrier, &envelope, CARD).await;
    assert_eq!((journal().await, carrier.door(&envelope).await), (entries, door));
}
