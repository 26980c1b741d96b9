//! .xls by calamine, with what only the raw records say.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, Reader, SheetVisible, Xls};

use super::biff::{self, RawSheet};
use super::{Cell, Sheet, Value};
use crate::codes;
use crate::finding::{Place, Reporter, Stop};
use crate::limits::Limits;
use crate::read::{Stage, Watch};

pub(crate) fn read(
    bytes: &[u8],
    limits: &Limits,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<Vec<Sheet>, Stop> {
    let Some(raw) = biff::read(bytes) else {
        return Err(reporter.stop(codes::FILE_DAMAGED, Place::default(), &[]));
    };
    if raw.encrypted {
        return Err(reporter.stop(codes::FILE_ENCRYPTED, Place::default(), &[]));
    }
    for sheet in &raw.sheets {
        check_claims(sheet, limits, reporter)?;
    }
    let mut sheets =
        unharmed(bytes).ok_or_else(|| reporter.stop(codes::FILE_DAMAGED, Place::default(), &[]))?;
    for (sheet, raw) in sheets.iter_mut().zip(raw.sheets) {
        fill(sheet, raw, limits, reporter, watch)?;
    }
    Ok(sheets.into_iter().map(|sheet| sheet.sheet).collect())
}

/// calamine reserves memory for the size that a sheet claims, which would end the process.
fn check_claims(sheet: &RawSheet, limits: &Limits, reporter: &mut Reporter) -> Result<(), Stop> {
    if sheet.malformed {
        return Err(reporter.stop(codes::FILE_DAMAGED, Place::default(), &[]));
    }
    if Sheet::default().has_room(limits, sheet.claimed) {
        return Ok(());
    }
    Err(reporter.stop(codes::SHEET_TOO_LARGE, Place::default(), &[]))
}

struct OpenSheet {
    sheet: Sheet,
    values: calamine::Range<Data>,
    formulas: calamine::Range<String>,
    merges: Vec<calamine::Dimensions>,
}

/// Opens the workbook. calamine 0.38 indexes into records without a look at their length (`parse_workbook`), so a
/// cut or forged .xls can make it panic; that is a damaged file and must not end the server that imports it.
/// Nothing of ours is shared with the closure, so nothing is left half changed.
fn unharmed(bytes: &[u8]) -> Option<Vec<OpenSheet>> {
    catch_unwind(AssertUnwindSafe(|| open(bytes))).ok().flatten()
}

fn open(bytes: &[u8]) -> Option<Vec<OpenSheet>> {
    let mut book = Xls::new(Cursor::new(bytes)).ok()?;
    let sheets = book.sheets_metadata().to_vec();
    sheets
        .into_iter()
        .map(|metadata| {
            let sheet = Sheet {
                name: Some(Arc::from(metadata.name.as_str())),
                visible: metadata.visible == SheetVisible::Visible,
                ..Sheet::default()
            };
            let values = book.worksheet_range(&metadata.name).ok()?;
            let formulas = book.worksheet_formula(&metadata.name).ok()?;
            let merges = book.merge_cells_by_sheet_name(&metadata.name).unwrap_or_default();
            Some(OpenSheet {
                sheet,
                values,
                formulas,
                merges,
            })
        })
        .collect()
}

fn fill(
    open: &mut OpenSheet,
    raw: RawSheet,
    limits: &Limits,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<(), Stop> {
    let sheet = &mut open.sheet;
    let origin = open.values.start().unwrap_or_default();
    for (row, column, value) in open.values.used_cells() {
        let Some(position) = absolute(origin, (row, column)) else {
            continue;
        };
        if let Some(value) = value_of(value) {
            let font = Some(raw.fonts.get(&position).copied().unwrap_or_default());
            sheet.put(position, Cell { value, font }, limits, reporter)?;
        }
        watch.tick(Stage::Cells, reporter)?;
    }
    let origin = open.formulas.start().unwrap_or_default();
    for (row, column, _) in open.formulas.used_cells() {
        let position = absolute(origin, (row, column));
        sheet
            .formulas_without_value
            .extend(position.filter(|position| !sheet.cells.contains_key(position)));
    }
    for area in &open.merges {
        sheet.cover(area.start, area.end, limits);
    }
    (sheet.hidden_rows, sheet.hidden_columns) = (raw.hidden_rows, raw.hidden_columns);
    Ok(())
}

fn absolute(origin: (u32, u32), (row, column): (usize, usize)) -> Option<(u32, u32)> {
    let row = origin.0.checked_add(u32::try_from(row).ok()?)?.checked_add(1)?;
    let column = origin
        .1
        .checked_add(u32::try_from(column).ok()?)?
        .checked_add(1)?;
    Some((row, column))
}

fn value_of(value: &Data) -> Option<Value> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) if text.is_empty() => return None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Text(text.clone()),
        Data::Int(number) => Value::Number((*number).into()),
        Data::Float(number) => Value::from_float(*number),
        Data::DateTime(date) => Value::from_excel_date(date),
        Data::Bool(_) | Data::Error(_) => Value::Broken,
    })
}
