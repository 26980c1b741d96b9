//! The order of names on a Vietnamese list: given name, then family name, then the middle.
//!
//! The table of letters and tones is the project's own, not that of an ICU library: keys are stored in
//! databases on devices and at the centre, and must not change when a locale library changes its data.

use crate::letters::{Letter, Tone, letters};

/// Separates words; lower than every letter, so that "Lê An" stands before "Lê Anh".
const WORD_END: u8 = 1;
/// Separates the levels of a key.
const LEVEL_END: u8 = 0;
/// Characters that are not letters of the alphabet stand behind it, by code point.
const OTHER: u8 = 0xf0;
const DIGITS_FROM: u8 = 2;
const LETTERS_FROM: u8 = 0x10;
/// A number with more digits than this is written in several parts.
const DIGITS_MAX: usize = 13;
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// A key whose byte order is the order of names; equal keys mean names that differ in case, or in the zeros before
/// a number, only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Vec<u8>);

impl SortKey {
    /// Returns the bytes, to be stored in a column and compared there.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns the bytes, to be stored in a column and compared there.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Returns the sort key of a person's name: given name (the last word), family name (the first), the middle.
///
/// Letters decide first: a ă â b c d đ e ê …; tones second: level, huyền, hỏi, ngã, sắc, nặng (domain
/// reference 11.2).
pub fn sort_key(name: &str) -> SortKey {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let given_names = usize::from(!words.is_empty());
    words.rotate_right(given_names);
    key_of(words.into_iter())
}

/// Returns the sort key of a text that is not a person's name, such as a hamlet: words from left to right, numbers
/// by their size, so that "Ấp 2" stands before "Ấp 10".
pub fn text_key(text: &str) -> SortKey {
    key_of(text.split_whitespace())
}

fn key_of<'a>(words: impl Iterator<Item = &'a str>) -> SortKey {
    let (mut primary, mut tones) = (Vec::new(), Vec::new());
    for word in words {
        let letters = letters(word);
        for run in letters.chunk_by(|one, next| digit_of(*one).is_some() == digit_of(*next).is_some()) {
            let digits: Vec<u8> = run.iter().copied().filter_map(digit_of).collect();
            if digits.is_empty() {
                run.iter().for_each(|letter| push_weight(*letter, &mut primary));
                tones.extend(run.iter().map(|letter| tone_weight(letter.tone)));
            } else {
                push_number(&digits, &mut primary);
            }
        }
        primary.push(WORD_END);
    }
    primary.push(LEVEL_END);
    primary.extend(tones);
    SortKey(primary)
}

fn digit_of(letter: Letter) -> Option<u8> {
    let digit = letter.base.to_digit(10)?;
    u8::try_from(digit).ok()
}

/// A number is its length and its digits: the longer one is the larger one.
fn push_number(digits: &[u8], key: &mut Vec<u8>) {
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let significant = digits.get(zeros..).unwrap_or_default();
    for part in significant.chunks(DIGITS_MAX) {
        let length = u8::try_from(part.len()).unwrap_or_default();
        key.push(DIGITS_FROM.saturating_add(length));
        key.extend(part.iter().map(|digit| DIGITS_FROM.saturating_add(*digit)));
    }
    if significant.is_empty() {
        key.push(DIGITS_FROM);
    }
}

fn push_weight(letter: Letter, key: &mut Vec<u8>) {
    let shaped = letter.shaped();
    let place = ALPHABET
        .chars()
        .position(|char| char == shaped)
        .and_then(|place| u8::try_from(place).ok());
    match place {
        Some(place) => key.push(LETTERS_FROM.saturating_add(place)),
        None => {
            key.push(OTHER);
            key.extend(u32::from(letter.base).to_be_bytes());
        }
    }
}

fn tone_weight(tone: Tone) -> u8 {
    match tone {
        Tone::Level => 1,
        Tone::Grave => 2,
        Tone::Hook => 3,
        Tone::Tilde => 4,
        Tone::Acute => 5,
        Tone::Dot => 6,
    }
}
