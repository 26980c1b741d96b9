//! Reads a list and compares it with the `.expected.json` beside it.

#![expect(
    clippy::indexing_slicing,
    reason = "a missing key of an expected file must fail the test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use benefits::catalogue::Catalogue;
use list_import::finding::{ImportReport, Severity, column_letters};
use list_import::list::{Format, HamletSum, Month, Parts, PayLine, PayoutList, Programme};
use list_import::read::{ReadOptions, read_payout_list};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

pub(crate) fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../samples")
}

pub(crate) fn read_sample(folder: &Path, name: &str) -> (Vec<u8>, Value) {
    let bytes = std::fs::read(folder.join(name)).expect("the sample");
    let text =
        std::fs::read_to_string(folder.join(format!("{name}.expected.json"))).expect("what it must say");
    (bytes, serde_json::from_str(&text).expect("JSON"))
}

/// Reads a list as an office would import it: month and commune are known, for lists that do not say them.
pub(crate) fn read_with(bytes: &[u8], name: &str, expected: &Value) -> Result<PayoutList, ImportReport> {
    let catalogue = Catalogue::bundled();
    let (year, month) = expected["month"]
        .as_str()
        .and_then(|text| text.split_once('-'))
        .expect("a month");
    let communes = expected["communes"].as_array().expect("communes");
    let options = ReadOptions {
        file_name: name,
        programme: None,
        month: Month::new(year.parse().expect("a year"), month.parse().expect("a month")),
        commune: if communes.len() == 1 {
            communes[0]["code"].as_str()
        } else {
            None
        },
        catalogue: &catalogue,
        limits: Default::default(),
    };
    read_payout_list(bytes, &options, &mut |_| ControlFlow::Continue(()))
}

pub(crate) fn compare_list(folder: &Path, name: &str) -> PayoutList {
    let (bytes, expected) = read_sample(folder, name);
    match read_with(&bytes, name, &expected) {
        Ok(list) => {
            assert_eq!(expected["verdict"]["answer"], "accept", "{name}");
            compare(&list, &expected, name);
            list
        }
        Err(report) => panic!("{name} was refused:\n{report}"),
    }
}

/// Compares a list that may have to be refused.
pub(crate) fn compare_verdict(folder: &Path, name: &str) {
    let (bytes, expected) = read_sample(folder, name);
    if expected["verdict"]["answer"] == "accept" {
        compare_list(folder, name);
        return;
    }
    let report = read_with(&bytes, name, &expected)
        .err()
        .unwrap_or_else(|| panic!("{name} was taken"));
    let found: BTreeSet<Warning> = report
        .of(Severity::Error)
        .map(|finding| match finding.code.id {
            "line_twice" => {
                let row = |name: &str| finding.params.get(name).expect("a row").to_owned();
                (
                    "line_twice".to_owned(),
                    format!("[{},{}]", row("first"), row("second")),
                )
            }
            id => (id.to_owned(), finding.place.cell().unwrap_or_default()),
        })
        .collect();
    for error in expected["verdict"]["errors"].as_array().expect("errors") {
        let (code, at) = match error["what"].as_str().expect("a text") {
            "stated total" => ("total_wrong", error["cell"].as_str().expect("a cell").to_owned()),
            "amount in words" => ("words_wrong", error["cell"].as_str().expect("a cell").to_owned()),
            "formula without a value" => (
                "formula_without_value",
                error["cell"].as_str().expect("a cell").to_owned(),
            ),
            "duplicate" => ("line_twice", error["rows"].to_string()),
            other => panic!("{name}: {other}"),
        };
        assert!(
            found.contains(&(code.to_owned(), at.clone())),
            "{name}: no {code} at {at} in\n{report}"
        );
    }
    let kinds: BTreeSet<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    let wanted = expected["verdict"]["errors"].as_array().map_or(0, Vec::len);
    let one_cause = kinds.len() <= wanted;
    assert!(
        one_cause,
        "{name}: more kinds of errors than causes: {kinds:?}\n{report}"
    );
}

