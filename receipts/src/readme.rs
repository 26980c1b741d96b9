//! `README.txt`: how to check a bundle, in Vietnamese and English.

/// The text. It is part of the form: a change of words is a new [`crate::FORMAT`].
pub(crate) const README: &str = include_str!("readme.txt");
