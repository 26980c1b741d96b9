//! Statements: kept as they were signed, numbered for each device.

use rusqlite::{Transaction, named_params};
use sync_protocol::keys::Kid;
use sync_protocol::limits::STATEMENTS_PER_REPLY_MAX;
use sync_protocol::statement::StatementBody;
use sync_protocol::wire::StatementsReply;

use crate::statements::sign;
use crate::store::sqlite::value::{Bytes, Count, Ms, SqlError};
use crate::store::{Signer, StatementsAfter};

pub(super) fn after(tx: &Transaction<'_>, after: &StatementsAfter) -> Result<StatementsReply, SqlError> {
    let mut statement = tx.prepare_cached(
        "SELECT jws FROM statements WHERE kid = :kid AND seq > :after ORDER BY seq LIMIT :limit",
    )?;
    let limit = u64::from(STATEMENTS_PER_REPLY_MAX);
    let params = named_params! {
        ":kid": Bytes(after.kid), ":after": Count(after.after), ":limit": Count(limit + 1),
    };
    let rows = statement.query_map(params, |row| row.get(0))?;
    let mut statements: Vec<String> = rows.collect::<Result<_, _>>()?;
    let kept = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = statements.len() > kept;
    statements.truncate(kept);
    Ok(StatementsReply { statements, more })
}

/// Signs a statement with the next number of a device and keeps it.
pub(super) fn issue(
    tx: &Transaction<'_>,
    to: Kid,
    body: &StatementBody,
    signer: &Signer,
) -> Result<(), SqlError> {
    let last: Count = tx.query_row(
        "SELECT coalesce(max(seq), 0) FROM statements WHERE kid = :kid",
        named_params! {":kid": Bytes(to)},
        |row| row.get(0),
    )?;
    let seq = last.0.saturating_add(1);
    let signed = sign(body, to, seq, signer.now, &signer.key);
    let signed = signed.map_err(|_| SqlError::Damaged("text of a statement"))?;
    tx.execute(
        "INSERT INTO statements (kid, seq, type, made_ms, jws) VALUES (:kid, :seq, :type, :made_ms, :jws)",
        named_params! {
            ":kid": Bytes(to),
            ":seq": Count(seq),
            ":type": signed.type_name,
            ":made_ms": Ms(signer.now),
            ":jws": signed.jws,
        },
    )?;
    Ok(())
}
