//! Taking: the file of another carrier's device, and the envelopes in the hand.

use rusqlite::{Connection, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, EnvelopesReceived};
use sync_protocol::certificate::Role;
use sync_protocol::digest::Digest;
use sync_protocol::handover::{self, HandoverError, OpenedHandover};
use sync_protocol::ids::EnvelopeId;

use super::give::to_json;
use super::identity::{check_holder, reason_of, refused};
use super::list::{ids_json, show_taken, taken};
use crate::custody::check_not_revoked;
use crate::custody::hands::{Hands, Moved, hand_ink, in_entries};
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record_all};
use crate::projection;
use crate::session::Session;
use crate::views::custody::HandoverView;
use crate::views::{CallError, CallErrorCode, InkInput, Recorded};

const OPERATION: &str = "take a handover";

/// Checks a file that came from another carrier's device and keeps it, before anything follows from it. The same file
/// again changes nothing.
///
/// # Errors
/// `HandoverRefused` with the reason, `NotAllowed`, `DiskFull`.
pub(crate) fn read_handover(session: &Session, text: &str) -> Result<HandoverView> {
    session.require(Role::Carrier)?;
    let opened = handover::open(text, session.centre_key(), session.key().kid())
        .map_err(|error| refused(reason(&error)))?;
    check_holder(&opened.giver, session.environment().clock.wall())?;
    let view = session.write(|tx| {
        check_not_revoked(tx)?;
        let new = tx
            .execute(
                "INSERT OR IGNORE INTO handovers_taken (grant_sha256, content) VALUES (:grant, :content)",
                named_params! { ":grant": opened.digest.to_string(), ":content": text },
            )
            .during(OPERATION)?;
        if new > 0 {
            // What is derived must not depend on when a file came among statements and entries: built anew, it cannot.
            projection::rebuild(tx, session.centre_key())?;
        }
        show_taken(tx, &opened)
    })?;
    session.forget_what_was_read();
    Ok(view)
}

fn reason(error: &HandoverError) -> &'static str {
    match error {
        HandoverError::Malformed => "not_a_file",
        HandoverError::NotACarrier => "not_a_carrier",
        HandoverError::WrongDevice { .. } => "another_device",
        HandoverError::Mismatch(_) => "altered",
        HandoverError::Certificate(error) => match reason_of(error) {
            "not_a_code" => "not_a_file",
            other => other,
        },
        HandoverError::Grant(_) | HandoverError::Statement(_) => "altered",
    }
}

/// Records that the holder took envelopes of a handover: all that are open, but those that are not there.
///
/// # Errors
/// `NothingToDo`, `FieldInvalid`, `NotAllowed`, `SignatureBlank`, `SignatureTooLittle`.
pub(crate) fn take_handover(
    session: &Session,
    request: &RequestKey,
    grant: &str,
    left_out: &[String],
    ink: Option<&InkInput>,
) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let grant: Digest = input::parse("grant", grant)?;
    for id in left_out {
        input::parse::<EnvelopeId>("left_out", id)?;
    }
    let hands = Hands {
        own: ink.map(|ink| hand_ink("ink", ink)).transpose()?,
        other: None,
    };
    record_all(session, request, |tx, _| {
        check_not_revoked(tx)?;
        let opened = taken(session, tx)?
            .into_iter()
            .find(|opened| opened.digest == grant);
        let opened = opened.ok_or_else(|| CallError::field("grant"))?;
        let parts = in_entries(&open(tx, &opened, left_out)?, hands)?;
        let body = |part: crate::custody::hands::Part| {
            Body::EnvelopesReceived(EnvelopesReceived {
                envelopes: part.envelopes,
                total: part.total,
                from: None,
                ink: part.hands.own,
                grant: Some(grant),
            })
        };
        Ok(parts.into_iter().map(body).collect())
    })
}

fn open(db: &Connection, opened: &OpenedHandover, left_out: &[String]) -> Result<Moved> {
    let mut statement = db.prepare(include_str!("open.sql")).during(OPERATION)?;
    let params = named_params! {
        ":grant": opened.digest.to_string(),
        ":ids": ids_json(&opened.grant)?,
        ":left_out": to_json(left_out)?,
    };
    let mut rows = statement.query(params).during(OPERATION)?;
    let mut moved = Moved::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        let id: String = row.get(0).during(OPERATION)?;
        let id = id.parse().map_err(|_| CallError::damaged("envelope id"))?;
        moved.push((id, Amount::from_dong(row.get(1).during(OPERATION)?)));
    }
    if moved.is_empty() {
        Err(CallError::new(CallErrorCode::NothingToDo))
    } else {
        Ok(moved)
    }
}
