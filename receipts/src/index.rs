//! `index.csv`: one row for each receipt, for people. It is derived from the signed files.

use std::fmt::Write;

use chrono::{DateTime, TimeZone};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::body::Receiver;
use sync_protocol::payout_list::Month;

use crate::fault::{BadRecord, Fault};
use crate::layout::Place;
use crate::number::receipt_number;
use crate::opened::{Opened, Receipt};

/// The columns. They are part of the form: a change is a new [`crate::FORMAT`]. The benefit is not among them,
/// because some benefits name a category that must not be printed.
const COLUMNS: [&str; 20] = [
    "Số biên nhận",
    "Ngày giờ",
    "Người thụ hưởng",
    "Người nhận",
    "Nhận thay",
    "Tháng",
    "Số tiền",
    "Trạng thái",
    "Lý do đính chính",
    "Mã nhân viên",
    "Nhân viên chi trả",
    "Đơn vị",
    "Thiết bị",
    "Lô",
    "Trung tâm xác nhận lúc (UTC)",
    "Cần xem lại",
    "SHA-256 của dòng",
    "Tệp",
    "Dòng",
    "Chứng minh",
];

/// Without this mark Excel takes UTF-8 for a legacy encoding.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Derives the file from the signed ones.
pub(crate) fn derive(opened: &Opened) -> Result<Vec<u8>, BadRecord> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    let rows = opened.receipts().into_iter().map(|receipt| row(&receipt));
    let header = COLUMNS.map(str::to_owned);
    for row in std::iter::once(header).chain(rows) {
        writer
            .write_record(row.iter().map(|cell| harmless(cell)))
            .map_err(|_| Fault::NotDerived.at(Place::Index))?;
    }
    writer
        .into_inner()
        .map_err(|_| Fault::NotDerived.at(Place::Index))
}

fn row(receipt: &Receipt<'_>) -> [String; 20] {
    let (line, payout, entry) = (receipt.line, receipt.payout, &receipt.line.entry);
    let instead = !matches!(payout.receiver, Receiver::Beneficiary);
    let state = if receipt.correction.is_some() {
        "Đã đính chính"
    } else {
        "Có hiệu lực"
    };
    let reason = receipt.correction.map(|c| c.reason.clone());
    let staff = &receipt.certificate.staff;
    [
        receipt_number(&line.digest),
        vietnamese_time(&entry.at.wall),
        payout.person_name.clone(),
        payout.receiver.name(&payout.person_name).to_owned(),
        if instead { "có" } else { "" }.to_owned(),
        months(receipt),
        payout.amount.to_string(),
        state.to_owned(),
        reason.unwrap_or_default(),
        staff.id.to_string(),
        staff.name.clone(),
        receipt.certificate.branch.name.clone(),
        receipt.certificate.device_name.clone(),
        Place::Batch(line.batch).to_string(),
        vietnamese_time(&receipt.batch.acknowledgement.at),
        receipt
            .batch
            .flags(entry.seq)
            .map(flag_code)
            .collect::<Vec<_>>()
            .join(" "),
        line.digest.to_hex(),
        Place::Entries(entry.kid).to_string(),
        line.line_no.to_string(),
        Place::Proof(line.digest).to_string(),
    ]
}

fn vietnamese_time<Z: TimeZone>(time: &DateTime<Z>) -> String
where
    Z::Offset: std::fmt::Display,
{
    time.format("%d/%m/%Y %H:%M").to_string()
}

/// The first and the last month of the lines, as `11/2026` or `10/2026 - 12/2026`.
fn months(receipt: &Receipt<'_>) -> String {
    let lines = &receipt.payout.lines;
    let first = lines.iter().map(|l| l.from).min();
    let last = lines.iter().map(|l| l.to).max();
    let mut out = String::new();
    if let (Some(first), Some(last)) = (first, last) {
        // Writing into a text cannot fail.
        let _ = write_month(&mut out, first);
        if last != first {
            out.push_str(" - ");
            let _ = write_month(&mut out, last);
        }
    }
    out
}

fn write_month(out: &mut String, month: Month) -> std::fmt::Result {
    write!(out, "{:02}/{}", month.number(), month.year())
}

/// The code as the protocol spells it.
fn flag_code(code: &FlagCode) -> String {
    let value = serde_json::to_value(code).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Keeps a spreadsheet from running a cell as a formula: what begins with a sign that starts one gets an
/// apostrophe before it.
fn harmless(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let starts_formula = first.is_some_and(|c| ['=', '+', '-', '@', '＝', '＋', '－', '＠'].contains(&c));
    if starts_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (cell, written) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+84", "'+84"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("Nguyễn Thị Bé", "Nguyễn Thị Bé"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written);
        }
    }
}
