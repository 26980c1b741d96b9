//! F3: the payout list of people with merit. Its columns are those expected of the former form C67-HD; an office
//! with other ones replaces the template.

use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;

use super::{HeadView, ListHead, carried, running};
use crate::error::FormError;
use crate::figures::{Noted, minus, or_empty, sum};
use crate::printer::Printer;

/// F3: a payout list of people with merit to the revolution.
#[derive(Clone)]
pub struct MeritPayoutList {
    /// What stands above and below the rows.
    pub head: ListHead,
    /// The rows, in the order of the paper.
    pub rows: Vec<MeritPayoutRow>,
}

/// One person of an F3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeritPayoutRow {
    /// Full name.
    pub name: String,
    /// Date or year of birth, ready to print.
    pub born: Option<String>,
    /// File number.
    pub file_no: Option<String>,
    /// Hamlet and commune.
    pub address: String,
    /// Group, in the words of the list.
    pub group: String,
    /// Injury percentage, such as `61%`, when the office's list prints it.
    pub injury_percent: Option<String>,
    /// Allowances.
    pub allowance: Amount,
    /// Supplements.
    pub supplement: Amount,
    /// The carer's allowance.
    pub carer_allowance: Amount,
    /// Back pay.
    pub arrears: Amount,
    /// Money of earlier months that was not collected.
    pub carried_over: Amount,
    /// Money given back by decision; positive.
    pub recovery: Amount,
    /// What is paid.
    pub total: Amount,
}

impl MeritPayoutRow {
    /// The column "Truy lĩnh, chưa trả kỳ trước".
    pub(crate) fn earlier(&self) -> Result<Amount, FormError> {
        minus(sum([self.arrears, self.carried_over])?, self.recovery)
    }

    /// What that column is made of, when it is not back pay alone.
    pub(crate) fn notes(&self) -> Vec<String> {
        let parts = [
            ("truy lĩnh", self.arrears),
            ("kỳ trước", self.carried_over),
            ("trừ truy thu", self.recovery),
        ];
        let some: Vec<_> = parts
            .iter()
            .filter(|(_, amount)| *amount != Amount::ZERO)
            .collect();
        match some.as_slice() {
            [] => Vec::new(),
            [(word, _)] => vec![(*word).to_owned()],
            many => many
                .iter()
                .map(|(word, amount)| format!("{word} {}", wording::figures(*amount)))
                .collect(),
        }
    }
}

/// The sums of an F3.
pub(crate) struct MeritTotals {
    pub(crate) allowance: Amount,
    pub(crate) supplement: Amount,
    pub(crate) carer_allowance: Amount,
    pub(crate) earlier: Amount,
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
    born: Option<String>,
    file_no: Option<String>,
    address: String,
    group: String,
    injury_percent: Option<String>,
    allowance: String,
    supplement: String,
    carer_allowance: String,
    earlier: Noted,
    total: String,
}

#[derive(Serialize)]
struct TotalView {
    allowance: String,
    supplement: String,
    carer_allowance: String,
    earlier: String,
    total: String,
    words: String,
}

impl MeritPayoutList {
    /// The title of the paper.
    pub(crate) fn title(&self) -> &'static str {
        "Danh sách chi trả trợ cấp, phụ cấp ưu đãi người có công"
    }

    /// Checks that every row adds up, and adds up the columns.
    pub(crate) fn totals(&self) -> Result<MeritTotals, FormError> {
        if self.rows.is_empty() {
            return Err(FormError::Empty);
        }
        for (row, number) in self.rows.iter().zip(1..) {
            let parts = [row.allowance, row.supplement, row.carer_allowance, row.earlier()?];
            if sum(parts)? != row.total {
                return Err(FormError::RowDoesNotAddUp { row: number });
            }
        }
        let earlier: Result<Vec<_>, _> = self.rows.iter().map(MeritPayoutRow::earlier).collect();
        Ok(MeritTotals {
            allowance: sum(self.rows.iter().map(|row| row.allowance))?,
            supplement: sum(self.rows.iter().map(|row| row.supplement))?,
            carer_allowance: sum(self.rows.iter().map(|row| row.carer_allowance))?,
            earlier: sum(earlier?)?,
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
                allowance: or_empty(totals.allowance),
                supplement: or_empty(totals.supplement),
                carer_allowance: or_empty(totals.carer_allowance),
                earlier: or_empty(totals.earlier),
                total: wording::figures(totals.total),
                words: wording::words(totals.total),
            },
        };
        let running = running(self.rows.iter().map(|row| row.total))?;
        let (frame, list) = (&self.head.frame, self.head.list);
        printer.print_coded("payout-list-ncc.typ", frame, &view, list, |last| {
            carried(&running, last)
        })
    }
}

fn row_view(row: &MeritPayoutRow, number: usize) -> Result<RowView, FormError> {
    Ok(RowView {
        number,
        name: row.name.clone(),
        born: row.born.clone(),
        file_no: row.file_no.clone(),
        address: row.address.clone(),
        group: row.group.clone(),
        injury_percent: row.injury_percent.clone(),
        allowance: or_empty(row.allowance),
        supplement: or_empty(row.supplement),
        carer_allowance: or_empty(row.carer_allowance),
        earlier: Noted::new(or_empty(row.earlier()?), &row.notes()),
        total: wording::figures(row.total),
    })
}
