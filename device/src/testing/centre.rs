//! A centre on a real socket: it keeps the protocol's rules and misbehaves when told to.

use std::collections::{BTreeMap, VecDeque};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sync_protocol::acknowledgement::{Acknowledgement, Flag};
use sync_protocol::batch;
use sync_protocol::branch_day::BranchDay;
use sync_protocol::certificate::{Branch, Certificate, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::enrolment::{EnrolmentLink, EnrolmentRequest};
use sync_protocol::entry::SealedLine;
use sync_protocol::http_signature::{self, Request, SignatureError, SignatureFields};
use sync_protocol::ids::{BranchId, StaffId};
use sync_protocol::jws;
use sync_protocol::keys::{Kid, SigningKey, VerifyingKey};
use sync_protocol::statement::{Statement, StatementBody};
use sync_protocol::wire::{self, ErrorCode, ErrorReply, ListsReply, PeopleReply, StatementsReply};

/// What goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Answered as it should be.
    None,
    /// The work is done and the connection closed without a word.
    LoseReply,
    /// The work is done and the reply stops in the middle.
    CutReply,
    /// Nothing is done, and HTTP 500 answers.
    Status500,
    /// The work is done and nonsense answers.
    Garbage,
    /// The work is done, and the answer comes after the device has given up.
    Slow,
    /// The answer is signed by somebody else.
    OtherKey,
}

/// A centre.
#[derive(Clone)]
pub(crate) struct Centre {
    endpoint: String,
    books: Arc<Mutex<Books>>,
}

/// What the centre holds.
pub(crate) struct Books {
    pub(crate) faults: VecDeque<Fault>,
    pub(crate) now: DateTime<Utc>,
    pub(crate) day: Option<BranchDay>,
    pub(crate) flags: Vec<Flag>,
    /// Bodies of the batches that arrived, in order.
    pub(crate) batches: Vec<Vec<u8>>,
    pub(crate) requests: u32,
    /// What `/v1/receipts` answers.
    pub(crate) receipts: Vec<u8>,
    /// What `/v1/lists` answers.
    pub(crate) lists: ListsReply,
    /// What `/v1/people` answers, and the query of the last such request.
    pub(crate) people: (PeopleReply, String),
    codes: BTreeMap<String, Code>,
    devices: BTreeMap<Kid, Device>,
    acknowledgements: BTreeMap<Digest, String>,
}

struct Code {
    role: Role,
    used: Option<(Kid, String)>,
    expired: bool,
}

pub(crate) struct Device {
    key: VerifyingKey,
    genesis: Digest,
    pub(crate) lines: Vec<SealedLine>,
    statements: Vec<String>,
    pub(crate) reported_seq: u64,
}

fn centre_key() -> SigningKey {
    SigningKey::from_seed(&[99; 32]).unwrap()
}

impl Centre {
    /// Starts a centre on a free port. It ends with the process.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let books = Books {
            faults: VecDeque::new(),
            now: "2026-11-05T01:00:00Z".parse().unwrap(),
            day: None,
            flags: Vec::new(),
            batches: Vec::new(),
            requests: 0,
            receipts: b"%PDF-1.7".to_vec(),
            lists: ListsReply {
                lists: Vec::new(),
                more: false,
            },
            people: (
                PeopleReply {
                    people: Vec::new(),
                    more: false,
                },
                String::new(),
            ),
            codes: BTreeMap::new(),
            devices: BTreeMap::new(),
            acknowledgements: BTreeMap::new(),
        };
        let centre = Self {
            endpoint,
            books: Arc::new(Mutex::new(books)),
        };
        let server = centre.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = server.clone();
                std::thread::spawn(move || server.serve(stream));
            }
        });
        centre
    }

    /// A link with a one-time code.
    pub(crate) fn link(&self, role: Role, code: &str) -> String {
        let code_row = Code {
            role,
            used: None,
            expired: code == "EXPIRED",
        };
        self.books().codes.insert(code.into(), code_row);
        self.invented_link(code)
    }

    /// A link whose code the centre does not know.
    pub(crate) fn invented_link(&self, code: &str) -> String {
        let link = EnrolmentLink {
            endpoint: self.endpoint.clone(),
            centre_key: centre_key().verifying_key(),
            code: code.into(),
        };
        link.to_text()
    }

    /// Signs a statement for every device.
    pub(crate) fn state(&self, body: &StatementBody) {
        let mut books = self.books();
        let at = books.now;
        for (kid, device) in &mut books.devices {
            let statement = Statement {
                v: 1,
                to: *kid,
                seq: device.statements.len() as u64 + 1,
                at,
                type_name: body.type_name().unwrap().into(),
                body: body.to_value().unwrap(),
            };
            device
                .statements
                .push(jws::sign(&statement, &centre_key()).unwrap());
        }
    }

    /// What goes wrong with the next requests, in order.
    pub(crate) fn misbehave(&self, faults: impl IntoIterator<Item = Fault>) {
        self.books().faults.extend(faults);
    }

    /// What the centre holds of its only device.
    pub(crate) fn lines(&self) -> Vec<SealedLine> {
        self.books().devices.values().next().unwrap().lines.clone()
    }

    /// Forgets the last lines of every device, like a centre restored from an older backup.
    pub(crate) fn restore_backup(&self, keep: usize) {
        let mut books = self.books();
        books.devices.values_mut().for_each(|d| d.lines.truncate(keep));
        books.acknowledgements.clear();
    }

    /// The number of the last entry that the only device has spoken of.
    pub(crate) fn reported_seq(&self) -> u64 {
        self.books().devices.values().next().unwrap().reported_seq
    }

    pub(crate) fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap()
    }

    fn serve(&self, mut stream: TcpStream) {
        let Some(request) = Received::read(&mut stream) else {
            return;
        };
        let fault = {
            let mut books = self.books();
            books.requests += 1;
            books.faults.pop_front().unwrap_or(Fault::None)
        };
        let reply = match fault {
            Fault::Status500 => Reply::text(500, "oops"),
            Fault::OtherKey => self
                .books()
                .answer(&request, &SigningKey::from_seed(&[98; 32]).unwrap()),
            _ => self.books().answer(&request, &centre_key()),
        };
        let bytes = reply.bytes();
        let _gone = match fault {
            Fault::LoseReply => Ok(()),
            Fault::CutReply => stream.write_all(&bytes[..bytes.len() - reply.body.len().div_ceil(2)]),
            Fault::Garbage => stream.write_all(&Reply::text(200, "\u{1F42B} not from here").bytes()),
            Fault::Slow => {
                std::thread::sleep(Duration::from_millis(2_000));
                stream.write_all(&bytes)
            }
            _ => stream.write_all(&bytes),
        };
    }
}

