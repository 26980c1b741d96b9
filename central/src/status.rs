//! Where everything is: counts and sums, no people.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::certificate::Role;
use sync_protocol::ids::{EnvelopeId, ListId, PersonId, StaffId};
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::{ListKind, Month, Programme};

/// Where everything is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// All versions of all lists, the latest import last.
    pub lists: Vec<ListStatus>,
    /// Carriers with envelopes of lists in force, or with payouts.
    pub carriers: Vec<CarrierStatus>,
    /// All devices.
    pub devices: Vec<DeviceStatus>,
    /// Open exceptions by code.
    pub exceptions: Vec<ExceptionStatus>,
    /// Reports of doors that stand, by kind.
    pub reports: Vec<ReportStatus>,
    /// Batches that were acknowledged.
    pub batches: u64,
    /// Batches that were refused and kept.
    pub quarantined: u64,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListStatus {
    /// The list.
    pub id: ListId,
    /// The budget.
    pub programme: Programme,
    /// The month.
    pub month: Month,
    /// The kind.
    pub kind: ListKind,
    /// The version.
    pub version: u32,
    /// The name of the file.
    pub source_name: String,
    /// Whether it is neither withdrawn nor replaced.
    pub in_force: bool,
    /// What is ordered.
    pub ordered: Sum,
    /// What was paid and not corrected.
    pub paid: Sum,
}

/// A carrier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CarrierStatus {
    /// The carrier.
    pub staff: StaffId,
    /// Envelopes of lists in force.
    pub assigned: Sum,
    /// What was paid and not corrected.
    pub paid: Sum,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviceStatus {
    /// Its key.
    pub kid: Kid,
    /// Who holds it.
    pub staff: StaffId,
    /// What the holder may do.
    pub role: Role,
    /// The highest number that the centre holds without a gap.
    pub accepted_seq: u64,
    /// The highest number that it has said to have made.
    pub reported_seq: u64,
    /// Statements made for it.
    pub statements: u64,
    /// When it last spoke to the centre.
    pub seen_at: Option<DateTime<Utc>>,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// Open exceptions of one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExceptionStatus {
    /// The code.
    pub code: FlagCode,
    /// How many are open.
    pub open: u64,
    /// How many were settled by a correction.
    pub settled: u64,
}

/// Reports of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportStatus {
    /// `variation_reported`, `concern_raised`, `account_wished`.
    pub kind: String,
    /// What kind of variation, which class, or what was wished.
    pub code: String,
    /// How many stand.
    pub count: u64,
}

/// An envelope, for the person who withdraws it. Personal data: it is printed on request and never logged.
#[derive(Clone, Serialize)]
pub struct EnvelopeStatus {
    /// The envelope.
    pub id: EnvelopeId,
    /// Its place on the list, from 1.
    pub position: u32,
    /// The person.
    pub person: PersonId,
    /// The person's name as on the list.
    pub person_name: String,
    /// Hamlet.
    pub hamlet: String,
    /// Whose round it is on.
    pub staff: Option<StaffId>,
    /// Its money.
    pub amount: Amount,
    /// Whether it must not be paid any more.
    pub withdrawn: bool,
    /// Whether a payout of it stands.
    pub paid: bool,
}

/// A number of envelopes and their money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Number of envelopes.
    pub envelopes: u64,
    /// Their money.
    pub amount: Amount,
}
