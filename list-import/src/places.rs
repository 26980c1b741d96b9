//! Communes and hamlets: names that must match although no two offices write them alike.
//!
//! Communes are data (units of An Giang since July 2025, domain reference 14). Hamlets are free text, because they
//! are being renamed all the time; two spellings are one hamlet when their keys are equal.

use std::sync::LazyLock;

use vietnamese::roman::from_roman;
use vietnamese::search::{search_key, spelling_key};
use vietnamese::text::clean;

const COMMUNES: &str = include_str!("data/communes.txt");
/// Words for what a hamlet is; they say nothing about which.
const HAMLET_KINDS: [&str; 7] = ["tổ dân phố", "khu phố", "khóm", "thôn", "phố", "ấp", "kp"];
/// Words with which an address goes on below or above the hamlet.
const OTHER_LEVELS: [&str; 8] = [
    "tổ ",
    "số nhà",
    "đường ",
    "xã ",
    "phường ",
    "đặc khu",
    "huyện ",
    "tỉnh ",
];

/// A commune, ward or special zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commune {
    /// The five-digit code of July 2025; codes were reused, so it means nothing without that date.
    pub code: &'static str,
    /// Xã, Phường or Đặc khu.
    pub kind: &'static str,
    /// The name without its kind.
    pub name: &'static str,
}

/// A commune with the keys by which it is found, made once.
struct Known {
    commune: Commune,
    /// Kind and name.
    full: String,
    name: String,
    /// Without diacritics, for file names.
    plain: String,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = COMMUNES.lines().filter_map(|line| {
        let mut fields = line.split('|');
        let commune = Commune {
            code: fields.next()?,
            kind: fields.next()?,
            name: fields.next()?,
        };
        Some(Known {
            full: spelling_key(&format!("{} {}", commune.kind, commune.name)),
            name: spelling_key(commune.name),
            plain: search_key(commune.name),
            commune,
        })
    });
    known.collect()
});

/// Returns all communes of the province in the order of their codes.
pub fn communes() -> impl Iterator<Item = Commune> {
    KNOWN.iter().map(|known| known.commune)
}

/// Returns the commune with a code.
pub fn commune_by_code(code: &str) -> Option<Commune> {
    communes().find(|commune| commune.code == code.trim())
}

/// Returns the commune that a cell names, with or without its kind; tone placement and case do not matter.
pub fn commune_by_name(text: &str) -> Option<Commune> {
    let wanted = spelling_key(text);
    KNOWN
        .iter()
        .find(|known| known.full == wanted || known.name == wanted)
        .map(|known| known.commune)
}

/// Returns the commune that a longer text speaks of ("UBND XÃ MỸ HÒA HƯNG"): kind and name, longest name first.
pub(crate) fn commune_within(text: &str) -> Option<Commune> {
    longest_within(&spelling_key(&words_of(text)), |known| &known.full)
}

/// Returns the commune that a file name speaks of (`ncc-2026-11-my-hoa-hung.xlsx`).
pub(crate) fn commune_in_file_name(file_name: &str) -> Option<Commune> {
    longest_within(&search_key(&words_of(file_name)), |known| &known.plain)
}

fn longest_within(key: &str, name: fn(&Known) -> &str) -> Option<Commune> {
    let padded = format!(" {key} ");
    let named = KNOWN
        .iter()
        .filter(|known| padded.contains(&format!(" {} ", name(known))));
    named
        .max_by_key(|known| known.name.len())
        .map(|known| known.commune)
}

