//! Forms of invented people, and what reads them back.
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each test crate that includes this uses a part of it"
)]

pub mod desk;
pub mod people;
pub mod read;
