//! Comparing amounts: multiples and exact shares. Nothing is rounded.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sync_protocol::amount::Amount;

/// So many times an amount; `None` when it leaves the range of a decimal.
pub(crate) fn times(amount: Amount, count: u32) -> Option<Amount> {
    Amount::from_decimal(amount.decimal().checked_mul(Decimal::from(count))?).ok()
}

/// An equal share in whole đồng; `None` when the division leaves a rest.
pub(crate) fn share(amount: Amount, count: u32) -> Option<Amount> {
    Amount::from_decimal(amount.decimal().checked_div(Decimal::from(count))?).ok()
}

/// How many times one amount holds another; `None` unless it is a whole number above 0.
pub(crate) fn quantity(total: Amount, each: Amount) -> Option<u32> {
    let quotient = total.decimal().checked_div(each.decimal())?;
    (quotient.is_integer() && quotient > Decimal::ZERO)
        .then(|| quotient.to_u32())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_multiples_and_shares_count() {
        let dong = Amount::from_dong;
        assert_eq!(share(dong(180_000), 3), Some(dong(60_000)));
        assert_eq!(share(dong(100_000), 3), None);
        assert_eq!(share(dong(100_000), 0), None);
        assert_eq!(quantity(dong(1_620_000), dong(540_000)), Some(3));
        assert_eq!(quantity(dong(1_600_000), dong(540_000)), None);
        assert_eq!(quantity(dong(0), dong(540_000)), None);
        assert_eq!(times(dong(40_000), 4), Some(dong(160_000)));
    }
}
