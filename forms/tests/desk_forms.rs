//! Labels, slips, statements and settlement: what they say, what they must never say, and what is not printed.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use forms::error::FormError;
use forms::label::{LabelLayout, envelope_code};
use forms::printer::Printer;
use forms::settlement::Figure;
use support::desk::{
    evening, figure, handover, label, labels, notes, notes_plan, reconciliation, settlement, slips,
    unbalanced_settlement, unpaid, variations,
};
use support::people::dong;
use support::read::{codes, fonts, pages, words};

fn printer() -> Printer {
    Printer::default()
}

#[test]
fn every_form_has_the_one_typeface() {
    let printer = printer();
    let pdfs = [
        variations(2).pdf(&printer),
        labels(LabelLayout::TWO_BY_SEVEN, 3).pdf(&printer),
        slips(&[1, 2]).pdf(&printer),
        handover().pdf(&printer),
        evening().pdf(&printer),
        unpaid(2).pdf(&printer),
        settlement().pdf(&printer),
        reconciliation().pdf(&printer),
        notes_plan(3).pdf(&printer),
    ];
    for pdf in pdfs {
        let fonts = fonts(&pdf.unwrap());
        assert!(!fonts.is_empty());
        assert!(
            fonts.iter().all(|name| name.starts_with("LiberationSerif")),
            "{fonts:?}"
        );
    }
}

#[test]
fn a_sheet_holds_the_labels_that_it_has_places_for() {
    for (layout, count, sheets) in [
        (LabelLayout::TWO_BY_SEVEN, 14, 1),
        (LabelLayout::TWO_BY_SEVEN, 15, 2),
        (LabelLayout::THREE_BY_EIGHT, 25, 2),
        (LabelLayout::single(1000, 620), 3, 3),
    ] {
        let pdf = labels(layout, count).pdf(&printer()).unwrap();
        let pages = pages(&pdf);
        assert_eq!(pages.len(), sheets);
        let stops = pages.iter().flat_map(|page| page.split("Tuyến T01").skip(1));
        assert_eq!(stops.count(), count);
    }
}

#[test]
fn a_label_says_what_the_envelope_must_hold() {
    // Number 41 has the longest name and hamlet, and back pay of its own would be number 7.
    for (number, expected) in [(41, "540.000 đ"), (7, "1.200.000 đ")] {
        let mut one = labels(LabelLayout::THREE_BY_EIGHT, 1);
        one.labels = vec![label(number)];
        let pdf = one.pdf(&printer()).unwrap();
        let text = words(&pdf);
        assert!(text.contains(expected), "{text}");
        for word in ["BTXH", "Trần Văn Út – 0900 000 002", "1900 54 54 81", "Tháng"] {
            assert!(text.contains(word), "{word}\n{text}");
        }
        assert_eq!(codes(&pdf, 1, 300), [envelope_code(one.labels[0].envelope)]);
    }
}

#[test]
fn labels_that_leave_the_sheet_are_refused() {
    let wide = LabelLayout {
        columns: 3,
        ..LabelLayout::TWO_BY_SEVEN
    };
    let none = LabelLayout {
        rows: 0,
        ..LabelLayout::TWO_BY_SEVEN
    };
    for layout in [wide, none] {
        assert_eq!(labels(layout, 1).pdf(&printer()), Err(FormError::LabelLayout));
    }
}

#[test]
fn a_hidden_category_is_on_no_slip_and_no_list() {
    let text = words(&slips(&[3]).pdf(&printer()).unwrap());
    assert!(!text.contains("Nhãn phải giấu"), "{text}");
    assert!(text.contains("Trợ cấp xã hội"));
    let mut hidden = unpaid(4);
    hidden
        .rows
        .iter_mut()
        .for_each(|row| row.benefit.hide_category = true);
    assert!(!words(&hidden.pdf(&printer()).unwrap()).contains("khoản 5"));
}

#[test]
fn slips_stand_two_on_a_page_when_they_are_short() {
    assert_eq!(pages(&slips(&[1, 2, 1]).pdf(&printer()).unwrap()).len(), 2);
    assert_eq!(pages(&slips(&[1, 9, 1]).pdf(&printer()).unwrap()).len(), 3);
}

