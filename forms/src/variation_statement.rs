//! F4: the statement of increases and decreases (bảng kê tăng, giảm) for the authority.

use chrono::NaiveDate;
use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{Month, Programme, Sex};

use crate::benefit::BenefitName;
use crate::error::FormError;
use crate::figures::{minus, or_empty, sum};
use crate::frame::{Frame, FrameView, Signers, short_date};
use crate::printer::Printer;

/// F4: the statement of increases and decreases of a month.
#[derive(Clone)]
pub struct VariationStatement {
    /// Head and foot.
    pub frame: Frame,
    /// The budget.
    pub programme: Programme,
    /// The month whose list it is for.
    pub month: Month,
    /// Who receives it.
    pub authority: String,
    /// The cases.
    pub rows: Vec<VariationRow>,
    /// Names below the places for signatures.
    pub signers: Signers,
}

/// One case of an F4. Someone new has no `before`, someone who leaves no `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariationRow {
    /// Full name.
    pub name: String,
    /// Hamlet and commune.
    pub address: String,
    /// Sex, when known.
    pub sex: Option<Sex>,
    /// What the person has.
    pub before: Option<Standing>,
    /// What the person should have.
    pub after: Option<Standing>,
    /// Why.
    pub reason: String,
    /// Number of the decision.
    pub decision_no: Option<String>,
    /// Date of the decision.
    pub decision_date: Option<NaiveDate>,
    /// The first month of the change.
    pub effective: Month,
}

/// A benefit with its rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The benefit.
    pub benefit: BenefitName,
    /// Its coefficient as printed, such as `1,5`.
    pub coefficient: Option<String>,
    /// A month's money.
    pub amount: Amount,
}

/// The sums of an F4.
pub(crate) struct VariationTotals {
    pub(crate) before: Amount,
    pub(crate) after: Amount,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    programme: &'static str,
    month: String,
    authority: String,
    count: usize,
    increases: usize,
    decreases: usize,
    changes: usize,
    rows: Vec<RowView>,
    total: TotalView,
    signers: Signers,
}

#[derive(Serialize)]
struct RowView {
    number: usize,
    name: String,
    address: String,
    sex: &'static str,
    before_benefit: String,
    before_coefficient: String,
    before_amount: String,
    after_benefit: String,
    after_coefficient: String,
    after_amount: String,
    reason: String,
    decision: String,
    effective: String,
}

#[derive(Serialize)]
struct TotalView {
    before: String,
    after: String,
    difference_label: &'static str,
    difference: String,
    words: String,
}

impl VariationRow {
    /// The decision as one cell: number and date.
    pub(crate) fn decision(&self) -> String {
        let date = self.decision_date.map(short_date);
        let parts = [self.decision_no.clone(), date];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The word for the sex; nothing when it is not known.
    pub(crate) fn sex_word(&self) -> &'static str {
        match self.sex {
            Some(Sex::Female) => "Nữ",
            Some(Sex::Male) => "Nam",
            None => "",
        }
    }

    fn view(&self, number: usize, programme: Programme) -> RowView {
        let benefit =
            |s: &Option<Standing>| s.as_ref().map_or("", |s| s.benefit.printed(programme)).to_owned();
        let coefficient =
            |s: &Option<Standing>| s.as_ref().and_then(|s| s.coefficient.clone()).unwrap_or_default();
        let amount =
            |s: &Option<Standing>| s.as_ref().map(|s| wording::figures(s.amount)).unwrap_or_default();
        RowView {
            number,
            name: self.name.clone(),
            address: self.address.clone(),
            sex: self.sex_word(),
            before_benefit: benefit(&self.before),
            before_coefficient: coefficient(&self.before),
            before_amount: amount(&self.before),
            after_benefit: benefit(&self.after),
            after_coefficient: coefficient(&self.after),
            after_amount: amount(&self.after),
            reason: self.reason.clone(),
            decision: self.decision(),
            effective: wording::month(self.effective),
        }
    }
}

impl VariationStatement {
    /// The title of the paper.
    pub(crate) const TITLE: &'static str = "Bảng kê tăng, giảm đối tượng hưởng trợ cấp";

    /// Adds up both sides.
    pub(crate) fn totals(&self) -> Result<VariationTotals, FormError> {
        if self.rows.is_empty() {
            return Err(FormError::Empty);
        }
        let side = |of: fn(&VariationRow) -> &Option<Standing>| {
            sum(self
                .rows
                .iter()
                .filter_map(|row| of(row).as_ref())
                .map(|s| s.amount))
        };
        Ok(VariationTotals {
            before: side(|row| &row.before)?,
            after: side(|row| &row.after)?,
        })
    }

    /// Prints the statement as PDF.
    ///
    /// # Errors
    /// There is no case, or the template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        let VariationTotals { before, after } = self.totals()?;
        let (difference_label, difference) = if after >= before {
            ("Số tiền hằng tháng tăng", minus(after, before)?)
        } else {
            ("Số tiền hằng tháng giảm", minus(before, after)?)
        };
        let count = |of: fn(&VariationRow) -> bool| self.rows.iter().filter(|row| of(row)).count();
        let rows = self
            .rows
            .iter()
            .zip(1..)
            .map(|(row, number)| row.view(number, self.programme));
        let view = View {
            frame: FrameView::new(&self.frame, Self::TITLE),
            programme: wording::programme(self.programme),
            month: wording::month(self.month),
            authority: self.authority.clone(),
            count: self.rows.len(),
            increases: count(|row| row.before.is_none()),
            decreases: count(|row| row.before.is_some() && row.after.is_none()),
            changes: count(|row| row.before.is_some() && row.after.is_some()),
            rows: rows.collect(),
            total: TotalView {
                before: or_empty(before),
                after: or_empty(after),
                difference_label,
                difference: wording::figures(difference),
                words: wording::words(difference),
            },
            signers: self.signers.clone(),
        };
        printer.print("increase-decrease.typ", &self.frame, &view)
    }
}
