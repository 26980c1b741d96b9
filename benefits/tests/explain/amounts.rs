//! This month's money beside the catalogue, and the other parts of a line.

use crate::common::{explain, line, month, section, vi, with_arrears};
use benefits::catalogue::Mark;
use benefits::explain::SectionKey;
use benefits::explain::amount::AmountFinding;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{PayLine, Programme};

fn dong(amount: i64) -> Amount {
    Amount::from_dong(amount)
}

#[test]
fn the_list_is_compared_with_the_catalogue() {
    let later = AmountFinding::Differs {
        catalogue: Some(dong(810_000)),
        mark: Mark::Found,
    };
    let cases = [
        ("BTXH_KT_N", 810_000, AmountFinding::Equal(Mark::Found)),
        ("BTXH_KT_DBN", 1_080_000, AmountFinding::Equal(Mark::Verify)),
        ("BTXH_KT_N", 900_000, later),
        (
            "BTXH_KT_N",
            750_000,
            AmountFinding::Previous {
                changed: month("2026-07"),
            },
        ),
        (
            "BTXH_DONTHAN",
            1_620_000,
            AmountFinding::Counted {
                count: 3,
                each: dong(540_000),
                mark: Mark::Verify,
            },
        ),
        (
            "BTXH_KT_N",
            1_620_000,
            AmountFinding::Differs {
                catalogue: Some(dong(810_000)),
                mark: Mark::Found,
            },
        ),
        (
            "NCC_TUDAY",
            1_807_000,
            AmountFinding::NotKnown {
                before: Some(dong(1_673_000)),
            },
        ),
        ("NCC_TB", 2_028_000, AmountFinding::NotKnown { before: None }),
        (
            "BTXH_NCT_80_KLH",
            540_000,
            AmountFinding::NotKnown { before: None },
        ),
        (
            "NCC_1L_MAITANG",
            27_890_000,
            AmountFinding::NotKnown { before: None },
        ),
        ("UNKNOWN", 810_000, AmountFinding::UnknownBenefit),
        ("BTXH_KT_N", 0, AmountFinding::NothingCurrent),
    ];
    for (code, current, expected) in cases {
        assert_eq!(
            explain(&line(code, current), Programme::Btxh).amount,
            expected,
            "{code} {current}"
        );
    }
}

#[test]
fn a_table_by_percentage_tells_only_whether_it_has_the_amount() {
    let of_june = |current| PayLine {
        from: month("2026-06"),
        to: month("2026-06"),
        ..line("NCC_TB", current)
    };
    let finding = |current| explain(&of_june(current), Programme::Ncc).amount;
    assert_eq!(finding(1_878_000), AmountFinding::InTable(Mark::Found));
    assert_eq!(
        finding(1_878_001),
        AmountFinding::Differs {
            catalogue: None,
            mark: Mark::Found
        }
    );
}

#[test]
fn two_months_together_are_compared_with_two_amounts() {
    let both = PayLine {
        from: month("2027-01"),
        to: month("2027-02"),
        ..line("HTXH_MONTHLY", 1_080_000)
    };
    let explanation = explain(&both, Programme::Htxh);
    assert_eq!(explanation.amount, AmountFinding::Equal(Mark::Found));
    assert!(
        vi(&explanation, SectionKey::Amount)
            .starts_with("Tiền của tháng 1 đến tháng 2 năm 2027 là 1.080.000 đồng.")
    );
    let across = PayLine {
        from: month("2026-06"),
        to: month("2026-07"),
        ..line("HTXH_MONTHLY", 1_040_000)
    };
    assert_eq!(
        explain(&across, Programme::Htxh).amount,
        AmountFinding::Equal(Mark::Found)
    );
}

#[test]
fn months_without_end_are_cut() {
    let hostile = PayLine {
        from: month("1900-01"),
        to: month("9999-12"),
        ..line("HTXH_MONTHLY", 540_000)
    };
    assert_eq!(
        explain(&hostile, Programme::Htxh).amount,
        AmountFinding::NotKnown { before: None }
    );
}

