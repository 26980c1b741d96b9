//! What a journal entry says: the acts of a carrier's and a supervisor's day.
//!
//! The structs here are signed: their names, order and types are frozen. A new fact gets a new optional field
//! or a new entry type, never a changed meaning.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::amount::Amount;
use crate::authorisation::AuthorisationKind;
use crate::digest::Digest;
use crate::hands::{CannotSign, OtherHand, Witness};
use crate::ids::{AuthorisationId, BenefitCode, EntryId, EnvelopeId, LineId, ListId, PersonId, StaffId};
use crate::ink::Ink;
use crate::json::JsonError;
use crate::keys::Kid;
use crate::notes::NoteCount;
use crate::payout_list::{Entitlement, ListKind, Month};
use crate::reports::{
    AccountWished, ConcernRaised, DoorNoted, HamletsOrdered, RoundOrdered, VariationReported,
};

/// The body of an entry, by its `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// `envelopes_received`: the carrier takes envelopes.
    EnvelopesReceived(EnvelopesReceived),
    /// `payout`: money was handed over and signed for.
    Payout(Box<Payout>),
    /// `non_payment`: an envelope stays closed, for a reason.
    NonPayment(NonPayment),
    /// `correction`: an earlier entry of the same device does not hold.
    Correction(Correction),
    /// `envelopes_returned`: the carrier hands envelopes back.
    EnvelopesReturned(EnvelopesReturned),
    /// `day_declared`: the carrier's declaration at the end of a day.
    DayDeclared(DayDeclared),
    /// `returns_counted`: the supervisor counted what came back.
    ReturnsCounted(ReturnsCounted),
    /// `day_closed`: the supervisor closes a carrier's day.
    DayClosed(DayClosed),
    /// `envelopes_handed_over`: the carrier hands envelopes to another carrier.
    EnvelopesHandedOver(EnvelopesHandedOver),
    /// `envelope_recounted`: an envelope was opened and counted before the receiver, and did not hold what it must.
    EnvelopeRecounted(Box<EnvelopeRecounted>),
    /// `variation_reported`: something changed that may change the list.
    VariationReported(VariationReported),
    /// `concern_raised`: a question, feedback or complaint.
    ConcernRaised(ConcernRaised),
    /// `account_wished`: somebody wants, or does not want, to be paid to an account.
    AccountWished(AccountWished),
    /// `door_noted`: a note for whoever comes to a door next.
    DoorNoted(DoorNoted),
    /// `round_ordered`: the order of the doors of a hamlet.
    RoundOrdered(RoundOrdered),
    /// `hamlets_ordered`: the order of the hamlets.
    HamletsOrdered(HamletsOrdered),
    /// A type that this version does not know. It is stored and flagged.
    Unknown,
}

