//! What statements of the centre change.

use rusqlite::{Transaction, named_params};
use sync_protocol::authorisation::{Authorisation, AuthorisationKind};
use sync_protocol::payout_list::Programme;
use sync_protocol::statement::{Revocation, Statement, StatementBody, Withdrawal};

use super::{door_notes, lists, route};
use crate::error::{During, Result};
use crate::handbook;
use crate::store::values::to_column;

/// Applies a verified statement.
///
/// One whose body is not of its type is kept and passed over like one of an unknown type: it must not block
/// those behind it (invariant I8).
///
/// # Errors
/// `DiskFull`: there is no room.
pub(crate) fn apply(tx: &Transaction<'_>, statement: &Statement) -> Result<()> {
    let body = statement.typed_body().unwrap_or_else(|_| {
        tracing::warn!(seq = statement.seq, kind = %statement.type_name, "A statement cannot be read; it is kept");
        StatementBody::Unknown
    });
    match body {
        StatementBody::PayoutList(list) => lists::apply(tx, &list, statement.seq, lists::Whose::Own),
        StatementBody::Withdrawal(withdrawal) => withdraw(tx, &withdrawal),
        StatementBody::Authorisations(register) => register
            .authorisations
            .iter()
            .try_for_each(|authorisation| put_authorisation(tx, authorisation)),
        StatementBody::Revocation(revocation) => revoke(tx, statement.seq, &revocation),
        StatementBody::Catalogue(published) => handbook::keep(tx, statement.seq, &published),
        StatementBody::DoorNotes(told) => door_notes::put_told(tx, &told),
        StatementBody::Rounds(told) => route::put_told(tx, &told),
        StatementBody::Unknown => Ok(()),
    }
}

fn withdraw(tx: &Transaction<'_>, withdrawal: &Withdrawal) -> Result<()> {
    const OPERATION: &str = "withdraw envelopes";
    let (list, reason) = (withdrawal.list.to_string(), &withdrawal.reason);
    if withdrawal.envelopes.is_empty() {
        return lists::withdraw_all(tx, &list, reason);
    }
    let mut statement = tx
        .prepare_cached("UPDATE envelopes SET withdrawn_reason = :reason WHERE list_id = :list AND id = :id")
        .during(OPERATION)?;
    for id in &withdrawal.envelopes {
        let params = named_params! { ":reason": reason, ":list": list, ":id": id.to_string() };
        statement.execute(params).during(OPERATION)?;
    }
    Ok(())
}

pub(super) fn put_authorisation(tx: &Transaction<'_>, a: &Authorisation) -> Result<()> {
    const OPERATION: &str = "register an authorisation";
    tx.prepare_cached(
        "INSERT OR REPLACE INTO authorisations (
             id, person_id, programme, kind, name, id12, relation, paper_no, certified_by, valid_from, valid_to
         ) VALUES (
             :id, :person, :programme, :kind, :name, :id12, :relation, :paper, :certified, :from, :to
         )",
    )
    .during(OPERATION)?
    .execute(named_params! {
        ":id": a.id.to_string(),
        ":person": a.person.to_string(),
        ":programme": a.programme.map(programme_text),
        ":kind": kind_text(a.kind),
        ":name": a.name,
        ":id12": a.id12,
        ":relation": a.relation,
        ":paper": a.paper_no,
        ":certified": a.certified_by,
        ":from": a.valid_from.to_string(),
        ":to": a.valid_to.map(|day| day.to_string()),
    })
    .during(OPERATION)
    .map(|_| ())
}

fn revoke(tx: &Transaction<'_>, seq: u64, revocation: &Revocation) -> Result<()> {
    tx.execute(
        "INSERT INTO revocations (statement_seq, reason) VALUES (:seq, :reason)",
        named_params! { ":seq": to_column(seq)?, ":reason": revocation.reason },
    )
    .during("note the revocation")
    .map(|_| ())
}

/// The programme as the protocol and the screen spell it.
pub(super) fn programme_text(programme: Programme) -> &'static str {
    match programme {
        Programme::Ncc => "NCC",
        Programme::Btxh => "BTXH",
        Programme::Htxh => "HTXH",
    }
}

fn kind_text(kind: AuthorisationKind) -> &'static str {
    match kind {
        AuthorisationKind::Proxy => "proxy",
        AuthorisationKind::Guardian => "guardian",
        AuthorisationKind::Carer => "carer",
        AuthorisationKind::Representative => "representative",
    }
}
