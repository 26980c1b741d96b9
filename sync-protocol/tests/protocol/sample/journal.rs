//! The carrier's day and the supervisor's evening, as sealed lines.

use sync_protocol::body::{
    Body, Correction, DayBalance, DayClosed, DayDeclared, EnvelopeCheck, EnvelopesReceived,
    EnvelopesReturned, Holding, IdentityCheck, IdentityMethod, NonPayment, NonPaymentReason, PaidLine,
    Payout, Receiver, ReturnsCounted, UnregisteredProxy,
};
use sync_protocol::entry::{Draft, Head, SealedLine};
use sync_protocol::ids::EntryId;
use sync_protocol::ink::{Ink, InkPoint};
use sync_protocol::keys::SigningKey;
use sync_protocol::payout_list::ListKind;

use super::list::{daughter, envelope, envelope_id, list_id, total};
use super::{at, carrier, carrier_staff, day, objects, supervisor, uuid};

/// Lines of a journal from its beginning, and its head after each of them.
pub(crate) struct Journal {
    pub(crate) lines: Vec<SealedLine>,
    /// `heads[n]` stands after `n` lines.
    pub(crate) heads: Vec<Head>,
}

impl Journal {
    pub(crate) fn start(certificate_jws: &str) -> Self {
        Self {
            lines: Vec::new(),
            heads: vec![Head::genesis(certificate_jws)],
        }
    }

    pub(crate) fn head(&self) -> Head {
        *self.heads.last().unwrap()
    }

    pub(crate) fn push(&mut self, body: Body, key: &SigningKey) {
        let n = u8::try_from(self.heads.len()).unwrap();
        let kind = if key.kid() == supervisor().kid() {
            0x61
        } else {
            0x60
        };
        let draft = Draft {
            id: EntryId(uuid(kind, n)),
            at: at(7, u32::from(n)),
            body,
        };
        let (line, head) = draft.seal_after(self.head(), key).unwrap();
        self.lines.push(line);
        self.heads.push(head);
    }
}

/// Five envelopes taken, three paid, one of them corrected and paid anew, one not paid, two returned.
pub(crate) fn carrier_day() -> Journal {
    let mut journal = Journal::start(&objects::carrier_certificate_jws());
    let key = carrier();
    journal.push(
        Body::EnvelopesReceived(EnvelopesReceived {
            envelopes: (1..=5).map(envelope_id).collect(),
            total: total(&[1, 2, 3, 4, 5]),
            from: None,
            ink: None,
            grant: None,
        }),
        &key,
    );
    journal.push(
        payout(1, Receiver::Beneficiary, IdentityMethod::CardScanned),
        &key,
    );
    journal.push(payout(2, registered(), IdentityMethod::CardSeen), &key);
    journal.push(payout(3, unregistered(), IdentityMethod::OtherPaper), &key);
    journal.push(
        Body::Correction(Correction {
            corrects: EntryId(uuid(0x60, 4)),
            line_sha256: journal.head().digest,
            reason: "Bấm nhầm người nhận, bà Út Em tự nhận tiền".into(),
        }),
        &key,
    );
    journal.push(
        payout(3, Receiver::Beneficiary, IdentityMethod::KnownPersonally),
        &key,
    );
    journal.push(
        Body::NonPayment(NonPayment {
            envelope: envelope_id(4),
            reason: NonPaymentReason::InHospital,
            note: "Người nhà báo đang nằm Bệnh viện Đa khoa An Giang".into(),
            next_visit: None,
            message_left: false,
        }),
        &key,
    );
    journal.push(
        Body::EnvelopesReturned(EnvelopesReturned {
            envelopes: vec![envelope_id(4), envelope_id(5)],
            total: total(&[4, 5]),
            to: None,
            ink: None,
        }),
        &key,
    );
    journal.push(
        Body::DayDeclared(DayDeclared {
            date: day(),
            held: Holding::default(),
            note: String::new(),
            loose_notes: Vec::new(),
            ink: None,
        }),
        &key,
    );
    journal
}

