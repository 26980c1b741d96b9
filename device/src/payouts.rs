//! Paying at the door: what is refused, and what is written of what is not.
//!
//! The device refuses what it knows to be wrong before money leaves the hand. Amounts and lines come from the
//! list, never from the screen.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, EnvelopeCheck, IdentityCheck, IdentityMethod, PaidLine, Payout};
use sync_protocol::certificate::Role;
use sync_protocol::ids::{BenefitCode, EnvelopeId};
use sync_protocol::ink::{Ink, InkPoint, PRESSURE_MAX, TooLittleInk};
use sync_protocol::limits::INK_BYTES_MAX;

use crate::doors::{self, Found};
use crate::drafts;
use crate::error::{During, Result};
use crate::input;
use crate::journal::{RequestKey, record_at_door};
use crate::session::Session;
use crate::views::{CallError, CallErrorCode, DoorState, InkInput, PayoutInput, Recorded};

mod receiver;

/// Records that money was handed over.
///
/// # Errors
/// `EnvelopeUnknown`, `EnvelopeNotTaken`, `AlreadyPaid`, `AlreadyReturned`, `Withdrawn`, `EntitlementPaid`,
/// `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`, `NotAllowed`, `DiskFull`. Nothing is recorded then.
pub(crate) fn record_payout(session: &Session, input: &PayoutInput) -> Result<Recorded> {
    session.require(Role::Carrier)?;
    let request = RequestKey::new(&input.request_id, "record_payout", input)?;
    let envelope: EnvelopeId = input::parse("envelope_id", &input.envelope_id)?;
    let (ink, identity) = (ink(&input.ink)?, identity(input)?);
    record_at_door(session, &request, |tx, _| {
        let found = doors::find(tx, envelope)?;
        check_payable(tx, &found)?;
        let lines = paid_lines(tx, found.number)?;
        let amount = Amount::checked_sum(lines.iter().map(|line| line.amount))
            .ok_or_else(|| CallError::internal("add up the lines"))?;
        drafts::drop_of_visit(tx, envelope)?;
        let damaged = |what| move || CallError::damaged(what);
        let check = &input.envelope_check;
        Ok(Body::Payout(Box::new(Payout {
            envelope,
            list: found.list_id.parse().ok().ok_or_else(damaged("list id"))?,
            kind: from_code(&found.list_kind).ok_or_else(damaged("list kind"))?,
            person: found.person_id.parse().ok().ok_or_else(damaged("person id"))?,
            person_name: found.door.person_name.clone(),
            lines,
            amount,
            envelope_check: EnvelopeCheck {
                amount: check.amount,
                months: check.months,
                payer: check.payer,
                hotline: check.hotline,
            },
            receiver: receiver::read(tx, &found, &input.receiver)?,
            identity: identity.clone(),
            ink: Some(ink.clone()),
            cannot_sign: None,
            witness: None,
            notes: Vec::new(),
            recount: None,
            warnings: Vec::new(),
            satisfaction: None,
        })))
    })
}

/// Refuses an envelope that this device knows must not be paid (invariant I5).
fn check_payable(db: &Connection, found: &Found) -> Result<()> {
    let refuse = |code| Err(CallError::new(code));
    match found.door.state {
        DoorState::ToPay | DoorState::NotPaid => check_entitlements(db, found.number),
        DoorState::NotTaken => refuse(CallErrorCode::EnvelopeNotTaken),
        DoorState::Returned => refuse(CallErrorCode::AlreadyReturned),
        DoorState::HandedOver => refuse(CallErrorCode::HandedOver),
        DoorState::Withdrawn => {
            let reason = found.withdrawn_reason.as_deref().unwrap_or_default();
            Err(CallError::new(CallErrorCode::Withdrawn).with("reason", reason))
        }
        DoorState::Paid => Err(already_paid(db, found)?),
    }
}

/// The refusal of a second payment, with who was paid and when.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn already_paid(db: &Connection, found: &Found) -> Result<CallError> {
    let at: String = db
        .query_row(
            "SELECT at FROM records WHERE seq = :seq",
            named_params! { ":seq": found.paid_seq },
            |row| row.get(0),
        )
        .during("read the payout")?;
    Ok(CallError::new(CallErrorCode::AlreadyPaid)
        .with("at", at)
        .with("person_name", &found.door.person_name))
}

