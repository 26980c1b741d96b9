//! The branch's day as the centre sees it: what a supervisor's screen shows.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::acknowledgement::FlagCode;
use crate::amount::Amount;
use crate::body::{DayBalance, Holding};
use crate::certificate::{Branch, Staff};
use crate::digest::Digest;
use crate::jws::SignedObject;
use crate::keys::Kid;

/// The figures of a branch on a day. The centre makes it anew for each request.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchDay {
    /// Version of the protocol.
    pub v: u32,
    /// The branch.
    pub branch: Branch,
    /// The day.
    #[serde(with = "crate::spelling")]
    pub date: NaiveDate,
    /// The centre's time.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<Utc>,
    /// Every carrier of the branch with something to show, in the order of the staff code.
    pub carriers: Vec<CarrierDay>,
}

impl SignedObject for BranchDay {
    const TYP: &'static str = "tan-nha-branch-day+jws";
}

/// One carrier's day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierDay {
    /// The carrier.
    pub staff: Staff,
    /// Envelopes assigned to the carrier that are payable and that nobody has taken out yet.
    pub not_taken: Holding,
    /// The figures.
    pub balance: DayBalance,
    /// What of the returned went to other carriers; absent when nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<Holding>,
    /// Envelopes that were tried on the day and not paid.
    pub not_paid: Holding,
    /// What the carrier declared to hold, once declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<Holding>,
    /// What the supervisor counted of the returned envelopes, once counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Holding>,
    /// The closing, once the day is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closing>,
    /// The carrier's devices.
    pub devices: Vec<DeviceState>,
    /// What a person has to look at, oldest first.
    pub exceptions: Vec<Exception>,
    /// Why the day cannot be closed as clean; empty when it can.
    pub obstacles: Vec<Obstacle>,
}

/// Why a day cannot be closed as clean (invariant I6).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The carrier took envelopes and has not declared the end of the day, or the declaration has not arrived.
    NotDeclared,
    /// A device has said that it holds entries which have not arrived.
    EntriesOwed,
    /// Returned envelopes were not counted.
    NotCounted,
    /// The difference is not zero; a reason is needed.
    Difference,
    /// An obstacle of a later version.
    #[serde(untagged)]
    Other(String),
}

/// A day was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// By whom.
    pub by: Staff,
    /// When, by the supervisor's clock.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<Utc>,
    /// With which explanation, when there was a difference.
    pub reason: String,
    /// The digest of the closing entry's line.
    pub line_sha256: Digest,
}

/// What the centre knows of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceState {
    /// Its key.
    pub kid: Kid,
    /// Its name.
    pub name: String,
    /// The highest number that the centre holds without a gap.
    pub accepted_seq: u64,
    /// The highest number that the device has said to have made.
    pub reported_seq: u64,
    /// When it last spoke to the centre.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub seen_at: Option<DateTime<Utc>>,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// Something that a person has to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// What is doubtful.
    pub code: FlagCode,
    /// The digests of the lines it is about: two for a payment made twice.
    pub lines: Vec<Digest>,
    /// The beneficiary, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_name: Option<String>,
    /// The money, when it is about some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// When the centre saw it.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<Utc>,
}
