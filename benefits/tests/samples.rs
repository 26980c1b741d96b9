//! The back pay of every row of the sample lists, explained month by month or admitted not to be.

mod common;

use std::collections::BTreeMap;

use benefits::explain::arrears::ArrearsReason;
use common::{explain_on, line, month};
use serde::Deserialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{PayLine, Programme};

const LISTS: [&str; 4] = [
    include_str!("../../samples/btxh-2026-11-tinh-bien.xlsx.expected.json"),
    include_str!("../../samples/htxh-2026-11.csv.expected.json"),
    include_str!("../../samples/ncc-2026-11-my-hoa-hung.xlsx.expected.json"),
    include_str!("../../samples/ncc-2026-11-tcvn3.xls.expected.json"),
];

#[derive(Deserialize)]
struct List {
    programme: Programme,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    birth: Born,
    benefits: Vec<Benefit>,
    parts: Parts,
    months: Months,
    total: i64,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Born {
    value: String,
}

#[derive(Deserialize)]
struct Benefit {
    code: String,
}

#[derive(Deserialize)]
struct Parts {
    current: i64,
    arrears: i64,
    carried_over: i64,
    recovery: i64,
}

#[derive(Deserialize)]
struct Months {
    arrears: u32,
    carried_over: u32,
}

impl Row {
    /// One line for the row, under its first benefit. A row of several benefits has one sum of back pay for all.
    fn line(&self, note: Option<String>) -> PayLine {
        PayLine {
            arrears: Amount::from_dong(self.parts.arrears),
            arrears_months: self.months.arrears,
            carried_over: Amount::from_dong(self.parts.carried_over),
            carried_over_months: self.months.carried_over,
            recovery: Amount::from_dong(self.parts.recovery),
            total: Amount::from_dong(self.total),
            note,
            ..line(&self.benefits[0].code, self.parts.current)
        }
    }
}

fn lists() -> Vec<List> {
    LISTS
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect()
}

/// Rows with back pay by what explains it.
fn reasons(keep_notes: bool) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for list in lists() {
        for row in &list.rows {
            let line = row.line(row.note.clone().filter(|_| keep_notes));
            let explanation = explain_on(&line, list.programme, Some(&row.birth.value), "2026-11-05");
            let Some(arrears) = explanation.arrears else {
                assert_eq!(row.parts.arrears, 0);
                continue;
            };
            let kind = match arrears.reason {
                ArrearsReason::RateChange { from } => {
                    assert_eq!(from, month("2026-07"));
                    assert_eq!(arrears.months[0].month, from);
                    "rate change"
                }
                ArrearsReason::WholeMonths => "whole months",
                ArrearsReason::Unexplained => "unexplained",
            };
            if arrears.is_explained() {
                assert_eq!(arrears.sum(), Some(line.arrears));
                assert_eq!(arrears.months.len(), row.months.arrears as usize);
            } else {
                assert!(
                    row.benefits.len() > 1,
                    "a row of one benefit that is not explained"
                );
            }
            *counts.entry(kind).or_default() += 1;
        }
    }
    counts
}

#[test]
fn of_653_rows_with_back_pay_649_are_explained_to_the_dong() {
    let expected = BTreeMap::from([("rate change", 627), ("whole months", 22), ("unexplained", 4)]);
    assert_eq!(reasons(true), expected);
}

#[test]
fn the_remarks_of_the_office_are_not_needed_for_it() {
    assert_eq!(reasons(true), reasons(false));
}
