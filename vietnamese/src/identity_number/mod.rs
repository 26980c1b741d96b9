//! The personal identification number: 12 digits `PPP G YY NNNNNN`, and the 9 digits of the old card.
//!
//! Source: TT 59/2021/TT-BCA (domain reference 9.1). The number has no check digit: a slip of the pen shows only
//! where it breaks the province, the century, the year or the sex. Disagreement with a list is a warning and
//! never an error, because old cards and corrected birth years are common among the elderly.

use std::fmt;

use thiserror::Error;

/// One line for each province of birth registration: code, space, name. Numbers issued before the mergers of
/// July 2025 keep these codes.
const PROVINCES: &str = include_str!("provinces.txt");
const LENGTH: usize = 12;
const OLD_LENGTH: usize = 9;
/// A spreadsheet that made a number of the digits drops at most the zeros of the province code.
const LOST_ZEROS_MAX: usize = 2;

/// The sex that the number and most lists know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// Reads "Nam" or "Nữ", in any case and with or without marks.
    pub fn parse(text: &str) -> Option<Self> {
        match crate::search::search_key(text).as_str() {
            "nam" => Some(Self::Male),
            "nu" => Some(Self::Female),
            _ => None,
        }
    }
}

/// Why a text is not an identity number. Carries no digits: they are personal data.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("The identity number must be {expected} digits, not {found} characters or with other signs")]
pub struct NotANumber {
    /// How many digits there should be.
    pub expected: usize,
    /// How many characters there were, spaces apart.
    pub found: usize,
}

/// A 12-digit personal identification number. Its `Debug` form shows the last three digits only.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdentityNumber(String);

impl IdentityNumber {
    /// Reads 12 digits; spaces, dots and dashes between them are left out.
    ///
    /// # Errors
    ///
    /// Anything but 12 ASCII digits is refused; see [`restore_lost_zeros`] for 10 and 11 of them.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        digits_of(text, LENGTH).map(Self)
    }

    /// Returns the 12 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name of the province of birth registration, if its code is known.
    pub fn province(&self) -> Option<&'static str> {
        let code: String = self.0.chars().take(3).collect();
        PROVINCES
            .lines()
            .filter_map(|line| line.split_once(' '))
            .find(|(known, _)| *known == code)
            .map(|(_, name)| name)
    }

    /// Returns the year of birth that the number says.
    pub fn birth_year(&self) -> u16 {
        let century = 19_u16.saturating_add(self.digit(3) / 2);
        let year = self.digit(4).saturating_mul(10).saturating_add(self.digit(5));
        century.saturating_mul(100).saturating_add(year)
    }

    /// Returns the sex that the number says.
    pub fn sex(&self) -> Sex {
        if self.digit(3).is_multiple_of(2) {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    fn digit(&self, place: usize) -> u16 {
        let digit = self.0.chars().nth(place).and_then(|char| char.to_digit(10));
        digit
            .and_then(|digit| u16::try_from(digit).ok())
            .unwrap_or_default()
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.0.chars().skip(LENGTH.saturating_sub(3)).collect();
        write!(formatter, "IdentityNumber(…{shown})")
    }
}

/// A 9-digit number of the old card (CMND), still the key in old lists and books.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OldNumber(String);

impl OldNumber {
    /// Reads 9 digits; spaces, dots and dashes between them are left out.
    ///
    /// # Errors
    ///
    /// Anything but 9 ASCII digits is refused.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        digits_of(text, OLD_LENGTH).map(Self)
    }

    /// Returns the 9 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OldNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.0.chars().skip(OLD_LENGTH.saturating_sub(3)).collect();
        write!(formatter, "OldNumber(…{shown})")
    }
}

fn digits_of(text: &str, expected: usize) -> Result<String, NotANumber> {
    let text = crate::text::clean(text);
    let digits: String = text
        .chars()
        .filter(|char| !matches!(char, ' ' | '.' | '-'))
        .collect();
    let found = digits.chars().count();
    let good = found == expected && digits.chars().all(|char| char.is_ascii_digit());
    if good {
        Ok(digits)
    } else {
        Err(NotANumber { expected, found })
    }
}

/// Puts back the leading zeros that a spreadsheet dropped when it made a number of the digits: `89057000123` was
/// `089057000123`.
///
/// Returns nothing when no known province begins with the missing zeros, and for 9 digits, which are an old
/// number.
pub fn restore_lost_zeros(text: &str) -> Option<IdentityNumber> {
    (1..=LOST_ZEROS_MAX).find_map(|lost| {
        let digits = digits_of(text, LENGTH.checked_sub(lost)?).ok()?;
        let number = IdentityNumber(format!("{}{digits}", "0".repeat(lost)));
        number.province().map(|_| number)
    })
}

/// Something about a number that a person should look at; never a reason to refuse money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The first three digits are not the code of a province; births abroad have country codes.
    UnknownProvince,
    /// The number says another year of birth than the list.
    BirthYearDiffers {
        /// The year in the number.
        number_says: u16,
        /// The year on the list.
        list_says: u16,
    },
    /// The number says another sex than the list.
    SexDiffers {
        /// The sex in the number.
        number_says: Sex,
        /// The sex on the list.
        list_says: Sex,
    },
}

/// Compares a number with what a list says about its holder; what the list does not say is not compared.
pub fn check(number: &IdentityNumber, birth_year: Option<u16>, sex: Option<Sex>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if number.province().is_none() {
        warnings.push(Warning::UnknownProvince);
    }
    if let Some(list_says) = birth_year.filter(|&year| year != number.birth_year()) {
        warnings.push(Warning::BirthYearDiffers {
            number_says: number.birth_year(),
            list_says,
        });
    }
    if let Some(list_says) = sex.filter(|&sex| sex != number.sex()) {
        warnings.push(Warning::SexDiffers {
            number_says: number.sex(),
            list_says,
        });
    }
    warnings
}
