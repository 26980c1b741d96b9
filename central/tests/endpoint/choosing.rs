//! Lists and people that a supervisor chooses receipts by.

use sync_protocol::amount::Amount;
use sync_protocol::certificate::Role;
use sync_protocol::ids::BranchId;
use sync_protocol::wire::{self, ErrorCode, ListsReply, PeopleReply};

use crate::support::centre::Centre;
use crate::support::device::Device;
use crate::support::lists::{EACH, small_list};

async fn lists(device: &Device) -> ListsReply {
    let reply = device.get(wire::PATH_LISTS, "").await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

/// Names of the people who answer a text, and whether there are more.
async fn people(device: &Device, text: &str) -> (Vec<String>, bool) {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("text", text)
        .finish();
    let reply = device.get(wire::PATH_PEOPLE, &query).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let reply: PeopleReply = serde_json::from_str(&reply.body).unwrap();
    (reply.people.into_iter().map(|p| p.name).collect(), reply.more)
}

#[tokio::test]
async fn lists_come_newest_first_with_what_they_order() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    centre.clock.advance(chrono::TimeDelta::minutes(1));
    let mut december = small_list("two.csv");
    let month = "2026-12".parse().unwrap();
    december.lists[0].month = month;
    december.lists[0].people.truncate(4);
    for line in december.lists[0].people.iter_mut().flat_map(|p| &mut p.lines) {
        (line.line.from, line.line.to) = (month, month);
    }
    centre.import(december).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let reply = lists(&supervisor).await;
    let shown: Vec<_> = reply
        .lists
        .iter()
        .map(|l| (l.month.to_string(), l.envelopes, l.total, l.version))
        .collect();
    assert_eq!(
        shown,
        [
            ("2026-12".into(), 4, Amount::from_dong(4 * EACH), 1),
            ("2026-11".into(), 6, Amount::from_dong(6 * EACH), 1)
        ]
    );
    assert_eq!(reply.lists[0].communes, ["Xã Mỹ Hòa Hưng"]);
    assert!(!reply.more);
}

#[tokio::test]
async fn people_are_found_by_words_and_by_last_digits() {
    let centre = Centre::start().await;
    let mut import = small_list("one.csv");
    import.lists[0].people[0].identity.name = "Trần Thị Thúy".into();
    import.lists[0].people[1].identity.name = "Trần Văn Thủy".into();
    centre.import(import).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let cases: [(&str, &[&str]); 5] = [
        ("thuy tran", &["Trần Thị Thúy", "Trần Văn Thủy"]),
        ("thúy", &["Trần Thị Thúy"]),
        ("0002", &["Trần Văn Thủy"]),
        ("trần 000001", &["Trần Thị Thúy"]),
        ("%", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(people(&supervisor, text).await.0, expected, "{text}");
    }
    let reply = supervisor.get(wire::PATH_PEOPLE, "text=th%C3%BAy").await;
    let found: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
    let person = &found["people"][0];
    assert_eq!(
        (&person["born_year"], &person["hamlet"], &person["id_tail"]),
        (&"1946".into(), &"Ấp Mỹ An 1".into(), &"0001".into())
    );
    assert!(!reply.body.contains("089146000001"), "no whole number");
}

#[tokio::test]
async fn a_reply_is_short_and_says_so() {
    let centre = Centre::start().await;
    let mut import = small_list("one.csv");
    for number in 7..=30 {
        let mut person = import.lists[0].people[0].clone();
        person.identity.name = format!("Nguyễn Thị Mẫu {number}");
        person.identity.id12 = Some(format!("0891460000{number:02}"));
        person.lines[0].row = number;
        import.lists[0].people.push(person);
    }
    centre.import(import).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    let (names, more) = people(&supervisor, "nguyen").await;
    assert_eq!((names.len(), more), (20, true));
}

#[tokio::test]
async fn another_branch_sees_neither() {
    let centre = Centre::start().await;
    let mut import = small_list("one.csv");
    import.branch.id = BranchId("BC02".into());
    centre.import(import).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    assert_eq!(lists(&supervisor).await.lists, []);
    assert_eq!(people(&supervisor, "nguyen").await, (vec![], false));
}

#[tokio::test]
async fn a_carrier_asks_for_neither_and_an_empty_search_is_none() {
    let centre = Centre::start().await;
    let carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    for (path, query) in [(wire::PATH_LISTS, ""), (wire::PATH_PEOPLE, "text=lan")] {
        let reply = carrier.get(path, query).await;
        assert_eq!((reply.status, reply.error().code), (403, ErrorCode::NotAllowed));
    }
    for query in ["", "text=", "text=+", "text=417"] {
        let reply = supervisor.get(wire::PATH_PEOPLE, query).await;
        assert_eq!(
            (reply.status, reply.error().code),
            (400, ErrorCode::BadRequest),
            "{query}"
        );
    }
}
