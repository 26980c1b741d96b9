//! Payout lists of invented people.

use sync_protocol::amount::Amount;
use sync_protocol::authorisation::{Authorisation, AuthorisationKind};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, BenefitCode, CommuneCode, EnvelopeId, LineId, ListId, PersonId};
use sync_protocol::payout_list::{Envelope, ListKind, PayLine, PayoutList, Person, Programme};
use sync_protocol::statement::{Authorisations, StatementBody, Withdrawal};
use uuid::Uuid;

/// A name and a hamlet.
pub(crate) type Somebody = (&'static str, &'static str);

/// Three people, two of whom differ in a tone only.
pub(crate) const THREE: [Somebody; 3] = [
    ("Nguyễn Văn Nghĩa", "Ấp Mỹ An 1"),
    ("Nguyễn Văn Nghị", "Ấp Mỹ An 1"),
    ("Trần Thị Lụa", "Ấp Mỹ Hiệp"),
];

/// Money of the first person's line in đồng; each next one gets a thousand more.
pub(crate) const FIRST_AMOUNT: i64 = 3_012_000;

/// A monthly list of November with one line for each person. Lists of different numbers have different
/// envelopes for the same people.
pub(crate) fn list(number: u32, people: &[Somebody]) -> PayoutList {
    let envelopes = people
        .iter()
        .zip(0..)
        .map(|(somebody, place)| envelope(number, place, *somebody));
    PayoutList {
        id: ListId(id(1, number, 0)),
        programme: Programme::Ncc,
        month: "2026-11".parse().unwrap(),
        kind: ListKind::Monthly,
        authority: "Sở Nội vụ".into(),
        version: number,
        supersedes: None,
        source_sha256: Digest::of(b"file"),
        source_name: "ncc-2026-11.xlsx".into(),
        hotline: "1900 9357".into(),
        envelopes: envelopes.collect(),
    }
}

/// The next version of a list: other envelopes for the same people.
pub(crate) fn next_version(old: &PayoutList, people: &[Somebody]) -> PayoutList {
    PayoutList {
        supersedes: Some(old.id),
        ..list(old.version + 1, people)
    }
}

/// A proxy of a person, valid in November 2026.
pub(crate) fn proxy(person: PersonId) -> Authorisation {
    Authorisation {
        id: AuthorisationId(id(5, 0, 0)),
        person,
        programme: None,
        kind: AuthorisationKind::Proxy,
        name: "Lê Thị Thí Dụ".into(),
        born: Some("1980".into()),
        id12: Some("089180000001".into()),
        relation: "con gái".into(),
        paper_no: "12/GUQ".into(),
        certified_by: "UBND xã Mỹ Hòa Hưng".into(),
        valid_from: "2026-01-01".parse().unwrap(),
        valid_to: Some("2026-11-30".parse().unwrap()),
    }
}

/// A register of one.
pub(crate) fn register(authorisation: Authorisation) -> StatementBody {
    StatementBody::Authorisations(Authorisations {
        authorisations: vec![authorisation],
    })
}

/// The withdrawal of some envelopes.
pub(crate) fn withdrawal(list: &PayoutList, envelopes: Vec<EnvelopeId>) -> StatementBody {
    StatementBody::Withdrawal(Withdrawal {
        list: list.id,
        envelopes,
        reason: "Tạm dừng chi theo công văn 15".into(),
    })
}

fn envelope(list: u32, place: u32, (name, hamlet): Somebody) -> Envelope {
    let total = Amount::from_dong(FIRST_AMOUNT + i64::from(place) * 1_000);
    let line = PayLine {
        id: LineId(id(4, list, place)),
        benefit: BenefitCode("NCC_TB_1".into()),
        label: "Trợ cấp hằng tháng".into(),
        from: "2026-11".parse().unwrap(),
        to: "2026-11".parse().unwrap(),
        current: total,
        arrears: Amount::ZERO,
        arrears_months: 0,
        carried_over: Amount::ZERO,
        carried_over_months: 0,
        recovery: Amount::ZERO,
        total,
        decision_no: None,
        note: None,
    };
    Envelope {
        id: EnvelopeId(id(3, list, place)),
        person: Person {
            id: PersonId(id(2, 0, place)),
            name: name.into(),
            born: Some("1946-07-10".into()),
            sex: None,
            id12: Some(format!("0890460{place:05}")),
            id9: None,
            commune: CommuneCode("30313".into()),
            commune_name: "Xã Mỹ Hòa Hưng".into(),
            hamlet: hamlet.into(),
            book_no: Some(format!("S{place:04}")),
            file_no: None,
        },
        lines: vec![line],
        total,
        route: "T01".into(),
        planned_on: None,
        payout_point: None,
    }
}

fn id(kind: u32, list: u32, place: u32) -> Uuid {
    Uuid::from_fields(kind, u16::try_from(list).unwrap(), 0x4000, &{
        let mut rest = [0x80; 8];
        rest[4..].copy_from_slice(&place.to_be_bytes());
        rest
    })
}
