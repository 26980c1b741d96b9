//! Certificates, enrolment requests, acknowledgements and statements.

use serde_json::{Value, json};
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::certificate::Certificate;
use sync_protocol::digest::Digest;
use sync_protocol::json as canonical;
use sync_protocol::jws::{self, SignedObject};

use super::case;
use crate::forge;
use crate::sample::{carrier, centre, objects, other_centre, other_device, supervisor};
use crate::vectors::good::day_batch;

pub(super) fn all() -> Vec<Value> {
    [
        certificate_signers(),
        certificate_forms(),
        enrolments(),
        acknowledgements(),
        statements(),
    ]
    .concat()
}

fn certificate(name: &str, what: &str, refusal: &str, jws: String) -> Value {
    let input = json!({"key": "centre", "jws": jws});
    let name = format!("certificate-{name}");
    case(&name, "certificate", what, refusal, input)
}

fn certificate_signers() -> Vec<Value> {
    let good = objects::carrier_certificate();
    let mut exchanged = good.clone();
    exchanged.key = other_device().verifying_key().to_jwk();
    let payload = canonical::write(&good).unwrap();
    let header = forge::header(Certificate::TYP, &centre());
    vec![
        certificate(
            "of-another-centre",
            "signed by a key that is not the centre's",
            "jws_wrong_key",
            jws::sign(&good, &other_centre()).unwrap(),
        ),
        certificate(
            "signed-by-the-device",
            "signed by the device itself",
            "jws_wrong_key",
            jws::sign(&good, &carrier()).unwrap(),
        ),
        certificate(
            "centre-claimed",
            "signed by another key in the centre's name",
            "jws_bad_signature",
            forge::jws(&header, &payload, &other_centre()),
        ),
        certificate(
            "key-exchanged",
            "names one key and holds another",
            "certificate_wrong_key",
            jws::sign(&exchanged, &centre()).unwrap(),
        ),
    ]
}

fn certificate_forms() -> Vec<Value> {
    let payload = canonical::write(&objects::carrier_certificate()).unwrap();
    let header = forge::header(Certificate::TYP, &centre());
    let jws = objects::carrier_certificate_jws();
    vec![
        certificate(
            "typ-missing",
            "a header without a type",
            "jws_malformed",
            forge::jws(
                &format!(r#"{{"alg":"EdDSA","kid":"{}"}}"#, centre().kid()),
                &payload,
                &centre(),
            ),
        ),
        certificate(
            "hmac",
            "an algorithm that takes the public key for a secret",
            "jws_unsupported_header",
            forge::jws(&header.replace("EdDSA", "HS256"), &payload, &centre()),
        ),
        certificate("four-parts", "four parts", "jws_malformed", format!("{jws}.")),
        certificate(
            "padded",
            "base64 padding at the end",
            "jws_malformed",
            format!("{jws}=="),
        ),
        certificate(
            "line-feed",
            "a line feed at the end",
            "jws_malformed",
            format!("{jws}\n"),
        ),
        certificate(
            "payload-with-spaces",
            "a payload that is not canonical",
            "json_not_canonical",
            forge::jws(&header, &payload.replacen(':', ": ", 1), &centre()),
        ),
        certificate(
            "time-with-offset",
            "a time of the centre that is not in UTC",
            "json_malformed",
            forge::jws(
                &header,
                &payload.replace("2026-11-04T09:00:00Z", "2026-11-04T16:00:00+07:00"),
                &centre(),
            ),
        ),
    ]
}

fn enrolments() -> Vec<Value> {
    let request = objects::enrolment_request();
    let payload = canonical::write(&request).unwrap();
    let header = forge::header("tan-nha-enrol+jws", &carrier());
    let refused = |name: &str, what: &str, refusal: &str, jws: String| {
        case(
            &format!("enrolment-{name}"),
            "enrolment_request",
            what,
            refusal,
            json!({"jws": jws}),
        )
    };
    vec![
        refused(
            "of-anothers-key",
            "asks for a certificate for a key that the sender does not hold",
            "jws_wrong_key",
            request.sign(&other_device()).unwrap(),
        ),
        refused(
            "unproved-key",
            "the same, with the other key's name in the header",
            "jws_bad_signature",
            forge::jws(&header, &payload, &other_device()),
        ),
    ]
}

fn acknowledgements() -> Vec<Value> {
    let good = objects::acknowledgement(&day_batch());
    let refused = |name: &str, what: &str, refusal: &str, jws: String| {
        let input = json!({"key": "centre", "batch": "day", "jws": jws});
        case(
            &format!("acknowledgement-{name}"),
            "acknowledgement",
            what,
            refusal,
            input,
        )
    };
    let sign = |ack: &Acknowledgement| jws::sign(ack, &centre()).unwrap();
    let mut other_batch = good.clone();
    other_batch.batch = Digest::of(b"another batch");
    let mut other_lines = good.clone();
    other_lines.root = Digest::of(b"other lines");
    let mut other_kid = good.clone();
    other_kid.kid = supervisor().kid();
    let mut later = good.clone();
    later.v = 2;
    vec![
        refused(
            "of-another-centre",
            "signed by a key that is not the centre's",
            "jws_wrong_key",
            jws::sign(&good, &other_centre()).unwrap(),
        ),
        refused(
            "signed-by-the-device",
            "signed by the device itself",
            "jws_wrong_key",
            jws::sign(&good, &carrier()).unwrap(),
        ),
        refused(
            "of-another-batch",
            "for another batch",
            "acknowledgement_of_another",
            sign(&other_batch),
        ),
        refused(
            "of-other-lines",
            "for other lines",
            "acknowledgement_of_another",
            sign(&other_lines),
        ),
        refused(
            "of-another-device",
            "for another device",
            "acknowledgement_of_another",
            sign(&other_kid),
        ),
        refused(
            "certificate",
            "a certificate of the same centre",
            "jws_wrong_type",
            objects::carrier_certificate_jws(),
        ),
        refused(
            "later-version",
            "of protocol version 2",
            "jws_later_version",
            sign(&later),
        ),
    ]
}

fn statements() -> Vec<Value> {
    let statement = objects::statements().remove(2);
    let refused = |name: &str, what: &str, refusal: &str, have_seq: u64, jws: String| {
        let input = json!({"key": "centre", "device": "carrier", "have_seq": have_seq, "jws": jws});
        case(&format!("statement-{name}"), "statement", what, refusal, input)
    };
    let mut foreign = statement.clone();
    foreign.to = supervisor().kid();
    let sign = |s| jws::sign(s, &centre()).unwrap();
    vec![
        refused(
            "for-another-device",
            "for another device",
            "statement_wrong_device",
            2,
            sign(&foreign),
        ),
        refused(
            "gap",
            "statement 3 for a device that holds one",
            "statement_gap",
            1,
            sign(&statement),
        ),
        refused(
            "again",
            "statement 3 for a device that holds it",
            "statement_gap",
            3,
            sign(&statement),
        ),
        refused(
            "of-another-centre",
            "signed by a key that is not the centre's",
            "jws_wrong_key",
            2,
            jws::sign(&statement, &other_centre()).unwrap(),
        ),
    ]
}
