//! Banknotes counted by denomination.

use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::limits::{ENTRY_AMOUNT_MAX, NOTE_KINDS_MAX};

/// Notes of one denomination.
///
/// Part of signed entries: names and types are frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NoteCount {
    /// What one note is worth, in đồng.
    pub denomination: u32,
    /// How many of them.
    pub count: u32,
}

/// What counted notes are worth together; `None` when that is more than an entry may state.
#[must_use]
pub fn worth(notes: &[NoteCount]) -> Option<Amount> {
    let dong = notes.iter().try_fold(0_i64, |sum, note| {
        let worth = i64::from(note.denomination).checked_mul(i64::from(note.count))?;
        sum.checked_add(worth)
    })?;
    (dong <= ENTRY_AMOUNT_MAX).then(|| Amount::from_dong(dong))
}

/// Tells whether a count is one that an entry may state: few kinds, and a sum within the limit.
pub(crate) fn is_in_range(notes: &[NoteCount]) -> bool {
    notes.len() <= NOTE_KINDS_MAX && worth(notes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(counts: &[(u32, u32)]) -> Vec<NoteCount> {
        let note = |&(denomination, count)| NoteCount { denomination, count };
        counts.iter().map(note).collect()
    }

    #[test]
    fn an_envelope_is_worth_its_notes() {
        let counted = notes(&[(500_000, 6), (10_000, 1), (2_000, 1)]);
        assert_eq!(worth(&counted), Some(Amount::from_dong(3_012_000)));
        assert_eq!(worth(&[]), Some(Amount::ZERO));
    }

    #[test]
    fn sums_that_no_bag_holds_are_none() {
        assert_eq!(worth(&notes(&[(500_000, 2_000_000)])), None);
        assert_eq!(worth(&notes(&[(u32::MAX, u32::MAX), (u32::MAX, u32::MAX)])), None);
        assert!(!is_in_range(&vec![
            NoteCount {
                denomination: 1,
                count: 1
            };
            NOTE_KINDS_MAX + 1
        ]));
    }
}
