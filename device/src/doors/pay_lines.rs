//! The lines of an envelope as the protocol has them.

use rusqlite::{Connection, Row, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::ids::BenefitCode;
use sync_protocol::payout_list::{Month, PayLine};

use crate::error::{During, Result};
use crate::store::values::to_view;
use crate::views::CallError;

const OPERATION: &str = "read pay lines";

/// The lines of an envelope, in the order of the list.
///
/// # Errors
/// The store cannot be read, or holds what no list can hold.
pub(crate) fn pay_lines(db: &Connection, envelope_number: i64) -> Result<Vec<PayLine>> {
    let mut statement = db
        .prepare_cached("SELECT * FROM pay_lines WHERE envelope_number = :number ORDER BY position")
        .during(OPERATION)?;
    let mut rows = statement
        .query(named_params! { ":number": envelope_number })
        .during(OPERATION)?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next().during(OPERATION)? {
        lines.push(read_pay_line(row)?);
    }
    Ok(lines)
}

fn read_pay_line(row: &Row<'_>) -> Result<PayLine> {
    let id: String = row.get("id").during(OPERATION)?;
    let money = |name| row.get(name).map(Amount::from_dong).during(OPERATION);
    let count = |name| row.get(name).map(to_view).during(OPERATION);
    Ok(PayLine {
        id: id.parse().map_err(|_| CallError::damaged("id of a line"))?,
        benefit: BenefitCode(row.get("benefit").during(OPERATION)?),
        label: row.get("label").during(OPERATION)?,
        from: month(row, "from_month")?,
        to: month(row, "to_month")?,
        current: money("current_vnd")?,
        arrears: money("arrears_vnd")?,
        arrears_months: count("arrears_months")?,
        carried_over: money("carried_over_vnd")?,
        carried_over_months: count("carried_over_months")?,
        recovery: money("recovery_vnd")?,
        total: money("total_vnd")?,
        decision_no: row.get("decision_no").during(OPERATION)?,
        note: row.get("note").during(OPERATION)?,
    })
}

fn month(row: &Row<'_>, column: &str) -> Result<Month> {
    let text: String = row.get(column).during(OPERATION)?;
    text.parse().map_err(|_| CallError::damaged("month of a line"))
}
