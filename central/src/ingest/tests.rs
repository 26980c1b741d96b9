//! The decision in tables: one line for each doubt, and one for each thing that is no doubt.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::authorisation::{Authorisation, AuthorisationKind};
use sync_protocol::batch::{self, BatchContext, OpenedBatch};
use sync_protocol::body::{
    Body, Correction, DayClosed, DayDeclared, EnvelopeCheck, EnvelopesReceived, Holding, IdentityCheck,
    IdentityMethod, PaidLine, Payout, Receiver, ReturnsCounted,
};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::entry::{Draft, Head};
use sync_protocol::ids::{
    AuthorisationId, BenefitCode, BranchId, EntryId, EnvelopeId, LineId, ListId, PersonId, StaffId,
};
use sync_protocol::ink::{Ink, InkPoint};
use sync_protocol::keys::SigningKey;
use sync_protocol::payout_list::{ListKind, Programme};
use sync_protocol::times::Times;
use uuid::Uuid;

use crate::day::records::CarrierRecords;
use crate::devices::Device;
use crate::ingest::decide::{Misplaced, decide};
use crate::ingest::effects::{Effects, Fact};
use crate::ingest::state::{KnownEnvelope, LineAbout, Place, State};

mod grants;

fn now() -> DateTime<Utc> {
    "2026-11-05T04:00:00Z".parse().unwrap()
}

fn day() -> NaiveDate {
    "2026-11-05".parse().unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32]).unwrap()
}

fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn device(role: Role) -> Device {
    Device {
        kid: key().kid(),
        key: key().verifying_key(),
        staff: Staff {
            id: StaffId("NV001".into()),
            name: "Trần Thị Lượm".into(),
        },
        role,
        branch: Branch {
            id: BranchId("BC01".into()),
            name: "Bưu cục mẫu".into(),
        },
        name: "Máy thử".into(),
        certificate: "certificate".into(),
        not_after: now() + TimeDelta::days(30),
        revoked_at: None,
        seen_at: None,
        reported_seq: 0,
        accepted: Head {
            seq: 0,
            digest: Digest::of(b"certificate"),
        },
    }
}

/// A carrier with one envelope of 540,000 đ, and a proxy of its person for November.
fn state() -> State {
    let envelope = KnownEnvelope {
        list: ListId(uuid(1)),
        programme: Programme::Btxh,
        person: PersonId(uuid(2)),
        person_name: "Néang Sươl".into(),
        staff: Some(StaffId("NV001".into())),
        granted_to: BTreeSet::new(),
        withdrawn_at: None,
        lines: BTreeMap::from([(LineId(uuid(4)), Amount::from_dong(540_000))]),
        total: Amount::from_dong(540_000),
    };
    let proxy = Authorisation {
        id: AuthorisationId(uuid(5)),
        person: PersonId(uuid(2)),
        programme: Some(Programme::Btxh),
        kind: AuthorisationKind::Guardian,
        name: "Neáng Sa Ry".into(),
        born: None,
        id12: None,
        relation: "Bà ngoại".into(),
        paper_no: "14/2025/QĐGH".into(),
        certified_by: "UBND Phường Tịnh Biên".into(),
        valid_from: "2026-10-01".parse().unwrap(),
        valid_to: Some("2026-11-30".parse().unwrap()),
    };
    State {
        device: device(Role::Carrier),
        held: BTreeMap::new(),
        taken: BTreeMap::new(),
        branch_last: 0,
        flags: BTreeMap::new(),
        log_index: 7,
        envelopes: BTreeMap::from([(EnvelopeId(uuid(3)), envelope)]),
        authorisations: BTreeMap::from([(proxy.id, proxy)]),
        receipts: BTreeMap::new(),
        corrected: BTreeMap::new(),
        grants: BTreeMap::new(),
        closed_days: BTreeSet::new(),
        days: BTreeMap::new(),
    }
}