#[test]
fn an_amount_that_differs_is_left_to_the_commune() {
    let explanation = explain(&line("HTXH_MONTHLY", 650_000), Programme::Htxh);
    let told = vi(&explanation, SectionKey::Amount);
    assert!(
        told.contains("Bảng tra cứu ghi 540.000 đồng, khác với danh sách."),
        "{told}"
    );
    assert!(told.contains("Tiền trả theo danh sách."), "{told}");
    assert!(section(&explanation, SectionKey::Amount).unwrap().needs_answer);
}

#[test]
fn amounts_are_words_to_the_ear_and_figures_to_the_eye() {
    let explanation = explain(&line("BTXH_TE_MOCOI_T4", 810_000), Programme::Btxh);
    let sentences = &section(&explanation, SectionKey::Amount).unwrap().sentences;
    assert_eq!(sentences[0].vi, "Tiền của tháng 11 năm 2026 là 810.000 đồng.");
    assert_eq!(
        sentences[0].aloud.as_deref(),
        Some("Tiền của tháng mười một năm hai nghìn không trăm hai mươi sáu là tám trăm mười nghìn đồng.")
    );
    assert_eq!(sentences[0].en, "The money for November 2026 is 810.000 đồng.");
    assert_eq!(
        sentences[2].vi,
        "Cách tính là mức chuẩn 540.000 đồng nhân với hệ số 1,5."
    );
    assert_eq!(sentences[3].vi, "Số liệu này chưa được kiểm tra.");
}

#[test]
fn the_ground_has_both_dates_of_the_decree_and_says_what_is_unverified() {
    let explanation = explain(&line("NCC_LS_1", 3_012_000), Programme::Ncc);
    let told = vi(&explanation, SectionKey::Ground);
    assert!(
        told.contains("Mức chuẩn trợ cấp ưu đãi người có công là 3.012.000 đồng, tính từ ngày 1 tháng 7 năm 2026, theo Nghị định 321/2026/NĐ-CP, có hiệu lực từ ngày 1 tháng 10 năm 2026. Số liệu này chưa được kiểm tra."),
        "{told}"
    );
    let pension = vi(
        &explain(&line("HTXH_MONTHLY", 540_000), Programme::Htxh),
        SectionKey::Ground,
    );
    assert!(!pension.contains("chưa được kiểm tra"), "{pension}");
}

#[test]
fn the_third_month_in_a_row_is_warned_about_where_the_programme_has_the_rule() {
    let missed = |code: &str, months: u32, programme| {
        let line = PayLine {
            carried_over: dong(540_000),
            carried_over_months: months,
            ..line(code, 540_000)
        };
        vi(&explain(&line, programme), SectionKey::CarriedOver)
    };
    let warned = |told: &str| told.contains("có thể bị tạm dừng");
    assert!(!warned(&missed("BTXH_DONTHAN", 1, Programme::Btxh)));
    let btxh = missed("BTXH_DONTHAN", 2, Programme::Btxh);
    assert!(warned(&btxh) && !btxh.contains("chưa được kiểm tra"), "{btxh}");
    let htxh = missed("HTXH_MONTHLY", 3, Programme::Htxh);
    assert!(warned(&htxh) && htxh.contains("chưa được kiểm tra"), "{htxh}");
    assert!(!warned(&missed("NCC_LS_1", 5, Programme::Ncc)));
}

#[test]
fn the_parts_are_told_when_there_is_more_than_one_or_they_do_not_add_up() {
    assert!(
        section(
            &explain(&line("HTXH_MONTHLY", 540_000), Programme::Htxh),
            SectionKey::Total
        )
        .is_none()
    );
    let mut several = with_arrears("HTXH_MONTHLY", 540_000, 120_000, 3);
    several.recovery = dong(20_000);
    several.total = dong(640_000);
    let told = explain(&several, Programme::Htxh);
    assert_eq!(
        vi(&told, SectionKey::Total),
        "Tổng cộng là 640.000 đồng, gồm: Tiền kỳ này: 540.000 đồng. Tiền truy lĩnh: 120.000 đồng. Trừ tiền truy thu: 20.000 đồng."
    );
    assert!(vi(&told, SectionKey::Recovery).contains("Bưu điện không quyết định"));
    several.total = dong(660_000);
    let wrong = explain(&several, Programme::Htxh);
    assert!(vi(&wrong, SectionKey::Total).contains("không bằng tổng số"));
    assert!(section(&wrong, SectionKey::Total).unwrap().needs_answer);
}