impl Body {
    /// The `type` of the body; `None` for [`Body::Unknown`].
    #[must_use]
    pub fn type_name(&self) -> Option<&'static str> {
        Some(match self {
            Self::EnvelopesReceived(_) => "envelopes_received",
            Self::Payout(_) => "payout",
            Self::NonPayment(_) => "non_payment",
            Self::Correction(_) => "correction",
            Self::EnvelopesReturned(_) => "envelopes_returned",
            Self::DayDeclared(_) => "day_declared",
            Self::ReturnsCounted(_) => "returns_counted",
            Self::DayClosed(_) => "day_closed",
            Self::EnvelopesHandedOver(_) => "envelopes_handed_over",
            Self::EnvelopeRecounted(_) => "envelope_recounted",
            Self::VariationReported(_) => "variation_reported",
            Self::ConcernRaised(_) => "concern_raised",
            Self::AccountWished(_) => "account_wished",
            Self::DoorNoted(_) => "door_noted",
            Self::RoundOrdered(_) => "round_ordered",
            Self::HamletsOrdered(_) => "hamlets_ordered",
            Self::Unknown => return None,
        })
    }

    /// The body as JSON; `None` for [`Body::Unknown`], which has no text of its own.
    ///
    /// # Errors
    /// Serialisation fails, which these types do not do.
    pub fn to_value(&self) -> Result<Option<Value>, JsonError> {
        let value = match self {
            Self::EnvelopesReceived(b) => serde_json::to_value(b),
            Self::Payout(b) => serde_json::to_value(b),
            Self::NonPayment(b) => serde_json::to_value(b),
            Self::Correction(b) => serde_json::to_value(b),
            Self::EnvelopesReturned(b) => serde_json::to_value(b),
            Self::DayDeclared(b) => serde_json::to_value(b),
            Self::ReturnsCounted(b) => serde_json::to_value(b),
            Self::DayClosed(b) => serde_json::to_value(b),
            Self::EnvelopesHandedOver(b) => serde_json::to_value(b),
            Self::EnvelopeRecounted(b) => serde_json::to_value(b),
            Self::VariationReported(b) => serde_json::to_value(b),
            Self::ConcernRaised(b) => serde_json::to_value(b),
            Self::AccountWished(b) => serde_json::to_value(b),
            Self::DoorNoted(b) => serde_json::to_value(b),
            Self::RoundOrdered(b) => serde_json::to_value(b),
            Self::HamletsOrdered(b) => serde_json::to_value(b),
            Self::Unknown => return Ok(None),
        };
        value.map(Some).map_err(|e| JsonError::Malformed(e.to_string()))
    }

    /// Reads the body of a type. Unknown types give [`Body::Unknown`]; unknown fields are ignored.
    ///
    /// # Errors
    /// The type is known but the body is not of its form, or a figure is out of range.
    pub fn from_value(type_name: &str, value: &Value) -> Result<Self, JsonError> {
        use crate::json::from_value as read;
        let body = match type_name {
            "envelopes_received" => Self::EnvelopesReceived(read(value)?),
            "payout" => Self::Payout(Box::new(read(value)?)),
            "non_payment" => Self::NonPayment(read(value)?),
            "correction" => Self::Correction(read(value)?),
            "envelopes_returned" => Self::EnvelopesReturned(read(value)?),
            "day_declared" => Self::DayDeclared(read(value)?),
            "returns_counted" => Self::ReturnsCounted(read(value)?),
            "day_closed" => Self::DayClosed(read(value)?),
            "envelopes_handed_over" => Self::EnvelopesHandedOver(read(value)?),
            "envelope_recounted" => Self::EnvelopeRecounted(Box::new(read(value)?)),
            "variation_reported" => Self::VariationReported(read(value)?),
            "concern_raised" => Self::ConcernRaised(read(value)?),
            "account_wished" => Self::AccountWished(read(value)?),
            "door_noted" => Self::DoorNoted(read(value)?),
            "round_ordered" => Self::RoundOrdered(read(value)?),
            "hamlets_ordered" => Self::HamletsOrdered(read(value)?),
            _ => Self::Unknown,
        };
        if body.is_in_range() {
            Ok(body)
        } else {
            Err(JsonError::OutOfRange)
        }
    }
}

/// The carrier takes envelopes out of the branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopesReceived {
    /// Which ones.
    pub envelopes: Vec<EnvelopeId>,
    /// Their money.
    pub total: Amount,
    /// Who handed them over and signed for it on this screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<OtherHand>,
    /// The carrier's own signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
    /// The digest of the grant by which another carrier's device handed them over; absent when they come from the
    /// branch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<Digest>,
}

/// The carrier hands envelopes to another carrier, without the branch between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopesHandedOver {
    /// Which ones.
    pub envelopes: Vec<EnvelopeId>,
    /// Their money.
    pub total: Amount,
    /// The device that takes them.
    pub to_device: Kid,
    /// Whose device that is.
    pub to: StaffId,
    /// The digest of the grant that went to that device.
    pub grant: Digest,
    /// Who took them and signed for it on this screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taker: Option<OtherHand>,
    /// The carrier's own signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
}

