//! Finding a file and reading it as text.

use std::collections::BTreeSet;

use crate::archive::Files;
use crate::fault::{BadRecord, Fault};
use crate::layout::Place;

/// The bytes of a file that must be there.
pub(super) fn bytes(files: &Files, place: Place) -> Result<&[u8], BadRecord> {
    let bytes = files.get(&place.to_string());
    bytes.map(Vec::as_slice).ok_or_else(|| Fault::Missing.at(place))
}

/// The text of a file of one or more lines, without its last line feed.
pub(super) fn text(files: &Files, place: Place) -> Result<&str, BadRecord> {
    let text = std::str::from_utf8(bytes(files, place)?).ok();
    text.and_then(|t| t.strip_suffix('\n'))
        .ok_or_else(|| Fault::NotText.at(place))
}

/// What the files of the wanted kinds are named after, each once.
pub(super) fn named<T: Ord>(files: &Files, wanted: impl Fn(Place) -> Option<T>) -> BTreeSet<T> {
    let places = files.keys().filter_map(|name| name.parse().ok());
    places.filter_map(wanted).collect()
}
