//! Legacy text made Unicode, for a whole sheet at once: by font where there are fonts, by the words otherwise.

use vietnamese::legacy::Encoding;
use vietnamese::text::{is_decomposed, nfc};

use super::{Cell, Position, Sheet, Value};
use crate::codes;
use crate::finding::{Reporter, Stop};

/// Decodes every text of the sheet and reports how many were changed, with the first place.
///
/// Fails on one-byte text that is in no known encoding: a guess would make names wrong in silence.
pub(super) fn to_unicode(sheet: &mut Sheet, reporter: &mut Reporter) -> Result<(), Stop> {
    let guessed = guess(sheet);
    if sheet.one_byte && guessed == Encoding::Unicode {
        return Err(reporter.stop(codes::TEXT_ENCODING_DOUBTFUL, sheet.place(), &[]));
    }
    let mut repairs = [Repair::default(), Repair::default(), Repair::default()];
    let mut texts = 0_usize;
    for (&position, cell) in &mut sheet.cells {
        let encoding = encoding_of(cell, guessed);
        let Value::Text(text) = &mut cell.value else {
            continue;
        };
        texts = texts.saturating_add(1);
        let [tcvn3, vni, composed] = &mut repairs;
        let decoded = encoding.decode(text).into_owned();
        let repair = match encoding {
            Encoding::Tcvn3 | Encoding::Tcvn3Capitals => Some(tcvn3),
            Encoding::Vni => Some(vni),
            Encoding::Unicode => is_decomposed(text).then_some(composed),
        };
        if let Some(repair) = repair.filter(|_| decoded != *text) {
            repair.note(position);
        }
        *text = nfc(&decoded).into_owned();
        cell.font = Some(encoding);
    }
    let [tcvn3, vni, _] = &repairs;
    sheet.encoding = [(tcvn3, Encoding::Tcvn3), (vni, Encoding::Vni)]
        .into_iter()
        .find(|(repair, _)| repair.count.saturating_mul(4) > texts)
        .map_or(Encoding::Unicode, |(_, encoding)| encoding);
    for (repair, code) in repairs
        .iter()
        .zip([codes::TEXT_TCVN3, codes::TEXT_VNI, codes::TEXT_COMPOSED])
    {
        if let Some(first) = repair.first {
            reporter.add(
                code,
                sheet.cell_place(first),
                &[("count", repair.count.to_string())],
            );
        }
    }
    Ok(())
}

#[derive(Default)]
struct Repair {
    count: usize,
    first: Option<Position>,
}

impl Repair {
    fn note(&mut self, position: Position) {
        self.count = self.count.saturating_add(1);
        self.first.get_or_insert(position);
    }
}

/// What the texts without a legacy font are: a list may have been given another font without being retyped.
fn guess(sheet: &Sheet) -> Encoding {
    let unclear = sheet
        .cells
        .values()
        .filter(|cell| matches!(cell.font, None | Some(Encoding::Unicode)));
    let texts: Vec<&str> = unclear
        .filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    Encoding::guess(&[], &texts)
}

fn encoding_of(cell: &Cell, guessed: Encoding) -> Encoding {
    let said = cell.font.unwrap_or_default();
    let encoding = if said == Encoding::Unicode { guessed } else { said };
    match &cell.value {
        // Legacy text has no character beyond one byte: this one was typed later, in Unicode.
        Value::Text(text) if text.chars().any(|char| u32::from(char) > 0xff) => Encoding::Unicode,
        _ => encoding,
    }
}
