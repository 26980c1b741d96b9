//! The benefit catalogue, as far as labels need it: names, and which categories are never printed or read aloud.

use std::collections::BTreeMap;

use serde::Deserialize;
use sync_protocol::ids::BenefitCode;
use sync_protocol::payout_list::Programme;

/// The catalogue that the program brings.
pub const CATALOGUE_JSON: &str = include_str!("../../../samples/benefits.json");

/// The catalogue cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("The benefit catalogue cannot be read: {0}")]
pub struct BenefitsError(#[from] serde_json::Error);

/// Names of benefits by code.
#[derive(Clone, Debug)]
pub struct Benefits(BTreeMap<BenefitCode, Benefit>);

#[derive(Clone, Debug, Deserialize)]
struct Benefit {
    code: BenefitCode,
    name_vi: String,
    #[serde(default)]
    hide_category: bool,
}

#[derive(Deserialize)]
struct File {
    benefits: Vec<Benefit>,
}

impl Benefits {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// The text is not a catalogue.
    pub fn parse(json: &str) -> Result<Self, BenefitsError> {
        let file: File = serde_json::from_str(json)?;
        Ok(Self(
            file.benefits.into_iter().map(|b| (b.code.clone(), b)).collect(),
        ))
    }

    /// Tells whether the category must not be printed or read aloud.
    #[must_use]
    pub fn is_hidden(&self, code: &BenefitCode) -> bool {
        self.0.get(code).is_some_and(|benefit| benefit.hide_category)
    }

    /// The words for a line: the category of the list for the first benefit of its row, the catalogue's name for
    /// the others, and the programme alone where the category is nobody's business (invariant I10).
    #[must_use]
    pub fn label(&self, code: &BenefitCode, category: &str, is_first: bool, programme: Programme) -> String {
        if self.is_hidden(code) {
            return programme_words(programme).to_owned();
        }
        match self.0.get(code) {
            Some(benefit) if !is_first => benefit.name_vi.clone(),
            _ => category.to_owned(),
        }
    }
}

/// A programme in words.
#[must_use]
pub fn programme_words(programme: Programme) -> &'static str {
    match programme {
        Programme::Ncc => "Trợ cấp ưu đãi người có công",
        Programme::Btxh => "Trợ cấp bảo trợ xã hội",
        Programme::Htxh => "Trợ cấp hưu trí xã hội",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sensitive_category_is_replaced_by_its_programme() {
        let benefits = Benefits::parse(CATALOGUE_JSON).unwrap();
        let label = |code: &str, first| {
            benefits.label(
                &BenefitCode(code.into()),
                "Lời của danh sách",
                first,
                Programme::Btxh,
            )
        };
        assert_eq!(label("BTXH_K8", true), "Trợ cấp bảo trợ xã hội");
        assert_eq!(label("NCC_TB", true), "Lời của danh sách");
        assert!(label("NCC_TB_PV", false).starts_with("Trợ cấp người phục vụ"));
        assert_eq!(label("UNKNOWN", false), "Lời của danh sách");
    }
}
