//! Cleaning of text as people and programs leave it in cells.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::letters::is_invisible;

/// Returns the text in NFC, the form in which all text is stored (domain reference 11.1).
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Tells whether a text is written with combining marks where one character would do.
pub fn is_decomposed(text: &str) -> bool {
    !is_nfc(text)
}

/// Trims a text, turns every run of white space (also no-break spaces) into one space, and drops invisible
/// characters such as zero-width spaces and soft hyphens.
///
/// Text in TCVN3 must be decoded first: there U+00AD is the letter ư, not a soft hyphen.
pub fn clean(text: &str) -> Cow<'_, str> {
    let tidy = !text
        .chars()
        .any(|char| is_invisible(char) || (char.is_whitespace() && char != ' '))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ");
    if tidy {
        return Cow::Borrowed(text);
    }
    let visible: String = text.chars().filter(|&char| !is_invisible(char)).collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the text with the first letter of every word in upper case, the rest untouched.
///
/// For names read from TCVN3, which has no capitals with a tone: "Nguyễn Thị út" was meant as "Út".
pub fn capitalise_words(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let mut chars = word.chars();
        chars
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    });
    words.collect::<Vec<String>>().join(" ")
}
