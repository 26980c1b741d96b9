//! ESC/POS: the five commands that print a picture on any thermal printer of 58 mm.
//!
//! The crates for ESC/POS print text in code pages, which rarely hold Vietnamese, and want a PNG for a picture. A
//! picture alone needs five commands that printers of all makes share, so they are written here.

use super::layout::WIDTH;
use super::raster::Picture;

/// `ESC @`: forget what another program set.
const INITIALISE: [u8; 2] = [0x1b, b'@'];

/// `GS v 0`: a picture in rows of bytes, the highest bit at the left. Then width in bytes and height in dots, each
/// low byte first.
const RASTER: [u8; 4] = [0x1d, b'v', b'0', 0];

/// `ESC d n`: feed lines, so that the end of the slip comes out of the housing.
const FEED: [u8; 3] = [0x1b, b'd', 4];

/// `GS V 66 0`: feed to the cutter and cut. Printers without a cutter do nothing.
const CUT: [u8; 4] = [0x1d, b'V', 66, 0];

/// Rows of one picture. Cheap printers have buffers of a few kilobytes; 128 rows take 6,144 bytes.
const ROWS_MAX: usize = 128;

const ROW_BYTES: u8 = 48;

/// The bytes that print a picture.
pub(super) fn bytes(picture: &Picture) -> Vec<u8> {
    const { assert!(WIDTH == 8 * ROW_BYTES as usize) };
    let rows: Vec<Vec<u8>> = picture.rows().map(packed).collect();
    let mut out = INITIALISE.to_vec();
    for band in rows.chunks(ROWS_MAX) {
        out.extend(RASTER);
        out.extend([ROW_BYTES, 0]);
        out.extend(u16::try_from(band.len()).unwrap_or_default().to_le_bytes());
        out.extend(band.iter().flatten());
    }
    out.extend(FEED);
    out.extend(CUT);
    out
}

fn packed(row: &[bool]) -> Vec<u8> {
    let bits = |dots: &[bool]| {
        let set = |byte: u8, (place, dot): (usize, &bool)| if *dot { byte | (0x80 >> place) } else { byte };
        dots.iter().enumerate().fold(0, set)
    };
    row.chunks(8).map(bits).collect()
}
