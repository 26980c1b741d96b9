//! The payout list of the day, and who may receive for others.

use sync_protocol::amount::Amount;
use sync_protocol::authorisation::{Authorisation, AuthorisationKind};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, BenefitCode, CommuneCode, EnvelopeId, LineId, ListId, PersonId};
use sync_protocol::payout_list::{Envelope, ListKind, Month, PayLine, PayoutList, Person, Programme, Sex};

use super::uuid;

/// What differs between the five people.
struct Row {
    name: &'static str,
    born: &'static str,
    sex: Sex,
    /// Benefit, its words, this month's money and back pay of four months.
    lines: &'static [(&'static str, &'static str, i64, i64)],
}

const ROWS: [Row; 5] = [
    Row {
        name: "Nguyễn Thị Bảy",
        born: "1946-07-10",
        sex: Sex::Female,
        lines: &[
            ("NCC_LS_1", "Trợ cấp tuất thân nhân liệt sĩ", 3_012_000, 892_000),
            ("NCC_TUAT_NUOIDUONG", "Trợ cấp tuất nuôi dưỡng", 2_231_000, 0),
        ],
    },
    Row {
        name: "Trần Văn Đực",
        born: "1951",
        sex: Sex::Male,
        lines: &[("NCC_TUDAY", "Trợ cấp người bị địch bắt tù, đày", 1_673_000, 0)],
    },
    Row {
        name: "Lê Thị Út Em",
        born: "1938-02",
        sex: Sex::Female,
        lines: &[("NCC_LS_2", "Trợ cấp tuất thân nhân liệt sĩ", 6_024_000, 1_784_000)],
    },
    Row {
        name: "Đỗ Hữu Phước",
        born: "1949-12-30",
        sex: Sex::Male,
        lines: &[("NCC_TB_TUAT", "Trợ cấp tuất", 1_565_000, 0)],
    },
    Row {
        name: "Đặng Thị Quý",
        born: "1944",
        sex: Sex::Female,
        lines: &[("UNKNOWN", "Trợ cấp khác", 1_000_000, 0)],
    },
];

pub(crate) fn month() -> Month {
    "2026-11".parse().unwrap()
}

pub(crate) fn list_id() -> ListId {
    ListId(uuid(0x10, 1))
}

pub(crate) fn envelope_id(n: u8) -> EnvelopeId {
    EnvelopeId(uuid(0x20, n))
}

pub(crate) fn person_id(n: u8) -> PersonId {
    PersonId(uuid(0x30, n))
}

pub(crate) fn daughter() -> Authorisation {
    Authorisation {
        id: AuthorisationId(uuid(0x50, 1)),
        person: person_id(2),
        programme: Some(Programme::Ncc),
        kind: AuthorisationKind::Proxy,
        name: "Trần Thị Kim Loan".into(),
        born: Some("1979-04-18".into()),
        id12: Some("089179000482".into()),
        relation: "con gái".into(),
        paper_no: "14/UQ-2026".into(),
        certified_by: "UBND xã Mỹ Hòa Hưng".into(),
        valid_from: "2026-09-20".parse().unwrap(),
        valid_to: Some("2026-12-20".parse().unwrap()),
    }
}

pub(crate) fn payout_list() -> PayoutList {
    PayoutList {
        id: list_id(),
        programme: Programme::Ncc,
        month: month(),
        kind: ListKind::Monthly,
        authority: "Sở Nội vụ tỉnh An Giang".into(),
        version: 1,
        supersedes: None,
        source_sha256: Digest::of(b"an invented workbook"),
        source_name: "NCC tháng 11 - Mỹ Hòa Hưng.xlsx".into(),
        hotline: "1900 54 54 81".into(),
        envelopes: (1..=5).map(envelope).collect(),
    }
}

pub(crate) fn envelope(n: u8) -> Envelope {
    let row = &ROWS[usize::from(n - 1)];
    let lines: Vec<_> = (1..)
        .zip(row.lines)
        .map(|(place, line)| pay_line(n, place, *line))
        .collect();
    Envelope {
        id: envelope_id(n),
        person: Person {
            id: person_id(n),
            name: row.name.into(),
            born: Some(row.born.into()),
            sex: Some(row.sex),
            id12: (n == 1).then(|| "089146004217".into()),
            id9: (n == 4).then(|| "350112233".into()),
            commune: CommuneCode("30313".into()),
            commune_name: "Xã Mỹ Hòa Hưng".into(),
            hamlet: if n < 4 {
                "Ấp Mỹ An 1"
            } else {
                "Ấp Mỹ Khánh"
            }
            .into(),
            book_no: Some(format!("MHH-{n:04}")),
            file_no: None,
        },
        total: Amount::checked_sum(lines.iter().map(|line| line.total)).unwrap(),
        lines,
        route: "T01".into(),
        planned_on: Some("2026-11-05".parse().unwrap()),
        payout_point: None,
    }
}

fn pay_line(n: u8, place: u8, (benefit, label, current, arrears): (&str, &str, i64, i64)) -> PayLine {
    PayLine {
        id: LineId(uuid(0x40 + place, n)),
        benefit: BenefitCode(benefit.into()),
        label: label.into(),
        from: month(),
        to: month(),
        current: Amount::from_dong(current),
        arrears: Amount::from_dong(arrears),
        arrears_months: if arrears == 0 { 0 } else { 4 },
        carried_over: Amount::ZERO,
        carried_over_months: 0,
        recovery: Amount::ZERO,
        total: Amount::from_dong(current + arrears),
        decision_no: Some(format!("{}/QĐ-UBND", 210 + u32::from(n))),
        note: None,
    }
}

/// The money of some of the envelopes.
pub(crate) fn total(numbers: &[u8]) -> Amount {
    Amount::checked_sum(numbers.iter().map(|n| envelope(*n).total)).unwrap()
}
