//! Loose money, counted by denomination.

use serde::Deserialize;
use sync_protocol::amount::Amount;
use sync_protocol::notes::{NoteCount, worth};

use crate::custody::holdings::in_words;
use crate::error::Result;
use crate::views::CallError;
use crate::views::custody::{NoteCountInput, NoteLine, NotesView};

/// The notes in use (domain section 12), as data: the largest first.
const DENOMINATIONS: &str = include_str!("notes/denominations.json");

#[derive(Deserialize)]
struct Denominations {
    denominations: Vec<u32>,
}

/// Adds up counted notes, and names every denomination in use.
///
/// # Errors
/// `FieldInvalid`: a denomination that is not in use, or more money than an entry may state.
pub(crate) fn count_notes(counted: &[NoteCountInput]) -> Result<NotesView> {
    let read: Denominations =
        serde_json::from_str(DENOMINATIONS).map_err(|_| CallError::internal("read the denominations"))?;
    let of = |one: u32| {
        let same = counted.iter().filter(|note| note.denomination == one);
        same.map(|note| note.count).fold(0_u32, u32::saturating_add)
    };
    if counted
        .iter()
        .any(|note| !read.denominations.contains(&note.denomination))
    {
        return Err(CallError::field("notes"));
    }
    let lines = read.denominations.iter().map(|&denomination| {
        let note = NoteCount {
            denomination,
            count: of(denomination),
        };
        Ok((note, total(&[note])?))
    });
    let lines = lines.collect::<Result<Vec<_>>>()?;
    let all: Vec<NoteCount> = lines.iter().map(|(note, _)| *note).collect();
    let total = total(&all)?;
    let show = |(note, worth): &(NoteCount, Amount)| NoteLine {
        denomination: note.denomination,
        count: note.count,
        worth: worth.to_string(),
    };
    Ok(NotesView {
        lines: lines.iter().map(show).collect(),
        total: total.to_string(),
        in_words: in_words(total),
    })
}

/// Counted notes as an entry states them: those that are there, the largest first.
///
/// # Errors
/// As [`count_notes`].
pub(crate) fn stated(counted: &[NoteCountInput]) -> Result<Vec<NoteCount>> {
    let lines = count_notes(counted)?.lines.into_iter();
    let there = lines.filter(|line| line.count > 0);
    Ok(there
        .map(|line| NoteCount {
            denomination: line.denomination,
            count: line.count,
        })
        .collect())
}

fn total(notes: &[NoteCount]) -> Result<Amount> {
    worth(notes).ok_or_else(|| CallError::field("notes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(denomination: u32, count: u32) -> NoteCountInput {
        NoteCountInput { denomination, count }
    }

    #[test]
    fn notes_are_added_up_and_stated_from_the_largest() {
        let counted = [note(2_000, 1), note(500_000, 6), note(10_000, 1), note(1_000, 0)];
        let shown = count_notes(&counted).unwrap();
        assert_eq!((shown.total.as_str(), shown.lines.len()), ("3012000", 12));
        assert_eq!(shown.in_words, "Ba triệu không trăm mười hai nghìn đồng");
        assert_eq!(shown.lines[0].worth, "3000000");
        let stated: Vec<_> = stated(&counted).unwrap().iter().map(|n| n.denomination).collect();
        assert_eq!(stated, [500_000, 10_000, 2_000]);
    }

    #[test]
    fn what_is_no_note_or_too_much_is_refused() {
        for bad in [note(3_000, 1), note(500_000, u32::MAX)] {
            assert_eq!(count_notes(&[bad]).unwrap_err().params["field"], "notes");
        }
    }
}
