//! Payout lists as offices send them: bytes in, a checked list and a report of every repair out.
//!
//! The amount on the list is the truth; nothing here corrects money. Text that is merely damaged (old fonts,
//! lost zeros, dates as numbers) is repaired and every repair is listed; a list that does not add up is refused
//! as a whole, with messages that name sheet, row and column. A row that cannot be understood is an error and
//! is never dropped.
//!
//! The road of a list: [`read::read_payout_list`] calls `book` (a file as cells), `sheet` (cells as rows), `line`
//! (a row as a pay line), `check` (the lines as a list).

mod book;
pub mod category;
mod check;
pub mod codes;
pub mod finding;
pub mod limits;
mod line;
pub mod list;
pub mod places;
pub mod proxies;
pub mod read;
mod register;
pub mod routes;
mod sheet;
