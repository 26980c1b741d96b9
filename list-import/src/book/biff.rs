//! The records of an .xls file that calamine does not show: fonts, hidden rows and columns, and the size of each
//! sheet, which must be known before calamine reserves memory for it.
//!
//! Source: [MS-XLS]. Only lengths and numbers are read here; anything short or unknown is passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use vietnamese::legacy::Encoding;

use super::Position;

const FONT: u16 = 0x0031;
const XF: u16 = 0x00e0;
const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002f;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMN_INFO: u16 = 0x007d;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
/// Formula, rich string, shared string, label: the cells that may hold text.
const TEXT_CELLS: [u16; 4] = [0x0006, 0x00d6, 0x00fd, 0x0204];

/// What the raw records say about a workbook.
#[derive(Default)]
pub(super) struct RawWorkbook {
    pub(super) encrypted: bool,
    /// In the order of the sheets.
    pub(super) sheets: Vec<RawSheet>,
}

#[derive(Default)]
pub(super) struct RawSheet {
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    /// Encodings by font of cells that may hold text; Unicode is left out.
    pub(super) fonts: BTreeMap<Position, Encoding>,
    /// Rows and columns that the sheet claims to have.
    pub(super) claimed: Position,
    /// Whether the claims can be believed at all.
    pub(super) malformed: bool,
}

/// Reads the workbook stream; nothing when the file has none or is cut off.
pub(super) fn read(bytes: &[u8]) -> Option<RawWorkbook> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    if file.is_stream("/EncryptedPackage") {
        return Some(RawWorkbook {
            encrypted: true,
            sheets: Vec::new(),
        });
    }
    let path = ["/Workbook", "/Book"]
        .into_iter()
        .find(|path| file.is_stream(path))?;
    let mut stream = Vec::new();
    file.open_stream(path).ok()?.read_to_end(&mut stream).ok()?;
    Some(workbook(&stream))
}

fn workbook(stream: &[u8]) -> RawWorkbook {
    let mut found = RawWorkbook::default();
    let (mut fonts, mut formats, mut starts) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, data) in records(stream, 0) {
        match kind {
            FONT => fonts.push(font_encoding(data)),
            XF => formats.push(u16_at(data, 0)),
            BOUND_SHEET => starts.push(u32_at(data, 0).and_then(|start| usize::try_from(start).ok())),
            FILE_PASS => found.encrypted = u16_at(data, 0).is_some_and(|kind| kind != 0),
            END => break,
            _ => {}
        }
    }
    let encodings: Vec<Encoding> = formats
        .into_iter()
        .map(|font| encoding_of(font, &fonts))
        .collect();
    found.sheets = starts
        .into_iter()
        .map(|start| sheet(stream, start, &encodings))
        .collect();
    found
}

fn sheet(stream: &[u8], start: Option<usize>, encodings: &[Encoding]) -> RawSheet {
    let mut found = RawSheet::default();
    let Some(start) = start.filter(|&start| start < stream.len()) else {
        found.malformed = true;
        return found;
    };
    let mut depth = 0_u32;
    for (kind, data) in records(stream, start) {
        match kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => break,
            END => depth = depth.saturating_sub(1),
            _ if depth == 1 => found.read(kind, data, encodings),
            _ => {}
        }
    }
    found
}

impl RawSheet {
    fn read(&mut self, kind: u16, data: &[u8], encodings: &[Encoding]) {
        match kind {
            DIMENSIONS => match (
                u32_at(data, 0),
                u32_at(data, 4),
                u16_at(data, 8),
                u16_at(data, 10),
            ) {
                (Some(first_row), Some(rows), Some(first_column), Some(columns)) => {
                    self.claimed = (rows, columns.into());
                    // An empty sheet claims 0 to 0.
                    self.malformed |= first_row > rows || first_column > columns;
                }
                _ => self.malformed = true,
            },
            ROW => {
                let hidden = u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                self.hidden_rows.extend(
                    u16_at(data, 0)
                        .filter(|_| hidden)
                        .map(|row| u32::from(row).saturating_add(1)),
                );
            }
            COLUMN_INFO => {
                let hidden = u16_at(data, 8).is_some_and(|flags| flags & 1 != 0);
                if let (true, Some(first), Some(last)) = (hidden, u16_at(data, 0), u16_at(data, 2)) {
                    let columns = u32::from(first)..=u32::from(last.min(255));
                    self.hidden_columns
                        .extend(columns.map(|column| column.saturating_add(1)));
                }
            }
            kind if TEXT_CELLS.contains(&kind) => self.read_font(data, encodings),
            _ => {}
        }
    }

    fn read_font(&mut self, data: &[u8], encodings: &[Encoding]) {
        if let (Some(row), Some(column), Some(format)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) {
            let encoding = encodings.get(usize::from(format)).copied().unwrap_or_default();
            if encoding != Encoding::Unicode {
                let position = (
                    u32::from(row).saturating_add(1),
                    u32::from(column).saturating_add(1),
                );
                self.fonts.insert(position, encoding);
            }
        }
    }
}

/// Font number 4 does not exist: number 5 is the fifth of the table.
fn encoding_of(font: Option<u16>, fonts: &[Encoding]) -> Encoding {
    let place = font
        .map(usize::from)
        .map(|font| if font > 4 { font.saturating_sub(1) } else { font });
    place
        .and_then(|place| fonts.get(place))
        .copied()
        .unwrap_or_default()
}

/// The name stands behind 14 bytes: its length, one byte of flags (wide or not), the characters.
fn font_encoding(data: &[u8]) -> Encoding {
    let length = data.get(14).copied().map_or(0, usize::from);
    let wide = data.get(15).is_some_and(|flags| flags & 1 != 0);
    let characters = data.iter().skip(16);
    let name: String = if wide {
        characters
            .step_by(2)
            .take(length)
            .map(|&byte| char::from(byte))
            .collect()
    } else {
        characters.take(length).map(|&byte| char::from(byte)).collect()
    };
    Encoding::of_font(&name)
}

/// Records from a place on: kind and data. Ends where the stream ends or a record is cut off.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let kind = u16_at(rest, 0)?;
        let length = usize::from(u16_at(rest, 2)?);
        let (record, behind) = rest.split_at_checked(length.checked_add(4)?)?;
        rest = behind;
        Some((kind, record.get(4..)?))
    })
}

fn u16_at(data: &[u8], place: usize) -> Option<u16> {
    data.get(place..)?
        .first_chunk()
        .map(|bytes| u16::from_le_bytes(*bytes))
}

fn u32_at(data: &[u8], place: usize) -> Option<u32> {
    data.get(place..)?
        .first_chunk()
        .map(|bytes| u32::from_le_bytes(*bytes))
}
