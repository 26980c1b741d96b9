//! F9 as a workbook.

use paper::wording;

use super::{Cell, Column, Sheet};
use crate::error::FormError;
use crate::settlement::Settlement;

const COLUMNS: [Column; 4] = [
    ("Số TT", 8.0),
    ("Nội dung", 70.0),
    ("Số người", 16.0),
    ("Số tiền (đồng)", 24.0),
];

impl Settlement {
    /// Writes the statement as XLSX: the eight figures, and below them what explains the difference.
    ///
    /// # Errors
    /// As [`Self::pdf`]; see [`FormError`].
    pub fn xlsx(&self) -> Result<Vec<u8>, FormError> {
        let lines = self.lines()?.into_iter().zip(1..).map(|(line, number)| {
            vec![
                Cell::Count(number),
                Cell::text(line.label),
                Cell::Count(line.figure.people),
                Cell::Money(line.figure.amount),
            ]
        });
        let explanations = self.explanations.iter().map(|line| {
            vec![
                Cell::Empty,
                Cell::text(format!("Giải trình chênh lệch: {}", line.what)),
                Cell::Count(line.figure.people),
                Cell::Money(line.figure.amount),
            ]
        });
        let fee = self.fee()?.map(|fee| {
            vec![
                Cell::Empty,
                Cell::text("Phí dịch vụ chi trả"),
                Cell::Empty,
                Cell::Money(fee),
            ]
        });
        let paid = wording::words(self.paid()?.amount);
        let mut below = vec![format!("Số tiền đã chi trả (4) + (5) bằng chữ: {paid}./.")];
        below.extend(self.attached.iter().map(|item| format!("Kèm theo: {item}")));
        Sheet {
            frame: &self.frame,
            tab: "Thanh quyết toán",
            title: Self::TITLE.to_owned(),
            lines: vec![
                format!("Tháng {}", wording::month(self.month)),
                format!(
                    "{} – Kính gửi: {}",
                    wording::programme(self.programme),
                    self.authority
                ),
            ],
            columns: &COLUMNS,
            rows: lines.chain(explanations).chain(fee).collect(),
            total: Vec::new(),
            below,
            signers: &["Người lập biểu", "Kế toán", "Thủ trưởng đơn vị"],
        }
        .xlsx()
    }
}
