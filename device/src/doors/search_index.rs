//! What a door is found by: names, hamlets and numbers, and how a typed text is compared with them.
//!
//! The keys of all doors are held in memory while the app is unlocked: scanning ten thousand of them takes
//! about a millisecond, reading them from encrypted pages ten times that. Only statements of the centre change
//! them, so they are read again after a pull; what a day at the doors changes is in [`super::standing`].

use rusqlite::Connection;
use vietnamese::roman::{from_roman, to_roman};
use vietnamese::search::{matches, search_key};

use crate::error::{During, Result};

/// Characters of a query; nobody types more than a name and a hamlet.
const QUERY_LENGTH_MAX: usize = 120;

/// The shortest run of digits that is looked for inside book numbers and at the end of identity numbers: fewer
/// would find half the list.
const NUMBER_MIN: usize = 3;

/// The shortest text of digits alone that is one identity number, written in groups.
const GROUPED_NUMBER_MIN: usize = 9;

/// The shortest query that is read as initials.
const INITIALS_MIN: usize = 2;

/// The keys of all doors, by their numbers.
pub(crate) struct SearchIndex {
    rows: Vec<Row>,
}

/// What one door is found by.
pub(crate) struct Row {
    number: i64,
    pub(crate) hamlet: String,
    pub(crate) payout_point: Option<String>,
    /// Name, hamlet and book numbers as they are, for queries with marks.
    text: String,
    /// The same without marks, with a space before every word.
    key: String,
    initials: String,
    /// Identity and book numbers, each behind a space.
    numbers: String,
    id12: String,
    id9: String,
}

impl SearchIndex {
    /// Reads the keys.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        const OPERATION: &str = "read what doors are found by";
        let mut statement = db
            .prepare(
                "SELECT number, person_name, hamlet, payout_point, book_no, file_no, search_key, initials, id12, id9
                 FROM envelopes
                 ORDER BY number",
            )
            .during(OPERATION)?;
        let rows = statement
            .query_map([], |row| {
                let optional = |name| -> rusqlite::Result<String> {
                    Ok(row.get::<_, Option<String>>(name)?.unwrap_or_default())
                };
                let name: String = row.get("person_name")?;
                let hamlet: String = row.get("hamlet")?;
                let numbers = format!("{} {}", optional("book_no")?, optional("file_no")?);
                let also = other_spelling(&hamlet).unwrap_or_default();
                Ok(Row {
                    number: row.get("number")?,
                    text: format!("{name} {hamlet} {also} {numbers}"),
                    key: format!(" {} {}", row.get::<_, String>("search_key")?, search_key(&also)),
                    initials: row.get("initials")?,
                    numbers,
                    id12: optional("id12")?,
                    id9: optional("id9")?,
                    payout_point: row.get("payout_point")?,
                    hamlet,
                })
            })
            .during(OPERATION)?
            .collect::<rusqlite::Result<_>>()
            .during(OPERATION)?;
        Ok(Self { rows })
    }

    /// The numbers of the doors that are found by a text.
    pub(crate) fn find(&self, typed: &Typed) -> Vec<i64> {
        let found = self.rows.iter().filter(|row| typed.matches(row));
        found.map(|row| row.number).collect()
    }

    /// The keys of a door; none for a door that a statement brought after they were read.
    pub(crate) fn get(&self, number: i64) -> Option<&Row> {
        let place = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(place)
    }
}

/// How else the number of a hamlet may be typed: "1" and "I" for "Ấp Mỹ An1", "Ấp Mỹ An 01" and "Ấp Mỹ An I".
fn other_spelling(hamlet: &str) -> Option<String> {
    let last = hamlet.split_whitespace().last()?;
    let digits = last.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = from_roman(last).or_else(|| digits.parse().ok())?;
    Some(format!("{number} {}", to_roman(number).unwrap_or_default()))
}

/// A word of a query: as it was typed, and cut where letters meet digits.
struct Word {
    /// Without marks, behind a space.
    whole: String,
    /// The same for each part; empty when there is one only.
    parts: Vec<String>,
}

impl Word {
    fn new(key: &str) -> Self {
        let parts = parts(key);
        Self {
            whole: format!(" {key}"),
            parts: parts.iter().map(|part| format!(" {part}")).collect(),
        }
    }

    fn matches(&self, row: &Row) -> bool {
        let by_parts = || !self.parts.is_empty() && self.parts.iter().all(|part| part_matches(part, row));
        part_matches(&self.whole, row) || by_parts()
    }
}

/// "an01" is "an" and "1"; a word that is all letters or a number without a zero before it has no parts.
fn parts(word: &str) -> Vec<&str> {
    let at = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let Some((letters, digits)) = word.split_at_checked(at) else {
        return Vec::new();
    };
    let number = digits.trim_start_matches('0');
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    match (letters.is_empty(), is_number) {
        (_, false) => Vec::new(),
        (true, true) if number == word => Vec::new(),
        (true, true) => vec![number],
        (false, true) => vec![letters, number],
    }
}

/// What was typed, cut into words once.
pub(crate) struct Typed {
    text: String,
    /// Whether a mark was typed; then marks count.
    marked: bool,
    words: Vec<Word>,
    /// The query as initials, when it is one word of letters.
    initials: Option<String>,
}

impl Typed {
    /// Cuts a text into words.
    pub(crate) fn new(typed: &str) -> Self {
        let text: String = typed.chars().take(QUERY_LENGTH_MAX).collect();
        let text = grouped_number(&text).unwrap_or(text);
        let key = search_key(&text);
        let lower = text.to_lowercase();
        let marked = !lower.split_whitespace().eq(key.split_whitespace());
        let words: Vec<Word> = key.split_whitespace().map(Word::new).collect();
        let initials = (!marked && words.len() == 1 && key.chars().count() >= INITIALS_MIN)
            .then(|| key.trim().to_owned());
        Self {
            text,
            marked,
            words,
            initials,
        }
    }

    /// Whether a door is found by it.
    pub(crate) fn matches(&self, row: &Row) -> bool {
        let by_initials = self.initials.as_ref().is_some_and(|i| row.initials.contains(i));
        let by_words = self.words.iter().all(|word| word.matches(row));
        by_initials || by_words && (!self.marked || self.marks_match(row))
    }

    /// Digits find numbers, which have no marks; all other words must be in the text with their marks.
    fn marks_match(&self, row: &Row) -> bool {
        let mut words = self.text.split_whitespace();
        let has_marks = |word: &str| is_number(word) || matches(word, &row.text);
        words.all(|word| {
            let parts = parts(word);
            has_marks(word) || !parts.is_empty() && parts.into_iter().all(has_marks)
        })
    }
}

fn part_matches(part: &str, row: &Row) -> bool {
    let digits = part.trim_start();
    let by_number = is_number(digits)
        && digits.len() >= NUMBER_MIN
        && (row.numbers.contains(digits) || row.id12.ends_with(digits) || row.id9.ends_with(digits));
    by_number || row.key.contains(part)
}

/// "089 046 000 001" as one number.
fn grouped_number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    (is_number(&digits) && digits.len() >= GROUPED_NUMBER_MIN).then_some(digits)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
