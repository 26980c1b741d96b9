//! Slips: the vectors in `vectors/slips.json`, and what must not pass for a slip.

use std::io::{Read, Write};

use data_encoding::BASE32_NOPAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use sync_protocol::body::Body;
use sync_protocol::certificate::Certificate;
use sync_protocol::json as canonical;
use sync_protocol::jws::{self, JwsError, SignedObject};
use sync_protocol::keys::SigningKey;
use sync_protocol::payout_list::Programme;
use sync_protocol::slip::{self, Slip, SlipError};

use crate::forge;
use crate::sample::{carrier, centre, journal, objects, other_centre, other_device, supervisor};
use crate::vectors::{codes, folder, read};

const FILE: &str = "slips.json";

#[test]
fn the_committed_slips_are_fresh() {
    let text = format!("{}\n", serde_json::to_string_pretty(&all()).unwrap());
    let path = folder().join(FILE);
    if std::env::var_os("UPDATE_VECTORS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{FILE} is stale: run UPDATE_VECTORS=1 cargo test -p sync-protocol, and ask whether slips in people's \
         drawers are still understood"
    );
}

#[test]
fn every_good_slip_says_what_it_says() {
    let vectors = read(FILE);
    for case in vectors["good"].as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let verified = slip::verify(text, &centre().verifying_key()).unwrap();
        assert_eq!(serde_json::to_value(&verified.slip).unwrap(), case["payload"]);
        assert_eq!(verified.certificate, objects::carrier_certificate());
        // A messenger breaks the text.
        let wrapped = format!(" {}\r\n{} \n", &text[..70], &text[70..]);
        assert_eq!(
            slip::verify(&wrapped, &centre().verifying_key()).unwrap(),
            verified
        );
    }
}

#[test]
fn every_broken_slip_is_refused_for_its_reason() {
    let vectors = read(FILE);
    let cases = vectors["broken"].as_array().unwrap();
    assert!(cases.len() >= 20, "only {} broken slips", cases.len());
    for case in cases {
        let found = slip::verify(case["text"].as_str().unwrap(), &centre().verifying_key());
        assert_eq!(
            code(&found.unwrap_err()),
            case["refusal"].as_str().unwrap(),
            "{}",
            case["name"]
        );
    }
}

#[test]
fn every_code_of_refusal_of_slips_is_explained() {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/protocol.md");
    let document = std::fs::read_to_string(path).unwrap();
    for case in read(FILE)["broken"].as_array().unwrap() {
        let refusal = case["refusal"].as_str().unwrap();
        assert!(document.contains(&format!("`{refusal}`")), "{refusal}");
    }
}

/// Goal: no field of a slip can be altered. Method: the signature stays and one field at a time is written
/// anew, in the payload of the slip and of the certificate.
#[test]
fn no_field_can_be_altered() {
    let (slip, certificate) = jws_pair();
    for (n, part, refusal) in [
        (0, payload_of(&slip), "slip_jws_bad_signature"),
        (1, payload_of(&certificate), "slip_certificate_jws_bad_signature"),
    ] {
        let mut altered = 0;
        for (field, value) in part.as_object().unwrap() {
            for forged in alterations(value) {
                let mut payload = part.clone();
                payload[field] = forged;
                let payload = canonical::write(&payload).unwrap();
                let mut pair = [slip.clone(), certificate.clone()];
                pair[n] = with_payload(&pair[n], &payload);
                let text = text_of(&pair[0], &pair[1]);
                let found = slip::verify(&text, &centre().verifying_key()).unwrap_err();
                assert_eq!(code(&found), refusal, "{field}");
                altered += 1;
            }
        }
        assert!(altered >= 9, "{altered}");
    }
}

#[test]
fn a_slip_fits_a_roll_of_58_mm() {
    for case in read(FILE)["good"].as_array().unwrap() {
        // Version 25 has 117 modules: with the quiet zone and three dots each it fits 384 dots. In capitals and
        // digits it holds 1,451 characters at level M.
        assert!(case["text"].as_str().unwrap().len() <= 1_451, "{}", case["name"]);
    }
}

