//! The handbook in force: the newest catalogue of the centre that this device can read, else the bundled one.

use benefits::handbook::Handbook;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sync_protocol::statement::PublishedCatalogue;

use crate::error::{During, Result};
use crate::store::values::{to_column, to_view};
use crate::views::explanation::CatalogueView;

/// What lines are explained from.
pub(crate) struct HandbookInForce {
    pub(crate) book: Handbook,
    /// The centre's number and day of it; nothing of the bundled one.
    published: Option<(u32, String)>,
}

impl HandbookInForce {
    /// Reads the handbook from the store. It takes some milliseconds: keep it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        let sql = "SELECT version, published_on, document
                   FROM catalogues
                   WHERE readable = 1
                   ORDER BY statement_seq DESC
                   LIMIT 1";
        let found = db
            .query_row(sql, [], |row| {
                let document: String = row.get("document")?;
                let published = (to_view(row.get("version")?), row.get("published_on")?);
                Ok((document, published))
            })
            .optional()
            .during("read the catalogue")?;
        let read =
            found.and_then(|(document, published)| Some((Handbook::parse(&document).ok()?, published)));
        Ok(match read {
            Some((book, published)) => Self {
                book,
                published: Some(published),
            },
            None => Self {
                book: Handbook::bundled(),
                published: None,
            },
        })
    }

    /// Which catalogue it is and since when it counts, for the screen.
    pub(crate) fn view(&self) -> CatalogueView {
        let (version, published_on) = self.published.clone().unzip();
        CatalogueView {
            as_of: self.book.catalogue.as_of.to_string(),
            version,
            published_on,
        }
    }
}

/// Keeps a catalogue of the centre. One that cannot be read is kept and flagged, and changes nothing else.
///
/// # Errors
/// `DiskFull`: there is no room.
pub(crate) fn keep(tx: &Transaction<'_>, seq: u64, published: &PublishedCatalogue) -> Result<()> {
    let read = Handbook::parse(&published.catalogue);
    if let Err(error) = &read {
        // The words name a field of the catalogue and no person.
        tracing::warn!(version = published.version, %error, "A catalogue cannot be read; the one before stays");
    }
    tx.execute(
        "INSERT INTO catalogues (statement_seq, version, published_on, readable, document)
         VALUES (:seq, :version, :published_on, :readable, :document)",
        named_params! {
            ":seq": to_column(seq)?,
            ":version": published.version,
            ":published_on": published.published_on.to_string(),
            ":readable": read.is_ok(),
            ":document": published.catalogue,
        },
    )
    .during("keep a catalogue")
    .map(|_| ())
}
