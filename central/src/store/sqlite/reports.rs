//! Reports of doors, in the order in which they were made.

use rusqlite::{Row, Transaction, named_params};
use sync_protocol::certificate::Staff;
use sync_protocol::entry::SealedLine;
use sync_protocol::ids::StaffId;

use crate::reports::{ReportRecord, ReportSelection};
use crate::store::sqlite::value::{Bytes, SqlError, Word};

pub(super) fn select(
    tx: &Transaction<'_>,
    selection: ReportSelection,
) -> Result<Vec<ReportRecord>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("reports.sql"))?;
    let mut rows = statement.query(named_params! {
        ":from": selection.from.map(Word), ":to": selection.to.map(Word),
    })?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next()? {
        reports.push(report(row)?);
    }
    Ok(reports)
}

fn report(row: &Row<'_>) -> Result<ReportRecord, SqlError> {
    let line = SealedLine::parse(&row.get::<_, String>("line")?);
    Ok(ReportRecord {
        line: line.map_err(|_| SqlError::Damaged("sealed line"))?,
        digest: row.get::<_, Bytes<_>>("line_sha256")?.0,
        staff: Staff {
            id: StaffId(row.get("staff_id")?),
            name: row.get("staff_name")?,
        },
        person_name: row.get("person_name")?,
        hamlet: row.get("hamlet")?,
        corrected: row.get("corrected")?,
    })
}
