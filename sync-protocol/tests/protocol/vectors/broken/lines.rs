//! Lines, bodies and chains.

use serde_json::{Value, json};
use sync_protocol::entry::{Head, SealedLine};
use sync_protocol::json as canonical;

use super::case;
use crate::forge;
use crate::sample::journal::carrier_day;
use crate::sample::{carrier, other_device};

pub(super) fn all() -> Vec<Value> {
    [outer_forms(), entry_texts(), entry_fields(), bodies(), chains()].concat()
}

fn input(line: &str) -> Value {
    json!({"key": "carrier", "line": line})
}

/// The JSON of the carrier's line `n`, from 0.
fn json_of(n: usize) -> String {
    let journal = carrier_day();
    journal.lines[n].as_str().split_once('\t').unwrap().1.to_owned()
}

/// The JSON of a payout with something changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut entry: Value = serde_json::from_str(&json_of(1)).unwrap();
    change(&mut entry);
    canonical::write(&entry).unwrap()
}

/// A line over any JSON, signed with the carrier's key.
fn sealed(json: &str) -> Value {
    input(&forge::line(json, &carrier()))
}

fn outer_forms() -> Vec<Value> {
    let line = carrier_day().lines[6].as_str().to_owned();
    let (signature, json) = line.split_once('\t').unwrap();
    let other = forge::line(json, &other_device());
    let (other_signature, _) = other.split_once('\t').unwrap();
    let form = |name: &str, what: &str, line: String| {
        case(
            &format!("line-{name}"),
            "line",
            what,
            "line_malformed",
            input(&line),
        )
    };
    vec![
        form(
            "carriage-return",
            "a carriage return at its end",
            format!("{line}\r"),
        ),
        form(
            "two-tabs",
            "two TABs between signature and JSON",
            format!("{signature}\t\t{json}"),
        ),
        form("no-tab", "a space for the TAB", format!("{signature} {json}")),
        form(
            "padded-signature",
            "a signature with base64 padding",
            format!("{signature}==\t{json}"),
        ),
        form(
            "signature-of-other-spelling",
            "a signature whose last character has bits left over",
            format!("{}\t{json}", other_spelling(signature)),
        ),
        case(
            "line-signature-altered",
            "line",
            "the signature of another device",
            "entry_bad_signature",
            input(&format!("{other_signature}\t{json}")),
        ),
        case(
            "line-signature-short",
            "line",
            "a signature of 63 bytes",
            "entry_bad_signature",
            input(&format!("{}\t{json}", &signature[..84])),
        ),
        case(
            "line-body-altered",
            "line",
            "another reason than the one that was signed",
            "entry_bad_signature",
            input(&line.replace("in_hospital", "absent")),
        ),
        case(
            "line-respelled",
            "line",
            "the same JSON with a space that was not signed",
            "entry_bad_signature",
            input(&line.replacen("\":", "\": ", 1)),
        ),
    ]
}

/// The same 64 bytes in base64url that a strict reader refuses.
fn other_spelling(signature: &str) -> String {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = signature.chars().last().unwrap();
    let next = alphabet.find(last).unwrap() + 1;
    format!(
        "{}{}",
        signature.strip_suffix(last).unwrap(),
        &alphabet[next..=next]
    )
}

/// Signed by the device, and yet not an entry.
fn entry(name: &str, what: &str, refusal: &str, json: &str) -> Value {
    case(&format!("entry-{name}"), "line", what, refusal, sealed(json))
}