fn supervisor_state() -> State {
    let records = CarrierRecords {
        staff: Staff {
            id: StaffId("NV002".into()),
            name: "Huỳnh Thị Bé Kiều".into(),
        },
        date: day(),
        moves: vec![],
        tried: BTreeMap::new(),
        not_taken: Holding::default(),
        declared: None,
        counts: vec![],
        closings: vec![],
        devices: vec![],
        exceptions: vec![],
    };
    State {
        device: device(Role::Supervisor),
        days: BTreeMap::from([((StaffId("NV002".into()), day()), records)]),
        ..state()
    }
}

fn payout() -> Payout {
    let month = "2026-11".parse().unwrap();
    let stroke = (0..40).map(|i| InkPoint::new(i * 60, 300 + (i % 2) * 200, 10));
    Payout {
        envelope: EnvelopeId(uuid(3)),
        list: ListId(uuid(1)),
        kind: ListKind::Monthly,
        person: PersonId(uuid(2)),
        person_name: "Néang Sươl".into(),
        lines: vec![PaidLine {
            line: LineId(uuid(4)),
            benefit: BenefitCode("BTXH_K1".into()),
            from: month,
            to: month,
            amount: Amount::from_dong(540_000),
        }],
        amount: Amount::from_dong(540_000),
        envelope_check: EnvelopeCheck {
            amount: true,
            months: true,
            payer: true,
            hotline: true,
        },
        receiver: Receiver::Beneficiary,
        identity: IdentityCheck {
            method: IdentityMethod::CardSeen,
            last_digits: None,
        },
        ink: Some(Ink {
            width: 3000,
            height: 1500,
            strokes: vec![stroke.collect()],
        }),
        cannot_sign: None,
        witness: None,
        notes: Vec::new(),
        recount: None,
        warnings: Vec::new(),
        satisfaction: None,
    }
}

fn paid(change: impl FnOnce(&mut Payout)) -> Body {
    let mut payout = payout();
    change(&mut payout);
    Body::Payout(Box::new(payout))
}

fn times() -> Times {
    Times {
        wall: now().fixed_offset(),
        boot_ms: 1,
        centre: None,
    }
}

fn batch_of(bodies: Vec<(Body, Times)>, after: Head) -> OpenedBatch {
    let mut head = after;
    let mut lines = Vec::new();
    for ((body, at), n) in bodies.into_iter().zip(100..) {
        let draft = Draft {
            id: EntryId(uuid(n)),
            at,
            body,
        };
        let (line, next) = draft.seal_after(head, &key()).unwrap();
        lines.push(line);
        head = next;
    }
    let context = BatchContext {
        at: times(),
        software: "test".into(),
    };
    let batch = batch::build(&lines, after, &key(), context).unwrap();
    batch::open(&batch.bytes, &key().verifying_key()).unwrap()
}

fn genesis() -> Head {
    device(Role::Carrier).accepted
}

fn take(state: State, bodies: Vec<Body>) -> Effects {
    let batch = batch_of(
        bodies.into_iter().map(|body| (body, times())).collect(),
        genesis(),
    );
    decide(state, &batch, now()).unwrap()
}

fn codes(effects: &Effects) -> Vec<FlagCode> {
    let exceptions: Vec<_> = effects.exceptions.iter().map(|e| e.code.clone()).collect();
    let flags: Vec<_> = effects
        .acknowledgement
        .flags
        .iter()
        .map(|f| f.code.clone())
        .collect();
    assert_eq!(exceptions, flags, "what the device is told is what a person sees");
    flags
}

#[test]
fn a_payout_as_ordered_is_a_fact_without_doubt() {
    let effects = take(state(), vec![paid(|_| ())]);
    assert_eq!(codes(&effects), []);
    assert!(matches!(effects.entries[0].fact, Fact::Payout { .. }));
    assert_eq!(
        (effects.acknowledgement.seq, effects.acknowledgement.log_index),
        (1, 7)
    );
    assert_eq!(effects.accepted.digest, effects.acknowledgement.head);
}

