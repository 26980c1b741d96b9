//! Every kind of finding: its stable name, how it bears on the list, what it says.
//!
//! A name is never given to another meaning; a name that nothing uses is removed.

use crate::finding::Code;
use crate::finding::Severity::{self, Error, Note, Repair, Warning};

const fn code(id: &'static str, severity: Severity, sentence: &'static str) -> Code {
    Code {
        id,
        severity,
        sentence,
    }
}

// The file as a whole.

/// The file is empty.
pub const FILE_EMPTY: Code = code(
    "file_empty",
    Error,
    "The file is empty; ask the office to send it again",
);
/// The file is larger than the limit of `limit` bytes.
pub const FILE_TOO_LARGE: Code = code(
    "file_too_large",
    Error,
    "The file is larger than the limit of {limit} bytes; split the list",
);
/// The file is a web page with the name of a spreadsheet.
pub const FILE_IS_HTML: Code = code(
    "file_is_html",
    Error,
    "The file is a web page with the name of a spreadsheet; open it in a spreadsheet program and save it as .xlsx",
);
/// The file is neither .xlsx nor .xls nor text.
pub const FILE_FORMAT_UNKNOWN: Code = code(
    "file_format_unknown",
    Error,
    "The file is neither .xlsx nor .xls nor text; ask the office for one of these",
);
/// The file is damaged or cut off and cannot be opened.
pub const FILE_DAMAGED: Code = code(
    "file_damaged",
    Error,
    "The file is damaged or cut off and cannot be opened; ask the office to send it again",
);
/// The file is protected by a password.
pub const FILE_ENCRYPTED: Code = code(
    "file_encrypted",
    Error,
    "The file is protected by a password; save it without one",
);
/// The file unpacks to more than a list can hold and was not opened.
pub const FILE_UNPACKS_TOO_LARGE: Code = code(
    "file_unpacks_too_large",
    Error,
    "The file unpacks to more than a list can hold and was not opened; ask the office where it comes from",
);
/// The sheet has more rows, columns or cells than a list can have.
pub const SHEET_TOO_LARGE: Code = code(
    "sheet_too_large",
    Error,
    "The sheet has more rows, columns or cells than a list can have; remove what is not the list",
);
/// The cell holds more than `limit` characters.
pub const CELL_TOO_LONG: Code = code(
    "cell_too_long",
    Error,
    "The cell holds more than {limit} characters; shorten it",
);
/// There are more than `limit` findings.
pub const FINDINGS_TOO_MANY: Code = code(
    "findings_too_many",
    Error,
    "There are more than {limit} findings; the file is probably not a payout list",
);
/// Reading was cancelled.
pub const CANCELLED: Code = code("cancelled", Error, "Reading was cancelled; nothing was imported");
/// The sheet has no heading of a payout list and was not read.
pub const SHEET_SKIPPED: Code = code(
    "sheet_skipped",
    Note,
    "The sheet has no heading of a payout list and was not read",
);
/// The sheet is hidden and was not read.
pub const SHEET_HIDDEN: Code = code(
    "sheet_hidden",
    Warning,
    "The sheet is hidden and was not read; show it if it is the list",
);
/// No sheet has a heading with a name and a total.
pub const LIST_MISSING: Code = code(
    "list_missing",
    Error,
    "No sheet has a heading with a name and a total; check that this is a payout list",
);
/// Several sheets hold a list (`sheets`).
pub const LISTS_SEVERAL: Code = code(
    "lists_several",
    Error,
    "Several sheets hold a list ({sheets}); send each as a file of its own",
);

// Text.

