//! Payout lists of any length: every row once, the total once, the head on every page, signatures never alone, and a
//! code on each page that names its rows.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test crate has no interface, and stops at the first surprise"
)]

mod support;

use forms::error::FormError;
use forms::page_code::PageCode;
use forms::payout_list::social::SocialPayoutList;
use forms::printer::Printer;
use support::people::{dong, list_id, merit_list, social_list};
use support::read::{codes, fonts, pages, words};
use sync_protocol::payout_list::Programme;

#[test]
fn a_list_of_any_length_is_right_at_its_page_breaks() {
    for rows in [1, 2, 9, 10, 20, 21, 100] {
        check_pages(rows);
    }
}

#[test]
fn a_list_of_five_hundred_is_right_at_its_page_breaks() {
    check_pages(500);
}

#[test]
fn a_list_of_two_thousand_is_right_at_its_page_breaks() {
    check_pages(2_000);
}

fn check_pages(rows: usize) {
    let list = social_list(Programme::Btxh, rows);
    let pdf = list.pdf(&Printer::default()).unwrap();
    let pages = pages(&pdf);
    let mut next = 1;
    for (number, page) in pages.iter().enumerate() {
        assert_eq!(
            page.matches("Họ và tên").count(),
            2,
            "the head of page {} of {rows}",
            number + 1
        );
        let on_page = books(page);
        let expected: Vec<usize> = (next..next + on_page.len()).collect();
        assert_eq!(on_page, expected, "the rows of page {} of {rows}", number + 1);
        assert!(!on_page.is_empty(), "page {} of {rows} has no row", number + 1);
        next += on_page.len();
        let last = number + 1 == pages.len();
        assert_eq!(page.matches("Tổng cộng").count(), usize::from(last));
        assert_eq!(page.matches("THỦ TRƯỞNG ĐƠN VỊ").count(), usize::from(last));
        assert_eq!(page.matches("Cộng mang sang").count(), usize::from(!last));
    }
    assert_eq!(next, rows + 1);
    check_codes(&pdf, &pages, rows);
}

/// The codes of the first, second and last page.
fn check_codes(pdf: &[u8], pages: &[String], rows: usize) {
    let mut next = 1;
    for (number, page) in pages.iter().enumerate() {
        let on_page = books(page).len();
        if number < 2 || number + 1 == pages.len() {
            let [code] = codes(pdf, number + 1, 200).try_into().unwrap();
            let code: PageCode = code.parse().unwrap();
            assert_eq!(code.list(), list_id());
            let count = |n: usize| u32::try_from(n).unwrap();
            assert_eq!(code.page(), (count(number + 1), count(pages.len())));
            assert_eq!(code.rows(), count(next)..=count(next + on_page - 1), "of {rows}");
        }
        next += on_page;
    }
}

/// The payout book numbers on a page: one in each row.
fn books(page: &str) -> Vec<usize> {
    let words = page.split_whitespace();
    words
        .filter_map(|word| word.strip_prefix("BT-")?.parse().ok())
        .collect()
}

#[test]
fn the_sum_so_far_is_that_of_the_rows_so_far() {
    let list = social_list(Programme::Btxh, 30);
    let pages = pages(&list.pdf(&Printer::default()).unwrap());
    let mut sum = dong(0);
    let mut rows = list.rows.iter();
    for page in &pages[..pages.len() - 1] {
        let on_page = books(page).len();
        sum = rows
            .by_ref()
            .take(on_page)
            .map(|row| row.total)
            .fold(sum, |a, b| a.checked_add(b).unwrap());
        let figures = paper::wording::figures(sum);
        assert!(
            page.contains(&format!("người): {figures} đồng")),
            "{figures}\n{page}"
        );
    }
}

#[test]
fn totals_are_told_in_figures_and_words() {
    let list = social_list(Programme::Htxh, 2);
    let text = words(&list.pdf(&Printer::default()).unwrap());
    for expected in [
        "DANH SÁCH CHI TRẢ TRỢ CẤP HƯU TRÍ XÃ HỘI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập – Tự do – Hạnh phúc",
        "Tháng 11/2026",
        "1.350.000",
        "Tổng số tiền bằng chữ: Một triệu ba trăm năm mươi nghìn đồng./.",
        "Long Xuyên, ngày 05 tháng 11 năm 2026",
        "(Ký, ghi rõ họ tên, chức vụ)",
        "Trần Văn Út",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn only_the_bundled_typeface_is_inside() {
    for pdf in [
        social_list(Programme::Btxh, 3).pdf(&Printer::default()).unwrap(),
        merit_list(3).pdf(&Printer::default()).unwrap(),
    ] {
        let fonts = fonts(&pdf);
        assert!(!fonts.is_empty());
        assert!(
            fonts.iter().all(|name| name.starts_with("LiberationSerif")),
            "{fonts:?}"
        );
    }
}

#[test]
fn a_list_of_people_with_merit_keeps_its_rows_whole() {
    let list = merit_list(45);
    let pages = pages(&list.pdf(&Printer::default()).unwrap());
    let mut names = 0;
    for page in &pages {
        assert_eq!(page.matches("Loại đối").count(), 1, "{page}");
        names += page
            .split_whitespace()
            .filter(|word| word.starts_with("AG/TB-"))
            .count();
    }
    assert_eq!(names, 45);
    let (last, others) = pages.split_last().unwrap();
    assert!(last.contains("Tổng cộng: 45 người"));
    assert!(others.iter().all(|page| !page.contains("Tổng cộng: ")));
}

#[test]
fn a_list_that_does_not_add_up_is_not_printed() {
    let refused = |list: SocialPayoutList| list.pdf(&Printer::default()).unwrap_err();
    assert_eq!(refused(social_list(Programme::Btxh, 0)), FormError::Empty);
    let mut wrong = social_list(Programme::Btxh, 3);
    wrong.rows[1].total = dong(1);
    assert_eq!(refused(wrong), FormError::RowDoesNotAddUp { row: 2 });
}

#[test]
fn text_from_a_list_is_never_an_instruction() {
    let mut list = social_list(Programme::Btxh, 2);
    list.rows[0].name = "#panic() *a* $x$ @b".into();
    let text = words(&list.pdf(&Printer::default()).unwrap());
    assert!(text.contains("#panic() *a* $x$ @b"), "{text}");
}
