//! A sheet as rows: what its heading means, and what each row below it is.

mod column_words;
pub(crate) mod heading;
pub(crate) mod rows;
pub(crate) mod title;
pub(crate) mod title_months;
