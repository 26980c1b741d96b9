//! Roman numbers of hamlets: "Mỹ An I" is "Mỹ An 1".

/// No hamlet has a larger number.
const ROMAN_MAX: u32 = 39;

/// Reads a number up to 39, in capitals only: "Mỹ An I" and not "Mỹ An i".
pub fn from_roman(word: &str) -> Option<u32> {
    (1..=ROMAN_MAX).find(|number| to_roman(*number).as_deref() == Some(word))
}

/// Writes a number from 1 to 39.
pub fn to_roman(number: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = usize::try_from(number / 10).ok()?;
    let ones = ONES.get(usize::try_from(number % 10).ok()?)?;
    (1..=ROMAN_MAX)
        .contains(&number)
        .then(|| format!("{}{ones}", "X".repeat(tens)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_a_hamlet_comes_back() {
        for number in 1..=ROMAN_MAX {
            assert_eq!(from_roman(&to_roman(number).unwrap()), Some(number));
        }
        let table = [
            ("I", Some(1)),
            ("IV", Some(4)),
            ("XXIX", Some(29)),
            ("i", None),
            ("IIII", None),
            ("XL", None),
            ("", None),
        ];
        for (word, number) in table {
            assert_eq!(from_roman(word), number, "{word}");
        }
        assert_eq!((to_roman(0), to_roman(40)), (None, None));
    }
}
