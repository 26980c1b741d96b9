//! Reading the catalogue's JSON: its form on disk, and the checks before it may explain anything.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};
use sync_protocol::amount::Amount;
use sync_protocol::ids::BenefitCode;
use sync_protocol::payout_list::Programme;

use crate::catalogue::{BaseAmount, Benefit, BenefitKind, Catalogue, Mark, Rate, TableVersion};
use crate::form::{self, FormError};
use crate::months::Period;

/// Why a text is not a catalogue. Nothing of it is used then; the one before stays in force.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CatalogueError {
    /// Too long, no JSON, a field missing or of another type, or of a later form.
    #[error("Catalogue: {0}")]
    Form(#[from] FormError),
    /// Two facts contradict each other, or one names what is not there.
    #[error("Catalogue entry {code}: {fault}; correct the file")]
    Contradiction {
        /// The benefit, base amount or table.
        code: String,
        /// What is wrong.
        fault: &'static str,
    },
}

#[derive(Deserialize)]
struct File {
    as_of: NaiveDate,
    base_amounts: Vec<BaseRow>,
    tables: BTreeMap<String, TableRow>,
    benefits: Vec<BenefitRow>,
}

#[derive(Deserialize)]
struct BaseRow {
    code: String,
    name_vi: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
    amount: u64,
    legal_reference: String,
    in_force_from: Option<NaiveDate>,
    verified: bool,
}

#[derive(Deserialize)]
struct TableRow {
    versions: Vec<VersionRow>,
}

#[derive(Deserialize)]
struct VersionRow {
    from: NaiveDate,
    to: Option<NaiveDate>,
    basis: Option<u64>,
    verified: bool,
    source: String,
    rows: BTreeMap<u8, u64>,
}

#[derive(Deserialize)]
struct BenefitRow {
    code: BenefitCode,
    programme: Programme,
    group: String,
    kind: KindWord,
    name_vi: String,
    name_en: String,
    explanation_vi: String,
    #[serde(default, deserialize_with = "coefficient")]
    coefficient: Option<Decimal>,
    base: Option<String>,
    amount_table: Option<String>,
    amounts: Vec<RateRow>,
    legal_reference: String,
    verified: bool,
    #[serde(default)]
    verify_note: String,
    health_data: bool,
    hide_category: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindWord {
    Monthly,
    OneOff,
    Annual,
    Gift,
}

#[derive(Deserialize)]
struct RateRow {
    from: NaiveDate,
    to: Option<NaiveDate>,
    amount: Option<u64>,
    basis: Option<u64>,
    verified: bool,
    source: String,
}

/// The file has plain JSON numbers such as 1.5; their text is exact, their binary form need not be.
fn coefficient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    let number = Option::<serde_json::Number>::deserialize(deserializer)?;
    let decimal = number.map(|number| {
        number
            .to_string()
            .parse::<Decimal>()
            .map(|value| value.normalize())
    });
    decimal.transpose().map_err(serde::de::Error::custom)
}

pub(super) fn parse(json: &str) -> Result<Catalogue, CatalogueError> {
    let file: File = form::read(json)?;
    let bases = bases(file.base_amounts)?;
    let tables = tables(file.tables)?;
    let mut benefits = BTreeMap::new();
    for row in file.benefits {
        let benefit = benefit(row)?;
        let known = |code: &Option<String>, has: &dyn Fn(&String) -> bool| code.as_ref().is_none_or(has);
        if !known(&benefit.base, &|code| bases.contains_key(code)) {
            return Err(fault(&benefit.code.0, "its base amount is not in the catalogue"));
        }
        if !known(&benefit.table, &|code| tables.contains_key(code)) {
            return Err(fault(&benefit.code.0, "its table is not in the catalogue"));
        }
        if let Some(twin) = benefits.insert(benefit.code.clone(), benefit) {
            return Err(fault(&twin.code.0, "it stands there twice"));
        }
    }
    Ok(Catalogue {
        as_of: file.as_of,
        benefits,
        bases,
        tables,
    })
}

fn bases(rows: Vec<BaseRow>) -> Result<BTreeMap<String, Vec<BaseAmount>>, CatalogueError> {
    let mut bases: BTreeMap<String, Vec<BaseAmount>> = BTreeMap::new();
    for row in rows {
        let base = BaseAmount {
            amount: amount(&row.code, row.amount)?,
            name_vi: row.name_vi,
            period: period(&row.code, row.from, row.to)?,
            in_force_from: row.in_force_from,
            legal_reference: row.legal_reference,
            mark: mark(row.verified),
        };
        bases.entry(row.code).or_default().push(base);
    }
    for (code, versions) in &mut bases {
        versions.sort_by_key(|base| base.period.from);
        check_order(code, versions.iter().map(|base| base.period))?;
    }
    Ok(bases)
}

