//! Reports and visits in vain, as the screens list them.

use rusqlite::{Transaction, named_params};
use serde::Serialize;
use sync_protocol::body::NonPayment;
use sync_protocol::ids::PersonId;
use sync_protocol::reports::{AccountWished, ConcernRaised, VariationReported};

use super::Fact;
use crate::error::{During, Result};
use crate::store::values::to_column;
use crate::views::CallError;

const OPERATION: &str = "keep a report";

/// Keeps a variation.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_variation(tx: &Transaction<'_>, fact: &Fact<'_>, b: &VariationReported) -> Result<()> {
    put(tx, fact, b.person, &code_of(&b.kind)?, &b.words)
}

/// Keeps a question, feedback or complaint.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_concern(tx: &Transaction<'_>, fact: &Fact<'_>, b: &ConcernRaised) -> Result<()> {
    put(tx, fact, b.person, &code_of(&b.class)?, &b.words)
}

/// Keeps a wish for an account.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_account(tx: &Transaction<'_>, fact: &Fact<'_>, b: &AccountWished) -> Result<()> {
    let code = if b.consent { "wanted" } else { "not_wanted" };
    put(tx, fact, Some(b.person), code, &b.words)
}

/// Keeps a visit in vain.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(super) fn put_visit(tx: &Transaction<'_>, fact: &Fact<'_>, b: &NonPayment) -> Result<()> {
    tx.execute(
        "INSERT INTO visits (seq, envelope_id, reason, next_visit, message_left)
         VALUES (:seq, :envelope, :reason, :next, :message)",
        named_params! {
            ":seq": to_column(fact.seq)?,
            ":envelope": b.envelope.to_string(),
            ":reason": code_of(&b.reason)?,
            ":next": b.next_visit.map(|day| day.to_string()),
            ":message": b.message_left,
        },
    )
    .during(OPERATION)
    .map(|_| ())
}

fn put(
    tx: &Transaction<'_>,
    fact: &Fact<'_>,
    person: Option<PersonId>,
    code: &str,
    words: &str,
) -> Result<()> {
    tx.execute(
        "INSERT INTO reports (seq, person_id, code, words) VALUES (:seq, :person, :code, :words)",
        named_params! {
            ":seq": to_column(fact.seq)?,
            ":person": person.map(|id| id.to_string()),
            ":code": code,
            ":words": words,
        },
    )
    .during(OPERATION)
    .map(|_| ())
}

/// The code of the protocol, such as `moved_out`.
pub(super) fn code_of(word: &impl Serialize) -> Result<String> {
    let value = serde_json::to_value(word).ok();
    value
        .and_then(|v| v.as_str().map(str::to_owned))
        .ok_or_else(|| CallError::internal(OPERATION))
}
