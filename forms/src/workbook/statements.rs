//! F4 and F8 as workbooks.

use paper::wording;
use sync_protocol::payout_list::Programme;

use super::{Cell, Column, Sheet};
use crate::error::FormError;
use crate::unpaid_list::{UnpaidList, reason_words};
use crate::variation_statement::{Standing, VariationStatement};

const VARIATIONS: [Column; 14] = [
    ("STT", 6.0),
    ("Họ và tên", 28.0),
    ("Địa chỉ", 28.0),
    ("Giới tính", 7.0),
    ("Đang hưởng – chế độ", 26.0),
    ("Đang hưởng – hệ số", 8.0),
    ("Đang hưởng – số tiền", 14.0),
    ("Điều chỉnh sang – chế độ", 26.0),
    ("Điều chỉnh sang – hệ số", 8.0),
    ("Điều chỉnh sang – số tiền", 14.0),
    ("Lý do tăng, giảm", 26.0),
    ("Số quyết định", 16.0),
    ("Ngày quyết định", 12.0),
    ("Từ tháng", 10.0),
];

const UNPAID: [Column; 10] = [
    ("STT", 6.0),
    ("Họ và tên", 28.0),
    ("Mã, số hồ sơ", 15.0),
    ("Địa chỉ", 30.0),
    ("Chế độ", 28.0),
    ("Tháng chưa nhận", 18.0),
    ("Số tháng liên tiếp", 9.0),
    ("Số tiền", 15.0),
    ("Lý do", 26.0),
    ("Đề xuất", 20.0),
];

impl VariationStatement {
    /// Writes the statement as XLSX.
    ///
    /// # Errors
    /// As [`Self::pdf`]; see [`FormError`].
    pub fn xlsx(&self) -> Result<Vec<u8>, FormError> {
        let totals = self.totals()?;
        let rows = self.rows.iter().zip(1..).map(|(row, number)| {
            let mut cells = vec![
                Cell::Count(number),
                Cell::text(&row.name),
                Cell::text(&row.address),
                Cell::text(row.sex_word()),
            ];
            cells.extend(standing(row.before.as_ref(), self.programme));
            cells.extend(standing(row.after.as_ref(), self.programme));
            cells.extend([
                Cell::text(&row.reason),
                Cell::optional(row.decision_no.as_ref()),
                row.decision_date.map_or(Cell::Empty, Cell::Date),
                Cell::text(wording::month(row.effective)),
            ]);
            cells
        });
        let mut total: Vec<_> = self.columns_of_total();
        for (column, amount) in [(6, totals.before), (9, totals.after)] {
            if let Some(cell) = total.get_mut(column) {
                *cell = Cell::Money(amount);
            }
        }
        Sheet {
            frame: &self.frame,
            tab: "Tăng, giảm",
            title: Self::TITLE.to_owned(),
            lines: vec![
                format!("Tháng {}", wording::month(self.month)),
                format!(
                    "{} – Kính gửi: {}",
                    wording::programme(self.programme),
                    self.authority
                ),
            ],
            columns: &VARIATIONS,
            rows: rows.collect(),
            total,
            below: Vec::new(),
            signers: &["Người lập biểu", "Thủ trưởng đơn vị", "Xác nhận của UBND cấp xã"],
        }
        .xlsx()
    }

    fn columns_of_total(&self) -> Vec<Cell> {
        let label = || Cell::text(format!("Tổng cộng: {} trường hợp", self.rows.len()));
        let cells = VARIATIONS.iter().zip(0..);
        cells
            .map(|(_, column)| if column == 1 { label() } else { Cell::Empty })
            .collect()
    }
}

fn standing(standing: Option<&Standing>, programme: Programme) -> [Cell; 3] {
    standing.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |standing| {
        [
            Cell::text(standing.benefit.printed(programme)),
            Cell::optional(standing.coefficient.as_ref()),
            Cell::Money(standing.amount),
        ]
    })
}

impl UnpaidList {
    /// Writes the list as XLSX.
    ///
    /// # Errors
    /// As [`Self::pdf`]; see [`FormError`].
    pub fn xlsx(&self) -> Result<Vec<u8>, FormError> {
        let sum = self.total()?;
        let rows = self.rows.iter().zip(1..).map(|(row, number)| {
            vec![
                Cell::Count(number),
                Cell::text(&row.name),
                Cell::optional(row.file_no.as_ref()),
                Cell::text(&row.address),
                Cell::text(row.benefit.printed(self.programme)),
                Cell::text(wording::months(row.from, row.to)),
                Cell::Count(row.consecutive_months.into()),
                Cell::Money(row.amount),
                Cell::text(reason_words(row.reason)),
                Cell::text(row.proposal.words()),
            ]
        });
        let mut total = vec![
            Cell::Empty,
            Cell::text(format!("Tổng cộng: {} người", self.rows.len())),
        ];
        total.extend((0..5).map(|_| Cell::Empty));
        total.extend([Cell::Money(sum), Cell::Empty, Cell::Empty]);
        Sheet {
            frame: &self.frame,
            tab: "Chưa nhận tiền",
            title: Self::TITLE.to_owned(),
            lines: vec![
                format!("Tháng {}", wording::month(self.month)),
                format!("{} – {}", wording::programme(self.programme), self.authority),
            ],
            columns: &UNPAID,
            rows: rows.collect(),
            total,
            below: vec![format!("Tổng số tiền bằng chữ: {}./.", wording::words(sum))],
            signers: &["Người lập biểu", "Kế toán", "Thủ trưởng đơn vị"],
        }
        .xlsx()
    }
}
