//! A Vietnamese letter taken apart: base, shape (breve, circumflex, horn, stroke) and tone.
//!
//! Tones are a matter of the syllable, not of the letter: "Hòa" and "Hoà" are two spellings of one word.
//! Everything that compares words therefore looks at shapes by letter and at the tone by word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The six tones in the order of Vietnamese dictionaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tone {
    #[default]
    Level,
    Grave,
    Hook,
    Tilde,
    Acute,
    Dot,
}

/// The marks that make another letter out of a base letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    #[default]
    Plain,
    Breve,
    Circumflex,
    Horn,
    Stroke,
}

/// One letter in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) base: char,
    pub(crate) shape: Shape,
    pub(crate) tone: Tone,
}

impl Letter {
    /// The letter with its shape and without its tone: one of the 29 letters of the alphabet, or another sign.
    pub(crate) fn shaped(self) -> char {
        match (self.base, self.shape) {
            ('a', Shape::Breve) => 'ă',
            ('a', Shape::Circumflex) => 'â',
            ('d', Shape::Stroke) => 'đ',
            ('e', Shape::Circumflex) => 'ê',
            ('o', Shape::Circumflex) => 'ô',
            ('o', Shape::Horn) => 'ơ',
            ('u', Shape::Horn) => 'ư',
            (base, _) => base,
        }
    }
}

/// Takes a text apart into lower-case letters; invisible characters are left out.
pub(crate) fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for char in text
        .nfd()
        .flat_map(char::to_lowercase)
        .filter(|&char| !is_invisible(char))
    {
        match (mark(char), letters.last_mut()) {
            (Some(Mark::Tone(tone)), Some(last)) => last.tone = tone,
            (Some(Mark::Shape(shape)), Some(last)) => last.shape = shape,
            (Some(_), None) => {}
            (None, _) if is_combining_mark(char) => {}
            (None, _) => letters.push(plain(char)),
        }
    }
    letters
}

/// Tells whether a character takes no space and carries no meaning, such as U+200B or a stray soft hyphen.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}')
}

enum Mark {
    Tone(Tone),
    Shape(Shape),
}

fn mark(char: char) -> Option<Mark> {
    Some(match char {
        '\u{300}' => Mark::Tone(Tone::Grave),
        '\u{309}' => Mark::Tone(Tone::Hook),
        '\u{303}' => Mark::Tone(Tone::Tilde),
        '\u{301}' => Mark::Tone(Tone::Acute),
        '\u{323}' => Mark::Tone(Tone::Dot),
        '\u{306}' => Mark::Shape(Shape::Breve),
        '\u{302}' => Mark::Shape(Shape::Circumflex),
        '\u{31b}' => Mark::Shape(Shape::Horn),
        _ => return None,
    })
}

fn plain(char: char) -> Letter {
    let (base, shape) = if char == 'đ' {
        ('d', Shape::Stroke)
    } else {
        (char, Shape::Plain)
    };
    Letter {
        base,
        shape,
        tone: Tone::Level,
    }
}
