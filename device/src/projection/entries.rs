//! What entries of the journal change.

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::body::{Body, Correction, DayClosed, EnvelopesReceived, Payout, ReturnsCounted};
use sync_protocol::ids::EnvelopeId;

use super::{Fact, door_notes, reports, route};
use crate::error::{During, Result};
use crate::store::values::{to_column, to_dong};

const OPERATION: &str = "project an entry";

/// Applies an entry that stands in the journal.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(crate) fn apply(tx: &Transaction<'_>, fact: &Fact<'_>) -> Result<()> {
    put_record(tx, fact)?;
    match fact.body {
        Body::EnvelopesReceived(b) => take(tx, fact, b),
        Body::Payout(b) => each(tx, fact, &[b.envelope], PAID),
        Body::NonPayment(b) => {
            each(tx, fact, &[b.envelope], TRIED)?;
            reports::put_visit(tx, fact, b)
        }
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
        Body::EnvelopesHandedOver(b) => each(tx, fact, &b.envelopes, HANDED_OVER),
        Body::VariationReported(b) => {
            reports::put_variation(tx, fact, b)?;
            link_envelope(tx, fact, b.envelope)
        }
        Body::ConcernRaised(b) => {
            reports::put_concern(tx, fact, b)?;
            link_envelope(tx, fact, b.envelope)
        }
        Body::AccountWished(b) => {
            reports::put_account(tx, fact, b)?;
            link_envelope(tx, fact, b.envelope)
        }
        Body::DoorNoted(b) => door_notes::put_own(tx, fact, b),
        Body::RoundOrdered(b) => route::put_own_round(tx, b),
        Body::HamletsOrdered(b) => route::put_own_hamlets(tx, &b.hamlets),
        Body::EnvelopeRecounted(_) | Body::Unknown => Ok(()),
    }
}

/// An envelope that is taken out again starts anew: it is neither handed back nor tried.
const TAKEN: &str = "UPDATE envelopes SET taken_seq = :seq, taken_on = :on, returned_seq = NULL,
    returned_on = NULL, handed_over = 0, tried_seq = NULL, tried_on = NULL WHERE number = :number";
const HANDED_OVER: &str =
    "UPDATE envelopes SET returned_seq = :seq, returned_on = :on, handed_over = 1 WHERE number = :number";
const PAID: &str = "UPDATE envelopes SET paid_seq = :seq, paid_on = :on WHERE number = :number";
const TRIED: &str = "UPDATE envelopes SET tried_seq = :seq, tried_on = :on WHERE number = :number";
const RETURNED: &str =
    "UPDATE envelopes SET returned_seq = :seq, returned_on = :on, handed_over = 0 WHERE number = :number";

/// Takes envelopes, and notes by which grant.
fn take(tx: &Transaction<'_>, fact: &Fact<'_>, received: &EnvelopesReceived) -> Result<()> {
    each(tx, fact, &received.envelopes, TAKEN)?;
    tx.execute(
        "UPDATE envelopes SET taken_grant = :grant WHERE taken_seq = :seq",
        named_params! {
            ":grant": received.grant.map(|grant| grant.to_string()),
            ":seq": to_column(fact.seq)?,
        },
    )
    .during(OPERATION)
    .map(|_| ())
}

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

/// Links a report to the envelope at hand, so that the door shows it.
fn link_envelope(tx: &Transaction<'_>, fact: &Fact<'_>, envelope: Option<EnvelopeId>) -> Result<()> {
    let Some(envelope) = envelope else { return Ok(()) };
    let Some(number) = number_of(tx, envelope)? else {
        return Ok(());
    };
    link(tx, to_column(fact.seq)?, number)
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
    let hands = Hands::of(fact.body);
    let amount = payout.map(|p| p.amount).or(hands.amount);
    let amount = amount.map(to_dong).transpose()?;
    tx.prepare_cached(include_str!("put_record.sql"))
        .during(OPERATION)?
        .execute(named_params! {
            ":seq": to_column(fact.seq)?,
            ":id": fact.id.to_string(),
            ":digest": fact.digest.to_string(),
            ":kind": fact.body.type_name().unwrap_or("unknown"),
            ":at": fact.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
            ":on": fact.at.date_naive().to_string(),
            ":person": person_name(fact.body),
            ":receiver": payout.map(receiver_name),
            ":amount": amount,
            ":reason": reason(fact.body)?,
            ":envelopes": hands.envelopes.and_then(|count| i64::try_from(count).ok()),
            ":other_hand": hands.other,
            ":own_ink": hands.own_ink,
        })
        .during(OPERATION)
        .map(|_| ())
}

/// Whose name stands at the record, where the entry itself has it.
fn person_name(body: &Body) -> Option<&str> {
    match body {
        Body::Payout(b) => Some(&b.person_name),
        Body::VariationReported(b) => Some(&b.person_name),
        Body::ConcernRaised(b) => Some(&b.raised_by),
        Body::EnvelopesReceived(_)
        | Body::EnvelopesReturned(_)
        | Body::EnvelopesHandedOver(_)
        | Body::NonPayment(_)
        | Body::EnvelopeRecounted(_)
        | Body::Correction(_)
        | Body::AccountWished(_)
        | Body::DoorNoted(_)
        | Body::RoundOrdered(_)
        | Body::HamletsOrdered(_)
        | Body::DayDeclared(_)
        | Body::ReturnsCounted(_)
        | Body::DayClosed(_)
        | Body::Unknown => None,
    }
}

/// What an entry says of hands that sign.
#[derive(Default)]
struct Hands<'a> {
    envelopes: Option<usize>,
    amount: Option<Amount>,
    other: Option<&'a str>,
    own_ink: bool,
}

impl<'a> Hands<'a> {
    fn of(body: &'a Body) -> Self {
        let (envelopes, total, other, ink) = match body {
            Body::EnvelopesReceived(b) => (&b.envelopes, b.total, &b.from, &b.ink),
            Body::EnvelopesReturned(b) => (&b.envelopes, b.total, &b.to, &b.ink),
            Body::EnvelopesHandedOver(b) => (&b.envelopes, b.total, &b.taker, &b.ink),
            Body::DayDeclared(b) => {
                return Self {
                    amount: Some(b.held.amount),
                    own_ink: b.ink.is_some(),
                    ..Self::default()
                };
            }
            _ => return Self::default(),
        };
        Self {
            envelopes: Some(envelopes.len()),
            amount: Some(total),
            other: other.as_ref().map(|hand| hand.name.as_str()),
            own_ink: ink.is_some(),
        }
    }
}

fn receiver_name(payout: &Payout) -> &str {
    payout.receiver.name(&payout.person_name)
}

fn reason(body: &Body) -> Result<Option<String>> {
    Ok(match body {
        Body::NonPayment(b) => Some(reports::code_of(&b.reason)?),
        Body::Correction(b) => Some(b.reason.clone()),
        Body::DayClosed(b) if !b.reason.is_empty() => Some(b.reason.clone()),
        _ => None,
    })
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
