//! What a program must know about Vietnamese text before it may touch a person's name or money.
//!
//! Pure functions and small types, cut by subject: [`search`], [`collation`], [`amount`], [`words`],
//! [`legacy`], [`identity_number`], [`card_qr`], [`viet_qr`], [`roman`]. Nothing here reads a file, a clock or a
//! locale; the tables are those of the domain reference, not of a library whose data change with its version.

pub mod amount;
pub mod card_qr;
pub mod collation;
pub mod identity_number;
pub mod legacy;
mod letters;
pub mod roman;
pub mod search;
pub mod syllable;
pub mod text;
pub mod viet_qr;
pub mod words;
