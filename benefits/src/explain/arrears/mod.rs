//! Back pay month by month: the old amount, the new one, and whether the differences add up to the list.
//!
//! The new amount is the list's own, because the list is what counts; the old one must stand in the catalogue.
//! Only sums that agree to the đồng are called explained.

mod change;
mod span;
mod words;

use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Month;

use crate::catalogue::Mark;
use crate::explain::View;
use crate::explain::arrears::change::Change;

pub(in crate::explain) use crate::explain::arrears::words::section;

/// How the back pay of a line adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrears {
    /// What explains it.
    pub reason: ArrearsReason,
    /// The list's amount.
    pub amount: Amount,
    /// The list's number of months.
    pub months_stated: u32,
    /// How many lines of the envelope the months are for: the line's own, or all of its row on the list.
    pub lines: u32,
    /// The months that were tried, in order; empty when none could be.
    pub months: Vec<MonthDifference>,
    /// How sure the old amounts and the change are.
    pub mark: Mark,
}

/// What explains back pay to the đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrearsReason {
    /// A change of the amounts that counts from an earlier month.
    RateChange {
        /// That month.
        from: Month,
    },
    /// Whole months that no earlier list had.
    WholeMonths,
    /// Nothing that the catalogue knows.
    Unexplained,
}

/// One month of back pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDifference {
    /// The month.
    pub month: Month,
    /// What was paid for it; nothing, when it was on no list.
    pub old: Amount,
    /// What is due for it.
    pub new: Amount,
    /// What is paid now.
    pub difference: Amount,
}

impl MonthDifference {
    fn new(month: Month, old: Amount, new: Amount) -> Option<Self> {
        let difference = new.checked_sub(old)?;
        Some(Self {
            month,
            old,
            new,
            difference,
        })
    }
}

impl Arrears {
    /// The sum of the months; `None` when there are none.
    #[must_use]
    pub fn sum(&self) -> Option<Amount> {
        let sum = Amount::checked_sum(self.months.iter().map(|month| month.difference));
        sum.filter(|_| !self.months.is_empty())
    }

    /// Whether every month is told and they add up to the list.
    #[must_use]
    pub fn is_explained(&self) -> bool {
        self.reason != ArrearsReason::Unexplained
    }
}

/// Finds the months that add up to the list's back pay; `None` when there is no back pay.
pub(super) fn add_up(view: &View<'_>) -> Option<Arrears> {
    if view.line.arrears == Amount::ZERO {
        return None;
    }
    let (alone, together) = (Change::alone(view), Change::together(view));
    let changes = || [&alone, &together].into_iter().flatten();
    let by_change = changes().filter_map(|change| {
        let reason = ArrearsReason::RateChange { from: change.from() };
        let months = change.months(view, change.exact_old(view)?)?;
        Some(finding(view, reason, months, change))
    });
    let by_whole_months = changes().filter_map(|change| {
        let months = change.whole_months(view)?;
        // Months since the change rest on the list's own amount, which needs no catalogue.
        let rests_on_list = months.iter().all(|month| change.from() <= month.month);
        let told = finding(view, ArrearsReason::WholeMonths, months, change);
        Some(if rests_on_list {
            Arrears {
                mark: Mark::Found,
                ..told
            }
        } else {
            told
        })
    });
    let exact = |arrears: &Arrears| arrears.sum() == Some(view.line.arrears);
    let mut explained = by_change.chain(by_whole_months).filter(exact);
    explained
        .next()
        .or_else(|| Some(unexplained(view, alone.as_ref())))
}

fn finding(
    view: &View<'_>,
    reason: ArrearsReason,
    months: Vec<MonthDifference>,
    change: &Change<'_>,
) -> Arrears {
    Arrears {
        reason,
        amount: view.line.arrears,
        months_stated: view.line.arrears_months,
        lines: change.lines(),
        months,
        mark: change.mark(),
    }
}

/// What the catalogue would give for the months, so that both figures can be told.
fn unexplained(view: &View<'_>, change: Option<&Change<'_>>) -> Arrears {
    let months = change.and_then(|change| change.months(view, change.old()?));
    Arrears {
        reason: ArrearsReason::Unexplained,
        amount: view.line.arrears,
        months_stated: view.line.arrears_months,
        lines: 1,
        months: months.unwrap_or_default(),
        mark: change.map_or(Mark::Found, Change::mark),
    }
}
