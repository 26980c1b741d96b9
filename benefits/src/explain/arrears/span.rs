//! Which months back pay is for.

use sync_protocol::limits::LINE_MONTHS_MAX;
use sync_protocol::payout_list::Month;

use crate::explain::View;
use crate::months::step;
use crate::note;

/// The first and the last month.
pub(super) type Span = (Month, Month);

/// As many months as the list says, from a month on; those that its remark names, when it names as many.
pub(super) fn from(view: &View<'_>, first: Month) -> Option<Span> {
    Some(noted(view)?.unwrap_or((first, last_of(first, stated(view)?)?)))
}

/// As many months as the list says, up to the one before the line's; those of its remark, as above.
pub(super) fn before_line(view: &View<'_>) -> Option<Span> {
    let back = i32::try_from(stated(view)?).ok()?;
    let plain = (step(view.line.from, -back)?, step(view.line.from, -1)?);
    Some(noted(view)?.unwrap_or(plain))
}

fn noted(view: &View<'_>) -> Option<Option<Span>> {
    let count = stated(view)?;
    let span = view.line.note.as_deref().and_then(note::months);
    Some(span.filter(|(first, last)| last_of(*first, count) == Some(*last)))
}

fn last_of(first: Month, count: u32) -> Option<Month> {
    step(first, i32::try_from(count.checked_sub(1)?).ok()?)
}

/// The list's number of months, when a line may have as many.
fn stated(view: &View<'_>) -> Option<u32> {
    let count = view.line.arrears_months;
    (count > 0 && usize::try_from(count).is_ok_and(|count| count <= LINE_MONTHS_MAX)).then_some(count)
}
