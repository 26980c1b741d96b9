//! Back pay, month by month.

use crate::common::{explain, explain_envelope, line, month, section, vi, with_arrears};
use benefits::explain::arrears::{Arrears, ArrearsReason, MonthDifference};
use benefits::explain::{Explanation, SectionKey};
use sync_protocol::amount::Amount;
use sync_protocol::ids::LineId;
use sync_protocol::payout_list::{PayLine, Programme};

fn dong(amount: i64) -> Amount {
    Amount::from_dong(amount)
}

fn told(line: &PayLine, programme: Programme) -> (Arrears, Explanation) {
    let explanation = explain(line, programme);
    (explanation.arrears.clone().unwrap(), explanation)
}

#[test]
fn the_october_change_is_told_month_by_month_from_july() {
    let (arrears, explanation) = told(&with_arrears("BTXH_KT_N", 810_000, 180_000, 3), Programme::Btxh);
    assert_eq!(
        arrears.reason,
        ArrearsReason::RateChange {
            from: month("2026-07")
        }
    );
    let of = |month| MonthDifference {
        month,
        old: dong(750_000),
        new: dong(810_000),
        difference: dong(60_000),
    };
    assert_eq!(
        arrears.months,
        [of(month("2026-07")), of(month("2026-08")), of(month("2026-09"))]
    );
    let text = vi(&explanation, SectionKey::Arrears);
    assert_eq!(
        text,
        "Danh sách có 180.000 đồng tiền truy lĩnh của 3 tháng. \
         Mức trợ cấp tăng, tính từ tháng 7 năm 2026, nên những tháng đã trả theo mức cũ được trả thêm phần chênh lệch. \
         Tháng 7 năm 2026: mức cũ 750.000 đồng, mức mới 810.000 đồng, chênh lệch 60.000 đồng. \
         Tháng 8 năm 2026: mức cũ 750.000 đồng, mức mới 810.000 đồng, chênh lệch 60.000 đồng. \
         Tháng 9 năm 2026: mức cũ 750.000 đồng, mức mới 810.000 đồng, chênh lệch 60.000 đồng. \
         Cộng lại là 180.000 đồng, đúng bằng danh sách."
    );
}

#[test]
fn an_old_amount_of_a_table_is_found_by_the_difference_and_must_stand_in_the_table() {
    let (arrears, _) = told(&with_arrears("NCC_TB", 2_028_000, 450_000, 3), Programme::Ncc);
    assert_eq!(arrears.months[0].old, dong(1_878_000));
    assert!(arrears.is_explained());
    let (other, explanation) = told(&with_arrears("NCC_TB", 2_028_000, 453_000, 3), Programme::Ncc);
    assert_eq!(
        (other.reason, other.months.len()),
        (ArrearsReason::Unexplained, 0)
    );
    assert!(vi(&explanation, SectionKey::Arrears).contains("Con không tách được"));
}

#[test]
fn a_benefit_that_is_counted_is_explained_for_all_that_it_counts() {
    let (arrears, _) = told(
        &with_arrears("BTXH_DONTHAN", 1_620_000, 480_000, 4),
        Programme::Btxh,
    );
    assert_eq!(arrears.months[3].month, month("2026-10"));
    assert_eq!(arrears.months[3].old, dong(1_500_000));
    assert!(arrears.is_explained());
}

#[test]
fn whole_months_of_a_newcomer_are_told_as_such() {
    let (arrears, explanation) = told(
        &with_arrears("HTXH_MONTHLY", 540_000, 1_080_000, 2),
        Programme::Htxh,
    );
    assert_eq!(arrears.reason, ArrearsReason::WholeMonths);
    let months: Vec<_> = arrears.months.iter().map(|each| each.month).collect();
    assert_eq!(months, [month("2026-09"), month("2026-10")]);
    assert!(vi(&explanation, SectionKey::Arrears).contains("Tháng 9 năm 2026: 540.000 đồng."));
}

#[test]
fn whole_months_before_the_change_are_due_at_the_old_amount() {
    let sum = 500_000 * 2 + 540_000 * 4;
    let (arrears, _) = told(&with_arrears("HTXH_MONTHLY", 540_000, sum, 6), Programme::Htxh);
    assert_eq!(arrears.reason, ArrearsReason::WholeMonths);
    assert_eq!(
        (arrears.months[1].new, arrears.months[2].new),
        (dong(500_000), dong(540_000))
    );
}

#[test]
fn months_that_the_remark_names_are_the_ones_that_are_told() {
    let line = PayLine {
        note: Some("TL T8-T10/2026".to_owned()),
        ..with_arrears("HTXH_MONTHLY", 540_000, 120_000, 3)
    };
    let (arrears, _) = told(&line, Programme::Htxh);
    assert_eq!(arrears.months[0].month, month("2026-08"));
    let other_count = PayLine {
        note: Some("TL T7-T10/2026".to_owned()),
        ..line
    };
    assert_eq!(
        told(&other_count, Programme::Htxh).0.months[0].month,
        month("2026-07")
    );
}

