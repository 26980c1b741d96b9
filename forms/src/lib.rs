//! The printed forms and workbooks of a branch: lists for signing, labels, slips, statements and settlement (domain
//! reference 7, forms F1 to F9).
//!
//! Each form is a plain struct of its own and prints itself as PDF through a template in `templates/`; some also
//! write themselves as a workbook. A form checks its own arithmetic before it is printed: a list whose rows do not
//! add up, or a settlement with an unexplained difference, is an error that names the line, never a page with a
//! wrong sum.
//!
//! Columns, headings and signature places stand in the templates, because offices differ. An office replaces a
//! template by a file of the same name ([`office_templates`]); figures, words and dates come ready from here.
//!
//! Rendering goes through the crate `paper`. No clock, no network, and no file but those of an office's folder.

pub mod benefit;
pub mod error;
mod figures;
pub mod frame;
pub mod handover;
pub mod label;
pub mod notes_plan;
pub mod office_templates;
pub mod page_code;
pub mod pay_slip;
pub mod payout_list;
pub mod printer;
pub mod reconciliation;
pub mod settlement;
pub mod unpaid_list;
pub mod variation_statement;
mod workbook;