fn words_of(text: &str) -> String {
    text.replace(['-', '_', '(', ')', ',', '.', ':', ';', '/'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns the key of a hamlet: equal for "Ấp Mỹ An 1", "ấp Mỹ An I", "Mỹ An1" and "Tổ 4, ấp Mỹ An 01".
pub fn hamlet_key(text: &str) -> String {
    let name = hamlet_part(text);
    let mut words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    if let Some(last) = words.last_mut()
        && let Some(number) = from_roman(last)
    {
        *last = number.to_string();
    }
    let plain = words.iter().map(|word| match word.trim_start_matches('0') {
        rest if !rest.is_empty() && rest.chars().all(|char| char.is_ascii_digit()) => rest,
        _ => word,
    });
    spelling_key(&plain.collect::<Vec<_>>().join(" "))
}

/// Tells whether a text begins like the name of a hamlet or commune.
pub(crate) fn begins_like_place(text: &str) -> bool {
    let lower = text.to_lowercase();
    HAMLET_KINDS
        .iter()
        .any(|kind| lower.starts_with(&format!("{kind} ")))
        || ["xã ", "phường ", "đặc khu "]
            .iter()
            .any(|kind| lower.starts_with(kind))
}

/// The part of an address that names the hamlet, without its kind.
fn hamlet_part(text: &str) -> String {
    let text = spaced_digits(&clean(text));
    let parts = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let other_level = |part: &&str| {
        OTHER_LEVELS
            .iter()
            .any(|level| part.to_lowercase().starts_with(level))
    };
    let kind_first = parts().find(|part| kind_of(part).is_some());
    let part = kind_first
        .or_else(|| parts().find(|part| !other_level(part)))
        .unwrap_or(&text);
    let skip = kind_of(part).map_or(0, |kind| kind.chars().count());
    part.chars().skip(skip).collect::<String>().trim().to_owned()
}

fn kind_of(part: &str) -> Option<&'static str> {
    let lower = part.to_lowercase();
    HAMLET_KINDS
        .into_iter()
        .find(|kind| lower.starts_with(&format!("{kind} ")))
}

fn spaced_digits(text: &str) -> String {
    let mut out = String::new();
    let mut before: Option<char> = None;
    for char in text.chars() {
        if char.is_ascii_digit() && before.is_some_and(char::is_alphabetic) {
            out.push(' ');
        }
        out.push(char);
        before = Some(char);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_hamlet_share_their_key() {
        let table: [(&str, &[&str]); 5] = [
            (
                "Ấp Mỹ An 1",
                &[
                    "ấp Mỹ An I",
                    "Mỹ An1",
                    "Tổ 4, ấp Mỹ An 1",
                    "Ấp Mỹ An 01",
                    "Mỹ An 1, xã Mỹ Hòa Hưng",
                ],
            ),
            (
                "Ấp Hòa Bình 2",
                &["Hoà Bình 2", "ấp hòa bình II", "Tổ 12, ấp Hòa Bình 2"],
            ),
            ("Khóm 1", &["khóm I", "Khóm1", "khóm 01", "Tổ 3, khóm 1"]),
            ("Ấp Đường Hòn", &["Đường Hòn", "Tổ 1, ấp Đường Hòn"]),
            ("Khu phố 2", &["khu phố II", "phố2", "KP 2"]),
        ];
        for (hamlet, spellings) in table {
            for spelling in spellings {
                assert_eq!(hamlet_key(spelling), hamlet_key(hamlet), "{spelling}");
            }
        }
        let others = [
            "Ấp Mỹ An 1",
            "Ấp Mỹ An 2",
            "Ấp Mỹ An",
            "Ấp Hóa Bình 2",
            "Ấp Hòa Bình 2",
            "Ấp Số 9",
        ];
        let keys: std::collections::BTreeSet<String> =
            others.iter().map(|hamlet| hamlet_key(hamlet)).collect();
        assert_eq!(keys.len(), others.len());
    }

    #[test]
    fn communes_are_found_however_they_are_spelled() {
        assert_eq!(communes().count(), 102);
        let code = |commune: Option<Commune>| commune.map(|commune| commune.code);
        assert_eq!(code(commune_by_name("xã Mỹ Hoà Hưng")), Some("30313"));
        assert_eq!(code(commune_by_name("Vĩnh Hòa Hưng")), Some("30970"));
        assert_eq!(code(commune_within("UBND XÃ MỸ HÒA HƯNG")), Some("30313"));
        assert_eq!(
            code(commune_within("(Kèm theo Quyết định của UBND phường Tịnh Biên)")),
            Some("30520")
        );
        assert_eq!(code(commune_within("UBND TỈNH AN GIANG")), None);
        assert_eq!(
            code(commune_in_file_name("ncc-2026-11-my-hoa-hung.xlsx")),
            Some("30313")
        );
        assert_eq!(code(commune_by_code("99999")), None);
    }
}
