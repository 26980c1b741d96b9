//! What changes soon, near its boundaries.

use crate::common::{explain_on, line, section, vi};
use benefits::explain::SectionKey;
use sync_protocol::payout_list::Programme;

fn told(code: &str, programme: Programme, born: &str, today: &str) -> Option<String> {
    let explanation = explain_on(&line(code, 540_000), programme, Some(born), today);
    section(&explanation, SectionKey::Soon).map(|_| vi(&explanation, SectionKey::Soon))
}

#[test]
fn a_birthday_is_told_from_three_months_before_until_the_day_itself() {
    let four = |today| told("BTXH_TE_MOCOI_D4", Programme::Btxh, "2023-02-05", today).is_some();
    assert!(!four("2026-11-04"));
    assert!(four("2026-11-05"));
    assert!(four("2027-02-05"));
    assert!(!four("2027-02-06"));
}

#[test]
fn every_limit_of_age_is_told_to_those_whom_it_concerns() {
    use Programme::{Btxh, Htxh, Ncc};
    for (code, programme, born, age) in [
        ("BTXH_TE_D3_DTTS", Btxh, "2023-12-01", 3),
        ("BTXH_K3_D4", Btxh, "2022-12-01", 4),
        ("BTXH_KT_N_TE", Btxh, "2010-12-01", 16),
        ("NCC_LS_1", Ncc, "2008-12-01", 18),
        ("BTXH_16_22_HOC", Btxh, "2004-12-01", 22),
        ("BTXH_KT_N", Btxh, "1966-12-01", 60),
        ("BTXH_DONTHAN", Btxh, "1956-12-01", 70),
        ("BTXH_NCT_60_80", Btxh, "1951-12-01", 75),
        ("HTXH_MONTHLY", Htxh, "1951-12-01", 75),
        ("BTXH_NCT_60_80", Btxh, "1946-12-01", 80),
    ] {
        let text = told(code, programme, born, "2026-11-05").unwrap_or_default();
        assert!(
            text.contains(&format!("đủ {age} tuổi vào ngày 1 tháng 12 năm 2026.")),
            "{code}: {text}"
        );
    }
    assert_eq!(told("NCC_LS_1", Ncc, "1946-12-01", "2026-11-05"), None);
    assert_eq!(told("HTXH_MONTHLY", Htxh, "1956-12-01", "2026-11-05"), None);
}

#[test]
fn a_child_of_a_leap_day_turns_four_on_it_and_three_the_day_before() {
    let four = told("BTXH_TE_MOCOI_D4", Programme::Btxh, "2024-02-29", "2028-01-10").unwrap();
    assert!(four.contains("ngày 29 tháng 2 năm 2028"), "{four}");
    let three = told("BTXH_TE_D3_DTTS", Programme::Btxh, "2024-02-29", "2026-11-30").unwrap();
    assert!(three.contains("ngày 28 tháng 2 năm 2027"), "{three}");
    assert_eq!(
        told("BTXH_TE_D3_DTTS", Programme::Btxh, "2024-02-29", "2027-03-01"),
        None
    );
}

#[test]
fn three_months_from_the_last_day_of_november_end_with_february() {
    let soon = |born| told("BTXH_NCT_60_80", Programme::Btxh, born, "2026-11-30").is_some();
    assert!(soon("1947-02-28"));
    assert!(!soon("1947-03-01"));
}

#[test]
fn a_month_of_birth_is_told_while_any_of_its_days_may_be_the_one() {
    let eighty = |today| told("BTXH_NCT_60_80", Programme::Btxh, "1947-02", today);
    assert_eq!(eighty("2026-10-31"), None);
    let text = eighty("2026-11-01").unwrap();
    assert!(
        text.contains("trong tháng 2 năm 2027; danh sách không ghi ngày sinh"),
        "{text}"
    );
    assert!(eighty("2027-02-28").is_some());
    assert_eq!(eighty("2027-03-01"), None);
}

#[test]
fn a_year_of_birth_is_told_with_its_doubt() {
    let seventy_five = |today| told("HTXH_MONTHLY", Programme::Htxh, "1952", today);
    assert_eq!(seventy_five("2026-09-30"), None);
    let text = seventy_five("2026-10-01").unwrap();
    assert!(
        text.contains("trong năm 2027; danh sách chỉ ghi năm sinh"),
        "{text}"
    );
    assert!(text.contains("chưa được kiểm tra"), "{text}");
    assert!(seventy_five("2027-12-31").is_some());
    assert_eq!(seventy_five("2028-01-01"), None);
}

#[test]
fn without_a_date_of_birth_nothing_is_told_of_age() {
    let explanation = explain_on(
        &line("HTXH_MONTHLY", 540_000),
        Programme::Htxh,
        None,
        "2026-11-05",
    );
    assert!(section(&explanation, SectionKey::Soon).is_none());
}
