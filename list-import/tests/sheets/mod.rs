//! A small good list that tests spoil cell by cell.

use std::collections::BTreeMap;

use rust_xlsxwriter::Workbook;

pub(crate) struct List {
    pub(crate) sheet: &'static str,
    cells: BTreeMap<(u32, u16), String>,
}

const CELLS: &[(&str, &str)] = &[
    ("A1", "UBND XÃ MỸ HÒA HƯNG"),
    (
        "A2",
        "DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG",
    ),
    ("A3", "Tháng 11 năm 2026"),
    ("A4", "STT"),
    ("B4", "Họ và tên"),
    ("C4", "Ngày, tháng, năm sinh"),
    ("D4", "Loại đối tượng"),
    ("E4", "Số CCCD"),
    ("F4", "Trợ cấp"),
    ("G4", "Truy lĩnh"),
    ("H4", "Tổng cộng"),
    ("I4", "Ghi chú"),
    ("A5", "I"),
    ("B5", "Ấp Mỹ An 1"),
    ("A6", "1"),
    ("B6", "Trần Văn Mẫu"),
    ("C6", "01/01/1957"),
    ("D6", "Thương binh"),
    ("E6", "089057000123"),
    ("F6", "2.028.000"),
    ("H6", "2.028.000"),
    ("A7", "2"),
    ("B7", "Trần Văn Mẫu"),
    ("C7", "01/01/1957"),
    ("D7", "Thân nhân 1 liệt sĩ"),
    ("E7", "089057000123"),
    ("F7", "3.012.000"),
    ("H7", "3.012.000"),
    ("A8", "Cộng Ấp Mỹ An 1: 1 người"),
    ("F8", "5.040.000"),
    ("H8", "5.040.000"),
    ("B9", "Ấp Mỹ An 2"),
    ("A10", "3"),
    ("B10", "Nguyễn Thị Thí Dụ"),
    ("C10", "15/08/1949"),
    ("D10", "Thân nhân 1 liệt sĩ"),
    ("E10", "091149000456"),
    ("F10", "3.012.000"),
    ("G10", "-16.000"),
    ("H10", "2.996.000"),
    ("A11", "4"),
    ("B11", "Nguyễn Thị Thí Dụ"),
    ("C11", "15/08/1952"),
    ("D11", "Thân nhân 1 liệt sĩ"),
    ("E11", "091152000456"),
    ("F11", "3.012.000"),
    ("H11", "3.012.000"),
    ("A12", "TỔNG CỘNG"),
    ("F12", "11.064.000"),
    ("G12", "-16.000"),
    ("H12", "11.048.000"),
    (
        "A13",
        "Tổng số tiền bằng chữ: Mười một triệu không trăm bốn mươi tám nghìn đồng./.",
    ),
    ("A14", "Danh sách có 3 người, 4 lượt chi trả."),
    ("F15", "Mỹ Hòa Hưng, ngày 22 tháng 10 năm 2026"),
    ("A17", "NGƯỜI LẬP BIỂU"),
    ("F17", "CHỦ TỊCH"),
];

impl List {
    /// Three people, two of them namesakes; one has two lines, one gives money back.
    pub(crate) fn good() -> Self {
        let mut list = Self {
            sheet: "Tháng 11",
            cells: BTreeMap::new(),
        };
        for (address, text) in CELLS {
            list.set(address, text);
        }
        list
    }

    /// Writes a text into a cell; an empty one clears it.
    pub(crate) fn set(&mut self, address: &str, text: &str) {
        let digits = address.find(|char: char| char.is_ascii_digit()).expect("a row");
        let (letters, row) = address.split_at(digits);
        let column = letters
            .bytes()
            .fold(0_u16, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
        let place = (row.parse::<u32>().expect("a row") - 1, column - 1);
        if text.is_empty() {
            self.cells.remove(&place);
        } else {
            self.cells.insert(place, text.to_owned());
        }
    }

    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(self.sheet).expect("a name");
        for (&(row, column), text) in &self.cells {
            sheet.write_string(row, column, text).expect("a cell");
        }
        book.save_to_buffer().expect("a file")
    }

    pub(crate) fn csv(&self, separator: &str, ending: &str) -> String {
        let rows = self.cells.keys().map(|&(row, _)| row).max().unwrap_or_default();
        let line = |row| {
            let fields: Vec<String> = (0..9)
                .map(|column| {
                    self.cells
                        .get(&(row, column))
                        .map(|text| format!("\"{text}\""))
                        .unwrap_or_default()
                })
                .collect();
            fields.join(separator)
        };
        (0..=rows).map(line).collect::<Vec<_>>().join(ending)
    }
}
