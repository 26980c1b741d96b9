//! Finding a person by any part of the name, as people type it in the street.
//!
//! A query without diacritics finds everything that reads the same without them; a mark that was typed must be
//! there. A mark that was not typed is not demanded, because results are shown while somebody is typing, and
//! hiding the person at the door is worse than showing one too many. The place of the tone ("Hòa", "Hoà")
//! never matters.

use crate::letters::{Letter, Shape, Tone, letters};

/// The shortest query that is read as initials: one letter would find half of the list.
const INITIALS_LENGTH_MIN: usize = 2;

/// Returns the text without diacritics, in lower case, with single spaces (domain reference 11.1).
///
/// Two spellings of one name that differ in tone placement only have the same key. The key alone does not
/// identify a person: the brothers Nghĩa and Nghị share theirs.
pub fn search_key(text: &str) -> String {
    words(text)
        .map(|word| word.iter().map(|letter| letter.base).collect())
        .collect::<Vec<String>>()
        .join(" ")
}

/// Returns a key that respects diacritics but not the place of the tone, the case or the spaces.
///
/// "Mỹ Hòa Hưng" and "mỹ  hoà Hưng" share it; "Hoa" and "Hòa" do not.
pub fn spelling_key(text: &str) -> String {
    let words = words(text).map(|word| {
        let tone = word_tone(&word);
        let mut key: String = word
            .iter()
            .flat_map(|letter| [Some(letter.base), shape_digit(letter.shape)])
            .flatten()
            .collect();
        key.extend(tone_digit(tone));
        key
    });
    words.collect::<Vec<String>>().join(" ")
}

/// Returns the initials of a name without diacritics, in lower case: "nvl" for Nguyễn Văn Lực.
pub fn initials(text: &str) -> String {
    words(text)
        .filter_map(|word| word.first().map(|letter| letter.base))
        .collect()
}

/// Tells whether a text answers a query: every word of the query begins some word of the text, in any order,
/// or the query is a run of its initials.
///
/// An empty query matches everything.
pub fn matches(query: &str, text: &str) -> bool {
    let wanted: Vec<Vec<Letter>> = words(query).collect();
    let found: Vec<Vec<Letter>> = words(text).collect();
    let by_words = wanted
        .iter()
        .all(|word| found.iter().any(|candidate| begins(word, candidate)));
    by_words || matches_initials(&wanted, text)
}

fn matches_initials(wanted: &[Vec<Letter>], text: &str) -> bool {
    let [word] = wanted else { return false };
    let marked = word.iter().any(|letter| letter.shape != Shape::Plain) || word_tone(word) != Tone::Level;
    let query: String = word.iter().map(|letter| letter.base).collect();
    word.len() >= INITIALS_LENGTH_MIN && !marked && initials(text).contains(&query)
}

fn begins(wanted: &[Letter], found: &[Letter]) -> bool {
    let tone = word_tone(wanted);
    let tone_fits = tone == Tone::Level || tone == word_tone(found);
    let letters_fit = wanted.iter().zip(found).all(|(want, have)| {
        want.base == have.base && (want.shape == Shape::Plain || want.shape == have.shape)
    });
    wanted.len() <= found.len() && letters_fit && tone_fits
}

fn words(text: &str) -> impl Iterator<Item = Vec<Letter>> {
    let letters = letters(text);
    let words: Vec<Vec<Letter>> = letters
        .split(|letter| letter.base.is_whitespace())
        .map(<[Letter]>::to_vec)
        .collect();
    words.into_iter().filter(|word| !word.is_empty())
}

/// The tone of a syllable is that of its only marked vowel; of a run of syllables, the last one counts.
fn word_tone(word: &[Letter]) -> Tone {
    word.iter()
        .map(|letter| letter.tone)
        .rfind(|&tone| tone != Tone::Level)
        .unwrap_or_default()
}

fn shape_digit(shape: Shape) -> Option<char> {
    match shape {
        Shape::Plain => None,
        Shape::Breve => Some('('),
        Shape::Circumflex => Some('^'),
        Shape::Horn => Some('+'),
        Shape::Stroke => Some('-'),
    }
}

fn tone_digit(tone: Tone) -> Option<char> {
    match tone {
        Tone::Level => None,
        Tone::Grave => Some('`'),
        Tone::Hook => Some('?'),
        Tone::Tilde => Some('~'),
        Tone::Acute => Some('\''),
        Tone::Dot => Some('.'),
    }
}
