//! The endpoint over real sockets, with people: a carrier, a second device, a supervisor.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it expects fails"
)]

mod support;

mod batches;
mod catalogues;
mod choosing;
mod disputes;
mod doors;
mod enrolment;
mod process;
mod receipts;
mod reports;
mod requests;
mod supervisor;
mod withdrawals;
