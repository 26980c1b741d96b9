//! HTTP requests whose signature must not be taken.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::case;
use crate::vectors::good::{self, SIGNED_AT};

pub(super) fn all() -> Vec<Value> {
    [parts(), profile()].concat()
}

fn refused(name: &str, what: &str, refusal: &str, request: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = request.clone();
    let fields = input.as_object_mut().unwrap();
    fields.remove("signature_base");
    fields.remove("name");
    fields.remove("created");
    input["now"] = json!(SIGNED_AT + 5);
    change(&mut input);
    case(&format!("http-{name}"), "http_request", what, refusal, input)
}

/// Another request, time or key than the one of the signature.
fn parts() -> Vec<Value> {
    let good = good::http_requests();
    let (get, post) = (&good[0], &good[2]);
    vec![
        refused(
            "other-path",
            "another path than the signed one",
            "http_bad_signature",
            get,
            |r| r["path"] = json!("/v1/branch-day"),
        ),
        refused("other-query", "another query", "http_bad_signature", get, |r| {
            r["query"] = json!("after=0")
        }),
        refused("other-method", "another method", "http_bad_signature", get, |r| {
            r["method"] = json!("DELETE")
        }),
        refused("other-body", "another body", "http_wrong_digest", post, |r| {
            r["body_base64"] = json!(STANDARD.encode("other bytes"))
        }),
        refused(
            "other-digest",
            "another body and its digest",
            "http_bad_signature",
            post,
            |r| {
                r["body_base64"] = get["body_base64"].clone();
                r["content_digest"] = get["content_digest"].clone();
            },
        ),
        refused("old", "signed 301 seconds ago", "http_skew", get, |r| {
            r["now"] = json!(SIGNED_AT + 301)
        }),
        refused("early", "signed in 301 seconds", "http_skew", get, |r| {
            r["now"] = json!(SIGNED_AT - 301)
        }),
        refused(
            "other-key",
            "checked with another device's key",
            "http_bad_signature",
            get,
            |r| r["key"] = json!("supervisor"),
        ),
    ]
}

/// Signatures of another profile.
fn profile() -> Vec<Value> {
    let get = &good::http_requests()[0];
    vec![
        refused(
            "query-not-signed",
            "a signature that does not cover the query",
            "http_malformed",
            get,
            input("\"@query\" ", ""),
        ),
        refused(
            "component-with-parameter",
            "a covered component with a parameter",
            "http_malformed",
            get,
            input("\"@query\"", "\"@query\";req"),
        ),
        refused(
            "other-algorithm",
            "another algorithm",
            "http_malformed",
            get,
            input("ed25519", "rsa-v1_5-sha256"),
        ),
        refused(
            "no-time",
            "no time",
            "http_malformed",
            get,
            input(";created=", ";expires="),
        ),
        refused(
            "other-label",
            "another label",
            "http_malformed",
            get,
            input("tn=", "sig1="),
        ),
    ]
}

/// Exchanges a part of `Signature-Input`.
fn input(from: &'static str, to: &'static str) -> impl FnOnce(&mut Value) {
    move |r| {
        let text = r["signature_input"].as_str().unwrap();
        assert!(text.contains(from));
        r["signature_input"] = json!(text.replacen(from, to, 1));
    }
}
