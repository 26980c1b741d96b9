//! Amounts in words, and back: the line "Bằng chữ" of every voucher (domain reference 11.4).

use rust_decimal::Decimal;

use crate::search::search_key;

/// The word for a thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Thousand {
    /// Standard "nghìn".
    #[default]
    Nghin,
    /// Southern "ngàn".
    Ngan,
}

/// The word between hundreds and a lone unit, as in "một trăm lẻ năm".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Odd {
    /// Southern "lẻ".
    #[default]
    Le,
    /// Northern and school-book "linh".
    Linh,
}

/// How a province likes its amounts to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordStyle {
    /// The word for a thousand.
    pub thousand: Thousand,
    /// The word before a lone unit.
    pub odd: Odd,
}

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];
const BILLION: u128 = 1_000_000_000;

/// Writes an amount in words with a capital first letter and the unit: "Ba triệu không trăm mười hai nghìn đồng".
///
/// A negative amount begins with "Âm"; a fraction, which no payout has, is read digit by digit behind "phẩy".
pub fn amount_in_words(amount: &Decimal, style: WordStyle) -> String {
    let digits = amount.normalize().abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut words = Vec::new();
    if amount.is_sign_negative() && !amount.is_zero() {
        words.push("âm");
    }
    // A Decimal has 96 bits, so its whole part always fits.
    push_number(whole.parse().unwrap_or(u128::MAX), style, &mut words);
    if !fraction.is_empty() {
        words.push("phẩy");
        words.extend(
            fraction
                .chars()
                .filter_map(|char| char.to_digit(10))
                .map(digit_word),
        );
    }
    words.push("đồng");
    capitalised(&words.join(" "))
}

/// Writes a number in words in lower case, without a unit: "hai nghìn không trăm hai mươi sáu".
pub fn number_in_words(number: u64, style: WordStyle) -> String {
    let mut words = Vec::new();
    push_number(number.into(), style, &mut words);
    words.join(" ")
}

fn push_number(number: u128, style: WordStyle, words: &mut Vec<&'static str>) {
    if number == 0 {
        words.push("không");
        return;
    }
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        push_number(billions, style, words);
        words.push("tỷ");
    }
    let groups = [
        (rest / 1_000_000, "triệu"),
        (rest / 1000 % 1000, thousand_word(style)),
        (rest % 1000, ""),
    ];
    let mut first = billions == 0;
    for (group, unit) in groups {
        if group > 0 {
            push_group(group, first, style, words);
            words.extend(Some(unit).filter(|unit| !unit.is_empty()));
            first = false;
        }
    }
}

/// Reads a number below 1,000; every group behind the first says its hundreds, also "không trăm".
fn push_group(group: u128, first: bool, style: WordStyle, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    if hundreds > 0 || !first {
        words.extend([digit_word(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || !first) => words.push(odd_word(style)),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit_word(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit_word(ones)),
    }
}

fn digit_word<N: TryInto<usize>>(digit: N) -> &'static str {
    digit
        .try_into()
        .ok()
        .and_then(|digit| DIGITS.get(digit))
        .copied()
        .unwrap_or("")
}

fn thousand_word(style: WordStyle) -> &'static str {
    match style.thousand {
        Thousand::Nghin => "nghìn",
        Thousand::Ngan => "ngàn",
    }
}

