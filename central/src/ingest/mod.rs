//! Taking in what devices recorded (invariants I3 to I5 and I7).
//!
//! The road of a batch: the HTTP handler authenticates the sender, `receive` opens the batch with the key of the
//! device that made it, the store collects what `wanted` asks for, `decide` answers with effects, and the store
//! writes them and the signed acknowledgement in the same transaction.

mod closing;
mod correction;
mod custody;
pub mod decide;
pub mod effects;
mod flags;
pub mod grants;
mod payout;
pub mod receive;
pub mod state;
#[cfg(test)]
mod tests;
pub mod wanted;
