//! Whether a word can be a Vietnamese syllable: the evidence by which an unknown encoding is recognised.

use crate::letters::{Letter, Tone, letters};

/// Longest first, so that "ngh" is not read as "n".
const ONSETS: [&str; 29] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "q", "",
];

const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu iêng y yêm yên yêng yêt yêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut \
    uy uya uych uyên uyêt uynh uyt uyu \
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu";

/// Tells whether a word could be one Vietnamese syllable: a known onset and rime and at most one tone.
///
/// Khmer and Cham names often are not; the question is meant for many words together.
pub fn is_plausible(word: &str) -> bool {
    let letters = letters(word);
    let tones = letters.iter().filter(|letter| letter.tone != Tone::Level).count();
    let shaped: String = letters.into_iter().map(Letter::shaped).collect();
    tones <= 1
        && ONSETS
            .iter()
            .any(|onset| shaped.strip_prefix(onset).is_some_and(is_rime))
}

fn is_rime(text: &str) -> bool {
    RIMES.split_ascii_whitespace().any(|rime| rime == text)
}