fn odd_word(style: WordStyle) -> &'static str {
    match style.odd {
        Odd::Le => "lẻ",
        Odd::Linh => "linh",
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Reads an amount in words; both regional spellings, any case, with or without "đồng", "chẵn" and "./.".
///
/// Returns nothing when the words are not one well-formed number: a total that nobody can read does not agree
/// with any figure.
pub fn amount_from_words(text: &str) -> Option<Decimal> {
    let key = search_key(text);
    let words: Vec<&str> = key
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let end = words
        .iter()
        .rposition(|word| !matches!(*word, "dong" | "chan" | "vnd" | "d"))?;
    let mut reader = Reader::default();
    for word in words.iter().take(end.checked_add(1)?) {
        reader.read(word)?;
    }
    Decimal::try_from_i128_with_scale(reader.finish()?.try_into().ok()?, 0).ok()
}

/// What was read so far: whole billions, the millions and thousands behind them, and the open group.
#[derive(Default)]
struct Reader {
    billions: u128,
    section: u128,
    /// The unit read last in this section; units must fall.
    unit: Option<u128>,
    group: Group,
}

impl Reader {
    fn read(&mut self, word: &str) -> Option<()> {
        match word {
            "ty" | "ti" => {
                let sum = self
                    .billions
                    .checked_add(self.section)?
                    .checked_add(self.group.take_or_zero()?)?;
                self.billions = sum.checked_mul(BILLION).filter(|&sum| sum > 0)?;
                (self.section, self.unit) = (0, None);
            }
            "trieu" => self.close_group(1_000_000)?,
            "nghin" | "ngan" => self.close_group(1000)?,
            _ => self.group.read(word)?,
        }
        Some(())
    }

    fn close_group(&mut self, unit: u128) -> Option<()> {
        let falls = self.unit.is_none_or(|last| unit < last);
        let group = self.group.take()?;
        self.section = self
            .section
            .checked_add(group.checked_mul(unit)?)
            .filter(|_| falls)?;
        self.unit = Some(unit);
        Some(())
    }

    fn finish(mut self) -> Option<u128> {
        let nothing_but_zero = self.billions == 0 && self.section == 0;
        let rest = if nothing_but_zero {
            self.group.take()?
        } else {
            self.group.take_or_zero()?
        };
        self.billions.checked_add(self.section)?.checked_add(rest)
    }
}

/// A number below 1,000 as it is being read.
#[derive(Default)]
struct Group {
    value: u128,
    digit: Option<u128>,
    place: Place,
}

#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
enum Place {
    #[default]
    Start,
    Hundreds,
    Odd,
    Tens,
    Ones,
}

impl Group {
    fn read(&mut self, word: &str) -> Option<()> {
        match word {
            "tram" if self.place == Place::Start => {
                let hundreds = self.digit.take()?;
                self.settle(hundreds, 100, Place::Hundreds)
            }
            "le" | "linh" if self.place == Place::Hundreds && self.digit.is_none() => {
                self.settle(0, 1, Place::Odd)
            }
            "muoi" if self.place <= Place::Hundreds => {
                let tens = self.digit.take();
                self.settle(
                    tens.map_or(Some(1), |tens| Some(tens).filter(|&tens| tens >= 2))?,
                    10,
                    Place::Tens,
                )
            }
            _ if self.digit.is_none() && self.place < Place::Ones => {
                self.digit = Some(digit_value(word)?);
                if self.place >= Place::Odd {
                    let ones = self.digit.take()?;
                    return self.settle(ones, 1, Place::Ones);
                }
                Some(())
            }
            _ => None,
        }
    }

    fn settle(&mut self, digit: u128, unit: u128, place: Place) -> Option<()> {
        self.value = self.value.checked_add(digit.checked_mul(unit)?)?;
        self.place = place;
        Some(())
    }

    /// Ends a group that must say something.
    fn take(&mut self) -> Option<u128> {
        let group = std::mem::take(self);
        let said = group.place != Place::Start || group.digit.is_some();
        // After "trăm" a lone digit needs "lẻ": "một trăm năm" is not an amount anybody may be paid by.
        let complete =
            group.place != Place::Odd && !(group.place == Place::Hundreds && group.digit.is_some());
        (said && complete).then_some(group.value.checked_add(group.digit.unwrap_or(0))?)
    }

    fn take_or_zero(&mut self) -> Option<u128> {
        let silent = self.place == Place::Start && self.digit.is_none();
        if silent { Some(0) } else { self.take() }
    }
}

fn digit_value(word: &str) -> Option<u128> {
    Some(match word {
        "khong" => 0,
        "mot" => 1,
        "hai" => 2,
        "ba" => 3,
        "bon" | "tu" => 4,
        "nam" | "lam" | "nham" => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        _ => return None,
    })
}
