//! The catalogue of benefits, and plain words about a pay line for the person at the door.
//!
//! The amount on the payout list is the truth (domain reference 1.2). Nothing here computes a payment: the
//! catalogue is looked up to say what a line is, whether its amount is the one of the decrees, how back pay adds
//! up month by month and what the person's age will change. Where the catalogue cannot say, the words admit it
//! and name who answers.
//!
//! Everything that an authority may change is data in `data/`, which the centre replaces without a new program:
//! amounts, decrees, age limits, answers. Nothing in it that is not confirmed is repeated without saying so.
//! The crate is pure: it opens no file and asks no clock.

pub mod birth;
pub mod catalogue;
pub mod explain;
pub mod form;
pub mod handbook;
mod money;
mod months;
mod note;
mod phrase;
pub mod questions;
pub mod rules;
mod spoken;
