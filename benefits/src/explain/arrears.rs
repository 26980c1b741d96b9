//! Back pay month by month: the old amount, the new one, and whether the differences add up to the list.
//!
//! The new amount is the list's own, because the list is what counts; the old one must stand in the catalogue.
//! Only sums that agree to the đồng are called explained.

use sync_protocol::amount::Amount;
use sync_protocol::limits::LINE_MONTHS_MAX;
use sync_protocol::payout_list::Month;

use crate::catalogue::{Benefit, Entry, Mark};
use crate::explain::{LIST_COUNTS, Section, SectionKey, View, doubt};
use crate::money::{quantity, share, times};
use crate::months::{month_of, step};
use crate::note;
use crate::phrase::{Phrase, Sentence, Value};

const STATED: Phrase<'static> = Phrase {
    vi: "Danh sách có {amount} tiền truy lĩnh của {count} tháng.",
    en: "The list has {amount} of back pay for {count} months.",
};
const STATED_WITHOUT_MONTHS: Phrase<'static> = Phrase {
    vi: "Danh sách có {amount} tiền truy lĩnh, không ghi số tháng.",
    en: "The list has {amount} of back pay and does not say for how many months.",
};
const CHANGED: Phrase<'static> = Phrase {
    vi: "Mức trợ cấp tăng, tính từ {from}, nên những tháng đã trả theo mức cũ được trả thêm phần chênh lệch.",
    en: "The amount was raised, counted from {from}, so the months that were paid at the old amount get the difference.",
};
const MONTH: Phrase<'static> = Phrase {
    vi: "{month}: mức cũ {old}, mức mới {new}, chênh lệch {difference}.",
    en: "{month}: old amount {old}, new amount {new}, difference {difference}.",
};
const FIRST: Phrase<'static> = Phrase {
    vi: "Đó là tiền của những tháng được hưởng mà danh sách trước chưa trả.",
    en: "It is the money of months that were due and not on an earlier list.",
};
const WHOLE_MONTH: Phrase<'static> = Phrase {
    vi: "{month}: {new}.",
    en: "{month}: {new}.",
};
const AGREES: Phrase<'static> = Phrase {
    vi: "Cộng lại là {sum}, đúng bằng danh sách.",
    en: "Together this is {sum}, exactly as on the list.",
};
const DISAGREES: Phrase<'static> = Phrase {
    vi: "Cộng lại là {sum}, không bằng {amount} trong danh sách; chênh {gap}.",
    en: "Together this is {sum}, which is not the list's {amount}; they differ by {gap}.",
};
const NOT_SPLIT: Phrase<'static> = Phrase {
    vi: "Con không tách được số tiền này ra từng tháng theo bảng tra cứu.",
    en: "I cannot split this amount into months by the reference table.",
};

/// How the back pay of a line adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrears {
    /// What explains it.
    pub reason: ArrearsReason,
    /// The list's amount.
    pub amount: Amount,
    /// The list's number of months.
    pub months_stated: u32,
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
    let finding = |reason, months, mark| Arrears {
        reason,
        amount: view.line.arrears,
        months_stated: view.line.arrears_months,
        months,
        mark,
    };
    let change = Change::find(view);
    let by_change = change.as_ref().and_then(|change| {
        let reason = ArrearsReason::RateChange { from: change.from };
        Some(finding(
            reason,
            change.months(view, change.exact_old(view)?)?,
            change.mark,
        ))
    });
    let whole = || {
        Some(finding(
            ArrearsReason::WholeMonths,
            whole_months(view, change.as_ref())?,
            Mark::Found,
        ))
    };
    let exact = |arrears: &Arrears| arrears.sum() == Some(view.line.arrears);
    let explained = by_change.filter(exact).or_else(|| whole().filter(exact));
    explained.or_else(|| {
        let tried = change
            .as_ref()
            .and_then(|change| change.months(view, change.old()?));
        let mark = change.as_ref().map_or(Mark::Found, |change| change.mark);
        Some(finding(
            ArrearsReason::Unexplained,
            tried.unwrap_or_default(),
            mark,
        ))
    })
}

/// The change of amounts that back pay of a line may be due to.
struct Change<'a> {
    from: Month,
    before: Entry<'a>,
    new_each: Amount,
    /// How many times the catalogue's amount the line has, for benefits that are counted.
    count: u32,
    mark: Mark,
}

impl<'a> Change<'a> {
    fn find(view: &View<'a>) -> Option<Self> {
        let (catalogue, month) = (&view.book.catalogue, view.case.list_month);
        let benefit = view.benefit?;
        let present = catalogue.entry(benefit, month)?;
        let before = catalogue.entry_before(benefit, month)?;
        let new_each = view.current_each_month().or(present.amount())?;
        let counted = view.book.rules.counted_by(&benefit.code);
        let count = counted
            .and(present.amount())
            .and_then(|each| quantity(new_each, each));
        Some(Self {
            from: month_of(present.period().from)?,
            before,
            new_each,
            count: count.unwrap_or(1),
            mark: before
                .mark()
                .max(mark_of_change(view, benefit).unwrap_or(present.mark())),
        })
    }

