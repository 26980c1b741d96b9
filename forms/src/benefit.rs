//! The name of a benefit on paper.

use paper::wording;
use sync_protocol::payout_list::Programme;

/// A benefit as it may be named on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenefitName {
    /// In the words of the list.
    pub label: String,
    /// Whether the catalogue forbids to print the category (`hide_category`, and `health_data` where the paper goes
    /// to somebody else): the programme is printed instead.
    pub hide_category: bool,
}

impl BenefitName {
    /// The words that are printed.
    pub(crate) fn printed(&self, programme: Programme) -> &str {
        if self.hide_category {
            wording::neutral_benefit(programme)
        } else {
            &self.label
        }
    }
}
