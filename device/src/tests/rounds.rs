//! The order of a round and the notes of doors, which outlast the month and the carrier.

use serde_json::{Value, json};
use sync_protocol::ids::CommuneCode;
use sync_protocol::reports::{HamletPlace, RoundOrdered};
use sync_protocol::statement::{DoorNote, DoorNotes, Rounds, StatementBody};

use crate::testing::lists::{THREE, list, next_version};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

const COMMUNE: &str = "30313";

async fn names(carrier: &Holder) -> Vec<String> {
    carrier.find("").await
}

async fn order(carrier: &Holder, hamlet: &str, people: &[Value]) -> Value {
    let args = json!({ "commune": COMMUNE, "hamlet": hamlet, "people": people });
    carrier.act("order_round", args).await.unwrap()
}

async fn people(carrier: &Holder, hamlet: &str) -> Vec<Value> {
    let args = json!({ "commune": COMMUNE, "hamlet": hamlet });
    let round = carrier.call("round", args).await.unwrap();
    round["people"].as_array().unwrap().clone()
}

#[tokio::test]
async fn doors_and_hamlets_come_in_the_order_that_the_carrier_gave() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    assert_eq!(names(&carrier).await, THREE.map(|(name, _)| name));
    let mut ids: Vec<Value> = people(&carrier, "Ấp Mỹ An 1")
        .await
        .iter()
        .map(|p| p["person_id"].clone())
        .collect();
    ids.reverse();
    order(&carrier, "Ấp Mỹ An 1", &ids).await;
    assert_eq!(
        names(&carrier).await,
        ["Nguyễn Văn Nghị", "Nguyễn Văn Nghĩa", "Trần Thị Lụa"]
    );
    let hamlet = |name: &str| json!({ "commune": COMMUNE, "hamlet": name });
    let hamlets = [hamlet("Ấp Mỹ Hiệp"), hamlet("Ấp Mỹ An 1")];
    carrier
        .act("order_hamlets", json!({ "hamlets": hamlets }))
        .await
        .unwrap();
    assert_eq!(
        names(&carrier).await,
        ["Trần Thị Lụa", "Nguyễn Văn Nghị", "Nguyễn Văn Nghĩa"]
    );
    let rounds = carrier.call("rounds", json!({})).await.unwrap();
    assert_eq!(rounds["hamlets"][0]["hamlet"], "Ấp Mỹ Hiệp");
    assert_eq!(carrier.today().await["hamlets"][0]["hamlet"], "Ấp Mỹ Hiệp");
}

#[tokio::test]
async fn the_next_list_comes_in_the_same_order_and_newcomers_behind() {
    let old = list(1, &THREE);
    let mut carrier = Holder::carrier_on_the_way(&old).await;
    let mut ids: Vec<Value> = people(&carrier, "Ấp Mỹ An 1")
        .await
        .iter()
        .map(|p| p["person_id"].clone())
        .collect();
    ids.reverse();
    order(&carrier, "Ấp Mỹ An 1", &ids).await;
    let mut four = THREE.to_vec();
    four.push(("Đỗ Văn Tân", "Ấp Mỹ An 1"));
    let next = next_version(&old, &four);
    carrier.centre.state(&StatementBody::PayoutList(next));
    carrier.sync().await;
    let round = people(&carrier, "Ấp Mỹ An 1").await;
    let shown = |round: &[Value]| -> Vec<(String, bool)> {
        let one = |p: &Value| {
            let name = p["person_name"].as_str().unwrap().to_owned();
            (name, p["is_new"].as_bool().unwrap())
        };
        round.iter().map(one).collect()
    };
    let expected = [
        ("Nguyễn Văn Nghị".to_owned(), false),
        ("Nguyễn Văn Nghĩa".to_owned(), false),
        ("Đỗ Văn Tân".to_owned(), true),
    ];
    assert_eq!(shown(&round), expected);
    // Statements first, then entries: a store that is built anew says the same.
    carrier.tamper("UPDATE schema_info SET projection_version = 0");
    carrier.restart().await.unwrap();
    assert_eq!(shown(&people(&carrier, "Ấp Mỹ An 1").await), expected);
}

