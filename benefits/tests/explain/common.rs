//! Lines and cases, one call away.

use std::sync::LazyLock;

use benefits::birth::Birth;
use benefits::explain::{Audience, Case, Explanation, Section, SectionKey};
use benefits::handbook::Handbook;
use sync_protocol::amount::Amount;
use sync_protocol::ids::{BenefitCode, LineId};
use sync_protocol::payout_list::{ListKind, Month, PayLine, Programme};

static BOOK: LazyLock<Handbook> = LazyLock::new(Handbook::bundled);

/// A line of November 2026 that brings this month's money only.
pub(crate) fn line(code: &str, current: i64) -> PayLine {
    let month = month("2026-11");
    PayLine {
        id: LineId(uuid::Uuid::nil()),
        benefit: BenefitCode(code.to_owned()),
        label: String::new(),
        from: month,
        to: month,
        current: Amount::from_dong(current),
        arrears: Amount::ZERO,
        arrears_months: 0,
        carried_over: Amount::ZERO,
        carried_over_months: 0,
        recovery: Amount::ZERO,
        total: Amount::from_dong(current),
        decision_no: None,
        note: None,
    }
}

/// The same line with back pay.
pub(crate) fn with_arrears(code: &str, current: i64, arrears: i64, months: u32) -> PayLine {
    PayLine {
        arrears: Amount::from_dong(arrears),
        arrears_months: months,
        total: Amount::from_dong(current + arrears),
        ..line(code, current)
    }
}

pub(crate) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// Explains a line of November 2026 on the 5th.
pub(crate) fn explain(line: &PayLine, programme: Programme) -> Explanation {
    explain_on(line, programme, None, "2026-11-05")
}

/// Explains the first line of an envelope of November 2026.
pub(crate) fn explain_envelope(lines: &[PayLine], programme: Programme, born: Option<&str>) -> Explanation {
    BOOK.explain(&Case {
        line: &lines[0],
        envelope: lines,
        programme,
        kind: ListKind::Monthly,
        born: born.map(|text| Birth::parse(text).unwrap()),
        list_month: month("2026-11"),
        today: "2026-11-05".parse().unwrap(),
    })
}

pub(crate) fn explain_on(
    line: &PayLine,
    programme: Programme,
    born: Option<&str>,
    today: &str,
) -> Explanation {
    BOOK.explain(&Case {
        line,
        envelope: &[],
        programme,
        kind: ListKind::Monthly,
        born: born.map(|text| Birth::parse(text).unwrap()),
        list_month: month("2026-11"),
        today: today.parse().unwrap(),
    })
}

pub(crate) fn section(explanation: &Explanation, key: SectionKey) -> Option<&Section> {
    explanation.sections.iter().find(|section| section.key == key)
}

/// All Vietnamese of a section, for looking words up.
pub(crate) fn vi(explanation: &Explanation, key: SectionKey) -> String {
    let section = section(explanation, key).unwrap_or_else(|| panic!("no section {}", key.as_str()));
    section
        .sentences
        .iter()
        .map(|s| s.vi.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Everything that anybody at the door may see or hear, in both languages.
pub(crate) fn public(explanation: &Explanation) -> String {
    texts(explanation, |section| section.audience == Audience::Everyone)
}

/// Everything at all.
pub(crate) fn everything(explanation: &Explanation) -> String {
    texts(explanation, |_| true)
}

fn texts(explanation: &Explanation, wanted: impl Fn(&Section) -> bool) -> String {
    let sections = explanation.sections.iter().filter(|section| wanted(section));
    let sentences = sections.flat_map(|section| &section.sentences);
    let each = sentences.flat_map(|s| [Some(s.vi.as_str()), Some(s.en.as_str()), s.aloud.as_deref()]);
    each.flatten().collect::<Vec<_>>().join("\n")
}
