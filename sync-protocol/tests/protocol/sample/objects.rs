//! What is signed as a JWS: certificates, the enrolment request, statements, acknowledgements, the branch's day.

use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::acknowledgement::{Acknowledgement, Flag, FlagCode};
use sync_protocol::batch::OpenedBatch;
use sync_protocol::body::Holding;
use sync_protocol::branch_day::{BranchDay, CarrierDay, Closing, DeviceState, Exception};
use sync_protocol::certificate::{Certificate, Role, Staff};
use sync_protocol::enrolment::{EnrolmentLink, EnrolmentRequest};
use sync_protocol::entry::SealedLine;
use sync_protocol::ids::CommuneCode;
use sync_protocol::jws;
use sync_protocol::keys::SigningKey;
use sync_protocol::reports::{HamletPlace, RoundOrdered};
use sync_protocol::statement::{
    Authorisations, DoorNote, DoorNotes, PublishedCatalogue, Revocation, Rounds, Statement, StatementBody,
    Withdrawal,
};

use super::journal::{self, Journal};
use super::list::{daughter, envelope_id, list_id, payout_list, person_id};
use super::{branch, carrier, carrier_staff, centre, day, supervisor, supervisor_staff, utc};

/// Name and version that the devices state.
pub(crate) const SOFTWARE: &str = "tan-nha/0.1.0";

/// The one-time code of the carrier's enrolment.
pub(crate) const CODE: &str = "K7QF-2M9X-T4ZB-8HWC-5RNP";

pub(crate) fn carrier_certificate() -> Certificate {
    certificate(&carrier(), Role::Carrier, carrier_staff(), "Điện thoại tuyến T01")
}

pub(crate) fn supervisor_certificate() -> Certificate {
    certificate(
        &supervisor(),
        Role::Supervisor,
        supervisor_staff(),
        "Máy tính quầy giao dịch",
    )
}

pub(crate) fn carrier_certificate_jws() -> String {
    jws::sign(&carrier_certificate(), &centre()).unwrap()
}

pub(crate) fn supervisor_certificate_jws() -> String {
    jws::sign(&supervisor_certificate(), &centre()).unwrap()
}

pub(crate) fn certificate(key: &SigningKey, role: Role, staff: Staff, device_name: &str) -> Certificate {
    Certificate {
        v: PROTOCOL_VERSION,
        kid: key.kid(),
        key: key.verifying_key().to_jwk(),
        staff,
        role,
        branch: branch(),
        device_name: device_name.into(),
        key_protection: "pin".into(),
        not_before: utc("2026-11-04T09:00:00Z"),
        not_after: utc("2028-11-04T09:00:00Z"),
    }
}

pub(crate) fn enrolment_link() -> EnrolmentLink {
    EnrolmentLink {
        endpoint: "https://chitra.example.vn".into(),
        centre_key: centre().verifying_key(),
        code: CODE.into(),
    }
}

pub(crate) fn enrolment_request() -> EnrolmentRequest {
    EnrolmentRequest {
        v: PROTOCOL_VERSION,
        code: CODE.into(),
        key: carrier().verifying_key().to_jwk(),
        device_name: "Điện thoại tuyến T01".into(),
        key_protection: "pin".into(),
        software: SOFTWARE.into(),
        at: "2026-11-04T16:00:00.000+07:00".parse().unwrap(),
    }
}

/// A catalogue of one benefit.
const CATALOGUE: &str = r#"{
 "schema_version": 1,
 "as_of": "2026-12-01",
 "base_amounts": [
  {"code": "BTXH_BASE", "name_vi": "Mức chuẩn trợ giúp xã hội", "from": "2026-07-01", "to": null, "amount": 540000,
   "legal_reference": "NĐ 335/2026/NĐ-CP", "in_force_from": "2026-10-05", "verified": true}
 ],
 "tables": {},
 "benefits": [
  {"code": "BTXH_KT_N", "programme": "BTXH", "group": "Khuyết tật", "kind": "monthly",
   "name_vi": "Người khuyết tật nặng", "name_en": "Person with severe disability",
   "explanation_vi": "Đây là trợ cấp hằng tháng cho người khuyết tật nặng.",
   "coefficient": 1.5, "base": "BTXH_BASE", "amount_table": null,
   "amounts": [{"from": "2026-07-01", "to": null, "amount": 810000, "basis": 540000, "verified": true,
    "source": "NĐ 335/2026/NĐ-CP"}],
   "legal_reference": "NĐ 20/2021/NĐ-CP Điều 5 khoản 6", "verified": true, "verify_note": "",
   "health_data": true, "hide_category": false}
 ]
}
"#;

