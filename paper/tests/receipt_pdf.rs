//! What a printed receipt is: a PDF/A-3a with one typeface, one page each, and files inside.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use std::collections::BTreeSet;
use std::process::Command;

use lopdf::{Document, Object};
use paper::attachment::{self, Attachment};
use paper::document::ReceiptDocument;
use paper::error::PaperError;
use paper::receipt::receipt_pdf;
use support::{bare, crowded, document, ordinary};

#[test]
fn every_receipt_has_one_page_and_many_have_a_cover() {
    assert_eq!(pages(&document(vec![ordinary(1)])), 1);
    assert_eq!(pages(&document(vec![crowded()])), 1);
    assert_eq!(pages(&document(vec![ordinary(1), crowded(), bare()])), 4);
    let many: Vec<_> = (0..60).map(ordinary).collect();
    let covers = 2;
    assert_eq!(pages(&document(many)), 60 + covers);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = document(vec![ordinary(1), crowded()]);
    assert!(receipt_pdf(&document) == receipt_pdf(&document));
}

#[test]
fn only_the_bundled_typeface_is_inside() {
    let pdf = read(&document(vec![ordinary(1), crowded(), bare()]));
    let fonts: BTreeSet<String> = pdf.objects.values().filter_map(embedded_font).collect();
    assert!(!fonts.is_empty());
    assert!(
        fonts.iter().all(|name| name.starts_with("LiberationSerif")),
        "{fonts:?}"
    );
}

#[test]
fn the_file_says_that_it_is_pdf_a_3a_and_tagged() {
    let pdf = read(&document(vec![ordinary(1)]));
    let catalog = pdf.catalog().unwrap();
    let metadata = pdf
        .get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap())
        .unwrap();
    let stream = metadata.as_stream().unwrap();
    let xmp = stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone());
    let xmp = String::from_utf8(xmp).unwrap();
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>"), "{xmp}");
    assert!(
        xmp.contains("<pdfaid:conformance>A</pdfaid:conformance>"),
        "{xmp}"
    );
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(catalog.get(b"StructTreeRoot").is_ok());
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
}

#[test]
fn files_come_out_as_they_went_in() {
    let mut one = document(vec![ordinary(1)]);
    let files = [
        ("entries/k.txt".to_owned(), b"sealed\n".to_vec()),
        ("keys/centre.pem".to_owned(), b"key\n".to_vec()),
    ];
    one.attachments = attachment::loose(&files.into());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.pdf");
    std::fs::write(&path, receipt_pdf(&one).unwrap()).unwrap();
    let out = Command::new("pdfdetach")
        .arg("-saveall")
        .arg("-o")
        .arg(folder.path())
        .arg(&path)
        .status();
    assert!(out.unwrap().success());
    assert_eq!(
        std::fs::read(folder.path().join("entries.k.txt")).unwrap(),
        b"sealed\n"
    );
    assert_eq!(
        std::fs::read(folder.path().join("keys.centre.pem")).unwrap(),
        b"key\n"
    );
}

#[test]
fn the_structure_of_the_file_is_sound() {
    let mut document = document(vec![ordinary(1), crowded()]);
    document.attachments = attachment::bundle("bien-nhan.zip", b"PK".to_vec());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.pdf");
    std::fs::write(&path, receipt_pdf(&document).unwrap()).unwrap();
    let out = Command::new("qpdf").arg("--check").arg(&path).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
}

#[test]
fn the_page_says_what_was_paid_to_whom() {
    let text = text_of(&document(vec![ordinary(0)]));
    for words in [
        "BƯU ĐIỆN TỈNH AN GIANG",
        "Độc lập – Tự do – Hạnh phúc",
        "BIÊN NHẬN CHI TRẢ",
        "Trợ cấp hưu trí xã hội",
        "11/2026",
        "Nguyễn Thị Bé Ba",
        "Ấp Mỹ An 1, Xã Mỹ Hòa Hưng",
        "540.000",
        "Năm trăm bốn mươi nghìn đồng.",
        "số tận cùng …0123",
        "05/11/2026 08:12",
        "Trần Văn Út",
        "lúc 05/11/2026 17:02",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("089148000123"));
    assert!(!text.contains("ĐÍNH CHÍNH"));
}