#[test]
fn each_doubt_about_a_payout_has_its_code_and_the_payout_is_kept() {
    let cases: Vec<(FlagCode, Body)> = vec![
        (FlagCode::UnknownLine, paid(|p| p.envelope = EnvelopeId(uuid(99)))),
        (FlagCode::UnknownLine, paid(|p| p.list = ListId(uuid(99)))),
        (FlagCode::UnknownLine, paid(|p| p.person = PersonId(uuid(99)))),
        (
            FlagCode::AmountDiffers,
            paid(|p| p.amount = Amount::from_dong(500_000)),
        ),
        (FlagCode::AmountDiffers, paid(|p| p.lines.clear())),
        (
            FlagCode::TooLittleInk,
            paid(|p| p.ink.as_mut().unwrap().strokes.clear()),
        ),
        (
            FlagCode::ReceiverNotRegistered,
            paid(|p| {
                p.receiver = Receiver::Registered {
                    authorisation: AuthorisationId(uuid(99)),
                    name: "Ai đó".into(),
                };
            }),
        ),
    ];
    for (code, body) in cases {
        let effects = take(state(), vec![body]);
        assert_eq!(codes(&effects), [code]);
        assert!(matches!(effects.entries[0].fact, Fact::Payout { .. }));
    }
}

#[test]
fn a_registered_receiver_is_checked_against_the_day() {
    let receiver = Receiver::Registered {
        authorisation: AuthorisationId(uuid(5)),
        name: "Neáng Sa Ry".into(),
    };
    let by_proxy = || paid(|p| p.receiver = receiver.clone());
    assert_eq!(codes(&take(state(), vec![by_proxy()])), []);
    let mut expired = state();
    let paper = expired.authorisations.get_mut(&AuthorisationId(uuid(5))).unwrap();
    paper.valid_to = Some("2026-11-04".parse().unwrap());
    assert_eq!(
        codes(&take(expired, vec![by_proxy()])),
        [FlagCode::ReceiverNotRegistered]
    );
}

#[test]
fn withdrawn_means_before_the_payment_or_not_provably_after_it() {
    let withdrawn = |at: &str| {
        let mut state = state();
        let since = at.parse().unwrap();
        state
            .envelopes
            .get_mut(&EnvelopeId(uuid(3)))
            .unwrap()
            .withdrawn_at = Some(since);
        state
    };
    assert_eq!(
        codes(&take(withdrawn("2026-11-05T03:59:00Z"), vec![paid(|_| ())])),
        [FlagCode::Withdrawn]
    );
    assert_eq!(
        codes(&take(withdrawn("2026-11-05T04:01:00Z"), vec![paid(|_| ())])),
        []
    );
}

#[test]
fn somebody_elses_envelope_is_flagged() {
    let mut other = state();
    other.envelopes.get_mut(&EnvelopeId(uuid(3))).unwrap().staff = None;
    assert_eq!(
        codes(&take(other, vec![paid(|_| ())])),
        [FlagCode::NotThisCarrier]
    );
}

#[test]
fn a_second_receipt_disputes_each_receipt_that_stands() {
    let effects = take(state(), vec![paid(|_| ()), paid(|_| ()), paid(|_| ())]);
    assert_eq!(codes(&effects), vec![FlagCode::PaidTwice; 3]);
    let pairs: BTreeSet<Vec<Digest>> = effects
        .exceptions
        .iter()
        .map(|e| e.about.iter().map(|about| about.line).collect())
        .collect();
    assert_eq!(
        pairs.len(),
        3,
        "first and second, first and third, second and third"
    );
}

#[test]
fn a_corrected_receipt_disputes_nothing() {
    let first = batch_of(vec![(paid(|_| ()), times())], genesis());
    let line = first.lines[0].digest();
    let correction = || {
        let corrects = EntryId(uuid(100));
        Body::Correction(Correction {
            corrects,
            line_sha256: line,
            reason: "Nhầm".into(),
        })
    };
    let effects = take(state(), vec![paid(|_| ()), correction(), paid(|_| ())]);
    assert_eq!(codes(&effects), []);
    assert_eq!(effects.corrections.len(), 1);
    assert_eq!(effects.corrections[0].target, line);

    let twice = take(state(), vec![paid(|_| ()), correction(), correction()]);
    assert_eq!((codes(&twice), twice.corrections.len()), (vec![], 1));
}

