//! Handover of envelopes between devices: `vectors/handovers.json`, written from the sample and checked by reading it.

use serde_json::{Value, json};
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::amount::Amount;
use sync_protocol::digest::Digest;
use sync_protocol::handover::{self, Grant, HandoverError};
use sync_protocol::json as canonical;
use sync_protocol::jws;
use sync_protocol::keys::{Kid, SigningKey, VerifyingKey};

use crate::sample::list::{daughter, envelope_id, person_id, total};
use crate::sample::{at, carrier, centre, objects, other_centre, other_device, supervisor};
use crate::vectors::{codes, folder, read};

/// The first two statements of the carrier: a list of five and a register of one.
fn statements() -> Vec<String> {
    let statements = objects::statements();
    let sign = |statement| jws::sign(statement, &centre()).unwrap();
    statements.iter().take(2).map(sign).collect()
}

/// Envelopes 2 and 4 for the other device.
fn grant() -> Grant {
    Grant {
        v: PROTOCOL_VERSION,
        from: carrier().kid(),
        to: other_device().kid(),
        at: at(11, 5),
        envelopes: vec![envelope_id(2), envelope_id(4)],
        total: total(&[2, 4]),
        statements: statements()
            .iter()
            .map(|jws| Digest::of(jws.as_bytes()))
            .collect(),
    }
}

fn file(grant: &Grant, key: &SigningKey) -> String {
    let (grant, _) = handover::sign(grant, key).unwrap();
    handover::pack(&grant, &objects::carrier_certificate_jws(), &statements())
}

fn good() -> Value {
    let (_, digest) = handover::sign(&grant(), &carrier()).unwrap();
    json!({
        "centre": "centre",
        "device": "other_device",
        "file": file(&grant(), &carrier()),
        "grant": digest,
        "payload": serde_json::from_str::<Value>(&canonical::write(&grant()).unwrap()).unwrap(),
    })
}

fn case(name: &str, what: &str, file: String, refusal: &str) -> Value {
    json!({"name": name, "what": what, "file": file, "refusal": refusal})
}

fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// One thing is wrong with each.
fn broken() -> Value {
    [grants(), certificates(), files()].concat().into()
}

/// Grants that state something else.
fn grants() -> Vec<Value> {
    let changed = |name: &str, what: &str, refusal: &str, change: &dyn Fn(&mut Grant)| {
        let mut grant = grant();
        change(&mut grant);
        case(name, what, file(&grant, &carrier()), refusal)
    };
    let mismatch = |what: &str| format!("handover_mismatch:{what}");
    let number = mismatch("number_of_envelopes");
    vec![
        changed(
            "another-device",
            "a grant for the supervisor's device",
            "handover_wrong_device",
            &|g| {
                g.to = supervisor().kid();
            },
        ),
        changed(
            "another-giver",
            "another giver than the certificate's",
            &mismatch("giver"),
            &|g| {
                g.from = supervisor().kid();
            },
        ),
        changed(
            "unknown-envelope",
            "an envelope that is on none of the lists",
            &mismatch("envelopes"),
            &|g| {
                g.envelopes[1] = envelope_id(9);
            },
        ),
        changed("envelope-twice", "an envelope is named twice", &number, &|g| {
            g.envelopes[1] = envelope_id(2);
        }),
        changed("nothing", "a grant of nothing", &number, &|g| g.envelopes.clear()),
        changed(
            "other-money",
            "the sum is a đồng short",
            &mismatch("sum_of_money"),
            &|g| {
                g.total = g.total.checked_sub(Amount::from_dong(1)).unwrap();
            },
        ),
    ]
}

/// Keys and certificates that are not the giver's.
fn certificates() -> Vec<Value> {
    let (grant_jws, _) = handover::sign(&grant(), &carrier()).unwrap();
    let with = |certificate: &str| handover::pack(&grant_jws, certificate, &statements());
    let stranger = jws::sign(&objects::carrier_certificate(), &other_centre()).unwrap();
    let other_key = file(&grant(), &supervisor());
    vec![
        case(
            "another-key",
            "a grant that the giver did not sign",
            other_key,
            "jws_wrong_key",
        ),
        case(
            "unknown-centre",
            "a certificate of another centre",
            with(&stranger),
            "jws_wrong_key",
        ),
        case(
            "supervisor",
            "a certificate of a supervisor",
            with(&objects::supervisor_certificate_jws()),
            "handover_not_a_carrier",
        ),
    ]
}

