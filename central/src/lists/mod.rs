//! Payout lists on their way in: from what an office sent to envelopes on somebody's round.
//!
//! `convert` takes what `list-import` read, `register` finds the person of each name, `routes` the carrier of
//! each hamlet, and `plan` decides, purely, what follows or why the import is refused as a whole.

pub mod convert;
pub mod incoming;
pub mod labels;
pub mod outcome;
pub mod plan;
pub mod register;
pub mod routes;
