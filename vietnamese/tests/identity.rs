//! Identity numbers and the card's QR code.

use chrono::NaiveDate;
use proptest::prelude::*;
use vietnamese::card_qr::{CardField, CardQrError, parse_card_qr};
use vietnamese::identity_number::{IdentityNumber, OldNumber, Sex, Warning, check, restore_lost_zeros};

const CARD: &str =
    "089057000123|350123456|Trần Văn Mẫu|01011957|Nam|Ấp Mỹ An, Mỹ Hòa Hưng, Long Xuyên, An Giang|25062021";

fn number(digits: &str) -> IdentityNumber {
    IdentityNumber::parse(digits).expect("12 digits")
}

#[test]
fn a_number_says_province_year_and_sex() {
    let table = [
        ("089057000123", Some("An Giang"), 1957, Sex::Male),
        ("091149000456", Some("Kiên Giang"), 1949, Sex::Female),
        ("001203004567", Some("Hà Nội"), 2003, Sex::Male),
        ("079319004567", Some("TP. Hồ Chí Minh"), 2019, Sex::Female),
        ("999999999999", None, 2399, Sex::Female),
    ];
    for (digits, province, year, sex) in table {
        let number = number(digits);
        assert_eq!(
            (number.province(), number.birth_year(), number.sex()),
            (province, year, sex),
            "{digits}"
        );
    }
}

#[test]
fn numbers_in_groups_are_read_and_other_texts_refused() {
    assert_eq!(number(" 089 057 000123").as_str(), "089057000123");
    assert_eq!(number("089057.000123").as_str(), "089057000123");
    assert_eq!(
        OldNumber::parse("350 123 456").expect("9 digits").as_str(),
        "350123456"
    );
    for text in [
        "",
        "12",
        "08905700012a",
        "0890570001234",
        "０８９０５７０００１２３",
    ] {
        assert!(IdentityNumber::parse(text).is_err(), "{text}");
    }
}

#[test]
fn lost_zeros_come_back_where_a_province_fits() {
    let table = [
        ("89057000123", Some("089057000123")),
        ("1203004567", Some("001203004567")),
        ("350123456", None),
        ("3203004567", None),
        ("089057000123", None),
    ];
    for (text, restored) in table {
        assert_eq!(
            restore_lost_zeros(text).as_ref().map(IdentityNumber::as_str),
            restored,
            "{text}"
        );
    }
}

#[test]
fn disagreement_with_the_list_is_a_warning() {
    let number = number("089057000123");
    assert_eq!(check(&number, Some(1957), Some(Sex::Male)), []);
    assert_eq!(check(&number, None, None), []);
    let warnings = check(&number, Some(1958), Some(Sex::Female));
    assert_eq!(
        warnings,
        [
            Warning::BirthYearDiffers {
                number_says: 1957,
                list_says: 1958
            },
            Warning::SexDiffers {
                number_says: Sex::Male,
                list_says: Sex::Female
            },
        ]
    );
    let abroad = IdentityNumber::parse("500057000123").expect("12 digits");
    assert_eq!(check(&abroad, None, None), [Warning::UnknownProvince]);
}

#[test]
fn debug_output_reveals_no_number() {
    assert_eq!(format!("{:?}", number("089057000123")), "IdentityNumber(…123)");
}

#[test]
fn a_card_is_read() {
    let card = parse_card_qr(CARD).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(card.number.as_str(), "089057000123");
    assert_eq!(card.old_number.as_ref().map(OldNumber::as_str), Some("350123456"));
    assert_eq!(card.name, "Trần Văn Mẫu");
    assert_eq!(card.birth, NaiveDate::from_ymd_opt(1957, 1, 1).expect("a date"));
    assert_eq!((card.sex, card.issued.is_some()), (Sex::Male, true));
}

#[test]
fn shapes_that_readers_give_are_the_same_card() {
    let latin1: String = CARD.bytes().map(char::from).collect();
    let apart: String = unicode_normalization::UnicodeNormalization::nfd(CARD).collect();
    let longer = format!("{CARD}|079057000999|Trần Văn A|Lê Thị B|");
    let shapes = [format!("{CARD}\r\n"), format!("{CARD}\r"), latin1, apart, longer];
    let plain = parse_card_qr(CARD).unwrap_or_else(|error| panic!("{error}"));
    for shape in shapes {
        assert!(parse_card_qr(&shape).is_ok_and(|card| card == plain), "{shape}");
    }
    let shorter = CARD.rsplit_once('|').expect("bars").0;
    assert!(parse_card_qr(shorter).is_ok_and(|card| card.issued.is_none()));
}

#[test]
fn what_is_not_a_card_is_refused_by_field() {
    let long = "x".repeat(3000);
    let name = format!("089057000123||{}|01011957|Nam|Ấp|25062021", "x".repeat(200));
    let table = [
        ("", CardQrError::Fields(1)),
        ("https://example.invalid", CardQrError::Fields(1)),
        ("a|b|c|d|e|f|g|h|i|j|k|l|m", CardQrError::Fields(13)),
        (&long, CardQrError::TooLong),
        (
            "08905700012||A|01011957|Nam|Ấp",
            CardQrError::Field(CardField::Number),
        ),
        (
            "089057000123|35|A|01011957|Nam|Ấp",
            CardQrError::Field(CardField::OldNumber),
        ),
        (
            "089057000123|||01011957|Nam|Ấp",
            CardQrError::Field(CardField::Name),
        ),
        (&name, CardQrError::Field(CardField::Name)),
        (
            "089057000123||A|31021957|Nam|Ấp",
            CardQrError::Field(CardField::Birth),
        ),
        (
            "089057000123||A|01011957|X|Ấp",
            CardQrError::Field(CardField::Sex),
        ),
        (
            "089057000123||A|01011957|Nam|Ấp|2506",
            CardQrError::Field(CardField::Issued),
        ),
    ];
    for (text, error) in table {
        assert_eq!(parse_card_qr(text).err(), Some(error), "{text}");
    }
}

proptest! {
    #[test]
    fn a_number_survives_a_spreadsheet(digits in "0(89|91)[0-3][0-9]{8}") {
        let restored = restore_lost_zeros(digits.trim_start_matches('0'));
        prop_assert_eq!(restored.as_ref().map(IdentityNumber::as_str), Some(digits.as_str()));
    }

    #[test]
    fn any_text_can_be_scanned(text in "[0-9|A-Za-zà-ỹ\\r\\n\u{0}-\u{1f}]{0,200}") {
        let _card = parse_card_qr(&text);
    }
}
