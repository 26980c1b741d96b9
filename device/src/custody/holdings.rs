//! Envelopes and money by programme, in figures and words.

use rusqlite::{Connection, ToSql};
use sync_protocol::amount::Amount;
use vietnamese::words::{WordStyle, amount_in_words};

use crate::error::{During, Result};
use crate::store::values::holding;
use crate::views::custody::ProgrammeHolding;

/// An amount in Vietnamese words.
pub(crate) fn in_words(amount: Amount) -> String {
    amount_in_words(&amount.decimal(), WordStyle::default())
}

/// Adds up what a query answers: `programme`, `envelopes`, `amount_vnd`, one row for each programme.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn by_programme(
    db: &Connection,
    sql: &'static str,
    params: &[(&str, &dyn ToSql)],
) -> Result<Vec<ProgrammeHolding>> {
    const OPERATION: &str = "add up by programme";
    db.prepare_cached(sql)
        .during(OPERATION)?
        .query_map(params, |row| {
            let dong: i64 = row.get("amount_vnd")?;
            Ok(ProgrammeHolding {
                programme: row.get("programme")?,
                holding: holding(row.get("envelopes")?, dong),
                in_words: in_words(Amount::from_dong(dong)),
            })
        })
        .during(OPERATION)?
        .collect::<rusqlite::Result<_>>()
        .during(OPERATION)
}
