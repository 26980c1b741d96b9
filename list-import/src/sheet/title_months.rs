//! The months that a title speaks of: one, or several that are paid together ("Tháng 01 và 02/2027").

use crate::list::Month;

/// A list pays a month or two, a school year at most; more is a slip of the keyboard.
const MONTHS_MAX: u32 = 12;

/// The payout month of a list, and how many months from it on are paid together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TitleMonths {
    pub(crate) first: Month,
    pub(crate) count: u32,
}

impl TitleMonths {
    pub(crate) fn one(first: Month) -> Self {
        Self { first, count: 1 }
    }
}

/// A month whose year may stand behind a later one, and whether it is joined to the one before by "to".
struct Named {
    month: u8,
    year: Option<u16>,
    reaches: bool,
}

/// Reads a search key: "thang 11 nam 2026", "thang 1+2/2027", "thang 12/2026 va thang 1/2027", unless a day stands
/// before it: that is the date of a decision. Nothing when the months do not follow each other.
pub(crate) fn months_within(key: &str) -> Option<TitleMonths> {
    let words = words(key);
    let places = words.iter().enumerate().filter(|(_, word)| **word == "thang");
    let mut found = places.filter_map(|(place, _)| {
        let before = words.get(..place).unwrap_or_default();
        let is_date = before.iter().rev().take(2).any(|word| *word == "ngay");
        let after = words.get(place.checked_add(1)?..)?;
        named(after).filter(|_| !is_date)
    });
    span(&found.next()?)
}

/// Words and numbers; "+" stands for every sign that joins months, ";" for those that end a thought.
fn words(key: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = key;
    while let Some(next) = rest.chars().next() {
        let length = if next.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            next.len_utf8()
        };
        let (word, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match next {
            '+' | '&' => words.push("+"),
            '-' | '–' | '—' => words.push("-"),
            ',' => words.push(","),
            '(' | ')' | ';' | ':' => words.push(";"),
            _ if next.is_alphanumeric() => words.push(word),
            _ => {}
        }
        rest = behind;
    }
    words
}

/// The months that stand one behind the other, up to the last one that has a year.
fn named(words: &[&str]) -> Option<Vec<Named>> {
    let mut rest = words;
    let mut found: Vec<Named> = Vec::new();
    loop {
        let reaches = !found.is_empty() && skip_joints(&mut rest)?;
        let Some(month) = number::<u8>(rest).filter(|month| (1..=12).contains(month)) else {
            break;
        };
        rest = rest.get(1..).unwrap_or_default();
        let year = year(&mut rest);
        found.push(Named { month, year, reaches });
        if !rest.first().is_some_and(|word| is_joint(word)) {
            break;
        }
    }
    while found.last().is_some_and(|last| last.year.is_none()) {
        found.pop();
    }
    (!found.is_empty()).then_some(found)
}

fn is_joint(word: &str) -> bool {
    matches!(word, "va" | "den" | "toi" | "thang" | "+" | "-" | ",")
}

/// Passes over what joins two months; tells whether it means "to".
fn skip_joints(rest: &mut &[&str]) -> Option<bool> {
    let joints = rest.iter().take_while(|word| is_joint(word)).count();
    let (passed, behind) = rest.split_at_checked(joints)?;
    *rest = behind;
    Some(passed.iter().any(|word| matches!(*word, "den" | "toi" | "-")))
}

/// A year of four digits, with "nam" or a dash before it or not.
fn year(rest: &mut &[&str]) -> Option<u16> {
    let skip = usize::from(matches!(rest.first().copied(), Some("nam" | "-")));
    let behind = rest.get(skip..)?;
    let year = number::<u16>(behind).filter(|year| *year >= 1000)?;
    *rest = behind.get(1..).unwrap_or_default();
    Some(year)
}

fn number<T: std::str::FromStr>(words: &[&str]) -> Option<T> {
    words.first()?.parse().ok()
}

/// A month without a year has that of the next one. "1, 2" and "1 đến 2" are the same two months; "1, 3" is none.
fn span(found: &[Named]) -> Option<TitleMonths> {
    let mut year = None;
    let mut months = Vec::new();
    for named in found.iter().rev() {
        year = named.year.or(year);
        months.push((Month::new(year?, named.month)?, named.reaches));
    }
    months.reverse();
    let &(first, _) = months.first()?;
    let mut last = first;
    for &(month, reaches) in months.iter().skip(1) {
        let step = distance(last, month)?;
        if step == 0 || (step > 1 && !reaches) {
            return None;
        }
        last = month;
    }
    let count = distance(first, last)?.checked_add(1)?;
    (count <= MONTHS_MAX).then_some(TitleMonths { first, count })
}

/// Months from one to a later one; nothing when it is earlier.
fn distance(from: Month, to: Month) -> Option<u32> {
    let count = |month: Month| u32::from(month.year) * 12 + u32::from(month.month);
    count(to).checked_sub(count(from))
}

#[cfg(test)]
mod tests {
    use vietnamese::search::search_key;

    use super::*;

    #[test]
    fn one_month_or_several_that_follow_each_other_are_read() {
        let table = [
            ("Tháng 11 năm 2026", "2026-11 x1"),
            ("THÁNG 11/2026", "2026-11 x1"),
            ("Tháng 11-2026", "2026-11 x1"),
            ("Tháng 01 và 02/2027", "2027-01 x2"),
            ("Tháng 1+2/2027", "2027-01 x2"),
            ("tháng 1, 2 năm 2027", "2027-01 x2"),
            ("Tháng 01, tháng 02 năm 2027", "2027-01 x2"),
            ("tháng 1 và tháng 2 năm 2027", "2027-01 x2"),
            ("Chi hai tháng (tháng 01 và tháng 02/2027)", "2027-01 x2"),
            ("từ tháng 01 đến tháng 03/2027", "2027-01 x3"),
            ("tháng 01-02/2027", "2027-01 x2"),
            ("tháng 1 & 2/2027", "2027-01 x2"),
            ("Tháng 12/2026 và tháng 01/2027", "2026-12 x2"),
            ("Tháng 12/2026 - 01/2027", "2026-12 x2"),
            ("Tháng 12 năm 2026 đến tháng 02 năm 2027", "2026-12 x3"),
            ("tháng 1, 2 và 3/2027", "2027-01 x3"),
            (
                "Tháng 11 năm 2026, truy lĩnh tháng 7 đến tháng 9 năm 2026",
                "2026-11 x1",
            ),
            ("Tháng 11 năm 2026 - 12 xã", "2026-11 x1"),
            ("Tháng 11 năm 2026, 3 xã", "2026-11 x1"),
            (
                "theo quyết định ngày 05 tháng 10 năm 2026; Tháng 11/2026",
                "2026-11 x1",
            ),
            ("hai tháng 1, 2 năm 2027 (tháng 1 và tháng 2/2027)", "2027-01 x2"),
            ("tháng 1, 3/2027", "-"),
            ("tháng 2 và 1/2027", "-"),
            ("tháng 1/2025 đến tháng 3/2027", "-"),
            ("tháng 13/2026", "-"),
            ("ngày 5 tháng 10 năm 2026", "-"),
            ("tháng này", "-"),
            ("", "-"),
        ];
        for (title, expected) in table {
            let read = months_within(&search_key(title));
            let said = read.map_or("-".to_owned(), |months| {
                format!("{} x{}", months.first, months.count)
            });
            assert_eq!(said, expected, "{title}");
        }
    }
}
