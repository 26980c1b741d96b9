//! Since when the amount counts, and under which decree.

use crate::catalogue::{BaseAmount, Benefit};
use crate::explain::{Section, SectionKey, View, doubt};
use crate::phrase::{Phrase, Sentence, Value};

const DECISION: Phrase<'static> = Phrase {
    vi: "Quyết định hưởng số {number}.",
    en: "Granted by decision {number}.",
};
const ARTICLES: Phrase<'static> = Phrase {
    vi: "Căn cứ: {law}.",
    en: "Legal ground: {law}.",
};
const ARTICLES_OF_BEFORE: Phrase<'static> = Phrase {
    vi: "Mỗi dịp lễ, tết có quyết định tặng quà riêng. Lần gần nhất trong bảng tra cứu là {law}.",
    en: "Each holiday has a decision of its own. The last one in the reference table is {law}.",
};
const BASE: Phrase<'static> = Phrase {
    vi: "{name} là {amount}, tính từ {from}, theo {law}.",
    en: "The base amount is {amount}, counted from {from}, under {law}.",
};
const BASE_LATER: Phrase<'static> = Phrase {
    vi: "{name} là {amount}, tính từ {from}, theo {law}, có hiệu lực từ {force}.",
    en: "The base amount is {amount}, counted from {from}, under {law}, in force from {force}.",
};
const SINCE: Phrase<'static> = Phrase {
    vi: "Mức này tính từ {from}.",
    en: "This amount counts from {from}.",
};

/// What everyone may hear: the decision, the base amount, and the articles where they give nobody away.
pub(super) fn everyone(view: &View<'_>) -> Option<Section> {
    let mut sentences: Vec<Sentence> = view
        .line
        .decision_no
        .as_deref()
        .and_then(decision)
        .into_iter()
        .collect();
    if let Some(benefit) = view.benefit {
        if !view.is_discreet() {
            sentences.push(articles(view, benefit));
        }
        sentences.extend(since(view, benefit));
    }
    Section::new(SectionKey::Ground, sentences)
}

/// The articles for the carrier, where they name the category. Those of the secret categories are for nobody.
pub(super) fn carrier(view: &View<'_>) -> Option<Section> {
    let benefit = view
        .benefit
        .filter(|benefit| view.is_discreet() && !benefit.hide_category)?;
    Section::for_carrier(SectionKey::GroundPrivate, vec![articles(view, benefit)])
}

fn decision(number: &str) -> Option<Sentence> {
    let number = number.trim();
    (!number.is_empty()).then(|| DECISION.with(&[("number", Value::Law(number))]))
}

/// The articles. A gift of another occasion than the catalogue's rests on another decision.
fn articles(view: &View<'_>, benefit: &Benefit) -> Sentence {
    let is_of_before = view.is_gift()
        && view.book.catalogue.entry(benefit, view.line.from).is_none()
        && !benefit.rates.is_empty();
    let phrase = if is_of_before {
        ARTICLES_OF_BEFORE
    } else {
        ARTICLES
    };
    phrase.with(&[("law", Value::Law(&benefit.legal_reference))])
}

fn since(view: &View<'_>, benefit: &Benefit) -> Vec<Sentence> {
    let catalogue = &view.book.catalogue;
    let base = benefit
        .base
        .as_ref()
        .and_then(|code| catalogue.base(code, view.line.from));
    if let Some(base) = base {
        return std::iter::once(base_amount(base))
            .chain(doubt(base.mark))
            .collect();
    }
    let Some(entry) = catalogue.entry(benefit, view.line.from) else {
        return Vec::new();
    };
    let told = SINCE.with(&[("from", Value::Date(entry.period().from))]);
    std::iter::once(told).chain(doubt(entry.mark())).collect()
}

fn base_amount(base: &BaseAmount) -> Sentence {
    let name = Value::Words {
        vi: &base.name_vi,
        en: &base.name_vi,
    };
    let values = [
        ("name", name),
        ("amount", Value::Amount(base.amount)),
        ("from", Value::Date(base.period.from)),
        ("law", Value::Law(&base.legal_reference)),
    ];
    match base.in_force_from.filter(|force| *force != base.period.from) {
        Some(force) => {
            let [name, amount, from, law] = values;
            BASE_LATER.with(&[name, amount, from, law, ("force", Value::Date(force))])
        }
        None => BASE.with(&values),
    }
}
