//! What came of an import: counts and places, no people.

use sync_protocol::amount::Amount;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{CommuneCode, ListId, StaffId};
use sync_protocol::payout_list::{ListKind, Month, Programme};

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The lists in the order of the files.
    pub lists: Vec<ListOutcome>,
    /// Authorisations that were added or changed.
    pub authorisations: usize,
    /// Records of the register of proxies whose beneficiary is on no list.
    pub proxies_without_person: Vec<u32>,
    /// Statements that were made for enrolled devices.
    pub statements: usize,
}

/// What came of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOutcome {
    /// The file.
    pub source_name: String,
    /// Its digest.
    pub source_sha256: Digest,
    /// The list; the one in force when the same bytes came again.
    pub id: ListId,
    /// Whether the same bytes are in force already, so that nothing was done.
    pub unchanged: bool,
    /// The budget.
    pub programme: Programme,
    /// The month.
    pub month: Month,
    /// The kind.
    pub kind: ListKind,
    /// The version.
    pub version: u32,
    /// Envelopes, one for each person.
    pub envelopes: usize,
    /// Lines of pay.
    pub lines: usize,
    /// The money.
    pub total: Amount,
    /// Envelopes and money by carrier; nobody's under no carrier.
    pub rounds: Vec<(Option<StaffId>, usize, Amount)>,
    /// Hamlets that have nobody, with their envelopes.
    pub unassigned: Vec<(CommuneCode, String, usize)>,
}
