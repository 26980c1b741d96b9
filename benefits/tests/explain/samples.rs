//! The back pay of every row of the sample lists, explained month by month.

use std::collections::BTreeMap;

use crate::common::{explain_envelope, line, month};
use benefits::explain::arrears::ArrearsReason;
use serde::Deserialize;
use sync_protocol::amount::Amount;
use sync_protocol::ids::LineId;
use sync_protocol::payout_list::{PayLine, Programme};

const LISTS: [&str; 4] = [
    include_str!("../../../samples/btxh-2026-11-tinh-bien.xlsx.expected.json"),
    include_str!("../../../samples/htxh-2026-11.csv.expected.json"),
    include_str!("../../../samples/ncc-2026-11-my-hoa-hung.xlsx.expected.json"),
    include_str!("../../../samples/ncc-2026-11-tcvn3.xls.expected.json"),
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
    note: Option<String>,
    oddities: Vec<String>,
}

#[derive(Deserialize)]
struct Born {
    value: String,
}

#[derive(Deserialize)]
struct Benefit {
    code: String,
    amount: i64,
}

#[derive(Deserialize)]
struct Parts {
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
    /// A line for each benefit. What the row does not divide stands with the first.
    fn lines(&self, note: Option<String>) -> Vec<PayLine> {
        let each = self.benefits.iter().enumerate().map(|(place, benefit)| PayLine {
            id: LineId(uuid::Uuid::from_u128(place as u128)),
            ..line(&benefit.code, benefit.amount)
        });
        let mut lines: Vec<PayLine> = each.collect();
        let first = &mut lines[0];
        first.arrears = Amount::from_dong(self.parts.arrears);
        first.arrears_months = self.months.arrears;
        first.carried_over = Amount::from_dong(self.parts.carried_over);
        first.carried_over_months = self.months.carried_over;
        first.recovery = Amount::from_dong(self.parts.recovery);
        first.total = first.sum_of_parts().unwrap();
        first.note = note;
        lines
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
            let lines = row.lines(row.note.clone().filter(|_| keep_notes));
            let explanation = explain_envelope(&lines, list.programme, Some(&row.birth.value));
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
                ArrearsReason::WholeMonths => {
                    assert!(row.oddities.iter().any(|odd| odd == "newcomer"));
                    "whole months"
                }
                ArrearsReason::Unexplained => panic!("row of {}", row.benefits[0].code),
            };
            assert_eq!(
                arrears.sum().filter(|_| arrears.is_explained()),
                Some(lines[0].arrears)
            );
            assert_eq!(arrears.months.len(), row.months.arrears as usize);
            assert_eq!(arrears.lines as usize, row.benefits.len());
            *counts.entry(kind).or_default() += 1;
        }
    }
    counts
}

#[test]
fn all_653_rows_with_back_pay_are_explained_to_the_dong() {
    let expected = BTreeMap::from([("rate change", 627), ("whole months", 26)]);
    assert_eq!(reasons(true), expected);
}

#[test]
fn the_remarks_of_the_office_are_not_needed_for_it() {
    assert_eq!(reasons(true), reasons(false));
}
