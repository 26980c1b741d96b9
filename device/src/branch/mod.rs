//! The supervisor's side: the branch's day, counting, closing, receipts.

pub(crate) mod board;
pub(crate) mod choosing;
pub(crate) mod closing;
pub(crate) mod counting;
pub(crate) mod receipts;
