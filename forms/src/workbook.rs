//! Workbooks: the lists as XLSX, ready to print and to compute with.
//!
//! Amounts are numbers with a format, dates are dates, and every text is written as a text, with the mark that keeps
//! a spreadsheet from reading it as a formula when somebody edits the cell: a name that begins with `=` stays a name.

mod lists;
mod settlement;
mod statements;

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use sync_protocol::amount::Amount;

use crate::error::FormError;
use crate::frame::Frame;

/// The largest number that a spreadsheet keeps exactly: 2^53.
const EXACT_MAX: u64 = 1 << 53;

/// Paper size of A4 in a spreadsheet (ECMA-376, `ST_PaperSize`).
const A4: u8 = 9;

/// A4 landscape margins in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.5, 0.4, 0.5, 0.6, 0.3, 0.3];

/// Characters that make a spreadsheet take a text for a formula.
const FORMULA_BEGINS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What a cell holds.
pub(crate) enum Cell {
    /// A text.
    Text(String),
    /// An amount in đồng.
    Money(Amount),
    /// A count.
    Count(i64),
    /// A date.
    Date(NaiveDate),
    /// Nothing, with a border for the pen.
    Empty,
}

impl Cell {
    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text that may be absent.
    pub(crate) fn optional(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }
}

/// One column: its heading and width in characters.
pub(crate) type Column = (&'static str, f64);

/// A table with what stands above and below it.
pub(crate) struct Sheet<'a> {
    /// Head and foot.
    pub(crate) frame: &'a Frame,
    /// The name of the sheet's tab.
    pub(crate) tab: &'static str,
    /// The title.
    pub(crate) title: String,
    /// Lines below the title.
    pub(crate) lines: Vec<String>,
    /// The columns.
    pub(crate) columns: &'a [Column],
    /// The rows.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The total row; empty without one.
    pub(crate) total: Vec<Cell>,
    /// Lines below the table.
    pub(crate) below: Vec<String>,
    /// The places for signatures.
    pub(crate) signers: &'a [&'static str],
}

struct Formats {
    plain: Format,
    title: Format,
    head: Format,
    text: Format,
    guarded: Format,
    money: Format,
    count: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        Self {
            title: plain
                .clone()
                .set_bold()
                .set_font_size(14)
                .set_align(FormatAlign::Center),
            head: cell.clone().set_bold().set_align(FormatAlign::Center),
            guarded: cell.clone().set_quote_prefix(),
            money: cell.clone().set_num_format("#,##0"),
            count: cell.clone().set_num_format("#,##0"),
            date: cell.clone().set_num_format("dd/mm/yyyy"),
            text: cell,
            plain,
        }
    }

    fn of(&self, cell: &Cell) -> &Format {
        match cell {
            Cell::Text(text) if text.starts_with(FORMULA_BEGINS) => &self.guarded,
            Cell::Text(_) | Cell::Empty => &self.text,
            Cell::Money(_) => &self.money,
            Cell::Count(_) => &self.count,
            Cell::Date(_) => &self.date,
        }
    }
}