/// Money was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// The envelope.
    pub envelope: EnvelopeId,
    /// The list that orders it.
    pub list: ListId,
    /// What kind of order that list is.
    pub kind: ListKind,
    /// The entitled person.
    pub person: PersonId,
    /// The person's name as on the list.
    pub person_name: String,
    /// What is paid.
    pub lines: Vec<PaidLine>,
    /// The sum of the lines: what was handed over.
    pub amount: Amount,
    /// What the carrier checked on the envelope before opening the conversation.
    pub envelope_check: EnvelopeCheck,
    /// Who took the money.
    pub receiver: Receiver,
    /// How the receiver's identity was checked.
    pub identity: IdentityCheck,
    /// The receiver's signature or mark; absent only for a fingerprint on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
    /// How a receiver who cannot sign received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cannot_sign: Option<CannotSign>,
    /// Who stood by, where the receiver cannot sign or has no papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<Witness>,
    /// The notes as they were counted out, if they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NoteCount>,
    /// The recount of this envelope, when it did not hold what it must.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recount: Option<EntryId>,
    /// What the device warned of and the carrier went past, as codes such as `authorisation_expired`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// How content the receiver was with the service, if asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
}

impl Payout {
    /// What this payout settles, one for each benefit and month.
    pub fn entitlements(&self) -> impl Iterator<Item = Entitlement> + '_ {
        self.lines.iter().flat_map(move |line| {
            line.from.through(line.to).map(move |month| Entitlement {
                person: self.person,
                benefit: line.benefit.clone(),
                month,
                kind: self.kind,
            })
        })
    }
}

/// One line of a payout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidLine {
    /// The line of the list.
    pub line: LineId,
    /// Its benefit.
    pub benefit: BenefitCode,
    /// First month.
    pub from: Month,
    /// Last month.
    pub to: Month,
    /// What was paid for it.
    pub amount: Amount,
}

/// How content a receiver is with the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Satisfaction {
    /// Content.
    Satisfied,
    /// Neither.
    Neutral,
    /// Not content.
    Dissatisfied,
}

/// What was checked on the label of the envelope. A point that did not hold is `false`, and stays so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopeCheck {
    /// The amount on the label is the amount of the list.
    pub amount: bool,
    /// The months on the label are those of the list.
    pub months: bool,
    /// The label names the payer.
    pub payer: bool,
    /// The label carries the hotline.
    pub hotline: bool,
}

/// Who took the money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Receiver {
    /// The entitled person.
    Beneficiary,
    /// Somebody in the register.
    Registered {
        /// The authorisation.
        authorisation: AuthorisationId,
        /// The receiver's name as in the register.
        name: String,
    },
    /// Somebody with a paper who is not in the register.
    Unregistered(UnregisteredProxy),
}

impl Receiver {
    /// The name of the person who took the money.
    #[must_use]
    pub fn name<'a>(&'a self, beneficiary: &'a str) -> &'a str {
        match self {
            Self::Beneficiary => beneficiary,
            Self::Registered { name, .. } => name,
            Self::Unregistered(proxy) => &proxy.name,
        }
    }
}

/// A proxy who is not in the register, with the particulars of the paper shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnregisteredProxy {
    /// Full name.
    pub name: String,
    /// 12-digit personal number, or the 9-digit one of an old card.
    pub id_number: String,
    /// What the proxy is to the beneficiary, in words.
    pub relation: String,
    /// On what ground the proxy receives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<AuthorisationKind>,
    /// Kind and number of the paper, in words.
    pub paper: String,
    /// Who certified the paper, in words; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub certified_by: String,
    /// First day of validity written on the paper.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub valid_from: Option<NaiveDate>,
    /// Last day of validity written on the paper.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub valid_to: Option<NaiveDate>,
}

/// How the receiver's identity was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityCheck {
    /// By what.
    pub method: IdentityMethod,
    /// The last four digits of the number on the paper that was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_digits: Option<String>,
}

/// By what a receiver was identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityMethod {
    /// The QR code of a citizen card was scanned and the card seen.
    CardScanned,
    /// A citizen card was seen.
    CardSeen,
    /// Another paper with a picture was seen.
    OtherPaper,
    /// The carrier knows the person.
    KnownPersonally,
    /// No papers: the witness of the payout knows the person.
    Witnessed,
}

/// An envelope stays closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NonPayment {
    /// The envelope.
    pub envelope: EnvelopeId,
    /// Why.
    pub reason: NonPaymentReason,
    /// The carrier's words, if any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day on which the carrier means to come again.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::spelling::optional"
    )]
    pub next_visit: Option<NaiveDate>,
    /// A written message was left at the door.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub message_left: bool,
}

