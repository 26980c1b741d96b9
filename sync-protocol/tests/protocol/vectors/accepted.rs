//! What looks odd and must be accepted: later programs, other libraries, rare letters.

use serde_json::{Value, json};
use sync_protocol::certificate::Certificate;
use sync_protocol::json as canonical;
use sync_protocol::jws::SignedObject;

use crate::forge;
use crate::sample::journal::carrier_day;
use crate::sample::{carrier, centre, objects};

pub(super) fn all() -> Value {
    [lines(), certificates()].concat().into()
}

fn line(name: &str, what: &str, body: &str, change: &dyn Fn(&mut Value)) -> Value {
    let journal = carrier_day();
    let (_, json) = journal.lines[6].as_str().split_once('\t').unwrap();
    let mut entry: Value = serde_json::from_str(json).unwrap();
    change(&mut entry);
    let line = forge::line(&canonical::write(&entry).unwrap(), &carrier());
    json!({
        "name": format!("line-{name}"),
        "kind": "line",
        "what": what,
        "input": {"key": "carrier", "line": line},
        "body": body,
    })
}

/// `body` tells how a reader of this version takes the body.
fn lines() -> Vec<Value> {
    vec![
        line(
            "later-type",
            "a type that this version does not know: stored and flagged",
            "unknown",
            &|e| {
                e["type"] = json!("parcel_weighed");
                e["body"] = json!({"kind": "moved_out", "words": "Dọn lên Long Xuyên ở với con"});
            },
        ),
        line(
            "later-version",
            "a known type of protocol version 2: stored and flagged",
            "unknown",
            &|e| e["v"] = json!(2),
        ),
        line(
            "later-field",
            "a field that this version does not know: ignored, and kept in the line",
            "non_payment",
            &|e| e["body"]["weather"] = json!("mưa to"),
        ),
        line(
            "later-reason",
            "a reason that this version does not know: stored and flagged",
            "unreadable",
            &|e| e["body"]["reason"] = json!("flood_warning"),
        ),
        line(
            "line-separators",
            "U+2028, U+0085 and DEL stand in text: only LF ends a line",
            "non_payment",
            &|e| e["body"]["note"] = json!("một\u{2028}hai\u{85}ba\u{7f}"),
        ),
        line(
            "escapes",
            "quotation marks, TAB, line feed and a control character in text",
            "non_payment",
            &|e| e["body"]["note"] = json!("\"\\\t\n\u{1f}/😀"),
        ),
        line("far-from-vietnam", "a wall clock at UTC", "non_payment", &|e| {
            e["at"]["wall"] = json!("2026-11-05T00:07:07.250+00:00")
        }),
        line(
            "no-centre-time",
            "a device that never saw a time of the centre",
            "non_payment",
            &|e| {
                e["at"].as_object_mut().unwrap().remove("centre");
            },
        ),
    ]
}

fn certificates() -> Vec<Value> {
    let payload = canonical::write(&objects::carrier_certificate()).unwrap();
    let certificate = |name: &str, what: &str, header: &str, payload: &str| {
        json!({
            "name": format!("certificate-{name}"),
            "kind": "certificate",
            "what": what,
            "input": {"key": "centre", "jws": forge::jws(header, payload, &centre())},
        })
    };
    let header = forge::header(Certificate::TYP, &centre());
    let later_field = payload.replace(r#","v":1}"#, r#","v":1,"x_later":[true]}"#);
    vec![
        certificate(
            "rfc-9864",
            "the algorithm under its name of RFC 9864",
            &header.replace("EdDSA", "Ed25519"),
            &payload,
        ),
        certificate(
            "other-library",
            "a header with spaces, another order and a parameter of its own",
            &format!(
                r#"{{"typ": "{}", "alg": "EdDSA", "kid": "{}", "cty": "json"}}"#,
                Certificate::TYP,
                centre().kid()
            ),
            &payload,
        ),
        certificate(
            "later-field",
            "a field that this version does not know",
            &header,
            &later_field,
        ),
    ]
}
