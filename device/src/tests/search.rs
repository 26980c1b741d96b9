//! Finding people as their names are typed in the street.

use serde_json::json;

use crate::testing::lists::{Somebody, list};
use crate::testing::people::Holder;

const PEOPLE: [Somebody; 6] = [
    ("Nguyễn Văn Nghĩa", "Ấp Mỹ An 1"),
    ("Nguyễn Văn Nghị", "Ấp Mỹ An 1"),
    ("Trần Thị Hòa", "Ấp Mỹ Hiệp"),
    ("Trần Thị Hoa", "Ấp Mỹ Hiệp"),
    ("Chau Kim Sên", "Khóm Đông Thạnh"),
    ("Đỗ Thị Ánh Nguyệt", "Khóm Đông Thạnh"),
];

#[tokio::test]
async fn people_are_found_by_what_is_typed() {
    let carrier = Holder::carrier(&list(1, &PEOPLE)).await;
    let cases: [(&str, &[usize]); 18] = [
        ("nghi", &[0, 1]),
        ("NGUYEN VAN NGHI", &[0, 1]),
        ("nghĩa", &[0]),
        ("nghị", &[1]),
        ("van nghị", &[1]),
        ("hoa", &[2, 3]),
        ("hòa", &[2]),
        ("hoà", &[2]),
        ("my an", &[0, 1]),
        ("mỹ an 1", &[0, 1]),
        ("lua", &[]),
        ("nvn", &[0, 1]),
        ("do thi", &[5]),
        ("đỗ", &[5]),
        ("s0004", &[4]),
        ("00004", &[4]),
        ("dong thanh sen", &[4]),
        ("", &[0, 1, 2, 3, 4, 5]),
    ];
    for (typed, places) in cases {
        let mut expected: Vec<&str> = places.iter().map(|place| PEOPLE[*place].0).collect();
        let mut found = carrier.find(typed).await;
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

#[tokio::test]
async fn pages_follow_the_route_and_the_states() {
    let list = list(1, &PEOPLE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    carrier.pay(&list.envelopes[2].id.to_string()).await.unwrap();
    let page = async |query| {
        carrier
            .call("search_doors", json!({ "query": query }))
            .await
            .unwrap()
    };
    let names = |page: &serde_json::Value| -> Vec<String> {
        let doors = page["doors"].as_array().unwrap();
        doors
            .iter()
            .map(|d| d["person_name"].as_str().unwrap().into())
            .collect()
    };
    let first = page(json!({ "limit": 4 })).await;
    let second = page(json!({ "limit": 4, "offset": 4 })).await;
    assert_eq!((&first["total"], names(&second).len()), (&json!(6), 2));
    let by_hamlet: Vec<_> = [names(&first), names(&second)].concat();
    assert_eq!(by_hamlet, [0, 1, 2, 3, 4, 5].map(|i| PEOPLE[i].0));
    let paid = page(json!({ "limit": 9, "states": ["paid"] })).await;
    assert_eq!(names(&paid), [PEOPLE[2].0]);
    let hamlet = page(json!({ "limit": 9, "hamlet": "Ấp Mỹ Hiệp", "states": ["to_pay"] })).await;
    assert_eq!(names(&hamlet), [PEOPLE[3].0]);
}

#[tokio::test]
async fn hamlets_follow_each_other_by_their_numbers() {
    let people = [
        ("Lê Văn Mười", "Ấp 10"),
        ("Lê Văn Hai", "Ấp 2"),
        ("Lê Văn Chín", "Ấp 9"),
    ];
    let carrier = Holder::carrier(&list(1, &people)).await;
    assert_eq!(
        carrier.find("").await,
        ["Lê Văn Hai", "Lê Văn Chín", "Lê Văn Mười"]
    );
}

#[tokio::test]
async fn somebody_new_is_found_as_soon_as_the_list_is_there() {
    let carrier = Holder::carrier(&list(1, &PEOPLE[..2])).await;
    assert!(carrier.find("sen").await.is_empty());
    let body = sync_protocol::statement::StatementBody::PayoutList(list(2, &PEOPLE));
    carrier.centre.state(&body);
    carrier.sync().await;
    assert_eq!(carrier.find("sen").await.len(), 1);
}

#[tokio::test]
async fn what_was_found_stands_as_the_last_record_left_it() {
    let mut list = list(1, &PEOPLE);
    list.envelopes[1].payout_point = Some("Nhà văn hóa ấp".into());
    let carrier = Holder::carrier_on_the_way(&list).await;
    let found = async |query| -> (serde_json::Value, Vec<String>) {
        let args = json!({ "query": query });
        let page = carrier.call("search_doors", args).await.unwrap();
        let name = |door: &serde_json::Value| door["person_name"].as_str().unwrap().to_owned();
        let names = page["doors"].as_array().unwrap().iter().map(name).collect();
        (page["total"].clone(), names)
    };
    let to_pay = json!({ "text": "nguyen van", "states": ["to_pay"], "limit": 9 });
    let both = vec![PEOPLE[0].0.to_owned(), PEOPLE[1].0.to_owned()];
    assert_eq!(found(to_pay.clone()).await, (json!(2), both.clone()));
    let at_point = json!({ "point": "Nhà văn hóa ấp", "limit": 9 });
    assert_eq!(found(at_point).await, (json!(1), vec![both[1].clone()]));

    // A payout and its correction.
    let paid = carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    assert_eq!(found(to_pay.clone()).await, (json!(1), vec![both[1].clone()]));
    carrier.correct(&paid).await.unwrap();
    assert_eq!(found(to_pay.clone()).await, (json!(2), both.clone()));

    // The carrier's own order of the round.
    let people = [list.envelopes[1].person.id, list.envelopes[0].person.id];
    let commune = &list.envelopes[0].person.commune;
    let args = json!({ "commune": commune, "hamlet": PEOPLE[0].1, "people": people });
    carrier.act("order_round", args).await.unwrap();
    let turned = vec![both[1].clone(), both[0].clone()];
    assert_eq!(found(to_pay).await, (json!(2), turned.clone()));
    let second = json!({ "text": "nguyen van", "offset": 1, "limit": 1 });
    assert_eq!(found(second).await, (json!(2), turned[1..].to_vec()));
}

#[tokio::test]
async fn a_door_that_is_found_shows_what_was_left_there() {
    let list = list(1, &PEOPLE);
    let carrier = Holder::carrier_on_the_way(&list).await;
    let envelope = list.envelopes[5].id.to_string();
    let shown = async || {
        let args = json!({ "query": { "text": PEOPLE[5].0, "limit": 9 } });
        let page = carrier.call("search_doors", args).await.unwrap();
        (
            page["doors"][0]["note"].clone(),
            page["doors"][0]["next_visit"].clone(),
        )
    };
    for text in ["Chó dữ", "Đi cổng bên", ""] {
        let args = json!({ "envelope_id": envelope, "text": text });
        carrier.act("note_door", args).await.unwrap();
        let note = if text.is_empty() { json!(null) } else { json!(text) };
        assert_eq!(shown().await, (note, json!(null)));
    }
    let args = json!({
        "envelope_id": envelope, "reason": "absent", "note": "", "next_visit": "2026-11-06", "message_left": false,
    });
    carrier.act("record_non_payment", args).await.unwrap();
    assert_eq!(shown().await, (json!(null), json!("2026-11-06")));
}
