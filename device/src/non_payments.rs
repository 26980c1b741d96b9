//! An envelope stays closed, for a reason, and what was planned then.

use rusqlite::OptionalExtension;
use sync_protocol::body::{Body, NonPayment, NonPaymentReason};
use sync_protocol::certificate::Role;
use sync_protocol::ids::EnvelopeId;

use crate::doors;
use crate::drafts;
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record_at_door};
use crate::payouts::{already_paid, from_code};
use crate::session::Session;
use crate::views::reports::{DoorMessageView, NonPaymentInput};
use crate::views::{CallError, CallErrorCode, DoorState, Recorded};

/// Records a visit without payout. A withdrawn envelope in the bag can be visited in vain as well.
///
/// # Errors
/// `EnvelopeUnknown`, `EnvelopeNotTaken`, `AlreadyPaid`, `AlreadyReturned`, `FieldInvalid`, `NotAllowed`.
pub(crate) fn record_non_payment(session: &Session, input: &NonPaymentInput) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let request = RequestKey::new(&input.request_id, "record_non_payment", input)?;
    let envelope: EnvelopeId = input::parse("envelope_id", &input.envelope_id)?;
    let reason: NonPaymentReason = from_code(&input.reason).ok_or_else(|| CallError::field("reason"))?;
    let note = input::optional_text("note", &input.note, input::NOTE_LENGTH_MAX)?;
    let next_visit = input::optional_day("next_visit", input.next_visit.as_deref())?;
    record_at_door(session, &request, |tx, at| {
        if next_visit.is_some_and(|day| day < at.wall.date_naive()) {
            return Err(CallError::field("next_visit"));
        }
        let found = doors::find(tx, envelope)?;
        drafts::drop_of_visit(tx, envelope)?;
        let refuse = |code| Err(CallError::new(code));
        match (found.in_bag, found.door.state) {
            (true, _) => Ok(Body::NonPayment(NonPayment {
                envelope,
                reason,
                note: note.clone(),
                next_visit,
                message_left: input.message_left == Some(true),
            })),
            (false, DoorState::Paid) => Err(already_paid(tx, &found)?),
            (false, DoorState::Returned) => refuse(CallErrorCode::AlreadyReturned),
            (false, DoorState::HandedOver) => refuse(CallErrorCode::HandedOver),
            (false, _) => refuse(CallErrorCode::EnvelopeNotTaken),
        }
    })
}

/// The message to leave at a door.
///
/// # Errors
/// `EnvelopeUnknown`, `FieldInvalid`.
pub(crate) fn door_message(
    session: &Session,
    envelope_id: &str,
    next_visit: Option<&str>,
) -> Result<DoorMessageView> {
    let envelope: EnvelopeId = input::parse("envelope_id", envelope_id)?;
    let next_visit = input::optional_day("next_visit", next_visit)?;
    session.read(|db| {
        let found = doors::find(db, envelope)?;
        let hotline: Option<String> = db
            .query_row(
                "SELECT hotline FROM lists WHERE id = :id",
                rusqlite::named_params! { ":id": found.list_id },
                |row| row.get(0),
            )
            .optional()
            .during("read the hotline")?;
        let certificate = session.certificate();
        Ok(DoorMessageView {
            person_name: found.door.person_name,
            carrier_name: certificate.staff.name.clone(),
            branch_name: certificate.branch.name.clone(),
            visited_on: session.times(db)?.wall.date_naive().to_string(),
            next_visit: next_visit.map(|day| day.to_string()),
            hotline: hotline.unwrap_or_default(),
        })
    })
}
