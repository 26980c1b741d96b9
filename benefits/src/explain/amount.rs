//! Why this month's money is what it is: the list's amount beside the catalogue's. The list is what counts.

use sync_protocol::amount::Amount;
use sync_protocol::limits::LINE_MONTHS_MAX;
use sync_protocol::payout_list::{Month, PayLine};

use crate::catalogue::{Entry, Mark};
use crate::explain::{LIST_COUNTS, Section, SectionKey, View, doubt};
use crate::money::quantity;
use crate::phrase::{Phrase, Sentence, Value};

/// The most units that a counted benefit is compared with: a grave visit of three people over the length of the
/// country and back. A larger quotient is a coincidence.
const QUANTITY_MAX: u32 = 12_000;

const OF_MONTHS: Phrase<'static> = Phrase {
    vi: "Tiền của {months} là {amount}.",
    en: "The money for {months} is {amount}.",
};
const OF_A_GIFT: Phrase<'static> = Phrase {
    vi: "Quà lần này là {amount}.",
    en: "This gift is {amount}.",
};
const OF_ONE_PAYMENT: Phrase<'static> = Phrase {
    vi: "Khoản này là {amount}.",
    en: "This payment is {amount}.",
};
const TOGETHER: Phrase<'static> = Phrase {
    vi: "Kỳ này trả chung {count} tháng một lần; những tháng đó không có kỳ trả riêng nữa.",
    en: "{count} months are paid together this time; those months have no payment of their own.",
};
const EACH: Phrase<'static> = Phrase {
    vi: "Mỗi tháng là {each}.",
    en: "Each month is {each}.",
};
const GIFT_NOT_KNOWN: Phrase<'static> = Phrase {
    vi: "Mức quà lần này chưa có trong bảng tra cứu, nên con đọc theo danh sách.",
    en: "The amount of this gift is not in the reference table, so I read you the list's.",
};
const EQUAL: Phrase<'static> = Phrase {
    vi: "Đúng bằng mức trong bảng tra cứu.",
    en: "This is exactly the amount in the reference table.",
};
const FACTOR: Phrase<'static> = Phrase {
    vi: "Cách tính là mức chuẩn {base} nhân với hệ số {factor}.",
    en: "It is the base amount of {base} times {factor}.",
};
const COUNTED: Phrase<'static> = Phrase {
    vi: "Mức trong bảng tra cứu là {each} cho mỗi {unit}; danh sách đúng bằng {count} lần mức đó.",
    en: "The reference table has {each} per {unit}; the list has exactly {count} times that.",
};
const IN_TABLE: Phrase<'static> = Phrase {
    vi: "Số tiền này có trong bảng mức của Chính phủ; mức của từng người theo quyết định đã cấp.",
    en: "The amount is one of the Government's table; each person's decision says which.",
};
const PREVIOUS: Phrase<'static> = Phrase {
    vi: "Đó là mức cũ, trước {from}. Bảng tra cứu đã có mức mới; phần chênh lệch, nếu có, do cơ quan lập danh sách trả sau.",
    en: "That is the old amount, from before {from}. The reference table has a new one; a difference, if due, is paid by a later list of the office.",
};
const NOT_KNOWN: Phrase<'static> = Phrase {
    vi: "Mức mới của khoản này chưa có trong bảng tra cứu, nên con đọc theo danh sách.",
    en: "The present amount of this benefit is not in the reference table, so I read you the list's.",
};
const BEFORE: Phrase<'static> = Phrase {
    vi: "Mức trước đó là {amount} một tháng.",
    en: "The amount before was {amount} a month.",
};
const DIFFERS: Phrase<'static> = Phrase {
    vi: "Bảng tra cứu ghi {amount}, khác với danh sách.",
    en: "The reference table has {amount}, which differs from the list.",
};
const DIFFERS_TABLE: Phrase<'static> = Phrase {
    vi: "Số tiền này không có trong bảng mức của Chính phủ.",
    en: "The amount is not in the Government's table.",
};