/// `count` cells are written in TCVN3 (ABC) and were read as Unicode.
pub const TEXT_TCVN3: Code = code(
    "text_tcvn3",
    Repair,
    "{count} cells are written in TCVN3 (ABC) and were read as Unicode; look at a few names",
);
/// `count` cells are written in VNI and were read as Unicode.
pub const TEXT_VNI: Code = code(
    "text_vni",
    Repair,
    "{count} cells are written in VNI and were read as Unicode; look at a few names",
);
/// `count` cells are written with combining marks and were put together.
pub const TEXT_COMPOSED: Code = code(
    "text_composed",
    Repair,
    "{count} cells are written with combining marks and were put together",
);
/// The text is neither UTF-8 nor a known legacy encoding.
pub const TEXT_ENCODING_DOUBTFUL: Code = code(
    "text_encoding_doubtful",
    Error,
    "The text is neither UTF-8 nor a known legacy encoding; save the file as CSV UTF-8",
);
/// Spaces or invisible characters were removed.
pub const TEXT_CLEANED: Code = code(
    "text_cleaned",
    Repair,
    "Spaces or invisible characters were removed",
);
/// TCVN3 cannot write toned capitals.
pub const NAME_CAPITALISED: Code = code(
    "name_capitalised",
    Repair,
    "TCVN3 cannot write toned capitals; the first letters were made capitals",
);

// The heading and what stands above it.

/// The heading has no column for the `column`.
pub const COLUMN_MISSING: Code = code(
    "column_missing",
    Error,
    "The heading has no column for the {column}; add it",
);
/// Two columns read as the `column`.
pub const COLUMN_TWICE: Code = code(
    "column_twice",
    Error,
    "Two columns read as the {column}; rename one",
);
/// The column is not known and was not read.
pub const COLUMN_UNKNOWN: Code = code(
    "column_unknown",
    Warning,
    "The column is not known and was not read",
);
/// The column is hidden on the sheet.
pub const COLUMN_HIDDEN: Code = code(
    "column_hidden",
    Warning,
    "The column is hidden on the sheet; it was read like the others",
);
/// The month of the list is not stated.
pub const MONTH_UNKNOWN: Code = code(
    "month_unknown",
    Error,
    "The month of the list is not stated; write it in the title as Tháng 11 năm 2026, or say it when importing",
);
/// The title says month `says`, the import was asked for `is`.
pub const MONTH_DIFFERS: Code = code(
    "month_differs",
    Error,
    "The title says month {says}, the import was asked for {is}; check the file",
);
/// The programme of the list is not stated.
pub const PROGRAMME_UNKNOWN: Code = code(
    "programme_unknown",
    Error,
    "The programme of the list is not stated; say it when importing",
);
/// The list says programme `says`, the import was asked for `is`.
pub const PROGRAMME_DIFFERS: Code = code(
    "programme_differs",
    Error,
    "The list says programme {says}, the import was asked for {is}; check the file",
);
/// The commune is not stated or not one of the province.
pub const COMMUNE_UNKNOWN: Code = code(
    "commune_unknown",
    Error,
    "The commune is not stated or not one of the province; write it, or say it when importing",
);

// Rows.

/// The row is neither a person, a hamlet, a sum nor the end of the list.
pub const ROW_NOT_UNDERSTOOD: Code = code(
    "row_not_understood",
    Error,
    "The row is neither a person, a hamlet, a sum nor the end of the list; correct it or remove it",
);
/// A row with an amount stands behind the total.
pub const ROW_AFTER_TOTAL: Code = code(
    "row_after_total",
    Error,
    "A row with an amount stands behind the total; move it above",
);
/// The row is hidden on the sheet.
pub const ROW_HIDDEN: Code = code(
    "row_hidden",
    Warning,
    "The row is hidden on the sheet; it was read and counted",
);
/// The list has no lines below its heading.
pub const LIST_HAS_NO_LINES: Code = code(
    "list_has_no_lines",
    Error,
    "The list has no lines below its heading",
);
/// The line has an amount and no name.
pub const NAME_MISSING: Code = code(
    "name_missing",
    Error,
    "The line has an amount and no name; write the name",
);
/// The name is longer than `limit` characters.
pub const NAME_TOO_LONG: Code = code(
    "name_too_long",
    Error,
    "The name is longer than {limit} characters; shorten it",
);
/// The line has no hamlet, neither in a column nor in a heading above.
pub const HAMLET_MISSING: Code = code(
    "hamlet_missing",
    Error,
    "The line has no hamlet, neither in a column nor in a heading above; write it",
);
/// The list names no hamlets, so that nobody can be sent to these doors.
pub const HAMLETS_UNKNOWN: Code = code(
    "hamlets_unknown",
    Warning,
    "The list names no hamlets, so that nobody can be sent to these doors; ask the office for them",
);
/// The hamlet is written in another way than elsewhere on the list.
pub const HAMLET_SPELLING: Code = code(
    "hamlet_spelling",
    Repair,
    "The hamlet is written in another way than elsewhere on the list",
);
/// The hamlet of the line is not the one in the heading above it.
pub const HAMLET_DIFFERS: Code = code(
    "hamlet_differs",
    Warning,
    "The hamlet of the line is not the one in the heading above it",
);
/// Cells have a formula without a result.
pub const FORMULA_WITHOUT_VALUE: Code = code(
    "formula_without_value",
    Error,
    "{count} cells, this one first, have a formula without a result; open the file in a spreadsheet program, save it and send it again",
);
/// The cell shows a spreadsheet error.
pub const CELL_HAS_ERROR: Code = code(
    "cell_has_error",
    Error,
    "The cell shows a spreadsheet error; correct the formula",
);

