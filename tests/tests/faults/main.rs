//! What goes wrong between the real programs: the offline core, the endpoint as a process, sockets and files.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it expects fails"
)]

mod support;

mod administration;
mod by_hand;
mod clocks;
mod crashes;
mod days;
mod disputes;
mod drafts;
mod enrolment;
mod evidence;
mod handovers;
mod imports;
mod replies;
