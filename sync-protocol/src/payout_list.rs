//! Payout lists as a device receives them: the order of an authority, cut down to one carrier's route.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::digest::Digest;
use crate::ids::{BenefitCode, CommuneCode, EnvelopeId, LineId, ListId, PersonId};

/// The budget that pays. Money and lists of different programmes are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Programme {
    /// People with merit to the revolution (người có công).
    #[serde(rename = "NCC")]
    Ncc,
    /// Social assistance (bảo trợ xã hội).
    #[serde(rename = "BTXH")]
    Btxh,
    /// Social pension (hưu trí xã hội).
    #[serde(rename = "HTXH")]
    Htxh,
}

/// What kind of order a list is. One (person, benefit, month) is paid once for each kind: an arrears list pays
/// the difference for months whose current amount is already paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// The list of a month.
    Monthly,
    /// Back pay on a list of its own.
    Arrears,
    /// Lunar New Year and 27 July gifts.
    Gift,
    /// Funeral grants and other single payments.
    OneOff,
}

/// A calendar month, `2026-11` on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    number: u8,
}

/// The text is not a month.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not a month: write it as 2026-11")]
pub struct MonthError;

impl Month {
    /// Makes a month of a year and a number from 1 to 12; `None` outside of that and of the years 1900 to 9999.
    #[must_use]
    pub fn new(year: u16, number: u8) -> Option<Self> {
        ((1900..=9999).contains(&year) && (1..=12).contains(&number)).then_some(Self { year, number })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The number of the month, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self.number
    }

    /// The months from this one to the last, both included; empty when the last is earlier.
    pub fn through(self, last: Month) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self), |m| m.next()).take_while(move |m| *m <= last)
    }

    fn next(self) -> Option<Self> {
        match self.number {
            12 => Self::new(self.year + 1, 1),
            number => Self::new(self.year, number + 1),
        }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl std::str::FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, number) = text.split_once('-').ok_or(MonthError)?;
        if year.len() != 4 || number.len() != 2 {
            return Err(MonthError);
        }
        if !(year.bytes().chain(number.bytes())).all(|b| b.is_ascii_digit()) {
            return Err(MonthError);
        }
        let year = year.parse().map_err(|_| MonthError)?;
        let number = number.parse().map_err(|_| MonthError)?;
        Self::new(year, number).ok_or(MonthError)
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// A payout list, cut down to the envelopes of one carrier.
///
/// The body of a `payout_list` statement: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutList {
    /// This version of the list.
    pub id: ListId,
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// What kind of order it is.
    pub kind: ListKind,
    /// Who ordered the payment, as printed on the list.
    pub authority: String,
    /// 1 for the first import, then counting up for the same programme, month, kind and authority.
    pub version: u32,
    /// The version that this one replaces. Envelopes of that version are no longer payable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<ListId>,
    /// SHA-256 of the file as the office sent it.
    pub source_sha256: Digest,
    /// The name of that file.
    pub source_name: String,
    /// The hotline that the label of an envelope must carry.
    pub hotline: String,
    /// The envelopes of the receiving carrier, in the order of the list.
    pub envelopes: Vec<Envelope>,
}

/// One receiver's money of one list: all lines of that person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The envelope.
    pub id: EnvelopeId,
    /// The entitled person.
    pub person: Person,
    /// What is paid, in the order of the list.
    pub lines: Vec<PayLine>,
    /// The sum of the lines: what the label must say.
    pub total: Amount,
    /// Route code, such as `T01`.
    pub route: String,
    /// The day on which the round comes by, when it is planned.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub planned_on: Option<NaiveDate>,
    /// The payout point and hour, for people who come to a table; absent for a visit at home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payout_point: Option<String>,
}

/// The entitled person, with what the carrier needs at the door and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// Full name as on the list.
    pub name: String,
    /// Date of birth as precise as the list has it: `1946`, `1946-07` or `1946-07-10`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// Sex as on the list or read from the personal number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// The 12-digit personal number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id12: Option<String>,
    /// The old 9-digit identity number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id9: Option<String>,
    /// Code of the commune.
    pub commune: CommuneCode,
    /// Name of the commune with its kind, such as `Xã Mỹ Hòa Hưng`.
    pub commune_name: String,
    /// Hamlet (ấp, khóm).
    pub hamlet: String,
    /// Payout book number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book_no: Option<String>,
    /// File number of a merit pensioner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_no: Option<String>,
}

/// Sex as official papers state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

/// One benefit of one person on one list.
///
/// `total = current + arrears + carried_over − recovery`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayLine {
    /// The line.
    pub id: LineId,
    /// Code of the catalogue; `UNKNOWN` when the words of the list are not in it.
    pub benefit: BenefitCode,
    /// The benefit in the words of the list, without any sensitive category.
    pub label: String,
    /// First month that the current amount is for.
    pub from: Month,
    /// Last month that the current amount is for.
    pub to: Month,
    /// This month's money.
    pub current: Amount,
    /// Back pay (truy lĩnh).
    pub arrears: Amount,
    /// Number of months of back pay.
    pub arrears_months: u32,
    /// Money of earlier months that was not collected.
    pub carried_over: Amount,
    /// Number of those months.
    pub carried_over_months: u32,
    /// Money that the person gives back by decision (truy thu); positive.
    pub recovery: Amount,
    /// What is paid for this line.
    pub total: Amount,
    /// Number of the decision that grants the benefit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_no: Option<String>,
    /// Remark of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl PayLine {
    /// The sum of the parts; `None` when it leaves the range of a decimal.
    #[must_use]
    pub fn sum_of_parts(&self) -> Option<Amount> {
        self.current
            .checked_add(self.arrears)?
            .checked_add(self.carried_over)?
            .checked_sub(self.recovery)
    }
}

/// What may be paid once only (invariant I5).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entitlement {
    /// Who is entitled.
    pub person: PersonId,
    /// To what.
    pub benefit: BenefitCode,
    /// For which month.
    pub month: Month,
    /// By which kind of order.
    pub kind: ListKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_over_the_end_of_a_year() {
        let from: Month = "2026-11".parse().unwrap();
        let months: Vec<_> = from
            .through("2027-02".parse().unwrap())
            .map(|m| m.to_string())
            .collect();
        assert_eq!(months, ["2026-11", "2026-12", "2027-01", "2027-02"]);
    }

    #[test]
    fn what_is_not_a_month_is_refused() {
        for bad in ["2026-13", "2026-00", "2026-1", "26-01", "2026/01", "2026-+1", ""] {
            assert_eq!(bad.parse::<Month>(), Err(MonthError), "{bad}");
        }
    }
}
