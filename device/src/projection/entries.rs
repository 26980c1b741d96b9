//! What entries of the journal change.

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::body::{Body, Correction, DayClosed, NonPaymentReason, Payout, ReturnsCounted};
use sync_protocol::ids::EnvelopeId;

use super::Fact;
use crate::error::{During, Result};
use crate::store::values::{to_column, to_dong};
use crate::views::CallError;

const OPERATION: &str = "project an entry";

/// Applies an entry that stands in the journal.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(crate) fn apply(tx: &Transaction<'_>, fact: &Fact<'_>) -> Result<()> {
    put_record(tx, fact)?;
    match fact.body {
        Body::EnvelopesReceived(b) => each(tx, fact, &b.envelopes, TAKEN),
        Body::Payout(b) => each(tx, fact, &[b.envelope], PAID),
        Body::NonPayment(b) => each(tx, fact, &[b.envelope], TRIED),
        Body::EnvelopesReturned(b) => each(tx, fact, &b.envelopes, RETURNED),
        Body::Correction(b) => correct(tx, fact, b),
        Body::DayDeclared(b) => tx
            .execute(
                "INSERT INTO declarations (seq, date) VALUES (:seq, :date)",
                named_params! { ":seq": to_column(fact.seq)?, ":date": b.date.to_string() },
            )
            .during(OPERATION)
            .map(|_| ()),
        Body::ReturnsCounted(b) => put_count(tx, fact, b),
        Body::DayClosed(b) => put_closing(tx, fact, b),
        Body::EnvelopesHandedOver(b) => each(tx, fact, &b.envelopes, RETURNED),
        Body::EnvelopeRecounted(_)
        | Body::VariationReported(_)
        | Body::ConcernRaised(_)
        | Body::AccountWished(_)
        | Body::DoorNoted(_)
        | Body::RoundOrdered(_)
        | Body::HamletsOrdered(_)
        | Body::Unknown => Ok(()),
    }
}

/// An envelope that is taken out again starts anew: it is neither handed back nor tried.
const TAKEN: &str = "UPDATE envelopes SET taken_seq = :seq, taken_on = :on, returned_seq = NULL,
    returned_on = NULL, tried_seq = NULL, tried_on = NULL WHERE number = :number";
const PAID: &str = "UPDATE envelopes SET paid_seq = :seq, paid_on = :on WHERE number = :number";
const TRIED: &str = "UPDATE envelopes SET tried_seq = :seq, tried_on = :on WHERE number = :number";
const RETURNED: &str = "UPDATE envelopes SET returned_seq = :seq, returned_on = :on WHERE number = :number";

/// Notes a fact at envelopes and links them to the record.
fn each(tx: &Transaction<'_>, fact: &Fact<'_>, envelopes: &[EnvelopeId], update: &str) -> Result<()> {
    let seq = to_column(fact.seq)?;
    let on = fact.at.date_naive().to_string();
    for envelope in envelopes {
        let Some(number) = number_of(tx, *envelope)? else {
            continue;
        };
        tx.prepare_cached(update)
            .during(OPERATION)?
            .execute(named_params! { ":seq": seq, ":on": on, ":number": number })
            .during(OPERATION)?;
        link(tx, seq, number)?;
    }
    Ok(())
}

fn number_of(tx: &Transaction<'_>, envelope: EnvelopeId) -> Result<Option<i64>> {
    tx.prepare_cached("SELECT number FROM envelopes WHERE id = :id")
        .during(OPERATION)?
        .query_row(named_params! { ":id": envelope.to_string() }, |row| row.get(0))
        .optional()
        .during(OPERATION)
}

fn link(tx: &Transaction<'_>, seq: i64, number: i64) -> Result<()> {
    tx.prepare_cached("INSERT INTO record_envelopes (envelope_number, seq) VALUES (:number, :seq)")
        .during(OPERATION)?
        .execute(named_params! { ":number": number, ":seq": seq })
        .during(OPERATION)
        .map(|_| ())
}

