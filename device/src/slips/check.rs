//! The check of somebody's slip, with the centre's key and what this device recorded itself.

use rusqlite::{Connection, OptionalExtension, named_params};
use sync_protocol::jws::JwsError;
use sync_protocol::slip::{self, Slip, SlipError, VerifiedSlip};
use vietnamese::words::{WordStyle, amount_in_words};

use super::{number, periods, receiver_word};
use crate::error::{During, Result};
use crate::session::Session;
use crate::views::CallError;
use crate::views::slip::{CheckedSlipView, SlipCheckView, SlipVerdict};

/// Checks the text of a slip's code. Nothing is recorded.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn check_slip(session: &Session, text: &str) -> Result<SlipCheckView> {
    match slip::verify(text, session.centre_key()) {
        Ok(verified) => session.read(|db| genuine(session, db, verified)),
        Err(error) => Ok(SlipCheckView {
            verdict: verdict(&error),
            slip: None,
        }),
    }
}

fn verdict(error: &SlipError) -> SlipVerdict {
    match error {
        SlipError::NotASlip | SlipError::TooLong => SlipVerdict::NotASlip,
        SlipError::LaterForm
        | SlipError::Certificate(JwsError::LaterVersion(_))
        | SlipError::Slip(JwsError::LaterVersion(_)) => SlipVerdict::LaterForm,
        SlipError::Damaged(_) => SlipVerdict::Damaged,
        SlipError::Certificate(JwsError::WrongKey { .. }) => SlipVerdict::OtherCentre,
        SlipError::Certificate(_)
        | SlipError::CertificateKey
        | SlipError::NotACarrier
        | SlipError::Slip(_)
        | SlipError::OutOfRange
        | SlipError::Unwritable(_) => SlipVerdict::Forged,
    }
}

fn genuine(session: &Session, db: &Connection, verified: VerifiedSlip) -> Result<SlipCheckView> {
    let VerifiedSlip { slip, certificate } = verified;
    let recorded = match certificate.kid == session.key().kid() {
        true => Recorded::of(db, &slip)?,
        false => Recorded::default(),
    };
    let corrected = slip.corrected_by.is_some() || recorded.corrected;
    let programme = serde_json::to_value(slip.programme).map_err(|_| CallError::internal("programme"))?;
    Ok(SlipCheckView {
        verdict: if corrected {
            SlipVerdict::Corrected
        } else {
            SlipVerdict::Genuine
        },
        slip: Some(CheckedSlipView {
            amount: slip.amount.to_string(),
            amount_in_words: amount_in_words(&slip.amount.decimal(), WordStyle::default()),
            periods: periods(&slip.months),
            at: slip.paid_at.to_rfc3339(),
            receiver: receiver_word(slip.receiver).into(),
            programme: programme.as_str().unwrap_or_default().to_owned(),
            payer_name: certificate.staff.name,
            branch_name: certificate.branch.name,
            number: number(&slip.line_sha256),
            of_this_device: recorded.here,
            person_name: slip.person_name,
        }),
    })
}

/// What this device knows of the payout.
#[derive(Default)]
struct Recorded {
    here: bool,
    corrected: bool,
}

impl Recorded {
    fn of(db: &Connection, slip: &Slip) -> Result<Self> {
        let corrected = db
            .query_row(
                "SELECT corrected_by IS NOT NULL FROM records WHERE entry_id = :id AND digest = :digest",
                named_params! {
                    ":id": slip.entry.to_string(),
                    ":digest": slip.line_sha256.to_string(),
                },
                |row| row.get(0),
            )
            .optional()
            .during("check a slip")?;
        Ok(Self {
            here: corrected.is_some(),
            corrected: corrected.unwrap_or(false),
        })
    }
}
