//! What must be accepted, and what it says.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sync_protocol::amount::Amount;
use sync_protocol::batch::{self, OpenedBatch};
use sync_protocol::entry::Head;
use sync_protocol::http_signature::{self, Request};
use sync_protocol::ink::Ink;
use sync_protocol::jws::{self, SignedObject};
use sync_protocol::keys::SigningKey;
use sync_protocol::{json as canonical, merkle};

use super::read;
use crate::forge::{Pieces, text};
use crate::sample::doorstep;
use crate::sample::journal::{self, Journal};
use crate::sample::{carrier, centre, list, objects, other_centre, other_device, supervisor};

/// The names under which other files speak of the keys.
pub(super) fn named_keys() -> [(&'static str, u8, SigningKey); 5] {
    [
        ("centre", 1, centre()),
        ("carrier", 2, carrier()),
        ("supervisor", 3, supervisor()),
        ("other_device", 4, other_device()),
        ("other_centre", 5, other_centre()),
    ]
}

pub(super) fn keys() -> Value {
    let keys = named_keys().map(|(name, seed, key)| {
        json!({
            "name": name,
            "seed_hex": format!("{seed:02x}").repeat(32),
            "jwk": key.verifying_key().to_jwk(),
            "kid": key.kid(),
        })
    });
    json!(keys)
}

pub(super) fn certificates() -> Value {
    let certificates = [
        ("carrier", objects::carrier_certificate()),
        ("supervisor", objects::supervisor_certificate()),
    ];
    json!(certificates.map(|(name, certificate)| {
        let jws = jws::sign(&certificate, &centre()).unwrap();
        json!({
            "name": name,
            "genesis": Head::genesis(&jws).digest,
            "jws": jws,
            "payload": payload(&certificate),
        })
    }))
}

pub(super) fn enrolment() -> Value {
    let request = objects::enrolment_request();
    json!({
        "link": objects::enrolment_link().to_text(),
        "endpoint": objects::enrolment_link().endpoint,
        "code": objects::CODE,
        "centre_kid": centre().kid(),
        "request": {"jws": request.sign(&carrier()).unwrap(), "payload": payload(&request)},
    })
}

pub(super) fn journals() -> Value {
    let journals = [
        ("carrier", journal::carrier_day()),
        ("supervisor", journal::supervisor_evening()),
        ("carrier", doorstep::doorstep_day()),
    ];
    json!(journals.map(|(name, journal)| {
        let entries: Vec<_> = journal
            .lines
            .iter()
            .map(|line| {
                let (_, json) = line.as_str().split_once('\t').unwrap();
                let entry: Value = serde_json::from_str(json).unwrap();
                json!({"digest": line.digest(), "line": line.as_str(), "entry": entry})
            })
            .collect();
        json!({"key": name, "genesis": journal.heads[0].digest, "entries": entries})
    }))
}

pub(super) fn batches() -> Value {
    let journal = journal::carrier_day();
    let batches = [
        ("day", 0..9, list::total(&[1, 2, 3, 3])),
        // The same lines in two batches: what a device sends that had a moment of network at noon.
        ("morning", 0..4, list::total(&[1, 2, 3])),
        ("afternoon", 4..9, list::total(&[3])),
    ];
    json!(batches.map(|(name, range, paid)| {
        let bytes = packed(name, &journal, range.clone(), paid);
        let opened = batch::open(&bytes, &carrier().verifying_key()).unwrap();
        json!({
            "name": name,
            "key": "carrier",
            "bytes_base64": STANDARD.encode(&bytes),
            "id": opened.id,
            "file_sha256_hex": opened.manifest.file_sha256.to_hex(),
            "manifest": payload(&opened.manifest),
            "first_line": range.start,
            "lines": range.len(),
        })
    }))
}

/// The batch of all lines of the day, as it stands in the file.
pub(super) fn day_batch() -> OpenedBatch {
    let bytes = packed("day", &journal::carrier_day(), 0..9, list::total(&[1, 2, 3, 3]));
    batch::open(&bytes, &carrier().verifying_key()).unwrap()
}

fn packed(name: &str, journal: &Journal, range: std::ops::Range<usize>, paid: Amount) -> Vec<u8> {
    let lines: Vec<_> = journal.lines[range.clone()]
        .iter()
        .map(|l| l.as_str().to_owned())
        .collect();
    let file = compressed(name, text(&lines).as_bytes());
    Pieces::of(&lines, journal.heads[range.start], paid, file, &carrier()).pack(&carrier())
}

/// Compressed bytes are not the same in every version of the compressor, so those of the file stay as long as
/// they hold the same lines.
fn compressed(name: &str, lines: &[u8]) -> Vec<u8> {
    let committed = read("batches.json");
    let kept = committed.as_array().into_iter().flatten().find_map(|batch| {
        let found = batch["name"] == name;
        let bytes = STANDARD.decode(batch["bytes_base64"].as_str()?).ok()?;
        let end = bytes.iter().position(|b| *b == b'\n')?;
        let file = bytes[end + 1..].to_vec();
        (found && zstd::decode_all(file.as_slice()).ok()? == lines).then_some(file)
    });
    kept.unwrap_or_else(|| zstd::encode_all(lines, 9).unwrap())
}

pub(super) fn acknowledgements() -> Value {
    let acknowledgement = objects::acknowledgement(&day_batch());
    json!([{
        "batch": "day",
        "key": "centre",
        "jws": jws::sign(&acknowledgement, &centre()).unwrap(),
        "payload": payload(&acknowledgement),
    }])
}

pub(super) fn statements() -> Value {
    let statements: Vec<_> = objects::statements()
        .iter()
        .map(|s| json!({"jws": jws::sign(s, &centre()).unwrap(), "payload": payload(s)}))
        .collect();
    json!({"key": "centre", "device": "carrier", "statements": statements})
}

pub(super) fn branch_day() -> Value {
    let evening = journal::supervisor_evening();
    let day = objects::branch_day(&journal::carrier_day(), &evening.lines[1]);
    json!({"key": "centre", "jws": jws::sign(&day, &centre()).unwrap(), "payload": payload(&day)})
}

/// Requests of the carrier's device, signed at one second.
pub(super) const SIGNED_AT: i64 = 1_793_874_600;

pub(super) fn http_requests() -> Value {
    let requests = [
        ("statements", "GET", "/v1/statements", "after=2", &b""[..]),
        ("no query", "GET", "/v1/statements", "", b""),
        ("body", "POST", "/v1/batches", "", b"any bytes"),
    ];
    json!(requests.map(|(name, method, path, query, body)| {
        let request = Request {
            method,
            path,
            query,
            body,
        };
        let fields = http_signature::sign(&request, &carrier(), SIGNED_AT);
        json!({
            "name": name,
            "key": "carrier",
            "method": method,
            "path": path,
            "query": query,
            "body_base64": STANDARD.encode(body),
            "created": SIGNED_AT,
            "content_digest": fields.content_digest,
            "signature_input": fields.signature_input,
            "signature": fields.signature,
            "signature_base": base(&request, &fields),
        })
    }))
}

/// The text that is signed (RFC 9421, section 2.5), spelled out a second time for readers of the vectors.
fn base(request: &Request<'_>, fields: &http_signature::SignatureFields) -> String {
    [
        format!("\"@method\": {}", request.method),
        format!("\"@path\": {}", request.path),
        format!("\"@query\": ?{}", request.query),
        format!("\"content-digest\": {}", fields.content_digest),
        format!(
            "\"@signature-params\": {}",
            fields.signature_input.strip_prefix("tn=").unwrap()
        ),
    ]
    .join("\n")
}

pub(super) fn ink() -> Value {
    let blank = Ink {
        width: 3600,
        height: 1600,
        strokes: Vec::new(),
    };
    let drawn = [
        ("signature", journal::ink()),
        ("blank", blank),
        ("signature-with-pressure", journal::pressed_ink()),
    ];
    json!(drawn.map(|(name, ink)| {
        json!({
            "name": name,
            "text": ink.encode(),
            "width": ink.width,
            "height": ink.height,
            "strokes": ink.strokes,
            "enough": ink.check_enough().is_ok(),
        })
    }))
}

pub(super) fn merkle() -> Value {
    let lines: Vec<_> = journal::carrier_day().lines;
    let leaves: Vec<_> = lines
        .iter()
        .map(|line| merkle::leaf_hash(line.as_str().as_bytes()))
        .collect();
    let trees = [1, 2, 3, 7, 9].map(|size| {
        let leaves = &leaves[..size];
        let paths: Vec<_> = (0..size)
            .map(|index| merkle::inclusion_path(leaves, index).unwrap())
            .collect();
        json!({"size": size, "root": merkle::root(leaves), "paths": paths})
    });
    json!({"journal": "carrier", "leaves": leaves, "trees": trees})
}

/// What an object says, as the JSON that is signed.
fn payload(object: &impl SignedObject) -> Value {
    serde_json::from_str(&canonical::write(object).unwrap()).unwrap()
}
