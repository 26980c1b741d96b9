//! What acknowledgements of the centre change.

use rusqlite::{Transaction, named_params};
use sync_protocol::acknowledgement::{Acknowledgement, FlagCode};

use crate::error::{During, Result};
use crate::store::values::to_column;
use crate::views::CallError;

const OPERATION: &str = "project an acknowledgement";

/// Applies a verified acknowledgement that is stored under a number: marks the entries of its batch as
/// accepted and keeps the centre's flags.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(crate) fn apply(tx: &Transaction<'_>, number: u64, acknowledgement: &Acknowledgement) -> Result<()> {
    tx.execute(
        "UPDATE records SET accepted = 1
         WHERE seq BETWEEN
             (SELECT first_seq FROM acknowledgements WHERE number = :number)
             AND (SELECT last_seq FROM acknowledgements WHERE number = :number)",
        named_params! { ":number": to_column(number)? },
    )
    .during(OPERATION)?;
    for flag in &acknowledgement.flags {
        tx.execute(
            "INSERT OR IGNORE INTO flags (seq, code) VALUES (:seq, :code)",
            named_params! { ":seq": to_column(flag.seq)?, ":code": flag_text(&flag.code)? },
        )
        .during(OPERATION)?;
    }
    Ok(())
}

/// The code as the protocol spells it.
pub(crate) fn flag_text(code: &FlagCode) -> Result<String> {
    let value = serde_json::to_value(code).ok();
    value
        .and_then(|v| v.as_str().map(str::to_owned))
        .ok_or_else(|| CallError::internal(OPERATION))
}
