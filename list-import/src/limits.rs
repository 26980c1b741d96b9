//! Limits against files that are broken or made to break the reader.

/// How much of a file is read before it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself. A list of 60,000 rows has about 8 MB.
    pub file_bytes_max: u64,
    /// Bytes of all parts of an .xlsx file once unpacked, as its directory states and as they are read.
    pub unpacked_bytes_max: u64,
    /// Times an .xlsx part may grow when unpacked. Sheets grow about 20 times.
    pub unpacked_ratio_max: u64,
    /// Rows of a sheet. The province with the largest list stays below this.
    pub rows_max: u32,
    /// Columns of a sheet. The widest form known has 19.
    pub columns_max: u32,
    /// Cells of a sheet that hold something.
    pub cells_max: usize,
    /// Characters of one cell.
    pub text_length_max: usize,
    /// Findings that are kept; behind it the reader stops, because nobody reads more.
    pub findings_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes_max: 50_000_000,
            unpacked_bytes_max: 400_000_000,
            unpacked_ratio_max: 300,
            rows_max: 200_000,
            columns_max: 256,
            cells_max: 4_000_000,
            text_length_max: 4_000,
            findings_max: 500_000,
        }
    }
}
