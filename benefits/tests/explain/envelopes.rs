//! Envelopes with more in them than one month of one benefit: two months at once, several lines, back pay and
//! money of earlier months together, gifts.

use std::sync::LazyLock;

use benefits::catalogue::Mark;
use benefits::explain::amount::AmountFinding;
use benefits::explain::arrears::ArrearsReason;
use benefits::explain::{Case, Explanation, SectionKey};
use benefits::handbook::Handbook;
use sync_protocol::amount::Amount;
use sync_protocol::ids::LineId;
use sync_protocol::payout_list::{ListKind, PayLine, Programme};

use crate::common::{line, month, public, section, vi};

static BOOK: LazyLock<Handbook> = LazyLock::new(Handbook::bundled);

/// An envelope of a list of January 2027, of a programme and a kind.
struct Envelope {
    lines: Vec<PayLine>,
    programme: Programme,
    kind: ListKind,
}

impl Envelope {
    fn explain(&self, place: usize) -> Explanation {
        BOOK.explain(&Case {
            line: &self.lines[place],
            envelope: &self.lines,
            programme: self.programme,
            kind: self.kind,
            born: None,
            list_month: month("2027-01"),
            today: "2027-01-20".parse().unwrap(),
        })
    }
}

/// A line for January and February 2027.
fn both_months(id: u128, code: &str, current: i64) -> PayLine {
    PayLine {
        id: LineId(uuid::Uuid::from_u128(id)),
        from: month("2027-01"),
        to: month("2027-02"),
        ..line(code, current)
    }
}

fn summed(line: PayLine) -> PayLine {
    PayLine {
        total: line.sum_of_parts().unwrap(),
        ..line
    }
}

fn dong(amount: i64) -> Amount {
    Amount::from_dong(amount)
}

#[test]
fn two_months_before_tet_are_told_as_two_and_compared_as_two() {
    // Code, programme, money of both months, what comes of it, what is said of each month.
    let table = [
        (
            "NCC_LS_1",
            Programme::Ncc,
            6_024_000,
            AmountFinding::Equal(Mark::Verify),
            "3.012.000",
        ),
        (
            "NCC_LS_2",
            Programme::Ncc,
            12_048_000,
            AmountFinding::Equal(Mark::Verify),
            "6.024.000",
        ),
        (
            "BTXH_KT_N",
            Programme::Btxh,
            1_620_000,
            AmountFinding::Equal(Mark::Found),
            "810.000",
        ),
        (
            "HTXH_MONTHLY",
            Programme::Htxh,
            1_080_000,
            AmountFinding::Equal(Mark::Found),
            "540.000",
        ),
        (
            "HTXH_MONTHLY",
            Programme::Htxh,
            540_000,
            AmountFinding::Differs {
                catalogue: Some(dong(1_080_000)),
                mark: Mark::Found,
            },
            "270.000",
        ),
        (
            "NCC_TB",
            Programme::Ncc,
            4_056_000,
            AmountFinding::NotKnown { before: None },
            "2.028.000",
        ),
    ];
    for (code, programme, current, finding, each) in table {
        let envelope = Envelope {
            lines: vec![both_months(1, code, current)],
            programme,
            kind: ListKind::Monthly,
        };
        let told = envelope.explain(0);
        assert_eq!(told.amount, finding, "{code} {current}");
        let said = vi(&told, SectionKey::Amount);
        assert!(
            said.starts_with("Tiền của tháng 1 đến tháng 2 năm 2027 là "),
            "{said}"
        );
        assert!(said.contains("Kỳ này trả chung 2 tháng một lần"), "{said}");
        assert!(said.contains(&format!("Mỗi tháng là {each} đồng.")), "{said}");
    }
}

#[test]
fn two_months_back_pay_and_money_of_before_are_told_each_by_itself_and_in_all() {
    let first = summed(PayLine {
        arrears: dong(669_000),
        arrears_months: 3,
        carried_over: dong(3_012_000),
        carried_over_months: 1,
        note: Some("TL T7-T9/2026".into()),
        ..both_months(1, "NCC_LS_1", 6_024_000)
    });
    let second = summed(both_months(2, "NCC_TUDAY", 3_614_000));
    let envelope = Envelope {
        lines: vec![first, second],
        programme: Programme::Ncc,
        kind: ListKind::Monthly,
    };
    let told = envelope.explain(0);
    let arrears = told.arrears.as_ref().unwrap();
    assert_eq!(
        arrears.reason,
        ArrearsReason::RateChange {
            from: month("2026-07")
        }
    );
    let months: Vec<String> = arrears.months.iter().map(|each| each.month.to_string()).collect();
    assert_eq!(
        (months, arrears.sum(), arrears.lines),
        (
            vec!["2026-07".to_owned(), "2026-08".to_owned(), "2026-09".to_owned()],
            Some(dong(669_000)),
            1
        )
    );
    assert_eq!(
        vi(&told, SectionKey::Total),
        "Tổng cộng là 9.705.000 đồng, gồm: Tiền kỳ này: 6.024.000 đồng. Tiền truy lĩnh: 669.000 đồng. \
         Tiền các tháng trước chưa nhận: 3.012.000 đồng."
    );
    assert!(vi(&told, SectionKey::CarriedOver).starts_with("Có 3.012.000 đồng của 1 tháng trước chưa nhận"));
    // The second line has nothing of what stands with the first.
    let other = envelope.explain(1);
    for key in [SectionKey::Total, SectionKey::Arrears, SectionKey::CarriedOver] {
        assert!(section(&other, key).is_none(), "{}", key.as_str());
    }
    assert!(vi(&other, SectionKey::Amount).contains("Mỗi tháng là 1.807.000 đồng."));
}

