//! Checks every vector by reading the files, as a program in another language would.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::batch;
use sync_protocol::branch_day::BranchDay;
use sync_protocol::certificate::Certificate;
use sync_protocol::digest::Digest;
use sync_protocol::enrolment::{EnrolmentLink, EnrolmentRequest};
use sync_protocol::entry::{Head, SealedLine};
use sync_protocol::http_signature::{self, Request, SignatureFields};
use sync_protocol::ink::{Ink, InkPoint};
use sync_protocol::jws::{self, SignedObject};
use sync_protocol::keys::{Jwk, SigningKey, VerifyingKey};
use sync_protocol::{chain, json, merkle, statement};

use super::{codes, read};

/// What a check says: nothing, or the code of its refusal.
type Outcome = Result<(), String>;

#[test]
fn every_broken_vector_is_refused_for_its_reason() {
    let broken = read("broken.json");
    let cases = list(&broken);
    assert!(cases.len() >= 100, "only {} broken vectors", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .map(|case| {
            (
                &case["name"],
                &case["refusal"],
                outcome(str_of(&case["kind"]), &case["input"]),
            )
        })
        .filter(|(_, refusal, outcome)| outcome.as_ref().err().map(String::as_str) != refusal.as_str())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_accepted_vector_is_accepted() {
    for case in list(&read("accepted.json")) {
        let (kind, input) = (str_of(&case["kind"]), &case["input"]);
        assert_eq!(outcome(kind, input), Ok(()), "{}", case["name"]);
        if kind == "line" {
            let line = SealedLine::parse(str_of(&input["line"])).unwrap();
            let body = line.open(&key(input)).unwrap().typed_body();
            let read = body.map_or("unreadable", |body| body.type_name().unwrap_or("unknown"));
            assert_eq!(read, str_of(&case["body"]), "{}", case["name"]);
        }
    }
}

#[test]
fn keys_have_their_names() {
    for entry in list(&read("keys.json")) {
        let byte = u8::from_str_radix(&str_of(&entry["seed_hex"])[..2], 16).unwrap();
        assert_eq!(str_of(&entry["seed_hex"]), format!("{byte:02x}").repeat(32));
        let public = SigningKey::from_seed(&[byte; 32]).unwrap().verifying_key();
        let jwk: Jwk = typed(&entry["jwk"]);
        assert_eq!(VerifyingKey::from_jwk(&jwk), Ok(public));
        assert_eq!(public.kid().to_string(), str_of(&entry["kid"]));
    }
}

#[test]
fn certificates_and_enrolment_are_the_centres_and_the_devices() {
    for certificate in list(&read("certificates.json")) {
        let jws = str_of(&certificate["jws"]);
        signed::<Certificate>(jws, &named("centre"), &certificate["payload"]);
        assert_eq!(
            Head::genesis(jws).digest.to_string(),
            str_of(&certificate["genesis"])
        );
    }
    let enrolment = read("enrolment.json");
    let link = EnrolmentLink::parse(str_of(&enrolment["link"])).unwrap();
    assert_eq!(
        link.centre_key.kid().to_string(),
        str_of(&enrolment["centre_kid"])
    );
    assert_eq!(
        (link.endpoint.as_str(), link.code.as_str()),
        (str_of(&enrolment["endpoint"]), str_of(&enrolment["code"]))
    );
    let request = &enrolment["request"];
    let (_, key) = EnrolmentRequest::verify(str_of(&request["jws"])).unwrap();
    signed::<EnrolmentRequest>(str_of(&request["jws"]), &key, &request["payload"]);
}

#[test]
fn journals_and_batches_say_what_they_say() {
    let journals = read("journals.json");
    for journal in list(&journals) {
        let lines = lines_of(list(&journal["entries"]).iter().map(|entry| &entry["line"]));
        let after = Head {
            seq: 0,
            digest: str_of(&journal["genesis"]).parse().unwrap(),
        };
        let (entries, _) = chain::verify(&lines, after, &key(journal)).unwrap();
        for ((line, entry), stated) in lines.iter().zip(entries).zip(list(&journal["entries"])) {
            assert_eq!(line.digest().to_string(), str_of(&stated["digest"]));
            assert!(entry.typed_body().unwrap().type_name().is_some());
            let (_, text) = line.as_str().split_once('\t').unwrap();
            assert_eq!(json::check(text).as_ref(), Ok(&stated["entry"]));
        }
    }
    let all = lines_of(list(&journals[0]["entries"]).iter().map(|entry| &entry["line"]));
    for stated in list(&read("batches.json")) {
        let bytes = STANDARD.decode(str_of(&stated["bytes_base64"])).unwrap();
        let opened = batch::open(&bytes, &key(stated)).unwrap();
        let from = usize::try_from(stated["first_line"].as_u64().unwrap()).unwrap();
        let count = usize::try_from(stated["lines"].as_u64().unwrap()).unwrap();
        assert_eq!(opened.lines, all[from..from + count]);
        assert_eq!(opened.id.to_string(), str_of(&stated["id"]));
        assert_eq!(
            opened.manifest.file_sha256.to_hex(),
            str_of(&stated["file_sha256_hex"])
        );
        signed::<batch::Manifest>(&opened.manifest_jws, &key(stated), &stated["manifest"]);
    }
}

#[test]
fn answers_and_statements_are_the_centres() {
    for stated in list(&read("acknowledgements.json")) {
        assert_eq!(outcome("acknowledgement", stated), Ok(()));
        signed::<Acknowledgement>(str_of(&stated["jws"]), &key(stated), &stated["payload"]);
    }
    let statements = read("statements.json");
    let device = named(str_of(&statements["device"])).kid();
    for (stated, have_seq) in list(&statements["statements"]).iter().zip(0..) {
        let jws = str_of(&stated["jws"]);
        let opened = statement::open(jws, &key(&statements), device, have_seq).unwrap();
        assert!(opened.typed_body().unwrap().type_name().is_some());
        signed::<statement::Statement>(jws, &key(&statements), &stated["payload"]);
    }
    let day = read("branch-day.json");
    signed::<BranchDay>(str_of(&day["jws"]), &key(&day), &day["payload"]);
}

#[test]
fn requests_ink_and_trees_are_right() {
    for request in list(&read("http-requests.json")) {
        let mut input = request.clone();
        input["now"] = request["created"].clone();
        assert_eq!(outcome("http_request", &input), Ok(()), "{}", request["name"]);
        let encoded = str_of(&request["signature"]).strip_prefix("tn=:").unwrap();
        let signature = STANDARD.decode(encoded.strip_suffix(':').unwrap()).unwrap();
        assert!(key(request).verifies(str_of(&request["signature_base"]).as_bytes(), &signature));
    }
    for stated in list(&read("ink.json")) {
        let ink = Ink::decode(str_of(&stated["text"])).unwrap();
        assert_eq!(
            (ink.width, ink.height),
            (typed(&stated["width"]), typed(&stated["height"]))
        );
        assert_eq!(ink.strokes, typed::<Vec<Vec<InkPoint>>>(&stated["strokes"]));
        assert_eq!(ink.check_enough().is_ok(), stated["enough"] == true);
    }
    let trees = read("merkle.json");
    let leaves: Vec<Digest> = typed(&trees["leaves"]);
    for tree in list(&trees["trees"]) {
        let size: usize = typed(&tree["size"]);
        for (path, index) in list(&tree["paths"]).iter().zip(0..) {
            let root = merkle::root_from_path(leaves[index], index, size, &typed::<Vec<_>>(path));
            assert_eq!(root, Some(typed(&tree["root"])));
        }
    }
}

/// Runs the check of a kind on an input.
fn outcome(kind: &str, input: &Value) -> Outcome {
    match kind {
        "json" => json::check(str_of(&input["text"]))
            .map(drop)
            .map_err(|e| codes::json(&e).into()),
        "ink" => Ink::decode(str_of(&input["text"]))
            .map(drop)
            .map_err(|_| "ink_malformed".into()),
        "key" => VerifyingKey::from_jwk(&typed(&input["jwk"]))
            .map(drop)
            .map_err(|_| "key_refused".into()),
        "enrolment_link" => EnrolmentLink::parse(str_of(&input["text"]))
            .map(drop)
            .map_err(|_| "link_malformed".into()),
        "merkle_path" => merkle_path(input),
        "line" => line(input).map(drop),
        "body" => line(input)?
            .typed_body()
            .map(drop)
            .map_err(|e| codes::json(&e).into()),
        "chain" => chain_of(input),
        "batch" => batch::open(
            &STANDARD.decode(str_of(&input["bytes_base64"])).unwrap(),
            &key(input),
        )
        .map(drop)
        .map_err(|e| codes::batch(&e)),
        "certificate" => certificate(input),
        "enrolment_request" => EnrolmentRequest::verify(str_of(&input["jws"]))
            .map(drop)
            .map_err(|e| codes::jws(&e).into()),
        "acknowledgement" => acknowledgement(input),
        "statement" => statement_of(input),
        "http_request" => http_request(input),
        other => panic!("no check for {other}"),
    }
}

fn line(input: &Value) -> Result<sync_protocol::entry::Entry, String> {
    let line = SealedLine::parse(str_of(&input["line"])).and_then(|line| line.open(&key(input)));
    line.map_err(|e| codes::entry(&e).into())
}

fn chain_of(input: &Value) -> Outcome {
    let lines = lines_of(list(&input["lines"]).iter());
    chain::verify(&lines, typed(&input["after"]), &key(input))
        .map(drop)
        .map_err(|e| codes::chain(&e).into())
}

fn merkle_path(input: &Value) -> Outcome {
    let (leaf, root): (Digest, Digest) = (typed(&input["leaf"]), typed(&input["root"]));
    let path: Vec<Digest> = typed(&input["path"]);
    let found = merkle::root_from_path(leaf, typed(&input["index"]), typed(&input["size"]), &path);
    if found == Some(root) {
        Ok(())
    } else {
        Err("path_refused".into())
    }
}

fn certificate(input: &Value) -> Outcome {
    let certificate = jws::verify::<Certificate>(str_of(&input["jws"]), &key(input));
    let certificate = certificate.map_err(|e| codes::jws(&e).to_owned())?.payload;
    certificate
        .device_key()
        .map(drop)
        .map_err(|_| "certificate_wrong_key".into())
}

fn acknowledgement(input: &Value) -> Outcome {
    let read = jws::verify::<Acknowledgement>(str_of(&input["jws"]), &key(input));
    let ack = read.map_err(|e| codes::jws(&e).to_owned())?.payload;
    let batches = read_batches();
    let sent = batches
        .iter()
        .find(|batch| batch["name"] == input["batch"])
        .unwrap();
    if ack.answers(typed(&sent["id"]), &typed(&sent["manifest"])) {
        Ok(())
    } else {
        Err("acknowledgement_of_another".into())
    }
}

fn read_batches() -> Vec<Value> {
    list(&read("batches.json")).to_vec()
}

fn statement_of(input: &Value) -> Outcome {
    let device = named(str_of(&input["device"])).kid();
    let have_seq = typed(&input["have_seq"]);
    statement::open(str_of(&input["jws"]), &key(input), device, have_seq)
        .map(drop)
        .map_err(|e| codes::statement(&e).into())
}

fn http_request(input: &Value) -> Outcome {
    let body = STANDARD.decode(str_of(&input["body_base64"])).unwrap();
    let request = Request {
        method: str_of(&input["method"]),
        path: str_of(&input["path"]),
        query: str_of(&input["query"]),
        body: &body,
    };
    let field = |name: &str| str_of(&input[name]).to_owned();
    let fields = SignatureFields {
        content_digest: field("content_digest"),
        signature_input: field("signature_input"),
        signature: field("signature"),
    };
    http_signature::verify(&request, &fields, &key(input), typed(&input["now"]))
        .map_err(|e| codes::http(&e).into())
}

/// Checks a JWS and that it says what is stated beside it.
fn signed<T: SignedObject>(jws: &str, key: &VerifyingKey, payload: &Value) {
    let verified = jws::verify::<T>(jws, key).unwrap();
    assert_eq!(&serde_json::to_value(verified.payload).unwrap(), payload);
    let text = json::write(payload).unwrap();
    assert_eq!(verified.payload_digest, Digest::of(text.as_bytes()));
}

fn lines_of<'a>(lines: impl Iterator<Item = &'a Value>) -> Vec<SealedLine> {
    lines
        .map(|line| SealedLine::parse(str_of(line)).unwrap())
        .collect()
}

/// The public key that `key` names.
fn key(input: &Value) -> VerifyingKey {
    named(str_of(&input["key"]))
}

fn named(name: &str) -> VerifyingKey {
    let keys = read("keys.json");
    let entry = list(&keys).iter().find(|key| key["name"] == name).unwrap();
    VerifyingKey::from_jwk(&typed(&entry["jwk"])).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn str_of(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn typed<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}
