//! A look into the directory of an .xlsx file before anything of it is unpacked.
//!
//! The directory can lie, so that the parts are also unpacked once into nothing, counted and cut off at the limit:
//! a bomb costs time for the limit and no memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::codes;
use crate::finding::{Place, Reporter, Stop};
use crate::limits::Limits;

/// Small parts may grow by any factor; a style sheet of zeros is no attack.
const RATIO_CHECKED_FROM: u64 = 1_000_000;

pub(crate) fn check(bytes: &[u8], limits: &Limits, reporter: &mut Reporter) -> Result<(), Stop> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Err(reporter.stop(codes::FILE_DAMAGED, Place::default(), &[]));
    };
    let too_large =
        |reporter: &mut Reporter| reporter.stop(codes::FILE_UNPACKS_TOO_LARGE, Place::default(), &[]);
    let mut left = limits.unpacked_bytes_max;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else {
            return Err(reporter.stop(codes::FILE_DAMAGED, Place::default(), &[]));
        };
        let ratio_max = part
            .compressed_size()
            .max(1)
            .saturating_mul(limits.unpacked_ratio_max);
        if part.size() > left || (part.size() > RATIO_CHECKED_FROM && part.size() > ratio_max) {
            return Err(too_large(reporter));
        }
        let mut counted = part.take(left.saturating_add(1));
        let Ok(size) = std::io::copy(&mut counted, &mut std::io::sink()) else {
            return Err(reporter.stop(codes::FILE_DAMAGED, Place::default(), &[]));
        };
        left = left.checked_sub(size).ok_or_else(|| too_large(reporter))?;
    }
    Ok(())
}