#[test]
fn a_corrected_receipt_says_so_and_why() {
    let text = text_of(&document(vec![crowded()]));
    assert!(text.contains("ĐÃ ĐÍNH CHÍNH"));
    assert!(text.contains("Trao nhầm phong bì của người cùng tên ở ấp bên"));
    assert!(text.contains("nhận thay cho"));
}

#[test]
fn a_receipt_that_the_centre_does_not_hold_says_so() {
    assert!(text_of(&document(vec![bare()])).contains("CHƯA được trung tâm xác nhận"));
}

#[test]
fn a_category_that_must_not_be_shown_is_nowhere_on_paper() {
    let mut receipt = ordinary(1);
    for line in &mut receipt.lines {
        line.hide_category = true;
        line.label = "Người khuyết tật theo khoản 8".into();
    }
    let text = text_of(&document(vec![receipt.clone(), receipt]));
    assert!(!text.contains("khuyết tật"));
    assert!(!text.contains("khoản 8"));
}

#[test]
fn the_cover_counts_what_stands_by_programme() {
    let mut other = ordinary(5);
    other.programme = sync_protocol::payout_list::Programme::Btxh;
    let text = text_of(&document(vec![ordinary(1), ordinary(2), other, crowded()]));
    assert!(text.contains("1.620.000"));
    assert!(text.contains("Một triệu sáu trăm hai mươi nghìn đồng."));
    assert!(text.contains("1.080.000"));
    assert!(text.contains("đã đính chính"));
}

#[test]
fn text_from_outside_is_never_an_instruction() {
    let mut receipt = ordinary(1);
    receipt.beneficiary.name = "#panic() *đậm* $x$ \\ <a> @b \u{1b}[2J ខ្មែរ \"".into();
    let text = text_of(&document(vec![receipt]));
    assert!(text.contains("#panic() *đậm* $x$ \\ <a> @b"), "{text}");
    assert!(text.contains('□'));
}

#[test]
fn what_cannot_be_printed_is_refused_with_a_reason() {
    assert_eq!(receipt_pdf(&document(vec![])), Err(PaperError::Empty));
    let file = |name: &str| Attachment {
        name: name.into(),
        media_type: "text/plain".into(),
        description: String::new(),
        bytes: vec![],
    };
    for names in [["a", "a"], ["a", "../b"], ["a", ""], ["a", ".."]] {
        let mut document = document(vec![ordinary(1)]);
        document.attachments = names.map(file).into();
        assert_eq!(receipt_pdf(&document), Err(PaperError::Attachments), "{names:?}");
    }
}

fn read(document: &ReceiptDocument) -> Document {
    Document::load_mem(&receipt_pdf(document).unwrap()).unwrap()
}

fn pages(document: &ReceiptDocument) -> usize {
    read(document).get_pages().len()
}

/// The name of a font that is embedded, without the prefix that marks a part of it.
fn embedded_font(object: &Object) -> Option<String> {
    let dict = object.as_dict().ok()?;
    let name = dict
        .get(b"BaseFont")
        .or(dict.get(b"FontName"))
        .ok()?
        .as_name()
        .ok()?;
    let name = String::from_utf8_lossy(name).into_owned();
    Some(
        name.split_once('+')
            .map_or(name.clone(), |(_, rest)| rest.to_owned()),
    )
}

/// The words of all pages, with every run of white space as one space.
fn text_of(document: &ReceiptDocument) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.pdf");
    std::fs::write(&path, receipt_pdf(document).unwrap()).unwrap();
    let out = Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
