//! Texts of a line: names, papers, notes.

use vietnamese::identity_number::Sex;
use vietnamese::legacy::Encoding;
use vietnamese::text::{capitalise_words, clean};

use super::RowReader;
use crate::book::Value;
use crate::codes;
use crate::list::Column;

/// Long forms of Cham names stay below this, in characters.
const NAME_LENGTH_MAX: usize = 100;

impl RowReader<'_> {
    /// A text without stray spaces; a number is shown in figures, as a book number may be one.
    pub(super) fn text(&mut self, column: Column) -> Option<String> {
        let (text, before) = match self.value(column)? {
            Value::Text(text) => (clean(text).into_owned(), text.clone()),
            Value::Number(number) => (number.to_string(), number.to_string()),
            Value::Date(date) => (date.format("%d/%m/%Y").to_string(), String::new()),
            Value::Broken => {
                self.add(codes::CELL_HAS_ERROR, column, &[]);
                return None;
            }
        };
        if matches!(self.value(column), Some(Value::Text(_))) && text != before && !text.is_empty() {
            self.add(
                codes::TEXT_CLEANED,
                column,
                &[("before", before), ("after", text.clone())],
            );
        }
        let text = if matches!(column, Column::Name | Column::Hamlet) {
            self.capitalised(column, text)
        } else {
            text
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// TCVN3 has no toned capitals, so that a name may begin with "ú" where "Ú" was meant.
    fn capitalised(&mut self, column: Column, text: String) -> String {
        let at = self.context.heading.column(column).map(|at| (self.row.row, at));
        let cell = at.and_then(|at| self.context.sheet.cells.get(&at));
        if cell.and_then(|cell| cell.font) != Some(Encoding::Tcvn3) {
            return text;
        }
        let marked: Vec<String> = text
            .split(' ')
            .map(|word| {
                if word.starts_with(|char: char| !char.is_ascii()) {
                    capitalise_words(word)
                } else {
                    word.to_owned()
                }
            })
            .collect();
        let capitalised = marked.join(" ");
        if column == Column::Name && capitalised != text {
            self.add(
                codes::NAME_CAPITALISED,
                column,
                &[("before", text), ("after", capitalised.clone())],
            );
        }
        capitalised
    }

    pub(super) fn name(&mut self) -> String {
        let name = self.text(Column::Name).unwrap_or_default();
        if name.is_empty() {
            self.add(codes::NAME_MISSING, Column::Name, &[]);
        } else if name.chars().count() > NAME_LENGTH_MAX {
            self.add(
                codes::NAME_TOO_LONG,
                Column::Name,
                &[("limit", NAME_LENGTH_MAX.to_string())],
            );
        }
        name
    }

    pub(super) fn sex(&mut self) -> Option<Sex> {
        let text = self.text(Column::Sex)?;
        let sex = Sex::parse(&text);
        if sex.is_none() {
            self.add(codes::SEX_UNREADABLE, Column::Sex, &[("text", text)]);
        }
        sex
    }
}
