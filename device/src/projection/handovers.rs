//! What files of handovers change: the envelopes that other carriers granted, with their lists and register.

use rusqlite::Transaction;
use sync_protocol::certificate::Certificate;
use sync_protocol::handover;
use sync_protocol::jws;
use sync_protocol::keys::VerifyingKey;

use super::lists::{self, Whose};
use super::{for_each_text, statements};
use crate::error::{During, Result};
use crate::views::CallError;

/// Applies every file, in the order in which they came.
///
/// # Errors
/// `StoreDamaged`: one is not what was taken.
pub(super) fn apply_all(tx: &Transaction<'_>, centre: &VerifyingKey) -> Result<()> {
    let certificate: String = tx
        .query_row("SELECT certificate FROM device WHERE id = 1", [], |row| {
            row.get(0)
        })
        .during("read the certificate")?;
    let device = jws::verify::<Certificate>(&certificate, centre)
        .map_err(|_| CallError::damaged("certificate"))?
        .payload
        .kid;
    let files = "SELECT number, content FROM handovers_taken ORDER BY number";
    for_each_text(tx, files, |number, content| {
        let opened = handover::open(content, centre, device)
            .map_err(|_| CallError::damaged(format_args!("handover {number}")))?;
        for (seq, list) in &opened.lists {
            lists::apply(tx, list, *seq, Whose::Granted)?;
        }
        let mut register = opened.authorisations.iter();
        register.try_for_each(|authorisation| statements::put_authorisation(tx, authorisation))
    })
}
