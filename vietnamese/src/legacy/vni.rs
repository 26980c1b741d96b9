//! VNI-Windows: a base letter and then, for most letters, a second character that is the mark.

use unicode_normalization::UnicodeNormalization;

/// Marks that carry a tone only, on a e o u y ơ ư.
const TONES: [(char, &str); 5] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
];
/// Marks that carry a circumflex, on a e o.
const CIRCUMFLEXES: [(char, &str); 6] = [
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
];
/// Marks that carry a breve, on a.
const BREVES: [(char, &str); 6] = [
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];
/// Letters that are one character. Capitals are the capitals of both sides.
const SINGLES: [(char, char); 9] = [
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('ñ', 'đ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// Decodes VNI-Windows text to Unicode NFC: pairs of letter and mark first, then single letters.
pub fn decode_vni(text: &str) -> String {
    let mut decoded = String::new();
    let mut chars = text.nfc().peekable();
    while let Some(char) = chars.next() {
        decoded.push(single(char));
        if let Some(marks) = chars.peek().and_then(|&mark| marks(char, mark)) {
            decoded.push_str(marks);
            chars.next();
        }
    }
    decoded.nfc().collect()
}

fn single(char: char) -> char {
    let small = lower(char);
    let letter = SINGLES
        .iter()
        .find(|(code, _)| *code == small)
        .map_or(small, |(_, letter)| *letter);
    if small == char { letter } else { upper(letter) }
}

fn marks(base: char, mark: char) -> Option<&'static str> {
    let mark = lower(mark);
    let of = |table: &[(char, &'static str)]| {
        table
            .iter()
            .find(|(code, _)| *code == mark)
            .map(|(_, marks)| *marks)
    };
    match lower(base) {
        'a' => of(&TONES).or_else(|| of(&CIRCUMFLEXES)).or_else(|| of(&BREVES)),
        'e' | 'o' => of(&TONES).or_else(|| of(&CIRCUMFLEXES)),
        'u' | 'y' | 'ô' | 'ö' => of(&TONES),
        _ => None,
    }
}

fn lower(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}

fn upper(char: char) -> char {
    char.to_uppercase().next().unwrap_or(char)
}
