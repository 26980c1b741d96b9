//! A small list: six people in two hamlets, three for each of two carriers.

use central::lists::incoming::{Identity, Import, IncomingLine, IncomingList, IncomingPerson, Round};
use sync_protocol::amount::Amount;
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{BenefitCode, CommuneCode, LineId, StaffId};
use sync_protocol::payout_list::{ListKind, PayLine, Programme};
use uuid::Uuid;

use crate::support::centre::branch;

/// What each person of the list gets.
pub(crate) const EACH: i64 = 3_012_000;

pub(crate) fn small_list(source: &str) -> Import {
    let people = (1..=6).map(|n| {
        person(
            n,
            if n <= 3 {
                "Ấp Mỹ An 1"
            } else {
                "Ấp Mỹ An 2"
            },
        )
    });
    let list = IncomingList {
        programme: Programme::Ncc,
        month: "2026-11".parse().unwrap(),
        kind: ListKind::Monthly,
        authority: "Sở Nội vụ tỉnh An Giang".into(),
        communes: vec![CommuneCode("30313".into())],
        source_sha256: Digest::of(source.as_bytes()),
        source_name: source.into(),
        hotline: "1900 54 54 81".into(),
        people: people.collect(),
    };
    let rounds = vec![round("NV001", "ấp Mỹ An I"), round("NV002", "Mỹ An 02")];
    Import {
        lists: vec![list],
        rounds,
        proxies: vec![],
        branch: branch(),
    }
}

fn person(n: u32, hamlet: &str) -> IncomingPerson {
    let month = "2026-11".parse().unwrap();
    let amount = Amount::from_dong(EACH);
    let line = PayLine {
        id: LineId(Uuid::nil()),
        benefit: BenefitCode("NCC_LS_1".into()),
        label: "Thân nhân 1 liệt sĩ".into(),
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
            name: format!("Nguyễn Thị Mẫu {n}"),
            born: Some("1946".into()),
            commune: CommuneCode("30313".into()),
            id12: Some(format!("08914600000{n}")),
            id9: None,
        },
        sex: None,
        commune_name: "Xã Mỹ Hòa Hưng".into(),
        hamlet: hamlet.into(),
        group: None,
        book_no: None,
        file_no: None,
        lines: vec![IncomingLine { row: n, line }],
    }
}

pub(crate) fn round(staff: &str, hamlet: &str) -> Round {
    Round {
        route: "T01".into(),
        staff: Staff {
            id: StaffId(staff.into()),
            name: format!("Nhân viên {staff}"),
        },
        programme: Programme::Ncc,
        commune: CommuneCode("30313".into()),
        hamlet: hamlet.into(),
        planned_on: None,
        payout_point: None,
        groups: None,
    }
}
