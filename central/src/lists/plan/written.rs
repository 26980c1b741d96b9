//! What follows from an import.

use sync_protocol::amount::Amount;
use sync_protocol::authorisation::Authorisation;
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{ListId, StaffId};
use sync_protocol::payout_list::{Envelope, Month};

use crate::lists::outcome::Outcome;
use crate::lists::plan::known::Order;
use crate::lists::register::KnownPerson;

/// What the store writes.
#[derive(Clone, Default)]
pub struct Plan {
    /// People who are new or of whom more is known.
    pub people: Vec<KnownPerson>,
    /// Staff on the rounds.
    pub staff: Vec<Staff>,
    /// Lists to be added.
    pub lists: Vec<NewList>,
    /// Authorisations to be added or changed.
    pub authorisations: Vec<Authorisation>,
    /// What to tell the person at the command line.
    pub outcome: Outcome,
}

/// A list to be added.
#[derive(Clone)]
pub struct NewList {
    /// The list.
    pub id: ListId,
    /// What it orders.
    pub order: Order,
    /// The version.
    pub version: u32,
    /// The version that it replaces.
    pub supersedes: Option<ListId>,
    /// SHA-256 of the file.
    pub source_sha256: Digest,
    /// The name of the file.
    pub source_name: String,
    /// The hotline.
    pub hotline: String,
    /// The sum.
    pub total: Amount,
    /// The envelopes with their carriers.
    pub envelopes: Vec<(Envelope, Option<StaffId>)>,
}

/// The import is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportRefusal {
    /// Two lists order the same.
    #[error("{file}, row {row}: benefit {benefit} for {month} is ordered for this person by {other} as well")]
    OrderedTwice {
        /// The file.
        file: String,
        /// The row.
        row: u32,
        /// The benefit.
        benefit: String,
        /// The month.
        month: Month,
        /// The name of the other list's file.
        other: String,
    },
    /// Two files of the command are the same list.
    #[error(
        "{0} and {1} are the same list (programme, month, kind, authority and communes); give one of them"
    )]
    SameList(String, String),
    /// A sum is out of range.
    #[error("{0}: the amounts add up to more than can be counted")]
    SumOutOfRange(String),
}
