//! Slips from the payout to the paper and back: what a receiver holds is read again as anybody would.

use std::io::Read;
use std::net::TcpListener;
use std::process::Command;

use serde_json::{Value, json};
use sync_protocol::payout_list::PayoutList;
use sync_protocol::slip;

use super::layout::WIDTH;
use super::print::slip_bytes;
use crate::testing::lists::{THREE, list};
use crate::testing::people::Holder;
use crate::views::CallErrorCode;

/// A carrier who has paid the first person of a list, and the entry.
async fn paid(list: &PayoutList) -> (Holder, String) {
    let carrier = Holder::carrier_on_the_way(list).await;
    let recorded = carrier.pay(&list.envelopes[0].id.to_string()).await.unwrap();
    let entry = recorded["entry_id"].as_str().unwrap().to_owned();
    (carrier, entry)
}

async fn slip_of(carrier: &Holder, entry: &str) -> Value {
    carrier.call("slip", json!({ "entry_id": entry })).await.unwrap()
}

async fn check(holder: &Holder, text: &str) -> Value {
    holder.call("check_slip", json!({ "text": text })).await.unwrap()
}

#[tokio::test]
async fn a_slip_says_what_was_paid_and_checks_on_any_device_of_the_centre() {
    let (carrier, entry) = paid(&list(1, &THREE)).await;
    let shown = slip_of(&carrier, &entry).await;
    assert_eq!(shown["person_name"], "Nguyễn Văn Nghĩa");
    assert_eq!(shown["amount"], "3012000");
    assert_eq!(
        shown["amount_in_words"],
        "Ba triệu không trăm mười hai nghìn đồng"
    );
    assert_eq!(shown["periods"], json!([{ "from": "2026-11", "to": "2026-11" }]));
    assert_eq!(shown["hotline"], "1900 9357");
    assert_eq!(shown["payer_name"], "Trần Văn Mẫu");
    assert_eq!(shown["corrected"], false);
    let found = check(&carrier, shown["code"]["text"].as_str().unwrap()).await;
    assert_eq!(found["verdict"], "genuine");
    assert_eq!(found["slip"]["amount"], "3012000");
    assert_eq!(found["slip"]["number"], shown["number"]);
    assert_eq!(found["slip"]["of_this_device"], true);
    let door = carrier.door(&list(1, &THREE).envelopes[0].id.to_string()).await;
    let digest: sync_protocol::digest::Digest = door["history"][0]["line_sha256"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let number = shown["number"].as_str().unwrap().replace('-', "");
    assert!(digest.to_hex().to_uppercase().starts_with(&number));
}

#[tokio::test]
async fn a_correction_shows_on_old_slips_on_this_device_and_on_new_ones_everywhere() {
    let (carrier, entry) = paid(&list(1, &THREE)).await;
    let before = slip_of(&carrier, &entry).await;
    carrier.correct(&json!({ "entry_id": entry })).await.unwrap();
    let old = before["code"]["text"].as_str().unwrap();
    assert_eq!(check(&carrier, old).await["verdict"], "corrected");
    let after = slip_of(&carrier, &entry).await;
    assert_eq!(after["corrected"], true);
    let session = carrier.app.session().unwrap();
    let verify = |text: &Value| {
        slip::verify(text.as_str().unwrap(), session.centre_key())
            .unwrap()
            .slip
    };
    assert!(verify(&before["code"]["text"]).corrected_by.is_none());
    assert!(verify(&after["code"]["text"]).corrected_by.is_some());
}

#[tokio::test]
async fn what_is_not_genuine_is_named() {
    let (carrier, entry) = paid(&list(1, &THREE)).await;
    let text = slip_of(&carrier, &entry).await["code"]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    for (text, verdict) in [
        ("xin chào".to_owned(), "not_a_slip"),
        (text.replace("TANNHA1:", "TANNHA2:"), "later_form"),
        (text.chars().take(text.len() - 8).collect(), "damaged"),
    ] {
        assert_eq!(
            check(&carrier, &text).await,
            json!({ "verdict": verdict, "slip": null })
        );
    }
    // The vectors of the protocol are another centre's.
    let vectors: Value =
        serde_json::from_str(include_str!("../../../sync-protocol/vectors/slips.json")).unwrap();
    let other = vectors["good"][0]["text"].as_str().unwrap();
    assert_eq!(check(&carrier, other).await["verdict"], "other_centre");
}

#[tokio::test]
async fn only_payouts_have_slips() {
    let list = list(1, &THREE);
    let (carrier, _) = paid(&list).await;
    let tried = carrier
        .not_paid(&list.envelopes[1].id.to_string(), "absent")
        .await
        .unwrap();
    for entry in [tried["entry_id"].clone(), json!(uuid::Uuid::from_u128(7))] {
        let args = json!({ "entry_id": entry });
        assert_eq!(
            carrier.refused("slip", args.clone()).await,
            CallErrorCode::NothingToDo
        );
        assert_eq!(
            carrier.refused("slip_pdf", args).await,
            CallErrorCode::NothingToDo
        );
    }
}

#[tokio::test]
async fn categories_that_are_nobodys_business_stay_off_the_paper() {
    let mut list = list(1, &THREE);
    let line = &mut list.envelopes[0].lines[0];
    line.benefit.0 = "BTXH_HIV_POOR".into();
    line.label = "Người nhiễm HIV thuộc hộ nghèo".into();
    let (carrier, entry) = paid(&list).await;
    let shown = slip_of(&carrier, &entry).await;
    assert_eq!(shown["lines"][0]["label"], "");
    assert!(!pdf_text(&carrier, &entry).await.contains("HIV"));
}

/// Goal: the bytes for the printer are a picture that says what the slip says. Method: take the commands apart,
/// put the bands together, find the code in the picture and read it.
#[tokio::test]
async fn the_printed_code_reads_as_the_slip() {
    let (carrier, entry) = paid(&list(1, &THREE)).await;
    let shown = slip_of(&carrier, &entry).await;
    let bytes = slip_bytes(&carrier.app.session().unwrap(), &entry).unwrap();
    let rows = printed(&bytes);
    let text = shown["code"]["text"].as_str().unwrap();
    assert_eq!(read_code(&rows), text);
    // Above the code stands ink in most rows: the words.
    let inked = rows.iter().take(300).filter(|row| row.contains(&true)).count();
    assert!(inked > 150, "{inked}");
    // At least three dots a module, with the whole quiet zone on the paper.
    let modules = usize::try_from(shown["code"]["modules"].as_u64().unwrap()).unwrap();
    assert!(WIDTH / modules >= 3, "{modules}");
}

#[tokio::test]
async fn a_slip_goes_over_the_network_to_the_printer_that_was_set() {
    let (carrier, entry) = paid(&list(1, &THREE)).await;
    let args = json!({ "entry_id": entry });
    assert_eq!(
        carrier.refused("print_slip", args.clone()).await,
        CallErrorCode::PrinterNotSet
    );
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let taken = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        listener.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
        bytes
    });
    carrier
        .call("set_printer", json!({ "address": address }))
        .await
        .unwrap();
    assert_eq!(
        carrier.call("printer", json!({})).await.unwrap()["address"],
        address.as_str()
    );
    carrier.call("print_slip", args.clone()).await.unwrap();
    let expected = slip_bytes(&carrier.app.session().unwrap(), &entry).unwrap();
    assert_eq!(taken.join().unwrap(), expected);
    // The printer is off: nobody listens any more.
    let error = carrier.call("print_slip", args.clone()).await.unwrap_err();
    assert_eq!(
        (error.code, error.params["reason"].as_str()),
        (CallErrorCode::PrinterFailed, "unreachable")
    );
    carrier
        .call("set_printer", json!({ "address": "/dev/no-such-printer" }))
        .await
        .unwrap();
    let error = carrier.call("print_slip", args).await.unwrap_err();
    assert_eq!(error.params["reason"], "not_found");
}

