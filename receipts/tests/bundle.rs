//! What a bundle holds, and that nothing of it can be altered unseen.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use proptest::prelude::*;
use receipts::archive::{Files, pack, unpack};
use receipts::contents::{Contents, prove};
use receipts::fault::{BadRecord, Fault};
use receipts::verify::{open_files, summarise, verify_bundle};
use receipts::write::{WriteError, write_bundle, write_files};
use sync_protocol::acknowledgement::{Acknowledgement, Flag, FlagCode};
use sync_protocol::amount::Amount;
use sync_protocol::batch::Manifest;
use sync_protocol::body::Body;
use sync_protocol::digest::Digest;
use sync_protocol::keys::Kid;
use sync_protocol::{json, jws};

#[test]
fn a_written_bundle_verifies_and_tells_its_sums() {
    let contents = support::day();
    let bundle = write_bundle(&contents).unwrap();
    let summary = verify_bundle(&bundle.bytes, Some(support::centre().kid())).unwrap();
    assert_eq!(summary, bundle.summary);
    assert_eq!((summary.devices, summary.batches), (2, 6));
    assert_eq!((summary.receipts, summary.receipts_corrected), (22, 2));
    assert_eq!(summary.entries, 24);
    assert_eq!(summary.gaps, 0);
    // Two devices: 1, 3 and 7 payouts of 540,000 and a thousand more for each place, less the fifth of seven.
    let standing = 2 * (11 * 540_000 + ((1 + 2) + (1 + 2 + 3 + 4 + 5 + 6)) * 1_000 - 544_000);
    assert_eq!(summary.paid, Amount::from_dong(standing));
}

#[test]
fn the_same_contents_give_the_same_bytes_in_any_order() {
    let contents = support::day();
    let mut turned = contents.clone();
    turned.lines.reverse();
    turned.batches.reverse();
    turned.certificates.reverse();
    turned.lines.extend(contents.lines.iter().take(3).cloned());
    assert_eq!(
        write_bundle(&contents).unwrap().bytes,
        write_bundle(&turned).unwrap().bytes
    );
}

#[test]
fn a_part_of_a_journal_verifies_and_shows_its_gaps() {
    let part = support::only(&support::day(), |seq| seq == 2 || seq == 9);
    let bundle = write_bundle(&part).unwrap();
    let summary = verify_bundle(&bundle.bytes, None).unwrap();
    assert_eq!((summary.entries, summary.gaps), (4, 2));
}

/// Goal: a cloned phone is shown and blocks no export, while a foreign link without the centre's word is a fault.
/// Method: two devices with one key record differently from the second entry on; the second entry of the one
/// and the third of the other are exported, with and without the centre's flag.
#[test]
fn a_fork_is_shown_where_the_centre_flagged_it_and_refused_elsewhere() {
    for flagged in [true, false] {
        let mut contents = support::day();
        (contents.certificates, contents.batches, contents.lines) = (vec![], vec![], vec![]);
        for (side, kept) in [(0, 2), (1, 3)] {
            let mut device = support::Device::enrol(2, "Trần Văn Út");
            for (place, amount) in [(0, 1), (1, 2 + side), (2, 4)] {
                device.record(Body::Payout(Box::new(support::payout(place, amount))));
            }
            let seqs = if flagged && side == 1 { 2..4 } else { 0..0 };
            let id = device.send(
                seqs.map(|seq| Flag {
                    seq,
                    code: FlagCode::Fork,
                })
                .collect(),
            );
            let lines = device.lines.clone();
            contents.lines.extend(prove(id, &lines, |i, _| i + 1 == kept));
            contents.certificates.push(device.certificate);
            contents.batches.extend(device.batches);
        }
        let made = write_bundle(&contents);
        if flagged {
            assert_eq!(made.unwrap().summary.forked, 1);
        } else {
            let WriteError::BadRecord(bad) = made.unwrap_err() else {
                panic!()
            };
            assert_eq!((bad.line, bad.fault), (Some(2), Fault::BrokenChain));
        }
    }
}

