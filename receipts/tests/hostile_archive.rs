//! Archives made to hurt whoever opens them.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use std::io::{Cursor, Write};

use receipts::archive::{Files, pack, unpack};
use receipts::fault::Fault;
use receipts::limits::{FILES_MAX, SMALL_FILE_BYTES_MAX};
use receipts::verify::verify_bundle;
use receipts::write::{write_bundle, write_files};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn names_outside_of_the_bundle_are_refused() {
    for name in [
        "../manifest.json",
        "/etc/passwd",
        "keys/../../x",
        "C:\\x",
        "keys\\centre.jwk",
        "keys/",
    ] {
        let bad = unpack(&zip_of(&[(name, b"x")])).unwrap_err();
        assert_eq!(bad.fault, Fault::Unexpected, "{name}");
    }
}

#[test]
fn a_file_that_grows_beyond_its_limit_is_not_unpacked() {
    let zeros = vec![0; usize::try_from(SMALL_FILE_BYTES_MAX).unwrap() + 1];
    let bomb = zip_of(&[("README.txt", &zeros)]);
    assert!(bomb.len() < 10_000);
    let bad = unpack(&bomb).unwrap_err();
    assert_eq!(
        (bad.file.as_str(), bad.fault),
        ("README.txt", Fault::TooLarge("bytes"))
    );
}

#[test]
fn a_header_that_lies_about_the_size_is_refused() {
    let mut bytes = write_bundle(&support::day()).unwrap().bytes;
    let directory = find(&bytes, b"PK\x01\x02");
    // Uncompressed size in the central directory (APPNOTE 4.3.12, offset 24).
    bytes[directory + 24] ^= 1;
    assert!(unpack(&bytes).is_err());
}

#[test]
fn too_many_files_are_refused_before_any_is_read() {
    let names: Vec<String> = (0..=FILES_MAX).map(|n| n.to_string()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"".as_slice())).collect();
    let bad = unpack(&zip_of(&files)).unwrap_err();
    assert_eq!(bad.fault, Fault::TooLarge("files"));
}

#[test]
fn a_name_that_stands_twice_is_refused() {
    let mut bytes = zip_of(&[("keys/centre.jwk", b"1"), ("keys/centre.pem", b"2")]);
    while let Some(place) = position(&bytes, b"centre.pem") {
        bytes[place..place + 10].copy_from_slice(b"centre.jwk");
    }
    let bad = unpack(&bytes).unwrap_err();
    assert_eq!(bad.fault, Fault::Archive("a name that stands twice"));
}

#[test]
fn bytes_before_or_behind_the_archive_are_refused() {
    let (files, _) = write_files(&support::day()).unwrap();
    let bytes = pack(&files).unwrap();
    assert!(verify_bundle(&[b"#!/bin/sh\n".as_slice(), &bytes].concat(), None).is_err());
    assert!(verify_bundle(&[bytes.as_slice(), b"more"].concat(), None).is_err());
    let half = bytes.get(..bytes.len() / 2).unwrap();
    assert!(verify_bundle(half, None).is_err());
}

#[test]
fn an_archive_without_files_is_no_bundle() {
    let bad = verify_bundle(&pack(&Files::new()).unwrap(), None).unwrap_err();
    assert_eq!((bad.file.as_str(), bad.fault), ("manifest.json", Fault::Missing));
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn find(bytes: &[u8], pattern: &[u8]) -> usize {
    position(bytes, pattern).unwrap()
}

fn position(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes.windows(pattern.len()).position(|w| w == pattern)
}