/// How the list's amount for this month compares with the catalogue's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFinding {
    /// The line has no money of this month.
    NothingCurrent,
    /// Both are the same.
    Equal(Mark),
    /// The benefit is counted, and the list has so many times the catalogue's amount.
    Counted {
        /// How many.
        count: u32,
        /// The catalogue's amount for one, for all months of the line.
        each: Amount,
        /// How sure that is.
        mark: Mark,
    },
    /// A table by percentage holds the amount. Which row is the person's is not on the line.
    InTable(Mark),
    /// The list still has the amount of the period before.
    Previous {
        /// The month from which another amount counts.
        changed: Month,
    },
    /// The catalogue has no amount for these months.
    NotKnown {
        /// The amount of a month in the period before, if that is known.
        before: Option<Amount>,
    },
    /// The catalogue has another amount.
    Differs {
        /// The catalogue's, for all months of the line; absent when a table lacks the list's.
        catalogue: Option<Amount>,
        /// How sure it is.
        mark: Mark,
    },
    /// The catalogue does not know the benefit.
    UnknownBenefit,
}

/// The months that the current money is for; cut at what a line may have.
pub(crate) fn months(line: &PayLine) -> impl Iterator<Item = Month> {
    line.from.through(line.to).take(LINE_MONTHS_MAX)
}

/// Compares the list with the catalogue.
pub(super) fn compare(view: &View<'_>) -> AmountFinding {
    let Some(benefit) = view.benefit else {
        return AmountFinding::UnknownBenefit;
    };
    if view.line.current == Amount::ZERO {
        return AmountFinding::NothingCurrent;
    }
    let catalogue = &view.book.catalogue;
    let entries: Option<Vec<Entry<'_>>> = months(view.line)
        .map(|month| catalogue.entry(benefit, month))
        .collect();
    let before = catalogue.entry_before(benefit, view.line.from);
    let Some(entries) = entries.filter(|entries| !entries.is_empty()) else {
        return AmountFinding::NotKnown { before: None };
    };
    let mark = entries.iter().map(Entry::mark).max().unwrap_or(Mark::Verify);
    let sum = entries
        .iter()
        .map(Entry::amount)
        .collect::<Option<Vec<_>>>()
        .and_then(Amount::checked_sum);
    match sum {
        Some(sum) if sum == view.line.current => AmountFinding::Equal(mark),
        Some(sum) => other_amount(view, sum, mark, before),
        None => in_tables(view, &entries, mark, before),
    }
}

fn other_amount(view: &View<'_>, sum: Amount, mark: Mark, before: Option<Entry<'_>>) -> AmountFinding {
    let counted = view.book.rules.counted_by(&view.line.benefit);
    if let Some(count) = counted
        .and_then(|_| quantity(view.line.current, sum))
        .filter(|count| *count <= QUANTITY_MAX)
    {
        return AmountFinding::Counted {
            count,
            each: sum,
            mark,
        };
    }
    let previous = before.and_then(|entry| entry.amount());
    if let Some(changed) =
        changed_month(view).filter(|_| previous.is_some() && view.current_each_month() == previous)
    {
        return AmountFinding::Previous { changed };
    }
    AmountFinding::Differs {
        catalogue: Some(sum),
        mark,
    }
}

fn changed_month(view: &View<'_>) -> Option<Month> {
    let entry = view.book.catalogue.entry(view.benefit?, view.line.from)?;
    crate::months::month_of(entry.period().from)
}

fn in_tables(view: &View<'_>, entries: &[Entry<'_>], mark: Mark, before: Option<Entry<'_>>) -> AmountFinding {
    let each = view.current_each_month();
    let held = |entry: &Entry<'_>| match entry {
        Entry::Table(version) if !version.rows.is_empty() => {
            Some(version.rows.values().any(|row| Some(*row) == each))
        }
        _ => None,
    };
    match entries.iter().map(held).collect::<Option<Vec<bool>>>() {
        Some(all) if all.iter().all(|held| *held) => AmountFinding::InTable(mark),
        Some(_) => AmountFinding::Differs {
            catalogue: None,
            mark,
        },
        None => AmountFinding::NotKnown {
            before: before.and_then(|entry| entry.amount()),
        },
    }
}