fn compare(list: &PayoutList, expected: &Value, name: &str) {
    let communes: Vec<Value> = list
        .communes
        .iter()
        .map(|commune| json!({"code": commune.code, "kind": commune.kind, "name": commune.name}))
        .collect();
    let columns: BTreeMap<&str, String> = list
        .columns
        .iter()
        .map(|(column, at)| (column.as_str(), column_letters(*at)))
        .collect();
    let found = json!({
        "file": list.file_name,
        "sha256": list.sha256,
        "programme": list.programme.as_str(),
        "month": list.month.to_string(),
        "sheet": list.sheet,
        "columns": columns,
        "first_data_row": list.first_data_row,
        "communes": communes,
        "people": list.people.len(),
        "pay_lines": list.lines().count(),
        "benefit_items": list.lines().map(|line| line.benefits.len()).sum::<usize>(),
        "sums": sums(&list.parts, list.total),
        "stated": stated(list),
    });
    for (key, value) in found.as_object().expect("an object") {
        assert_eq!(value, &expected[key], "{name}: {key}");
    }
    let hamlets = expected["hamlets"].as_array().expect("hamlets");
    for (found, wanted) in list.hamlets.iter().map(hamlet).zip(hamlets) {
        assert_eq!(&found, wanted, "{name}: hamlets");
    }
    assert_eq!(list.hamlets.len(), hamlets.len(), "{name}: hamlets");
    compare_rows(list, expected, name);
    compare_people(list, expected, name);
    compare_repairs(list, expected, name);
    assert_eq!(
        warnings(&list.report),
        expected_warnings(&expected["verdict"]["warnings"]),
        "{name}: warnings"
    );
}

fn compare_rows(list: &PayoutList, expected: &Value, name: &str) {
    let rows = expected["rows"].as_array().expect("rows");
    let mut lines: Vec<&PayLine> = list.lines().collect();
    lines.sort_by_key(|line| line.row);
    assert_eq!(lines.len(), rows.len(), "{name}: rows");
    for (line, row) in lines.iter().zip(rows) {
        let mut wanted = row.as_object().expect("an object").clone();
        for key in ["person", "oddities", "name_as_decoded"] {
            wanted.remove(key);
        }
        let mut found = row_of(line);
        for (key, value) in [
            ("file_no", &line.file_no),
            ("decision_no", &line.decision_no),
            ("book_no", &line.book_no),
            ("note", &line.note),
        ] {
            if wanted.contains_key(key) {
                found.insert(key.to_owned(), json!(value.as_deref().unwrap_or_default()));
            }
        }
        // A note keeps its words; spaces around them are not kept.
        if let Some(note) = wanted
            .get("note")
            .and_then(Value::as_str)
            .map(|note| note.trim().to_owned())
        {
            wanted.insert("note".to_owned(), json!(note));
        }
        assert_eq!(found, wanted, "{name}: row {}", line.row);
    }
}

fn row_of(line: &PayLine) -> Map<String, Value> {
    let birth = line.birth.map(|birth| {
        json!({"value": birth.to_string(), "precision": format!("{:?}", birth.precision()).to_lowercase()})
    });
    let benefits: Vec<Value> = line
        .benefits
        .iter()
        .map(|item| match item.quantity {
            1 => json!({"code": item.code, "amount": number(item.amount)}),
            quantity => json!({"code": item.code, "amount": number(item.amount), "quantity": quantity}),
        })
        .collect();
    let row = json!({
        "row": line.row,
        "name": line.name,
        "birth": birth,
        "id12": line.id12.as_ref().map(|id| id.as_str()),
        "id9": line.id9.as_ref().map(|id| id.as_str()),
        "commune": line.commune,
        "hamlet": line.hamlet,
        "category": line.category,
        "percent": line.percent,
        "benefits": benefits,
        "parts": {
            "current": number(line.parts.current),
            "arrears": number(line.parts.arrears),
            "carried_over": number(line.parts.carried_over),
            "recovery": number(line.parts.recovery),
        },
        "months": {
            "current": line.months.current,
            "arrears": line.months.arrears,
            "carried_over": line.months.carried_over,
        },
        "total": number(line.total),
    });
    row.as_object().expect("an object").clone()
}

