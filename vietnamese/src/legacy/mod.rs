//! The two encodings from before Unicode that offices of the Mekong delta still use: TCVN3 (ABC) and VNI.
//!
//! Both are tricks of fonts: the file holds characters between U+00A1 and U+00FE, and only the font makes them
//! Vietnamese. So the font decides; without fonts (CSV) the words decide, by how many of them become possible
//! Vietnamese syllables. The tables are those of the domain reference, 11.3.

mod tcvn3;
mod vni;

use std::borrow::Cow;

pub use tcvn3::decode_tcvn3;
pub use vni::decode_vni;

use crate::syllable::is_plausible;

/// As many words tell the encoding of a list as of a book.
const GUESSED_WORDS_MAX: usize = 2_000;

/// How the characters of a text are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// As they are.
    #[default]
    Unicode,
    /// TCVN3 (ABC), shown by `.Vn…` fonts.
    Tcvn3,
    /// TCVN3 in a font that draws small letters as capitals, `.Vn…H`: decode, then upper-case.
    Tcvn3Capitals,
    /// VNI-Windows, shown by `VNI-…` fonts.
    Vni,
}

impl Encoding {
    /// Returns the encoding that a font shows: `.VnTime`, `.VnTimeH`, `VNI-Times`, anything else.
    pub fn of_font(font_name: &str) -> Self {
        let name = font_name.trim().to_lowercase();
        if name.starts_with("vni-") {
            return Self::Vni;
        }
        match name.strip_prefix(".vn") {
            Some(face) if face.ends_with('h') => Self::Tcvn3Capitals,
            Some(_) => Self::Tcvn3,
            None => Self::Unicode,
        }
    }

    /// Guesses the encoding of texts that belong together: by their fonts if one of them is a legacy font,
    /// else by the reading that makes most words possible Vietnamese syllables. Doubt means Unicode.
    pub fn guess(font_names: &[&str], sample_texts: &[&str]) -> Self {
        let by_font = font_names
            .iter()
            .map(|name| Self::of_font(name))
            .find(|&found| found != Self::Unicode);
        by_font.unwrap_or_else(|| Self::guess_by_words(sample_texts))
    }

    fn guess_by_words(sample_texts: &[&str]) -> Self {
        let mut scores = [(Self::Unicode, 0_usize), (Self::Tcvn3, 0), (Self::Vni, 0)];
        let words = sample_texts
            .iter()
            .flat_map(|text| text.split(is_separator))
            .filter(|word| !word.is_ascii())
            .take(GUESSED_WORDS_MAX);
        for word in words {
            for (encoding, score) in &mut scores {
                if is_plausible(&encoding.decode(word)) {
                    *score = score.saturating_add(1);
                }
            }
        }
        let best = scores.iter().map(|&(_, score)| score).max().unwrap_or_default();
        scores
            .iter()
            .find(|&&(_, score)| score == best)
            .map_or(Self::Unicode, |&(encoding, _)| encoding)
    }

    /// Decodes a text to Unicode NFC. A character that the encoding does not know stays as it is.
    pub fn decode(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Unicode => crate::text::nfc(text),
            Self::Tcvn3 => Cow::Owned(decode_tcvn3(text, false)),
            Self::Tcvn3Capitals => Cow::Owned(decode_tcvn3(text, true)),
            Self::Vni => Cow::Owned(decode_vni(text)),
        }
    }

    /// Tells whether the encoding cannot write capitals with a tone, so that "Út" stands there as "út".
    pub fn lacks_toned_capitals(self) -> bool {
        self == Self::Tcvn3
    }
}

/// Legacy letters look like signs (U+00B7, U+00AD), so only spaces and ASCII punctuation end a word.
fn is_separator(char: char) -> bool {
    char == ' ' || char == '\n' || char == '\t' || char.is_ascii_punctuation() || char.is_ascii_digit()
}
