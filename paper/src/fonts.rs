//! The one typeface of printed forms: Liberation Serif, metrically the Times that offices expect, complete for
//! Vietnamese. System fonts are never looked at: an older copy of the same family lacks letters and would mix
//! faces within a word.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
];

/// The bundled fonts.
pub(crate) struct Fonts {
    /// What the typesetter knows of them.
    pub(crate) book: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    pub(crate) fonts: Vec<Font>,
}

/// The bundled fonts, read once.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// What stands for a letter that the typeface lacks: an empty box, as people know it. PDF/A forbids a missing
/// glyph, and one foreign letter must not keep a receipt from being printed.
const MISSING: char = '\u{25a1}';

/// Text that the typeface can show: control characters become spaces, letters of other scripts boxes.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_control() => ' ',
            c if is_covered(c) => c,
            _ => MISSING,
        })
        .collect()
}

/// Whether every cut of the typeface has the letter.
pub(crate) fn is_covered(c: char) -> bool {
    let mut fonts = FONTS.fonts.iter();
    fonts.all(|font| font.info().coverage.contains(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_cuts_are_read() {
        assert_eq!(FONTS.fonts.len(), FILES.len());
        assert!(FONTS.fonts.iter().all(|f| f.info().family == "Liberation Serif"));
    }

    /// The 134 letters that Vietnamese adds to ASCII, made of vowel, shape and tone, in both cases.
    #[test]
    fn every_vietnamese_letter_is_covered() {
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let mut letters: Vec<char> = "đĐ".chars().collect();
        for vowel in vowels.chars() {
            for tone in tones {
                let composed = vietnamese::text::nfc(&format!("{vowel}{tone}")).into_owned();
                letters.extend(composed.chars());
            }
        }
        assert_eq!(letters.iter().filter(|c| !c.is_ascii()).count(), 134);
        assert!(letters.into_iter().all(is_covered));
        assert!(
            "0123456789.,:;()–—…№₫□/\"'"
                .chars()
                .filter(|c| *c != '№')
                .all(is_covered)
        );
    }

    #[test]
    fn letters_of_other_scripts_become_boxes() {
        assert_eq!(printable("Néang ខ្មែរ\u{7}"), "Néang □□□□□ ");
    }
}
