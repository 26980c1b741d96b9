//! F9: the settlement statement (bảng thanh quyết toán) of one programme and one authority.

use paper::wording;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{Month, Programme};

use crate::error::FormError;
use crate::figures::{minus, sum};
use crate::frame::{Frame, FrameView, Signers};
use crate::printer::Printer;

/// Basis points of a whole.
const BASIS_POINTS: u32 = 10_000;

/// F9: the settlement of a month.
#[derive(Clone)]
pub struct Settlement {
    /// Head and foot.
    pub frame: Frame,
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// Who ordered the payments and receives the settlement.
    pub authority: String,
    /// (1) carried from earlier months.
    pub carried_in: Figure,
    /// (2) received this month.
    pub received: Figure,
    /// (4) paid in cash.
    pub paid_cash: Figure,
    /// (5) paid by account.
    pub paid_account: Figure,
    /// (6) unpaid, carried over.
    pub unpaid: Figure,
    /// (7) returned to the budget.
    pub returned: Figure,
    /// What explains (8), the difference. The sum of these lines must be it.
    pub explanations: Vec<Explanation>,
    /// The fee in hundredths of a per cent of the money paid, when the contract has the post state it here.
    pub fee_basis_points: Option<u32>,
    /// What is attached, in words, such as `Danh sách chưa nhận tiền: 01 bản, 12 người`.
    pub attached: Vec<String>,
    /// Names below the places for signatures.
    pub signers: Signers,
}

/// People and money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// People; negative only in a difference.
    pub people: i64,
    /// Money.
    pub amount: Amount,
}

/// One line that explains a part of the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// In words.
    pub what: String,
    /// The part that it explains, with the sign of the difference.
    pub figure: Figure,
}

impl Figure {
    /// Both together.
    pub(crate) fn plus(self, other: Figure) -> Result<Figure, FormError> {
        Ok(Self {
            people: self
                .people
                .checked_add(other.people)
                .ok_or(FormError::OutOfRange)?,
            amount: sum([self.amount, other.amount])?,
        })
    }

    /// The difference.
    pub(crate) fn minus(self, other: Figure) -> Result<Figure, FormError> {
        Ok(Self {
            people: self
                .people
                .checked_sub(other.people)
                .ok_or(FormError::OutOfRange)?,
            amount: minus(self.amount, other.amount)?,
        })
    }
}

/// One of the eight lines of the statement.
pub(crate) struct Line {
    pub(crate) label: &'static str,
    pub(crate) figure: Figure,
    pub(crate) strong: bool,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    programme: &'static str,
    month: String,
    authority: String,
    figures: Vec<FigureView>,
    explanations: Vec<ExplanationView>,
    paid_words: String,
    unpaid_words: String,
    fee: Option<FeeView>,
    attached: Vec<String>,
    signers: Signers,
}

#[derive(Serialize)]
struct FigureView {
    number: usize,
    label: &'static str,
    people: String,
    amount: String,
    strong: bool,
}

#[derive(Serialize)]
struct ExplanationView {
    what: String,
    people: String,
    amount: String,
}

#[derive(Serialize)]
struct FeeView {
    rate: String,
    amount: String,
    words: String,
}

impl Settlement {
    /// The title of the paper.
    pub(crate) const TITLE: &'static str = "Bảng thanh quyết toán kinh phí chi trả";

    /// (3) to pay: carried in and received.
    pub(crate) fn to_pay(&self) -> Result<Figure, FormError> {
        self.carried_in.plus(self.received)
    }

    /// (4) + (5).
    pub(crate) fn paid(&self) -> Result<Figure, FormError> {
        self.paid_cash.plus(self.paid_account)
    }

    /// (8) the difference: what was to pay and is neither paid, carried over nor returned.
    ///
    /// # Errors
    /// A sum is out of range.
    pub fn difference(&self) -> Result<Figure, FormError> {
        let rest = self.to_pay()?.minus(self.paid()?)?;
        rest.minus(self.unpaid)?.minus(self.returned)
    }

