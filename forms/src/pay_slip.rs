//! F6: pay slips for the receivers (phiếu chi trả), two on a page.

use chrono::NaiveDate;
use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{Month, Programme};

use crate::benefit::BenefitName;
use crate::error::FormError;
use crate::figures::{Noted, minus, sum};
use crate::frame::{Frame, FrameView, short_date};
use crate::printer::Printer;

/// Lines that fit on half a page.
const LINES_ON_HALF: usize = 4;

/// F6: slips to print, in the order of the route.
#[derive(Clone)]
pub struct PaySlips {
    /// Head and foot.
    pub frame: Frame,
    /// The slips.
    pub slips: Vec<PaySlip>,
}

/// F6: what one person receives, and why.
#[derive(Clone)]
pub struct PaySlip {
    /// The budget.
    pub programme: Programme,
    /// Full name.
    pub name: String,
    /// Hamlet and commune.
    pub address: String,
    /// What is paid.
    pub lines: Vec<PaySlipLine>,
    /// What the envelope holds.
    pub total: Amount,
    /// The day of the payout; dots without it.
    pub paid_on: Option<NaiveDate>,
    /// The carrier: name and phone.
    pub payer: String,
    /// Whom to call.
    pub hotline: String,
}

/// One line of a pay slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaySlipLine {
    /// The benefit in plain words.
    pub benefit: BenefitName,
    /// First month.
    pub from: Month,
    /// Last month.
    pub to: Month,
    /// This month's money.
    pub current: Amount,
    /// Back pay.
    pub arrears: Amount,
    /// Money of earlier months.
    pub carried_over: Amount,
    /// Money given back; positive.
    pub recovery: Amount,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    slips: Vec<SlipView>,
}

#[derive(Serialize)]
struct SlipView {
    programme: &'static str,
    months: String,
    name: String,
    address: String,
    lines: Vec<LineView>,
    total: String,
    words: String,
    paid_on: String,
    payer: String,
    hotline: String,
    long: bool,
}

#[derive(Serialize)]
struct LineView {
    what: Noted,
    amount: String,
}

impl PaySlipLine {
    fn amount(&self) -> Result<Amount, FormError> {
        minus(
            sum([self.current, self.arrears, self.carried_over])?,
            self.recovery,
        )
    }

    fn view(&self, programme: Programme) -> Result<LineView, FormError> {
        let parts = [
            ("truy lĩnh", self.arrears),
            ("tháng trước chưa nhận", self.carried_over),
            ("trừ truy thu", self.recovery),
        ];
        let parts = parts.iter().filter(|(_, amount)| *amount != Amount::ZERO);
        let mut notes: Vec<_> = parts
            .map(|(word, amount)| format!("{word} {}", wording::figures(*amount)))
            .collect();
        if !notes.is_empty() {
            notes.insert(0, format!("kỳ này {}", wording::figures(self.current)));
        }
        Ok(LineView {
            what: Noted::new(self.benefit.printed(programme).to_owned(), &notes),
            amount: wording::figures(self.amount()?),
        })
    }
}

impl PaySlips {
    /// Prints the slips as PDF.
    ///
    /// # Errors
    /// There is no slip or one without lines, the lines of one do not make its total, or the template does not fit;
    /// see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        if self.slips.is_empty() {
            return Err(FormError::Empty);
        }
        let slips = self.slips.iter().zip(1..).map(|(slip, number)| slip.view(number));
        let view = View {
            frame: FrameView::new(&self.frame, "Phiếu chi trả trợ cấp"),
            slips: slips.collect::<Result<_, _>>()?,
        };
        printer.print("pay-slip.typ", &self.frame, &view)
    }
}

impl PaySlip {
    fn view(&self, number: usize) -> Result<SlipView, FormError> {
        let amounts: Vec<_> = self
            .lines
            .iter()
            .map(PaySlipLine::amount)
            .collect::<Result<_, _>>()?;
        if sum(amounts)? != self.total {
            return Err(FormError::RowDoesNotAddUp { row: number });
        }
        let first = self.lines.iter().map(|line| line.from).min();
        let last = self.lines.iter().map(|line| line.to).max();
        let (first, last) = first.zip(last).ok_or(FormError::Empty)?;
        let lines = self.lines.iter().map(|line| line.view(self.programme));
        Ok(SlipView {
            programme: wording::programme(self.programme),
            months: wording::months(first, last),
            name: self.name.clone(),
            address: self.address.clone(),
            lines: lines.collect::<Result<_, _>>()?,
            total: wording::figures(self.total),
            words: wording::words(self.total),
            paid_on: self
                .paid_on
                .map_or_else(|| "...../...../20.....".to_owned(), short_date),
            payer: self.payer.clone(),
            hotline: self.hotline.clone(),
            long: self.lines.len() > LINES_ON_HALF,
        })
    }
}
