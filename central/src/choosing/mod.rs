//! What a supervisor chooses receipts by: a list or a person of the branch.

pub mod search;
