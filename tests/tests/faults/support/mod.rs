//! An office with a list, people with devices, and a bad road between them.

pub(crate) mod list;
pub(crate) mod office;
pub(crate) mod people;
pub(crate) mod road;