#[test]
fn statements_over_many_pages_keep_their_rows_and_signatures() {
    for rows in [1, 12, 60] {
        let pdfs = [
            unpaid(rows).pdf(&printer()).unwrap(),
            variations(rows).pdf(&printer()).unwrap(),
        ];
        for (pdf, mark) in pdfs.iter().zip(["BT-", "/QĐ"]) {
            let pages = pages(pdf);
            let found = pages.iter().flat_map(|page| page.matches(mark)).count();
            assert_eq!(found, rows, "{mark}");
            let (last, others) = pages.split_last().unwrap();
            assert!(last.contains("Tổng cộng") && last.contains("NGƯỜI LẬP BIỂU") && last.contains(mark));
            assert!(others.iter().all(|page| !page.contains("NGƯỜI LẬP BIỂU")));
        }
    }
}

#[test]
fn a_handover_states_its_notes() {
    let text = words(&handover().pdf(&printer()).unwrap());
    for expected in [
        "500.000 98 49.000.000",
        "Cộng 174 50.184.000",
        "Năm mươi triệu một trăm tám mươi tư nghìn đồng",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let mut wrong = handover();
    wrong.notes = Some(notes(&[(500_000, 100)]));
    assert_eq!(
        wrong.pdf(&printer()),
        Err(FormError::NotesDiffer {
            notes: "50.000.000".into(),
            envelopes: "50.184.000".into()
        })
    );
}

#[test]
fn an_evening_with_something_left_needs_a_reason() {
    let mut slip = evening();
    assert!(words(&slip.pdf(&printer()).unwrap()).contains("01 phong bì hẹn chi trả tối cùng ngày"));
    slip.explanation = " ".into();
    assert_eq!(
        slip.pdf(&printer()),
        Err(FormError::DifferenceUnexplained {
            people: 1,
            amount: "540.000".into()
        })
    );
}

#[test]
fn a_settlement_with_an_unexplained_difference_is_not_printed() {
    let mut settlement = unbalanced_settlement();
    assert_eq!(settlement.difference(), Ok(figure(2, 1_080_000)));
    assert!(words(&settlement.pdf(&printer()).unwrap()).contains("02 phong bì mất trong ngập lụt"));
    settlement.explanations[0].figure.amount = dong(1_000_000);
    let refused = FormError::DifferenceUnexplained {
        people: 0,
        amount: "80.000".into(),
    };
    assert_eq!(settlement.pdf(&printer()), Err(refused));
}

#[test]
fn a_settlement_says_its_eight_figures_and_the_fee() {
    let settlement = settlement();
    assert_eq!(settlement.difference(), Ok(Figure::default()));
    let text = words(&settlement.pdf(&printer()).unwrap());
    for expected in [
        "(3) Phải chi trả (3) = (1) + (2) 2.000 1.100.000.000",
        "(8) Chênh lệch (8) = (3) – (4) – (5) – (6) – (7) 0 0",
        "Một tỷ không trăm tám mươi sáu triệu đồng",
        "0,65% của số đã chi trả, là 7.059.000 đồng",
        "Chứng từ chuyển khoản ngân hàng",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn minutes_explain_every_line_that_differs() {
    let mut minutes = reconciliation();
    assert!(words(&minutes.pdf(&printer()).unwrap()).contains("chênh lệch ở 1 dòng"));
    minutes.lines[2].explanation = String::new();
    assert_eq!(
        minutes.pdf(&printer()),
        Err(FormError::LineUnexplained { line: 3 })
    );
    minutes.lines.truncate(2);
    assert!(words(&minutes.pdf(&printer()).unwrap()).contains("số liệu hai bên khớp đúng"));
}

#[test]
fn the_bank_is_asked_for_what_is_not_at_hand() {
    let text = words(&notes_plan(12).pdf(&printer()).unwrap());
    assert!(
        text.contains("500.000 1.242 200 1.042 1 42 521.000.000"),
        "{text}"
    );
}