    /// The fee for the money paid, rounded to the đồng, half up.
    pub(crate) fn fee(&self) -> Result<Option<Amount>, FormError> {
        let Some(points) = self.fee_basis_points else {
            return Ok(None);
        };
        let paid = self.paid()?.amount.decimal();
        let product = paid
            .checked_mul(Decimal::from(points))
            .ok_or(FormError::OutOfRange)?;
        let fee = product
            .checked_div(Decimal::from(BASIS_POINTS))
            .ok_or(FormError::OutOfRange)?;
        let fee = fee.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Amount::from_decimal(fee)
            .map(Some)
            .map_err(|_| FormError::OutOfRange)
    }

    /// The eight lines.
    ///
    /// # Errors
    /// The difference is not explained line by line.
    pub(crate) fn lines(&self) -> Result<[Line; 8], FormError> {
        let difference = self.difference()?;
        let explained = self.explanations.iter();
        let explained = explained
            .map(|line| line.figure)
            .try_fold(Figure::default(), Figure::plus)?;
        if explained != difference {
            let left = difference.minus(explained)?;
            return Err(FormError::DifferenceUnexplained {
                people: left.people,
                amount: wording::figures(left.amount),
            });
        }
        let line = |label, figure, strong| Line {
            label,
            figure,
            strong,
        };
        Ok([
            line("Kỳ trước chuyển sang", self.carried_in, false),
            line("Nhận trong tháng", self.received, false),
            line("Phải chi trả (3) = (1) + (2)", self.to_pay()?, true),
            line("Đã chi trả bằng tiền mặt", self.paid_cash, false),
            line("Đã chi trả qua tài khoản", self.paid_account, false),
            line("Chưa chi trả, chuyển kỳ sau", self.unpaid, false),
            line("Trả lại ngân sách", self.returned, false),
            line("Chênh lệch (8) = (3) – (4) – (5) – (6) – (7)", difference, true),
        ])
    }

    /// Prints the statement as PDF.
    ///
    /// # Errors
    /// The difference is not explained, or the template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        let figures = self
            .lines()?
            .into_iter()
            .zip(1..)
            .map(|(line, number)| FigureView {
                number,
                label: line.label,
                people: people(line.figure.people),
                amount: wording::figures(line.figure.amount),
                strong: line.strong,
            });
        let explanations = self.explanations.iter().map(|line| ExplanationView {
            what: line.what.clone(),
            people: people(line.figure.people),
            amount: wording::figures(line.figure.amount),
        });
        let fee = self
            .fee()?
            .zip(self.fee_basis_points)
            .map(|(amount, points)| FeeView {
                rate: percent(points),
                amount: wording::figures(amount),
                words: wording::words(amount),
            });
        let view = View {
            frame: FrameView::new(&self.frame, Self::TITLE),
            programme: wording::programme(self.programme),
            month: wording::month(self.month),
            authority: self.authority.clone(),
            figures: figures.collect(),
            explanations: explanations.collect(),
            paid_words: wording::words(self.paid()?.amount),
            unpaid_words: wording::words(self.unpaid.amount),
            fee,
            attached: self.attached.clone(),
            signers: self.signers.clone(),
        };
        printer.print("settlement.typ", &self.frame, &view)
    }
}

/// A number of people: `2.000`.
pub(crate) fn people(count: i64) -> String {
    wording::figures(Amount::from_dong(count))
}

/// Basis points as a percentage: `0,75%`.
fn percent(points: u32) -> String {
    let text = Decimal::new(i64::from(points), 2).normalize().to_string();
    format!("{}%", text.replace('.', ","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basis_points_are_told_in_per_cent() {
        assert_eq!(percent(75), "0,75%");
        assert_eq!(percent(100), "1%");
        assert_eq!(percent(50), "0,5%");
    }
}
