//! The sentences about back pay.

use crate::explain::arrears::{Arrears, ArrearsReason, MonthDifference};
use crate::explain::{LIST_COUNTS, Section, SectionKey, doubt};
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
const TOGETHER: Phrase<'static> = Phrase {
    vi: "Số truy lĩnh này tính chung cho {lines} khoản trong phong bì.",
    en: "This back pay is for {lines} payments of the envelope together.",
};

/// Says how the back pay adds up.
pub(in crate::explain) fn section(arrears: &Arrears) -> Option<Section> {
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
    if arrears.lines > 1 {
        sentences.push(TOGETHER.with(&[("lines", Value::Count(arrears.lines))]));
    }
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
