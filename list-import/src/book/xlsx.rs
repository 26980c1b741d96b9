//! .xlsx by calamine, cell by cell: values with their fonts, formulas without a result, merges.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use vietnamese::legacy::Encoding;

use super::{Cell, Sheet, Value, hidden, zip_check};
use crate::codes;
use crate::finding::{Place, Reporter, Stop};
use crate::limits::Limits;
use crate::read::{Stage, Watch};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(crate) fn read(
    bytes: &[u8],
    limits: &Limits,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<Vec<Sheet>, Stop> {
    zip_check::check(bytes, limits, reporter)?;
    if usize::try_from(hidden::claimed_texts(bytes)).map_or(true, |claimed| claimed > limits.cells_max) {
        return Err(reporter.stop(codes::SHEET_TOO_LARGE, Place::default(), &[]));
    }
    let mut book: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error, reporter))?;
    let mut hidden = hidden::read(bytes);
    let mut sheets = Vec::new();
    let worksheets: Vec<_> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect();
    for metadata in worksheets {
        let mut sheet = Sheet {
            name: Some(Arc::from(metadata.name.as_str())),
            visible: metadata.visible == SheetVisible::Visible,
            ..Sheet::default()
        };
        read_cells(&mut book, &mut sheet, limits, reporter, watch)?;
        read_formulas(&mut book, &mut sheet).map_err(|error| damaged(&error, reporter))?;
        read_merges(&mut book, &mut sheet, limits).map_err(|error| damaged(&error, reporter))?;
        if let Some((rows, columns)) = hidden.remove(&metadata.name) {
            (sheet.hidden_rows, sheet.hidden_columns) = (rows, columns);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn read_cells(
    book: &mut Workbook<'_>,
    sheet: &mut Sheet,
    limits: &Limits,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<(), Stop> {
    let name = sheet.name.clone().unwrap_or_default();
    let mut reader = book
        .worksheet_cells_reader(&name)
        .map_err(|error| damaged(&error, reporter))?;
    let fonts: Vec<Encoding> = reader
        .styles()
        .iter()
        .map(|style| {
            style
                .font
                .as_ref()
                .and_then(|font| font.name.as_deref())
                .map_or(Encoding::Unicode, Encoding::of_font)
        })
        .collect();
    while let Some((cell, style)) = reader
        .next_cell_with_style_id()
        .map_err(|error| damaged(&error, reporter))?
    {
        let Some(value) = value_of(cell.get_value()) else {
            continue;
        };
        let (row, column) = cell.get_position();
        let font = Some(fonts.get(style).copied().unwrap_or_default());
        let position = (row.saturating_add(1), column.saturating_add(1));
        sheet.put(position, Cell { value, font }, limits, reporter)?;
        watch.tick(Stage::Cells, reporter)?;
    }
    Ok(())
}

/// A formula whose result was never stored: the value is missing, and nothing here computes it.
fn read_formulas(book: &mut Workbook<'_>, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let name = sheet.name.clone().unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(&name)?;
    // Not `next_formula`, which keeps a table as long as the largest index of a shared formula says.
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let (row, column) = cell.pos;
        let position = (row.saturating_add(1), column.saturating_add(1));
        if cell.formula.is_some() && !sheet.cells.contains_key(&position) {
            sheet.formulas_without_value.insert(position);
        }
    }
    Ok(())
}

fn read_merges(book: &mut Workbook<'_>, sheet: &mut Sheet, limits: &Limits) -> Result<(), XlsxError> {
    let name = sheet.name.clone().unwrap_or_default();
    for area in book.merge_cells_by_sheet_name(&name)? {
        sheet.cover(area.start, area.end, limits);
    }
    Ok(())
}

pub(super) fn value_of(value: &DataRef<'_>) -> Option<Value> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Int(number) => Value::Number((*number).into()),
        DataRef::Float(number) => Value::from_float(*number),
        DataRef::DateTime(date) => Value::from_excel_date(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::Text(text.clone()),
        DataRef::Bool(_) | DataRef::Error(_) => Value::Broken,
    })
    .filter(|value| !matches!(value, Value::Text(text) if text.is_empty()))
}

pub(super) fn damaged(error: &XlsxError, reporter: &mut Reporter) -> Stop {
    let code = match error {
        XlsxError::Password => codes::FILE_ENCRYPTED,
        _ => codes::FILE_DAMAGED,
    };
    reporter.stop(code, Place::default(), &[])
}
