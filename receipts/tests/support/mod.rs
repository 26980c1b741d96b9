//! A centre with two devices and what they recorded in a day: enough to make a bundle of.

#![allow(
    unreachable_pub,
    missing_docs,
    dead_code,
    reason = "each test crate that includes this uses a part of it"
)]

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use receipts::contents::{AcknowledgedBatch, Contents, prove};
use sync_protocol::acknowledgement::{Acknowledgement, Flag, FlagCode};
use sync_protocol::amount::Amount;
use sync_protocol::batch::{self, BatchContext};
use sync_protocol::body::{
    Body, Correction, EnvelopeCheck, IdentityCheck, IdentityMethod, PaidLine, Payout, Receiver,
    UnregisteredProxy,
};
use sync_protocol::certificate::{Branch, Certificate, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::entry::{Draft, Head, SealedLine};
use sync_protocol::ids::{BenefitCode, BranchId, EntryId, EnvelopeId, LineId, ListId, PersonId, StaffId};
use sync_protocol::ink::{Ink, InkPoint};
use sync_protocol::jws;
use sync_protocol::keys::SigningKey;
use sync_protocol::payout_list::ListKind;
use sync_protocol::times::Times;
use uuid::Uuid;

/// Entries in each batch of the sample, so that roots of several sizes are met.
const BATCH_SIZES: [usize; 3] = [1, 3, 7];

/// The centre's key.
pub fn centre() -> SigningKey {
    SigningKey::from_seed(&[1; 32]).unwrap()
}

/// A device and its journal.
pub struct Device {
    pub key: SigningKey,
    pub certificate: String,
    pub lines: Vec<SealedLine>,
    pub batches: Vec<AcknowledgedBatch>,
    head: Head,
    sent: usize,
    sent_head: Head,
}

impl Device {
    /// Enrols a device of a carrier.
    pub fn enrol(number: u8, name: &str) -> Self {
        let key = SigningKey::from_seed(&[number; 32]).unwrap();
        let certificate = Certificate {
            v: 1,
            kid: key.kid(),
            key: key.verifying_key().to_jwk(),
            staff: Staff {
                id: StaffId(format!("NV{number:03}")),
                name: name.into(),
            },
            role: Role::Carrier,
            branch: Branch {
                id: BranchId("BC-LX".into()),
                name: "Bưu cục Long Xuyên".into(),
            },
            device_name: format!("Máy {number}"),
            key_protection: "pin".into(),
            not_before: time().with_timezone(&Utc),
            not_after: (time() + TimeDelta::days(365)).with_timezone(&Utc),
        };
        let certificate = jws::sign(&certificate, &centre()).unwrap();
        let head = Head {
            seq: 0,
            digest: Digest::of(certificate.as_bytes()),
        };
        Self {
            key,
            certificate,
            lines: Vec::new(),
            batches: Vec::new(),
            head,
            sent: 0,
            sent_head: head,
        }
    }

    /// Seals a body as the next entry.
    pub fn record(&mut self, body: Body) -> &SealedLine {
        let draft = Draft {
            id: EntryId(uuid(self.key.kid().0.as_bytes()[0], self.head.seq)),
            at: times(self.head.seq),
            body,
        };
        let (line, head) = draft.seal_after(self.head, &self.key).unwrap();
        self.head = head;
        self.lines.push(line);
        self.lines.last().unwrap()
    }

    /// Sends what was not sent yet, and has it acknowledged.
    pub fn send(&mut self, flags: Vec<Flag>) -> Digest {
        let context = BatchContext {
            at: times(self.head.seq),
            software: "tan-nha 0.1.0".into(),
        };
        let lines = &self.lines[self.sent..];
        let made = batch::build(lines, self.sent_head, &self.key, context).unwrap();
        let acknowledgement = Acknowledgement {
            v: 1,
            batch: made.id,
            kid: self.key.kid(),
            seq: self.head.seq,
            head: self.head.digest,
            root: batch::root(lines),
            log_index: self.batches.len() as u64,
            flags,
            at: (time() + TimeDelta::hours(9)).with_timezone(&Utc),
        };
        let end = made.bytes.iter().position(|b| *b == b'\n').unwrap();
        self.batches.push(AcknowledgedBatch {
            id: made.id,
            manifest_jws: String::from_utf8(made.bytes[..end].to_vec()).unwrap(),
            acknowledgement_jws: jws::sign(&acknowledgement, &centre()).unwrap(),
        });
        self.sent = self.lines.len();
        self.sent_head = self.head;
        made.id
    }
}

/// A whole day of two devices, with a proxy, a correction and a flag; every line of it.
pub fn day() -> Contents {
    let mut contents = Contents {
        centre_key: centre().verifying_key(),
        certificates: Vec::new(),
        batches: Vec::new(),
        lines: Vec::new(),
    };
    for (number, name) in [(2, "Trần Văn Út"), (3, "Néang Sóc Kha")] {
        let mut device = Device::enrol(number, name);
        for size in BATCH_SIZES {
            let from = device.lines.len();
            for place in 0..size {
                record_something(&mut device, place);
            }
            let seq = device.lines.len() as u64;
            let flag = Flag {
                seq,
                code: FlagCode::Late,
            };
            let id = device.send(vec![flag]);
            let lines = device.lines[from..].to_vec();
            contents.lines.extend(prove(id, &lines, |_, _| true));
        }
        contents.certificates.push(device.certificate);
        contents.batches.extend(device.batches);
    }
    contents
}

/// Keeps the lines whose number in the journal is wanted, and the batches they need.
pub fn only(contents: &Contents, wanted: impl Fn(u64) -> bool) -> Contents {
    let mut part = contents.clone();
    part.lines
        .retain(|proved| wanted(proved.line.read_unchecked().unwrap().seq));
    part.batches
        .retain(|batch| part.lines.iter().any(|l| l.batch == batch.id));
    part
}

fn record_something(device: &mut Device, place: usize) {
    let corrected = place == 4;
    let amount = 540_000 + i64::try_from(place).unwrap() * 1_000;
    let line = device
        .record(Body::Payout(Box::new(payout(place, amount))))
        .clone();
    if corrected {
        let entry = line.read_unchecked().unwrap();
        device.record(Body::Correction(Correction {
            corrects: entry.id,
            line_sha256: line.digest(),
            reason: "Trao nhầm phong bì".into(),
        }));
    }
}

/// A payout of one line, to a proxy for every third person.
pub fn payout(place: usize, amount: i64) -> Payout {
    let seed = place as u64;
    let receiver = if place % 3 == 2 {
        Receiver::Unregistered(UnregisteredProxy {
            name: "Lê Thị Hồng Gấm".into(),
            id_number: "089174000123".into(),
            relation: "con gái".into(),
            ground: None,
            certified_by: String::new(),
            paper: "Giấy ủy quyền 12/2026".into(),
            valid_from: None,
            valid_to: None,
        })
    } else {
        Receiver::Beneficiary
    };
    Payout {
        envelope: EnvelopeId(uuid(10, seed)),
        list: ListId(uuid(11, 0)),
        kind: ListKind::Monthly,
        person: PersonId(uuid(12, seed)),
        person_name: format!("=Nguyễn Thị Bé {place}"),
        lines: vec![PaidLine {
            line: LineId(uuid(13, seed)),
            benefit: BenefitCode("HTXH_75".into()),
            from: "2026-10".parse().unwrap(),
            to: "2026-11".parse().unwrap(),
            amount: Amount::from_dong(amount),
        }],
        amount: Amount::from_dong(amount),
        envelope_check: EnvelopeCheck {
            amount: true,
            months: true,
            payer: true,
            hotline: true,
        },
        receiver,
        identity: IdentityCheck {
            method: IdentityMethod::CardSeen,
            last_digits: Some("0123".into()),
        },
        ink: Some(ink()),
        cannot_sign: None,
        witness: None,
        notes: Vec::new(),
        recount: None,
        warnings: Vec::new(),
        satisfaction: None,
    }
}

/// A signature like a wave.
pub fn ink() -> Ink {
    let wave = (0..24).map(|i| {
        InkPoint::new(
            300 + i * 90,
            700 + (i % 4 - 2) * 150,
            u32::try_from(i).unwrap() * 16,
        )
    });
    Ink {
        width: 3000,
        height: 1500,
        strokes: vec![wave.collect()],
    }
}

fn uuid(kind: u8, number: u64) -> Uuid {
    Uuid::from_u64_pair(u64::from(kind) << 56 | 0x4000, 1 << 63 | number)
}

fn time() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-05T08:00:00.000+07:00").unwrap()
}

fn times(minutes: u64) -> Times {
    Times {
        wall: time() + TimeDelta::minutes(i64::try_from(minutes).unwrap()),
        boot_ms: minutes * 60_000,
        centre: None,
    }
}
