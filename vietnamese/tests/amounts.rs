//! Amounts in figures and in words.

use proptest::prelude::*;
use rust_decimal::Decimal;
use vietnamese::amount::{ParseAmountError, format_amount, parse_amount};
use vietnamese::words::{Odd, Thousand, WordStyle, amount_from_words, amount_in_words, number_in_words};

const WORDS: [(u64, &str); 22] = [
    (0, "không"),
    (5, "năm"),
    (10, "mười"),
    (15, "mười lăm"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (105, "một trăm lẻ năm"),
    (110, "một trăm mười"),
    (1005, "một nghìn không trăm lẻ năm"),
    (540_000, "năm trăm bốn mươi nghìn"),
    (405_000, "bốn trăm lẻ năm nghìn"),
    (1_000_105, "một triệu một trăm lẻ năm"),
    (1_005_000, "một triệu không trăm lẻ năm nghìn"),
    (2_789_000, "hai triệu bảy trăm tám mươi chín nghìn"),
    (3_012_000, "ba triệu không trăm mười hai nghìn"),
    (10_704_000, "mười triệu bảy trăm lẻ bốn nghìn"),
    (21_021_000, "hai mươi mốt triệu không trăm hai mươi mốt nghìn"),
    (1_000_000_000, "một tỷ"),
    (1_000_005_000, "một tỷ không trăm lẻ năm nghìn"),
    (107_530_000_000, "một trăm lẻ bảy tỷ năm trăm ba mươi triệu"),
    (1_005_000_000_000, "một nghìn không trăm lẻ năm tỷ"),
    (2_000_000_000_000_000_000, "hai tỷ tỷ"),
];

#[test]
fn amounts_read_as_the_table_says() {
    for (amount, words) in WORDS {
        let said = amount_in_words(&Decimal::from(amount), WordStyle::default());
        assert_eq!(said.to_lowercase(), format!("{words} đồng"));
        assert_eq!(amount_from_words(&said), Some(Decimal::from(amount)), "{said}");
    }
}

const TABLE: &str = include_str!("tables/amounts_in_words.tsv");

/// Fewer lines would mean that the table was cut off.
const LINES_MIN: usize = 60;

#[test]
fn every_amount_of_the_table_reads_as_it_says_in_both_styles_and_back() {
    let southern = WordStyle {
        thousand: Thousand::Ngan,
        odd: Odd::Linh,
    };
    let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= LINES_MIN);
    for line in lines {
        let [figures, plain, other] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let amount: Decimal = figures.parse().unwrap();
        let other = if other == "-" { plain } else { other };
        for (style, words) in [(WordStyle::default(), plain), (southern, other)] {
            let said = amount_in_words(&amount, style);
            assert_eq!(said.to_lowercase(), format!("{words} đồng"), "{figures}");
            assert!(said.starts_with(char::is_uppercase), "{said}");
            assert_eq!(amount_from_words(&said), Some(amount), "{said}");
            assert_eq!(number_in_words(figures.parse().unwrap(), style), words);
        }
    }
}

#[test]
fn the_style_chooses_the_regional_words() {
    let style = WordStyle {
        thousand: Thousand::Ngan,
        odd: Odd::Linh,
    };
    assert_eq!(
        amount_in_words(&Decimal::from(405_000), style),
        "Bốn trăm linh năm ngàn đồng"
    );
    assert_eq!(amount_in_words(&Decimal::from(-1), style), "Âm một đồng");
    assert_eq!(amount_in_words(&Decimal::new(15, 1), style), "Một phẩy năm đồng");
}

#[test]
fn words_are_read_as_people_write_them() {
    let table = [
        (
            "Bốn trăm chín mươi chín triệu sáu trăm tám mươi ngàn đồng./.",
            499_680_000,
        ),
        ("ba triệu không trăm mười hai nghìn đồng chẵn", 3_012_000),
        ("Hai mươi bốn", 24),
        ("HAI MƯƠI TƯ ĐỒNG", 24),
        ("một trăm linh năm", 105),
        ("một tỉ đồng.", 1_000_000_000),
        ("Không đồng", 0),
    ];
    for (text, amount) in table {
        assert_eq!(amount_from_words(text), Some(Decimal::from(amount)), "{text}");
    }
}

