//! What a file is, by its first bytes and not by its name.

use crate::codes;
use crate::finding::{Place, Reporter, Stop};
use crate::limits::Limits;
use crate::list::Format;

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How far into a text file the tags of a web page are looked for, in bytes.
const HEAD_LENGTH: usize = 1024;

pub(crate) fn recognise(bytes: &[u8], limits: &Limits, reporter: &mut Reporter) -> Result<Format, Stop> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(reporter.stop(codes::FILE_EMPTY, Place::default(), &[]));
    }
    if size > limits.file_bytes_max {
        let params = [("limit", limits.file_bytes_max.to_string())];
        return Err(reporter.stop(codes::FILE_TOO_LARGE, Place::default(), &params));
    }
    if bytes.starts_with(ZIP) {
        return Ok(Format::Xlsx);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Ok(Format::Xls);
    }
    if is_html(bytes) {
        return Err(reporter.stop(codes::FILE_IS_HTML, Place::default(), &[]));
    }
    if bytes.contains(&0) && !bytes.starts_with(b"\xff\xfe") && !bytes.starts_with(b"\xfe\xff") {
        return Err(reporter.stop(codes::FILE_FORMAT_UNKNOWN, Place::default(), &[]));
    }
    Ok(Format::Csv)
}

fn is_html(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes
        .iter()
        .take(HEAD_LENGTH)
        .map(u8::to_ascii_lowercase)
        .collect();
    let head = String::from_utf8_lossy(&head);
    let begins_with_tag = head.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    begins_with_tag
        && ["<html", "<!doctype", "<table", "<?xml", "<meta", "<head"]
            .iter()
            .any(|tag| head.contains(tag))
}