/// The supervisor counts what came back and closes the day.
pub(crate) fn supervisor_evening() -> Journal {
    let mut journal = Journal::start(&objects::supervisor_certificate_jws());
    let key = supervisor();
    let returned = holding(&[4, 5]);
    journal.push(
        Body::ReturnsCounted(ReturnsCounted {
            carrier: carrier_staff().id,
            date: day(),
            returned,
            envelopes: Vec::new(),
            loose_notes: Vec::new(),
        }),
        &key,
    );
    journal.push(
        Body::DayClosed(DayClosed {
            carrier: carrier_staff().id,
            date: day(),
            balance: balance(),
            reason: String::new(),
        }),
        &key,
    );
    journal
}

pub(crate) fn balance() -> DayBalance {
    DayBalance {
        issued: holding(&[1, 2, 3, 4, 5]),
        paid: holding(&[1, 2, 3]),
        returned: holding(&[4, 5]),
        held: Holding::default(),
        difference: Holding::default(),
    }
}

pub(crate) fn holding(numbers: &[u8]) -> Holding {
    Holding {
        envelopes: i64::try_from(numbers.len()).unwrap(),
        amount: total(numbers),
    }
}

pub(crate) fn payout(n: u8, receiver: Receiver, method: IdentityMethod) -> Body {
    let envelope = envelope(n);
    let lines = envelope.lines.iter().map(|line| PaidLine {
        line: line.id,
        benefit: line.benefit.clone(),
        from: line.from,
        to: line.to,
        amount: line.total,
    });
    let digits = matches!(method, IdentityMethod::CardScanned | IdentityMethod::CardSeen);
    Body::Payout(Box::new(Payout {
        envelope: envelope.id,
        list: list_id(),
        kind: ListKind::Monthly,
        person: envelope.person.id,
        person_name: envelope.person.name,
        lines: lines.collect(),
        amount: envelope.total,
        envelope_check: EnvelopeCheck {
            amount: true,
            months: true,
            payer: true,
            hotline: true,
        },
        receiver,
        identity: IdentityCheck {
            method,
            last_digits: digits.then(|| "0482".into()),
        },
        ink: Some(ink()),
        cannot_sign: None,
        witness: None,
        notes: Vec::new(),
        recount: None,
        warnings: Vec::new(),
        satisfaction: None,
    }))
}

fn registered() -> Receiver {
    let daughter = daughter();
    Receiver::Registered {
        authorisation: daughter.id,
        name: daughter.name,
    }
}

fn unregistered() -> Receiver {
    Receiver::Unregistered(UnregisteredProxy {
        name: "Lê Hoàng Phúc".into(),
        id_number: "089085001177".into(),
        relation: "cháu nội".into(),
        ground: None,
        certified_by: String::new(),
        paper: "Giấy ủy quyền số 22/UQ ngày 01/11/2026".into(),
        valid_from: Some("2026-11-01".parse().unwrap()),
        valid_to: None,
    })
}

/// The same strokes by a pen that tells how hard it was pressed.
pub(crate) fn pressed_ink() -> Ink {
    let mut ink = ink();
    for (point, number) in ink.strokes.iter_mut().flatten().zip(0_u16..) {
        point.pressure = Some(420 + number % 7 * 60 - number % 3 * 25);
    }
    ink
}

/// Two strokes: a wave, then a line under it.
pub(crate) fn ink() -> Ink {
    let wave = (0..24).map(|i| (400 + i * 90, 700 + (i % 4 - 2) * 130));
    let line = (0..6).map(|i| (500 + i * 350, 1100 - i * 12));
    let mut t_ms = 0;
    let mut stroke = |points: &mut dyn Iterator<Item = (i32, i32)>| -> Vec<InkPoint> {
        t_ms += 180;
        points
            .map(|(x, y)| {
                t_ms += 16;
                InkPoint::new(x, y, t_ms)
            })
            .collect()
    };
    Ink {
        width: 3600,
        height: 1600,
        strokes: vec![stroke(&mut { wave }), stroke(&mut { line })],
    }
}
