//! Finding a file and reading it as text.

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

/// The files whose place is of the wanted kind, in the order of their names.
pub(super) fn places<T>(files: &Files, wanted: impl Fn(Place) -> Option<T>) -> Vec<T> {
    let places = files.keys().filter_map(|name| name.parse().ok());
    places.filter_map(wanted).collect()
}
