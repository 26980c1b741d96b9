//! What the person's age changes in the next months.

use chrono::{Months, NaiveDate};

use crate::birth::{Birth, Turning};
use crate::explain::{Section, SectionKey, View, doubt};
use crate::months::month_of;
use crate::phrase::{Phrase, Sentence, Value};
use crate::rules::AgeRule;

/// How far ahead a change is told: time for three rounds of the carrier, and for the commune to answer.
const AHEAD: Months = Months::new(3);

const ON_DAY: Phrase<'static> = Phrase {
    vi: "Người được hưởng đủ {age} tuổi vào {day}.",
    en: "The entitled person turns {age} on {day}.",
};
const IN_MONTH: Phrase<'static> = Phrase {
    vi: "Người được hưởng đủ {age} tuổi trong {month}; danh sách không ghi ngày sinh.",
    en: "The entitled person turns {age} in {month}; the list does not have the day of birth.",
};
const IN_YEAR: Phrase<'static> = Phrase {
    vi: "Người được hưởng đủ {age} tuổi trong năm {year}; danh sách chỉ ghi năm sinh, nên chưa rõ ngày nào.",
    en: "The entitled person turns {age} in {year}; the list has the year of birth only, so the day is not known.",
};

/// The ages that are reached, or may be reached, from today until three months from today.
pub(super) fn section(view: &View<'_>) -> Option<Section> {
    let born = view.case.born?;
    let today = view.case.today;
    let last = today.checked_add_months(AHEAD)?;
    let rules = view
        .book
        .rules
        .ages
        .iter()
        .filter(|rule| rule.is_about(&view.line.benefit, view.case.programme))
        .filter(|_| !view.is_gift());
    let sentences = rules.filter_map(|rule| told(rule, born, today, last));
    Section::new(SectionKey::Soon, sentences.flatten().collect())
}

fn told(rule: &AgeRule, born: Birth, today: NaiveDate, last: NaiveDate) -> Option<Vec<Sentence>> {
    let turning = born.turns(rule.age)?;
    if !turning.may_fall_within(today, last) {
        return None;
    }
    let consequence = Phrase {
        vi: &rule.vi,
        en: &rule.en,
    }
    .plain();
    Some(
        [
            Some(when(rule.age, born, turning)?),
            Some(consequence),
            doubt(rule.mark()),
        ]
        .into_iter()
        .flatten()
        .collect(),
    )
}

fn when(age: u8, born: Birth, turning: Turning) -> Option<Sentence> {
    let age = ("age", Value::Count(age.into()));
    let month = month_of(turning.earliest)?;
    Some(match born {
        Birth::Day(_) => ON_DAY.with(&[age, ("day", Value::Date(turning.earliest))]),
        Birth::Month(_) => IN_MONTH.with(&[age, ("month", Value::Month(month))]),
        Birth::Year(_) => IN_YEAR.with(&[age, ("year", Value::Count(month.year().into()))]),
    })
}
