//! Everything that explanations are made from, kept together.

use serde::Deserialize;
use serde_json::Value;

use crate::catalogue::{Catalogue, CatalogueError};
use crate::form::{self, FormError};
use crate::questions::Questions;
use crate::rules::{Rules, RulesError};

/// Catalogue, rules and answers. Each can be replaced by what the centre sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handbook {
    /// What the benefits are.
    pub catalogue: Catalogue,
    /// What changes soon.
    pub rules: Rules,
    /// What people ask.
    pub questions: Questions,
}

/// Why a document of the centre is no handbook. Nothing of it is used then; the one before stays in force.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandbookError {
    /// The catalogue.
    #[error("{0}")]
    Catalogue(#[from] CatalogueError),
    /// What changes soon.
    #[error("In `rules`: {0}")]
    Rules(RulesError),
    /// What people ask.
    #[error("In `questions`: {0}")]
    Questions(RulesError),
}

/// What a document may have beside the catalogue.
#[derive(Deserialize)]
struct Beside {
    rules: Option<Value>,
    questions: Option<Value>,
}

impl Handbook {
    /// The handbook that comes with the program.
    #[must_use]
    pub fn bundled() -> Self {
        Self {
            catalogue: Catalogue::bundled(),
            rules: Rules::bundled(),
            questions: Questions::bundled(),
        }
    }

    /// Reads a document that the centre publishes: a catalogue, which may have the fields `rules` and `questions`
    /// with whole files of theirs. What it leaves out is taken from the program.
    ///
    /// # Errors
    /// See [`HandbookError`].
    pub fn parse(json: &str) -> Result<Self, HandbookError> {
        let catalogue = Catalogue::parse(json)?;
        let beside: Beside = form::read(json).map_err(|error: FormError| CatalogueError::from(error))?;
        let rules = beside.rules.map(|rules| Rules::parse(&rules.to_string()));
        let questions = beside.questions.map(|asked| Questions::parse(&asked.to_string()));
        let rules = rules.transpose().map_err(HandbookError::Rules)?;
        let questions = questions.transpose().map_err(HandbookError::Questions)?;
        Ok(Self {
            catalogue,
            rules: rules.unwrap_or_else(Rules::bundled),
            questions: questions.unwrap_or_else(Questions::bundled),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const CATALOGUE: &str = include_str!("../data/benefits.json");

    fn with(field: &str, value: Value) -> String {
        let mut document: Value = serde_json::from_str(CATALOGUE).unwrap();
        document[field] = value;
        document.to_string()
    }

    #[test]
    fn a_document_replaces_what_it_has_and_leaves_the_rest() {
        assert_eq!(Handbook::parse(CATALOGUE).unwrap(), Handbook::bundled());
        let mut rules: Value = serde_json::from_str(include_str!("../data/rules.json")).unwrap();
        rules["unpaid_months"] = json!([]);
        let handbook = Handbook::parse(&with("rules", rules)).unwrap();
        assert_eq!(handbook.rules.unpaid_months, []);
        assert_eq!(handbook.questions, Questions::bundled());
    }

    #[test]
    fn a_document_whose_rules_or_questions_cannot_be_read_is_refused_by_name() {
        let told = |document: String| Handbook::parse(&document).unwrap_err().to_string();
        let rules = told(with("rules", json!({ "schema_version": 2 })));
        assert!(
            rules.starts_with("In `rules`") && rules.contains("form 2"),
            "{rules}"
        );
        let questions = told(with(
            "questions",
            json!({ "schema_version": 1, "questions": [{ "key": 1 }] }),
        ));
        assert!(
            questions.starts_with("In `questions`") && questions.contains("questions[0].key"),
            "{questions}"
        );
    }
}
