//! What a carrier hears and sees at the door besides the payment: reports, wishes and notes. Each is a lead for
//! those who decide and decides nothing itself.

use serde::{Deserialize, Serialize};

use crate::ids::{BenefitCode, CommuneCode, EnvelopeId, PersonId};
use crate::payout_list::Programme;

/// Something changed in somebody's life that may change the list (báo biến động).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariationReported {
    /// The person on the list; absent for somebody who is not on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Full name, as on the list or as told.
    pub person_name: String,
    /// The envelope at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<EnvelopeId>,
    /// The programme that it is about; absent when about all or unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Programme>,
    /// What changed.
    pub kind: VariationKind,
    /// When it happened, as precise as known: `2026`, `2026-10` or `2026-10-21`; absent when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// What was seen or told, in the carrier's words.
    pub words: String,
    /// Who told it, in words; empty when the carrier saw it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told_by: String,
    /// The paper that was seen, such as number and date of a death certificate; empty when none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub paper: String,
    /// What the family asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedEffect>,
}

/// Kinds of variation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariationKind {
    /// Died.
    Death,
    /// Moved to another commune.
    MovedOut,
    /// Moved in from another commune.
    MovedIn,
    /// Away for long.
    LongAbsent,
    /// Reached an age at which the right changes.
    AgeLimit,
    /// Stopped studying.
    StoppedStudying,
    /// In prison.
    Imprisoned,
    /// In detention.
    Detained,
    /// Married or married again.
    Married,
    /// Somebody else cares for the person.
    CarerChanged,
    /// Entered a care home.
    EnteredInstitution,
    /// Left a care home.
    LeftInstitution,
    /// Name, birth date, number, address or telephone is wrong on the list.
    DataError,
    /// May stand on the lists twice.
    PossibleDuplicate,
    /// May be entitled and is not on the list.
    PossibleNew,
    /// Refuses the benefit.
    Refuses,
    /// Anything else.
    Other,
}

/// What a report asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedEffect {
    /// Stop the payment.
    Stop,
    /// Change the data or the payment.
    Change,
    /// Put on the list.
    Add,
}

/// A question, feedback or complaint of somebody at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernRaised {
    /// What it is.
    pub class: ConcernClass,
    /// The person on the list whom it is about, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Full name of who raised it.
    pub raised_by: String,
    /// The envelope at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<EnvelopeId>,
    /// The benefit that it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<BenefitCode>,
    /// The words of the person.
    pub words: String,
    /// What the carrier answered on the spot; empty when nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// A telephone number for the answer; empty when none was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub telephone: String,
}

/// The three classes of what people raise. They go to different desks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConcernClass {
    /// Hỏi: answered from the catalogue, or by the branch.
    Question,
    /// Phản ánh, kiến nghị: about the payout; the post answers.
    Feedback,
    /// Khiếu nại: against a decision; only the authority that decided may settle it.
    Complaint,
}

/// Somebody wants, or does not want, to be paid to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountWished {
    /// The person.
    pub person: PersonId,
    /// The envelope at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<EnvelopeId>,
    /// Whether the person wants it and agrees that the data below is passed on. Nothing is passed on without.
    pub consent: bool,
    /// Whose account it would be.
    pub holder: AccountHolder,
    /// The bank, in words or by its number in the national scheme; empty when there is no account yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bank: String,
    /// The account's number; empty when there is none yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// Why not, or what else was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Whose account it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountHolder {
    /// The beneficiary's own.
    Own,
    /// A guardian's.
    Guardian,
    /// A proxy's.
    Proxy,
    /// None.
    None,
}

/// A note for whoever comes to this door next: the dog, the side gate, who hears badly. The latest one of a
/// person holds; an empty text takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorNoted {
    /// The person at that door.
    pub person: PersonId,
    /// The note.
    pub text: String,
}

/// The order in which the carrier walks the doors of a hamlet. The latest one of a hamlet holds; people who are
/// not named follow in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundOrdered {
    /// The commune.
    pub commune: CommuneCode,
    /// The hamlet.
    pub hamlet: String,
    /// The people in the order of the round.
    pub people: Vec<PersonId>,
}

/// The order in which the carrier takes the hamlets. The latest one holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HamletsOrdered {
    /// The hamlets in the order of the round.
    pub hamlets: Vec<HamletPlace>,
}

/// A hamlet of a commune.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HamletPlace {
    /// The commune.
    pub commune: CommuneCode,
    /// The hamlet.
    pub hamlet: String,
}