#[test]
fn months_of_all_lines_stand_once_and_in_order() {
    let journal = journal::carrier_day();
    let entry = journal.lines[1].open(&carrier().verifying_key()).unwrap();
    let Body::Payout(mut payout) = entry.typed_body().unwrap() else {
        panic!("not a payout")
    };
    let line = payout.lines[0].clone();
    let months = [
        ("2026-11", "2026-11"),
        ("2026-07", "2026-08"),
        ("2026-08", "2026-09"),
        ("2025-12", "2026-01"),
    ];
    payout.lines = months
        .iter()
        .map(|(from, to)| {
            let mut line = line.clone();
            (line.from, line.to) = (from.parse().unwrap(), to.parse().unwrap());
            line
        })
        .collect();
    let slip = Slip::of_payout(&journal.lines[1], &entry, &payout, Programme::Ncc, None);
    let periods = serde_json::to_value(&slip.months).unwrap();
    assert_eq!(
        periods,
        json!([
            {"from": "2025-12", "to": "2026-01"},
            {"from": "2026-07", "to": "2026-09"},
            {"from": "2026-11", "to": "2026-11"},
        ])
    );
}

#[test]
fn a_slip_says_nothing_that_a_neighbour_must_not_read() {
    let text = canonical::write(&sample(1, false)).unwrap();
    for word in ["NCC_", "benefit", "id_number", "ink", "last_digits", "liệt sĩ"] {
        assert!(!text.contains(word), "{word}");
    }
}

fn all() -> Value {
    json!({ "centre": "centre", "good": good(), "broken": broken() })
}

fn good() -> Vec<Value> {
    [
        ("beneficiary", sample(1, false)),
        ("registered", sample(2, false)),
        ("corrected", sample(3, true)),
    ]
    .into_iter()
    .map(|(name, slip)| {
        let jws = jws::sign(&slip, &carrier()).unwrap();
        let fresh = slip
            .to_text(&objects::carrier_certificate_jws(), &carrier())
            .unwrap();
        let text = kept("good", name, fresh);
        json!({ "name": name, "certificate": "carrier", "text": text, "jws": jws,
                "payload": serde_json::to_value(&slip).unwrap() })
    })
    .collect()
}

/// The slip of the payout in a line of the carrier's day.
fn sample(place: usize, corrected: bool) -> Slip {
    let journal = journal::carrier_day();
    let line = &journal.lines[place];
    let entry = line.open(&carrier().verifying_key()).unwrap();
    let Body::Payout(payout) = entry.typed_body().unwrap() else {
        panic!("not a payout")
    };
    let corrected_by = corrected.then(|| journal.lines[place + 1].digest());
    Slip::of_payout(line, &entry, &payout, Programme::Ncc, corrected_by)
}

fn jws_pair() -> (String, String) {
    (
        jws::sign(&sample(1, false), &carrier()).unwrap(),
        objects::carrier_certificate_jws(),
    )
}

fn broken() -> Vec<Value> {
    let cases = [outer_forms(), contents(), certificates(), signatures(), figures()].concat();
    cases
        .into_iter()
        .map(|(name, what, refusal, text)| {
            json!({ "name": name, "what": what, "refusal": refusal, "text": kept("broken", name, text) })
        })
        .collect()
}

