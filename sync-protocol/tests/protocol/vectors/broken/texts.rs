//! JSON, ink, keys, links and Merkle paths.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sync_protocol::merkle;

use super::case;
use crate::sample::objects;

pub(super) fn all() -> Vec<Value> {
    [json_texts(), inks(), keys(), links(), paths()].concat()
}

/// Name, what is wrong, the text, and the code of the refusal.
const JSON_TEXTS: &[(&str, &str, &str, &str)] = &[
    (
        "keys-unsorted",
        "keys not in order",
        r#"{"b":1,"a":1}"#,
        "json_not_canonical",
    ),
    (
        "keys-sorted-by-code-point",
        "keys in the order of code points, not of UTF-16 units",
        "{\"\u{FF41}\":1,\"\u{1F600}\":1}",
        "json_not_canonical",
    ),
    (
        "key-twice",
        "a key stands twice",
        r#"{"a":1,"a":1}"#,
        "json_not_canonical",
    ),
    (
        "spaces",
        "spaces between tokens",
        r#"{"a": 1}"#,
        "json_not_canonical",
    ),
    (
        "escape-not-needed",
        "an escape for a character that needs none",
        r#"{"a":"\u0041"}"#,
        "json_not_canonical",
    ),
    (
        "escape-upper-case",
        "an escape with capital digits",
        r#"{"a":"\u001F"}"#,
        "json_not_canonical",
    ),
    (
        "escape-slash",
        "an escaped solidus",
        r#"{"a":"\/"}"#,
        "json_not_canonical",
    ),
    (
        "fraction",
        "a number with a fraction",
        r#"{"a":1.5}"#,
        "json_not_integer",
    ),
    (
        "fraction-of-zero",
        "a whole number with a point",
        r#"{"a":1.0}"#,
        "json_not_integer",
    ),
    (
        "exponent",
        "a whole number with an exponent",
        r#"{"a":1e2}"#,
        "json_not_integer",
    ),
    ("minus-zero", "minus zero", r#"{"a":-0}"#, "json_not_integer"),
    (
        "above-2-53",
        "a whole number above 2^53 - 1",
        r#"{"a":9007199254740992}"#,
        "json_not_integer",
    ),
    (
        "not-nfc",
        "ò as o and a combining mark",
        "{\"a\":\"Ho\u{300}a\"}",
        "json_not_nfc",
    ),
    (
        "key-not-nfc",
        "the same in a key",
        "{\"Ho\u{300}a\":1}",
        "json_not_nfc",
    ),
    (
        "half-surrogate",
        "half a surrogate pair",
        r#"{"a":"\ud83d"}"#,
        "json_malformed",
    ),
    (
        "noncharacter",
        "a code point that is no character",
        "{\"a\":\"\u{FFFF}\"}",
        "json_noncharacter",
    ),
    (
        "raw-control",
        "a control character that is not escaped",
        "{\"a\":\"\u{1}\"}",
        "json_malformed",
    ),
    (
        "byte-order-mark",
        "a byte order mark before the text",
        "\u{FEFF}{\"a\":1}",
        "json_malformed",
    ),
];

fn json_texts() -> Vec<Value> {
    let deep = format!("{}{}", "[".repeat(33), "]".repeat(33));
    let deep = (
        "too-deep",
        "33 arrays in one another",
        deep.as_str(),
        "json_too_deep",
    );
    JSON_TEXTS
        .iter()
        .chain([&deep])
        .map(|(name, what, text, refusal)| {
            case(
                &format!("json-{name}"),
                "json",
                what,
                refusal,
                json!({"text": text}),
            )
        })
        .collect()
}

fn inks() -> Vec<Value> {
    let text = |bytes: &[u8]| json!({"text": URL_SAFE_NO_PAD.encode(bytes)});
    vec![
        case(
            "ink-more-than-said",
            "ink",
            "a byte after the last stroke",
            "ink_malformed",
            text(&[2, 2, 0, 0]),
        ),
        case(
            "ink-cut",
            "ink",
            "a stroke of two points that holds one",
            "ink_malformed",
            text(&[2, 2, 2, 4, 0, 0, 0]),
        ),
        case(
            "ink-padded-number",
            "ink",
            "a varint with an empty last byte",
            "ink_malformed",
            text(&[0x82, 0, 2, 0]),
        ),
        case(
            "ink-negative-width",
            "ink",
            "a width of -1",
            "ink_malformed",
            text(&[1, 2, 0]),
        ),
        case(
            "ink-padding",
            "ink",
            "base64url with padding",
            "ink_malformed",
            json!({"text": "AgIAAA=="}),
        ),
        case(
            "ink-promise",
            "ink",
            "a number of strokes that the bytes cannot hold",
            "ink_malformed",
            text(&[2, 2, 0xfe, 0xff, 0xff, 0xff, 0x0f]),
        ),
    ]
    .into_iter()
    .chain(pressures())
    .collect()
}

/// Ink of one stroke with two points, and a section after it that is not the pressures of these.
fn pressures() -> Vec<Value> {
    let one = |name, what, section: &[u8]| {
        let stroke = [2, 2, 2, 4, 0, 0, 0, 2, 2, 2];
        let bytes = [&stroke[..], section].concat();
        let text = json!({"text": URL_SAFE_NO_PAD.encode(bytes)});
        case(name, "ink", what, "ink_malformed", text)
    };
    let blank = json!({"text": URL_SAFE_NO_PAD.encode([2, 2, 0, 2])});
    vec![
        one(
            "ink-pressure-of-some",
            "a pressure for one of two points",
            &[2, 20],
        ),
        one(
            "ink-pressure-too-many",
            "a pressure for a third point",
            &[2, 20, 0, 0],
        ),
        one("ink-pressure-above", "a pressure of 1001", &[2, 0xd2, 0x0f, 0]),
        one("ink-pressure-below", "a pressure of -1", &[2, 1, 2]),
        one(
            "ink-pressure-twice",
            "two sections of pressures",
            &[2, 20, 0, 2, 20, 0],
        ),
        one("ink-other-section", "a section that nobody knows", &[4, 20, 0]),
        case(
            "ink-pressure-of-nothing",
            "ink",
            "a section of pressures where nothing was drawn",
            "ink_malformed",
            blank,
        ),
    ]
}

fn keys() -> Vec<Value> {
    let jwk =
        |bytes: &[u8]| json!({"jwk": {"crv": "Ed25519", "kty": "OKP", "x": URL_SAFE_NO_PAD.encode(bytes)}});
    let (mut one, mut above) = ([0; 32], [0xff; 32]);
    (one[0], above[31]) = (1, 0x7f);
    vec![
        case(
            "key-of-order-1",
            "key",
            "a key for which anybody can make signatures",
            "key_refused",
            jwk(&one),
        ),
        case(
            "key-not-reduced",
            "key",
            "a second spelling of a point: y is not below 2^255 - 19",
            "key_refused",
            jwk(&above),
        ),
        case("key-short", "key", "31 bytes", "key_refused", jwk(&[9; 31])),
        case(
            "key-of-another-curve",
            "key",
            "an X25519 key",
            "key_refused",
            json!({"jwk": {"crv": "X25519", "kty": "OKP", "x": URL_SAFE_NO_PAD.encode([9; 32])}}),
        ),
    ]
}

fn links() -> Vec<Value> {
    let good = objects::enrolment_link().to_text();
    let with = |endpoint: &str| json!({"text": good.replace("https://chitra.example.vn", endpoint)});
    vec![
        case(
            "link-plain-http",
            "enrolment_link",
            "plain HTTP to another machine",
            "link_malformed",
            with("http://chitra.example.vn"),
        ),
        case(
            "link-user-name",
            "enrolment_link",
            "a host that looks local and is a user name",
            "link_malformed",
            with("http://127.0.0.1:80@chitra.example.vn"),
        ),
        case(
            "link-two-codes",
            "enrolment_link",
            "two codes",
            "link_malformed",
            json!({"text": format!("{good}&c=X")}),
        ),
        case(
            "link-without-key",
            "enrolment_link",
            "no key of the centre",
            "link_malformed",
            json!({"text": good.replace("&k=", "&x=")}),
        ),
        case(
            "link-code-with-spaces",
            "enrolment_link",
            "a code with a space",
            "link_malformed",
            json!({"text": good.replace("K7QF-", "K7QF ")}),
        ),
    ]
}

fn paths() -> Vec<Value> {
    let leaves: Vec<_> = (0_u8..5).map(|n| merkle::leaf_hash(&[n])).collect();
    let path = merkle::inclusion_path(&leaves, 2).unwrap();
    let longer = [path.clone(), vec![leaves[0]]].concat();
    let shorter = path[1..].to_vec();
    let mut other = path.clone();
    other[0] = leaves[0];
    let input = |index: u64, path| json!({"leaf": leaves[2], "index": index, "size": 5, "path": path, "root": merkle::root(&leaves)});
    vec![
        case(
            "path-too-long",
            "merkle_path",
            "one digest too many",
            "path_refused",
            input(2, longer),
        ),
        case(
            "path-too-short",
            "merkle_path",
            "one digest missing",
            "path_refused",
            input(2, shorter),
        ),
        case(
            "path-other-sibling",
            "merkle_path",
            "the digest of another leaf beside it",
            "path_refused",
            input(2, other),
        ),
        case(
            "path-other-index",
            "merkle_path",
            "another place in the tree",
            "path_refused",
            input(3, path.clone()),
        ),
        case(
            "path-outside",
            "merkle_path",
            "a place outside of the tree",
            "path_refused",
            input(5, path),
        ),
    ]
}