/// Branch of everybody.
pub(crate) fn branch() -> Branch {
    Branch {
        id: BranchId("BC01".into()),
        name: "Bưu cục Mỹ Hòa Hưng".into(),
    }
}

impl Books {
    fn answer(&mut self, request: &Received, key: &SigningKey) -> Reply {
        let answered = if request.path == wire::PATH_ENROLMENTS {
            self.enrol(request, key)
        } else {
            self.authenticated(request)
                .and_then(|kid| self.route(request, kid, key))
        };
        answered.unwrap_or_else(|(status, code, accepted_seq)| {
            let reply = ErrorReply {
                code,
                message: "refused".into(),
                at: self.now,
                accepted_seq,
            };
            Reply::json(status, &reply)
        })
    }

    fn enrol(&mut self, request: &Received, key: &SigningKey) -> Result<Reply, Refusal> {
        let text = std::str::from_utf8(&request.body).unwrap();
        let (asked, device_key) =
            EnrolmentRequest::verify(text).map_err(|_| (400, ErrorCode::BadRequest, None))?;
        let code = self
            .codes
            .get_mut(&asked.code)
            .ok_or((403, ErrorCode::CodeUnknown, None))?;
        if code.expired {
            return Err((403, ErrorCode::CodeExpired, None));
        }
        let kid = device_key.kid();
        match &code.used {
            Some((by, certificate)) if *by == kid => return Ok(Reply::text(200, certificate)),
            Some(_) => return Err((403, ErrorCode::CodeUsed, None)),
            None => {}
        }
        let certificate = Certificate {
            v: 1,
            kid,
            key: device_key.to_jwk(),
            staff: Staff {
                id: StaffId("NV001".into()),
                name: "Trần Văn Mẫu".into(),
            },
            role: code.role,
            branch: branch(),
            device_name: asked.device_name,
            key_protection: asked.key_protection,
            not_before: self.now,
            not_after: "2030-01-01T00:00:00Z".parse().unwrap(),
        };
        let certificate = jws::sign(&certificate, key).unwrap();
        code.used = Some((kid, certificate.clone()));
        let device = Device {
            key: device_key,
            genesis: Digest::of(certificate.as_bytes()),
            lines: Vec::new(),
            statements: Vec::new(),
            reported_seq: 0,
        };
        self.devices.insert(kid, device);
        Ok(Reply::text(201, &certificate))
    }

    fn authenticated(&mut self, request: &Received) -> Result<Kid, Refusal> {
        let refused = |_| (401, ErrorCode::NotAuthenticated, None);
        let kid = http_signature::claimed_kid(&request.fields.signature_input).map_err(refused)?;
        let device = self
            .devices
            .get_mut(&kid)
            .ok_or((401, ErrorCode::NotAuthenticated, None))?;
        let signed = Request {
            method: &request.method,
            path: &request.path,
            query: &request.query,
            body: &request.body,
        };
        http_signature::verify(&signed, &request.fields, &device.key, self.now.timestamp()).map_err(
            |error| match error {
                SignatureError::Skew => (401, ErrorCode::ClockSkew, None),
                other => refused(other),
            },
        )?;
        device.reported_seq = device.reported_seq.max(request.journal_seq);
        Ok(kid)
    }

