//! Withdrawals and revocations, with the statements that tell the devices.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::ids::{EnvelopeId, ListId, StaffId};
use sync_protocol::statement::{Revocation, StatementBody, Withdrawal};

use crate::status::Sum;
use crate::store::Signer;
use crate::store::sqlite::import::{staff_of_list, tell_carrier};
use crate::store::sqlite::value::{Bytes, Money, Ms, SqlError, Word};
use crate::store::sqlite::{devices, statements};
use crate::withdrawals::{Revoke, Target, Withdraw, WithdrawRefusal, Withdrawn};

type Answer = Result<Result<Withdrawn, WithdrawRefusal>, SqlError>;

pub(super) fn withdraw(tx: &Transaction<'_>, asked: &Withdraw, signer: &Signer) -> Answer {
    match &asked.target {
        Target::List(id) => withdraw_list(tx, *id, asked, signer),
        Target::Envelopes(ids) => withdraw_envelopes(tx, ids, asked, signer),
    }
}

fn withdraw_list(tx: &Transaction<'_>, id: ListId, asked: &Withdraw, signer: &Signer) -> Answer {
    let found = tx.query_row(
        "SELECT withdrawn_ms IS NULL FROM lists WHERE list_id = :list_id",
        named_params! {":list_id": Bytes(id)},
        |row| row.get(0),
    );
    match found.optional()? {
        None => return Ok(Err(WithdrawRefusal::UnknownList(id))),
        Some(false) => return Ok(Err(WithdrawRefusal::Before)),
        Some(true) => {}
    }
    let mut done = Withdrawn::default();
    let mut statement =
        tx.prepare("SELECT envelope_id FROM envelopes WHERE list_id = :list_id AND withdrawn_ms IS NULL")?;
    let rows = statement.query_map(named_params! {":list_id": Bytes(id)}, |row| {
        row.get::<_, Bytes<_>>(0)
    })?;
    for envelope in rows {
        count(tx, envelope?.0, &mut done)?;
    }
    tx.execute(
        "UPDATE lists SET withdrawn_ms = :now, withdrawn_reason = :reason WHERE list_id = :list_id",
        named_params! {":now": Ms(signer.now), ":reason": asked.reason, ":list_id": Bytes(id)},
    )?;
    let withdrawal = Withdrawal {
        list: id,
        envelopes: Vec::new(),
        reason: asked.reason.clone(),
    };
    let body = StatementBody::Withdrawal(withdrawal);
    for staff in staff_of_list(tx, id)? {
        done.statements += tell_carrier(tx, &staff, Some(&body), signer)?;
    }
    Ok(Ok(done))
}

fn withdraw_envelopes(tx: &Transaction<'_>, ids: &[EnvelopeId], asked: &Withdraw, signer: &Signer) -> Answer {
    let mut done = Withdrawn::default();
    let mut by_carrier: BTreeMap<(Option<StaffId>, ListId), Vec<EnvelopeId>> = BTreeMap::new();
    for id in ids.iter().collect::<BTreeSet<_>>() {
        let found = tx.query_row(
            "SELECT e.staff_id, e.list_id, e.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL AS in_force
             FROM envelopes e JOIN lists l ON l.list_id = e.list_id WHERE e.envelope_id = :envelope_id",
            named_params! {":envelope_id": Bytes(*id)},
            |row| {
                let staff = row
                    .get::<_, Option<Word<StaffId>>>("staff_id")?
                    .map(|staff| staff.0);
                Ok((
                    staff,
                    row.get::<_, Bytes<ListId>>("list_id")?.0,
                    row.get("in_force")?,
                ))
            },
        );
        match found.optional()? {
            None => return Ok(Err(WithdrawRefusal::UnknownEnvelope(*id))),
            Some((_, _, false)) => return Ok(Err(WithdrawRefusal::Before)),
            Some((staff, list, true)) => by_carrier.entry((staff, list)).or_default().push(*id),
        }
    }
    for ((staff, list), envelopes) in by_carrier {
        for id in &envelopes {
            count(tx, *id, &mut done)?;
            tx.execute(
                "UPDATE envelopes SET withdrawn_ms = :now, withdrawn_reason = :reason
                 WHERE envelope_id = :envelope_id",
                named_params! {":now": Ms(signer.now), ":reason": asked.reason, ":envelope_id": Bytes(*id)},
            )?;
        }
        let body = StatementBody::Withdrawal(Withdrawal {
            list,
            envelopes,
            reason: asked.reason.clone(),
        });
        if let Some(staff) = staff {
            done.statements += tell_carrier(tx, &staff, Some(&body), signer)?;
        }
    }
    Ok(Ok(done))
}

fn count(tx: &Transaction<'_>, id: EnvelopeId, done: &mut Withdrawn) -> Result<(), SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT total_vnd, EXISTS (SELECT 1 FROM payouts p JOIN entries e ON e.line_sha256 = p.line_sha256
                                   WHERE p.envelope_id = v.envelope_id AND e.corrected_by IS NULL) AS paid
         FROM envelopes v WHERE envelope_id = :envelope_id",
    )?;
    let params = named_params! {":envelope_id": Bytes(id)};
    let (amount, paid): (Money, bool) = statement.query_row(params, |row| Ok((row.get(0)?, row.get(1)?)))?;
    add(&mut done.envelopes, amount.0);
    if paid {
        add(&mut done.paid_before, amount.0);
    }
    Ok(())
}

fn add(sum: &mut Sum, amount: Amount) {
    sum.envelopes = sum.envelopes.saturating_add(1);
    sum.amount = sum.amount.checked_add(amount).unwrap_or(sum.amount);
}

pub(super) fn revoke(
    tx: &Transaction<'_>,
    asked: &Revoke,
    signer: &Signer,
) -> Result<Result<(), WithdrawRefusal>, SqlError> {
    match devices::find(tx, asked.kid)? {
        None => return Ok(Err(WithdrawRefusal::UnknownDevice(asked.kid))),
        Some(device) if device.revoked_at.is_some() => return Ok(Err(WithdrawRefusal::Before)),
        Some(_) => {}
    }
    tx.execute(
        "UPDATE devices SET revoked_ms = :now WHERE kid = :kid",
        named_params! {":now": Ms(signer.now), ":kid": Bytes(asked.kid)},
    )?;
    let body = StatementBody::Revocation(Revocation {
        reason: asked.reason.clone(),
    });
    statements::issue(tx, asked.kid, &body, signer)?;
    Ok(Ok(()))
}
