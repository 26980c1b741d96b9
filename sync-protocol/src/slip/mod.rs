//! Slips: what the receiver keeps of a payout, small enough for a QR code, checked by anybody without a network.
//!
//! A slip is signed by the device that sealed the payout and travels with that device's certificate, so that
//! whoever has the centre's key needs nothing else. It says less than the entry: no benefit, no identity number,
//! no signature as it was drawn (invariant I10). Payer and branch are those of the certificate and stand nowhere
//! else, so that they cannot contradict it.

mod text;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::PROTOCOL_VERSION;
use crate::amount::Amount;
use crate::body::{Payout, Receiver};
use crate::body_range;
use crate::certificate::{Certificate, Role};
use crate::digest::Digest;
use crate::entry::{Entry, SealedLine};
use crate::ids::{EntryId, EnvelopeId};
use crate::json::JsonError;
use crate::jws::{self, JwsError, SignedObject};
use crate::keys::{KeyError, SigningKey, VerifyingKey};
use crate::limits::{LINE_MONTHS_MAX, SLIP_PERIODS_MAX};
use crate::payout_list::{Month, Programme};

/// What a receiver keeps of a payout.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// Version of the protocol.
    pub v: u32,
    /// The entry of the payout.
    pub entry: EntryId,
    /// The digest of its line: the number of the receipt.
    pub line_sha256: Digest,
    /// The envelope.
    pub envelope: EnvelopeId,
    /// The budget that pays.
    pub programme: Programme,
    /// The months that were paid, each once, in periods from the earliest on.
    pub months: Vec<Period>,
    /// What was handed over, in đồng.
    pub amount: Amount,
    /// When, by the wall clock of the entry.
    #[serde(with = "crate::spelling")]
    pub paid_at: DateTime<FixedOffset>,
    /// The entitled person's name as on the list.
    pub person_name: String,
    /// Who took the money.
    pub receiver: ReceiverKind,
    /// The digest of the correction's line, when a later entry said that the payout does not hold before the
    /// slip was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_by: Option<Digest>,
}

impl SignedObject for Slip {
    const TYP: &'static str = "tan-nha-slip+jws";
}

/// Months in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first.
    pub from: Month,
    /// The last.
    pub to: Month,
}

/// Who took the money, without a name: a slip is found in the beneficiary's house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiverKind {
    /// The entitled person.
    Beneficiary,
    /// Somebody in the register.
    Registered,
    /// Somebody with a paper who is not in the register.
    Unregistered,
}

impl Slip {
    /// Takes from a payout what a slip says of it.
    #[must_use]
    pub fn of_payout(
        line: &SealedLine,
        entry: &Entry,
        payout: &Payout,
        programme: Programme,
        corrected_by: Option<Digest>,
    ) -> Self {
        Self {
            v: PROTOCOL_VERSION,
            entry: entry.id,
            line_sha256: line.digest(),
            envelope: payout.envelope,
            programme,
            months: periods(payout),
            amount: payout.amount,
            paid_at: entry.at.wall,
            person_name: payout.person_name.clone(),
            receiver: match payout.receiver {
                Receiver::Beneficiary => ReceiverKind::Beneficiary,
                Receiver::Registered { .. } => ReceiverKind::Registered,
                Receiver::Unregistered(_) => ReceiverKind::Unregistered,
            },
            corrected_by,
        }
    }

    /// Signs the slip and packs it with the device's certificate into the text of a QR code.
    ///
    /// # Errors
    /// The slip cannot be written in signed JSON, or the certificate is not a JWS that a slip can carry.
    pub fn to_text(&self, certificate_jws: &str, key: &SigningKey) -> Result<String, SlipError> {
        self.check()?;
        let slip = jws::sign(self, key).map_err(SlipError::Unwritable)?;
        text::pack(&slip, certificate_jws)
    }

    /// Figures and periods are such as a payout may state.
    fn check(&self) -> Result<(), SlipError> {
        let months = |period: &Period| {
            let months = period.from.through(period.to).take(LINE_MONTHS_MAX + 1).count();
            (1..=LINE_MONTHS_MAX).contains(&months)
        };
        // A list in order without overlap has one reading.
        let ordered = || {
            let pairs = self.months.iter().zip(self.months.iter().skip(1));
            pairs.into_iter().all(|(a, b)| a.to < b.from)
        };
        let count = (1..=SLIP_PERIODS_MAX).contains(&self.months.len());
        if count && self.months.iter().all(months) && ordered() && body_range::amount(self.amount) {
            Ok(())
        } else {
            Err(SlipError::OutOfRange)
        }
    }
}

/// The months of all lines, each once, in as few periods as possible.
fn periods(payout: &Payout) -> Vec<Period> {
    let months: std::collections::BTreeSet<Month> = payout
        .lines
        .iter()
        .flat_map(|line| line.from.through(line.to).take(LINE_MONTHS_MAX))
        .collect();
    let mut periods: Vec<Period> = Vec::new();
    for month in months {
        match periods.last_mut() {
            Some(last) if last.to.through(month).nth(1) == Some(month) => last.to = month,
            _ => periods.push(Period {
                from: month,
                to: month,
            }),
        }
    }
    periods
}

/// A slip that the centre's key vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedSlip {
    /// What it says.
    pub slip: Slip,
    /// The centre's word on whose device signed it.
    pub certificate: Certificate,
}

/// Why a text is not a genuine slip.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SlipError {
    /// The text does not begin like a slip.
    #[error("Not a slip: the text of its QR code begins with TANNHA1:")]
    NotASlip,
    /// The text is a slip in a form that this program does not know.
    #[error("A slip in a later form, which this program does not know")]
    LaterForm,
    /// The text is longer than a QR code holds.
    #[error("Longer than any slip")]
    TooLong,
    /// A character is missing or wrong: base32, gzip or the parts inside.
    #[error("Damaged or incomplete: {0} cannot be read")]
    Damaged(&'static str),
    /// The certificate inside is not the centre's.
    #[error("Certificate: {0}")]
    Certificate(JwsError),
    /// The certificate names a key other than the one that it holds.
    #[error("Certificate whose key is not the one that it names")]
    CertificateKey,
    /// The certificate is of a device that does not pay.
    #[error("Signed by a device that is not a carrier's")]
    NotACarrier,
    /// The slip is not signed by the device of the certificate, or not the object that was expected.
    #[error("Slip: {0}")]
    Slip(JwsError),
    /// An amount or period is none that a payout may state.
    #[error("A figure or period that no payout may state")]
    OutOfRange,
    /// Text that signed JSON does not allow.
    #[error("Slip that cannot be written: {0}")]
    Unwritable(JsonError),
}

/// Checks the text of a slip with nothing but the centre's key. White space in it does not matter, because
/// messengers break long texts.
///
/// # Errors
/// See [`SlipError`].
pub fn verify(text: &str, centre_key: &VerifyingKey) -> Result<VerifiedSlip, SlipError> {
    let (slip, certificate) = text::unpack(text)?;
    let certificate = jws::verify::<Certificate>(&certificate, centre_key)
        .map_err(SlipError::Certificate)?
        .payload;
    let device_key = certificate
        .device_key()
        .map_err(|KeyError| SlipError::CertificateKey)?;
    if certificate.role != Role::Carrier {
        return Err(SlipError::NotACarrier);
    }
    let slip = jws::verify::<Slip>(&slip, &device_key)
        .map_err(SlipError::Slip)?
        .payload;
    slip.check()?;
    Ok(VerifiedSlip { slip, certificate })
}