/// Every repair must be in the report: each row that carries an oddity has a finding that says so.
fn compare_repairs(list: &PayoutList, expected: &Value, name: &str) {
    const REPAIRS: [(&str, &str); 10] = [
        ("excel_dates", "birth_from_excel"),
        ("full_births", "birth_full_in_years"),
        ("hamlet_variants", "hamlet_spelling"),
        ("lost_zeros", "identity_zeros"),
        ("percent_variants", "percent_read"),
        ("soft_hyphens", "text_cleaned"),
        ("spaced_ids", "identity_grouped"),
        ("stray_spaces", "text_cleaned"),
        ("tcvn3_small_initial", "name_capitalised"),
        ("text_amounts", "amount_from_text"),
    ];
    let repairs: BTreeSet<(&str, u64)> = list
        .report
        .of(Severity::Repair)
        .filter_map(|finding| Some((finding.code.id, u64::from(finding.place.row?))))
        .collect();
    let asks_for_years = list.programme == Programme::Btxh;
    let rows = expected["rows"].as_array().expect("rows");
    let mut seen = BTreeSet::new();
    for row in rows {
        // Of cells merged over several rows only the first is seen.
        let is_first = seen.insert(row["person"].as_str().expect("a key"));
        let at = row["row"].as_u64().expect("a number");
        for oddity in row["oddities"].as_array().expect("oddities") {
            let known = REPAIRS.iter().find(|(odd, _)| oddity == odd);
            // A spreadsheet date is a text in CSV; a full date is odd only where years are asked for.
            let shown = match known {
                Some(("excel_dates", _)) => list.format != Format::Csv,
                Some(("full_births", _)) => asks_for_years,
                // A small first letter is no variant where capitals cannot be written.
                Some(("hamlet_variants", _)) => !asks_for_years && expected["encoding"] != "tcvn3",
                known => known.is_some(),
            };
            if let Some((_, code)) = known.filter(|_| shown) {
                let said = !is_first || repairs.contains(&(*code, at));
                assert!(said, "{name}: row {at} is not said to be {oddity}");
            }
        }
    }
}

/// The rows of each person must be the same rows; how people are numbered does not matter.
fn compare_people(list: &PayoutList, expected: &Value, name: &str) {
    let mut wanted: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for row in expected["rows"].as_array().expect("rows") {
        let person = row["person"].as_str().expect("a key");
        wanted
            .entry(person)
            .or_default()
            .insert(row["row"].as_u64().expect("a number"));
    }
    let wanted: BTreeSet<BTreeSet<u64>> = wanted.into_values().collect();
    let found: BTreeSet<BTreeSet<u64>> = list
        .people
        .iter()
        .map(|person| person.lines.iter().map(|line| u64::from(line.row)).collect())
        .collect();
    assert_eq!(found, wanted, "{name}: people");
}

fn stated(list: &PayoutList) -> Value {
    let stated = &list.stated;
    let mut found = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            found.insert(key.to_owned(), value);
        }
    };
    put("total", json!(stated.total.map(number)));
    put("total_cell", json!(stated.total_cell));
    put("words", json!(stated.words));
    put("words_value", json!(stated.words_value.map(number)));
    put("words_cell", json!(stated.words_cell));
    put("people", json!(stated.people));
    put("pay_lines", json!(stated.pay_lines));
    put("count_cell", json!(stated.count_cell));
    Value::Object(found)
}

fn hamlet(sum: &HamletSum) -> Value {
    let mut found = sums(&sum.parts, sum.total);
    let object = found.as_object_mut().expect("an object");
    object.insert("commune".to_owned(), json!(sum.commune));
    object.insert("hamlet".to_owned(), json!(sum.hamlet));
    object.insert("people".to_owned(), json!(sum.people));
    object.insert("pay_lines".to_owned(), json!(sum.pay_lines));
    found
}

fn sums(parts: &Parts, total: Decimal) -> Value {
    json!({
        "current": number(parts.current),
        "arrears": number(parts.arrears),
        "carried_over": number(parts.carried_over),
        "recovery": number(parts.recovery),
        "total": number(total),
    })
}

fn number(amount: Decimal) -> i64 {
    amount.to_i64().expect("an amount")
}

/// What and where: a cell, or a row, or a column.
type Warning = (String, String);

fn warnings(report: &ImportReport) -> BTreeSet<Warning> {
    let known = report.of(Severity::Warning).map(|finding| {
        let place = &finding.place;
        let column = place.column.map(column_letters);
        let at = place
            .cell()
            .or_else(|| place.row.map(|row| row.to_string()))
            .or(column);
        (finding.code.id.to_owned(), at.unwrap_or_default())
    });
    known.collect()
}

fn expected_warnings(warnings: &Value) -> BTreeSet<Warning> {
    let known = warnings.as_array().expect("warnings").iter().map(|warning| {
        let code = match warning["what"].as_str().expect("a text") {
            "no identity number" => "identity_missing",
            "9-digit number" => "identity_old",
            "number disagrees with birth year" => "identity_birth",
            "3 months not collected: suspension to be checked" => "suspension_due",
            "hidden row" => "row_hidden",
            "hidden column" => "column_hidden",
            other => other,
        };
        let cell = warning["cell"]
            .as_str()
            .or(warning["column"].as_str())
            .map(str::to_owned);
        (
            code.to_owned(),
            cell.unwrap_or_else(|| warning["row"].to_string()),
        )
    });
    known.collect()
}
