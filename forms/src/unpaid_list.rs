//! F8: people who have not received their money (danh sách đối tượng chưa nhận tiền).

use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::body::NonPaymentReason;
use sync_protocol::payout_list::{Month, Programme};

use crate::benefit::BenefitName;
use crate::error::FormError;
use crate::figures::sum;
use crate::frame::{Frame, FrameView, Signers};
use crate::printer::Printer;

/// F8: the unpaid people of a month.
#[derive(Clone)]
pub struct UnpaidList {
    /// Head and foot.
    pub frame: Frame,
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// Who ordered the payments.
    pub authority: String,
    /// The people.
    pub rows: Vec<UnpaidRow>,
    /// Names below the places for signatures.
    pub signers: Signers,
}

/// One row of an F8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpaidRow {
    /// Full name.
    pub name: String,
    /// Payout book or file number.
    pub file_no: Option<String>,
    /// Hamlet and commune.
    pub address: String,
    /// The benefit.
    pub benefit: BenefitName,
    /// First month that was not collected.
    pub from: Month,
    /// Last month that was not collected.
    pub to: Month,
    /// Months in a row without collecting: three suspend social assistance.
    pub consecutive_months: u32,
    /// The money.
    pub amount: Amount,
    /// Why.
    pub reason: NonPaymentReason,
    /// What the post proposes.
    pub proposal: Proposal,
}

/// What the post proposes for unpaid money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// Put it on the next month's list.
    NextMonth,
    /// Suspend the payment.
    Suspend,
    /// Give the money back to the budget.
    GiveBack,
}

impl Proposal {
    /// The words of the column.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::NextMonth => "Chuyển tháng sau",
            Self::Suspend => "Tạm dừng chi trả",
            Self::GiveBack => "Trả lại ngân sách",
        }
    }
}

/// The words for a reason.
pub(crate) fn reason_words(reason: NonPaymentReason) -> &'static str {
    match reason {
        NonPaymentReason::Absent => "Vắng nhà",
        NonPaymentReason::Moved => "Đã chuyển đi",
        NonPaymentReason::Deceased => "Gia đình báo đã mất",
        NonPaymentReason::InHospital => "Đang nằm viện",
        NonPaymentReason::ReceiverNotAuthorised => "Người nhận thay chưa có giấy ủy quyền",
        NonPaymentReason::IdentityMismatch => "Giấy tờ không khớp danh sách",
        NonPaymentReason::Refused => "Từ chối nhận",
        NonPaymentReason::WrongOnList => "Sai số tiền, sai thông tin",
        NonPaymentReason::AddressNotFound => "Không tìm được địa chỉ",
        NonPaymentReason::Unreachable => "Không đến được (ngập lụt, đảo)",
        NonPaymentReason::StoppedByAuthority => "Cơ quan yêu cầu dừng chi",
        NonPaymentReason::Disputed => "Người thân đang tranh chấp",
        NonPaymentReason::WantsAccount => "Đề nghị nhận qua tài khoản",
        NonPaymentReason::ContentsDiffer => "Tiền trong phong bì không đúng nhãn",
    }
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    programme: &'static str,
    month: String,
    authority: String,
    count: usize,
    rows: Vec<RowView>,
    total: TotalView,
    signers: Signers,
}

#[derive(Serialize)]
struct RowView {
    number: usize,
    name: String,
    file_no: Option<String>,
    address: String,
    benefit: String,
    months: String,
    consecutive: u32,
    amount: String,
    reason: &'static str,
    proposal: &'static str,
}

#[derive(Serialize)]
struct TotalView {
    amount: String,
    words: String,
}

impl UnpaidList {
    /// The title of the paper.
    pub(crate) const TITLE: &'static str = "Danh sách đối tượng chưa nhận tiền";

    /// Adds up.
    pub(crate) fn total(&self) -> Result<Amount, FormError> {
        if self.rows.is_empty() {
            return Err(FormError::Empty);
        }
        sum(self.rows.iter().map(|row| row.amount))
    }

    /// Prints the list as PDF.
    ///
    /// # Errors
    /// There is nobody on it, or the template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        let total = self.total()?;
        let rows = self.rows.iter().zip(1..).map(|(row, number)| RowView {
            number,
            name: row.name.clone(),
            file_no: row.file_no.clone(),
            address: row.address.clone(),
            benefit: row.benefit.printed(self.programme).to_owned(),
            months: wording::months(row.from, row.to),
            consecutive: row.consecutive_months,
            amount: wording::figures(row.amount),
            reason: reason_words(row.reason),
            proposal: row.proposal.words(),
        });
        let view = View {
            frame: FrameView::new(&self.frame, Self::TITLE),
            programme: wording::programme(self.programme),
            month: wording::month(self.month),
            authority: self.authority.clone(),
            count: self.rows.len(),
            rows: rows.collect(),
            total: TotalView {
                amount: wording::figures(total),
                words: wording::words(total),
            },
            signers: self.signers.clone(),
        };
        printer.print("unpaid.typ", &self.frame, &view)
    }
}
