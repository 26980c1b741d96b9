//! Fixtures: a centre in a temporary folder, a small list, and people with devices.

pub(crate) mod centre;
pub(crate) mod device;
pub(crate) mod lists;
