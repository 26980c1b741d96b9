//! An office's own templates: they stand in the place of built-in ones, and reach nothing outside of their folder.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use std::collections::BTreeMap;

use forms::error::FormError;
use forms::office_templates;
use forms::printer::Printer;
use support::desk::settlement;
use support::read::words;

fn printed_with(name: &str, template: &str) -> Result<Vec<u8>, FormError> {
    let files = BTreeMap::from([(name.to_owned(), template.as_bytes().to_vec())]);
    settlement().pdf(&Printer::with_office_files(files)?)
}

const OWN: &str = "#import \"frame.typ\": *\n#show: form.with(note: [])\n= Mẫu riêng\n#doc.authority";

#[test]
fn a_file_of_the_same_name_replaces_a_form() {
    let text = words(&printed_with("settlement.typ", OWN).unwrap());
    assert!(
        text.contains("Mẫu riêng Ủy ban nhân dân xã Mỹ Hòa Hưng"),
        "{text}"
    );
    let others = words(&printed_with("unpaid.typ", OWN).unwrap());
    assert!(others.contains("BẢNG THANH QUYẾT TOÁN"));
}

#[test]
fn a_mistake_is_told_with_file_and_line() {
    let error = printed_with("settlement.typ", "= A\n\n#doc-of-nobody")
        .unwrap_err()
        .to_string();
    assert!(error.contains("settlement.typ, line 3"), "{error}");
}

#[test]
fn nothing_outside_of_the_folder_is_reached() {
    for reach in [
        "#read(\"/etc/hostname\")",
        "#read(\"../../Cargo.toml\")",
        "#image(\"/etc/logo.png\")",
        "#import \"@preview/tiaoma:0.2.0\": *",
        "#import \"/etc/x.typ\": *",
    ] {
        let refused = printed_with("settlement.typ", reach);
        assert!(matches!(refused, Err(FormError::Paper(_))), "{reach}");
    }
    assert!(matches!(
        printed_with("../settlement.typ", OWN),
        Err(FormError::Paper(_))
    ));
}

#[test]
fn only_plain_templates_and_pictures_are_read_from_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.typ"), "secret").unwrap();
    std::fs::write(folder.path().join("settlement.typ"), OWN).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
    std::fs::create_dir(folder.path().join("old.typ")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        outside.path().join("secret.typ"),
        folder.path().join("unpaid.typ"),
    )
    .unwrap();
    let files = office_templates::read(folder.path()).unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["settlement.typ"]);
    assert!(office_templates::read(&folder.path().join("absent")).is_err());
}
