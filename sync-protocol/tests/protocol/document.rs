//! `docs/protocol.md` against the vectors: its examples are theirs, and it knows every code of refusal.

use std::path::PathBuf;

use serde_json::Value;

use crate::vectors::read;

fn document() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/protocol.md");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn examples_are_those_of_the_vectors() {
    let document = document();
    let mut checked = 0;
    // A block that begins with ```json vectors/FILE#POINTER shows that value of that file.
    for block in document.split("\n```").skip(1).step_by(2) {
        let (info, example) = block.split_once('\n').unwrap();
        let Some((form, place)) = info.split_once(" vectors/") else {
            continue;
        };
        let (file, pointer) = place.split_once('#').unwrap();
        let vectors = read(file);
        let value = vectors.pointer(pointer).unwrap_or(&Value::Null);
        let shown = match form {
            "json" => serde_json::from_str(example).unwrap(),
            _ => Value::from(example),
        };
        assert_eq!(&shown, value, "{place}");
        checked += 1;
    }
    assert!(checked >= 14, "only {checked} examples");
}

#[test]
fn the_worked_request_is_the_one_of_the_vectors() {
    let (document, requests) = (document(), read("http-requests.json"));
    for (header, field) in [
        ("Content-Digest", "content_digest"),
        ("Signature-Input", "signature_input"),
        ("Signature", "signature"),
    ] {
        let line = format!("\n{header}: {}\n", requests[0][field].as_str().unwrap());
        assert!(document.contains(&line), "{line}");
    }
}

#[test]
fn every_code_of_refusal_is_explained() {
    let document = document();
    let (_, codes) = document.split_once("\n## 19. Codes of refusal\n").unwrap();
    let (codes, _) = codes.split_once("\n## ").unwrap();
    for case in read("broken.json").as_array().unwrap() {
        let refusal = case["refusal"].as_str().unwrap();
        let (family, detail) = refusal.split_once(':').unwrap_or((refusal, ""));
        let known = if detail.is_empty() {
            codes.contains(&format!("`{family}`"))
        } else {
            codes.contains(&format!("`{family}:`")) && codes.contains(&format!("`{detail}`"))
        };
        assert!(known, "{refusal}");
    }
}
