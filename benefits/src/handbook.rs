//! Everything that explanations are made from, kept together.

use crate::catalogue::Catalogue;
use crate::questions::Questions;
use crate::rules::Rules;

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
}