#[test]
fn words_that_are_no_number_are_not_guessed() {
    let table = [
        "",
        "đồng",
        "triệu",
        "một nghìn hai triệu",
        "một trăm năm",
        "một mươi",
        "hai hai",
        "lẻ năm",
        "một trăm lẻ",
        "một triệu triệu",
        "hai người",
        "một trăm lẻ mười",
        "tỷ",
        "không tỷ",
        "một tỷ tỷ tỷ tỷ tỷ tỷ tỷ tỷ",
    ];
    for text in table {
        assert_eq!(amount_from_words(text), None, "{text}");
    }
}

#[test]
fn figures_are_read_as_people_write_them() {
    let table = [
        ("1.500.000", 1_500_000),
        ("1,500,000", 1_500_000),
        ("1 500 000", 1_500_000),
        ("1500000 đ", 1_500_000),
        ("1.500.000đ", 1_500_000),
        (" 1.500.000 ", 1_500_000),
        ("1.500.000 VNĐ", 1_500_000),
        ("1.500.000 đồng", 1_500_000),
        ("1.500.000,00", 1_500_000),
        ("1500000.0", 1_500_000),
        ("1.500", 1500),
        ("-", 0),
        ("–", 0),
        ("0", 0),
        ("-500.000", -500_000),
        ("(500.000)", -500_000),
    ];
    for (text, amount) in table {
        assert_eq!(parse_amount(text), Ok(Decimal::from(amount)), "{text}");
    }
}

#[test]
fn figures_that_could_be_two_things_are_refused() {
    let table = [
        ("", ParseAmountError::Empty),
        ("đ", ParseAmountError::NotFigures),
        ("1tr5", ParseAmountError::NotFigures),
        ("=1+1", ParseAmountError::NotFigures),
        ("1.5", ParseAmountError::Groups),
        ("12.50.000", ParseAmountError::Groups),
        ("1.500,000", ParseAmountError::Groups),
        ("2.028.00", ParseAmountError::Groups),
        ("1500.000", ParseAmountError::Groups),
        (".500", ParseAmountError::Groups),
        ("99999999999999999999999999999999", ParseAmountError::TooLong),
    ];
    for (text, error) in table {
        assert_eq!(parse_amount(text), Err(error), "{text}");
    }
}

#[test]
fn figures_have_dots() {
    let table = [
        (0, "0"),
        (7_808_000, "7.808.000"),
        (100, "100"),
        (-1_000, "-1.000"),
    ];
    for (amount, text) in table {
        assert_eq!(format_amount(&Decimal::from(amount)), text);
    }
    assert_eq!(format_amount(&Decimal::new(15_005, 1)), "1.500,5");
}

fn styles() -> impl Strategy<Value = WordStyle> {
    let thousand = prop_oneof![Just(Thousand::Nghin), Just(Thousand::Ngan)];
    let odd = prop_oneof![Just(Odd::Le), Just(Odd::Linh)];
    (thousand, odd).prop_map(|(thousand, odd)| WordStyle { thousand, odd })
}

proptest! {
    #[test]
    fn words_and_figures_say_the_same(amount in any::<u64>(), small in 0_u64..3_000_000, style in styles()) {
        for amount in [amount, small].map(Decimal::from) {
            prop_assert_eq!(amount_from_words(&amount_in_words(&amount, style)), Some(amount));
            prop_assert_eq!(parse_amount(&format_amount(&amount)), Ok(amount));
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,60}") {
        let _amount = parse_amount(&text);
        let _words = amount_from_words(&text);
    }

    #[test]
    fn any_run_of_number_words_can_be_read(
        words in prop::collection::vec(prop::sample::select(vec![
            "một", "năm", "không", "mười", "mươi", "trăm", "lẻ", "nghìn", "triệu", "tỷ", "đồng",
        ]), 0..40)
    ) {
        let _amount = amount_from_words(&words.join(" "));
    }
}