#[test]
fn what_cannot_be_corrected_is_flagged_and_changes_nothing() {
    let unknown = Correction {
        corrects: EntryId(uuid(1)),
        line_sha256: Digest::of(b"x"),
        reason: String::new(),
    };
    let effects = take(state(), vec![Body::Correction(unknown)]);
    assert_eq!(
        (codes(&effects), effects.corrections),
        (vec![FlagCode::UnknownCorrected], vec![])
    );
}

#[test]
fn clocks_that_contradict_the_centre_are_flagged() {
    let mut ahead = times();
    ahead.wall += TimeDelta::minutes(6);
    let mut behind = times();
    behind.centre = Some(now() + TimeDelta::hours(1));
    for at in [ahead, behind] {
        let batch = batch_of(vec![(paid(|_| ()), at)], genesis());
        assert_eq!(
            codes(&decide(state(), &batch, now()).unwrap()),
            [FlagCode::ClockDoubtful]
        );
    }
}

#[test]
fn a_revoked_device_hands_in_what_it_holds() {
    let mut state = state();
    state.device.revoked_at = Some(now());
    assert_eq!(codes(&take(state, vec![paid(|_| ())])), [FlagCode::DeviceRevoked]);
}

#[test]
fn entries_of_a_closed_day_are_late() {
    let mut state = state();
    state.closed_days.insert(day());
    let declared = DayDeclared {
        date: day(),
        held: Holding::default(),
        note: String::new(),
        loose_notes: Vec::new(),
        ink: None,
    };
    let effects = take(state, vec![paid(|_| ()), Body::DayDeclared(declared)]);
    assert_eq!(codes(&effects), vec![FlagCode::Late; 2]);
}

#[test]
fn received_envelopes_carry_the_money_of_the_list() {
    let received = |total| {
        let envelopes = vec![EnvelopeId(uuid(3)), EnvelopeId(uuid(3))];
        Body::EnvelopesReceived(EnvelopesReceived {
            envelopes,
            total: Amount::from_dong(total),
            from: None,
            ink: None,
            grant: None,
        })
    };
    let effects = take(state(), vec![received(540_000), received(1)]);
    assert_eq!(codes(&effects), [FlagCode::AmountDiffers]);
    let once = vec![(EnvelopeId(uuid(3)), Amount::from_dong(540_000))];
    assert_eq!(effects.entries[1].fact, Fact::Received(once));
}

#[test]
fn acts_of_the_other_role_are_flagged_and_a_carrier_counts_nothing() {
    let counted = || {
        let carrier = StaffId("NV002".into());
        Body::ReturnsCounted(ReturnsCounted {
            carrier,
            date: day(),
            returned: Holding::default(),
            envelopes: Vec::new(),
            loose_notes: Vec::new(),
        })
    };
    let by_carrier = take(state(), vec![counted()]);
    assert_eq!(codes(&by_carrier), [FlagCode::RoleMismatch]);
    assert_eq!(by_carrier.entries[0].fact, Fact::None);
    let paid_by_supervisor = take(supervisor_state(), vec![paid(|_| ())]);
    assert_eq!(codes(&paid_by_supervisor), [FlagCode::RoleMismatch]);
    assert!(
        matches!(paid_by_supervisor.entries[0].fact, Fact::Payout { .. }),
        "a fact stays a fact"
    );
    let by_supervisor = take(supervisor_state(), vec![counted()]);
    assert_eq!(codes(&by_supervisor), []);
}