// Fields of a line.

/// The line has no date or year of birth.
pub const BIRTH_MISSING: Code = code("birth_missing", Warning, "The line has no date or year of birth");
/// The date of birth cannot be read.
pub const BIRTH_UNREADABLE: Code = code(
    "birth_unreadable",
    Error,
    "The date of birth cannot be read; write it as dd/mm/yyyy or the year",
);
/// Only the year or month of birth is given.
pub const BIRTH_YEAR_ONLY: Code = code(
    "birth_year_only",
    Repair,
    "Only the year or month of birth is given; the date was kept at that precision",
);
/// The date of birth was a spreadsheet date and was read as a day.
pub const BIRTH_FROM_EXCEL: Code = code(
    "birth_from_excel",
    Repair,
    "The date of birth was a spreadsheet date and was read as a day",
);
/// A full date of birth in a column of years was kept in full.
pub const BIRTH_FULL_IN_YEARS: Code = code(
    "birth_full_in_years",
    Repair,
    "A full date of birth in a column of years was kept in full",
);
/// The line has no identity number.
pub const IDENTITY_MISSING: Code = code("identity_missing", Warning, "The line has no identity number");
/// The identity number is the old one with 9 digits.
pub const IDENTITY_OLD: Code = code(
    "identity_old",
    Warning,
    "The identity number is the old one with 9 digits; ask for the card",
);
/// The identity number has neither 12 nor 9 digits and was left out.
pub const IDENTITY_UNREADABLE: Code = code(
    "identity_unreadable",
    Warning,
    "The identity number has neither 12 nor 9 digits and was left out; ask for the card",
);
/// The leading zeros of the identity number were put back.
pub const IDENTITY_ZEROS: Code = code(
    "identity_zeros",
    Repair,
    "The leading zeros of the identity number were put back",
);
/// Spaces or dots in the identity number were removed.
pub const IDENTITY_GROUPED: Code = code(
    "identity_grouped",
    Repair,
    "Spaces or dots in the identity number were removed",
);
/// The identity number says another year of birth than the list.
pub const IDENTITY_BIRTH: Code = code(
    "identity_birth",
    Warning,
    "The identity number says another year of birth than the list",
);
/// The identity number says another sex than the list.
pub const IDENTITY_SEX: Code = code(
    "identity_sex",
    Warning,
    "The identity number says another sex than the list",
);
/// The identity number begins with no known province.
pub const IDENTITY_PROVINCE: Code = code(
    "identity_province",
    Warning,
    "The identity number begins with no known province",
);
/// Two names on the list have the same identity number (rows `rows`).
pub const IDENTITY_SHARED: Code = code(
    "identity_shared",
    Warning,
    "Two names on the list have the same identity number (rows {rows}); one of them is wrong",
);
/// The sex is neither Nam nor Nữ and was left out.
pub const SEX_UNREADABLE: Code = code(
    "sex_unreadable",
    Warning,
    "The sex is neither Nam nor Nữ and was left out",
);
/// The percentage cannot be read and was left out.
pub const PERCENT_UNREADABLE: Code = code(
    "percent_unreadable",
    Warning,
    "The percentage cannot be read and was left out",
);
/// The percentage was written as a text or a fraction.
pub const PERCENT_READ: Code = code(
    "percent_read",
    Repair,
    "The percentage was written as a text or a fraction",
);
/// The line has no total.
pub const AMOUNT_MISSING: Code = code("amount_missing", Error, "The line has no total; write it");
/// The amount cannot be read.
pub const AMOUNT_UNREADABLE: Code = code(
    "amount_unreadable",
    Error,
    "The amount cannot be read; write figures such as 1.500.000",
);
/// The amount is negative.
pub const AMOUNT_NEGATIVE: Code = code(
    "amount_negative",
    Error,
    "The amount is negative; money to give back belongs in the column Truy thu",
);
/// The amount has a fraction of a đồng.
pub const AMOUNT_FRACTION: Code = code(
    "amount_fraction",
    Error,
    "The amount has a fraction of a đồng; correct it",
);
/// The amount is larger than any payment.
pub const AMOUNT_TOO_LARGE: Code = code(
    "amount_too_large",
    Error,
    "The amount is larger than any payment; correct it",
);
/// The amount was a text and was read as a number.
pub const AMOUNT_FROM_TEXT: Code = code(
    "amount_from_text",
    Repair,
    "The amount was a text and was read as a number",
);
/// The amount is not a multiple of 1,000 đồng and cannot be paid in notes.
pub const AMOUNT_NOT_IN_NOTES: Code = code(
    "amount_not_in_notes",
    Warning,
    "The amount is not a multiple of 1,000 đồng and cannot be paid in notes",
);
/// Negative arrears were read as money to give back (truy thu).
pub const ARREARS_NEGATIVE: Code = code(
    "arrears_negative",
    Repair,
    "Negative arrears were read as money to give back (truy thu)",
);
/// The number of months cannot be read.
pub const MONTHS_UNREADABLE: Code = code(
    "months_unreadable",
    Error,
    "The number of months cannot be read; write a whole number",
);
/// 3 months or more were not collected.
pub const SUSPENSION_DUE: Code = code(
    "suspension_due",
    Warning,
    "3 months or more were not collected; the authority must check whether payment is suspended",
);
/// The category is not in the catalogue.
pub const BENEFIT_UNKNOWN: Code = code(
    "benefit_unknown",
    Warning,
    "The category is not in the catalogue; the amount is kept, the reason for it cannot be explained",
);

