//! Statements: what the centre tells a device. Signed, numbered for each recipient without gaps from 1, pulled
//! from a cursor and applied each in one transaction.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::authorisation::Authorisation;
use crate::ids::{EnvelopeId, ListId, PersonId};
use crate::json::JsonError;
use crate::jws::{self, JwsError, SignedObject};
use crate::keys::{Kid, VerifyingKey};
use crate::payout_list::PayoutList;
use crate::reports::{HamletPlace, RoundOrdered};

/// A statement.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Version of the protocol.
    pub v: u32,
    /// The device that it is for.
    pub to: Kid,
    /// Its place among the statements for that device, without gaps from 1.
    pub seq: u64,
    /// The centre's time.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<Utc>,
    /// What kind of statement it is.
    #[serde(rename = "type")]
    pub type_name: String,
    /// What it says.
    pub body: Value,
}

impl SignedObject for Statement {
    const TYP: &'static str = "tan-nha-statement+jws";
}

/// The body of a statement, by its `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementBody {
    /// `payout_list`: envelopes to pay.
    PayoutList(PayoutList),
    /// `withdrawal`: a list, or some envelopes of it, must not be paid any more.
    Withdrawal(Withdrawal),
    /// `authorisations`: people who may receive for others; each replaces the one of the same id.
    Authorisations(Authorisations),
    /// `revocation`: this device gets no new authority. It still hands in what it holds.
    Revocation(Revocation),
    /// `door_notes`: what others noted of the doors of the recipient's route; each replaces the one of that person.
    DoorNotes(DoorNotes),
    /// `rounds`: the order in which others walked the recipient's route; each replaces the one of that hamlet.
    Rounds(Rounds),
    /// `catalogue`: what the benefits are; explains amounts and never makes one.
    Catalogue(PublishedCatalogue),
    /// A type that this version does not know. It is stored and otherwise ignored.
    Unknown,
}

/// A list, or some envelopes of it, must not be paid any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The list.
    pub list: ListId,
    /// The envelopes; all of the list when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub envelopes: Vec<EnvelopeId>,
    /// Why, in words for the carrier.
    pub reason: String,
}

/// People who may receive for others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisations {
    /// The authorisations of the recipient's route.
    pub authorisations: Vec<Authorisation>,
}

/// The device gets no new authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    /// Why, in words.
    pub reason: String,
}

/// Notes of doors, made on other devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorNotes {
    /// The notes.
    pub notes: Vec<DoorNote>,
}

/// A note of a door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorNote {
    /// The person at that door.
    pub person: PersonId,
    /// The note; empty when it was taken away.
    pub text: String,
    /// When it was made, by the clock of the device that made it.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<Utc>,
    /// Who made it.
    pub by: String,
}

/// Orders of rounds, made on other devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    /// The order of the hamlets; absent when nobody gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hamlets: Option<Vec<HamletPlace>>,
    /// The order of the doors, hamlet by hamlet.
    pub rounds: Vec<RoundOrdered>,
}

/// A benefit catalogue that the centre has published. The newest statement counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedCatalogue {
    /// The centre's number of it: 1, 2, 3 …
    pub version: u32,
    /// The day of its publication in Vietnam.
    pub published_on: NaiveDate,
    /// The document, byte for byte as it was published. A text and no value: coefficients have fractions, which
    /// signed JSON does not allow, and who reads a later form of it must find it unchanged.
    pub catalogue: String,
}

impl StatementBody {
    /// The `type` of the body; `None` for [`StatementBody::Unknown`].
    #[must_use]
    pub fn type_name(&self) -> Option<&'static str> {
        Some(match self {
            Self::PayoutList(_) => "payout_list",
            Self::Withdrawal(_) => "withdrawal",
            Self::Authorisations(_) => "authorisations",
            Self::Revocation(_) => "revocation",
            Self::DoorNotes(_) => "door_notes",
            Self::Rounds(_) => "rounds",
            Self::Catalogue(_) => "catalogue",
            Self::Unknown => return None,
        })
    }

    /// The body as JSON; null for [`StatementBody::Unknown`].
    ///
    /// # Errors
    /// Serialisation fails, which these types do not do.
    pub fn to_value(&self) -> Result<Value, JsonError> {
        let value = match self {
            Self::PayoutList(b) => serde_json::to_value(b),
            Self::Withdrawal(b) => serde_json::to_value(b),
            Self::Authorisations(b) => serde_json::to_value(b),
            Self::Revocation(b) => serde_json::to_value(b),
            Self::DoorNotes(b) => serde_json::to_value(b),
            Self::Rounds(b) => serde_json::to_value(b),
            Self::Catalogue(b) => serde_json::to_value(b),
            Self::Unknown => Ok(Value::Null),
        };
        value.map_err(|e| JsonError::Malformed(e.to_string()))
    }
}

/// Why a statement is not the next one for a device.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum StatementError {
    /// It is not a statement of the centre.
    #[error("Statement: {0}")]
    Jws(#[from] JwsError),
    /// It is for another device.
    #[error("Statement for device {found}, expected {expected}")]
    WrongDevice {
        /// The device that reads it.
        expected: Kid,
        /// The device that it is for.
        found: Kid,
    },
    /// It is not the one that comes next.
    #[error("Statement {found} where statement {expected} must come")]
    Gap {
        /// The number that must come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
}

/// Checks that a text is the centre's statement for a device and the one after those that it has.
///
/// # Errors
/// See [`StatementError`].
pub fn open(
    text: &str,
    centre: &VerifyingKey,
    device: Kid,
    have_seq: u64,
) -> Result<Statement, StatementError> {
    let statement = jws::verify::<Statement>(text, centre)?.payload;
    if statement.to != device {
        return Err(StatementError::WrongDevice {
            expected: device,
            found: statement.to,
        });
    }
    let expected = have_seq + 1;
    if statement.seq != expected {
        return Err(StatementError::Gap {
            expected,
            found: statement.seq,
        });
    }
    Ok(statement)
}

impl Statement {
    /// Reads the body by its type. Unknown types give [`StatementBody::Unknown`].
    ///
    /// # Errors
    /// The type is known but the body is not of its form.
    pub fn typed_body(&self) -> Result<StatementBody, JsonError> {
        use crate::json::from_value as read;
        Ok(match self.type_name.as_str() {
            "payout_list" => StatementBody::PayoutList(read(&self.body)?),
            "withdrawal" => StatementBody::Withdrawal(read(&self.body)?),
            "authorisations" => StatementBody::Authorisations(read(&self.body)?),
            "revocation" => StatementBody::Revocation(read(&self.body)?),
            "door_notes" => StatementBody::DoorNotes(read(&self.body)?),
            "rounds" => StatementBody::Rounds(read(&self.body)?),
            "catalogue" => StatementBody::Catalogue(read(&self.body)?),
            _ => StatementBody::Unknown,
        })
    }
}
