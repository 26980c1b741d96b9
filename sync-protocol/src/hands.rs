//! Hands other than the receiver's: who witnessed a payout, and who handed envelopes over or took them.

use serde::{Deserialize, Serialize};

use crate::ids::StaffId;
use crate::ink::Ink;

/// Somebody who stood by and signs for what was seen.
///
/// Part of signed entries: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Full name.
    pub name: String,
    /// Who the witness is, in words: hamlet head, neighbour, nurse.
    pub standing: String,
    /// The last four digits of the number on the witness's card, when it was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_digits: Option<String>,
    /// The witness's signature.
    pub ink: Ink,
}

/// How somebody who cannot sign received all the same (domain: fingerprint with a witness who signs).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CannotSign {
    /// Drew a mark on the screen; the ink of the payout is that mark.
    Mark,
    /// Gave a fingerprint on the paper list; the payout has no ink of the receiver.
    Fingerprint,
}

/// The other hand of a handover, which signed on this device's screen.
///
/// Part of signed entries: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherHand {
    /// Full name.
    pub name: String,
    /// The post's code of that person, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffId>,
    /// The signature.
    pub ink: Ink,
}