#[tokio::test]
async fn an_order_of_nobody_or_of_somebody_twice_is_refused() {
    let carrier = Holder::carrier_on_the_way(&list(1, &THREE)).await;
    let id = people(&carrier, "Ấp Mỹ Hiệp").await[0]["person_id"].clone();
    for people in [json!([]), json!([id, id]), json!(["nobody"])] {
        let args = json!({ "commune": COMMUNE, "hamlet": "Ấp Mỹ Hiệp", "people": people });
        let error = carrier.act("order_round", args).await.unwrap_err();
        assert_eq!(error.params["field"], "people");
    }
}

#[tokio::test]
async fn what_others_walked_and_noted_is_there_before_the_first_visit() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let (first, second) = (list.envelopes[0].person.id, list.envelopes[1].person.id);
    let place = HamletPlace {
        commune: CommuneCode(COMMUNE.into()),
        hamlet: "Ấp Mỹ Hiệp".into(),
    };
    let round = RoundOrdered {
        commune: CommuneCode(COMMUNE.into()),
        hamlet: "Ấp Mỹ An 1".into(),
        people: vec![second, first],
    };
    carrier.centre.state(&StatementBody::Rounds(Rounds {
        hamlets: Some(vec![place]),
        rounds: vec![round],
    }));
    carrier.centre.state(&StatementBody::DoorNotes(DoorNotes {
        notes: vec![DoorNote {
            person: first,
            text: "Đi cổng bên, chó dữ".into(),
            at: "2026-10-06T02:00:00Z".parse().unwrap(),
            by: "Lý Văn Tám".into(),
        }],
    }));
    carrier.sync().await;
    assert_eq!(
        names(&carrier).await,
        ["Trần Thị Lụa", "Nguyễn Văn Nghị", "Nguyễn Văn Nghĩa"]
    );
    let envelope = list.envelopes[0].id.to_string();
    let door = carrier.door(&envelope).await;
    assert_eq!(door["note"]["text"], "Đi cổng bên, chó dữ");
    assert_eq!(door["note"]["by"], "Lý Văn Tám");
    assert_eq!(door["door"]["note"], "Đi cổng bên, chó dữ");
    // The device's own order goes before the one that it was told.
    order(&carrier, "Ấp Mỹ An 1", &[json!(first), json!(second)]).await;
    assert_eq!(names(&carrier).await[1], "Nguyễn Văn Nghĩa");
}

#[tokio::test]
async fn the_latest_note_holds_and_an_empty_one_takes_it_away() {
    let list = list(1, &THREE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[0].id.to_string();
    let note = |text: &str| json!({ "envelope_id": envelope, "text": text });
    carrier
        .act("note_door", note(" Nặng tai,  gọi to "))
        .await
        .unwrap();
    let door = carrier.door(&envelope).await;
    assert_eq!(
        (&door["note"]["text"], &door["note"]["by"]),
        (&json!("Nặng tai, gọi to"), &Value::Null)
    );
    let again = carrier.act("note_door", note("Nặng tai, gọi to")).await;
    assert_eq!(again.unwrap_err().code, CallErrorCode::NothingToDo);
    carrier.act("note_door", note("")).await.unwrap();
    assert_eq!(carrier.door(&envelope).await["note"], Value::Null);
    let long = carrier.act("note_door", note(&"a".repeat(201))).await;
    assert_eq!(long.unwrap_err().params["field"], "text");
}

#[tokio::test]
async fn a_payout_point_counts_its_own_people_and_is_searched_alone() {
    let mut list = list(1, &THREE);
    let point = "Nhà văn hóa ấp, 7 giờ 30";
    for envelope in list.envelopes.iter_mut().take(2) {
        envelope.payout_point = Some(point.into());
    }
    let carrier = Holder::carrier_on_the_way(&list).await;
    let points = async || carrier.call("points", json!({})).await.unwrap()["points"].clone();
    let before = points().await;
    assert_eq!(before.as_array().unwrap().len(), 1);
    assert_eq!(before[0]["name"], point);
    assert_eq!(before[0]["doors_total"], 2);
    assert_eq!(before[0]["left"]["envelopes"], 2);
    let first = &list.envelopes[0];
    carrier.pay(&first.id.to_string()).await.unwrap();
    let after = points().await;
    assert_eq!(after[0]["doors_total"], 2);
    assert_eq!(after[0]["paid"]["amount"], first.total.to_string());
    assert_eq!(after[0]["left"]["amount"], list.envelopes[1].total.to_string());
    let query = json!({ "text": "", "point": point, "states": [], "offset": 0, "limit": 40 });
    let found = carrier.call("search_doors", json!({ "query": query })).await;
    assert_eq!(found.unwrap()["total"], 2);
}
