//! F7: the handover slip of the morning, and the return slip of the evening (giấy giao nhận tiền, phong bì).

pub mod evening;
pub mod morning;

use cash::notes::Notes;
use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Programme;

use crate::error::FormError;
use crate::settlement::people;

/// One hand of a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Full name.
    pub name: String,
    /// The post's code of the employee.
    pub staff_id: String,
    /// Title, such as `thủ quỹ`.
    pub title: String,
}

/// Envelopes and their money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Envelopes.
    pub envelopes: u32,
    /// The money in them.
    pub amount: Amount,
}

/// What one payout batch is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchName {
    /// The budget.
    pub programme: Programme,
    /// The batch, such as `tháng 11/2026` or `truy lĩnh tháng 7–9/2026`.
    pub label: String,
}

#[derive(Serialize)]
struct HandView {
    name: String,
    about: String,
}

impl HandView {
    fn new(hand: &Hand) -> Self {
        Self {
            name: hand.name.clone(),
            about: format!(" – {}, mã nhân viên {}", hand.title, hand.staff_id),
        }
    }
}

/// A statement of notes as a template sees it.
#[derive(Serialize)]
struct NotesView {
    lines: Vec<NoteLineView>,
    count: String,
    total: String,
}

#[derive(Serialize)]
struct NoteLineView {
    value: String,
    count: String,
    amount: String,
}

impl NotesView {
    /// The statement of notes that make this money.
    fn new(notes: &Notes, money: Amount) -> Result<Self, FormError> {
        let total = notes.total().ok_or(FormError::OutOfRange)?;
        if total != money {
            return Err(FormError::NotesDiffer {
                notes: wording::figures(total),
                envelopes: wording::figures(money),
            });
        }
        let lines = notes.iter().map(|(denomination, count)| {
            let one: Notes = [(denomination, count)].into_iter().collect();
            Ok(NoteLineView {
                value: wording::figures(denomination.amount()),
                count: count_text(count)?,
                amount: wording::figures(one.total().ok_or(FormError::OutOfRange)?),
            })
        });
        Ok(Self {
            lines: lines.collect::<Result<_, FormError>>()?,
            count: count_text(notes.count())?,
            total: wording::figures(total),
        })
    }
}

/// A count of notes: `1.250`.
pub(crate) fn count_text(count: u64) -> Result<String, FormError> {
    i64::try_from(count)
        .map(people)
        .map_err(|_| FormError::OutOfRange)
}
