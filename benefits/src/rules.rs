//! What changes soon: ages that end or change a benefit, months not collected that suspend one. All of it is
//! data, because decrees change it.

use chrono::NaiveDate;
use serde::Deserialize;
use sync_protocol::ids::BenefitCode;
use sync_protocol::payout_list::Programme;

use crate::catalogue::{Catalogue, Mark};
use crate::form::{self, FormError};

/// Why a text is not a file of rules or questions. Nothing of it is used then.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// Too long, no JSON, a field missing or of another type, or of a later form.
    #[error("File: {0}")]
    Form(#[from] FormError),
    /// A rule without limit, or a repeated key.
    #[error("Rule {0}: it stands there twice, or its limit is 0; correct the file")]
    Contradiction(String),
}

/// The rules of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The day of the facts.
    pub as_of: NaiveDate,
    /// What an age changes.
    pub ages: Vec<AgeRule>,
    /// What months not collected change.
    pub unpaid_months: Vec<UnpaidRule>,
    counted_by: Vec<CountedBy>,
}

/// An age that ends or changes a benefit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AgeRule {
    /// Years.
    pub age: u8,
    /// The benefits that it is about.
    pub benefits: Vec<BenefitCode>,
    /// Programmes all of whose lists it is about.
    pub programmes: Vec<Programme>,
    /// What happens then, in plain Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// Decree and article.
    pub legal_reference: String,
    verified: bool,
}

/// Months in a row that suspend a benefit when they are not collected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct UnpaidRule {
    /// The programme.
    pub programme: Programme,
    /// How many months in a row.
    pub months: u32,
    /// What happens then, in plain Vietnamese; `{limit}` stands for the months.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// Decree and article.
    pub legal_reference: String,
    verified: bool,
}

/// What a benefit is counted by, so that a line may carry several times its amount.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CountedBy {
    benefit: BenefitCode,
    /// One of them, in Vietnamese.
    pub vi: String,
    /// One of them, in English.
    pub en: String,
}

#[derive(Deserialize)]
struct File {
    as_of: NaiveDate,
    ages: Vec<AgeRule>,
    unpaid_months: Vec<UnpaidRule>,
    counted_by: Vec<CountedBy>,
}

impl Rules {
    /// Reads the text of a file of rules.
    ///
    /// # Errors
    /// The text is too long, not of the form of `data/rules.json`, of a later form, or contradicts itself.
    pub fn parse(json: &str) -> Result<Self, RulesError> {
        let file: File = form::read(json)?;
        let mut programmes = std::collections::BTreeSet::new();
        for rule in &file.unpaid_months {
            if rule.months == 0 || !programmes.insert(rule.programme) {
                return Err(RulesError::Contradiction(rule.legal_reference.clone()));
            }
        }
        Ok(Self {
            as_of: file.as_of,
            ages: file.ages,
            unpaid_months: file.unpaid_months,
            counted_by: file.counted_by,
        })
    }

    /// The rules that come with the program, for the time until the centre sends newer ones.
    #[must_use]
    pub fn bundled() -> Self {
        Self::parse(include_str!("../data/rules.json")).expect("a test reads the bundled rules")
    }

    /// What a benefit is counted by, if it is counted.
    #[must_use]
    pub fn counted_by(&self, benefit: &BenefitCode) -> Option<&CountedBy> {
        self.counted_by.iter().find(|counted| counted.benefit == *benefit)
    }

    /// Codes that the rules name and a catalogue lacks: a slip of the people who keep both.
    pub fn unknown_codes<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = &'a BenefitCode> {
        let of_ages = self.ages.iter().flat_map(|rule| &rule.benefits);
        let named = of_ages.chain(self.counted_by.iter().map(|counted| &counted.benefit));
        named.filter(|code| catalogue.benefit(code).is_none())
    }
}

impl AgeRule {
    /// Tells whether the rule is about a line.
    #[must_use]
    pub fn is_about(&self, benefit: &BenefitCode, programme: Programme) -> bool {
        self.benefits.contains(benefit) || self.programmes.contains(&programme)
    }

    /// How sure it is.
    #[must_use]
    pub fn mark(&self) -> Mark {
        mark(self.verified)
    }
}

impl UnpaidRule {
    /// How sure it is.
    #[must_use]
    pub fn mark(&self) -> Mark {
        mark(self.verified)
    }
}

fn mark(verified: bool) -> Mark {
    if verified { Mark::Found } else { Mark::Verify }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_rules_name_benefits_of_the_bundled_catalogue_only() {
        let (rules, catalogue) = (Rules::bundled(), Catalogue::bundled());
        assert_eq!(
            rules.unknown_codes(&catalogue).collect::<Vec<_>>(),
            Vec::<&BenefitCode>::new()
        );
        let ages: std::collections::BTreeSet<u8> = rules.ages.iter().map(|rule| rule.age).collect();
        assert_eq!(
            ages.into_iter().collect::<Vec<_>>(),
            [3, 4, 16, 18, 22, 60, 70, 75, 80]
        );
    }

    #[test]
    fn rules_of_a_later_form_or_without_limit_are_refused() {
        let good = include_str!("../data/rules.json");
        let later = good.replace("\"schema_version\": 1", "\"schema_version\": 2");
        assert_eq!(
            Rules::parse(&later),
            Err(RulesError::Form(FormError::LaterForm(2)))
        );
        let nothing = good.replace("\"months\": 3", "\"months\": 0");
        assert!(matches!(
            Rules::parse(&nothing),
            Err(RulesError::Contradiction(_))
        ));
        assert!(matches!(
            Rules::parse("{}"),
            Err(RulesError::Form(FormError::Malformed { .. }))
        ));
    }
}
