//! The amounts before and after a change, of one line or of all lines of its row.

use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Month;

use crate::catalogue::{Entry, Mark};
use crate::explain::View;
use crate::explain::arrears::{MonthDifference, span};
use crate::money::{quantity, share, times};
use crate::months::month_of;

/// What one line brought before and brings since.
struct Part<'a> {
    /// What is known of a change of its amounts; unknown benefits have none.
    change: Option<PartChange<'a>>,
    new_each: Amount,
}

struct PartChange<'a> {
    from: Month,
    before: Entry<'a>,
    /// How many times the catalogue's amount the line has, for benefits that are counted.
    count: u32,
    mark: Mark,
}

/// The lines that share a line's back pay, and the month from which their amounts changed.
pub(super) struct Change<'a> {
    parts: Vec<Part<'a>>,
    from: Month,
}

impl<'a> Part<'a> {
    fn new(view: &View<'a>) -> Option<Self> {
        let present = view
            .benefit
            .and_then(|benefit| view.book.catalogue.entry(benefit, view.case.list_month));
        let new_each = view.current_each_month().or_else(|| present?.amount())?;
        Some(Self {
            change: PartChange::new(view, new_each),
            new_each,
        })
    }

    /// The old amount of a month that the catalogue gives, when it gives one.
    fn old(&self) -> Option<Amount> {
        let change = self.change.as_ref()?;
        times(change.before.amount()?, change.count)
    }

    /// Whether a table gives its old amount, so that it cannot be told without the percentage.
    fn is_of_table(&self) -> bool {
        self.change
            .as_ref()
            .is_some_and(|change| matches!(change.before, Entry::Table(_)))
    }

    fn table_holds(&self, old: Amount) -> bool {
        self.change.as_ref().is_some_and(|change| match change.before {
            Entry::Table(version) => version.rows.values().any(|row| *row == old),
            Entry::Rate(_) => false,
        })
    }
}

impl<'a> PartChange<'a> {
    fn new(view: &View<'a>, new_each: Amount) -> Option<Self> {
        let (catalogue, month) = (&view.book.catalogue, view.case.list_month);
        let benefit = view.benefit?;
        let present = catalogue.entry(benefit, month)?;
        let before = catalogue.entry_before(benefit, month)?;
        let counted = view.book.rules.counted_by(&benefit.code).and(present.amount());
        let base = benefit.base.as_ref().and_then(|code| catalogue.base(code, month));
        // The new amount is the list's; what is to be sure of is that, and from when, the amounts changed.
        let changed = base.map_or(present.mark(), |base| base.mark);
        Some(Self {
            from: month_of(present.period().from)?,
            before,
            count: counted.and_then(|each| quantity(new_each, each)).unwrap_or(1),
            mark: before.mark().max(changed),
        })
    }
}

impl<'a> Change<'a> {
    /// The line's own amounts.
    pub(super) fn alone(view: &View<'a>) -> Option<Self> {
        Self::of(vec![Part::new(view)?], view)
    }

    /// Those of all lines of the row, when there are others. `None` when one of them is not known well enough.
    pub(super) fn together(view: &View<'a>) -> Option<Self> {
        let others = view.companions().map(|other| Part::new(&other));
        let own = std::iter::once(Part::new(view));
        let parts: Vec<Part<'a>> = own.chain(others).collect::<Option<_>>()?;
        (parts.len() > 1).then(|| Self::of(parts, view)).flatten()
    }

    /// Amounts that changed in different months are not told together.
    fn of(parts: Vec<Part<'a>>, view: &View<'_>) -> Option<Self> {
        let mut months = parts
            .iter()
            .map(|part| part.change.as_ref().map(|change| change.from));
        // Without a change there are whole months only, and those need no month of change.
        let from = months.next()?.unwrap_or(view.line.from);
        let same = months.all(|month| month.is_none_or(|month| month == from));
        same.then_some(Self { parts, from })
    }

    /// The month from which the amounts changed.
    pub(super) fn from(&self) -> Month {
        self.from
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(u32::MAX)
    }

    /// How sure the old amounts and the change are.
    pub(super) fn mark(&self) -> Mark {
        let marks = self
            .parts
            .iter()
            .filter_map(|part| Some(part.change.as_ref()?.mark));
        marks.max().unwrap_or(Mark::Found)
    }

    /// The old amount of a month that the catalogue gives, when it gives one for every line.
    pub(super) fn old(&self) -> Option<Amount> {
        sum(self.parts.iter().map(Part::old))
    }

    /// The old amount that makes the list's back pay come out, if the catalogue has it.
    pub(super) fn exact_old(&self, view: &View<'_>) -> Option<Amount> {
        let difference = share(view.line.arrears, view.line.arrears_months)?;
        let old = self.new_each()?.checked_sub(difference)?;
        let (tables, rates): (Vec<&Part<'_>>, Vec<&Part<'_>>) =
            self.parts.iter().partition(|part| part.is_of_table());
        let of_rates = sum(rates.iter().map(|part| part.old()))?;
        let known = match tables.as_slice() {
            [] => of_rates == old,
            [table] => table.table_holds(old.checked_sub(of_rates)?),
            // Two unknown rows can make almost any sum.
            _ => false,
        };
        known.then_some(old)
    }

    /// The months from the change on, each with the difference.
    pub(super) fn months(&self, view: &View<'_>, old: Amount) -> Option<Vec<MonthDifference>> {
        let (first, last) = span::from(view, self.from)?;
        let new = self.new_each()?;
        if first < self.from || last >= view.case.list_month {
            return None;
        }
        first
            .through(last)
            .map(|month| MonthDifference::new(month, old, new))
            .collect()
    }

    /// Whole months before the line's own, each at the amount of its time.
    pub(super) fn whole_months(&self, view: &View<'_>) -> Option<Vec<MonthDifference>> {
        let (first, last) = span::before_line(view)?;
        let new = self.new_each()?;
        let has_changed = self.parts.iter().any(|part| part.change.is_some());
        let due = |month| {
            if has_changed && month < self.from {
                self.old()
            } else {
                Some(new)
            }
        };
        if last >= view.line.from {
            return None;
        }
        first
            .through(last)
            .map(|month| MonthDifference::new(month, Amount::ZERO, due(month)?))
            .collect()
    }

    fn new_each(&self) -> Option<Amount> {
        Amount::checked_sum(self.parts.iter().map(|part| part.new_each))
    }
}

fn sum(amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    Amount::checked_sum(amounts.collect::<Option<Vec<_>>>()?)
}
