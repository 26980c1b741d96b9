//! An import: plan and effects in one transaction.

use std::collections::BTreeSet;

use rusqlite::{Transaction, named_params};
use sync_protocol::authorisation::Authorisation;
use sync_protocol::ids::{EnvelopeId, ListId, StaffId};
use sync_protocol::payout_list::{Envelope, PayLine};
use sync_protocol::statement::{StatementBody, Withdrawal};
use uuid::Uuid;
use vietnamese::search::{search_key, spelling_key};

use crate::lists::incoming::Import;
use crate::lists::outcome::Outcome;
use crate::lists::plan::plan;
use crate::lists::plan::written::{ImportRefusal, NewList, Plan};
use crate::lists::register::KnownPerson;
use crate::store::Signer;
use crate::store::sqlite::import_state::{communes_word, load};
use crate::store::sqlite::value::{Bytes, Money, Ms, SqlError, Word};
use crate::store::sqlite::{devices, doors, enrolments, lists, statements};

pub(super) fn import(
    tx: &Transaction<'_>,
    incoming: &Import,
    new_id: &mut dyn FnMut() -> Uuid,
    signer: &Signer,
) -> Result<Result<Outcome, Vec<ImportRefusal>>, SqlError> {
    let plan = match plan(incoming, load(tx, incoming)?, new_id) {
        Ok(plan) => plan,
        Err(refusals) => return Ok(Err(refusals)),
    };
    enrolments::add_branch(tx, &incoming.branch)?;
    for staff in &plan.staff {
        // Somebody who is known keeps the branch.
        let branch = enrolments::find_staff(tx, &staff.id)?.map_or(incoming.branch.clone(), |(_, b)| b);
        enrolments::add_staff(tx, staff, &branch.id)?;
    }
    for person in &plan.people {
        put_person(tx, person)?;
    }
    for list in &plan.lists {
        add_list(tx, list, signer)?;
    }
    for authorisation in &plan.authorisations {
        put_authorisation(tx, authorisation)?;
    }
    let statements = tell_devices(tx, &plan, signer)?;
    Ok(Ok(Outcome {
        statements,
        ..plan.outcome
    }))
}

fn put_person(tx: &Transaction<'_>, person: &KnownPerson) -> Result<(), SqlError> {
    let identity = &person.identity;
    tx.prepare_cached(include_str!("put_person.sql"))?
        .execute(named_params! {
            ":person_id": Bytes(person.id),
            ":name": identity.name,
            ":name_key": spelling_key(&identity.name),
            ":born": identity.born,
            ":commune": Word(&identity.commune),
            ":id12": identity.id12,
            ":id9": identity.id9,
        })?;
    put_words(tx, person)
}

/// The words that the person is found by.
fn put_words(tx: &Transaction<'_>, person: &KnownPerson) -> Result<(), SqlError> {
    tx.prepare_cached("DELETE FROM person_words WHERE person_id = :person_id")?
        .execute(named_params! {":person_id": Bytes(person.id)})?;
    let mut add =
        tx.prepare_cached("INSERT OR IGNORE INTO person_words (word, person_id) VALUES (:word, :person_id)")?;
    for word in search_key(&person.identity.name).split_whitespace() {
        add.execute(named_params! {":word": word, ":person_id": Bytes(person.id)})?;
    }
    Ok(())
}

fn add_list(tx: &Transaction<'_>, list: &NewList, signer: &Signer) -> Result<(), SqlError> {
    tx.execute(
        include_str!("add_list.sql"),
        named_params! {
            ":list_id": Bytes(list.id),
            ":programme": Word(list.order.programme),
            ":month": Word(list.order.month),
            ":kind": Word(list.order.kind),
            ":authority": list.order.authority,
            ":communes": communes_word(&list.order.communes),
            ":version": list.version,
            ":supersedes": list.supersedes.map(Bytes),
            ":source_sha256": Bytes(list.source_sha256),
            ":source_name": list.source_name,
            ":hotline": list.hotline,
            ":total_vnd": Money(list.total),
            ":imported_ms": Ms(signer.now),
        },
    )?;
    if let Some(replaced) = list.supersedes {
        tx.execute(
            "UPDATE lists SET withdrawn_ms = :now, withdrawn_reason = :reason WHERE list_id = :list_id",
            named_params! {
                ":now": Ms(signer.now), ":reason": replaced_by(list.version), ":list_id": Bytes(replaced),
            },
        )?;
    }
    for ((envelope, staff), position) in list.envelopes.iter().zip(1_i64..) {
        add_envelope(tx, list.id, envelope, staff.as_ref(), position)?;
    }
    Ok(())
}

/// Why a list does not hold any more, in words for the carrier.
fn replaced_by(version: u32) -> String {
    format!("Danh sách đã được thay bằng bản {version}")
}

