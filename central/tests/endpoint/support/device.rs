//! A device of a carrier or supervisor: keeps a journal and speaks the protocol.

use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::amount::Amount;
use sync_protocol::batch::{self, Batch, BatchContext};
use sync_protocol::body::{
    Body, DayDeclared, EnvelopeCheck, EnvelopesReceived, EnvelopesReturned, Holding, IdentityCheck,
    IdentityMethod, PaidLine, Payout, Receiver,
};
use sync_protocol::branch_day::BranchDay;
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::digest::Digest;
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::entry::{Draft, Head, SealedLine};
use sync_protocol::http_signature::{self, Request, SignatureFields};
use sync_protocol::ids::EntryId;
use sync_protocol::ink::{Ink, InkPoint};
use sync_protocol::jws;
use sync_protocol::keys::{SigningKey, VerifyingKey};
use sync_protocol::payout_list::{Envelope, PayoutList};
use sync_protocol::statement::{Statement, StatementBody};
use sync_protocol::times::Times;
use sync_protocol::wire::{self, ErrorReply, StatementsReply};
use uuid::Uuid;

use crate::support::centre::{Centre, morning};

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn error(&self) -> ErrorReply {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no error envelope: {}", self.body))
    }
}

pub(crate) struct Device {
    pub(crate) key: SigningKey,
    pub(crate) centre_key: VerifyingKey,
    pub(crate) url: String,
    pub(crate) lines: Vec<SealedLine>,
    pub(crate) heads: Vec<Head>,
    /// The device's wall clock.
    pub(crate) wall: DateTime<Utc>,
    pub(crate) journal_seq: Option<u64>,
}

pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

impl Device {
    pub(crate) fn new(centre: &Centre, seed: u8) -> Self {
        Self {
            key: SigningKey::from_seed(&[seed; 32]).unwrap(),
            centre_key: centre.app.key.verifying_key(),
            url: centre.url.clone(),
            lines: vec![],
            heads: vec![],
            wall: morning(),
            journal_seq: None,
        }
    }

    /// A device that is enrolled for an employee.
    pub(crate) async fn enrolled(centre: &Centre, seed: u8, staff: &str, role: Role) -> Self {
        let code = centre.code(staff, role).await;
        let mut device = Self::new(centre, seed);
        let reply = device.enrol(code.as_str()).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        device.begin(&reply.body);
        device
    }

    /// Begins the journal with a certificate.
    pub(crate) fn begin(&mut self, certificate: &str) {
        jws::verify::<Certificate>(certificate, &self.centre_key).unwrap();
        self.heads = vec![Head {
            seq: 0,
            digest: Digest::of(certificate.as_bytes()),
        }];
    }

    pub(crate) async fn enrol(&self, code: &str) -> Reply {
        let request = EnrolmentRequest {
            v: 1,
            code: code.into(),
            key: self.key.verifying_key().to_jwk(),
            device_name: "Máy thử".into(),
            key_protection: "pin".into(),
            software: "test".into(),
            at: self.wall.fixed_offset(),
        };
        let url = format!("{}{}", self.url, wire::PATH_ENROLMENTS);
        let sent = client()
            .post(url)
            .body(request.sign(&self.key).unwrap())
            .send()
            .await;
        read(sent.unwrap()).await
    }

    pub(crate) fn sign(&self, method: &str, path: &str, query: &str, body: &[u8]) -> SignatureFields {
        http_signature::sign(
            &Request {
                method,
                path,
                query,
                body,
            },
            &self.key,
            self.wall.timestamp(),
        )
    }

