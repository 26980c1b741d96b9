//! Catalogues of benefits: published without a new program, kept with every earlier version.
//!
//! A catalogue explains amounts and names lines; it never makes an amount. The newest one that was published
//! counts, here and on every device; until there is one, the catalogue that comes with the program.

use benefits::catalogue::Catalogue;
use benefits::handbook::{Handbook, HandbookError};
use chrono::NaiveDate;
use sync_protocol::ids::BenefitCode;
use sync_protocol::json::{self, JsonError};
use sync_protocol::statement::PublishedCatalogue;

use crate::store::{Store, StoreError};

/// What came of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number of the catalogue in force.
    pub version: u32,
    /// The day of its publication.
    pub published_on: NaiveDate,
    /// Whether it was published now; the same bytes are published once.
    pub is_new: bool,
    /// Statements that were made for devices.
    pub statements: usize,
}

/// Why a document is not published. Nothing was written.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CatalogueRefusal {
    /// A field is not as it should be.
    #[error("{0}")]
    Unreadable(#[from] HandbookError),
    /// The text cannot be signed.
    #[error("{0}; save the file in that form")]
    Unsigned(JsonError),
    /// A category that nobody may hear would be shown.
    #[error("Catalogue entry {}: `hide_category` is false, and the catalogue in force hides it (invariant I10)", .0.0)]
    Uncovers(BenefitCode),
}

/// Decides what becomes of a document; `None` when it is in force already.
///
/// # Errors
/// See [`CatalogueRefusal`].
pub fn decide(
    document: String,
    in_force: Option<&PublishedCatalogue>,
    today: NaiveDate,
) -> Result<Option<PublishedCatalogue>, CatalogueRefusal> {
    let next = Handbook::parse(&document)?.catalogue;
    if in_force.is_some_and(|kept| kept.catalogue == document) {
        return Ok(None);
    }
    let bundled = Catalogue::bundled();
    let kept = in_force.and_then(|kept| Catalogue::parse(&kept.catalogue).ok());
    let mut known = std::iter::once(&bundled).chain(&kept);
    if let Some(code) = known.find_map(|kept| kept.uncovered_by(&next).next()) {
        return Err(CatalogueRefusal::Uncovers(code.clone()));
    }
    let published = PublishedCatalogue {
        version: in_force.map_or(0, |kept| kept.version).saturating_add(1),
        published_on: today,
        catalogue: document,
    };
    json::write(&published).map_err(CatalogueRefusal::Unsigned)?;
    Ok(Some(published))
}

/// The catalogue in force.
///
/// # Errors
/// The store cannot answer, or holds a catalogue that this program cannot read.
pub async fn in_force(store: &impl Store) -> Result<Catalogue, StoreError> {
    match store.catalogue().await? {
        None => Ok(Catalogue::bundled()),
        Some(published) => Catalogue::parse(&published.catalogue).map_err(|_| StoreError::Damaged {
            operation: "read the catalogue in force",
            what: "a catalogue of a later program",
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const DOCUMENT: &str = include_str!("../../benefits/data/benefits.json");

    fn changed(change: impl FnOnce(&mut Value)) -> String {
        let mut value = serde_json::from_str(DOCUMENT).unwrap();
        change(&mut value);
        value.to_string()
    }

    fn told(document: String, in_force: Option<&PublishedCatalogue>) -> String {
        let today = "2026-12-01".parse().unwrap();
        match decide(document, in_force, today) {
            Ok(Some(published)) => format!("version {}", published.version),
            Ok(None) => "in force already".to_owned(),
            Err(refusal) => refusal.to_string(),
        }
    }

    #[test]
    fn versions_count_up_and_the_same_bytes_are_published_once() {
        assert_eq!(told(DOCUMENT.to_owned(), None), "version 1");
        let kept = PublishedCatalogue {
            version: 4,
            published_on: "2026-11-01".parse().unwrap(),
            catalogue: DOCUMENT.to_owned(),
        };
        assert_eq!(told(DOCUMENT.to_owned(), Some(&kept)), "in force already");
        let next = changed(|v| v["as_of"] = json!("2026-12-01"));
        assert_eq!(told(next, Some(&kept)), "version 5");
    }

    #[test]
    fn a_document_that_cannot_be_used_is_refused_with_the_place_of_its_fault() {
        let hidden = serde_json::from_str::<Value>(DOCUMENT).unwrap();
        let rows = hidden["benefits"].as_array().unwrap();
        let place = rows.iter().position(|row| row["code"] == "BTXH_K8").unwrap();
        let cases = [
            (
                changed(|v| v["benefits"][3]["amounts"][0]["amount"] = json!("much")),
                "benefits[3].amounts[0].amount",
            ),
            (
                changed(|v| v["rules"] = json!({ "schema_version": 1 })),
                "In `rules`",
            ),
            (
                changed(|v| v["benefits"][place]["hide_category"] = json!(false)),
                "BTXH_K8: `hide_category`",
            ),
            (
                changed(|v| v["note"] = json!("Ho\u{300}a")),
                "normalisation form C",
            ),
            ("not JSON".to_owned(), "line 1 column"),
        ];
        for (document, part) in cases {
            let told = told(document, None);
            assert!(told.contains(part), "{part}: {told}");
        }
    }
}
