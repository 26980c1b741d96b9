//! F1 and F3 as workbooks.

use paper::wording;

use super::{Cell, Column, Sheet};
use crate::error::FormError;
use crate::payout_list::ListHead;
use crate::payout_list::merit::MeritPayoutList;
use crate::payout_list::social::SocialPayoutList;

const SOCIAL: [Column; 12] = [
    ("STT", 6.0),
    ("Họ và tên", 28.0),
    ("Năm sinh", 9.0),
    ("Số quyết định hưởng", 16.0),
    ("Số sổ lĩnh tiền", 13.0),
    ("Tiền trợ cấp tháng này", 15.0),
    ("Chưa trả tháng trước – số tháng", 11.0),
    ("Chưa trả tháng trước – số tiền", 15.0),
    ("Tổng số tiền", 15.0),
    ("Người nhận – ký", 14.0),
    ("Người nhận – họ và tên", 22.0),
    ("Ghi chú", 24.0),
];

const MERIT: [Column; 14] = [
    ("STT", 6.0),
    ("Họ và tên", 28.0),
    ("Ngày, năm sinh", 12.0),
    ("Số hồ sơ", 15.0),
    ("Địa chỉ", 28.0),
    ("Loại đối tượng", 24.0),
    ("Tỷ lệ", 7.0),
    ("Trợ cấp", 14.0),
    ("Phụ cấp", 14.0),
    ("Trợ cấp người phục vụ", 14.0),
    ("Truy lĩnh, chưa trả kỳ trước", 15.0),
    ("Tổng cộng", 15.0),
    ("Ký nhận", 18.0),
    ("Ghi chú", 24.0),
];

const SIGNERS: [&str; 3] = ["Nhân viên chi trả", "Người lập biểu", "Thủ trưởng đơn vị"];

impl SocialPayoutList {
    /// Writes the list as XLSX.
    ///
    /// # Errors
    /// As [`Self::pdf`]; see [`FormError`].
    pub fn xlsx(&self) -> Result<Vec<u8>, FormError> {
        let totals = self.totals()?;
        let rows = self.rows.iter().zip(1..).map(|(row, number)| {
            let months = i64::from(row.carried_over_months);
            Ok(vec![
                Cell::Count(number),
                Cell::text(&row.name),
                Cell::optional(row.born_year.as_ref()),
                Cell::optional(row.decision_no.as_ref()),
                Cell::optional(row.book_no.as_ref()),
                Cell::Money(row.this_month()?),
                if months == 0 {
                    Cell::Empty
                } else {
                    Cell::Count(months)
                },
                Cell::Money(row.carried_over),
                Cell::Money(row.total),
                Cell::Empty,
                Cell::Empty,
                Cell::text(row.notes().join("; ")),
            ])
        });
        let total = vec![
            Cell::Empty,
            Cell::text(format!("Tổng cộng: {} người", self.rows.len())),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Money(totals.this_month),
            Cell::Empty,
            Cell::Money(totals.carried),
            Cell::Money(totals.total),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ];
        let words = wording::words(totals.total);
        sheet(
            &self.head,
            self.title(),
            &SOCIAL,
            rows.collect::<Result<_, FormError>>()?,
            total,
            &words,
        )
        .xlsx()
    }
}

impl MeritPayoutList {
    /// Writes the list as XLSX.
    ///
    /// # Errors
    /// As [`Self::pdf`]; see [`FormError`].
    pub fn xlsx(&self) -> Result<Vec<u8>, FormError> {
        let totals = self.totals()?;
        let rows = self.rows.iter().zip(1..).map(|(row, number)| {
            Ok(vec![
                Cell::Count(number),
                Cell::text(&row.name),
                Cell::optional(row.born.as_ref()),
                Cell::optional(row.file_no.as_ref()),
                Cell::text(&row.address),
                Cell::text(&row.group),
                Cell::optional(row.injury_percent.as_ref()),
                Cell::Money(row.allowance),
                Cell::Money(row.supplement),
                Cell::Money(row.carer_allowance),
                Cell::Money(row.earlier()?),
                Cell::Money(row.total),
                Cell::Empty,
                Cell::text(row.notes().join("; ")),
            ])
        });
        let mut total = vec![
            Cell::Empty,
            Cell::text(format!("Tổng cộng: {} người", self.rows.len())),
        ];
        total.extend((0..5).map(|_| Cell::Empty));
        let sums = [
            totals.allowance,
            totals.supplement,
            totals.carer_allowance,
            totals.earlier,
            totals.total,
        ];
        total.extend(sums.map(Cell::Money));
        total.extend([Cell::Empty, Cell::Empty]);
        let words = wording::words(totals.total);
        sheet(
            &self.head,
            self.title(),
            &MERIT,
            rows.collect::<Result<_, FormError>>()?,
            total,
            &words,
        )
        .xlsx()
    }
}

fn sheet<'a>(
    head: &'a ListHead,
    title: &str,
    columns: &'a [Column],
    rows: Vec<Vec<Cell>>,
    total: Vec<Cell>,
    words: &str,
) -> Sheet<'a> {
    let mut lines = vec![
        format!("Tháng {}", wording::month(head.month)),
        format!("{} – {}", wording::programme(head.programme), head.authority),
    ];
    lines.extend(head.scope.clone());
    Sheet {
        frame: &head.frame,
        tab: "Danh sách chi trả",
        title: title.to_owned(),
        lines,
        columns,
        rows,
        total,
        below: vec![format!("Tổng số tiền bằng chữ: {words}./.")],
        signers: &SIGNERS,
    }
}
