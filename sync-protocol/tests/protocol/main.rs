//! The protocol from outside: properties, frozen bytes and the vectors in `vectors/`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first thing that is not as it must be"
)]

mod document;
mod forge;
mod frozen;
mod handovers;
mod properties;
mod sample;
mod slips;
mod vectors;
