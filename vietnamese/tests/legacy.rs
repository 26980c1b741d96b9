//! TCVN3 and VNI text, and how it is recognised.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vietnamese::legacy::{Encoding, decode_tcvn3, decode_vni};

#[test]
fn tcvn3_is_decoded() {
    let table = [
        ("NguyÔn V¨n Lùc", "Nguyễn Văn Lực"),
        ("TrÇn ThÞ B\u{ad}ëi", "Trần Thị Bưởi"),
        ("Lª ThÞ Thñy", "Lê Thị Thủy"),
        ("§ç H÷u Ph\u{ad}íc", "Đỗ Hữu Phước"),
    ];
    for (stored, text) in table {
        assert_eq!(decode_tcvn3(stored, false), text);
    }
    assert_eq!(decode_tcvn3("céng hßa x· héi", true), "CỘNG HÒA XÃ HỘI");
}

#[test]
fn vni_is_decoded() {
    let table = [
        ("Nguyeãn Vaên Löïc", "Nguyễn Văn Lực"),
        ("Nguyeãn Thò AÙnh Tuyeát", "Nguyễn Thị Ánh Tuyết"),
        ("Traàn Thò Böôûi", "Trần Thị Bưởi"),
        ("Ñoã Höõu Phöôùc", "Đỗ Hữu Phước"),
        ("ÑAËNG THÒ QUYÙ", "ĐẶNG THỊ QUÝ"),
    ];
    for (stored, text) in table {
        assert_eq!(decode_vni(stored), text);
    }
}

#[test]
fn fonts_tell_the_encoding() {
    let table = [
        (".VnTime", Encoding::Tcvn3),
        (".VnTimeH", Encoding::Tcvn3Capitals),
        (".vnarial", Encoding::Tcvn3),
        ("VNI-Times", Encoding::Vni),
        ("Times New Roman", Encoding::Unicode),
    ];
    for (font, encoding) in table {
        assert_eq!(Encoding::of_font(font), encoding, "{font}");
    }
}

#[test]
fn words_tell_the_encoding_where_no_font_does() {
    let table: [(&[&str], Encoding); 6] = [
        (&["NguyÔn V¨n Lùc", "TrÇn ThÞ B\u{ad}ëi"], Encoding::Tcvn3),
        (&["Nguyeãn Vaên Löïc", "Traàn Thò Böôûi"], Encoding::Vni),
        (&["Nguyễn Văn Lực", "Trần Thị Bưởi"], Encoding::Unicode),
        (
            &["Nguye\u{302}\u{303}n Va\u{306}n Lu\u{31b}\u{323}c"],
            Encoding::Unicode,
        ),
        (&["Nguyen Van Luc", "STT", ""], Encoding::Unicode),
        (&["Lê Hà"], Encoding::Unicode),
    ];
    for (texts, encoding) in table {
        assert_eq!(Encoding::guess(&[], texts), encoding, "{texts:?}");
    }
    assert_eq!(
        Encoding::guess(&["Arial", "VNI-Times"], &["Lê Hà"]),
        Encoding::Vni
    );
}

/// Writes VNI the way the fonts were typed: the letter, then its mark.
fn to_vni(text: &str) -> String {
    let tones = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];
    let codes = |marks: &str, tone: Option<usize>| {
        marks
            .chars()
            .nth(tone.map_or(0, |tone| tone + 1))
            .expect("a code")
    };
    let whole = "đñííììỉæĩóịòỵî".chars().collect::<Vec<_>>();
    let mut out = String::new();
    for letter in text.nfc() {
        let small = letter.to_lowercase().next().expect("a letter");
        let mut apart = small.nfd();
        let base = apart.next().expect("a letter");
        let marks: Vec<char> = apart.collect();
        let tone = tones.iter().position(|tone| marks.contains(tone));
        let coded = match whole.chunks(2).find(|pair| pair.first() == Some(&small)) {
            Some(pair) => pair.iter().skip(1).collect(),
            None if marks.contains(&'\u{302}') => format!("{base}{}", codes("âáàåãä", tone)),
            None if marks.contains(&'\u{306}') => format!("{base}{}", codes("êéèúüë", tone)),
            None => {
                let stem = if marks.contains(&'\u{31b}') {
                    if base == 'o' { 'ô' } else { 'ö' }
                } else {
                    base
                };
                let mark = tone
                    .map(|tone| codes("-ùøûõï", Some(tone)).to_string())
                    .unwrap_or_default();
                format!("{stem}{mark}")
            }
        };
        out += &if letter == small {
            coded
        } else {
            coded.to_uppercase()
        };
    }
    out
}

const LETTERS: &str =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ ";

proptest! {
    #[test]
    fn vni_comes_back(picks in prop::collection::vec((0..LETTERS.chars().count(), any::<bool>()), 0..40)) {
        let letters: Vec<char> = LETTERS.chars().collect();
        let text: String = picks.iter().flat_map(|&(pick, capital)| {
            let letter = letters[pick].to_string();
            (if capital { letter.to_uppercase() } else { letter }).chars().collect::<Vec<_>>()
        }).collect();
        prop_assert_eq!(decode_vni(&to_vni(&text)), text);
    }

    #[test]
    fn tcvn3_maps_one_character_to_one(text in "[\u{a0}-\u{ff}a-z ]{0,40}") {
        prop_assert_eq!(decode_tcvn3(&text, false).chars().count(), text.chars().count());
        let soft_hyphens = decode_tcvn3(&text, false).matches('\u{ad}').count();
        prop_assert_eq!(soft_hyphens, 0);
    }

    #[test]
    fn any_text_can_be_decoded(text in "\\PC{0,60}") {
        let guessed = Encoding::guess(&[], &[&text]);
        let _decoded = guessed.decode(&text);
    }
}