type Case = (&'static str, &'static str, &'static str, String);

fn outer_forms() -> Vec<Case> {
    let (slip, certificate) = jws_pair();
    // Broken from the committed text: what is cut or replaced depends on the compressor's bytes.
    let text = kept("good", "beneficiary", text_of(&slip, &certificate));
    vec![
        ("empty", "no text", "slip_not_one", String::new()),
        (
            "other-code",
            "the code of something else",
            "slip_not_one",
            "https://example.vn".into(),
        ),
        (
            "other-prefix",
            "another name",
            "slip_not_one",
            text.replace("TANNHA1:", "TANNHA:"),
        ),
        (
            "later-form",
            "a form of later",
            "slip_later_form",
            text.replace("TANNHA1:", "TANNHA2:"),
        ),
        (
            "too-long",
            "longer than any QR code",
            "slip_too_long",
            format!("{text}{}", "A".repeat(4_296)),
        ),
        (
            "cut",
            "the end is missing",
            "slip_damaged",
            text[..text.len() - 40].into(),
        ),
        (
            "lower-case",
            "base32 in small letters",
            "slip_damaged",
            text.replace('A', "a").replace("TaNNHa1", "TANNHA1"),
        ),
    ]
}

fn contents() -> Vec<Case> {
    let (slip, certificate) = jws_pair();
    let content = content_of(&slip, &certificate);
    let base32 = |bytes: &[u8]| format!("TANNHA1:{}", BASE32_NOPAD.encode(bytes));
    let twice = [gzip(&content), gzip(b"more")].concat();
    vec![
        (
            "not-gzip",
            "base32 of something else",
            "slip_damaged",
            base32(&content),
        ),
        (
            "two-members",
            "something after the gzip",
            "slip_damaged",
            base32(&twice),
        ),
        (
            "bomb",
            "decompresses to more than any slip",
            "slip_too_long",
            base32(&gzip(&[b' '; 100_000])),
        ),
        (
            "signatures-only",
            "nothing after the signatures",
            "slip_damaged",
            base32(&gzip(&content[..100])),
        ),
        (
            "three-parts",
            "a part is missing",
            "slip_damaged",
            base32(&gzip(&[&content[..128], b"{}\n{}\n{}"].concat())),
        ),
    ]
}

fn certificates() -> Vec<Case> {
    let (slip, _) = jws_pair();
    let good = objects::carrier_certificate();
    let mut exchanged = good.clone();
    exchanged.key = other_device().verifying_key().to_jwk();
    let header = forge::header(Certificate::TYP, &centre());
    let payload = canonical::write(&good).unwrap();
    let by_supervisor = jws::sign(&sample(1, false), &supervisor()).unwrap();
    let signed = |certificate: &Certificate, key| jws::sign(certificate, &key).unwrap();
    vec![
        (
            "other-centre",
            "the certificate is another centre's",
            "slip_certificate_jws_wrong_key",
            text_of(&slip, &signed(&good, other_centre())),
        ),
        (
            "centre-claimed",
            "another key signed the certificate in the centre's name",
            "slip_certificate_jws_bad_signature",
            text_of(&slip, &forge::jws(&header, &payload, &other_centre())),
        ),
        (
            "no-certificate",
            "the slip stands where the certificate belongs",
            "slip_certificate_jws_wrong_type",
            text_of(&slip, &slip),
        ),
        (
            "key-exchanged",
            "the certificate names one key and holds another",
            "slip_certificate_wrong_key",
            text_of(&slip, &signed(&exchanged, centre())),
        ),
        (
            "other-device",
            "the certificate is another device's",
            "slip_jws_wrong_key",
            text_of(
                &jws::sign(&sample(1, false), &other_device()).unwrap(),
                &objects::carrier_certificate_jws(),
            ),
        ),
        (
            "supervisor",
            "a supervisor's device signed it",
            "slip_not_a_carrier",
            text_of(&by_supervisor, &objects::supervisor_certificate_jws()),
        ),
    ]
}

fn signatures() -> Vec<Case> {
    let (slip, certificate) = jws_pair();
    let mut more = payload_of(&slip);
    more["amount"] = json!("9904000");
    let header = forge::header(Slip::TYP, &carrier());
    let payload = canonical::write(&payload_of(&slip)).unwrap();
    let later = payload.replace(r#""v":1"#, r#""v":2"#);
    let other_type = forge::header("tan-nha-batch+jws", &carrier());
    vec![
        (
            "amount-altered",
            "the amount was written anew",
            "slip_jws_bad_signature",
            text_of(
                &with_payload(&slip, &canonical::write(&more).unwrap()),
                &certificate,
            ),
        ),
        (
            "device-claimed",
            "another key signed in the device's name",
            "slip_jws_bad_signature",
            text_of(&forge::jws(&header, &payload, &other_device()), &certificate),
        ),
        (
            "other-type",
            "an object of another kind",
            "slip_jws_wrong_type",
            text_of(&forge::jws(&other_type, &payload, &carrier()), &certificate),
        ),
        (
            "algorithm-none",
            "a header without a signature's algorithm",
            "slip_jws_unsupported_header",
            text_of(
                &forge::jws(&header.replace("EdDSA", "none"), &payload, &carrier()),
                &certificate,
            ),
        ),
        (
            "later-version",
            "a payload of a later version",
            "slip_jws_later_version",
            text_of(&forge::jws(&header, &later, &carrier()), &certificate),
        ),
        (
            "spaced",
            "a payload that is not canonical",
            "slip_json_not_canonical",
            text_of(
                &forge::jws(&header, &payload.replace(",\"v\"", ", \"v\""), &carrier()),
                &certificate,
            ),
        ),
    ]
}

fn figures() -> Vec<Case> {
    let sealed = |change: &dyn Fn(&mut Value)| {
        let (slip, certificate) = jws_pair();
        let mut payload = payload_of(&slip);
        change(&mut payload);
        let payload = canonical::write(&payload).unwrap();
        let header = forge::header(Slip::TYP, &carrier());
        text_of(&forge::jws(&header, &payload, &carrier()), &certificate)
    };
    let period = |from, to| json!({ "from": from, "to": to });
    vec![
        (
            "no-name",
            "a field is missing",
            "slip_json_malformed",
            sealed(&|p| {
                p.as_object_mut().unwrap().remove("person_name");
            }),
        ),
        (
            "amount-too-large",
            "more than any entry may state",
            "slip_out_of_range",
            sealed(&|p| p["amount"] = json!("1000000000000")),
        ),
        (
            "no-months",
            "no period",
            "slip_out_of_range",
            sealed(&|p| p["months"] = json!([])),
        ),
        (
            "backwards",
            "a period that ends before it begins",
            "slip_out_of_range",
            sealed(&|p| p["months"] = json!([period("2026-11", "2026-10")])),
        ),
        (
            "month-twice",
            "periods that overlap",
            "slip_out_of_range",
            sealed(&|p| p["months"] = json!([period("2026-10", "2026-11"), period("2026-11", "2026-12")])),
        ),
        (
            "thousand-years",
            "a period of a thousand years",
            "slip_out_of_range",
            sealed(&|p| p["months"] = json!([period("1900-01", "2900-12")])),
        ),
    ]
}

/// The code of a refusal, as `docs/protocol.md` lists them.
fn code(error: &SlipError) -> String {
    let inner = |error: &JwsError| codes::jws(error);
    match error {
        SlipError::NotASlip => "slip_not_one".into(),
        SlipError::LaterForm => "slip_later_form".into(),
        SlipError::TooLong => "slip_too_long".into(),
        SlipError::Damaged(_) => "slip_damaged".into(),
        SlipError::Certificate(error) => format!("slip_certificate_{}", inner(error)),
        SlipError::CertificateKey => "slip_certificate_wrong_key".into(),
        SlipError::NotACarrier => "slip_not_a_carrier".into(),
        SlipError::Slip(error) => format!("slip_{}", inner(error)),
        SlipError::OutOfRange => "slip_out_of_range".into(),
        SlipError::Unwritable(_) => "slip_unwritable".into(),
    }
}

/// A text over any two JWS.
fn text_of(slip: &str, certificate: &str) -> String {
    let packed = gzip(&content_of(slip, certificate));
    format!("TANNHA1:{}", BASE32_NOPAD.encode(&packed))
}

fn content_of(slip: &str, certificate: &str) -> Vec<u8> {
    let [slip, certificate] = [slip, certificate].map(parts);
    let mut content = [slip[2].clone(), certificate[2].clone()].concat();
    content.extend(
        [&slip[0], &slip[1], &certificate[0], &certificate[1]]
            .map(Vec::as_slice)
            .join(&b'\n'),
    );
    content
}

fn parts(jws: &str) -> Vec<Vec<u8>> {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    jws.split('.')
        .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap())
        .collect()
}

fn payload_of(jws: &str) -> Value {
    serde_json::from_slice(&parts(jws)[1]).unwrap()
}

/// The same header and signature over another payload.
fn with_payload(jws: &str, payload: &str) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let pieces: Vec<&str> = jws.split('.').collect();
    format!("{}.{}.{}", pieces[0], URL_SAFE_NO_PAD.encode(payload), pieces[2])
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// Other values of the same kind.
fn alterations(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => vec![json!(format!("{text}1"))],
        Value::Number(_) => vec![json!(0)],
        Value::Array(_) => vec![json!([{ "from": "2026-01", "to": "2026-02" }])],
        Value::Object(_) => vec![json!({})],
        other => panic!("no alteration of {other}"),
    }
}