/// Says how the amount compares.
pub(super) fn section(view: &View<'_>, finding: &AmountFinding) -> Option<Section> {
    let mut sentences = stated(view);
    let mut needs_answer = false;
    match *finding {
        AmountFinding::NothingCurrent => return None,
        AmountFinding::UnknownBenefit => {}
        AmountFinding::Equal(mark) => {
            sentences.push(EQUAL.plain());
            sentences.extend(factor(view));
            sentences.extend(doubt(mark));
        }
        AmountFinding::Counted { count, each, mark } => {
            sentences.extend(counted(view, count, each));
            sentences.extend(doubt(mark));
        }
        AmountFinding::InTable(mark) => {
            sentences.push(IN_TABLE.plain());
            sentences.extend(doubt(mark));
        }
        AmountFinding::Previous { changed } => {
            sentences.push(PREVIOUS.with(&[("from", Value::Month(changed))]))
        }
        AmountFinding::NotKnown { .. } if view.is_gift() => sentences.push(GIFT_NOT_KNOWN.plain()),
        AmountFinding::NotKnown { before } => {
            sentences.push(NOT_KNOWN.plain());
            sentences.extend(before.map(|amount| BEFORE.with(&[("amount", Value::Amount(amount))])));
        }
        AmountFinding::Differs { catalogue, mark } => {
            needs_answer = true;
            sentences.push(match catalogue {
                Some(amount) => DIFFERS.with(&[("amount", Value::Amount(amount))]),
                None => DIFFERS_TABLE.plain(),
            });
            sentences.extend(doubt(mark));
            sentences.push(LIST_COUNTS.plain());
        }
    }
    Section::new(SectionKey::Amount, sentences).map(|section| Section {
        needs_answer,
        ..section
    })
}

/// The list's amount, and what it is for.
fn stated(view: &View<'_>) -> Vec<Sentence> {
    let amount = ("amount", Value::Amount(view.line.current));
    if view.is_gift() {
        return vec![OF_A_GIFT.with(&[amount])];
    }
    if view.is_paid_once() {
        return vec![OF_ONE_PAYMENT.with(&[amount])];
    }
    let span = Value::Months(view.line.from, view.line.to);
    let told = OF_MONTHS.with(&[("months", span), amount]);
    let count = u32::try_from(months(view.line).count()).unwrap_or(u32::MAX);
    if count < 2 {
        return vec![told];
    }
    let together = TOGETHER.with(&[("count", Value::Count(count))]);
    let each = view
        .current_each_month()
        .map(|each| EACH.with(&[("each", Value::Amount(each))]));
    [Some(told), Some(together), each].into_iter().flatten().collect()
}

/// Base amount times coefficient, where that gives the amount of one month exactly and gives nobody away.
fn factor(view: &View<'_>) -> Option<Sentence> {
    let benefit = view.benefit.filter(|_| !view.is_discreet())?;
    let coefficient = benefit.coefficient?;
    let base = view
        .book
        .catalogue
        .base(benefit.base.as_ref()?, view.line.from)?
        .amount;
    let product = base.decimal().checked_mul(coefficient)?;
    let each = view.current_each_month()?;
    (product == each.decimal()).then(|| {
        FACTOR.with(&[
            ("base", Value::Amount(base)),
            ("factor", Value::Factor(coefficient)),
        ])
    })
}

/// The number of people or things that a discreet benefit counts is not said.
fn counted(view: &View<'_>, count: u32, each: Amount) -> Option<Sentence> {
    let counted = view.book.rules.counted_by(&view.line.benefit)?;
    if view.is_discreet() {
        return Some(EQUAL.plain());
    }
    let unit = Value::Words {
        vi: &counted.vi,
        en: &counted.en,
    };
    Some(COUNTED.with(&[
        ("each", Value::Amount(each)),
        ("unit", unit),
        ("count", Value::Count(count)),
    ]))
}
