//! The register of people who may receive for somebody else. Payout lists do not carry it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AuthorisationId, PersonId};
use crate::payout_list::Programme;

/// On what ground somebody receives for the beneficiary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorisationKind {
    /// Holds a certified letter (giấy ủy quyền).
    Proxy,
    /// Guardian of a minor or of a person without legal capacity.
    Guardian,
    /// Looks after the beneficiary by decision.
    Carer,
    /// Represents the household or the family.
    Representative,
}

/// A registered authorisation.
///
/// Part of an `authorisations` statement: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// The authorisation.
    pub id: AuthorisationId,
    /// The beneficiary.
    pub person: PersonId,
    /// For which programme; absent when for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Programme>,
    /// On what ground.
    pub kind: AuthorisationKind,
    /// Full name of the receiver.
    pub name: String,
    /// Date of birth of the receiver: `1986`, `1986-09` or `1986-09-23`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// The receiver's 12-digit personal number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id12: Option<String>,
    /// What the receiver is to the beneficiary, in words.
    pub relation: String,
    /// Number of the paper.
    pub paper_no: String,
    /// Who certified the paper.
    pub certified_by: String,
    /// First day of validity.
    #[serde(with = "crate::spelling")]
    pub valid_from: NaiveDate,
    /// Last day of validity; absent when valid until revoked.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub valid_to: Option<NaiveDate>,
}

impl Authorisation {
    /// Tells whether the paper covers a day.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}
