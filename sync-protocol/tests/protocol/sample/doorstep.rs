//! A day on which everything happens that a plain day lacks: envelopes from a supervisor and from another carrier,
//! a receiver who cannot sign, an envelope that lacks a note, reports, wishes and notes.

use sync_protocol::amount::Amount;
use sync_protocol::body::{
    Body, DayDeclared, EnvelopeRecounted, EnvelopesHandedOver, EnvelopesReceived, EnvelopesReturned, Holding,
    IdentityMethod, NonPayment, NonPaymentReason, Receiver, RecountOutcome, Satisfaction,
};
use sync_protocol::digest::Digest;
use sync_protocol::hands::{CannotSign, OtherHand, Witness};
use sync_protocol::ids::{BenefitCode, CommuneCode, EntryId, StaffId};
use sync_protocol::notes::NoteCount;
use sync_protocol::payout_list::Programme;
use sync_protocol::reports::{
    AccountHolder, AccountWished, AskedEffect, ConcernClass, ConcernRaised, DoorNoted, HamletPlace,
    HamletsOrdered, RoundOrdered, VariationKind, VariationReported,
};

use super::journal::{Journal, holding, ink, payout};
use super::list::{envelope, envelope_id, list_id, person_id, total};
use super::{carrier, day, objects, other_device, uuid};

pub(crate) fn doorstep_day() -> Journal {
    let mut journal = Journal::start(&objects::carrier_certificate_jws());
    let key = carrier();
    let bodies = [custody(), door(), reports(), evening()].concat();
    bodies.into_iter().for_each(|body| journal.push(body, &key));
    journal
}

fn custody() -> Vec<Body> {
    vec![
        Body::EnvelopesReceived(EnvelopesReceived {
            envelopes: (1..=4).map(envelope_id).collect(),
            total: total(&[1, 2, 3, 4]),
            from: Some(hand("Phan Thị Ngọc Lan", Some("TB001"))),
            ink: Some(ink()),
            grant: None,
        }),
        Body::EnvelopesReceived(EnvelopesReceived {
            envelopes: vec![envelope_id(5)],
            total: total(&[5]),
            from: Some(hand("Lý Văn Tám", Some("NV002"))),
            ink: Some(ink()),
            grant: Some(Digest::of(b"an invented grant")),
        }),
    ]
}

fn door() -> Vec<Body> {
    let Body::Payout(mut marked) = payout(1, Receiver::Beneficiary, IdentityMethod::Witnessed) else {
        unreachable!("a payout")
    };
    marked.cannot_sign = Some(CannotSign::Mark);
    marked.witness = Some(Witness {
        name: "Huỳnh Văn Bé".into(),
        standing: "trưởng ấp".into(),
        last_digits: Some("0317".into()),
        ink: ink(),
    });
    marked.notes = vec![
        note(500_000, 12),
        note(100_000, 1),
        note(10_000, 3),
        note(5_000, 1),
    ];
    marked.warnings = vec!["no_papers".into()];
    marked.satisfaction = Some(Satisfaction::Satisfied);
    let Body::Payout(mut short) = payout(2, Receiver::Beneficiary, IdentityMethod::CardSeen) else {
        unreachable!("a payout")
    };
    short.recount = Some(EntryId(uuid(0x60, 4)));
    vec![
        Body::Payout(marked),
        Body::EnvelopeRecounted(Box::new(EnvelopeRecounted {
            envelope: envelope_id(2),
            list: list_id(),
            person: person_id(2),
            listed: envelope(2).total,
            counted: Amount::from_dong(1_623_000),
            notes: vec![note(500_000, 3), note(50_000, 2), note(20_000, 1), note(1_000, 3)],
            outcome: RecountOutcome::PaidListed,
            before: hand("Trần Văn Đực", None),
            note: "Thiếu một tờ 50.000, bù từ túi".into(),
        })),
        Body::Payout(short),
        Body::NonPayment(NonPayment {
            envelope: envelope_id(3),
            reason: NonPaymentReason::Absent,
            note: String::new(),
            next_visit: Some("2026-11-07".parse().unwrap()),
            message_left: true,
        }),
    ]
}

fn reports() -> Vec<Body> {
    let hamlet = |name: &str| HamletPlace {
        commune: CommuneCode("30313".into()),
        hamlet: name.into(),
    };
    vec![
        Body::VariationReported(VariationReported {
            person: Some(person_id(4)),
            person_name: "Đỗ Hữu Phước".into(),
            envelope: Some(envelope_id(4)),
            programme: Some(Programme::Ncc),
            kind: VariationKind::Death,
            happened: Some("2026-10-29".into()),
            words: "Gia đình báo ông mất tại nhà".into(),
            told_by: "con trai".into(),
            paper: "Trích lục khai tử số 118/2026".into(),
            asked: Some(AskedEffect::Stop),
        }),
        Body::ConcernRaised(ConcernRaised {
            class: ConcernClass::Question,
            person: Some(person_id(1)),
            raised_by: "Nguyễn Thị Bảy".into(),
            envelope: Some(envelope_id(1)),
            benefit: Some(BenefitCode("NCC_LS_1".into())),
            words: "Sao tháng này tiền nhiều hơn?".into(),
            answer: "Có truy lĩnh từ tháng 7".into(),
            telephone: String::new(),
        }),
        Body::AccountWished(AccountWished {
            person: person_id(2),
            envelope: Some(envelope_id(2)),
            consent: true,
            holder: AccountHolder::Own,
            bank: "970449".into(),
            account: "001234567890".into(),
            words: String::new(),
        }),
        Body::DoorNoted(DoorNoted {
            person: person_id(3),
            text: "Đi cổng bên, chó dữ".into(),
        }),
        Body::RoundOrdered(RoundOrdered {
            commune: CommuneCode("30313".into()),
            hamlet: "Ấp Mỹ An 1".into(),
            people: vec![person_id(3), person_id(1), person_id(2)],
        }),
        Body::HamletsOrdered(HamletsOrdered {
            hamlets: vec![hamlet("Ấp Mỹ Khánh"), hamlet("Ấp Mỹ An 1")],
        }),
    ]
}

fn evening() -> Vec<Body> {
    vec![
        Body::EnvelopesHandedOver(EnvelopesHandedOver {
            envelopes: vec![envelope_id(5)],
            total: total(&[5]),
            to_device: other_device().kid(),
            to: StaffId("NV002".into()),
            grant: Digest::of(b"another invented grant"),
            taker: Some(hand("Lý Văn Tám", Some("NV002"))),
            ink: Some(ink()),
        }),
        Body::EnvelopesReturned(EnvelopesReturned {
            envelopes: vec![envelope_id(4)],
            total: total(&[4]),
            to: Some(hand("Phan Thị Ngọc Lan", Some("TB001"))),
            ink: Some(ink()),
        }),
        Body::DayDeclared(DayDeclared {
            date: day(),
            held: Holding {
                amount: holding(&[3])
                    .amount
                    .checked_sub(Amount::from_dong(50_000))
                    .unwrap(),
                ..holding(&[3])
            },
            note: "Bù 50.000 cho phong bì thiếu".into(),
            loose_notes: vec![note(50_000, 1)],
            ink: Some(ink()),
        }),
    ]
}

fn hand(name: &str, staff: Option<&str>) -> OtherHand {
    OtherHand {
        name: name.into(),
        staff: staff.map(|id| StaffId(id.into())),
        ink: ink(),
    }
}

fn note(denomination: u32, count: u32) -> NoteCount {
    NoteCount { denomination, count }
}
