//! What the centre has, as far as an import touches it.

use std::collections::BTreeMap;

use sync_protocol::authorisation::Authorisation;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{CommuneCode, ListId};
use sync_protocol::payout_list::{Entitlement, ListKind, Month, Programme};

use crate::lists::incoming::IncomingList;
use crate::lists::register::KnownPerson;

/// A version of a list that the centre has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownList {
    /// The list.
    pub id: ListId,
    /// What it orders.
    pub order: Order,
    /// The version.
    pub version: u32,
    /// SHA-256 of the file.
    pub source_sha256: Digest,
    /// Its name.
    pub source_name: String,
    /// Whether it is neither withdrawn nor replaced.
    pub in_force: bool,
}

/// What makes two imports versions of one list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// The budget.
    pub programme: Programme,
    /// The month.
    pub month: Month,
    /// The kind.
    pub kind: ListKind,
    /// Who orders.
    pub authority: String,
    /// The communes, sorted.
    pub communes: Vec<CommuneCode>,
}

impl Order {
    /// The order of a list.
    #[must_use]
    pub fn of(list: &IncomingList) -> Self {
        Self {
            programme: list.programme,
            month: list.month,
            kind: list.kind,
            authority: list.authority.clone(),
            communes: list.communes.clone(),
        }
    }
}

/// What the centre has, as far as the import touches it.
#[derive(Clone, Default)]
pub struct ImportState {
    /// All versions of the orders on the lists, the latest last.
    pub lists: Vec<KnownList>,
    /// People who may be meant.
    pub people: Vec<KnownPerson>,
    /// What lists in force order for these people.
    pub claims: BTreeMap<Entitlement, ListId>,
    /// Authorisations of these people.
    pub authorisations: Vec<Authorisation>,
}