/// Goal: a device that signs untrue figures about its own batch, and a centre that acknowledges them, make no
/// bundle. Method: the manifest of the first batch is signed again with one figure changed.
#[test]
fn a_batch_that_contradicts_its_lines_makes_no_bundle() {
    type Edit = fn(&mut Manifest);
    let table: [(&str, Edit, &str, Fault); 5] = [
        (
            "before",
            |m| m.head_before = Digest::of(b"another"),
            "entries/",
            Fault::BrokenChain,
        ),
        (
            "after",
            |m| m.head_after = Digest::of(b"another"),
            "entries/",
            Fault::BrokenChain,
        ),
        (
            "count",
            |m| m.count += 1,
            "batches/",
            Fault::Contradiction("the number of lines"),
        ),
        (
            "root",
            |m| m.root = Digest::of(b"another"),
            "acknowledgements/",
            Fault::Contradiction("the root of the lines"),
        ),
        (
            "place",
            |m| (m.first, m.last) = (2, 2),
            "proofs/",
            Fault::Contradiction("the place in the batch"),
        ),
    ];
    for (what, edit, file, fault) in table {
        let mut contents = support::only(&support::day(), |seq| seq == 1);
        contents.lines.truncate(1);
        contents.batches.truncate(1);
        contents.certificates.truncate(1);
        sign_again(&mut contents, edit);
        let WriteError::BadRecord(bad) = write_bundle(&contents).unwrap_err() else {
            panic!("{what}")
        };
        assert!(bad.file.starts_with(file), "{what}: {bad}");
        assert_eq!(bad.fault, fault, "{what}");
    }
    let mut contents = support::day();
    contents.batches[0].id = Digest::of(b"another");
    assert!(write_bundle(&contents).is_err());
}

/// Signs the manifest and the acknowledgement of the first batch again, after an edit of the manifest.
fn sign_again(contents: &mut Contents, edit: impl Fn(&mut Manifest)) {
    let batch = &mut contents.batches[0];
    let mut manifest: Manifest = jws::unverified_payload(&batch.manifest_jws).unwrap();
    edit(&mut manifest);
    let device = support::Device::enrol(2, "Trần Văn Út");
    batch.manifest_jws = jws::sign(&manifest, &device.key).unwrap();
    batch.id = Digest::of(json::write(&manifest).unwrap().as_bytes());
    let mut word: Acknowledgement = jws::unverified_payload(&batch.acknowledgement_jws).unwrap();
    word.batch = batch.id;
    batch.acknowledgement_jws = jws::sign(&word, &support::centre()).unwrap();
    contents.lines[0].batch = batch.id;
}

#[test]
fn the_index_has_a_row_for_each_receipt_and_no_formula() {
    let (files, _) = write_files(&support::day()).unwrap();
    let index = String::from_utf8(files["index.csv"].clone()).unwrap();
    let text = index.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 22);
    assert!(rows.iter().all(|row| row[2].starts_with("'=Nguyễn Thị Bé")));
    assert!(
        rows.iter()
            .flatten()
            .all(|cell| !cell.starts_with(['=', '+', '-', '@']))
    );
    let corrected: Vec<_> = rows.iter().filter(|row| &row[7] == "Đã đính chính").collect();
    assert_eq!(corrected.len(), 2);
    assert_eq!(&corrected[0][8], "Trao nhầm phong bì");
    assert_eq!(&rows[0][1], "05/11/2026 08:00");
    assert_eq!(&rows[0][5], "10/2026 - 11/2026");
}

#[test]
fn a_bundle_of_another_centre_is_refused_when_one_is_expected() {
    let bytes = write_bundle(&support::day()).unwrap().bytes;
    let other = Kid(Digest::of(b"another centre"));
    let bad = verify_bundle(&bytes, Some(other)).unwrap_err();
    assert_eq!(bad.file, "keys/centre.jwk");
    assert!(matches!(bad.fault, Fault::WrongCentre { .. }));
}

#[test]
fn records_that_do_not_verify_make_no_bundle() {
    let mut contents = support::day();
    let forged = contents.lines[2].line.as_str().replace("\"54", "\"64");
    contents.lines[2].line = sync_protocol::entry::SealedLine::parse(&forged).unwrap();
    let error = write_bundle(&contents).unwrap_err();
    let WriteError::BadRecord(bad) = error else {
        panic!("{error}");
    };
    assert!(bad.file.starts_with("entries/"));
    let nothing = Contents {
        lines: Vec::new(),
        ..support::day()
    };
    assert!(write_bundle(&nothing).is_err());
}