/// The committed text as long as it holds the same: another version of the compressor may write other bytes.
fn kept(section: &str, name: &str, fresh: String) -> String {
    let vectors = read(FILE);
    let committed = vectors[section]
        .as_array()
        .and_then(|cases| cases.iter().find(|case| case["name"] == name))
        .and_then(|case| case["text"].as_str());
    match committed {
        Some(text) if text.len() > 8 && held(text).is_some() && held(text) == held(&fresh) => text.to_owned(),
        _ => fresh,
    }
}

/// What a text decompresses to.
fn held(text: &str) -> Option<Vec<u8>> {
    let packed = BASE32_NOPAD
        .decode(text.strip_prefix("TANNHA1:")?.as_bytes())
        .ok()?;
    let mut content = Vec::new();
    GzDecoder::new(packed.as_slice()).read_to_end(&mut content).ok()?;
    Some(content)
}

#[test]
fn another_centre_does_not_vouch() {
    let text = sample(1, false)
        .to_text(&objects::carrier_certificate_jws(), &carrier())
        .unwrap();
    let keys: [SigningKey; 3] = [other_centre(), carrier(), supervisor()];
    for key in keys {
        let found = slip::verify(&text, &key.verifying_key()).unwrap_err();
        assert_eq!(code(&found), "slip_certificate_jws_wrong_key");
    }
}
