//! What follows from a batch: everything that the store writes, and nothing else.

use chrono::{DateTime, NaiveDate, Utc};
use sync_protocol::acknowledgement::{Acknowledgement, FlagCode};
use sync_protocol::amount::Amount;
use sync_protocol::body::Holding;
use sync_protocol::digest::Digest;
use sync_protocol::entry::Head;
use sync_protocol::ids::{EntryId, EnvelopeId, ListId, PersonId, StaffId};
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::Entitlement;
use sync_protocol::reports::{HamletsOrdered, RoundOrdered};

use crate::ingest::grants::GrantSide;
use crate::ingest::state::{LineAbout, Place};

/// What the store writes in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effects {
    /// Entries that were not held before, in order.
    pub entries: Vec<NewEntry>,
    /// What a person has to look at.
    pub exceptions: Vec<NewException>,
    /// Entries that do not hold any more. Their open disputes are settled by it.
    pub corrections: Vec<NewCorrection>,
    /// Doubts about entries that this batch has answered.
    pub settled: Vec<Settled>,
    /// The end of the journal without a gap.
    pub accepted: Head,
    /// The answer, to be signed.
    pub acknowledgement: Acknowledgement,
}

/// An entry to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The digest of its line.
    pub digest: Digest,
    /// Its place.
    pub place: Place,
    /// Its name.
    pub id: EntryId,
    /// What kind of record it is.
    pub type_name: String,
    /// The day that it belongs to.
    pub day: NaiveDate,
    /// The device's wall clock.
    pub wall: DateTime<Utc>,
    /// The line, byte for byte.
    pub line: String,
    /// What it changes.
    pub fact: Fact,
}

/// What an entry changes in the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Nothing: a correction, an unknown type, or an act that the holder's role does not allow.
    None,
    /// Money was handed over.
    Payout {
        /// The envelope.
        envelope: EnvelopeId,
        /// The list that it names.
        list: ListId,
        /// The person that it names.
        person: PersonId,
        /// The money.
        amount: Amount,
        /// What it settles.
        entitlements: Vec<Entitlement>,
    },
    /// An envelope was tried and stays closed.
    NonPayment {
        /// The envelope.
        envelope: EnvelopeId,
        /// Its money; nothing when the envelope is unknown.
        amount: Amount,
    },
    /// Envelopes with their money went to the carrier.
    Received(Vec<(EnvelopeId, Amount)>),
    /// Envelopes with their money came back.
    Returned(Vec<(EnvelopeId, Amount)>),
    /// Envelopes with their money went from carrier to carrier: one side of it.
    Granted {
        /// Which side.
        side: GrantSide,
        /// The name of the grant.
        grant: Digest,
        /// The device that takes.
        taker: Kid,
        /// The envelopes.
        envelopes: Vec<(EnvelopeId, Amount)>,
    },
    /// A note for a door.
    DoorNoted {
        /// The person at that door.
        person: PersonId,
        /// The note; empty when it was taken away.
        text: String,
    },
    /// The order of the doors of a hamlet.
    RoundOrdered(RoundOrdered),
    /// The order of hamlets.
    HamletsOrdered(HamletsOrdered),
    /// A variation, a concern or a wish for an account.
    Reported {
        /// What kind of variation, which class, or `wanted` and `not_wanted`.
        code: String,
        /// The person on the list, if any.
        person: Option<PersonId>,
    },
    /// The carrier declared the end of a day.
    Declared {
        /// The day.
        date: NaiveDate,
        /// What is held.
        held: Holding,
    },
    /// A supervisor counted what a carrier handed back.
    Counted {
        /// The carrier.
        carrier: StaffId,
        /// The day.
        date: NaiveDate,
        /// What was counted.
        returned: Holding,
    },
    /// A supervisor closed a day that could be closed.
    Closed {
        /// The carrier.
        carrier: StaffId,
        /// The day.
        date: NaiveDate,
        /// The explanation of a difference.
        reason: String,
    },
}

/// Something that a person has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewException {
    /// What is doubtful.
    pub code: FlagCode,
    /// The lines that it is about, and on whose day it is shown.
    pub about: Vec<LineAbout>,
    /// The beneficiary, when it is about one.
    pub person_name: Option<String>,
    /// The money, when it is about some.
    pub amount: Option<Amount>,
}

/// A doubt about an entry has an answer in another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The doubt.
    pub code: FlagCode,
    /// The line that it is about.
    pub line: Digest,
    /// The line that answers it.
    pub by: Digest,
}

/// An entry does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    /// The line that does not hold.
    pub target: Digest,
    /// The line that says so.
    pub by: Digest,
}

/// Whether a doubt about an entry ends when the entry is corrected. What it says about the device, its clock or
/// its holder stays open.
#[must_use]
pub fn ends_with_correction(code: &FlagCode) -> bool {
    match code {
        FlagCode::UnknownLine
        | FlagCode::AmountDiffers
        | FlagCode::PaidTwice
        | FlagCode::Withdrawn
        | FlagCode::NotThisCarrier
        | FlagCode::ReceiverNotRegistered
        | FlagCode::TooLittleInk
        | FlagCode::GrantNotGiven
        | FlagCode::GrantNotTaken
        | FlagCode::NotBalanced => true,
        FlagCode::Late
        | FlagCode::DeviceRevoked
        | FlagCode::ClockDoubtful
        | FlagCode::Fork
        | FlagCode::UnknownCorrected
        | FlagCode::UnknownType
        | FlagCode::RoleMismatch
        | FlagCode::Other(_) => false,
    }
}