/// Goal: for each kind of tampering by somebody who also repairs the manifest, the first bad file is named.
/// Method: a table of edits on the unpacked files, each with the beginning of the name that must be blamed.
#[test]
fn tampering_is_named_even_when_the_manifest_is_made_to_agree() {
    type Edit = fn(&mut Files);
    let table: [(&str, Edit, &str); 13] = [
        ("a line is taken out and its proof left", take_out_line, "proofs/"),
        ("a line is repeated", repeat_line, "entries/"),
        ("lines change places", swap_lines, "entries/"),
        ("a line moves to another device", move_line, "entries/"),
        ("two proofs are exchanged", |f| exchange(f, "proofs/"), "proofs/"),
        (
            "two manifests are exchanged",
            |f| exchange(f, "batches/"),
            "batches/",
        ),
        (
            "two acknowledgements are exchanged",
            |f| exchange(f, "acknowledgements/"),
            "acknowledgements/",
        ),
        (
            "two certificates are exchanged",
            |f| exchange(f, "certificates/"),
            "certificates/",
        ),
        (
            "an acknowledgement is missing",
            |f| remove(f, "acknowledgements/"),
            "acknowledgements/",
        ),
        (
            "a certificate is missing",
            |f| remove(f, "certificates/"),
            "certificates/",
        ),
        ("a proof is missing", |f| remove(f, "proofs/"), "proofs/"),
        (
            "the README says something else",
            |f| append(f, "README.txt"),
            "README.txt",
        ),
        (
            "the index has a row more",
            |f| append(f, "index.csv"),
            "index.csv",
        ),
    ];
    for (what, edit, blamed) in table {
        let (mut files, _) = write_files(&support::day()).unwrap();
        edit(&mut files);
        repair_manifest(&mut files);
        let bad = open_files(&files, None).unwrap_err();
        assert!(bad.file.starts_with(blamed), "{what}: {bad}");
    }
}

#[test]
fn files_that_nothing_refers_to_are_refused() {
    let digest = Digest::of(b"?");
    for name in [
        format!("proofs/{digest}.json"),
        format!("keys/{digest}.pem"),
        "notes.txt".to_owned(),
        "evil\u{1b}[2J".to_owned(),
    ] {
        let (mut files, _) = write_files(&support::day()).unwrap();
        files.insert(name.clone(), b"?\n".to_vec());
        repair_manifest(&mut files);
        let bad = open_files(&files, None).unwrap_err();
        assert_eq!(bad.fault, Fault::Unexpected, "{name}");
        assert!(!bad.to_string().contains('\u{1b}'));
    }
}

#[test]
fn a_manifest_with_other_sums_is_refused() {
    let (mut files, summary) = write_files(&support::day()).unwrap();
    let text = String::from_utf8(files["manifest.json"].clone()).unwrap();
    let paid = summary.paid.to_string();
    let raised = text.replace(&format!("\"{paid}\""), "\"99999999\"");
    assert_ne!(text, raised);
    files.insert("manifest.json".into(), raised.into_bytes());
    let bad = open_files(&files, None).unwrap_err();
    assert_eq!(
        (bad.file.as_str(), bad.fault),
        ("manifest.json", Fault::NotDerived)
    );
    assert_eq!(bad.line, Some(9));
}

/// A change of these words or columns makes older bundles fail: it needs a new [`receipts::FORMAT`].
#[test]
fn the_form_is_the_one_of_its_version() {
    let (files, _) = write_files(&support::day()).unwrap();
    let index = String::from_utf8(files["index.csv"].clone()).unwrap();
    let header = index.lines().next().unwrap();
    assert_eq!(receipts::FORMAT, 1);
    assert_eq!(
        (
            Digest::of(&files["README.txt"]).to_string(),
            Digest::of(header.as_bytes()).to_string()
        ),
        (README_V1.to_owned(), INDEX_HEADER_V1.to_owned()),
    );
}