fn tables(rows: BTreeMap<String, TableRow>) -> Result<BTreeMap<String, Vec<TableVersion>>, CatalogueError> {
    let mut tables = BTreeMap::new();
    for (code, table) in rows {
        let versions = table.versions.into_iter().map(|row| version(&code, row));
        let mut versions = versions.collect::<Result<Vec<_>, _>>()?;
        versions.sort_by_key(|version| version.period.from);
        check_order(&code, versions.iter().map(|version| version.period))?;
        tables.insert(code, versions);
    }
    Ok(tables)
}

fn version(code: &str, row: VersionRow) -> Result<TableVersion, CatalogueError> {
    let rows = row.rows.into_iter();
    let rows = rows.map(|(percent, dong)| Ok((percent, amount(code, dong)?)));
    Ok(TableVersion {
        period: period(code, row.from, row.to)?,
        basis: row.basis.map(|dong| amount(code, dong)).transpose()?,
        mark: mark(row.verified),
        source: row.source,
        rows: rows.collect::<Result<_, CatalogueError>>()?,
    })
}

fn benefit(row: BenefitRow) -> Result<Benefit, CatalogueError> {
    let code = row.code.0.clone();
    let rates = row.amounts.into_iter().map(|row| rate(&code, row));
    let mut rates = rates.collect::<Result<Vec<_>, _>>()?;
    rates.sort_by_key(|rate| rate.period.from);
    check_order(&code, rates.iter().map(|rate| rate.period))?;
    if row.amount_table.is_some() && !rates.is_empty() {
        return Err(fault(&code, "it has both a table and amounts of its own"));
    }
    Ok(Benefit {
        code: row.code,
        programme: row.programme,
        group: row.group,
        kind: match row.kind {
            KindWord::Monthly => BenefitKind::Monthly,
            KindWord::OneOff => BenefitKind::OneOff,
            KindWord::Annual => BenefitKind::Annual,
            KindWord::Gift => BenefitKind::Gift,
        },
        name_vi: row.name_vi,
        name_en: row.name_en,
        explanation_vi: row.explanation_vi,
        coefficient: row.coefficient,
        base: row.base,
        table: row.amount_table,
        rates,
        legal_reference: row.legal_reference,
        mark: mark(row.verified),
        verify_note: row.verify_note,
        health_data: row.health_data,
        hide_category: row.hide_category,
    })
}

fn rate(code: &str, row: RateRow) -> Result<Rate, CatalogueError> {
    Ok(Rate {
        period: period(code, row.from, row.to)?,
        amount: row.amount.map(|dong| amount(code, dong)).transpose()?,
        basis: row.basis.map(|dong| amount(code, dong)).transpose()?,
        mark: mark(row.verified),
        source: row.source,
    })
}

fn amount(code: &str, dong: u64) -> Result<Amount, CatalogueError> {
    let inside = i64::try_from(dong)
        .ok()
        .filter(|dong| (1..=sync_protocol::limits::ENTRY_AMOUNT_MAX).contains(dong));
    inside
        .map(Amount::from_dong)
        .ok_or_else(|| fault(code, "an amount is nothing or more than any payment"))
}

fn period(code: &str, from: NaiveDate, to: Option<NaiveDate>) -> Result<Period, CatalogueError> {
    if to.is_some_and(|to| to < from) {
        return Err(fault(code, "a period ends before it begins"));
    }
    Ok(Period { from, to })
}

fn check_order(code: &str, periods: impl Iterator<Item = Period>) -> Result<(), CatalogueError> {
    let periods: Vec<Period> = periods.collect();
    let overlap = |(one, next): (&Period, &Period)| one.to.is_none_or(|to| next.from <= to);
    if periods.iter().zip(periods.iter().skip(1)).any(overlap) {
        return Err(fault(code, "two periods overlap"));
    }
    Ok(())
}

fn mark(verified: bool) -> Mark {
    if verified { Mark::Found } else { Mark::Verify }
}

