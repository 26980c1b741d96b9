//! Everything that is printed.
//!
//! A form is a template in `templates/` and the data it shows, which reach it as values and never as text pasted
//! into its source: a name cannot become an instruction. The typeface is bundled, nothing is read from the
//! system or the network, and dates come in as arguments, so the same input gives the same bytes.
//!
//! Typst was chosen because it is a library that writes tagged PDF/A with files attached; HTML with a browser
//! behind it, and LaTeX, would each be a second program to install and to trust.

pub mod attachment;
pub mod document;
pub mod error;
mod fonts;
mod ink_svg;
pub mod pdf;
pub mod qr_svg;
pub mod receipt;
pub mod templates;
mod view;
pub mod wording;
mod world;
