//! Acknowledgements: the centre's signed word that it holds a batch. The device keeps it as proof.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::batch::Manifest;
use crate::digest::Digest;
use crate::jws::SignedObject;
use crate::keys::Kid;

/// What the centre states of a batch. The same batch always gets the same bytes (invariant I3).
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Version of the protocol.
    pub v: u32,
    /// The batch.
    pub batch: Digest,
    /// The device.
    pub kid: Kid,
    /// The highest number up to which the centre holds the device's journal without a gap; for a batch that
    /// ends on a fork, the number of its last line.
    pub seq: u64,
    /// Digest of that line.
    pub head: Digest,
    /// The RFC 9162 root of the batch's lines, so that one line can be proved to be acknowledged.
    pub root: Digest,
    /// Place of the batch in the centre's log, from 0.
    pub log_index: u64,
    /// Entries that a person at the centre has to look at. They are accepted all the same (invariant I4).
    pub flags: Vec<Flag>,
    /// The centre's time.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<Utc>,
}

impl Acknowledgement {
    /// Tells whether this is the answer to a batch: it names the batch's id, device and lines. A device stores
    /// an acknowledgement as proof only when it is.
    #[must_use]
    pub fn answers(&self, batch: Digest, manifest: &Manifest) -> bool {
        self.batch == batch && self.kid == manifest.kid && self.root == manifest.root
    }
}

impl SignedObject for Acknowledgement {
    const TYP: &'static str = "tan-nha-ack+jws";
}

/// A doubt about an accepted entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Number of the entry.
    pub seq: u64,
    /// What is doubtful.
    pub code: FlagCode,
}

/// What a person has to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagCode {
    /// The envelope, line or list is not known to the centre.
    UnknownLine,
    /// The amount is not that of the list.
    AmountDiffers,
    /// The same (person, benefit, month) has another valid receipt.
    PaidTwice,
    /// The list or envelope was withdrawn or replaced before.
    Withdrawn,
    /// The envelope was not given to this carrier.
    NotThisCarrier,
    /// The entry came after its day was closed.
    Late,
    /// The device was revoked before the entry arrived.
    DeviceRevoked,
    /// The device's clock contradicts the centre's.
    ClockDoubtful,
    /// The receiver is not in the register, or the paper does not cover the day.
    ReceiverNotRegistered,
    /// The signature is blank or a dot.
    TooLittleInk,
    /// The same number of this device's journal exists with other bytes (invariant I7).
    Fork,
    /// The corrected entry is not this device's or is not known.
    UnknownCorrected,
    /// A day was closed although its figures do not balance or the device still owes entries.
    NotBalanced,
    /// The entry's type or body is not known to this version of the centre.
    UnknownType,
    /// The role of the device's holder does not record such entries.
    RoleMismatch,
    /// Envelopes were taken by a grant that no entry of the giver covers, or none has arrived yet.
    GrantNotGiven,
    /// Envelopes were handed over and the other device has not recorded that it took them.
    GrantNotTaken,
    /// A code of a later version.
    #[serde(untagged)]
    Other(String),
}
