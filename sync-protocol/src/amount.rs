//! Money: whole Vietnamese đồng.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount of money in whole đồng, negative for a recovery.
///
/// On the wire it is a decimal string without sign padding, separators or fraction (`"3012000"`), because JSON
/// numbers lose precision in many readers. Reading anything else is an error, so one amount has one spelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

/// The text is not an amount in whole đồng.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not an amount in whole đồng: write digits only, for example 3012000")]
pub struct AmountError;

impl Amount {
    /// No money.
    pub const ZERO: Amount = Amount(Decimal::ZERO);

    /// Takes a number of đồng; refuses fractions of a đồng.
    ///
    /// # Errors
    /// The number has a fractional part.
    pub fn from_decimal(value: Decimal) -> Result<Self, AmountError> {
        if value.fract().is_zero() {
            Ok(Self(value.normalize()))
        } else {
            Err(AmountError)
        }
    }

    /// Takes a whole number of đồng.
    #[must_use]
    pub fn from_dong(value: i64) -> Self {
        Self(Decimal::from(value))
    }

    /// The amount as a decimal number of đồng.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// Adds; `None` when the sum leaves the range of a decimal.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Subtracts; `None` when the difference leaves the range of a decimal.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Adds up; `None` when a sum leaves the range of a decimal.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Amount>) -> Option<Amount> {
        amounts.into_iter().try_fold(Amount::ZERO, Amount::checked_add)
    }
}

impl Sum for Amount {
    /// Adds up amounts of one province and month, far below the range of a decimal (10^28).
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        Amount(amounts.map(|a| a.0).sum())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit());
        let padded = digits.len() > 1 && digits.starts_with('0') || text == "-0";
        if !plain || padded {
            return Err(AmountError);
        }
        text.parse::<i64>().map(Self::from_dong).map_err(|_| AmountError)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_amount_has_one_spelling() {
        for good in ["0", "540000", "-120000", "107530000000"] {
            assert_eq!(good.parse::<Amount>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "-",
            "-0",
            "00",
            "012",
            "1.5",
            "1e3",
            "1_000",
            " 1",
            "+1",
            "٣",
            "9999999999999999999",
        ] {
            assert_eq!(bad.parse::<Amount>(), Err(AmountError), "{bad}");
        }
    }

    #[test]
    fn a_fraction_of_a_dong_is_refused() {
        assert_eq!(Amount::from_decimal(Decimal::new(15, 1)), Err(AmountError));
        assert_eq!(
            Amount::from_decimal(Decimal::new(150, 1)).unwrap().to_string(),
            "15"
        );
    }
}
