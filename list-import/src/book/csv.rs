//! Text with separators: UTF-8 with or without mark, UTF-16, or the one-byte text of TCVN3 and VNI fonts.

use ::csv::{ReaderBuilder, StringRecord};

use super::{Cell, Sheet, Value};
use crate::codes;
use crate::finding::{Place, Reporter, Stop};
use crate::limits::Limits;
use crate::read::{Stage, Watch};

const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

pub(crate) fn read(
    bytes: &[u8],
    limits: &Limits,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<Vec<Sheet>, Stop> {
    let Some((text, one_byte)) = text_of(bytes) else {
        return Err(reporter.stop(codes::TEXT_ENCODING_DOUBTFUL, Place::default(), &[]));
    };
    let mut sheet = Sheet {
        visible: true,
        one_byte,
        ..Sheet::default()
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    // Record numbers and not line numbers: a note may go over several lines. The csv crate skips empty lines.
    let mut row = 0_u32;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(vec![sheet]),
            Err(_) => return Err(reporter.stop(codes::FILE_DAMAGED, sheet.place().at(row), &[])),
        }
        row = row.saturating_add(1);
        for (column, field) in (1_u32..).zip(&record) {
            if !field.is_empty() {
                let cell = Cell {
                    value: Value::Text(field.to_owned()),
                    font: None,
                };
                sheet.put((row, column), cell, limits, reporter)?;
                watch.tick(Stage::Cells, reporter)?;
            }
        }
    }
}

/// Bytes as text. One-byte text keeps its codes as U+0080 to U+00FF, as spreadsheets keep them; which letters they
/// are is decided with all texts in sight.
fn text_of(bytes: &[u8]) -> Option<(String, bool)> {
    let wide = |pairs: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = pairs.as_chunks().0.iter().map(|&pair| read(pair)).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest)
            .ok()
            .map(|text| (text.to_owned(), false)),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes).map(|text| (text, false)),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes).map(|text| (text, false)),
        _ => Some(match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), false),
            Err(_) => (bytes.iter().map(|&byte| char::from(byte)).collect(), true),
        }),
    }
}

/// The separator that the first line has most of, outside quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0_usize; SEPARATORS.len()];
    for byte in text.lines().next().unwrap_or_default().bytes() {
        quoted ^= byte == b'"';
        if let Some(count) = SEPARATORS
            .iter()
            .position(|&known| known == byte && !quoted)
            .and_then(|at| counts.get_mut(at))
        {
            *count = count.saturating_add(1);
        }
    }
    let best = counts.iter().max().copied().unwrap_or_default();
    SEPARATORS
        .into_iter()
        .zip(counts)
        .find(|&(_, count)| count == best)
        .map_or(b';', |(separator, _)| separator)
}