/// An envelope was opened and counted before the receiver, and did not hold what it must. What came of it follows
/// as an entry of its own: a payout that names this one, or a non-payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopeRecounted {
    /// The envelope.
    pub envelope: EnvelopeId,
    /// The list that orders it.
    pub list: ListId,
    /// The entitled person.
    pub person: PersonId,
    /// What the list orders.
    pub listed: Amount,
    /// What was in it.
    pub counted: Amount,
    /// The notes that were in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NoteCount>,
    /// What happens to the money.
    pub outcome: RecountOutcome,
    /// Who counted along, and signed for it.
    pub before: OtherHand,
    /// The carrier's words, if any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What happens to the money of an envelope that did not hold what it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecountOutcome {
    /// Sealed again and taken back to the branch as it is.
    Kept,
    /// The receiver takes what is there; the rest is owed.
    PaidCounted,
    /// The receiver takes what the list orders; what was too much stays in the bag, what was missing was added from
    /// it.
    PaidListed,
}

/// Why an envelope was not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NonPaymentReason {
    /// Nobody at home.
    Absent,
    /// Moved away.
    Moved,
    /// Reported dead.
    Deceased,
    /// In hospital.
    InHospital,
    /// Somebody came without a valid authorisation.
    ReceiverNotAuthorised,
    /// The person is not who the list names.
    IdentityMismatch,
    /// Refused the money.
    Refused,
    /// Wrong amount or wrong data on the list or the label.
    WrongOnList,
    /// The address could not be found.
    AddressNotFound,
    /// Flood, island, no road.
    Unreachable,
    /// The authority stopped the payment.
    StoppedByAuthority,
    /// Relatives dispute the money.
    Disputed,
    /// Asks for transfer to an account.
    WantsAccount,
    /// The envelope did not hold what it must.
    ContentsDiffer,
}

/// An earlier entry of the same device does not hold. What does hold, if anything, follows as an entry of its
/// own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The entry that does not hold.
    pub corrects: EntryId,
    /// The digest of that entry's line.
    pub line_sha256: Digest,
    /// Why, in the carrier's words.
    pub reason: String,
}

/// The carrier hands envelopes back to the branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopesReturned {
    /// Which ones.
    pub envelopes: Vec<EnvelopeId>,
    /// Their money.
    pub total: Amount,
    /// Who took them and signed for it on this screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<OtherHand>,
    /// The carrier's own signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
}

/// The carrier's declaration at the end of a day. It is the last entry of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayDeclared {
    /// The day.
    #[serde(with = "crate::spelling")]
    pub date: NaiveDate,
    /// What the carrier counted in the bag.
    pub held: Holding,
    /// The carrier's words on a difference, if any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Loose notes in the bag, outside of sealed envelopes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loose_notes: Vec<NoteCount>,
    /// The carrier's signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
}

/// The supervisor counted the envelopes that a carrier handed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnsCounted {
    /// Whose.
    pub carrier: StaffId,
    /// Of which day.
    #[serde(with = "crate::spelling")]
    pub date: NaiveDate,
    /// What was counted.
    pub returned: Holding,
    /// The envelopes, where each was told apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub envelopes: Vec<EnvelopeId>,
    /// Loose notes that came back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loose_notes: Vec<NoteCount>,
}

/// The supervisor closes a carrier's day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayClosed {
    /// Whose.
    pub carrier: StaffId,
    /// Which day.
    #[serde(with = "crate::spelling")]
    pub date: NaiveDate,
    /// The figures that the supervisor saw.
    pub balance: DayBalance,
    /// The explanation of a difference; must not be empty when there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A number of envelopes and their money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Number of envelopes; negative only in a difference.
    pub envelopes: i64,
    /// Their money.
    pub amount: Amount,
}

/// A carrier's day in envelopes and money (invariant I6):
/// `issued = paid + returned + held + difference`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayBalance {
    /// Held from the days before and received on the day.
    pub issued: Holding,
    /// Paid on the day.
    pub paid: Holding,
    /// Handed back on the day: as counted by the supervisor, else as stated by the carrier.
    pub returned: Holding,
    /// Held at the end of the day: as declared by the carrier, else as the entries say.
    pub held: Holding,
    /// What is left to explain.
    pub difference: Holding,
}