    pub(crate) async fn get(&self, path: &str, query: &str) -> Reply {
        let fields = self.sign("GET", path, query, b"");
        let request = client().get(format!("{}{path}?{query}", self.url));
        read(self.with(request, &fields).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, bytes: Vec<u8>) -> Reply {
        let fields = self.sign("POST", wire::PATH_BATCHES, "", &bytes);
        let request = client()
            .post(format!("{}{}", self.url, wire::PATH_BATCHES))
            .body(bytes);
        read(self.with(request, &fields).send().await.unwrap()).await
    }

    pub(crate) fn with(
        &self,
        mut request: reqwest::RequestBuilder,
        f: &SignatureFields,
    ) -> reqwest::RequestBuilder {
        if let Some(seq) = self.journal_seq {
            request = request.header(wire::HEADER_JOURNAL_SEQ, seq);
        }
        request
            .header("content-digest", &f.content_digest)
            .header("signature-input", &f.signature_input)
            .header("signature", &f.signature)
    }

    /// All statements, checked.
    pub(crate) async fn pull(&self) -> Vec<Statement> {
        let reply = self.get(wire::PATH_STATEMENTS, "after=0").await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        let reply: StatementsReply = serde_json::from_str(&reply.body).unwrap();
        let statements: Vec<Statement> = reply
            .statements
            .iter()
            .map(|jws| jws::verify::<Statement>(jws, &self.centre_key).unwrap().payload)
            .collect();
        for (statement, seq) in statements.iter().zip(1..) {
            assert_eq!((statement.seq, statement.to), (seq, self.key.kid()));
        }
        statements
    }

    /// The payout lists among the statements, the latest last.
    pub(crate) async fn lists(&self) -> Vec<PayoutList> {
        let bodies = self
            .pull()
            .await
            .into_iter()
            .map(|statement| statement.typed_body().unwrap());
        let lists = bodies.filter_map(|body| match body {
            StatementBody::PayoutList(list) => Some(list),
            _ => None,
        });
        lists.collect()
    }

    pub(crate) fn head(&self) -> Head {
        *self.heads.last().unwrap()
    }

    pub(crate) fn record(&mut self, body: Body) -> &SealedLine {
        self.wall += TimeDelta::seconds(1);
        let at = Times {
            wall: self.wall.fixed_offset(),
            boot_ms: 1,
            centre: None,
        };
        let draft = Draft {
            id: EntryId(Uuid::new_v4()),
            at,
            body,
        };
        let (line, head) = draft.seal_after(self.head(), &self.key).unwrap();
        self.lines.push(line);
        self.heads.push(head);
        self.lines.last().unwrap()
    }

    /// The batch of the entries after a number.
    pub(crate) fn batch_after(&self, seq: usize) -> Batch {
        let at = Times {
            wall: self.wall.fixed_offset(),
            boot_ms: 1,
            centre: None,
        };
        let context = BatchContext {
            at,
            software: "test".into(),
        };
        batch::build(&self.lines[seq..], self.heads[seq], &self.key, context).unwrap()
    }

    pub(crate) async fn push_after(&self, seq: usize) -> Acknowledgement {
        let batch = self.batch_after(seq);
        let reply = self.post(batch.bytes).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        let ack = jws::verify::<Acknowledgement>(&reply.body, &self.centre_key)
            .unwrap()
            .payload;
        assert_eq!((ack.batch, ack.kid), (batch.id, self.key.kid()));
        ack
    }

    pub(crate) async fn branch_day(&self, date: &str) -> BranchDay {
        let reply = self.get(wire::PATH_BRANCH_DAY, &format!("date={date}")).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        jws::verify::<BranchDay>(&reply.body, &self.centre_key)
            .unwrap()
            .payload
    }

    pub(crate) fn receive(&mut self, envelopes: &[Envelope]) {
        let (ids, total) = (
            envelopes.iter().map(|e| e.id).collect(),
            envelopes.iter().map(|e| e.total).sum(),
        );
        self.record(Body::EnvelopesReceived(EnvelopesReceived {
            envelopes: ids,
            total,
            from: None,
            ink: None,
            grant: None,
        }));
    }

    pub(crate) fn give_back(&mut self, envelopes: &[Envelope]) {
        let (ids, total) = (
            envelopes.iter().map(|e| e.id).collect(),
            envelopes.iter().map(|e| e.total).sum(),
        );
        self.record(Body::EnvelopesReturned(EnvelopesReturned {
            envelopes: ids,
            total,
            to: None,
            ink: None,
        }));
    }

    pub(crate) fn pay(&mut self, list: &PayoutList, envelope: &Envelope) -> Digest {
        let payout = payout(list, envelope);
        self.record(Body::Payout(Box::new(payout))).digest()
    }

    pub(crate) fn declare(&mut self, held: Holding) {
        let date = "2026-11-05".parse().unwrap();
        self.record(Body::DayDeclared(DayDeclared {
            date,
            held,
            note: String::new(),
            loose_notes: Vec::new(),
            ink: None,
        }));
    }
}

pub(crate) fn payout(list: &PayoutList, envelope: &Envelope) -> Payout {
    let lines = envelope.lines.iter().map(|line| PaidLine {
        line: line.id,
        benefit: line.benefit.clone(),
        from: line.from,
        to: line.to,
        amount: line.total,
    });
    Payout {
        envelope: envelope.id,
        list: list.id,
        kind: list.kind,
        person: envelope.person.id,
        person_name: envelope.person.name.clone(),
        lines: lines.collect(),
        amount: envelope.total,
        envelope_check: EnvelopeCheck {
            amount: true,
            months: true,
            payer: true,
            hotline: true,
        },
        receiver: Receiver::Beneficiary,
        identity: IdentityCheck {
            method: IdentityMethod::CardSeen,
            last_digits: Some("0001".into()),
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

/// A wave that anybody would take for a signature.
pub(crate) fn ink() -> Ink {
    let stroke = (0..40).map(|i| InkPoint::new(i * 60, 300 + (i % 2) * 200, 10 * i.unsigned_abs()));
    Ink {
        width: 3000,
        height: 1500,
        strokes: vec![stroke.collect()],
    }
}

pub(crate) fn holding(envelopes: i64, dong: i64) -> Holding {
    Holding {
        envelopes,
        amount: Amount::from_dong(dong),
    }
}

async fn read(response: reqwest::Response) -> Reply {
    let status = response.status().as_u16();
    Reply {
        status,
        body: response.text().await.unwrap(),
    }
}