    /// The old amount of a month that the catalogue gives, when it gives one.
    fn old(&self) -> Option<Amount> {
        times(self.before.amount()?, self.count)
    }

    /// The old amount that makes the list's back pay come out, if the catalogue has it.
    fn exact_old(&self, view: &View<'_>) -> Option<Amount> {
        let old = self
            .new_each
            .checked_sub(share(view.line.arrears, view.line.arrears_months)?)?;
        let known = match self.before {
            Entry::Rate(_) => self.old() == Some(old),
            Entry::Table(version) => version.rows.values().any(|row| *row == old),
        };
        known.then_some(old)
    }

    /// The months from the change on, as many as the list says, or those that its remark names.
    fn months(&self, view: &View<'_>, old: Amount) -> Option<Vec<MonthDifference>> {
        let (first, last) = match noted(view) {
            Some(span) => span,
            None => (self.from, last_of(self.from, view.line.arrears_months)?),
        };
        let inside = self.from <= first && last < view.case.list_month;
        let months = first
            .through(last)
            .map(|month| MonthDifference::new(month, old, self.new_each));
        inside.then(|| months.collect()).flatten()
    }
}

/// How sure it is that the base amount changed from that month.
fn mark_of_change(view: &View<'_>, benefit: &Benefit) -> Option<Mark> {
    let base = view
        .book
        .catalogue
        .base(benefit.base.as_ref()?, view.case.list_month)?;
    Some(base.mark)
}

/// Whole months before the line's own, each at the amount of its time.
fn whole_months(view: &View<'_>, change: Option<&Change<'_>>) -> Option<Vec<MonthDifference>> {
    let new_each = view.current_each_month()?;
    let (first, last) = match noted(view) {
        Some(span) => span,
        None => {
            let back = i32::try_from(stated_months(view)?).ok()?;
            (step(view.line.from, -back)?, step(view.line.from, -1)?)
        }
    };
    let due = |month: Month| match change {
        Some(change) if month < change.from => change.old(),
        _ => Some(new_each),
    };
    let months = first
        .through(last)
        .map(|month| MonthDifference::new(month, Amount::ZERO, due(month)?));
    (last < view.line.from).then(|| months.collect()).flatten()
}

/// The span that the remark names, when it has as many months as the list says.
fn noted(view: &View<'_>) -> Option<(Month, Month)> {
    let (first, last) = note::months(view.line.note.as_deref()?)?;
    (last_of(first, stated_months(view)?)? == last).then_some((first, last))
}

fn last_of(first: Month, count: u32) -> Option<Month> {
    step(first, i32::try_from(count.checked_sub(1)?).ok()?)
}

fn stated_months(view: &View<'_>) -> Option<u32> {
    let count = view.line.arrears_months;
    (count > 0 && usize::try_from(count).is_ok_and(|count| count <= LINE_MONTHS_MAX)).then_some(count)
}

/// Says how the back pay adds up.
pub(super) fn section(arrears: &Arrears) -> Option<Section> {
    let values = [
        ("amount", Value::Amount(arrears.amount)),
        ("count", Value::Count(arrears.months_stated)),
    ];
    let stated = if arrears.months_stated == 0 {
        STATED_WITHOUT_MONTHS
    } else {
        STATED
    };
    let mut sentences = vec![stated.with(&values)];
    match arrears.reason {
        ArrearsReason::RateChange { from } => {
            sentences.push(CHANGED.with(&[("from", Value::Month(from))]));
            sentences.extend(arrears.months.iter().map(|month| told(MONTH, month)));
        }
        ArrearsReason::WholeMonths => {
            sentences.push(FIRST.plain());
            sentences.extend(arrears.months.iter().map(|month| told(WHOLE_MONTH, month)));
        }
        ArrearsReason::Unexplained => {
            sentences.push(NOT_SPLIT.plain());
            sentences.extend(arrears.months.iter().map(|month| told(MONTH, month)));
        }
    }
    sentences.extend(summed(arrears));
    let checked = arrears.is_explained() || !arrears.months.is_empty();
    sentences.extend(doubt(arrears.mark).filter(|_| checked));
    if !arrears.is_explained() {
        sentences.push(LIST_COUNTS.plain());
    }
    Section::new(SectionKey::Arrears, sentences).map(|section| Section {
        needs_answer: !arrears.is_explained(),
        ..section
    })
}

fn told(phrase: Phrase<'_>, month: &MonthDifference) -> Sentence {
    phrase.with(&[
        ("month", Value::Month(month.month)),
        ("old", Value::Amount(month.old)),
        ("new", Value::Amount(month.new)),
        ("difference", Value::Amount(month.difference)),
    ])
}

fn summed(arrears: &Arrears) -> Option<Sentence> {
    let sum = arrears.sum()?;
    if sum == arrears.amount {
        return Some(AGREES.with(&[("sum", Value::Amount(sum))]));
    }
    let (larger, smaller) = (sum.max(arrears.amount), sum.min(arrears.amount));
    Some(DISAGREES.with(&[
        ("sum", Value::Amount(sum)),
        ("amount", Value::Amount(arrears.amount)),
        ("gap", Value::Amount(larger.checked_sub(smaller)?)),
    ]))
}
