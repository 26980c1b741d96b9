//! Zip: writing that always gives the same bytes, and reading that trusts nothing.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::read::ZipReadOptions;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::fault::{BadRecord, Fault};
use crate::layout::Place;
use crate::limits::{BYTES_MAX, FILES_MAX, SMALL_FILE_BYTES_MAX};

/// The files of a bundle by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Writes files as a zip: in the order of their names, with one fixed time, so that the same files give the same
/// bytes.
///
/// # Errors
/// The archive cannot be written, which for memory means that it is too large.
pub fn pack(files: &Files) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Reads a zip that may be hostile: names are those of a bundle, sizes are bounded while unpacking and not by
/// what the headers say, and nothing is written to disk.
///
/// # Errors
/// The first fault of the archive or of one of its names.
pub fn unpack(bytes: &[u8]) -> Result<Files, BadRecord> {
    let unreadable = |what| move |_| Fault::Archive(what).of_archive();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable("no readable directory"))?;
    if archive.len() > FILES_MAX {
        return Err(Fault::TooLarge("files").of_archive());
    }
    check_plain(&archive, bytes)?;
    let mut files = Files::new();
    let mut left = BYTES_MAX;
    for index in 0..archive.len() {
        let options = ZipReadOptions::new().enforce_header_consistency(true);
        let file = archive
            .by_index_with_options(index, options)
            .map_err(unreadable("a file that cannot be opened"))?;
        let name = file
            .name()
            .map_err(unreadable("a name that is not text"))?
            .into_owned();
        let place: Place = name.parse().map_err(|_| Fault::Unexpected.of_foreign(&name))?;
        let content = read_bounded(file, size_max(place).min(left), place)?;
        left = left.saturating_sub(content.len() as u64);
        files.insert(name, content);
    }
    Ok(files)
}

/// The record that ends an archive without a comment (APPNOTE 4.3.16).
const END_RECORD_BYTES: usize = 22;
const END_RECORD_SIGNATURE: &[u8] = b"PK\x05\x06";

/// Refuses what two programs could read differently: repeated names, text around the archive.
fn check_plain(archive: &ZipArchive<Cursor<&[u8]>>, bytes: &[u8]) -> Result<(), BadRecord> {
    if archive.metadata().has_duplicate_names() {
        return Err(Fault::Archive("a name that stands twice").of_archive());
    }
    let end_at = bytes.len().checked_sub(END_RECORD_BYTES);
    let ends = end_at.and_then(|at| bytes.get(at..)?.strip_prefix(END_RECORD_SIGNATURE));
    if archive.offset() != 0 || ends.is_none() {
        return Err(Fault::Archive("something before or behind it").of_archive());
    }
    Ok(())
}

/// Lines and the files that list them grow with the export; everything else is small.
fn size_max(place: Place) -> u64 {
    match place {
        Place::Entries(_) | Place::Index | Place::Manifest => BYTES_MAX,
        Place::Readme
        | Place::CentreJwk
        | Place::CentrePem
        | Place::DeviceJwk(_)
        | Place::DevicePem(_)
        | Place::Certificate(_)
        | Place::Batch(_)
        | Place::Acknowledgement(_)
        | Place::Proof(_) => SMALL_FILE_BYTES_MAX,
    }
}

fn read_bounded(file: impl Read, max: u64, place: Place) -> Result<Vec<u8>, BadRecord> {
    let mut content = Vec::new();
    // One byte more than allowed is enough to see that there is more.
    file.take(max.saturating_add(1))
        .read_to_end(&mut content)
        .map_err(|_| Fault::Archive("content that does not match its checksum").at(place))?;
    if content.len() as u64 > max {
        return Err(Fault::TooLarge("bytes").at(place));
    }
    Ok(content)
}
