//! Receipts for people and auditors: selected from the store, put into a bundle or onto paper.

pub mod export;
mod print;
pub mod records;
pub mod selection;
