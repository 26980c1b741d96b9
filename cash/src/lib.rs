//! Notes: which ones make an envelope, a carrier's bag and the order at the bank.
//!
//! A payout is exact to the đồng, so an envelope is a choice of notes whose sum is its amount. With enough of every
//! denomination each envelope takes the fewest notes by itself ([`envelope`]). With what the cashier really has,
//! envelopes compete for notes: [`packing`] plans them together, by prices for scarce notes and a search between
//! the bound that prices give and the best plan found. It says whether its plan is proven to be the best, and else
//! how far from it at most. A greedy split from the largest note down was rejected: it fails with limited notes and
//! with rules such as "at most two of 500.000". A general solver of integer programs was rejected too: it computes
//! with floating point, and its answer would have to be proven again.
//!
//! Denominations are data: nothing here knows which notes a country prints. The crate is pure and computes with
//! whole numbers only.

pub mod bank;
mod change;
pub mod envelope;
pub mod notes;
pub mod packing;
mod prices;
mod search;
mod units;
