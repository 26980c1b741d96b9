//! The plan in cases.

use std::ops::RangeInclusive;

use sync_protocol::amount::Amount;
use sync_protocol::ids::{CommuneCode, LineId, ListId, StaffId};
use sync_protocol::payout_list::{ListKind, Programme};
use uuid::Uuid;

use super::plan;
use crate::lists::incoming::{Import, IncomingLine, IncomingList, IncomingPerson, Round};
use crate::lists::plan::known::{ImportState, KnownList, Order};
use crate::lists::plan::written::{ImportRefusal, Plan};
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{BenefitCode, BranchId};
use sync_protocol::payout_list::PayLine;

use crate::lists::incoming::Identity;

fn person(n: u32) -> IncomingPerson {
    let (month, amount) = ("2026-11".parse().unwrap(), Amount::from_dong(540_000));
    let line = PayLine {
        id: LineId(Uuid::nil()),
        benefit: BenefitCode("HTXH_MONTHLY".into()),
        label: "Hưu trí xã hội".into(),
        from: month,
        to: month,
        current: amount,
        arrears: Amount::ZERO,
        arrears_months: 0,
        carried_over: Amount::ZERO,
        carried_over_months: 0,
        recovery: Amount::ZERO,
        total: amount,
        decision_no: None,
        note: None,
    };
    IncomingPerson {
        identity: Identity {
            name: format!("Nguyễn Văn {n}"),
            born: Some("1946".into()),
            commune: CommuneCode("30817".into()),
            id12: Some(format!("0890460{n:05}")),
            id9: None,
        },
        sex: None,
        commune_name: "Xã Hòn Đất".into(),
        hamlet: "Ấp Hòn Sóc".into(),
        group: None,
        book_no: None,
        file_no: None,
        lines: vec![IncomingLine { row: n + 1, line }],
    }
}

fn list(name: &str, people: RangeInclusive<u32>) -> IncomingList {
    IncomingList {
        programme: Programme::Htxh,
        month: "2026-11".parse().unwrap(),
        kind: ListKind::Monthly,
        authority: "Sở Y tế tỉnh An Giang".into(),
        communes: vec![CommuneCode("30817".into())],
        source_sha256: Digest::of(name.as_bytes()),
        source_name: name.into(),
        hotline: "1900 54 54 81".into(),
        people: people.map(person).collect(),
    }
}

fn round(staff: &str, groups: Option<(u32, u32)>) -> Round {
    Round {
        route: "T08".into(),
        staff: Staff {
            id: StaffId(staff.into()),
            name: staff.into(),
        },
        programme: Programme::Htxh,
        commune: CommuneCode("30817".into()),
        hamlet: "hòn sóc".into(),
        planned_on: None,
        payout_point: None,
        groups,
    }
}

fn import(lists: Vec<IncomingList>, rounds: Vec<Round>) -> Import {
    let branch = Branch {
        id: BranchId("BC01".into()),
        name: "Bưu cục mẫu".into(),
    };
    Import {
        lists,
        rounds,
        proxies: vec![],
        branch,
    }
}

fn planned(import: &Import, state: ImportState) -> Result<Plan, Vec<ImportRefusal>> {
    let mut last = 0;
    plan(import, state, &mut || {
        last += 1;
        Uuid::from_u128(last)
    })
}

fn carriers(plan: &Plan) -> Vec<&str> {
    let staff = plan.lists[0]
        .envelopes
        .iter()
        .map(|(_, staff)| staff.as_ref().map_or("", |s| s.0.as_str()));
    staff.collect()
}

#[test]
fn a_shared_hamlet_is_divided_by_groups_else_in_the_order_of_the_list() {
    let shared = vec![round("NV001", Some((1, 6))), round("NV002", Some((7, 12)))];
    let mut list = list("a.csv", 1..=5);
    let plan = planned(
        &import(vec![list.clone()], shared.clone()),
        ImportState::default(),
    );
    assert_eq!(
        carriers(&plan.ok().unwrap()),
        ["NV001", "NV001", "NV001", "NV002", "NV002"]
    );
    list.people[0].group = Some(9);
    list.people[4].group = Some(2);
    let plan = planned(&import(vec![list.clone()], shared), ImportState::default());
    assert_eq!(
        carriers(&plan.ok().unwrap()),
        ["NV002", "NV001", "NV001", "NV002", "NV001"]
    );
    let nobody = planned(&import(vec![list], vec![]), ImportState::default())
        .ok()
        .unwrap();
    assert_eq!(nobody.outcome.lists[0].unassigned.len(), 1);
}

#[test]
fn two_lists_cannot_order_the_same() {
    let mut other = list("b.csv", 5..=9);
    other.authority = "UBND Xã Hòn Đất".into();
    let refused = planned(
        &import(vec![list("a.csv", 1..=5), other], vec![]),
        ImportState::default(),
    );
    let refusal = ImportRefusal::OrderedTwice {
        file: "b.csv".into(),
        row: 6,
        benefit: "HTXH_MONTHLY".into(),
        month: "2026-11".parse().unwrap(),
        other: "a.csv".into(),
    };
    assert_eq!(refused.err().unwrap(), [refusal]);
    let twice = planned(
        &import(vec![list("a.csv", 1..=1), list("b.csv", 2..=2)], vec![]),
        ImportState::default(),
    );
    assert_eq!(
        twice.err().unwrap(),
        [ImportRefusal::SameList("a.csv".into(), "b.csv".into())]
    );
}

#[test]
fn a_later_import_of_the_same_order_is_the_next_version() {
    let first = list("a.csv", 1..=2);
    let known = KnownList {
        id: ListId(Uuid::from_u128(77)),
        order: Order::of(&first),
        version: 3,
        source_sha256: first.source_sha256,
        source_name: "a.csv".into(),
        in_force: true,
    };
    let state = ImportState {
        lists: vec![known.clone()],
        ..ImportState::default()
    };
    let same = planned(&import(vec![first], vec![]), state.clone()).ok().unwrap();
    assert!(same.lists.is_empty() && same.people.is_empty() && same.outcome.lists[0].unchanged);
    let next = planned(&import(vec![list("b.csv", 1..=2)], vec![]), state)
        .ok()
        .unwrap();
    assert_eq!(
        (next.lists[0].version, next.lists[0].supersedes),
        (4, Some(known.id))
    );
    let withdrawn = KnownList {
        in_force: false,
        ..known
    };
    let state = ImportState {
        lists: vec![withdrawn],
        ..ImportState::default()
    };
    let again = planned(&import(vec![list("a.csv", 1..=2)], vec![]), state)
        .ok()
        .unwrap();
    assert_eq!(
        (again.lists[0].version, again.lists[0].supersedes),
        (4, None),
        "a withdrawn list comes back"
    );
}
