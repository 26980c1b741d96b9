//! Sentences with places for amounts, months and dates, filled in three ways: Vietnamese to read, Vietnamese to
//! say, English.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Month;
use vietnamese::amount::format_amount;
use vietnamese::words::{WordStyle, amount_in_words};

use crate::spoken::{spelled_out, spoken};

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Vietnamese, for the eye.
    pub vi: String,
    /// English, for the eye.
    pub en: String,
    /// Vietnamese for a voice, amounts in words. Absent when it must never be read aloud.
    pub aloud: Option<String>,
}

/// A sentence whose places, such as `{amount}`, are not filled yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase<'a> {
    pub(crate) vi: &'a str,
    pub(crate) en: &'a str,
}

/// What stands in a place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    Amount(Amount),
    Count(u32),
    Factor(Decimal),
    Month(Month),
    Months(Month, Month),
    Date(NaiveDate),
    /// A decree or another text that has no English.
    Law(&'a str),
    Words {
        vi: &'a str,
        en: &'a str,
    },
}

impl Phrase<'_> {
    /// Fills the places. A place without a value stays as it stands, which a test would find.
    pub(crate) fn with(self, values: &[(&str, Value<'_>)]) -> Sentence {
        let heard = filled(self.vi, values, Value::aloud);
        Sentence {
            vi: upper_first(&spelled_out(&filled(self.vi, values, Value::vi))),
            en: upper_first(&filled(self.en, values, Value::en)),
            aloud: Some(upper_first(&spoken(&heard))),
        }
    }

    /// The sentence of a phrase without places.
    pub(crate) fn plain(self) -> Sentence {
        self.with(&[])
    }
}

impl Sentence {
    /// The same sentence for the eyes of the carrier only.
    pub(crate) fn silent(self) -> Self {
        Self { aloud: None, ..self }
    }
}

impl Value<'_> {
    fn vi(&self) -> String {
        match self {
            Self::Amount(amount) => format!("{} đồng", format_amount(&amount.decimal())),
            Self::Count(count) => count.to_string(),
            Self::Factor(factor) => factor.to_string().replace('.', ","),
            Self::Month(month) => format!("tháng {} năm {}", month.number(), month.year()),
            Self::Months(first, last) if first == last => Value::Month(*first).vi(),
            Self::Months(first, last) if first.year() == last.year() => {
                format!(
                    "tháng {} đến tháng {} năm {}",
                    first.number(),
                    last.number(),
                    last.year()
                )
            }
            Self::Months(first, last) => {
                format!("{} đến {}", Value::Month(*first).vi(), Value::Month(*last).vi())
            }
            Self::Date(day) => format!("ngày {} tháng {} năm {}", day.day(), day.month(), day.year()),
            Self::Law(text) => (*text).to_owned(),
            Self::Words { vi, .. } => (*vi).to_owned(),
        }
    }

    fn aloud(&self) -> String {
        match self {
            Self::Amount(amount) => lower_first(&amount_in_words(&amount.decimal(), WordStyle::default())),
            other => other.vi(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Month(month) => format!("{} {}", month_name(month.number().into()), month.year()),
            Self::Months(first, last) if first == last => Value::Month(*first).en(),
            Self::Months(first, last) => {
                format!("{} to {}", Value::Month(*first).en(), Value::Month(*last).en())
            }
            Self::Date(day) => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
            Self::Factor(factor) => factor.to_string(),
            Self::Words { en, .. } => (*en).to_owned(),
            other => other.vi(),
        }
    }
}

fn month_name(number: u32) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// A sentence may begin with what fills its first place.
fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn filled<'v>(template: &str, values: &[(&str, Value<'v>)], say: impl Fn(&Value<'v>) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        match values.iter().find(|(place, _)| *place == name) {
            Some((_, value)) => out.push_str(&say(value)),
            None => out.push_str(&format!("{{{name}}}")),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_phrase_is_written_said_and_translated() {
        let phrase = Phrase {
            vi: "Ông/bà nhận {amount} cho {months}, hệ số {factor}, theo {law}.",
            en: "You get {amount} for {months}, factor {factor}, under {law}.",
        };
        let month = |text: &str| text.parse::<Month>().unwrap();
        let sentence = phrase.with(&[
            ("amount", Value::Amount(Amount::from_dong(3_012_000))),
            ("months", Value::Months(month("2026-07"), month("2026-09"))),
            ("factor", Value::Factor(Decimal::new(15, 1))),
            ("law", Value::Law("NĐ 335/2026/NĐ-CP")),
        ]);
        assert_eq!(
            sentence.vi,
            "Ông/bà nhận 3.012.000 đồng cho tháng 7 đến tháng 9 năm 2026, hệ số 1,5, theo Nghị định 335/2026/NĐ-CP."
        );
        assert_eq!(
            sentence.aloud.as_deref(),
            Some(
                "Ông bà nhận ba triệu không trăm mười hai nghìn đồng cho tháng bảy đến tháng chín năm hai nghìn không trăm hai mươi sáu, hệ số một phẩy năm, theo Nghị định ba trăm ba mươi lăm năm hai nghìn không trăm hai mươi sáu."
            )
        );
        assert_eq!(
            sentence.en,
            "You get 3.012.000 đồng for July 2026 to September 2026, factor 1.5, under NĐ 335/2026/NĐ-CP."
        );
        assert_eq!(sentence.silent().aloud, None);
    }
}