/// JSON that is not canonical.
fn entry_texts() -> Vec<Value> {
    let good = json_of(1);
    vec![
        entry(
            "keys-unsorted",
            "keys not in order",
            "json_not_canonical",
            &good
                .replacen(r#"{"at":"#, r#"{"v":1,"at":"#, 1)
                .replace(r#","v":1}"#, "}"),
        ),
        entry(
            "key-twice",
            "`seq` stands twice",
            "json_not_canonical",
            &good.replace(r#""seq":2"#, r#""seq":2,"seq":3"#),
        ),
        entry(
            "fraction",
            "a fraction in a field that nobody reads",
            "json_not_integer",
            &good.replace(r#","v":1}"#, r#","v":1,"weight":0.5}"#),
        ),
        entry(
            "above-2-53",
            "a number above 2^53 - 1",
            "json_not_integer",
            &good.replace(r#""seq":2"#, r#""seq":9007199254740993"#),
        ),
        entry(
            "name-not-nfc",
            "a name in decomposed letters",
            "json_not_nfc",
            &good.replace("Nguyễn Thị Bảy", "Nguye\u{302}\u{303}n Thị Bảy"),
        ),
    ]
}

/// Canonical JSON that is not an entry of this device.
fn entry_fields() -> Vec<Value> {
    vec![
        entry(
            "of-another-device",
            "the entry names another device than the one that signed",
            "entry_wrong_device",
            &changed(|e| e["kid"] = json!(other_device().kid())),
        ),
        entry(
            "seq-as-text",
            "the number as text",
            "json_malformed",
            &changed(|e| e["seq"] = json!("2")),
        ),
        entry(
            "without-prev",
            "no link to the line before",
            "json_malformed",
            &changed(|e| {
                e.as_object_mut().unwrap().remove("prev");
            }),
        ),
        entry(
            "id-in-capitals",
            "a UUID in capitals",
            "json_malformed",
            &changed(|e| e["id"] = json!(e["id"].as_str().unwrap().to_uppercase())),
        ),
        entry(
            "time-in-utc",
            "a device time with Z",
            "json_malformed",
            &changed(|e| e["at"]["wall"] = json!("2026-11-05T00:02:07.250Z")),
        ),
        entry(
            "time-without-milliseconds",
            "a device time without three digits of seconds",
            "json_malformed",
            &changed(|e| e["at"]["wall"] = json!("2026-11-05T07:02:07+07:00")),
        ),
        entry(
            "digest-padded",
            "a digest with base64 padding",
            "json_malformed",
            &changed(|e| e["prev"] = json!(format!("{}=", e["prev"].as_str().unwrap()))),
        ),
    ]
}

/// Well-formed entries that are stored and flagged, but whose body must not be read.
fn bodies() -> Vec<Value> {
    let unread = |name: &str, what: &str, refusal: &str, change: &dyn Fn(&mut Value)| {
        let json = changed(|e| change(&mut e["body"]));
        case(&format!("body-{name}"), "body", what, refusal, sealed(&json))
    };
    vec![
        unread(
            "amount-as-number",
            "an amount as JSON number",
            "json_malformed",
            &|b| b["amount"] = json!(3_904_000),
        ),
        unread(
            "amount-with-dots",
            "an amount with separators",
            "json_malformed",
            &|b| b["amount"] = json!("3.904.000"),
        ),
        unread(
            "amount-with-zeros",
            "an amount with leading zeros",
            "json_malformed",
            &|b| b["amount"] = json!("03904000"),
        ),
        unread(
            "amount-of-a-trillion",
            "an amount of 10^12 đồng",
            "figure_out_of_range",
            &|b| b["amount"] = json!("1000000000000"),
        ),
        unread(
            "months-backwards",
            "a line that ends before it begins",
            "figure_out_of_range",
            &|b| b["lines"][0]["to"] = json!("2026-10"),
        ),
        unread(
            "months-of-a-century",
            "a line of a hundred years",
            "figure_out_of_range",
            &|b| b["lines"][0]["from"] = json!("1926-12"),
        ),
        unread("month-13", "a month 13", "json_malformed", &|b| {
            b["lines"][0]["to"] = json!("2026-13")
        }),
        unread("ink-broken", "ink that is not ink", "json_malformed", &|b| {
            b["ink"] = json!("AgIAAA")
        }),
        unread("without-receiver", "nobody received", "json_malformed", &|b| {
            b.as_object_mut().unwrap().remove("receiver");
        }),
        unread(
            "receiver-of-later-kind",
            "a kind of receiver that this version does not know",
            "json_malformed",
            &|b| b["receiver"] = json!({"kind": "neighbour"}),
        ),
    ]
}

fn chains() -> Vec<Value> {
    let journal = carrier_day();
    let (lines, heads) = (&journal.lines, &journal.heads);
    let chain = |name: &str, what: &str, refusal: &str, lines: Vec<&SealedLine>, after: Head| {
        let lines: Vec<_> = lines.iter().map(|line| line.as_str()).collect();
        let input = json!({"key": "carrier", "after": after, "lines": lines});
        case(&format!("chain-{name}"), "chain", what, refusal, input)
    };
    let mut unlinked: Value = serde_json::from_str(&json_of(2)).unwrap();
    unlinked["prev"] = json!(heads[0].digest);
    let unlinked = forge::line(&canonical::write(&unlinked).unwrap(), &carrier());
    let unlinked = SealedLine::parse(&unlinked).unwrap();
    vec![
        chain(
            "gap",
            "line 3 is missing",
            "chain_gap",
            vec![&lines[1], &lines[3]],
            heads[1],
        ),
        chain(
            "number-twice",
            "line 2 stands twice",
            "chain_gap",
            vec![&lines[1], &lines[1]],
            heads[1],
        ),
        chain(
            "backwards",
            "two lines in the wrong order",
            "chain_gap",
            vec![&lines[2], &lines[1]],
            heads[1],
        ),
        chain(
            "broken-link",
            "line 3 names another line before it",
            "chain_broken",
            vec![&lines[1], &unlinked],
            heads[1],
        ),
        chain(
            "other-genesis",
            "the journal begins with another certificate",
            "chain_broken",
            vec![&lines[0]],
            Head::genesis("another certificate"),
        ),
    ]
}
