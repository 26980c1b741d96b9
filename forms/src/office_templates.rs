//! An office's own templates: a folder whose files stand in the place of built-in ones of the same name.
//!
//! The one place of this crate that reads files, and only plain files of that folder: no folder below it, nothing
//! that a link points to. What is read becomes part of a closed set of templates, from which no template can reach
//! any other file, package or address.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

/// The most files that a folder of templates may have: the built-in ones, some pictures, and room to keep old ones.
const FILES_MAX: usize = 64;

/// The largest file: a template has some kilobytes, a picture of a letterhead some hundreds.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Templates and pictures; everything else in the folder is left alone.
const ENDINGS: [&str; 4] = ["typ", "svg", "png", "jpg"];

/// Why a folder of templates was not read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder cannot be read.
    #[error("The folder of templates cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// A file is too large.
    #[error("The file {0} is larger than 4 MiB; make it smaller or take it out of the folder of templates")]
    TooLarge(String),
    /// Too many files.
    #[error("The folder of templates has more than 64 files; take out those that are not in use")]
    TooMany,
}

/// Reads the templates and pictures of a folder, for [`crate::printer::Printer::with_office_files`].
///
/// # Errors
/// The folder cannot be read, or holds too much; see [`FolderError`].
pub fn read(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, FolderError> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        // The type of a link is a link, so nothing outside of the folder is followed.
        if !entry.file_type()?.is_file() || !ENDINGS.contains(&ending) || name.starts_with('.') {
            continue;
        }
        let mut bytes = Vec::new();
        let limit = BYTES_MAX.saturating_add(1);
        fs::File::open(entry.path())?
            .take(limit)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > BYTES_MAX {
            return Err(FolderError::TooLarge(name));
        }
        files.insert(name, bytes);
        if files.len() > FILES_MAX {
            return Err(FolderError::TooMany);
        }
    }
    Ok(files)
}