/// Refuses when another envelope has paid the same benefit and month, as after a list was replaced.
fn check_entitlements(db: &Connection, number: i64) -> Result<()> {
    let paid = db
        .query_row(
            include_str!("payouts/paid_entitlement.sql"),
            named_params! { ":number": number },
            |row| {
                Ok(CallError::new(CallErrorCode::EntitlementPaid)
                    .with("benefit", row.get::<_, String>("benefit")?)
                    .with("month", row.get::<_, String>("month")?)
                    .with("at", row.get::<_, String>("at")?))
            },
        )
        .optional()
        .during("look for other payouts")?;
    paid.map_or(Ok(()), Err)
}

fn paid_lines(db: &Connection, number: i64) -> Result<Vec<PaidLine>> {
    const OPERATION: &str = "read the lines to pay";
    let sql = "SELECT id, benefit, from_month, to_month, total_vnd
               FROM pay_lines WHERE envelope_number = :number ORDER BY position";
    let mut statement = db.prepare_cached(sql).during(OPERATION)?;
    let mut rows = statement
        .query(named_params! { ":number": number })
        .during(OPERATION)?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        lines.push(PaidLine {
            line: parsed(row, "id")?,
            benefit: BenefitCode(row.get("benefit").during(OPERATION)?),
            from: parsed(row, "from_month")?,
            to: parsed(row, "to_month")?,
            amount: Amount::from_dong(row.get("total_vnd").during(OPERATION)?),
        });
    }
    Ok(lines)
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: &'static str) -> Result<T> {
    let text: String = row.get(column).during("read the lines to pay")?;
    text.parse().map_err(|_| CallError::damaged(column))
}

/// Tells at the frame already whether what was drawn counts as a signature.
///
/// # Errors
/// `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`.
pub(crate) fn check_signature(input: &InkInput) -> Result<()> {
    ink(input).map(|_| ())
}

/// Reads a signature that a screen drew.
///
/// # Errors
/// `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`.
pub(crate) fn ink(input: &InkInput) -> Result<Ink> {
    let point = |&(x, y, t_ms): &(i32, i32, u32)| InkPoint::new(x, y, t_ms);
    let mut ink = Ink {
        width: input.width,
        height: input.height,
        strokes: input
            .strokes
            .iter()
            .map(|stroke| stroke.iter().map(point).collect())
            .collect(),
    };
    if let Some(pressures) = &input.pressures {
        press(&mut ink, pressures)?;
    }
    ink.check_enough().map_err(|error| {
        CallError::new(match error {
            TooLittleInk::Blank => CallErrorCode::SignatureBlank,
            TooLittleInk::Dot => CallErrorCode::SignatureTooLittle,
        })
    })?;
    if ink.encode().len() <= INK_BYTES_MAX {
        Ok(ink)
    } else {
        Err(CallError::field("ink"))
    }
}

/// Gives each point its pressure.
fn press(ink: &mut Ink, pressures: &[Vec<u16>]) -> Result<()> {
    let of_points = ink.strokes.iter().map(Vec::len);
    let fits = of_points.eq(pressures.iter().map(Vec::len));
    if !fits
        || pressures
            .iter()
            .flatten()
            .any(|pressure| *pressure > PRESSURE_MAX)
    {
        return Err(CallError::field("ink"));
    }
    let points = ink.strokes.iter_mut().flatten();
    for (point, pressure) in points.zip(pressures.iter().flatten()) {
        point.pressure = Some(*pressure);
    }
    Ok(())
}

fn identity(input: &PayoutInput) -> Result<IdentityCheck> {
    let method: IdentityMethod =
        from_code(&input.identity_method).ok_or_else(|| CallError::field("identity_method"))?;
    let digits = input.identity_last_digits.as_deref().map(str::trim);
    let last_digits = digits.filter(|digits| !digits.is_empty());
    if last_digits.is_some_and(|d| d.len() != 4 || !d.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(CallError::field("identity_last_digits"));
    }
    Ok(IdentityCheck {
        method,
        last_digits: last_digits.map(str::to_owned),
    })
}

/// Reads a code of the protocol, such as `card_seen`.
pub(crate) fn from_code<T: serde::de::DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}
