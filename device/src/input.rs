//! Taking what people typed and screens sent: cleaned, normalised, limited.

use std::str::FromStr;

use chrono::NaiveDate;
use sync_protocol::amount::Amount;
use sync_protocol::body::Holding;
use sync_protocol::limits::{ENTRY_AMOUNT_MAX, ENTRY_ENVELOPES_MAX};
use vietnamese::text::{clean, nfc};

use crate::error::Result;
use crate::views::{CallError, HoldingView};

/// Characters of a name: a Cham name of forty letters fits three times.
pub(crate) const NAME_LENGTH_MAX: usize = 120;

/// Characters of a note or reason: a few sentences.
pub(crate) const NOTE_LENGTH_MAX: usize = 500;

/// Takes a text that must be there.
///
/// # Errors
/// `FieldInvalid`: it is empty or too long.
pub(crate) fn text(field: &str, typed: &str, length_max: usize) -> Result<String> {
    let text = optional_text(field, typed, length_max)?;
    if text.is_empty() {
        Err(CallError::field(field))
    } else {
        Ok(text)
    }
}

/// Takes a text that may be empty: without control characters and needless spaces, in NFC.
///
/// # Errors
/// `FieldInvalid`: it is too long.
pub(crate) fn optional_text(field: &str, typed: &str, length_max: usize) -> Result<String> {
    let printable: String = typed
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let text = nfc(&clean(&printable)).into_owned();
    if text.chars().count() <= length_max {
        Ok(text)
    } else {
        Err(CallError::field(field))
    }
}

/// Takes an id, a date or a code of the protocol.
///
/// # Errors
/// `FieldInvalid`: it is not one.
pub(crate) fn parse<T: FromStr>(field: &str, sent: &str) -> Result<T> {
    sent.parse().map_err(|_| CallError::field(field))
}

/// Takes a day that may be left out.
///
/// # Errors
/// `FieldInvalid`: it is not a day.
pub(crate) fn optional_day(field: &str, sent: Option<&str>) -> Result<Option<NaiveDate>> {
    sent.filter(|text| !text.is_empty())
        .map(|text| parse(field, text))
        .transpose()
}

/// Takes a number of envelopes and their money, as somebody counted them.
///
/// # Errors
/// `FieldInvalid`: one of them is negative, not a number, or more than an entry may state.
pub(crate) fn counted(field: &str, sent: &HoldingView) -> Result<Holding> {
    let amount: Amount = parse(field, &sent.amount)?;
    let money = Amount::ZERO..=Amount::from_dong(ENTRY_AMOUNT_MAX);
    if !(0..=ENTRY_ENVELOPES_MAX).contains(&sent.envelopes) || !money.contains(&amount) {
        return Err(CallError::field(field));
    }
    Ok(Holding {
        envelopes: sent.envelopes,
        amount,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_is_normalised_and_limited() {
        assert_eq!(
            text("name", "  Nguye\u{302}\u{303}n\n Lan ", 20).unwrap(),
            "Nguyễn Lan"
        );
        assert_eq!(text("name", " \t", 20).unwrap_err().params["field"], "name");
        assert!(text("name", &"ễ".repeat(21), 20).is_err());
        assert_eq!(optional_text("note", "", 20).unwrap(), "");
    }

    #[test]
    fn counts_are_not_negative_and_can_be_sealed() {
        let view = |envelopes, amount: &str| HoldingView {
            envelopes,
            amount: amount.into(),
        };
        assert!(counted("held", &view(2, "1080000")).is_ok());
        let too_many = view(ENTRY_ENVELOPES_MAX + 1, "0");
        let too_much = view(1, &(ENTRY_AMOUNT_MAX + 1).to_string());
        for bad in [
            view(-1, "0"),
            view(0, "-1"),
            view(1, "1.000"),
            view(1, ""),
            too_many,
            too_much,
        ] {
            assert_eq!(counted("held", &bad).unwrap_err().params["field"], "held");
        }
    }
}