// Sums and repeats.

/// The parts of the line do not add up to its total.
pub const PARTS_WRONG: Code = code(
    "parts_wrong",
    Error,
    "The parts of the line do not add up to its total; correct the line",
);
/// The sub-total says `says`, the lines above it add up to `is`.
pub const SUBTOTAL_WRONG: Code = code(
    "subtotal_wrong",
    Error,
    "The sub-total says {says}, the lines above it add up to {is}; correct one of them",
);
/// The sub-total says `says` people, there are `is` above it.
pub const SUBTOTAL_COUNT_WRONG: Code = code(
    "subtotal_count_wrong",
    Error,
    "The sub-total says {says} people, there are {is} above it; correct one of them",
);
/// The total says `says`, the lines add up to `is`.
pub const TOTAL_WRONG: Code = code(
    "total_wrong",
    Error,
    "The total says {says}, the lines add up to {is}; correct one of them",
);
/// The list states no total, so that a missing line cannot be noticed.
pub const TOTAL_MISSING: Code = code(
    "total_missing",
    Warning,
    "The list states no total, so that a missing line cannot be noticed",
);
/// The total in words says `says`, in figures `is`.
pub const WORDS_WRONG: Code = code(
    "words_wrong",
    Error,
    "The total in words says {says}, in figures {is}; correct one of them",
);
/// The total in words cannot be read as a number.
pub const WORDS_UNREADABLE: Code = code(
    "words_unreadable",
    Error,
    "The total in words cannot be read as a number; correct it",
);
/// The list says `says` `what`, there are `is`.
pub const COUNT_WRONG: Code = code(
    "count_wrong",
    Error,
    "The list says {says} {what}, there are {is}; correct it",
);
/// The same person has the same benefit in row `first` and in row `second`.
pub const LINE_TWICE: Code = code(
    "line_twice",
    Error,
    "The same person has the same benefit in row {first} and in row {second}; remove one",
);

