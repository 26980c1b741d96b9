//! Which receipts.

use chrono::NaiveDate;
use sync_protocol::ids::{BranchId, ListId, PersonId, StaffId};

/// Which receipts; every condition that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Paid on a day.
    pub date: Option<NaiveDate>,
    /// Paid by a carrier.
    pub carrier: Option<StaffId>,
    /// Ordered by a list.
    pub list: Option<ListId>,
    /// Paid to a person.
    pub person: Option<PersonId>,
    /// Paid by carriers of a branch.
    pub branch: Option<BranchId>,
}

impl Selection {
    /// The selection in words for the cover page.
    #[must_use]
    pub fn in_words(&self) -> String {
        let parts = [
            self.date.map(|date| format!("Ngày {}", date.format("%d/%m/%Y"))),
            self.carrier
                .as_ref()
                .map(|carrier| format!("nhân viên {carrier}")),
            self.list.map(|list| format!("danh sách {list}")),
            self.person.map(|person| format!("người hưởng {person}")),
            self.branch.as_ref().map(|branch| format!("bưu cục {branch}")),
        ];
        let named: Vec<String> = parts.into_iter().flatten().collect();
        if named.is_empty() {
            "Tất cả".into()
        } else {
            named.join(", ")
        }
    }
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PDF/A-3 with the evidence inside.
    Pdf,
    /// A zip that programs check.
    Bundle,
}