fn fault(code: &str, fault: &'static str) -> CatalogueError {
    CatalogueError::Contradiction {
        code: code.to_owned(),
        fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../data/benefits.json");

    type Change = Box<dyn FnOnce(&mut serde_json::Value)>;

    fn changed(change: impl FnOnce(&mut serde_json::Value)) -> String {
        let mut value = serde_json::from_str(GOOD).unwrap();
        change(&mut value);
        match parse(&value.to_string()) {
            Ok(_) => "read".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_catalogue_keeps_amounts_by_period_and_both_dates_of_a_decree() {
        let catalogue = parse(GOOD).unwrap();
        let month = |text: &str| text.parse().unwrap();
        assert_eq!(catalogue.benefits().count(), 102);
        let child = catalogue.benefit(&BenefitCode("BTXH_K3_D4".into())).unwrap();
        assert!(child.hide_category);
        assert_eq!(child.coefficient, Some(Decimal::new(25, 1)));
        let june = catalogue.entry(child, month("2026-06")).unwrap();
        assert_eq!(june.amount(), Some(Amount::from_dong(1_250_000)));
        assert_eq!(june.mark(), Mark::Found);
        let july = catalogue.entry(child, month("2026-07")).unwrap();
        assert_eq!(
            (july.amount(), july.mark()),
            (Some(Amount::from_dong(1_350_000)), Mark::Verify)
        );
        assert_eq!(catalogue.entry_before(child, month("2026-11")), Some(june));
        let base = catalogue.base("NCC_BASE", month("2026-08")).unwrap();
        assert_eq!(base.amount, Amount::from_dong(3_012_000));
        assert_eq!(base.in_force_from, NaiveDate::from_ymd_opt(2026, 10, 1));
        assert_eq!(base.mark, Mark::Verify);
    }

    #[test]
    fn a_table_is_read_by_period() {
        let catalogue = parse(GOOD).unwrap();
        let invalid = catalogue.benefit(&BenefitCode("NCC_TB".into())).unwrap();
        let Some(super::super::Entry::Table(version)) = catalogue.entry(invalid, "2026-06".parse().unwrap())
        else {
            panic!("a table");
        };
        assert_eq!(version.rows.len(), 80);
        assert_eq!(version.rows.get(&21), Some(&Amount::from_dong(1_878_000)));
    }

    #[test]
    fn a_catalogue_that_contradicts_itself_is_refused_by_name() {
        use serde_json::json;
        let cases: [(&str, Change); 8] = [
            ("form 2", Box::new(|v| v["schema_version"] = json!(2))),
            (
                "its base amount is not",
                Box::new(|v| v["benefits"][0]["base"] = json!("NO_BASE")),
            ),
            (
                "its table is not",
                Box::new(|v| v["benefits"][15]["amount_table"] = json!("NO_TABLE")),
            ),
            (
                "it stands there twice",
                Box::new(|v| v["benefits"][1]["code"] = json!("NCC_LTCM_THOATLY")),
            ),
            (
                "two periods overlap",
                Box::new(|v| v["benefits"][0]["amounts"][0]["to"] = json!("2026-07-01")),
            ),
            (
                "ends before it begins",
                Box::new(|v| v["base_amounts"][0]["to"] = json!("2020-01-01")),
            ),
            (
                "is nothing or more",
                Box::new(|v| v["base_amounts"][0]["amount"] = json!(0)),
            ),
            (
                "cannot be read at benefits[0].coefficient",
                Box::new(|v| v["benefits"][0]["coefficient"] = json!("two")),
            ),
        ];
        for (part, change) in cases {
            let told = changed(change);
            assert!(told.contains(part), "{part}: {told}");
        }
    }

    #[test]
    fn an_enormous_catalogue_is_not_even_parsed() {
        let long = " ".repeat(sync_protocol::limits::CATALOGUE_BYTES_MAX + 1);
        let refused = parse(&long).unwrap_err();
        assert!(matches!(refused, CatalogueError::Form(FormError::TooLarge(_))));
    }

    #[test]
    fn remarks_of_those_who_keep_the_file_stand_in_no_legal_reference() {
        let catalogue = parse(GOOD).unwrap();
        let references = catalogue.benefits().map(|benefit| &benefit.legal_reference);
        let bases = catalogue
            .bases
            .values()
            .flatten()
            .map(|base| &base.legal_reference);
        for reference in references.chain(bases) {
            let lower = reference.to_lowercase();
            for remark in ["chưa", "kiểm", "verify", "not seen", "?"] {
                assert!(!lower.contains(remark), "{reference}");
            }
        }
    }
}