/// Takes back the fact of the corrected entry: a payout leaves the envelope in the bag, a failed visit leaves
/// it as the visit before left it.
fn correct(tx: &Transaction<'_>, fact: &Fact<'_>, correction: &Correction) -> Result<()> {
    let seq = to_column(fact.seq)?;
    let corrected: Option<i64> = tx
        .query_row(
            "UPDATE records SET corrected_by = :seq WHERE entry_id = :id RETURNING seq",
            named_params! { ":seq": seq, ":id": correction.corrects.to_string() },
            |row| row.get(0),
        )
        .optional()
        .during(OPERATION)?;
    let Some(corrected) = corrected else {
        return Ok(());
    };
    tx.execute(
        "INSERT INTO record_envelopes (envelope_number, seq)
         SELECT envelope_number, :seq FROM record_envelopes WHERE seq = :corrected",
        named_params! { ":seq": seq, ":corrected": corrected },
    )
    .during(OPERATION)?;
    tx.execute(
        "UPDATE envelopes SET paid_seq = NULL, paid_on = NULL WHERE paid_seq = :corrected",
        named_params! { ":corrected": corrected },
    )
    .during(OPERATION)?;
    tx.execute(
        include_str!("untry.sql"),
        named_params! { ":corrected": corrected },
    )
    .during(OPERATION)
    .map(|_| ())
}

fn put_record(tx: &Transaction<'_>, fact: &Fact<'_>) -> Result<()> {
    let payout = match fact.body {
        Body::Payout(payout) => Some(payout.as_ref()),
        _ => None,
    };
    let amount = payout.map(|p| to_dong(p.amount)).transpose()?;
    tx.prepare_cached(include_str!("put_record.sql"))
        .during(OPERATION)?
        .execute(named_params! {
            ":seq": to_column(fact.seq)?,
            ":id": fact.id.to_string(),
            ":digest": fact.digest.to_string(),
            ":kind": fact.body.type_name().unwrap_or("unknown"),
            ":at": fact.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
            ":on": fact.at.date_naive().to_string(),
            ":person": payout.map(|p| p.person_name.as_str()),
            ":receiver": payout.map(receiver_name),
            ":amount": amount,
            ":reason": reason(fact.body)?,
        })
        .during(OPERATION)
        .map(|_| ())
}

fn receiver_name(payout: &Payout) -> &str {
    payout.receiver.name(&payout.person_name)
}

fn reason(body: &Body) -> Result<Option<String>> {
    Ok(match body {
        Body::NonPayment(b) => Some(reason_code(b.reason)?),
        Body::Correction(b) => Some(b.reason.clone()),
        Body::DayClosed(b) if !b.reason.is_empty() => Some(b.reason.clone()),
        _ => None,
    })
}

/// The code of the protocol, such as `absent`.
fn reason_code(reason: NonPaymentReason) -> Result<String> {
    let value = serde_json::to_value(reason).ok();
    value
        .and_then(|v| v.as_str().map(str::to_owned))
        .ok_or_else(|| CallError::internal(OPERATION))
}

fn put_count(tx: &Transaction<'_>, fact: &Fact<'_>, count: &ReturnsCounted) -> Result<()> {
    tx.execute(
        "INSERT INTO counts (seq, carrier, date, envelopes, amount_vnd)
         VALUES (:seq, :carrier, :date, :envelopes, :amount)",
        named_params! {
            ":seq": to_column(fact.seq)?,
            ":carrier": count.carrier.0,
            ":date": count.date.to_string(),
            ":envelopes": count.returned.envelopes,
            ":amount": to_dong(count.returned.amount)?,
        },
    )
    .during(OPERATION)
    .map(|_| ())
}

fn put_closing(tx: &Transaction<'_>, fact: &Fact<'_>, closing: &DayClosed) -> Result<()> {
    tx.execute(
        "INSERT INTO closings (seq, carrier, date) VALUES (:seq, :carrier, :date)",
        named_params! {
            ":seq": to_column(fact.seq)?,
            ":carrier": closing.carrier.0,
            ":date": closing.date.to_string(),
        },
    )
    .during(OPERATION)
    .map(|_| ())
}
