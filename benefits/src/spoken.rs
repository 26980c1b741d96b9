//! Making written Vietnamese fit for a voice: decrees by their full word, dates, numbers and "ông/bà" as people say
//! them.

use vietnamese::words::{WordStyle, number_in_words};

/// Spells out what a voice would stumble over. Amounts are not touched: they come in words already.
pub(crate) fn spoken(text: &str) -> String {
    let words = text.split_whitespace().map(spoken_word);
    numbers_in_words(&words.collect::<Vec<_>>().join(" "))
}

/// Numbers as people say them. Voices differ in how they read figures, and some read "2026" digit by digit.
fn numbers_in_words(text: &str) -> String {
    let mut before = "";
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let said = around(word, |core| said_number(core, before));
        words.push(said.replace('%', " phần trăm"));
        before = word;
    }
    words.join(" ")
}

fn said_number(core: &str, before: &str) -> Option<String> {
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let said = |text: &str| {
        let number = text.parse().ok()?;
        Some(number_in_words(number, WordStyle::default()))
    };
    if let Some((whole, fraction)) = core.split_once(',') {
        let digits = fraction.chars().map(|digit| said(&digit.to_string()));
        let digits = digits.collect::<Option<Vec<_>>>()?.join(" ");
        return (figures(whole) && figures(fraction)).then_some(format!("{} phẩy {digits}", said(whole)?));
    }
    if !figures(core) {
        return None;
    }
    match (before.to_lowercase().as_str(), core.parse::<u16>().ok()) {
        ("tháng", Some(4)) => Some("tư".to_owned()),
        ("ngày", Some(1..=10)) => Some(format!("mùng {}", said(core)?)),
        _ => said(core),
    }
}

/// "NĐ 335/2026/NĐ-CP" on paper is "Nghị định 335/2026/NĐ-CP" for the eye of somebody who is no official.
pub(crate) fn spelled_out(text: &str) -> String {
    let words = text
        .split_whitespace()
        .map(|word| around(word, |core| kind_of_text(core).map(str::to_owned)));
    words.collect::<Vec<_>>().join(" ")
}

fn spoken_word(word: &str) -> String {
    around(word, |core| {
        if core.to_lowercase() == "ông/bà" {
            return Some(core.replace('/', " "));
        }
        kind_of_text(core)
            .map(str::to_owned)
            .or_else(|| number_of_text(core))
    })
}

/// Changes a word and keeps the brackets, quotation marks and stops around it.
fn around(word: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let inner = |c: char| c.is_alphanumeric();
    let (Some(first), Some(last)) = (word.find(inner), word.rfind(inner)) else {
        return word.to_owned();
    };
    let end = word
        .get(last..)
        .and_then(|rest| rest.chars().next())
        .map_or(last, |c| last + c.len_utf8());
    match (word.get(..first), word.get(first..end), word.get(end..)) {
        (Some(head), Some(core), Some(tail)) => match change(core) {
            Some(changed) => format!("{head}{changed}{tail}"),
            None => word.to_owned(),
        },
        _ => word.to_owned(),
    }
}

fn kind_of_text(core: &str) -> Option<&'static str> {
    Some(match core {
        "NĐ" => "Nghị định",
        "TT" => "Thông tư",
        "NQ" => "Nghị quyết",
        "QĐ" => "Quyết định",
        "BHXH" => "Bảo hiểm xã hội",
        _ => return None,
    })
}

/// `335/2026/NĐ-CP` is "335 năm 2026", `01/7/2026` is "ngày 1 tháng 7 năm 2026", `418/NQ-CP` is "418".
fn number_of_text(core: &str) -> Option<String> {
    let parts: Vec<&str> = core.split('/').collect();
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let number = |text: &str| text.parse::<u16>().ok();
    match parts.as_slice() {
        [day, month, last] if year(last) => Some(format!(
            "ngày {} tháng {} năm {last}",
            number(day)?,
            number(month)?
        )),
        [first, second] if year(second) => Some(format!("{} năm {second}", number(first)?)),
        [first, second, rest] if year(second) && !year(rest) => {
            Some(format!("{} năm {second}", number(first)?))
        }
        [first, rest] if rest.contains('-') => Some(format!("{}", number(first)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decrees_and_dates_are_said_as_people_say_them() {
        for (written, said) in [
            (
                "theo NĐ 335/2026/NĐ-CP.",
                "theo Nghị định ba trăm ba mươi lăm năm hai nghìn không trăm hai mươi sáu.",
            ),
            (
                "(sửa đổi bởi NĐ 55/2023, NĐ 77/2024; từ 01/7/2026)",
                "(sửa đổi bởi Nghị định năm mươi lăm năm hai nghìn không trăm hai mươi ba, Nghị định bảy mươi bảy năm hai nghìn không trăm hai mươi tư; từ ngày mùng một tháng bảy năm hai nghìn không trăm hai mươi sáu)",
            ),
            (
                "Pháp lệnh 02/2020/UBTVQH14 Điều 16",
                "Pháp lệnh hai năm hai nghìn không trăm hai mươi Điều mười sáu",
            ),
            ("NQ 418/NQ-CP", "Nghị quyết bốn trăm mười tám"),
            ("ông/bà nhận", "ông bà nhận"),
            ("Ông/bà.", "Ông bà."),
            (
                "quyết định số 2764/QĐ-UBND",
                "quyết định số hai nghìn bảy trăm sáu mươi tư",
            ),
            (
                "ngày 15 tháng 4 năm 2027",
                "ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi bảy",
            ),
            (
                "tháng 11 năm 2026.",
                "tháng mười một năm hai nghìn không trăm hai mươi sáu.",
            ),
            ("ngày 10 tháng 1", "ngày mùng mười tháng một"),
            ("đủ 75 tuổi; 4 tháng", "đủ bảy mươi lăm tuổi; bốn tháng"),
            ("hệ số 1,5", "hệ số một phẩy năm"),
            ("từ 81% trở lên", "từ tám mươi mốt phần trăm trở lên"),
            ("UBTVQH14, 12a", "UBTVQH14, 12a"),
            ("1/2 và/hoặc", "1/2 và/hoặc"),
        ] {
            assert_eq!(spoken(written), said);
        }
        assert_eq!(spelled_out("NĐ 335/2026/NĐ-CP"), "Nghị định 335/2026/NĐ-CP");
    }
}
