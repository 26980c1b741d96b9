//! The QR code of the citizen card: seven fields between bars, and on newer cards more that are not ours.
//!
//! `number|old number|full name|birth ddMMyyyy|Nam or Nữ|address|issue date ddMMyyyy` (domain reference 9.2).
//! Whatever follows the seventh field is data of relatives and is dropped unread. The code is not signed and
//! anybody can print one: it saves typing and proves nothing.

use chrono::NaiveDate;
use thiserror::Error;

use crate::identity_number::{IdentityNumber, OldNumber, Sex};
use crate::text::{clean, nfc};

/// The longest code that is read, in bytes. A real one has about 200.
const LENGTH_MAX: usize = 2000;
const FIELDS_MIN: usize = 6;
const FIELDS_MAX: usize = 12;
/// Long forms of Cham names stay below this, in characters.
const NAME_LENGTH_MAX: usize = 100;
const ADDRESS_LENGTH_MAX: usize = 300;

/// What a citizen card says about its holder. Personal data: it has no `Debug` form.
#[derive(Clone, PartialEq, Eq)]
pub struct CitizenCard {
    /// The personal identification number.
    pub number: IdentityNumber,
    /// The number of the old card, which links old lists to the new number.
    pub old_number: Option<OldNumber>,
    /// The full name in NFC, as printed.
    pub name: String,
    /// The date of birth; 1 January also stands for "only the year is known".
    pub birth: NaiveDate,
    /// The sex as printed.
    pub sex: Sex,
    /// The permanent address as printed, on cards before July 2025 with the old three levels.
    pub address: String,
    /// The date of issue, if the code has it.
    pub issued: Option<NaiveDate>,
}

/// Why a code is not that of a citizen card. Names the field, never its content.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum CardQrError {
    /// Longer than any card.
    #[error("The code is too long for a citizen card; scan the QR code of the card itself")]
    TooLong,
    /// Not 6 to 12 fields.
    #[error("The code has {0} fields, a citizen card has 6 to 12; scan the QR code of the card itself")]
    Fields(usize),
    /// A field that does not hold what it should.
    #[error("The field {0} of the card cannot be read; type it from the card")]
    Field(CardField),
}

/// A field of the card, as errors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardField {
    /// The 12-digit number.
    Number,
    /// The 9-digit number.
    OldNumber,
    /// The full name.
    Name,
    /// The date of birth.
    Birth,
    /// The sex.
    Sex,
    /// The address.
    Address,
    /// The date of issue.
    Issued,
}

impl std::fmt::Display for CardField {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Number => "number",
            Self::OldNumber => "old number",
            Self::Name => "name",
            Self::Birth => "date of birth",
            Self::Sex => "sex",
            Self::Address => "address",
            Self::Issued => "date of issue",
        };
        formatter.write_str(name)
    }
}

/// Reads the text of a citizen card's QR code as a camera or a scanner that types gives it.
///
/// Line ends are trimmed, text that was decoded as Latin-1 is repaired, names become NFC.
///
/// # Errors
///
/// Fails when the text is not that of a citizen card; the error names the field.
pub fn parse_card_qr(scanned: &str) -> Result<CitizenCard, CardQrError> {
    if scanned.len() > LENGTH_MAX {
        return Err(CardQrError::TooLong);
    }
    let repaired = repair_latin1(scanned.trim());
    let fields: Vec<&str> = repaired.split('|').map(str::trim).collect();
    if !(FIELDS_MIN..=FIELDS_MAX).contains(&fields.len()) {
        return Err(CardQrError::Fields(fields.len()));
    }
    let field = |place: usize| fields.get(place).copied().unwrap_or_default();
    let old = Some(field(1)).filter(|text| !text.is_empty());
    let issued = Some(field(6)).filter(|text| !text.is_empty());
    Ok(CitizenCard {
        number: IdentityNumber::parse(field(0)).map_err(|_error| CardQrError::Field(CardField::Number))?,
        old_number: old
            .map(OldNumber::parse)
            .transpose()
            .map_err(|_error| CardQrError::Field(CardField::OldNumber))?,
        name: text(field(2), NAME_LENGTH_MAX, CardField::Name)?,
        birth: date(field(3), CardField::Birth)?,
        sex: Sex::parse(field(4)).ok_or(CardQrError::Field(CardField::Sex))?,
        address: text(field(5), ADDRESS_LENGTH_MAX, CardField::Address)?,
        issued: issued.map(|text| date(text, CardField::Issued)).transpose()?,
    })
}

/// Some decoders hand UTF-8 bytes over as Latin-1 characters ("Tráº§n"); undo that when it can be undone.
fn repair_latin1(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text
        .chars()
        .map(|char| u8::try_from(u32::from(char)).ok())
        .collect();
    let repaired = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    repaired.unwrap_or_else(|| text.to_owned())
}

fn text(field: &str, length_max: usize, name: CardField) -> Result<String, CardQrError> {
    let text = nfc(&clean(field)).into_owned();
    let good = !text.is_empty() && text.chars().count() <= length_max && !text.chars().any(char::is_control);
    if good {
        Ok(text)
    } else {
        Err(CardQrError::Field(name))
    }
}

fn date(field: &str, name: CardField) -> Result<NaiveDate, CardQrError> {
    let digits = field.len() == 8 && field.chars().all(|char| char.is_ascii_digit());
    let date = NaiveDate::parse_from_str(field, "%d%m%Y").ok();
    date.filter(|_| digits).ok_or(CardQrError::Field(name))
}