    fn route(&mut self, request: &Received, kid: Kid, key: &SigningKey) -> Result<Reply, Refusal> {
        match request.path.as_str() {
            wire::PATH_STATEMENTS => {
                let after: usize = request.query.strip_prefix("after=").unwrap().parse().unwrap();
                let statements = self.devices[&kid].statements.get(after..).unwrap_or_default();
                // Two at a time, so that every test with three goes over the road of `more`.
                let page: Vec<_> = statements.iter().take(2).cloned().collect();
                let more = statements.len() > page.len();
                Ok(Reply::json(
                    200,
                    &StatementsReply {
                        statements: page,
                        more,
                    },
                ))
            }
            wire::PATH_BATCHES => self.take_batch(&request.body, kid, key),
            wire::PATH_BRANCH_DAY => {
                let day = self.day.clone().ok_or((403, ErrorCode::NotAllowed, None))?;
                let at = self.now;
                Ok(Reply::text(
                    200,
                    &jws::sign(&BranchDay { at, ..day }, key).unwrap(),
                ))
            }
            wire::PATH_LISTS => Ok(Reply::json(200, &self.lists)),
            wire::PATH_PEOPLE => {
                self.people.1.clone_from(&request.query);
                Ok(Reply::json(200, &self.people.0))
            }
            wire::PATH_RECEIPTS if self.receipts.is_empty() => Err((404, ErrorCode::NotFound, None)),
            wire::PATH_RECEIPTS => Ok(Reply {
                status: 200,
                body: self.receipts.clone(),
            }),
            _ => Err((404, ErrorCode::NotFound, None)),
        }
    }

    fn take_batch(&mut self, bytes: &[u8], kid: Kid, key: &SigningKey) -> Result<Reply, Refusal> {
        self.batches.push(bytes.to_owned());
        let device = self.devices.get_mut(&kid).unwrap();
        let opened = batch::open(bytes, &device.key).map_err(|_| (422, ErrorCode::BatchRefused, None))?;
        if let Some(acknowledgement) = self.acknowledgements.get(&opened.id) {
            return Ok(Reply::text(200, acknowledgement));
        }
        let held = device.lines.len();
        let before = usize::try_from(opened.manifest.first - 1).unwrap();
        if before > held {
            return Err((409, ErrorCode::Gap, Some(held as u64)));
        }
        let head_before = device.lines[..before]
            .last()
            .map_or(device.genesis, SealedLine::digest);
        assert_eq!(head_before, opened.manifest.head_before, "a fork");
        for (line, place) in opened.lines.iter().zip(before..) {
            match device.lines.get(place) {
                Some(kept) => assert_eq!(kept, line, "a fork"),
                None => device.lines.push(line.clone()),
            }
        }
        let acknowledgement = Acknowledgement {
            v: 1,
            batch: opened.id,
            kid,
            seq: device.lines.len() as u64,
            head: device.lines.last().unwrap().digest(),
            root: opened.manifest.root,
            log_index: self.acknowledgements.len() as u64,
            flags: self.flags.clone(),
            at: self.now,
        };
        let text = jws::sign(&acknowledgement, key).unwrap();
        if key.kid() == centre_key().kid() {
            self.acknowledgements.insert(opened.id, text.clone());
        }
        Ok(Reply::text(200, &text))
    }
}

type Refusal = (u16, ErrorCode, Option<u64>);

struct Reply {
    status: u16,
    body: Vec<u8>,
}

impl Reply {
    fn text(status: u16, body: &str) -> Self {
        let body = body.as_bytes().to_vec();
        Self { status, body }
    }

    fn json(status: u16, body: &impl serde::Serialize) -> Self {
        Self::text(status, &serde_json::to_string(body).unwrap())
    }

    fn bytes(&self) -> Vec<u8> {
        let head = format!(
            "HTTP/1.1 {} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            self.status,
            self.body.len()
        );
        [head.as_bytes(), &self.body].concat()
    }
}

struct Received {
    method: String,
    path: String,
    query: String,
    fields: SignatureFields,
    journal_seq: u64,
    body: Vec<u8>,
}

impl Received {
    /// `None` when the device hangs up.
    fn read(stream: &mut TcpStream) -> Option<Self> {
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        let head_end = loop {
            if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
                break end;
            }
            let read = stream.read(&mut piece).ok().filter(|n| *n > 0)?;
            bytes.extend_from_slice(&piece[..read]);
        };
        let head = String::from_utf8(bytes[..head_end].to_vec()).unwrap();
        let mut body = bytes[head_end + 4..].to_vec();
        let header = |name: &str| {
            let field = head.lines().skip(1).find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            });
            field.unwrap_or_default()
        };
        let length: usize = header("content-length").parse().unwrap_or(0);
        while body.len() < length {
            let read = stream.read(&mut piece).ok().filter(|n| *n > 0)?;
            body.extend_from_slice(&piece[..read]);
        }
        let mut start = head.lines().next()?.split(' ');
        let (method, target) = (start.next()?.to_owned(), start.next()?);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Some(Self {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            fields: SignatureFields {
                content_digest: header("content-digest"),
                signature_input: header("signature-input"),
                signature: header("signature"),
            },
            journal_seq: header(wire::HEADER_JOURNAL_SEQ).parse().unwrap_or(0),
            body,
        })
    }
}
