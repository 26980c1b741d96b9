//! The offline core: encrypted store, journal, projections, doorstep and day-end use cases, outbox and sync
//! client. It knows nothing of windows; it runs in the app, in tests and behind a local bridge alike.
//!
//! [`app::App`] is the one owner of all state, [`calls::call`] the one door to it. A payout walks
//! `calls` → `payouts` (the rules of the door) → `journal::record` (seal and store in one transaction) →
//! `projection` (what the screens read), and later `sync::push` carries it to the centre.

pub mod app;
mod branch;
pub mod calls;
mod cards;
mod cautions;
mod corrections;
mod custody;
mod day;
mod door_notes;
mod doors;
mod drafts;
mod enrolment;
pub mod environment;
mod error;
mod files;
mod handbook;
mod handover;
mod help;
mod history;
mod input;
mod journal;
mod non_payments;
mod notes;
mod payouts;
mod practice;
mod projection;
mod reports;
mod rounds;
mod session;
mod settings;
mod slips;
mod store;
mod sync;
pub mod system;
mod vault;
pub mod views;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
