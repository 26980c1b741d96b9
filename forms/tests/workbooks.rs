//! Workbooks read back: sums, dates, and texts that are no formulas.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Range, Reader, Xlsx};
use forms::error::FormError;
use support::desk::{settlement, unbalanced_settlement, unpaid, variations};
use support::people::{dong, merit_list, social_list};
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Programme;

fn cells(xlsx: &[u8]) -> Range<Data> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(xlsx)).unwrap();
    workbook.worksheet_range_at(0).unwrap().unwrap()
}

/// The numbers below a heading, down to the last row that has one; the last is the total.
fn column(range: &Range<Data>, heading: &str) -> Vec<f64> {
    let (head, column) = range
        .used_cells()
        .find(|(_, _, cell)| cell.get_string() == Some(heading))
        .map(|(row, column, _)| (row, column))
        .unwrap();
    let below = range.rows().skip(head + 1);
    below.filter_map(|row| row[column].get_float()).collect()
}

fn check_sum(xlsx: &[u8], heading: &str, expected: Amount) {
    let numbers = column(&cells(xlsx), heading);
    let (total, rows) = numbers.split_last().unwrap();
    assert_eq!(expected.to_string(), format!("{total}"), "{heading}");
    assert_eq!(rows.iter().sum::<f64>(), *total, "{heading}");
}

fn total<'a>(amounts: impl Iterator<Item = &'a Amount>) -> Amount {
    amounts.copied().sum()
}

#[test]
fn the_sums_of_every_list_are_those_of_its_rows() {
    let social = social_list(Programme::Btxh, 500);
    check_sum(
        &social.xlsx().unwrap(),
        "Tổng số tiền",
        total(social.rows.iter().map(|row| &row.total)),
    );
    let merit = merit_list(200);
    check_sum(
        &merit.xlsx().unwrap(),
        "Tổng cộng",
        total(merit.rows.iter().map(|row| &row.total)),
    );
    let unpaid = unpaid(60);
    check_sum(
        &unpaid.xlsx().unwrap(),
        "Số tiền",
        total(unpaid.rows.iter().map(|row| &row.amount)),
    );
    let variations = variations(40);
    let before = variations.rows.iter().filter_map(|row| row.before.as_ref());
    let xlsx = variations.xlsx().unwrap();
    check_sum(
        &xlsx,
        "Đang hưởng – số tiền",
        total(before.map(|standing| &standing.amount)),
    );
    let after = variations.rows.iter().filter_map(|row| row.after.as_ref());
    check_sum(
        &xlsx,
        "Điều chỉnh sang – số tiền",
        total(after.map(|standing| &standing.amount)),
    );
}

#[test]
fn the_eight_figures_of_a_settlement_are_numbers() {
    let money = column(&cells(&settlement().xlsx().unwrap()), "Số tiền (đồng)");
    let expected = [
        9_720_000.0,
        1_090_280_000.0,
        1_100_000_000.0,
        985_000_000.0,
        101_000_000.0,
        12_920_000.0,
        1_080_000.0,
        0.0,
    ];
    assert_eq!(money[..8], expected);
    assert_eq!(money[8], 7_059_000.0, "the fee of 0,65%");
    let with_difference = column(&cells(&unbalanced_settlement().xlsx().unwrap()), "Số tiền (đồng)");
    assert_eq!(with_difference[7..9], [1_080_000.0, 1_080_000.0]);
}

#[test]
fn dates_are_dates() {
    let range = cells(&variations(3).xlsx().unwrap());
    let dates = range.used_cells().filter(|(_, _, cell)| cell.is_datetime());
    let dates: Vec<_> = dates.filter_map(|(_, _, cell)| cell.as_date()).collect();
    assert_eq!(
        dates,
        vec![chrono::NaiveDate::from_ymd_opt(2026, 10, 20).unwrap(); 3]
    );
}

#[test]
fn no_text_becomes_a_formula() {
    let mut list = social_list(Programme::Btxh, 4);
    let names = ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-2+3", "@SUM(A1)"];
    for (row, name) in list.rows.iter_mut().zip(names) {
        row.name = name.into();
    }
    let xlsx = list.xlsx().unwrap();
    let range = cells(&xlsx);
    for name in names {
        assert!(
            range
                .used_cells()
                .any(|(_, _, cell)| cell.get_string() == Some(name)),
            "{name}"
        );
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&xlsx)).unwrap();
    let formulas = workbook.worksheet_formula("Danh sách chi trả").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn a_sheet_is_ready_to_print() {
    let mut list = social_list(Programme::Btxh, 4);
    list.rows[0].name = "=1+1".into();
    let xlsx = list.xlsx().unwrap();
    let sheet = part(&xlsx, "xl/worksheets/sheet1.xml");
    for expected in [
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
    ] {
        assert!(sheet.contains(expected), "{expected}");
    }
    assert!(part(&xlsx, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert!(part(&xlsx, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

fn part(xlsx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    let list = social_list(Programme::Btxh, 4);
    assert!(list.xlsx().unwrap() == list.xlsx().unwrap());
}

#[test]
fn an_amount_that_a_spreadsheet_would_round_is_refused() {
    let mut list = social_list(Programme::Btxh, 1);
    list.rows[0].current = dong(9_007_199_254_740_993);
    list.rows[0].total = list.rows[0].current; // One row without other parts.
    assert_eq!(list.xlsx(), Err(FormError::OutOfRange));
}