// Registers: routes, proxies.

/// The `column` is missing.
pub const VALUE_MISSING: Code = code("value_missing", Error, "The {column} is missing; write it");
/// The `column` cannot be read.
pub const VALUE_UNREADABLE: Code = code(
    "value_unreadable",
    Error,
    "The {column} cannot be read; correct it",
);
/// The paper ends before it begins.
pub const DATES_REVERSED: Code = code(
    "dates_reversed",
    Error,
    "The paper ends before it begins; correct the dates",
);
/// The same employee has the same hamlet twice.
pub const ASSIGNMENT_TWICE: Code = code(
    "assignment_twice",
    Warning,
    "The same employee has the same hamlet twice; the first row says it already",
);
/// The authorisation has no paper number.
pub const PAPER_MISSING: Code = code("paper_missing", Warning, "The authorisation has no paper number");

/// Every code, for screens that must have a sentence for each.
pub const ALL: &[Code] = &[
    FILE_EMPTY,
    FILE_TOO_LARGE,
    FILE_IS_HTML,
    FILE_FORMAT_UNKNOWN,
    FILE_DAMAGED,
    FILE_ENCRYPTED,
    FILE_UNPACKS_TOO_LARGE,
    SHEET_TOO_LARGE,
    CELL_TOO_LONG,
    FINDINGS_TOO_MANY,
    CANCELLED,
    SHEET_SKIPPED,
    SHEET_HIDDEN,
    LIST_MISSING,
    LISTS_SEVERAL,
    TEXT_TCVN3,
    TEXT_VNI,
    TEXT_COMPOSED,
    TEXT_ENCODING_DOUBTFUL,
    TEXT_CLEANED,
    NAME_CAPITALISED,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    COLUMN_HIDDEN,
    MONTH_UNKNOWN,
    MONTH_DIFFERS,
    PROGRAMME_UNKNOWN,
    PROGRAMME_DIFFERS,
    COMMUNE_UNKNOWN,
    ROW_NOT_UNDERSTOOD,
    ROW_AFTER_TOTAL,
    ROW_HIDDEN,
    LIST_HAS_NO_LINES,
    NAME_MISSING,
    NAME_TOO_LONG,
    HAMLET_MISSING,
    HAMLETS_UNKNOWN,
    HAMLET_SPELLING,
    HAMLET_DIFFERS,
    FORMULA_WITHOUT_VALUE,
    CELL_HAS_ERROR,
    BIRTH_MISSING,
    BIRTH_UNREADABLE,
    BIRTH_YEAR_ONLY,
    BIRTH_FROM_EXCEL,
    BIRTH_FULL_IN_YEARS,
    IDENTITY_MISSING,
    IDENTITY_OLD,
    IDENTITY_UNREADABLE,
    IDENTITY_ZEROS,
    IDENTITY_GROUPED,
    IDENTITY_BIRTH,
    IDENTITY_SEX,
    IDENTITY_PROVINCE,
    IDENTITY_SHARED,
    SEX_UNREADABLE,
    PERCENT_UNREADABLE,
    PERCENT_READ,
    AMOUNT_MISSING,
    AMOUNT_UNREADABLE,
    AMOUNT_NEGATIVE,
    AMOUNT_FRACTION,
    AMOUNT_TOO_LARGE,
    AMOUNT_FROM_TEXT,
    AMOUNT_NOT_IN_NOTES,
    ARREARS_NEGATIVE,
    MONTHS_UNREADABLE,
    SUSPENSION_DUE,
    BENEFIT_UNKNOWN,
    PARTS_WRONG,
    SUBTOTAL_WRONG,
    SUBTOTAL_COUNT_WRONG,
    TOTAL_WRONG,
    TOTAL_MISSING,
    WORDS_WRONG,
    WORDS_UNREADABLE,
    COUNT_WRONG,
    LINE_TWICE,
    VALUE_MISSING,
    VALUE_UNREADABLE,
    DATES_REVERSED,
    ASSIGNMENT_TWICE,
    PAPER_MISSING,
];