/// Files that hold something else than the grant states.
fn files() -> Vec<Value> {
    let good = file(&grant(), &carrier());
    let lines: Vec<&str> = good.lines().collect();
    let foreign = {
        let mut statement = objects::statements().remove(0);
        statement.to = supervisor().kid();
        jws::sign(&statement, &centre()).unwrap()
    };
    let of_another = {
        let mut grant = grant();
        grant.statements[0] = Digest::of(foreign.as_bytes());
        let (jws, _) = handover::sign(&grant, &carrier()).unwrap();
        joined(&[&jws, lines[1], &foreign, lines[3]])
    };
    let left_out = joined(&lines[..3]);
    let cut = good.trim_end().to_owned();
    vec![
        case(
            "statement-left-out",
            "the register is missing",
            left_out,
            "handover_mismatch:statements",
        ),
        case(
            "statement-of-another",
            "a list that was made for another device",
            of_another,
            "handover_mismatch:recipient_of_a_statement",
        ),
        case("cut", "the last line feed is missing", cut, "handover_malformed"),
        case(
            "one-line",
            "a grant alone",
            joined(&lines[..1]),
            "handover_malformed",
        ),
    ]
}

#[test]
fn the_committed_vectors_are_fresh() {
    let value = json!({"good": good(), "broken": broken()});
    let text = format!("{}\n", serde_json::to_string_pretty(&value).unwrap());
    let path = folder().join("handovers.json");
    if std::env::var_os("UPDATE_VECTORS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(
        serde_json::from_str::<Value>(&std::fs::read_to_string(&path).unwrap_or_default()).ok(),
        Some(value),
        "handovers.json is stale: run UPDATE_VECTORS=1 cargo test -p sync-protocol"
    );
}

fn open(file: &Value) -> Result<handover::OpenedHandover, HandoverError> {
    let (centre, device): (VerifyingKey, Kid) = (centre().verifying_key(), other_device().kid());
    handover::open(file.as_str().unwrap(), &centre, device)
}

#[test]
fn a_taker_reads_what_is_granted_and_nothing_else() {
    let vectors = read("handovers.json");
    let opened = open(&vectors["good"]["file"]).unwrap();
    assert_eq!(json!(opened.digest), vectors["good"]["grant"]);
    assert_eq!(opened.grant, grant());
    assert_eq!(opened.giver, objects::carrier_certificate());
    let [(seq, list)] = opened.lists.as_slice() else {
        panic!("one list");
    };
    let people: Vec<_> = list.envelopes.iter().map(|e| (e.id, e.person.id)).collect();
    assert_eq!(*seq, 1);
    assert_eq!(
        people,
        [(envelope_id(2), person_id(2)), (envelope_id(4), person_id(4))]
    );
    assert_eq!(opened.authorisations, [daughter()]);
}

#[test]
fn who_may_receive_for_others_stays_unread() {
    let mut without = grant();
    without.envelopes = vec![envelope_id(4)];
    without.total = total(&[4]);
    let opened = open(&json!(file(&without, &carrier()))).unwrap();
    assert_eq!(opened.authorisations, []);
}

#[test]
fn every_broken_handover_is_refused_for_its_reason() {
    let document = std::fs::read_to_string(folder().join("../../docs/protocol.md")).unwrap();
    for case in read("handovers.json")["broken"].as_array().unwrap() {
        let error = open(&case["file"]).unwrap_err();
        let code = codes::handover(&error);
        assert_eq!(case["refusal"], code, "{}", case["name"]);
        let (family, detail) = code.split_once(':').unwrap_or((&code, ""));
        assert!(document.contains(&format!("`{family}")), "{family}");
        assert!(
            detail.is_empty() || document.contains(&format!("`{detail}`")),
            "{detail}"
        );
    }
}