#[tokio::test]
async fn a_printer_is_a_port_or_a_place_on_the_network_and_never_a_file() {
    let carrier = Holder::carrier(&list(1, &THREE)).await;
    for good in [
        "",
        "/dev/usb/lp0",
        "/dev/rfcomm0",
        "COM3",
        r"\\.\COM12",
        "192.168.1.20:9100",
        "may-in.local:9100",
    ] {
        let set = carrier
            .call("set_printer", json!({ "address": good }))
            .await
            .unwrap();
        assert_eq!(set["address"], good);
    }
    for bad in [
        "/home/a/phieu.pdf",
        "phieu.pdf",
        "/dev/../etc/passwd",
        "192.168.1.20",
        "host:0",
        "host:99999",
        "a b:9100",
        ":9100",
        "COM",
    ] {
        let refused = carrier.refused("set_printer", json!({ "address": bad })).await;
        assert_eq!(refused, CallErrorCode::FieldInvalid, "{bad}");
    }
}

#[tokio::test]
async fn the_pdf_holds_text_that_can_be_read_and_the_code() {
    let (carrier, entry) = paid(&list(1, &THREE)).await;
    let text = pdf_text(&carrier, &entry).await;
    for words in [
        "PHIẾU NHẬN TIỀN",
        "Nguyễn Văn Nghĩa",
        "3.012.000\u{a0}đ",
        "Ba triệu không trăm mười hai nghìn",
        "11/2026",
        "Chính người hưởng",
        "Trần Văn Mẫu",
        "1900 9357",
        "Nếu có thắc mắc",
    ] {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain(&text).contains(&plain(words)), "{words}\n{text}");
    }
    let path = pdf_path(&carrier, &entry).await;
    let out = tempfile::tempdir().unwrap();
    let picture = out.path().join("page");
    let done = Command::new("pdftoppm")
        .args(["-r", "300", "-gray", "-singlefile"])
        .args([path.as_ref(), picture.as_os_str()])
        .status()
        .unwrap();
    assert!(done.success());
    let shown = slip_of(&carrier, &entry).await;
    assert_eq!(
        read_code(&grey(&std::fs::read(out.path().join("page.pgm")).unwrap())),
        shown["code"]["text"].as_str().unwrap()
    );
}

