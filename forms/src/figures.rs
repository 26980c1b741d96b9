//! Sums and figures of forms.

use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;

use crate::error::FormError;

/// Adds up.
pub(crate) fn sum(amounts: impl IntoIterator<Item = Amount>) -> Result<Amount, FormError> {
    Amount::checked_sum(amounts).ok_or(FormError::OutOfRange)
}

/// The difference.
pub(crate) fn minus(amount: Amount, other: Amount) -> Result<Amount, FormError> {
    amount.checked_sub(other).ok_or(FormError::OutOfRange)
}

/// `3.012.000`, and nothing for nothing: an empty cell reads faster than a zero.
pub(crate) fn or_empty(amount: Amount) -> String {
    if amount == Amount::ZERO {
        String::new()
    } else {
        wording::figures(amount)
    }
}

/// A number of things, and nothing for none.
pub(crate) fn count_or_empty(count: u32) -> String {
    if count == 0 {
        String::new()
    } else {
        count.to_string()
    }
}

/// A cell with a smaller note below it.
#[derive(Serialize)]
pub(crate) struct Noted {
    main: String,
    note: String,
}

impl Noted {
    /// The text, and notes joined to one.
    pub(crate) fn new(main: String, notes: &[String]) -> Self {
        Self {
            main,
            note: notes.join("; "),
        }
    }
}