#[test]
fn back_pay_of_a_row_that_became_two_lines_is_told_for_both_also_with_two_months() {
    // 4 months of 223,000 for the first and, by the second's own new amount, 4 of 223,000 as well.
    let first = summed(PayLine {
        arrears: dong(1_784_000),
        arrears_months: 4,
        note: Some("TL T7-T10/2026".into()),
        ..both_months(1, "NCC_LS_1", 6_024_000)
    });
    let second = summed(both_months(2, "NCC_BB_PV", 6_024_000));
    let envelope = Envelope {
        lines: vec![first, second],
        programme: Programme::Ncc,
        kind: ListKind::Monthly,
    };
    let told = envelope.explain(0);
    let arrears = told.arrears.as_ref().unwrap();
    assert_eq!((arrears.lines, arrears.sum()), (2, Some(dong(1_784_000))));
}

#[test]
fn a_third_month_that_is_not_collected_is_told_where_it_suspends() {
    let table = [
        (Programme::Btxh, "BTXH_KT_N", 810_000, 1, false),
        (Programme::Btxh, "BTXH_KT_N", 810_000, 2, true),
        (Programme::Btxh, "BTXH_KT_N", 810_000, 5, true),
        (Programme::Htxh, "HTXH_MONTHLY", 540_000, 1, false),
        (Programme::Htxh, "HTXH_MONTHLY", 540_000, 2, true),
        (Programme::Ncc, "NCC_LS_1", 3_012_000, 2, false),
        (Programme::Ncc, "NCC_LS_1", 3_012_000, 12, false),
    ];
    for (programme, code, each, missed, suspends) in table {
        for kind in [ListKind::Monthly, ListKind::Gift] {
            let line = summed(PayLine {
                carried_over: dong(each * i64::from(missed)),
                carried_over_months: missed,
                ..line(code, each)
            });
            let envelope = Envelope {
                lines: vec![line],
                programme,
                kind,
            };
            let told = vi(&envelope.explain(0), SectionKey::CarriedOver);
            let expected = suspends && kind == ListKind::Monthly;
            assert_eq!(told.contains("tạm dừng"), expected, "{code} {missed} {kind:?}");
        }
    }
}

fn gift(code: &str, amount: i64, from: &str) -> Envelope {
    let line = PayLine {
        from: month(from),
        to: month(from),
        ..line(code, amount)
    };
    Envelope {
        lines: vec![line],
        programme: Programme::Ncc,
        kind: ListKind::Gift,
    }
}

#[test]
fn a_gift_is_told_as_a_gift_and_of_which_decision() {
    // Code, amount, month, the amount as it is compared, words that must be there.
    let table = [
        (
            "QUA_CTN_TET_MUC1",
            600_000,
            "2026-01",
            AmountFinding::Equal(Mark::Found),
            "Căn cứ: Quyết định 01/QĐ-CTN (01/2026).",
        ),
        (
            "QUA_CTN_TET_MUC1",
            600_000,
            "2027-01",
            AmountFinding::NotKnown { before: None },
            "Lần gần nhất trong bảng tra cứu là Quyết định 01/QĐ-CTN (01/2026).",
        ),
        (
            "QUA_CTN_27_7",
            300_000,
            "2027-07",
            AmountFinding::NotKnown { before: None },
            "Căn cứ: Quyết định của Chủ tịch nước cho từng dịp.",
        ),
        (
            "UNKNOWN",
            500_000,
            "2027-01",
            AmountFinding::UnknownBenefit,
            "Đây là quà tặng theo danh sách quà của cơ quan nhà nước",
        ),
    ];
    for (code, amount, from, finding, words) in table {
        let told = gift(code, amount, from).explain(0);
        assert_eq!(told.amount, finding, "{code} {from}");
        let said = public(&told);
        assert!(said.contains(words), "{code} {from}: {said}");
        assert!(said.contains("Quà lần này là "), "{said}");
        assert!(
            !said.contains("Tiền của tháng") && !said.contains("trợ cấp xã hội"),
            "{said}"
        );
        assert!(section(&told, SectionKey::Soon).is_none());
    }
    let of_2027 = gift("QUA_CTN_TET_MUC2", 300_000, "2027-01").explain(0);
    assert!(vi(&of_2027, SectionKey::Amount).contains("Mức quà lần này chưa có trong bảng tra cứu"));
}

#[test]
fn what_is_paid_once_is_no_money_of_a_month() {
    for (code, amount) in [("NCC_1L_BAOTU", 3_012_000), ("NCC_NAM_THOCUNG", 1_400_000)] {
        let envelope = Envelope {
            lines: vec![line(code, amount)],
            programme: Programme::Ncc,
            kind: ListKind::OneOff,
        };
        let told = vi(&envelope.explain(0), SectionKey::Amount);
        assert!(told.starts_with("Khoản này là "), "{told}");
    }
}
