//! What is known about a batch when it is decided on.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::authorisation::Authorisation;
use sync_protocol::batch::OpenedBatch;
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, EnvelopeId, LineId};
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::Entitlement;

use crate::day::records::CarrierRecords;
use crate::devices::Device;
use crate::ingest::state::{HeldEntry, KnownEnvelope, LineAbout, Place, State};
use crate::ingest::wanted::{DayKey, Wanted};
use crate::store::sqlite::value::{Bytes, Count, Money, Ms, SqlError, Word};
use crate::store::sqlite::{days, devices, enrolments, grants, lists};

pub(super) fn load(tx: &Transaction<'_>, batch: &OpenedBatch) -> Result<State, SqlError> {
    let wanted = Wanted::of(batch);
    let kid = batch.manifest.kid;
    let device = devices::find(tx, kid)?.ok_or(SqlError::Damaged("device of a batch"))?;
    let log_index: Count =
        tx.query_row("SELECT coalesce(max(log_index) + 1, 0) FROM batches", [], |row| {
            row.get(0)
        })?;
    let branch_last = tx.query_row(
        "SELECT coalesce(max(branch), 0) FROM entries WHERE kid = :kid",
        named_params! {":kid": Bytes(kid)},
        |row| row.get(0),
    )?;
    let (held, flags) = held_lines(tx, kid, &wanted)?;
    Ok(State {
        held,
        flags,
        taken: taken_places(tx, kid, &wanted)?,
        branch_last,
        log_index: log_index.0,
        envelopes: each(&wanted.envelopes, |id| envelope(tx, *id))?,
        authorisations: each(&wanted.authorisations, |id| authorisation(tx, *id))?,
        receipts: each(&wanted.entitlements, |e| receipts(tx, e))?,
        corrected: each(&wanted.corrected, |digest| corrected(tx, kid, *digest))?,
        grants: each(&wanted.grants, |grant| grants::find(tx, *grant).map(Some))?,
        closed_days: closed_days(tx, &device, &wanted)?,
        days: each(&wanted.closings, |key| branch_carrier(tx, &device, key))?,
        device,
    })
}

/// Asks for each key; keys without an answer are left out.
fn each<K: Ord + Clone, V>(
    keys: &BTreeSet<K>,
    mut ask: impl FnMut(&K) -> Result<Option<V>, SqlError>,
) -> Result<BTreeMap<K, V>, SqlError> {
    let answers = keys.iter().filter_map(|key| match ask(key) {
        Ok(Some(value)) => Some(Ok((key.clone(), value))),
        Ok(None) => None,
        Err(error) => Some(Err(error)),
    });
    answers.collect()
}

type HeldLines = (BTreeMap<Digest, Place>, BTreeMap<Digest, BTreeSet<FlagCode>>);

fn held_lines(tx: &Transaction<'_>, kid: Kid, wanted: &Wanted) -> Result<HeldLines, SqlError> {
    let mut statement =
        tx.prepare_cached("SELECT branch, seq FROM entries WHERE line_sha256 = :line_sha256 AND kid = :kid")?;
    let held = each(&wanted.lines, |digest| {
        let params = named_params! {":line_sha256": Bytes(*digest), ":kid": Bytes(kid)};
        let place = statement.query_row(params, |row| {
            Ok(Place {
                branch: row.get("branch")?,
                seq: row.get::<_, Count>("seq")?.0,
            })
        });
        Ok(place.optional()?)
    })?;
    let mut statement = tx.prepare_cached(
        "SELECT x.code FROM exception_lines l JOIN exceptions x ON x.exception_id = l.exception_id
         WHERE l.line_sha256 = :line_sha256",
    )?;
    let held_digests: BTreeSet<Digest> = held.keys().copied().collect();
    let flags = each(&held_digests, |digest| {
        let params = named_params! {":line_sha256": Bytes(*digest)};
        let codes = statement.query_map(params, |row| Ok(row.get::<_, Word<FlagCode>>("code")?.0))?;
        Ok(Some(codes.collect::<Result<_, _>>()?))
    })?;
    Ok((held, flags))
}

