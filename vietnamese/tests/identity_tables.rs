//! What readers give and people write, one line each in `tables/`: codes of cards and identity numbers.

use vietnamese::card_qr::{CardField, CardQrError, CitizenCard, parse_card_qr};
use vietnamese::identity_number::{IdentityNumber, OldNumber, Sex, Warning, check};

const CARDS: &str = include_str!("tables/card_qr.tsv");
const NUMBERS: &str = include_str!("tables/identity_numbers.tsv");

/// Fewer lines would mean that a table was cut off.
const LINES_MIN: usize = 40;

/// Shorter texts could stand in an error by chance.
const CHANCE_LENGTH_MAX: usize = 3;

#[test]
fn every_code_of_the_table_is_read_or_refused_as_it_says() {
    let rows = rows(CARDS);
    assert!(rows.len() >= LINES_MIN);
    for row in rows {
        let [what, expected, text] = row[..] else {
            panic!("{row:?}")
        };
        assert_eq!(card_said(&unescape(text)), expected, "{what}");
    }
}

#[test]
fn every_number_of_the_table_says_what_it_says() {
    let rows = rows(NUMBERS);
    assert!(rows.len() >= LINES_MIN);
    for row in rows {
        let [written, year, sex, expected @ ..] = &row[..] else {
            panic!("{row:?}")
        };
        assert_eq!(number_said(&unescape(written), year, sex), expected, "{row:?}");
    }
}

#[test]
fn no_refusal_repeats_what_was_scanned() {
    for row in rows(CARDS) {
        let text = unescape(row[2]);
        let Err(error) = parse_card_qr(&text) else {
            continue;
        };
        let said = format!("{error} {error:?}");
        let mut fields = text
            .split('|')
            .filter(|field| field.chars().count() > CHANCE_LENGTH_MAX);
        assert!(!fields.any(|field| said.contains(field)), "{said}");
    }
}

fn card_said(text: &str) -> String {
    match parse_card_qr(text) {
        Ok(card) => written_out(&card),
        Err(error) => format!("refused {}", reason(error)),
    }
}

fn written_out(card: &CitizenCard) -> String {
    let old = card.old_number.as_ref().map_or("-", OldNumber::as_str);
    let issued = card.issued.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let sex = sex_name(card.sex);
    format!(
        "{} {old} {} {sex} {issued} {}",
        card.number.as_str(),
        card.birth,
        card.name
    )
}

fn reason(error: CardQrError) -> &'static str {
    match error {
        CardQrError::TooLong => "long",
        CardQrError::Fields(_) => "fields",
        CardQrError::Field(CardField::Number) => "number",
        CardQrError::Field(CardField::OldNumber) => "old",
        CardQrError::Field(CardField::Name) => "name",
        CardQrError::Field(CardField::Birth) => "birth",
        CardQrError::Field(CardField::Sex) => "sex",
        CardQrError::Field(CardField::Address) => "address",
        CardQrError::Field(CardField::Issued) => "issued",
    }
}

fn number_said(written: &str, list_year: &str, list_sex: &str) -> Vec<String> {
    let Ok(number) = IdentityNumber::parse(written) else {
        return vec!["refused".to_owned()];
    };
    let list_sex = [Sex::Male, Sex::Female]
        .into_iter()
        .find(|sex| sex_name(*sex) == list_sex);
    let warnings: Vec<&str> = check(&number, list_year.parse().ok(), list_sex)
        .into_iter()
        .map(|warning| match warning {
            Warning::UnknownProvince => "province",
            Warning::BirthYearDiffers { .. } => "birth_year",
            Warning::SexDiffers { .. } => "sex",
        })
        .collect();
    let warnings = if warnings.is_empty() {
        "-".to_owned()
    } else {
        warnings.join(" ")
    };
    let province = number.province().unwrap_or("-");
    [
        province,
        &number.birth_year().to_string(),
        sex_name(number.sex()),
        &warnings,
    ]
    .map(str::to_owned)
    .to_vec()
}

fn sex_name(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

fn rows(table: &str) -> Vec<Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect()
}

/// Puts the characters that cannot be seen in a file in the place of their `\u{...}`.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("an escape that ends");
        let code = u32::from_str_radix(code, 16).expect("an escape in hexadecimal");
        whole.push(char::from_u32(code).expect("a character"));
        whole.push_str(rest);
    }
    whole
}
