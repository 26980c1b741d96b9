//! A search for a person: words of the name and ends of identity numbers.

use sync_protocol::ids::BranchId;
use sync_protocol::limits::{SEARCH_DIGITS_MIN, SEARCH_LENGTH_MAX};
use vietnamese::search::{matches, search_key};
use vietnamese::text::{clean, nfc};

/// A search, cut into words once. Personal data: no `Debug` form.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonSearch {
    /// The branch whose envelopes are looked at.
    pub branch: BranchId,
    /// Words of the name as typed, with single spaces.
    name: String,
    /// Ends of identity numbers.
    ends: Vec<String>,
}

/// What the index is asked for; the rest of the search is checked on what it gives.
#[derive(Clone, PartialEq, Eq)]
pub enum Lead {
    /// A person's number ends so.
    End(String),
    /// A word of a person's name, without marks, begins so.
    Word(String),
}

impl PersonSearch {
    /// Reads what was typed; nothing when it is empty, too long, or has digits too few to find anybody by.
    #[must_use]
    pub fn read(branch: BranchId, typed: &str) -> Option<Self> {
        if typed.chars().count() > SEARCH_LENGTH_MAX {
            return None;
        }
        let text = nfc(&clean(typed)).into_owned();
        let (ends, words): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| is_number(word));
        let name = words.join(" ");
        if ends.iter().any(|end| end.len() < SEARCH_DIGITS_MIN)
            || ends.is_empty() && search_key(&name).is_empty()
        {
            return None;
        }
        Some(Self {
            branch,
            name,
            ends: ends.into_iter().map(str::to_owned).collect(),
        })
    }

    /// The part of the search that the fewest people answer, as far as can be told without asking.
    #[must_use]
    pub fn lead(&self) -> Lead {
        if let Some(end) = self.ends.iter().max_by_key(|end| end.len()) {
            return Lead::End(end.clone());
        }
        let key = search_key(&self.name);
        let longest = key.split(' ').max_by_key(|word| word.len());
        Lead::Word(longest.unwrap_or_default().to_owned())
    }

    /// Whether a person answers the search.
    #[must_use]
    pub fn is_answered_by(&self, name: &str, numbers: [Option<&str>; 2]) -> bool {
        let ends = |end: &String| numbers.iter().flatten().any(|number| number.ends_with(end));
        self.ends.iter().all(ends) && matches(&self.name, name)
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(typed: &str) -> Option<PersonSearch> {
        PersonSearch::read(BranchId("BC01".into()), typed)
    }

    #[test]
    fn words_and_digits_are_told_apart() {
        let cases = [
            ("thuy", true),
            ("THÚY nguyen", true),
            ("thùy", false),
            ("0417", true),
            ("000417 thuy", true),
            ("350000001", true),
            ("1417", false),
            ("lan 0417", false),
        ];
        for (typed, answered) in cases {
            let numbers = [Some("089146000417"), Some("350000001")];
            assert_eq!(
                search(typed).unwrap().is_answered_by("Nguyễn Thị Thúy", numbers),
                answered,
                "{typed}"
            );
        }
    }

    #[test]
    fn a_number_leads_before_the_longest_word() {
        assert!(search("Thị Nguyễn Lan").unwrap().lead() == Lead::Word("nguyen".into()));
        assert!(search("nguyễn 0417 350000001").unwrap().lead() == Lead::End("350000001".into()));
    }

    #[test]
    fn what_finds_everybody_or_nobody_is_not_a_search() {
        for typed in ["", "  ", "417", "lan 1", &"a".repeat(121)] {
            assert!(search(typed).is_none(), "{typed}");
        }
    }
}
