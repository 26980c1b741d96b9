//! The branch's day: from what is stored to the figures that a supervisor sees.

pub mod figures;
pub mod records;