#[test]
fn a_day_is_closed_on_the_figures_that_were_seen() {
    let close = |issued| {
        let mut closed = DayClosed {
            carrier: StaffId("NV002".into()),
            date: day(),
            balance: sync_protocol::body::DayBalance::default(),
            reason: String::new(),
        };
        closed.balance.issued.envelopes = issued;
        Body::DayClosed(closed)
    };
    let good = take(supervisor_state(), vec![close(0), close(0)]);
    assert_eq!(codes(&good), [FlagCode::Late], "a closed day is not closed again");
    assert!(matches!(good.entries[0].fact, Fact::Closed { .. }));
    let stale = take(supervisor_state(), vec![close(1)]);
    assert_eq!(
        (codes(&stale), &stale.entries[0].fact),
        (vec![FlagCode::NotBalanced], &Fact::None)
    );
}

#[test]
fn the_same_number_with_other_bytes_goes_to_a_branch() {
    let mut state = state();
    let other = Digest::of(b"the line that came first");
    state.taken.insert(Place { branch: 0, seq: 1 }, other);
    state.device.accepted = Head {
        seq: 1,
        digest: other,
    };
    let effects = take(
        state,
        vec![paid(|_| ()), paid(|p| p.envelope = EnvelopeId(uuid(98)))],
    );
    let places: Vec<Place> = effects.entries.iter().map(|entry| entry.place).collect();
    assert_eq!(places, [Place { branch: 1, seq: 1 }, Place { branch: 1, seq: 2 }]);
    assert_eq!(
        effects.accepted,
        Head {
            seq: 1,
            digest: other
        },
        "the journal stays what it was"
    );
    let fork = &effects.exceptions[0];
    assert_eq!(fork.code, FlagCode::Fork);
    assert_eq!(fork.about[0].line, other);
    assert_eq!(fork.about[1].line, effects.entries[0].digest);
    assert_eq!(effects.acknowledgement.head, effects.entries[1].digest);
}

#[test]
fn lines_that_are_held_have_no_second_effect() {
    let batch = batch_of(
        vec![
            (paid(|_| ()), times()),
            (paid(|p| p.person_name = "B".into()), times()),
        ],
        genesis(),
    );
    let first = batch.lines[0].digest();
    let mut state = state();
    state.held.insert(first, Place { branch: 0, seq: 1 });
    state.taken.insert(Place { branch: 0, seq: 1 }, first);
    state.flags.insert(first, BTreeSet::from([FlagCode::Late]));
    state.device.accepted = Head {
        seq: 1,
        digest: first,
    };
    let about = LineAbout {
        line: first,
        carrier: StaffId("NV001".into()),
        day: day(),
    };
    for entitlement in payout().entitlements() {
        state.receipts.insert(entitlement, vec![about.clone()]);
    }
    let effects = decide(state, &batch, now()).unwrap();
    assert_eq!(effects.entries.len(), 1);
    let flags: Vec<_> = effects
        .acknowledgement
        .flags
        .iter()
        .map(|f| (f.seq, f.code.clone()))
        .collect();
    assert_eq!(flags, [(1, FlagCode::Late), (2, FlagCode::PaidTwice)]);
}

#[test]
fn a_batch_that_follows_nothing_is_refused() {
    let gap = batch_of(
        vec![(paid(|_| ()), times())],
        Head {
            seq: 4,
            digest: Digest::of(b"unknown"),
        },
    );
    assert_eq!(
        decide(state(), &gap, now()),
        Err(Misplaced::Gap { accepted_seq: 0 })
    );
    let genesis = batch_of(
        vec![(paid(|_| ()), times())],
        Head {
            seq: 0,
            digest: Digest::of(b"another"),
        },
    );
    assert_eq!(decide(state(), &genesis, now()), Err(Misplaced::WrongGenesis));
    let known = Digest::of(b"known");
    let number = batch_of(
        vec![(paid(|_| ()), times())],
        Head {
            seq: 4,
            digest: known,
        },
    );
    let mut state = state();
    state.held.insert(known, Place { branch: 0, seq: 3 });
    assert_eq!(decide(state, &number, now()), Err(Misplaced::WrongNumber));
}