/// One statement of each type for the carrier's device, numbered from 1.
pub(crate) fn statements() -> Vec<Statement> {
    let bodies = [
        StatementBody::PayoutList(payout_list()),
        StatementBody::Authorisations(Authorisations {
            authorisations: vec![daughter()],
        }),
        StatementBody::Withdrawal(Withdrawal {
            list: list_id(),
            envelopes: vec![envelope_id(5)],
            reason: "Sở Nội vụ đề nghị dừng chi, sai số tiền".into(),
        }),
        StatementBody::Revocation(Revocation {
            reason: "Báo mất máy".into(),
        }),
        StatementBody::DoorNotes(DoorNotes {
            notes: vec![DoorNote {
                person: person_id(3),
                text: "Đi cổng bên, chó dữ".into(),
                at: utc("2026-11-04T09:12:00Z"),
                by: "Lý Văn Tám".into(),
            }],
        }),
        StatementBody::Rounds(Rounds {
            hamlets: Some(vec![HamletPlace {
                commune: CommuneCode("30313".into()),
                hamlet: "Ấp Mỹ An 1".into(),
            }]),
            rounds: vec![RoundOrdered {
                commune: CommuneCode("30313".into()),
                hamlet: "Ấp Mỹ An 1".into(),
                people: vec![person_id(3), person_id(1)],
            }],
        }),
        StatementBody::Catalogue(PublishedCatalogue {
            version: 2,
            published_on: "2026-12-01".parse().unwrap(),
            catalogue: CATALOGUE.into(),
        }),
    ];
    bodies
        .iter()
        .zip(1..)
        .map(|(body, seq)| statement(body, seq))
        .collect()
}

pub(crate) fn statement(body: &StatementBody, seq: u64) -> Statement {
    Statement {
        v: PROTOCOL_VERSION,
        to: carrier().kid(),
        seq,
        at: utc("2026-11-05T00:00:00Z"),
        type_name: body.type_name().unwrap().into(),
        body: body.to_value().unwrap(),
    }
}

/// The centre's answer to the carrier's batch: payout 4 was by somebody who is not in the register.
pub(crate) fn acknowledgement(batch: &OpenedBatch) -> Acknowledgement {
    Acknowledgement {
        v: PROTOCOL_VERSION,
        batch: batch.id,
        kid: batch.manifest.kid,
        seq: batch.manifest.last,
        head: batch.manifest.head_after,
        root: batch.manifest.root,
        log_index: 41,
        flags: vec![Flag {
            seq: 4,
            code: FlagCode::ReceiverNotRegistered,
        }],
        at: utc("2026-11-05T10:31:04.518Z"),
    }
}

pub(crate) fn branch_day(carrier_journal: &Journal, closing: &SealedLine) -> BranchDay {
    let line = carrier_journal.lines[3].digest();
    let carrier_day = CarrierDay {
        staff: carrier_staff(),
        not_taken: Holding::default(),
        balance: journal::balance(),
        handed_over: None,
        not_paid: journal::holding(&[4]),
        declared: Some(Holding::default()),
        counted: Some(journal::holding(&[4, 5])),
        closed: Some(Closing {
            by: supervisor_staff(),
            at: utc("2026-11-05T10:52:00Z"),
            reason: String::new(),
            line_sha256: closing.digest(),
        }),
        devices: vec![DeviceState {
            kid: carrier().kid(),
            name: "Điện thoại tuyến T01".into(),
            accepted_seq: 9,
            reported_seq: 9,
            seen_at: Some(utc("2026-11-05T10:31:04Z")),
            revoked: false,
        }],
        exceptions: vec![Exception {
            code: FlagCode::ReceiverNotRegistered,
            lines: vec![line],
            person_name: Some("Lê Thị Út Em".into()),
            amount: Some(super::list::total(&[3])),
            at: utc("2026-11-05T10:31:04.518Z"),
        }],
        obstacles: Vec::new(),
    };
    BranchDay {
        v: PROTOCOL_VERSION,
        branch: branch(),
        date: day(),
        at: utc("2026-11-05T10:55:00Z"),
        carriers: vec![carrier_day],
    }
}
