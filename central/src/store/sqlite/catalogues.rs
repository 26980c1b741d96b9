//! Published catalogues, and the statements that carry them to devices.

use rusqlite::{OptionalExtension, Transaction, named_params};
use sync_protocol::keys::Kid;
use sync_protocol::statement::{PublishedCatalogue, StatementBody};

use crate::catalogues::{CatalogueRefusal, Published, decide};
use crate::clock::vietnam_day;
use crate::store::Signer;
use crate::store::sqlite::value::{Ms, SqlError, Word};
use crate::store::sqlite::{devices, statements};

/// The catalogue that was published last.
pub(super) fn newest(tx: &Transaction<'_>) -> Result<Option<PublishedCatalogue>, SqlError> {
    let found = tx.query_row(
        "SELECT version, published_on, document FROM catalogues ORDER BY version DESC LIMIT 1",
        [],
        |row| {
            Ok(PublishedCatalogue {
                version: row.get("version")?,
                published_on: row.get::<_, Word<_>>("published_on")?.0,
                catalogue: row.get("document")?,
            })
        },
    );
    Ok(found.optional()?)
}

/// Publishes a document, unless it is in force already.
pub(super) fn publish(
    tx: &Transaction<'_>,
    document: String,
    signer: &Signer,
) -> Result<Result<Published, CatalogueRefusal>, SqlError> {
    let in_force = newest(tx)?;
    let decided = match decide(document, in_force.as_ref(), vietnam_day(&signer.now)) {
        Err(refusal) => return Ok(Err(refusal)),
        Ok(decided) => decided,
    };
    let is_new = decided.is_some();
    let Some(catalogue) = decided.or(in_force) else {
        return Err(SqlError::Damaged("catalogue in force"));
    };
    let (version, published_on) = (catalogue.version, catalogue.published_on);
    let statements = if is_new {
        keep_and_tell(tx, catalogue, signer)?
    } else {
        0
    };
    Ok(Ok(Published {
        version,
        published_on,
        is_new,
        statements,
    }))
}

fn keep_and_tell(
    tx: &Transaction<'_>,
    catalogue: PublishedCatalogue,
    signer: &Signer,
) -> Result<usize, SqlError> {
    tx.execute(
        "INSERT INTO catalogues (version, published_on, published_ms, document)
         VALUES (:version, :published_on, :published_ms, :document)",
        named_params! {
            ":version": catalogue.version,
            ":published_on": Word(catalogue.published_on),
            ":published_ms": Ms(signer.now),
            ":document": catalogue.catalogue,
        },
    )?;
    let body = StatementBody::Catalogue(catalogue);
    let mut told = 0;
    for device in devices::all(tx)? {
        if device.has_authority(signer.now) {
            statements::issue(tx, device.kid, &body, signer)?;
            told += 1;
        }
    }
    Ok(told)
}

/// Tells a device that was enrolled just now which catalogue is in force.
pub(super) fn tell_new_device(tx: &Transaction<'_>, kid: Kid, signer: &Signer) -> Result<(), SqlError> {
    match newest(tx)? {
        Some(catalogue) => statements::issue(tx, kid, &StatementBody::Catalogue(catalogue), signer),
        None => Ok(()),
    }
}