impl Sheet<'_> {
    /// Writes the workbook. The same sheet gives the same bytes.
    pub(crate) fn xlsx(&self) -> Result<Vec<u8>, FormError> {
        let mut workbook = Workbook::new();
        let created = ExcelDateTime::from_timestamp(self.frame.printed_at.timestamp());
        let properties = DocProperties::new()
            .set_title(&self.title)
            .set_company(&self.frame.issuer.organisation)
            .set_creation_datetime(&created.map_err(fault)?);
        workbook.set_properties(&properties);
        let worksheet = workbook.add_worksheet();
        self.fill(worksheet)?;
        workbook.save_to_buffer().map_err(fault)
    }

    fn fill(&self, sheet: &mut Worksheet) -> Result<(), FormError> {
        let formats = Formats::new();
        sheet.set_name(self.tab).map_err(fault)?;
        for (column, (_, width)) in (0..).zip(self.columns) {
            sheet.set_column_width(column, *width).map_err(fault)?;
        }
        let head = self.head(sheet, &formats)?;
        let mut row = head + 1;
        for cells in &self.rows {
            write_row(sheet, row, cells, |cell| formats.of(cell).clone())?;
            row += 1;
        }
        if !self.total.is_empty() {
            write_row(sheet, row, &self.total, |cell| {
                formats.of(cell).clone().set_bold()
            })?;
            row += 1;
        }
        row += 1;
        for line in &self.below {
            sheet
                .write_string_with_format(row, 0, line, &formats.plain)
                .map_err(fault)?;
            row += 1;
        }
        self.sign(sheet, row + 1, &formats)?;
        self.set_up_print(sheet, head)
    }

    /// Writes what stands above the rows; gives the row of the headings.
    fn head(&self, sheet: &mut Worksheet, formats: &Formats) -> Result<u32, FormError> {
        let issuer = &self.frame.issuer;
        let last = u16::try_from(self.columns.len().saturating_sub(1)).map_err(|_| FormError::OutOfRange)?;
        let half = last / 2;
        let bold = formats.plain.clone().set_bold().set_align(FormatAlign::Center);
        let centred = formats.plain.clone().set_align(FormatAlign::Center);
        let halves = [
            (
                0,
                issuer.organisation.to_uppercase(),
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                &centred,
            ),
            (
                1,
                issuer.branch.to_uppercase(),
                "Độc lập – Tự do – Hạnh phúc",
                &bold,
            ),
        ];
        for (row, left, right, format) in halves {
            merge(sheet, row, (0, half), &left, format)?;
            merge(sheet, row, (half + 1, last), right, &bold)?;
        }
        merge(sheet, 3, (0, last), &self.title.to_uppercase(), &formats.title)?;
        let mut row = 4;
        for line in &self.lines {
            merge(sheet, row, (0, last), line, &centred)?;
            row += 1;
        }
        row += 1;
        for (column, (heading, _)) in (0..).zip(self.columns) {
            sheet
                .write_string_with_format(row, column, *heading, &formats.head)
                .map_err(fault)?;
        }
        Ok(row)
    }

    fn sign(&self, sheet: &mut Worksheet, row: u32, formats: &Formats) -> Result<(), FormError> {
        let columns = u16::try_from(self.columns.len()).map_err(|_| FormError::OutOfRange)?;
        let places = u16::try_from(self.signers.len()).map_err(|_| FormError::OutOfRange)?;
        let bold = formats.plain.clone().set_bold().set_align(FormatAlign::Center);
        let how = formats.plain.clone().set_italic().set_align(FormatAlign::Center);
        for (place, signer) in (0..).zip(self.signers) {
            let (first, next) = (columns * place / places, columns * (place + 1) / places);
            let span = (first, next.saturating_sub(1).max(first));
            merge(sheet, row, span, &signer.to_uppercase(), &bold)?;
            merge(sheet, row + 1, span, "(Ký, ghi rõ họ tên)", &how)?;
        }
        Ok(())
    }

    fn set_up_print(&self, sheet: &mut Worksheet, head: u32) -> Result<(), FormError> {
        let [left, right, top, bottom, header, footer] = MARGINS;
        sheet
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_margins(left, right, top, bottom, header, footer)
            .set_footer("&RTrang &P / &N");
        sheet.set_repeat_rows(head, head).map_err(fault)?;
        sheet.set_freeze_panes(head + 1, 0).map_err(fault)?;
        Ok(())
    }
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[Cell],
    format: impl Fn(&Cell) -> Format,
) -> Result<(), FormError> {
    for (column, cell) in (0..).zip(cells) {
        let format = format(cell);
        let written = match cell {
            Cell::Text(text) => sheet.write_string_with_format(row, column, text, &format),
            Cell::Money(amount) => sheet.write_number_with_format(row, column, number(*amount)?, &format),
            Cell::Count(count) => {
                sheet.write_number_with_format(row, column, number(Amount::from_dong(*count))?, &format)
            }
            Cell::Date(date) => sheet.write_datetime_with_format(row, column, date, &format),
            Cell::Empty => sheet.write_blank(row, column, &format),
        };
        written.map_err(fault)?;
    }
    Ok(())
}

/// Writes a text over several columns; over one it is an ordinary cell.
fn merge(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), FormError> {
    let written = if first < last {
        sheet.merge_range(row, first, row, last, text, format)
    } else {
        sheet.write_string_with_format(row, first, text, format)
    };
    written.map(|_| ()).map_err(fault)
}

/// An amount as the number of a spreadsheet, which is exact up to 2^53.
fn number(amount: Amount) -> Result<f64, FormError> {
    let exact = amount
        .decimal()
        .abs()
        .to_u64()
        .is_some_and(|dong| dong <= EXACT_MAX);
    amount
        .decimal()
        .to_f64()
        .filter(|_| exact)
        .ok_or(FormError::OutOfRange)
}

/// The messages of the writer name sheets, rows and columns, never what they hold.
fn fault(error: XlsxError) -> FormError {
    FormError::Workbook(error.to_string())
}
