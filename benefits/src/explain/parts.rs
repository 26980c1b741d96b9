//! What came with this month's money: money not collected before, money given back, and the sum.

use sync_protocol::amount::Amount;
use sync_protocol::payout_list::PayLine;

use crate::explain::{LIST_COUNTS, Section, SectionKey, View, doubt};
use crate::phrase::{Phrase, Sentence, Value};

const TOTAL: Phrase<'static> = Phrase {
    vi: "Tổng cộng là {total}, gồm:",
    en: "In all it is {total}, made up of:",
};
const CURRENT: Phrase<'static> = Phrase {
    vi: "Tiền kỳ này: {amount}.",
    en: "This period: {amount}.",
};
const ARREARS: Phrase<'static> = Phrase {
    vi: "Tiền truy lĩnh: {amount}.",
    en: "Back pay: {amount}.",
};
const CARRIED: Phrase<'static> = Phrase {
    vi: "Tiền các tháng trước chưa nhận: {amount}.",
    en: "Not collected in earlier months: {amount}.",
};
const TAKEN: Phrase<'static> = Phrase {
    vi: "Trừ tiền truy thu: {amount}.",
    en: "Less money given back: {amount}.",
};
const DOES_NOT_ADD_UP: Phrase<'static> = Phrase {
    vi: "Các phần cộng lại không bằng tổng số trong danh sách.",
    en: "The parts do not add up to the total of the list.",
};
const CARRIED_MONTHS: Phrase<'static> = Phrase {
    vi: "Có {amount} của {count} tháng trước chưa nhận, được chuyển sang danh sách này.",
    en: "{amount} of {count} earlier months was not collected and has been moved to this list.",
};
const CARRIED_WITHOUT_MONTHS: Phrase<'static> = Phrase {
    vi: "Có {amount} của những tháng trước chưa nhận, được chuyển sang danh sách này.",
    en: "{amount} of earlier months was not collected and has been moved to this list.",
};
const MISSED: Phrase<'static> = Phrase {
    vi: "Trước kỳ này đã có {count} tháng chưa nhận; nếu kỳ này cũng không nhận thì ông/bà báo trước giúp con để xã biết lý do.",
    en: "{count} months before this one were not collected; if this one cannot be collected either, please tell me so that the commune knows why.",
};
const RECOVERY: Phrase<'static> = Phrase {
    vi: "Danh sách trừ {amount} tiền truy thu, là tiền đã trả thừa phải nộp lại theo quyết định của cơ quan nhà nước. Bưu điện không quyết định khoản này.",
    en: "The list takes off {amount} that was overpaid and is given back by a decision of the authority. The post does not decide this.",
};

/// How the parts add up, when there is more than this month's money.
pub(super) fn total(line: &PayLine) -> Option<Section> {
    let parts = [
        (CURRENT, line.current),
        (ARREARS, line.arrears),
        (CARRIED, line.carried_over),
        (TAKEN, line.recovery),
    ];
    let present: Vec<Sentence> = parts
        .into_iter()
        .filter(|(_, amount)| *amount != Amount::ZERO)
        .map(|(phrase, amount)| phrase.with(&[("amount", Value::Amount(amount))]))
        .collect();
    let agrees = line.sum_of_parts() == Some(line.total);
    if agrees && present.len() < 2 {
        return None;
    }
    let mut sentences = vec![TOTAL.with(&[("total", Value::Amount(line.total))])];
    sentences.extend(present);
    if !agrees {
        sentences.extend([DOES_NOT_ADD_UP.plain(), LIST_COUNTS.plain()]);
    }
    Section::new(SectionKey::Total, sentences).map(|section| Section {
        needs_answer: !agrees,
        ..section
    })
}

/// Money of earlier months, and what not collecting it once more would mean.
pub(super) fn carried_over(view: &View<'_>) -> Option<Section> {
    let line = view.line;
    if line.carried_over == Amount::ZERO {
        return None;
    }
    let values = [
        ("amount", Value::Amount(line.carried_over)),
        ("count", Value::Count(line.carried_over_months)),
    ];
    let told = if line.carried_over_months == 0 {
        CARRIED_WITHOUT_MONTHS
    } else {
        CARRIED_MONTHS
    };
    let mut sentences = vec![told.with(&values)];
    sentences.extend(suspension(view));
    Section::new(SectionKey::CarriedOver, sentences)
}

/// The rule of the programme, when this month would complete its number of months in a row.
fn suspension(view: &View<'_>) -> Vec<Sentence> {
    if view.is_gift() {
        return Vec::new();
    }
    let missed = view.line.carried_over_months;
    let mut rules = view.book.rules.unpaid_months.iter();
    let rule =
        rules.find(|rule| rule.programme == view.case.programme && missed.saturating_add(1) >= rule.months);
    let Some(rule) = rule else {
        return Vec::new();
    };
    let limit = Phrase {
        vi: &rule.vi,
        en: &rule.en,
    }
    .with(&[("limit", Value::Count(rule.months))]);
    let missed = MISSED.with(&[("count", Value::Count(missed))]);
    [Some(limit), doubt(rule.mark()), Some(missed)]
        .into_iter()
        .flatten()
        .collect()
}

/// Money that is given back.
pub(super) fn recovery(line: &PayLine) -> Option<Section> {
    if line.recovery == Amount::ZERO {
        return None;
    }
    let told = RECOVERY.with(&[("amount", Value::Amount(line.recovery))]);
    Section::new(SectionKey::Recovery, vec![told])
}
