//! F1: the payout list of social assistance, and of the social pension, in 11 columns.

use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Programme;

use super::{HeadView, ListHead, carried, running};
use crate::error::FormError;
use crate::figures::{Noted, count_or_empty, minus, or_empty, sum};
use crate::printer::Printer;

/// F1: a payout list of social assistance or of the social pension.
#[derive(Clone)]
pub struct SocialPayoutList {
    /// What stands above and below the rows.
    pub head: ListHead,
    /// The rows, in the order of the paper.
    pub rows: Vec<SocialPayoutRow>,
}

/// One person of an F1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialPayoutRow {
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub born_year: Option<String>,
    /// Number of the decision that grants the benefit.
    pub decision_no: Option<String>,
    /// Payout book number.
    pub book_no: Option<String>,
    /// This month's money.
    pub current: Amount,
    /// Back pay. The form has no column of its own for it: it is part of this month's money, with a note.
    pub arrears: Amount,
    /// Number of its months.
    pub arrears_months: u32,
    /// Money of earlier months that was not collected.
    pub carried_over: Amount,
    /// Number of those months.
    pub carried_over_months: u32,
    /// Money given back by decision; positive. Taken off this month's money, with a note.
    pub recovery: Amount,
    /// What is paid.
    pub total: Amount,
}

impl SocialPayoutRow {
    /// The column "Tiền trợ cấp tháng này".
    pub(crate) fn this_month(&self) -> Result<Amount, FormError> {
        minus(sum([self.current, self.arrears])?, self.recovery)
    }

    /// What this month's money is made of, when it is more than the monthly amount.
    pub(crate) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.arrears != Amount::ZERO {
            let months = self.arrears_months;
            notes.push(format!(
                "truy lĩnh {months} tháng {}",
                wording::figures(self.arrears)
            ));
        }
        if self.recovery != Amount::ZERO {
            notes.push(format!("trừ truy thu {}", wording::figures(self.recovery)));
        }
        notes
    }
}

/// The sums of an F1.
pub(crate) struct SocialTotals {
    pub(crate) this_month: Amount,
    pub(crate) carried: Amount,
    pub(crate) total: Amount,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    head: HeadView,
    rows: Vec<RowView>,
    total: TotalView,
}

#[derive(Serialize)]
struct RowView {
    number: usize,
    name: String,
    born_year: Option<String>,
    decision_no: Option<String>,
    book_no: Option<String>,
    this_month: Noted,
    carried_months: String,
    carried: String,
    total: String,
}

#[derive(Serialize)]
struct TotalView {
    this_month: String,
    carried: String,
    total: String,
    words: String,
}

impl SocialPayoutList {
    /// The title of the paper.
    pub(crate) fn title(&self) -> &'static str {
        match self.head.programme {
            Programme::Htxh => "Danh sách chi trả trợ cấp hưu trí xã hội",
            Programme::Btxh | Programme::Ncc => "Danh sách chi trả trợ cấp hàng tháng",
        }
    }

    /// Checks that every row adds up, and adds up the columns.
    pub(crate) fn totals(&self) -> Result<SocialTotals, FormError> {
        if self.rows.is_empty() {
            return Err(FormError::Empty);
        }
        for (row, number) in self.rows.iter().zip(1..) {
            if sum([row.this_month()?, row.carried_over])? != row.total {
                return Err(FormError::RowDoesNotAddUp { row: number });
            }
        }
        let this_month: Result<Vec<_>, _> = self.rows.iter().map(SocialPayoutRow::this_month).collect();
        Ok(SocialTotals {
            this_month: sum(this_month?)?,
            carried: sum(self.rows.iter().map(|row| row.carried_over))?,
            total: sum(self.rows.iter().map(|row| row.total))?,
        })
    }

    /// Prints the list as PDF.
    ///
    /// # Errors
    /// The list is empty, a row does not add up, or the template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        let totals = self.totals()?;
        let rows = self
            .rows
            .iter()
            .zip(1..)
            .map(|(row, number)| row_view(row, number));
        let view = View {
            head: HeadView::new(&self.head, self.title(), self.rows.len()),
            rows: rows.collect::<Result<_, _>>()?,
            total: TotalView {
                this_month: or_empty(totals.this_month),
                carried: or_empty(totals.carried),
                total: wording::figures(totals.total),
                words: wording::words(totals.total),
            },
        };
        let running = running(self.rows.iter().map(|row| row.total))?;
        let (frame, list) = (&self.head.frame, self.head.list);
        printer.print_coded("payout-list.typ", frame, &view, list, |last| {
            carried(&running, last)
        })
    }
}

fn row_view(row: &SocialPayoutRow, number: usize) -> Result<RowView, FormError> {
    Ok(RowView {
        number,
        name: row.name.clone(),
        born_year: row.born_year.clone(),
        decision_no: row.decision_no.clone(),
        book_no: row.book_no.clone(),
        this_month: Noted::new(or_empty(row.this_month()?), &row.notes()),
        carried_months: count_or_empty(row.carried_over_months),
        carried: or_empty(row.carried_over),
        total: wording::figures(row.total),
    })
}
