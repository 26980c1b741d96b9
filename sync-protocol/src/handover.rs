//! Handover of envelopes from carrier to carrier without network: a grant of the giver's device, and the file that
//! carries it with all that the taker's device needs.
//!
//! A grant alone says nothing of what is in the envelopes: that is the centre's word, so the file holds the statements
//! as the centre signed them for the giver. A statement is signed whole and cannot be cut down; a reader takes out of it
//! what is granted and nothing else (invariant I10). The files go by cable, card or Bluetooth.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::authorisation::Authorisation;
use crate::certificate::{Certificate, Role};
use crate::digest::Digest;
use crate::ids::{EnvelopeId, PersonId};
use crate::json::JsonError;
use crate::jws::{self, JwsError, SignedObject};
use crate::keys::{Kid, SigningKey, VerifyingKey};
use crate::limits::{HANDOVER_BYTES_MAX, HANDOVER_ENVELOPES_MAX};
use crate::payout_list::PayoutList;
use crate::statement::{Statement, StatementBody};
use crate::times::Times;

/// What one device grants another: these envelopes are now the other carrier's to pay.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Version of the protocol.
    pub v: u32,
    /// The device that gives.
    pub from: Kid,
    /// The device that takes.
    pub to: Kid,
    /// What the giver's device knew of the time.
    pub at: Times,
    /// Which envelopes, each once.
    pub envelopes: Vec<EnvelopeId>,
    /// Their money.
    pub total: Amount,
    /// SHA-256 of each statement that goes with it, over the compact JWS as text, in their order.
    pub statements: Vec<Digest>,
}

impl SignedObject for Grant {
    const TYP: &'static str = "tan-nha-handover+jws";
}

/// Why a file of a handover was not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum HandoverError {
    /// Not a file of a handover, or one beyond the limits.
    #[error("Not a file of a handover: signed texts, one a line")]
    Malformed,
    /// The giver's certificate is not one of this centre for a carrier.
    #[error("Certificate of the giver: {0}")]
    Certificate(JwsError),
    /// The certificate is of a device that hands nothing over.
    #[error("Certificate of the giver that is not a carrier's, or not of its own key")]
    NotACarrier,
    /// The grant is not the giver's.
    #[error("Grant: {0}")]
    Grant(JwsError),
    /// The grant is for another device.
    #[error("Grant for device {found}, expected {expected}")]
    WrongDevice {
        /// The device that reads it.
        expected: Kid,
        /// The device that it is for.
        found: Kid,
    },
    /// A statement is not the centre's.
    #[error("Statement of a handover: {0}")]
    Statement(JwsError),
    /// The file does not hold what the grant states.
    #[error("Handover whose {0} is not as the grant states")]
    Mismatch(&'static str),
}

/// A file of a handover that was checked, cut down to what is granted.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedHandover {
    /// The grant.
    pub grant: Grant,
    /// Its name: the digest of its payload.
    pub digest: Digest,
    /// Who gives.
    pub giver: Certificate,
    /// The lists, each with the number of its statement, with the granted envelopes only. What a list says of another
    /// list is left out: it is not granted.
    pub lists: Vec<(u64, PayoutList)>,
    /// Who may receive for the people of these envelopes.
    pub authorisations: Vec<Authorisation>,
}

/// The file: the grant, the giver's certificate and the statements, each a line.
#[must_use]
pub fn pack(grant_jws: &str, certificate_jws: &str, statements: &[String]) -> String {
    let parts = [grant_jws, certificate_jws].into_iter();
    let parts = parts.chain(statements.iter().map(String::as_str));
    parts.flat_map(|part| [part, "\n"]).collect()
}

/// Signs a grant, and gives its name with it.
///
/// # Errors
/// The grant holds figures that signed JSON does not allow.
pub fn sign(grant: &Grant, key: &SigningKey) -> Result<(String, Digest), JsonError> {
    let payload = crate::json::write(grant)?;
    Ok((jws::sign(grant, key)?, Digest::of(payload.as_bytes())))
}

