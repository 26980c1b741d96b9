//! The central endpoint: it takes payout lists from offices, gives each device its route, takes the signed
//! batches of devices, and says every evening where each đồng is.
//!
//! One process over one store; any number of processes may run over the same one. Everything that decides is
//! pure (`ingest::decide`, `day::figures`, `lists::plan`); the store asks it inside one transaction and
//! writes what it answers. The clock and chance enter in `cli` and nowhere else.

pub mod app;
pub mod catalogues;
pub mod choosing;
pub mod cli;
pub mod clock;
pub mod day;
pub mod devices;
pub mod enrolment;
pub mod exports;
pub mod folder;
pub mod http;
pub mod ingest;
pub mod lists;
pub mod reports;
pub mod settings;
pub mod statements;
pub mod status;
pub mod store;
pub mod withdrawals;