async fn pdf_path(carrier: &Holder, entry: &str) -> std::ffi::OsString {
    let written = carrier
        .call("slip_pdf", json!({ "entry_id": entry }))
        .await
        .unwrap();
    written["path"].as_str().unwrap().into()
}

async fn pdf_text(carrier: &Holder, entry: &str) -> String {
    let path = pdf_path(carrier, entry).await;
    let out = Command::new("pdftotext")
        .args(["-layout".as_ref(), path.as_ref(), "-".as_ref()] as [&std::ffi::OsStr; 3])
        .output()
        .unwrap();
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap()
}

/// Takes the commands apart and gives the rows of dots.
fn printed(bytes: &[u8]) -> Vec<Vec<bool>> {
    let mut rest = bytes.strip_prefix(&[0x1b, b'@']).unwrap();
    let mut rows = Vec::new();
    while let Some(band) = rest.strip_prefix(&[0x1d, b'v', b'0', 0]) {
        let width = usize::from(u16::from_le_bytes([band[0], band[1]]));
        let height = usize::from(u16::from_le_bytes([band[2], band[3]]));
        assert_eq!(width, WIDTH / 8);
        assert!((1..=128).contains(&height));
        let (dots, after) = band[4..].split_at(width * height);
        rows.extend(dots.chunks(width).map(|row| {
            row.iter()
                .flat_map(|byte| (0..8).map(move |bit| byte & (0x80 >> bit) != 0))
                .collect()
        }));
        rest = after;
    }
    assert_eq!(rest, [0x1b, b'd', 4, 0x1d, b'V', 66, 0]);
    rows
}

/// The rows of a PGM picture, true where it is dark.
fn grey(file: &[u8]) -> Vec<Vec<bool>> {
    let mut fields = file.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut number = |_| {
        std::str::from_utf8(fields.next().unwrap())
            .unwrap()
            .parse::<usize>()
    };
    assert!(number(0).is_err());
    let (width, height) = (number(1).unwrap(), number(2).unwrap());
    let dots = &file[file.len() - width * height..];
    dots.chunks(width)
        .map(|row| row.iter().map(|dot| *dot < 128).collect())
        .collect()
}

/// Finds the one code in a picture, with white around it, and reads it.
fn read_code(rows: &[Vec<bool>]) -> String {
    // The reader wants some white at the edges and gets twice the size, as a camera would give.
    let (margin, zoom) = (20, 2);
    let width = (rows[0].len() + 2 * margin) * zoom;
    let height = (rows.len() + 2 * margin) * zoom;
    let dark = |x: usize, y: usize| {
        let at = |n: usize| (n / zoom).checked_sub(margin);
        let row = at(y).and_then(|y| rows.get(y));
        at(x).and_then(|x| row?.get(x).copied()).unwrap_or(false)
    };
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| if dark(x, y) { 0 } else { 255 });
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1);
    codes[0].decode().unwrap().1
}
