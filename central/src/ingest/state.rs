//! What the store knows about a batch, loaded inside the transaction that will write the decision.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::authorisation::Authorisation;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, EntryId, EnvelopeId, LineId, ListId, PersonId, StaffId};
use sync_protocol::payout_list::{Entitlement, Programme};

use crate::day::records::CarrierRecords;
use crate::devices::Device;
use crate::ingest::grants::Grant;
use crate::ingest::wanted::DayKey;

/// What is known when a batch is decided on.
#[derive(Clone, Debug)]
pub struct State {
    /// The device that made the batch.
    pub device: Device,
    /// Lines among those asked for that are held, with their place.
    pub held: BTreeMap<Digest, Place>,
    /// Places that are taken among the numbers of the batch.
    pub taken: BTreeMap<Place, Digest>,
    /// The highest branch of the device's journal; 0 as long as it has not forked.
    pub branch_last: u32,
    /// What lines that are held were flagged with.
    pub flags: BTreeMap<Digest, BTreeSet<FlagCode>>,
    /// The next place in the log of batches.
    pub log_index: u64,
    /// Envelopes that the centre knows.
    pub envelopes: BTreeMap<EnvelopeId, KnownEnvelope>,
    /// Authorisations that the centre knows.
    pub authorisations: BTreeMap<AuthorisationId, Authorisation>,
    /// Payouts that hold, by what they settle.
    pub receipts: BTreeMap<Entitlement, Vec<LineAbout>>,
    /// Lines that corrections point to.
    pub corrected: BTreeMap<Digest, HeldEntry>,
    /// What is known of the grants that entries name.
    pub grants: BTreeMap<Digest, Grant>,
    /// Days of the device's holder that are closed.
    pub closed_days: BTreeSet<NaiveDate>,
    /// Days of carriers of the device's branch that are counted or closed by the batch.
    pub days: BTreeMap<DayKey, CarrierRecords>,
}

/// A place in a device's journal. Branch 0 is the journal; others are forks of it (invariant I7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The branch.
    pub branch: u32,
    /// The number.
    pub seq: u64,
}

/// A line, and the carrier's day that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAbout {
    /// The digest of the line.
    pub line: Digest,
    /// The carrier.
    pub carrier: StaffId,
    /// The day.
    pub day: NaiveDate,
}

/// An envelope that the centre ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEnvelope {
    /// Its list.
    pub list: ListId,
    /// The budget.
    pub programme: Programme,
    /// The entitled person.
    pub person: PersonId,
    /// The person's name on the list.
    pub person_name: String,
    /// Whose round it is on.
    pub staff: Option<StaffId>,
    /// Who has taken it by a grant of another carrier.
    pub granted_to: BTreeSet<StaffId>,
    /// Since when it must not be paid, because it or its list was withdrawn or replaced.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// What is paid.
    pub lines: BTreeMap<LineId, Amount>,
    /// The sum.
    pub total: Amount,
}

/// An entry that a correction points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldEntry {
    /// Its name.
    pub id: EntryId,
    /// Whether it was made by the device that corrects it.
    pub own: bool,
    /// What kind of record it is.
    pub type_name: String,
    /// Whether an earlier correction says that it does not hold.
    pub is_corrected: bool,
    /// The carrier's day that it belongs to.
    pub about: DayKey,
    /// What it settled.
    pub entitlements: Vec<Entitlement>,
}