fn add_envelope(
    tx: &Transaction<'_>,
    list: ListId,
    envelope: &Envelope,
    staff: Option<&StaffId>,
    position: i64,
) -> Result<(), SqlError> {
    let person = serde_json::to_string(&envelope.person).map_err(|_| SqlError::Damaged("person"))?;
    tx.prepare_cached(include_str!("add_envelope.sql"))?
        .execute(named_params! {
            ":envelope_id": Bytes(envelope.id),
            ":list_id": Bytes(list),
            ":position": position,
            ":person_id": Bytes(envelope.person.id),
            ":person_json": person,
            ":commune": Word(&envelope.person.commune),
            ":hamlet": envelope.person.hamlet,
            ":staff_id": staff.map(Word),
            ":route": envelope.route,
            ":planned_on": envelope.planned_on.map(Word),
            ":payout_point": envelope.payout_point,
            ":total_vnd": Money(envelope.total),
        })?;
    for (line, position) in envelope.lines.iter().zip(1_i64..) {
        add_line(tx, envelope.id, line, position)?;
    }
    Ok(())
}

fn add_line(tx: &Transaction<'_>, id: EnvelopeId, line: &PayLine, position: i64) -> Result<(), SqlError> {
    tx.prepare_cached(include_str!("add_pay_line.sql"))?
        .execute(named_params! {
            ":line_id": Bytes(line.id),
            ":envelope_id": Bytes(id),
            ":position": position,
            ":benefit": Word(&line.benefit),
            ":label": line.label,
            ":month_from": Word(line.from),
            ":month_to": Word(line.to),
            ":current_vnd": Money(line.current),
            ":arrears_vnd": Money(line.arrears),
            ":arrears_months": line.arrears_months,
            ":carried_over_vnd": Money(line.carried_over),
            ":carried_over_months": line.carried_over_months,
            ":recovery_vnd": Money(line.recovery),
            ":total_vnd": Money(line.total),
            ":decision_no": line.decision_no,
            ":note": line.note,
        })?;
    Ok(())
}

fn put_authorisation(tx: &Transaction<'_>, authorisation: &Authorisation) -> Result<(), SqlError> {
    tx.prepare_cached(include_str!("put_authorisation.sql"))?
        .execute(named_params! {
            ":authorisation_id": Bytes(authorisation.id),
            ":person_id": Bytes(authorisation.person),
            ":programme": authorisation.programme.map(Word),
            ":kind": Word(authorisation.kind),
            ":name": authorisation.name,
            ":born": authorisation.born,
            ":id12": authorisation.id12,
            ":relation": authorisation.relation,
            ":paper_no": authorisation.paper_no,
            ":certified_by": authorisation.certified_by,
            ":valid_from": Word(authorisation.valid_from),
            ":valid_to": authorisation.valid_to.map(Word),
        })?;
    Ok(())
}

/// Makes statements for the enrolled devices on the rounds; gives their number.
fn tell_devices(tx: &Transaction<'_>, plan: &Plan, signer: &Signer) -> Result<usize, SqlError> {
    let mut told = 0;
    let mut touched: BTreeSet<StaffId> = BTreeSet::new();
    for list in &plan.lists {
        let staff: BTreeSet<StaffId> = list
            .envelopes
            .iter()
            .filter_map(|(_, staff)| staff.clone())
            .collect();
        for id in &staff {
            let body = lists::for_carrier(tx, list.id, id)?.map(StatementBody::PayoutList);
            told += tell_carrier(tx, id, body.as_ref(), signer)?;
        }
        if let Some(replaced) = list.supersedes {
            let body = StatementBody::Withdrawal(Withdrawal {
                list: replaced,
                envelopes: Vec::new(),
                reason: replaced_by(list.version),
            });
            // Who is on the list again learns it from the list itself.
            for id in staff_of_list(tx, replaced)?.difference(&staff) {
                told += tell_carrier(tx, id, Some(&body), signer)?;
            }
        }
        touched.extend(staff);
    }
    for authorisation in &plan.authorisations {
        touched.extend(staff_of_person(tx, authorisation)?);
    }
    for id in touched {
        let body = lists::authorisations_for(tx, &id)?;
        told += tell_carrier(tx, &id, body.as_ref(), signer)?;
        for body in doors::told_to(tx, &id)? {
            told += tell_carrier(tx, &id, Some(&body), signer)?;
        }
    }
    Ok(told)
}

/// Makes a statement for each device of a carrier that has authority; gives their number.
pub(super) fn tell_carrier(
    tx: &Transaction<'_>,
    staff: &StaffId,
    body: Option<&StatementBody>,
    signer: &Signer,
) -> Result<usize, SqlError> {
    let Some(body) = body else { return Ok(0) };
    let mut told = 0;
    for device in devices::of_staff(tx, staff)? {
        if device.role == sync_protocol::certificate::Role::Carrier && device.has_authority(signer.now) {
            statements::issue(tx, device.kid, body, signer)?;
            told += 1;
        }
    }
    Ok(told)
}

pub(super) fn staff_of_list(tx: &Transaction<'_>, list: ListId) -> Result<BTreeSet<StaffId>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT staff_id FROM envelopes WHERE list_id = :list_id AND staff_id IS NOT NULL",
    )?;
    let rows = statement.query_map(named_params! {":list_id": Bytes(list)}, |row| {
        row.get(0).map(StaffId)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn staff_of_person(tx: &Transaction<'_>, about: &Authorisation) -> Result<BTreeSet<StaffId>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT e.staff_id FROM envelopes e JOIN lists l ON l.list_id = e.list_id
         WHERE e.person_id = :person_id AND e.staff_id IS NOT NULL AND l.withdrawn_ms IS NULL",
    )?;
    let params = named_params! {":person_id": Bytes(about.person)};
    let rows = statement.query_map(params, |row| row.get(0).map(StaffId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
