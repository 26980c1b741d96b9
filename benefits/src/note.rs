//! The months of back pay that an office writes into the remark of a line: "TL T7-T9/2026".

use sync_protocol::payout_list::Month;

/// Characters of a remark that are looked at. A remark is a few words; a longer one is not about months.
const NOTE_CHARS_MAX: usize = 500;

/// The first and last month of a span in a remark. Forms: `T7-T9/2026`, `7-9/2026`, `T11/2025-T1/2026`.
///
/// `None` when there is no span, or more than one: then the remark does not say which is meant.
pub(crate) fn months(note: &str) -> Option<(Month, Month)> {
    if note.chars().count() > NOTE_CHARS_MAX {
        return None;
    }
    let plain: String = note.chars().filter(|c| !c.is_whitespace()).map(dash).collect();
    let mut spans = plain.split([';', ',', '(', ')']).filter_map(span);
    let first = spans.next()?;
    spans.next().is_none().then_some(first)
}

fn dash(c: char) -> char {
    if matches!(c, '–' | '—' | '−') {
        '-'
    } else {
        c
    }
}

fn span(part: &str) -> Option<(Month, Month)> {
    let (before, after) = part.split_once('-')?;
    let (last_number, year) = number_and_year(after)?;
    let last = Month::new(year?, last_number)?;
    let (first_number, first_year) = number_and_year(before)?;
    let first = Month::new(first_year.unwrap_or(last.year()), first_number)?;
    (first <= last).then_some((first, last))
}

/// Reads `TLT7`, `T9/2026` or `11/2025`: the figures at the end, with the year behind a stroke.
fn number_and_year(text: &str) -> Option<(u8, Option<u16>)> {
    let (head, year) = match text.rsplit_once('/') {
        Some((head, year)) => (head, Some(year.parse().ok()?)),
        None => (text, None),
    };
    let digits = head.trim_start_matches(|c: char| !c.is_ascii_digit());
    Some((digits.parse().ok()?, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_months_is_read_and_anything_else_is_left() {
        let read = |note: &str| months(note).map(|(first, last)| format!("{first}..{last}"));
        for (note, expected) in [
            ("TL T7-T9/2026", Some("2026-07..2026-09")),
            ("TL T7-T10/2026; Chưa nhận 2 tháng", Some("2026-07..2026-10")),
            ("truy lĩnh 07 – 09/2026", Some("2026-07..2026-09")),
            ("T11/2025-T1/2026", Some("2025-11..2026-01")),
            ("Mới hưởng từ 10/2026", None),
            ("T9-T7/2026", None),
            ("T7-T13/2026", None),
            ("T7-T9/26", None),
            ("T1-T3/2026; T7-T9/2026", None),
            ("ấp 3-4", None),
            ("", None),
        ] {
            assert_eq!(read(note).as_deref(), expected, "{note}");
        }
        assert_eq!(months(&"T7-T9/2026 ".repeat(60)), None);
    }
}
