//! Payout lists and authorisations, cut down to one carrier's route.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, Transaction, named_params};
use sync_protocol::authorisation::Authorisation;
use sync_protocol::ids::{EnvelopeId, ListId, StaffId};
use sync_protocol::payout_list::{Envelope, PayLine, PayoutList};
use sync_protocol::statement::{Authorisations, StatementBody};

use crate::store::sqlite::doors;
use crate::store::sqlite::value::{Bytes, Money, SqlError, Word};

/// What a carrier's new device is told: the lists in force and the register of the route.
pub(super) fn in_force_for(tx: &Transaction<'_>, staff: &StaffId) -> Result<Vec<StatementBody>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("lists_in_force_for.sql"))?;
    let rows = statement.query_map(named_params! {":staff_id": Word(staff)}, |row| {
        Ok(row.get::<_, Bytes<ListId>>(0)?.0)
    })?;
    let ids: Vec<ListId> = rows.collect::<Result<_, _>>()?;
    let mut bodies = Vec::new();
    for id in ids {
        bodies.extend(for_carrier(tx, id, staff)?.map(StatementBody::PayoutList));
    }
    bodies.extend(authorisations_for(tx, staff)?);
    bodies.extend(doors::told_to(tx, staff)?);
    Ok(bodies)
}

/// A list cut down to a carrier's envelopes; nothing when there is no such list.
pub(super) fn for_carrier(
    tx: &Transaction<'_>,
    id: ListId,
    staff: &StaffId,
) -> Result<Option<PayoutList>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT programme, month, kind, authority, version, supersedes, source_sha256, source_name, hotline
         FROM lists WHERE list_id = :list_id",
    )?;
    let found = statement.query_row(named_params! {":list_id": Bytes(id)}, |row| {
        Ok(PayoutList {
            id,
            programme: row.get::<_, Word<_>>("programme")?.0,
            month: row.get::<_, Word<_>>("month")?.0,
            kind: row.get::<_, Word<_>>("kind")?.0,
            authority: row.get("authority")?,
            version: row.get("version")?,
            supersedes: row.get::<_, Option<Bytes<_>>>("supersedes")?.map(|id| id.0),
            source_sha256: row.get::<_, Bytes<_>>("source_sha256")?.0,
            source_name: row.get("source_name")?,
            hotline: row.get("hotline")?,
            envelopes: Vec::new(),
        })
    });
    let Some(mut list) = found.optional()? else {
        return Ok(None);
    };
    list.envelopes = envelopes_for(tx, id, staff)?;
    Ok(Some(list))
}

fn envelopes_for(tx: &Transaction<'_>, id: ListId, staff: &StaffId) -> Result<Vec<Envelope>, SqlError> {
    let mut lines = lines_for(tx, id, staff)?;
    let mut statement = tx.prepare_cached(include_str!("envelopes_for.sql"))?;
    let params = named_params! {":list_id": Bytes(id), ":staff_id": Word(staff)};
    let mut rows = statement.query(params)?;
    let mut envelopes = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get::<_, Bytes<EnvelopeId>>("envelope_id")?.0;
        let person: String = row.get("person_json")?;
        envelopes.push(Envelope {
            id,
            person: serde_json::from_str(&person).map_err(|_| SqlError::Damaged("person"))?,
            lines: lines.remove(&id).unwrap_or_default(),
            total: row.get::<_, Money>("total_vnd")?.0,
            route: row.get("route")?,
            planned_on: row.get::<_, Option<Word<_>>>("planned_on")?.map(|day| day.0),
            payout_point: row.get("payout_point")?,
        });
    }
    Ok(envelopes)
}

fn lines_for(
    tx: &Transaction<'_>,
    id: ListId,
    staff: &StaffId,
) -> Result<BTreeMap<EnvelopeId, Vec<PayLine>>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("pay_lines_for.sql"))?;
    let params = named_params! {":list_id": Bytes(id), ":staff_id": Word(staff)};
    let mut rows = statement.query(params)?;
    let mut lines: BTreeMap<EnvelopeId, Vec<PayLine>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let envelope = row.get::<_, Bytes<EnvelopeId>>("envelope_id")?.0;
        lines.entry(envelope).or_default().push(read_line(row)?);
    }
    Ok(lines)
}

pub(super) fn read_line(row: &Row<'_>) -> rusqlite::Result<PayLine> {
    Ok(PayLine {
        id: row.get::<_, Bytes<_>>("line_id")?.0,
        benefit: row.get::<_, Word<_>>("benefit")?.0,
        label: row.get("label")?,
        from: row.get::<_, Word<_>>("month_from")?.0,
        to: row.get::<_, Word<_>>("month_to")?.0,
        current: row.get::<_, Money>("current_vnd")?.0,
        arrears: row.get::<_, Money>("arrears_vnd")?.0,
        arrears_months: row.get("arrears_months")?,
        carried_over: row.get::<_, Money>("carried_over_vnd")?.0,
        carried_over_months: row.get("carried_over_months")?,
        recovery: row.get::<_, Money>("recovery_vnd")?.0,
        total: row.get::<_, Money>("total_vnd")?.0,
        decision_no: row.get("decision_no")?,
        note: row.get("note")?,
    })
}

/// The register for the people on a carrier's lists in force; nothing when it is empty.
pub(super) fn authorisations_for(
    tx: &Transaction<'_>,
    staff: &StaffId,
) -> Result<Option<StatementBody>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("authorisations_for.sql"))?;
    let rows = statement.query_map(named_params! {":staff_id": Word(staff)}, read_authorisation)?;
    let authorisations: Vec<Authorisation> = rows.collect::<Result<_, _>>()?;
    let body = Authorisations { authorisations };
    Ok((!body.authorisations.is_empty()).then_some(StatementBody::Authorisations(body)))
}

pub(super) fn read_authorisation(row: &Row<'_>) -> rusqlite::Result<Authorisation> {
    Ok(Authorisation {
        id: row.get::<_, Bytes<_>>("authorisation_id")?.0,
        person: row.get::<_, Bytes<_>>("person_id")?.0,
        programme: row.get::<_, Option<Word<_>>>("programme")?.map(|p| p.0),
        kind: row.get::<_, Word<_>>("kind")?.0,
        name: row.get("name")?,
        born: row.get("born")?,
        id12: row.get("id12")?,
        relation: row.get("relation")?,
        paper_no: row.get("paper_no")?,
        certified_by: row.get("certified_by")?,
        valid_from: row.get::<_, Word<_>>("valid_from")?.0,
        valid_to: row.get::<_, Option<Word<_>>>("valid_to")?.map(|day| day.0),
    })
}
