//! Counts and sums.

use rusqlite::{Row, Transaction, named_params};
use sync_protocol::ids::ListId;

use crate::status::{
    CarrierStatus, DeviceStatus, EnvelopeStatus, ExceptionStatus, ListStatus, ReportStatus, Status, Sum,
};
use crate::store::sqlite::value::{Bytes, Count, Money, Ms, SqlError, Word};

pub(super) fn load(tx: &Transaction<'_>) -> Result<Status, SqlError> {
    Ok(Status {
        lists: all(tx, include_str!("status_lists.sql"), list)?,
        carriers: all(tx, include_str!("status_carriers.sql"), carrier)?,
        devices: all(tx, include_str!("status_devices.sql"), device)?,
        exceptions: all(tx, include_str!("status_exceptions.sql"), exception)?,
        reports: all(tx, include_str!("status_reports.sql"), report)?,
        batches: number(tx, "SELECT count(*) FROM batches")?,
        quarantined: number(tx, "SELECT count(*) FROM quarantine")?,
    })
}

pub(super) fn envelopes(tx: &Transaction<'_>, list: ListId) -> Result<Vec<EnvelopeStatus>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("status_envelopes.sql"))?;
    let rows = statement.query_map(named_params! {":list_id": Bytes(list)}, |row| {
        Ok(EnvelopeStatus {
            id: row.get::<_, Bytes<_>>("envelope_id")?.0,
            position: row.get("position")?,
            person: row.get::<_, Bytes<_>>("person_id")?.0,
            person_name: row.get("person_name")?,
            hamlet: row.get("hamlet")?,
            staff: row.get::<_, Option<Word<_>>>("staff_id")?.map(|staff| staff.0),
            amount: row.get::<_, Money>("total_vnd")?.0,
            withdrawn: row.get("withdrawn")?,
            paid: row.get("paid")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn all<T>(
    tx: &Transaction<'_>,
    sql: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, SqlError> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| read(row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn number(tx: &Transaction<'_>, sql: &str) -> Result<u64, SqlError> {
    Ok(tx.query_row(sql, [], |row| row.get::<_, Count>(0))?.0)
}

fn list(row: &Row<'_>) -> rusqlite::Result<ListStatus> {
    Ok(ListStatus {
        id: row.get::<_, Bytes<_>>("list_id")?.0,
        programme: row.get::<_, Word<_>>("programme")?.0,
        month: row.get::<_, Word<_>>("month")?.0,
        kind: row.get::<_, Word<_>>("kind")?.0,
        version: row.get("version")?,
        source_name: row.get("source_name")?,
        in_force: row.get("in_force")?,
        ordered: sum(row, "ordered", "ordered_vnd")?,
        paid: sum(row, "paid", "paid_vnd")?,
    })
}

fn report(row: &Row<'_>) -> rusqlite::Result<ReportStatus> {
    Ok(ReportStatus {
        kind: row.get("type")?,
        code: row.get("code")?,
        count: row.get::<_, Count>("reports")?.0,
    })
}

fn carrier(row: &Row<'_>) -> rusqlite::Result<CarrierStatus> {
    Ok(CarrierStatus {
        staff: row.get::<_, Word<_>>("staff_id")?.0,
        assigned: sum(row, "assigned", "assigned_vnd")?,
        paid: sum(row, "paid", "paid_vnd")?,
    })
}

fn sum(row: &Row<'_>, envelopes: &str, amount: &str) -> rusqlite::Result<Sum> {
    Ok(Sum {
        envelopes: row.get::<_, Count>(envelopes)?.0,
        amount: row.get::<_, Money>(amount)?.0,
    })
}

fn device(row: &Row<'_>) -> rusqlite::Result<DeviceStatus> {
    Ok(DeviceStatus {
        kid: row.get::<_, Bytes<_>>("kid")?.0,
        staff: row.get::<_, Word<_>>("staff_id")?.0,
        role: row.get::<_, Word<_>>("role")?.0,
        accepted_seq: row.get::<_, Count>("accepted_seq")?.0,
        reported_seq: row.get::<_, Count>("reported_seq")?.0,
        statements: row.get::<_, Count>("statements")?.0,
        seen_at: row.get::<_, Option<Ms>>("seen_ms")?.map(|ms| ms.0),
        revoked: row.get("revoked")?,
    })
}

fn exception(row: &Row<'_>) -> rusqlite::Result<ExceptionStatus> {
    Ok(ExceptionStatus {
        code: row.get::<_, Word<_>>("code")?.0,
        open: row.get::<_, Count>("open")?.0,
        settled: row.get::<_, Count>("settled")?.0,
    })
}
