//! Amounts of money in figures, as Vietnamese offices write them. Unit: đồng.

use rust_decimal::Decimal;
use thiserror::Error;

use crate::text::clean;

/// The longest text that is read as an amount; a cell with more is something else.
const LENGTH_MAX: usize = 40;
/// What people write behind the figures, longest first.
const UNITS: [&str; 6] = ["đồng", "vnđ", "vnd", "đ", "₫", "d"];

/// Why a text is not an amount. Carries no text: amounts are personal data.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ParseAmountError {
    /// There is nothing to read.
    #[error("The amount is empty; write figures, or a dash for nothing")]
    Empty,
    /// A character that has no place in an amount.
    #[error("The amount has a character that is not a figure; write for example 1.500.000")]
    NotFigures,
    /// Separators that do not stand before groups of three figures.
    #[error("The groups of the amount are not of three figures; write for example 1.500.000")]
    Groups,
    /// More figures than any sum of money has.
    #[error("The amount has too many figures")]
    TooLong,
}

/// Writes an amount with dots between groups of three: 7.808.000.
///
/// A fraction, which no payout has, is written behind a comma so that it is seen.
pub fn format_amount(amount: &Decimal) -> String {
    let digits = amount.normalize().abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let sign = if amount.is_sign_negative() && !amount.is_zero() {
        "-"
    } else {
        ""
    };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", grouped(whole))
}

fn grouped(digits: &str) -> String {
    let length = digits.chars().count();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && length.saturating_sub(place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Reads an amount: "1.500.000", "1,500,000", "1 500 000", "1500000 đ", "(500.000)" and "-500.000" (negative);
/// a lone dash is zero. A decimal part is accepted when it is zero ("1.500.000,00").
///
/// # Errors
///
/// Anything else is refused, never guessed: "1.5", "12.50.000", "1tr5".
pub fn parse_amount(text: &str) -> Result<Decimal, ParseAmountError> {
    let text = clean(text);
    if text.is_empty() {
        return Err(ParseAmountError::Empty);
    }
    if text.chars().count() > LENGTH_MAX {
        return Err(ParseAmountError::TooLong);
    }
    if matches!(&*text, "-" | "–" | "—" | "−") {
        return Ok(Decimal::ZERO);
    }
    let lower = text.to_lowercase();
    let (negative, figures) = sign_of(without_unit(&lower));
    let whole = without_zero_fraction(figures);
    let amount: Decimal = ungrouped(whole)?
        .parse()
        .map_err(|_error| ParseAmountError::TooLong)?;
    Ok(if negative { -amount } else { amount })
}

fn without_unit(text: &str) -> &str {
    let text = text.trim_end_matches(['.', '/']).trim_end();
    UNITS
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text)
        .trim_end()
}

fn sign_of(text: &str) -> (bool, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inner.trim());
    }
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Drops ",00" or ".0" behind the last separator. Three zeros are a group, and so is what stands behind a
/// separator that was used before.
fn without_zero_fraction(figures: &str) -> &str {
    for separator in [',', '.'] {
        if let Some((whole, "0" | "00")) = figures.split_once(separator) {
            return whole;
        }
    }
    figures
}

fn ungrouped(figures: &str) -> Result<String, ParseAmountError> {
    let separators: Vec<char> = figures.chars().filter(|char| !char.is_ascii_digit()).collect();
    if separators.iter().any(|char| !matches!(char, '.' | ',' | ' ')) || figures.is_empty() {
        return Err(ParseAmountError::NotFigures);
    }
    if separators.iter().any(|char| Some(char) != separators.first()) {
        return Err(ParseAmountError::Groups);
    }
    let groups: Vec<&str> = figures.split(|char: char| !char.is_ascii_digit()).collect();
    let good = groups.iter().enumerate().all(|(place, group)| match place {
        0 if separators.is_empty() => !group.is_empty(),
        0 => (1..=3).contains(&group.len()),
        _ => group.len() == 3,
    });
    if good {
        Ok(groups.concat())
    } else {
        Err(ParseAmountError::Groups)
    }
}