const README_V1: &str = "5nOC4NRIXmEiyIneN8g71xjqrYqs0HAE_UPPic4sp10";
const INDEX_HEADER_V1: &str = "UuQS8FvkczLA_XRLfKbiiiA38P-07OIZVPY-_-v3Adw";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever byte of whatever file is altered, that file is named.
    #[test]
    fn any_altered_byte_is_blamed_on_its_file(file in any::<prop::sample::Index>(), byte in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let (mut files, _) = sample_files();
        let name = file.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = files.get_mut(&name).unwrap();
        let place = byte.index(bytes.len());
        bytes[place] ^= flip;
        let bad = open_files(&files, None).unwrap_err();
        prop_assert_eq!(bad.file, name);
    }

    /// A damaged archive is refused, or gives exactly what the sound one gave.
    #[test]
    fn a_damaged_archive_never_tells_another_story(byte in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let (files, packed) = sample_files();
        let mut bytes = packed;
        let place = byte.index(bytes.len());
        bytes[place] ^= flip;
        if let Ok(summary) = verify_bundle(&bytes, None) {
            prop_assert_eq!(&unpack(&bytes).unwrap(), &files);
            prop_assert_eq!(summary, summarise(&open_files(&files, None).unwrap()).unwrap());
        }
    }

    /// Nothing that is not a bundle makes the reader panic.
    #[test]
    fn noise_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(verify_bundle(&bytes, None).is_err());
    }
}

fn sample_files() -> (Files, Vec<u8>) {
    static SAMPLE: std::sync::OnceLock<(Files, Vec<u8>)> = std::sync::OnceLock::new();
    let sample = SAMPLE.get_or_init(|| {
        let (files, _) = write_files(&support::day()).unwrap();
        let bytes = pack(&files).unwrap();
        (files, bytes)
    });
    sample.clone()
}

/// The first two files of a folder.
fn two_of(files: &Files, folder: &str) -> [String; 2] {
    let names: Vec<_> = files
        .keys()
        .filter(|n| n.starts_with(folder))
        .take(2)
        .cloned()
        .collect();
    names.try_into().unwrap()
}

fn exchange(files: &mut Files, folder: &str) {
    let [a, b] = two_of(files, folder);
    let (first, second) = (files[&a].clone(), files[&b].clone());
    files.insert(a, second);
    files.insert(b, first);
}

fn remove(files: &mut Files, folder: &str) {
    let [name, _] = two_of(files, folder);
    files.remove(&name);
}

fn append(files: &mut Files, name: &str) {
    files.get_mut(name).unwrap().extend_from_slice(b"more\r\n");
}

fn edit_lines(files: &mut Files, edit: impl Fn(&mut Vec<String>)) {
    let [name, _] = two_of(files, "entries/");
    let text = String::from_utf8(files[&name].clone()).unwrap();
    let mut lines: Vec<String> = text.lines().map(|l| format!("{l}\n")).collect();
    edit(&mut lines);
    files.insert(name, lines.concat().into_bytes());
}

fn take_out_line(files: &mut Files) {
    edit_lines(files, |lines| drop(lines.remove(3)));
}

fn repeat_line(files: &mut Files) {
    edit_lines(files, |lines| lines.insert(3, lines[3].clone()));
}

fn swap_lines(files: &mut Files) {
    edit_lines(files, |lines| lines.swap(3, 4));
}

fn move_line(files: &mut Files) {
    let [_, other] = two_of(files, "entries/");
    let foreign = String::from_utf8(files[&other].clone()).unwrap();
    let line = foreign.split_inclusive('\n').next().unwrap().to_owned();
    edit_lines(files, |lines| lines[0] = line.clone());
}

/// Does what somebody who knows the form would do: makes the manifest's digests agree again.
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

#[test]
fn an_error_says_file_line_and_reason() {
    let (mut files, _) = write_files(&support::day()).unwrap();
    swap_lines(&mut files);
    let bad: BadRecord = open_files(&files, None).unwrap_err();
    assert_eq!(bad.line, Some(5));
    assert!(bad.to_string().contains(", line 5: "), "{bad}");
}
