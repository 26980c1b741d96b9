//! What is stored about a carrier's day. Entries that were corrected are not among it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sync_protocol::amount::Amount;
use sync_protocol::body::Holding;
use sync_protocol::branch_day::{Closing, DeviceState, Exception};
use sync_protocol::certificate::Staff;
use sync_protocol::digest::Digest;
use sync_protocol::ids::EnvelopeId;

/// The records of a carrier's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarrierRecords {
    /// The carrier.
    pub staff: Staff,
    /// The day.
    pub date: NaiveDate,
    /// What happened to envelopes on the day and on those before it, in its order.
    pub moves: Vec<Move>,
    /// Envelopes that were tried on the day, with their money.
    pub tried: BTreeMap<EnvelopeId, Amount>,
    /// Envelopes assigned to the carrier that are payable and that nobody has taken out yet.
    pub not_taken: Holding,
    /// The carrier's last declaration for the day.
    pub declared: Option<Holding>,
    /// The supervisor's counts for the day; the last one stands.
    pub counts: Vec<(Digest, Holding)>,
    /// The closings of the day; the first one stands.
    pub closings: Vec<Closing>,
    /// The carrier's devices.
    pub devices: Vec<DeviceState>,
    /// What a person has to look at, oldest first.
    pub exceptions: Vec<Exception>,
}

/// Something that happened to an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// On which day.
    pub day: NaiveDate,
    /// When: the latest time that the device's clock had shown by then, so that setting it back changes no order.
    pub at: DateTime<Utc>,
    /// To which envelope.
    pub envelope: EnvelopeId,
    /// What.
    pub kind: MoveKind,
    /// The money in it, or handed over.
    pub amount: Amount,
}

/// What happened to an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoveKind {
    /// The carrier took it.
    Received,
    /// Its money was handed over.
    Paid,
    /// The carrier handed it back.
    Returned,
    /// The carrier handed it to another carrier.
    HandedOver,
}
