//! Taking back: lists and envelopes that must not be paid any more, devices that get no new authority.

use sync_protocol::ids::{EnvelopeId, ListId};
use sync_protocol::keys::Kid;

use crate::status::Sum;

/// What must not be paid any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A whole list.
    List(ListId),
    /// Some envelopes, of any lists.
    Envelopes(Vec<EnvelopeId>),
}

/// A withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// What.
    pub target: Target,
    /// Why, in words for the carrier.
    pub reason: String,
}

/// A revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoke {
    /// The device.
    pub kid: Kid,
    /// Why, in words.
    pub reason: String,
}

/// What came of a withdrawal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// Envelopes that must not be paid any more.
    pub envelopes: Sum,
    /// Those among them that the centre knows to be paid already.
    pub paid_before: Sum,
    /// Statements that were made for devices.
    pub statements: usize,
}

/// Why nothing was taken back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawRefusal {
    /// There is no such list.
    #[error("List {0} is not known; `status` shows the lists")]
    UnknownList(ListId),
    /// There is no such envelope.
    #[error("Envelope {0} is not known; nothing was withdrawn")]
    UnknownEnvelope(EnvelopeId),
    /// There is no such device.
    #[error("Device {0} is not enrolled here; `status` shows the devices")]
    UnknownDevice(Kid),
    /// It was taken back before.
    #[error("Withdrawn, replaced or revoked before; nothing was done")]
    Before,
}
