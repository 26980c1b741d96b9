//! How values of the protocol stand in columns. Money is whole đồng in an INTEGER, so that SQL can add it up
//! exactly.

use rust_decimal::prelude::ToPrimitive;
use sync_protocol::amount::Amount;

use crate::error::Result;
use crate::views::{CallError, HoldingView};

/// Money as a column holds it.
///
/// # Errors
/// The amount is beyond 18 digits, which no signed amount is.
pub(crate) fn to_dong(amount: Amount) -> Result<i64> {
    amount
        .decimal()
        .to_i64()
        .ok_or_else(|| CallError::internal("an amount beyond 18 digits"))
}

/// Money as the screen gets it.
pub(crate) fn dong_text(dong: i64) -> String {
    Amount::from_dong(dong).to_string()
}

/// Number and money as the screen gets them.
pub(crate) fn holding(envelopes: i64, dong: i64) -> HoldingView {
    HoldingView {
        envelopes,
        amount: dong_text(dong),
    }
}

/// A sequence number as a column holds it.
///
/// # Errors
/// The number is beyond 2^63, which no signed number is.
pub(crate) fn to_column(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| CallError::internal("a number beyond 2^63"))
}

/// A count or sequence number as the screen gets it; a device never holds four thousand million of anything.
pub(crate) fn to_view(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// A sequence number as the protocol has it.
pub(crate) fn from_column(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