fn taken_places(
    tx: &Transaction<'_>,
    kid: Kid,
    wanted: &Wanted,
) -> Result<BTreeMap<Place, Digest>, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT branch, seq, line_sha256 FROM entries
         WHERE kid = :kid AND seq BETWEEN :first_seq AND :last_seq",
    )?;
    let params = named_params! {
        ":kid": Bytes(kid), ":first_seq": Count(wanted.seqs.0), ":last_seq": Count(wanted.seqs.1),
    };
    let rows = statement.query_map(params, |row| {
        let place = Place {
            branch: row.get("branch")?,
            seq: row.get::<_, Count>("seq")?.0,
        };
        Ok((place, row.get::<_, Bytes<Digest>>("line_sha256")?.0))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn envelope(tx: &Transaction<'_>, id: EnvelopeId) -> Result<Option<KnownEnvelope>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("known_envelope.sql"))?;
    let found = statement.query_row(named_params! {":envelope_id": Bytes(id)}, |row| {
        Ok(KnownEnvelope {
            list: row.get::<_, Bytes<_>>("list_id")?.0,
            programme: row.get::<_, Word<_>>("programme")?.0,
            person: row.get::<_, Bytes<_>>("person_id")?.0,
            person_name: row.get("person_name")?,
            staff: row.get::<_, Option<Word<_>>>("staff_id")?.map(|staff| staff.0),
            granted_to: BTreeSet::new(),
            withdrawn_at: row.get::<_, Option<Ms>>("withdrawn_ms")?.map(|ms| ms.0),
            lines: BTreeMap::new(),
            total: row.get::<_, Money>("total_vnd")?.0,
        })
    });
    let Some(mut envelope) = found.optional()? else {
        return Ok(None);
    };
    let mut statement =
        tx.prepare_cached("SELECT line_id, total_vnd FROM pay_lines WHERE envelope_id = :envelope_id")?;
    let rows = statement.query_map(named_params! {":envelope_id": Bytes(id)}, |row| {
        Ok((
            row.get::<_, Bytes<LineId>>("line_id")?.0,
            row.get::<_, Money>("total_vnd")?.0,
        ))
    })?;
    envelope.lines = rows.collect::<Result<_, _>>()?;
    envelope.granted_to = grants::takers(tx, id)?;
    Ok(Some(envelope))
}

pub(super) fn authorisation(
    tx: &Transaction<'_>,
    id: AuthorisationId,
) -> Result<Option<Authorisation>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("authorisation.sql"))?;
    let params = named_params! {":authorisation_id": Bytes(id)};
    Ok(statement
        .query_row(params, lists::read_authorisation)
        .optional()?)
}

fn receipts(tx: &Transaction<'_>, paid: &Entitlement) -> Result<Option<Vec<LineAbout>>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("receipts_of_entitlement.sql"))?;
    let params = named_params! {
        ":person_id": Bytes(paid.person),
        ":benefit": Word(&paid.benefit),
        ":month": Word(paid.month),
        ":kind": Word(paid.kind),
    };
    let rows = statement.query_map(params, |row| {
        Ok(LineAbout {
            line: row.get::<_, Bytes<_>>("line_sha256")?.0,
            carrier: row.get::<_, Word<_>>("staff_id")?.0,
            day: row.get::<_, Word<_>>("day")?.0,
        })
    })?;
    let receipts: Vec<LineAbout> = rows.collect::<Result<_, _>>()?;
    Ok((!receipts.is_empty()).then_some(receipts))
}

fn corrected(tx: &Transaction<'_>, kid: Kid, digest: Digest) -> Result<Option<HeldEntry>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("corrected_entry.sql"))?;
    let found = statement.query_row(named_params! {":line_sha256": Bytes(digest)}, |row| {
        Ok(HeldEntry {
            id: row.get::<_, Bytes<_>>("entry_id")?.0,
            own: row.get::<_, Bytes<Kid>>("kid")?.0 == kid,
            type_name: row.get("type")?,
            is_corrected: row.get("is_corrected")?,
            about: (
                row.get::<_, Word<_>>("carrier_id")?.0,
                row.get::<_, Word<_>>("date")?.0,
            ),
            entitlements: Vec::new(),
        })
    });
    let Some(mut held) = found.optional()? else {
        return Ok(None);
    };
    let mut statement = tx.prepare_cached(
        "SELECT person_id, benefit, month, kind FROM paid_months WHERE line_sha256 = :line_sha256",
    )?;
    let rows = statement.query_map(named_params! {":line_sha256": Bytes(digest)}, |row| {
        Ok(Entitlement {
            person: row.get::<_, Bytes<_>>("person_id")?.0,
            benefit: row.get::<_, Word<_>>("benefit")?.0,
            month: row.get::<_, Word<_>>("month")?.0,
            kind: row.get::<_, Word<_>>("kind")?.0,
        })
    })?;
    held.entitlements = rows.collect::<Result<_, _>>()?;
    Ok(Some(held))
}

fn closed_days(
    tx: &Transaction<'_>,
    device: &Device,
    wanted: &Wanted,
) -> Result<BTreeSet<chrono::NaiveDate>, SqlError> {
    let mut closed = BTreeSet::new();
    for day in &wanted.days {
        if !days::closings(tx, &device.staff.id, *day)?.is_empty() {
            closed.insert(*day);
        }
    }
    Ok(closed)
}

/// The records of a carrier's day, when the carrier is of the device's branch.
fn branch_carrier(
    tx: &Transaction<'_>,
    device: &Device,
    key: &DayKey,
) -> Result<Option<CarrierRecords>, SqlError> {
    match enrolments::find_staff(tx, &key.0)? {
        Some((staff, branch)) if branch.id == device.branch.id => {
            days::of_carrier(tx, staff, key.1).map(Some)
        }
        Some(_) | None => Ok(None),
    }
}
