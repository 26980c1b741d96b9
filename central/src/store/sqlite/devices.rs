//! Devices.

use rusqlite::{OptionalExtension, Row, Transaction, named_params};
use sync_protocol::certificate::{Branch, Certificate, Staff};
use sync_protocol::entry::Head;
use sync_protocol::ids::StaffId;
use sync_protocol::keys::{Kid, VerifyingKey};

use crate::devices::Device;
use crate::store::sqlite::value::{Bytes, Count, Ms, SqlError, Word};
use crate::store::{Seen, Signer};

pub(super) fn find(tx: &Transaction<'_>, kid: Kid) -> Result<Option<Device>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("find_device.sql"))?;
    let found = statement.query_row(named_params! {":kid": Bytes(kid), ":staff": None::<String>}, read);
    Ok(found.optional()?)
}

/// All devices of an employee, in the order of their enrolment.
pub(super) fn of_staff(tx: &Transaction<'_>, staff: &StaffId) -> Result<Vec<Device>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("find_device.sql"))?;
    let rows = statement.query_map(named_params! {":kid": None::<Vec<u8>>, ":staff": staff.0}, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All devices.
pub(super) fn all(tx: &Transaction<'_>) -> Result<Vec<Device>, SqlError> {
    let mut statement = tx.prepare_cached("SELECT kid FROM devices ORDER BY enrolled_ms, kid")?;
    let rows = statement.query_map([], |row| row.get::<_, Bytes<Kid>>(0))?;
    let kids: Vec<Bytes<Kid>> = rows.collect::<Result<_, _>>()?;
    let devices = kids
        .into_iter()
        .map(|kid| find(tx, kid.0))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(devices.into_iter().flatten().collect())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        kid: row.get::<_, Bytes<Kid>>("kid")?.0,
        key: VerifyingKey::from_bytes(row.get("public_key")?),
        staff: Staff {
            id: StaffId(row.get("staff_id")?),
            name: row.get("staff_name")?,
        },
        role: row.get::<_, Word<_>>("role")?.0,
        branch: Branch {
            id: row.get::<_, Word<_>>("branch_id")?.0,
            name: row.get("branch_name")?,
        },
        name: row.get("device_name")?,
        certificate: row.get("certificate")?,
        not_after: row.get::<_, Ms>("not_after_ms")?.0,
        revoked_at: row.get::<_, Option<Ms>>("revoked_ms")?.map(|ms| ms.0),
        seen_at: row.get::<_, Option<Ms>>("seen_ms")?.map(|ms| ms.0),
        reported_seq: row.get::<_, Count>("reported_seq")?.0,
        accepted: Head {
            seq: row.get::<_, Count>("accepted_seq")?.0,
            digest: row.get::<_, Bytes<_>>("accepted_head")?.0,
        },
    })
}

/// Keeps a device that was certified just now.
pub(super) fn add(
    tx: &Transaction<'_>,
    certificate: &Certificate,
    key: &VerifyingKey,
    genesis: &Genesis<'_>,
    signer: &Signer,
) -> Result<(), SqlError> {
    tx.execute(
        include_str!("add_device.sql"),
        named_params! {
            ":kid": Bytes(certificate.kid),
            ":public_key": key.as_bytes(),
            ":staff_id": Word(&certificate.staff.id),
            ":role": Word(certificate.role),
            ":branch_id": Word(&certificate.branch.id),
            ":device_name": certificate.device_name,
            ":certificate": genesis.certificate,
            ":not_after_ms": Ms(certificate.not_after),
            ":enrolled_ms": Ms(signer.now),
            ":accepted_head": Bytes(genesis.head.digest),
        },
    )?;
    Ok(())
}

/// Where the journal of a device begins.
pub(super) struct Genesis<'a> {
    pub(super) certificate: &'a str,
    pub(super) head: Head,
}

pub(super) fn note_seen(tx: &Transaction<'_>, seen: &Seen) -> Result<(), SqlError> {
    tx.execute(
        "UPDATE devices SET seen_ms = :seen_ms, reported_seq = max(reported_seq, :reported_seq)
         WHERE kid = :kid",
        named_params! {
            ":kid": Bytes(seen.kid),
            ":seen_ms": Ms(seen.at),
            ":reported_seq": Count(seen.reported_seq.unwrap_or_default()),
        },
    )?;
    Ok(())
}

/// Moves the end of a device's journal.
pub(super) fn set_accepted(tx: &Transaction<'_>, kid: Kid, head: Head) -> Result<(), SqlError> {
    tx.execute(
        "UPDATE devices SET accepted_seq = :seq, accepted_head = :head,
         reported_seq = max(reported_seq, :seq) WHERE kid = :kid",
        named_params! {":kid": Bytes(kid), ":seq": Count(head.seq), ":head": Bytes(head.digest)},
    )?;
    Ok(())
}
