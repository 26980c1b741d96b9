//! Bundles that somebody has worked on, as the command line sees them.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use device::views::CallErrorCode;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::list::CARRIER;
use crate::support::office::{Office, told};

#[tokio::test]
async fn an_altered_receipt_is_named_by_file_and_line() {
    let office = Office::with_list(3);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    for envelope in carrier.envelopes().await {
        carrier.pay(&envelope).await;
    }
    carrier.sync().await;
    let bundle = office.bundle();
    let done = office.run(&["verify", &bundle.to_string_lossy()]);
    assert!(done.status.success(), "{}", told(&done));
    assert!(
        told(&done).contains("receipts    3 (0 corrected)"),
        "{}",
        told(&done)
    );

    let altered = office.dir().join("altered.zip");
    let name = rewrite(&bundle, &altered, |line| line.replace("\"540000\"", "\"940000\""));
    let done = office.run(&["verify", &altered.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        told(&done).starts_with(&format!("Not verified: {name}, line 2: ")),
        "{}",
        told(&done)
    );
    assert!(
        !told(&done).contains("940000"),
        "no amount of a person in an error"
    );
}

#[tokio::test]
async fn an_export_without_receipts_writes_nothing_and_says_so() {
    let office = Office::with_list(1);
    let out = office.dir().join("nothing.zip");
    let done = office.run(&["export", "--date", "2026-11-05", "--out", &out.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(told(&done).contains("No receipt fits"), "{}", told(&done));
    assert!(!out.exists());
}

#[tokio::test]
async fn a_supervisor_gets_the_same_receipts_and_a_carrier_none() {
    let office = Office::with_list(2);
    let (carrier, supervisor) = (office.carrier().await, office.supervisor().await);
    carrier.take_envelopes().await;
    carrier.pay(&carrier.envelopes().await[0]).await;
    carrier.sync().await;
    let asked = |format: &str| json!({ "query": { "carrier": CARRIER, "format": format } });
    let written = supervisor.call("export_receipts", asked("bundle")).await.unwrap();
    let bundle = written["path"].as_str().unwrap().to_owned();
    let done = office.run(&["verify", &bundle]);
    assert!(done.status.success(), "{}", told(&done));
    assert!(
        told(&done).contains("receipts    1 (0 corrected)"),
        "{}",
        told(&done)
    );
    let written = supervisor.call("export_receipts", asked("pdf")).await.unwrap();
    let pdf = std::fs::read(written["path"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let refused = carrier.refused("export_receipts", asked("pdf")).await;
    assert_eq!(refused, CallErrorCode::NotAllowed);
}

/// Copies a bundle, altering the second of the sealed lines. Gives the name of the file that holds them.
fn rewrite(from: &Path, to: &Path, alter: impl Fn(&str) -> String) -> String {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(from).unwrap())).unwrap();
    let mut copy = ZipWriter::new(std::fs::File::create(to).unwrap());
    let mut altered = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        if name.starts_with("entries/") {
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            text = [&lines[0], &alter(&lines[1]), &lines[2]]
                .map(|line| format!("{line}\n"))
                .concat();
            altered.clone_from(&name);
        }
        let options = SimpleFileOptions::default().compression_method(file.compression());
        copy.start_file(&name, options).unwrap();
        copy.write_all(text.as_bytes()).unwrap();
    }
    copy.finish().unwrap();
    altered
}
