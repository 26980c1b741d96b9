//! The language that devices and the centre speak: domain records, entries, seals, chains, batches,
//! acknowledgements, certificates and statements.
//!
//! The crate is pure. It opens no file, asks no clock and draws no random number: keys, ids and times come in
//! as arguments, so that the same input gives the same bytes on both sides, in tests and in vectors. The text
//! of the protocol, complete enough to write a client in another language, is `docs/protocol.md`.

pub mod acknowledgement;
pub mod amount;
pub mod authorisation;
pub mod batch;
pub mod body;
mod body_range;
pub mod branch_day;
pub mod certificate;
pub mod chain;
pub mod digest;
pub mod enrolment;
pub mod entry;
pub mod handover;
pub mod hands;
pub mod http_signature;
pub mod ids;
pub mod ink;
pub mod json;
pub mod jws;
pub mod keys;
pub mod limits;
pub mod merkle;
pub mod notes;
pub mod payout_list;
pub mod reports;
pub mod slip;
mod spelling;
pub mod statement;
pub mod times;
pub mod wire;

/// Version of the protocol that this crate speaks, carried in every signed object as `v`.
///
/// 1 (November 2026): first version.
pub const PROTOCOL_VERSION: u32 = 1;