#[test]
fn a_sum_that_does_not_come_out_is_admitted_with_both_figures() {
    let (arrears, explanation) = told(
        &with_arrears("HTXH_MONTHLY", 540_000, 130_000, 3),
        Programme::Htxh,
    );
    assert_eq!(arrears.reason, ArrearsReason::Unexplained);
    assert_eq!(arrears.sum(), Some(dong(120_000)));
    let text = vi(&explanation, SectionKey::Arrears);
    assert!(
        text.contains(
            "Cộng lại là 120.000 đồng, không bằng 130.000 đồng trong danh sách; chênh 10.000 đồng."
        ),
        "{text}"
    );
    assert!(text.contains("Ủy ban nhân dân xã, phường trả lời"), "{text}");
    assert!(section(&explanation, SectionKey::Arrears).unwrap().needs_answer);
}

#[test]
fn months_that_reach_into_the_list_itself_explain_nothing() {
    let (arrears, _) = told(
        &with_arrears("HTXH_MONTHLY", 540_000, 200_000, 5),
        Programme::Htxh,
    );
    assert_eq!(
        (arrears.reason, arrears.months.len()),
        (ArrearsReason::Unexplained, 0)
    );
}

#[test]
fn back_pay_without_or_with_absurd_months_is_told_without_them() {
    for months in [0, 121, u32::MAX] {
        let (arrears, explanation) = told(
            &with_arrears("HTXH_MONTHLY", 540_000, 120_000, months),
            Programme::Htxh,
        );
        assert_eq!(
            (arrears.reason, arrears.months.len()),
            (ArrearsReason::Unexplained, 0),
            "{months}"
        );
        let text = vi(&explanation, SectionKey::Arrears);
        assert_eq!(text.contains("không ghi số tháng"), months == 0, "{text}");
    }
}

#[test]
fn a_list_of_back_pay_alone_is_explained_by_the_catalogue_on_both_sides() {
    let (arrears, explanation) = told(&with_arrears("BTXH_KT_N", 0, 180_000, 3), Programme::Btxh);
    assert!(arrears.is_explained());
    assert_eq!(arrears.months[0].new, dong(810_000));
    assert!(section(&explanation, SectionKey::Amount).is_none());
}

#[test]
fn back_pay_that_rests_on_an_unconfirmed_decree_says_so() {
    let doubtful = |line: &PayLine, programme| {
        vi(&told(line, programme).1, SectionKey::Arrears).contains("chưa được kiểm tra")
    };
    assert!(doubtful(
        &with_arrears("NCC_LS_1", 3_012_000, 669_000, 3),
        Programme::Ncc
    ));
    assert!(!doubtful(
        &with_arrears("NCC_LS_1", 3_012_000, 2 * 3_012_000, 2),
        Programme::Ncc
    ));
    assert!(doubtful(
        &with_arrears("NCC_LS_1", 3_012_000, 4 * 3_012_000 + 2_789_000, 5),
        Programme::Ncc
    ));
    assert!(!doubtful(
        &with_arrears("HTXH_MONTHLY", 540_000, 120_000, 3),
        Programme::Htxh
    ));
}

#[test]
fn back_pay_of_a_row_is_told_for_all_its_benefits_together_and_only_when_they_give_it() {
    let with_id = |id: u128, line: PayLine| PayLine {
        id: LineId(uuid::Uuid::from_u128(id)),
        ..line
    };
    let mut envelope = vec![
        with_id(1, with_arrears("NCC_TB", 8_014_000, 2_784_000, 3)),
        with_id(2, line("NCC_TB_PC81", 1_511_000)),
        with_id(3, line("NCC_TB_PV", 3_012_000)),
    ];
    let explanation = explain_envelope(&envelope, Programme::Ncc, None);
    let arrears = explanation.arrears.clone().unwrap();
    assert_eq!(
        (arrears.lines, arrears.months[0].old),
        (3, dong(7_421_000 + 1_399_000 + 2_789_000))
    );
    assert!(vi(&explanation, SectionKey::Arrears).contains("tính chung cho 3 khoản trong phong bì"));
    envelope.pop();
    let without_carer = explain_envelope(&envelope, Programme::Ncc, None);
    assert_eq!(without_carer.arrears.unwrap().reason, ArrearsReason::Unexplained);
}

#[test]
fn whole_months_of_an_unknown_benefit_need_no_catalogue() {
    let (arrears, _) = told(&with_arrears("UNKNOWN", 700_000, 1_400_000, 2), Programme::Btxh);
    assert_eq!(arrears.reason, ArrearsReason::WholeMonths);
    let (other, _) = told(&with_arrears("UNKNOWN", 700_000, 60_000, 2), Programme::Btxh);
    assert_eq!(
        (other.reason, other.months.len()),
        (ArrearsReason::Unexplained, 0)
    );
}