/// Checks a file that came to a device: the giver's certificate and the statements are the centre's, the grant is the
/// giver's and for this device, and the file holds exactly what the grant states.
///
/// # Errors
/// See [`HandoverError`].
pub fn open(text: &str, centre: &VerifyingKey, device: Kid) -> Result<OpenedHandover, HandoverError> {
    if text.len() > HANDOVER_BYTES_MAX || !text.ends_with('\n') {
        return Err(HandoverError::Malformed);
    }
    let mut lines = text.split_terminator('\n');
    let (Some(grant), Some(certificate)) = (lines.next(), lines.next()) else {
        return Err(HandoverError::Malformed);
    };
    let giver = jws::verify::<Certificate>(certificate, centre)
        .map_err(HandoverError::Certificate)?
        .payload;
    let key = giver.device_key().map_err(|_| HandoverError::NotACarrier)?;
    if giver.role != Role::Carrier {
        return Err(HandoverError::NotACarrier);
    }
    let grant = jws::verify::<Grant>(grant, &key).map_err(HandoverError::Grant)?;
    let digest = grant.payload_digest;
    let grant = grant.payload;
    if grant.to != device {
        return Err(HandoverError::WrongDevice {
            expected: device,
            found: grant.to,
        });
    }
    if grant.from != giver.kid {
        return Err(HandoverError::Mismatch("giver"));
    }
    let statements: Vec<&str> = lines.collect();
    let digests = statements.iter().map(|jws| Digest::of(jws.as_bytes()));
    if !digests.eq(grant.statements.iter().copied()) {
        return Err(HandoverError::Mismatch("statements"));
    }
    let statements = statements
        .into_iter()
        .map(|jws| statement(jws, centre, giver.kid))
        .collect::<Result<Vec<_>, _>>()?;
    cut_down(grant, digest, giver, statements)
}

fn statement(jws: &str, centre: &VerifyingKey, giver: Kid) -> Result<Statement, HandoverError> {
    let statement = jws::verify::<Statement>(jws, centre)
        .map_err(HandoverError::Statement)?
        .payload;
    if statement.to == giver {
        Ok(statement)
    } else {
        Err(HandoverError::Mismatch("recipient of a statement"))
    }
}

fn cut_down(
    grant: Grant,
    digest: Digest,
    giver: Certificate,
    statements: Vec<Statement>,
) -> Result<OpenedHandover, HandoverError> {
    let granted: BTreeSet<EnvelopeId> = grant.envelopes.iter().copied().collect();
    if granted.is_empty() || granted.len() > HANDOVER_ENVELOPES_MAX || granted.len() != grant.envelopes.len()
    {
        return Err(HandoverError::Mismatch("number of envelopes"));
    }
    let mut lists = Vec::new();
    let mut registers = Vec::new();
    for statement in statements {
        match statement.typed_body() {
            Ok(StatementBody::PayoutList(mut list)) => {
                list.supersedes = None;
                list.envelopes.retain(|envelope| granted.contains(&envelope.id));
                lists.push((statement.seq, list));
            }
            Ok(StatementBody::Authorisations(register)) => registers.extend(register.authorisations),
            // Anything else is none of the taker's business.
            _ => {}
        }
    }
    let envelopes = lists.iter().flat_map(|(_, list)| &list.envelopes);
    let money: BTreeMap<EnvelopeId, Amount> = envelopes
        .clone()
        .map(|envelope| (envelope.id, envelope.total))
        .collect();
    if money.len() != granted.len() {
        return Err(HandoverError::Mismatch("envelopes"));
    }
    if Amount::checked_sum(money.into_values()) != Some(grant.total) {
        return Err(HandoverError::Mismatch("sum of money"));
    }
    let people: BTreeSet<PersonId> = envelopes.map(|envelope| envelope.person.id).collect();
    registers.retain(|authorisation: &Authorisation| people.contains(&authorisation.person));
    Ok(OpenedHandover {
        grant,
        digest,
        giver,
        lists,
        authorisations: registers,
    })
}
