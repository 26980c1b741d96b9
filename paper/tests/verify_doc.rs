//! `docs/verify.md` tells a stranger how to check one receipt. The commands are run as they stand there, on a
//! bundle and on a PDF, and must fail on forged ones.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

#[path = "../../receipts/tests/support/mod.rs"]
mod bundle;
mod support;

use std::path::Path;
use std::process::{Command, Output};

use paper::attachment;
use paper::receipt::receipt_pdf;
use receipts::archive::{Files, pack};
use receipts::number::receipt_number;
use receipts::write::write_files;
use sync_protocol::digest::Digest;

#[test]
fn every_receipt_of_a_bundle_checks_by_hand() {
    let contents = bundle::day();
    let (files, _) = write_files(&contents).unwrap();
    // One of each batch size and side of a tree: first, second, and the last of seven.
    for place in [0, 1, 3, 4, 10] {
        let number = receipt_number(&contents.lines[place].line.digest());
        let out = check_bundle(&files, Some(&number));
        assert!(says_it_holds(&out, &number), "{}", told(&out));
    }
}

#[test]
fn the_first_receipt_is_taken_when_none_is_named() {
    let (files, _) = write_files(&bundle::day()).unwrap();
    let out = check_bundle(&files, None);
    assert!(out.status.success(), "{}", told(&out));
}

#[test]
fn a_receipt_inside_a_pdf_checks_by_hand() {
    let (files, _) = write_files(&bundle::only(&bundle::day(), |seq| seq == 6)).unwrap();
    let mut document = support::document(vec![support::ordinary(1)]);
    document.attachments = attachment::loose(&files);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("bien-nhan.pdf"),
        receipt_pdf(&document).unwrap(),
    )
    .unwrap();
    let out = run("pdf", folder.path(), None);
    assert!(out.status.success(), "{}", told(&out));
}

/// Goal: nobody without a private key passes. Method: a forger alters one thing and then repairs the manifest,
/// whose digests anybody can compute; each time the commands must stop.
#[test]
fn forged_bundles_do_not_pass() {
    let contents = bundle::day();
    let number = receipt_number(&contents.lines[4].line.digest());
    type Forgery = fn(&mut Files);
    let forgeries: [(&str, Forgery); 6] = [
        ("another certificate", |f| spoil(f, "certificates/")),
        ("another acknowledgement", |f| spoil(f, "acknowledgements/")),
        ("another batch", |f| spoil(f, "batches/")),
        ("another path", |f| spoil(f, "proofs/")),
        ("another device key", |f| replace_keys(f, false)),
        ("another centre key", |f| replace_keys(f, true)),
    ];
    for (what, forge) in forgeries {
        let (mut files, _) = write_files(&contents).unwrap();
        forge(&mut files);
        repair_manifest(&mut files);
        let out = check_bundle(&files, Some(&number));
        assert!(!out.status.success(), "{what}\n{}", told(&out));
    }
}

#[test]
fn an_altered_amount_does_not_pass() {
    let contents = bundle::day();
    let (mut files, _) = write_files(&contents).unwrap();
    let line = contents.lines[4].line.as_str();
    let forged = line.replace("\"54", "\"94");
    assert_ne!(line, forged);
    for bytes in files.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = text.replace(line, &forged).into_bytes();
    }
    repair_manifest(&mut files);
    let number = receipt_number(&Digest::of(forged.as_bytes()));
    let out = check_bundle(&files, Some(&number));
    assert!(!out.status.success(), "{}", told(&out));
    assert!(told(&out).contains("does not match"), "{}", told(&out));
}

#[test]
fn damage_is_found_by_the_manifest() {
    let (mut files, _) = write_files(&bundle::day()).unwrap();
    files.get_mut("README.txt").unwrap()[0] ^= 1;
    let out = check_bundle(&files, None);
    assert!(!out.status.success());
    assert!(told(&out).contains("README.txt"), "{}", told(&out));
}

fn check_bundle(files: &Files, number: Option<&str>) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bien-nhan.zip"), pack(files).unwrap()).unwrap();
    run("bundle", folder.path(), number)
}

/// Runs the commands of the document, those of one road only.
fn run(road: &str, folder: &Path, number: Option<&str>) -> Output {
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", &commands(road)])
        .current_dir(folder);
    bash.env("CENTRE", bundle::centre().kid().to_string());
    bash.env("TMPDIR", folder);
    if let Some(number) = number {
        bash.env("RECEIPT", number);
    }
    bash.output().unwrap()
}

/// The fenced blocks marked `sh`, and of those marked with a road only the wanted one.
fn commands(road: &str) -> String {
    let document = include_str!("../../docs/verify.md");
    let mut out = String::new();
    let mut inside = false;
    for line in document.lines() {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(info) => {
                let words: Vec<_> = info.split(' ').collect();
                inside = words == ["sh"] || words == ["sh", road];
            }
            None if inside => {
                out.push_str(line);
                out.push('\n');
            }
            None => {}
        }
    }
    assert!(out.contains("pkeyutl"));
    out
}

fn says_it_holds(out: &Output, number: &str) -> bool {
    out.status.success() && told(out).contains(&format!("Receipt {number} holds"))
}

fn told(out: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr)
    )
}

/// Alters a letter in the middle of every file of a folder.
fn spoil(files: &mut Files, folder: &str) {
    for (_, bytes) in files.iter_mut().filter(|(name, _)| name.starts_with(folder)) {
        let middle = bytes.len() / 2;
        bytes[middle] = if bytes[middle] == b'A' { b'B' } else { b'A' };
    }
}

/// Exchanges the PEM of the centre, or of every device, for a sound key that is another's.
fn replace_keys(files: &mut Files, centre: bool) {
    let names: Vec<String> = files
        .keys()
        .filter(|name| name.ends_with(".pem"))
        .cloned()
        .collect();
    let (centre_names, device_names): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| name == "keys/centre.pem");
    let (replaced, by) = if centre {
        (&centre_names, &device_names[0])
    } else {
        (&device_names, &centre_names[0])
    };
    let pem = files[by].clone();
    for name in replaced {
        files.insert(name.clone(), pem.clone());
    }
}

fn repair_manifest(files: &mut Files) {
    let mut manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let digests = files.iter().filter(|(name, _)| *name != "manifest.json");
    manifest["files"] = digests
        .map(|(n, b)| (n.clone(), serde_json::Value::from(Digest::of(b).to_hex())))
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap();
    bytes.push(b'\n');
    files.insert("manifest.json".into(), bytes);
}
