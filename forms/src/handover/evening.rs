//! F7, evening: what comes back, and how the carrier's day balances (invariant: issued = paid + returned + held).

use cash::notes::Notes;
use chrono::NaiveDate;
use paper::wording;
use serde::Serialize;

use super::{BatchName, Counted, Hand, HandView, NotesView};
use crate::error::FormError;
use crate::figures::{minus, sum};
use crate::frame::{Frame, FrameView, short_date};
use crate::printer::Printer;
use crate::settlement::{Figure, people};

/// F7, evening: a return slip.
#[derive(Clone)]
pub struct ReturnSlip {
    /// Head and foot.
    pub frame: Frame,
    /// The number of the slip.
    pub number: String,
    /// The day.
    pub date: NaiveDate,
    /// Who gives back.
    pub from: Hand,
    /// Who takes back.
    pub to: Hand,
    /// The route, in words.
    pub route: String,
    /// How each batch went.
    pub batches: Vec<ReturnBatch>,
    /// Sheets of the list with signatures that come with it.
    pub signed_pages: u32,
    /// Why something is still held or missing; may be empty only when nothing is.
    pub explanation: String,
    /// The notes that come back, when they are stated.
    pub notes: Option<Notes>,
}

/// How one batch went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnBatch {
    /// The batch.
    pub batch: BatchName,
    /// Taken in the morning.
    pub issued: Counted,
    /// Paid at the doors.
    pub paid: Counted,
    /// Given back.
    pub returned: Counted,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    number: String,
    date: String,
    from: HandView,
    to: HandView,
    route: String,
    batches: Vec<BatchView>,
    sum: Vec<String>,
    words: String,
    explanation: String,
    notes: Option<NotesView>,
    signed_pages: u32,
}

#[derive(Serialize)]
struct BatchView {
    programme: &'static str,
    label: String,
    cells: Vec<String>,
}

impl ReturnBatch {
    /// What is neither paid nor returned.
    ///
    /// # Errors
    /// A sum is out of range.
    pub fn left(&self) -> Result<Figure, FormError> {
        let count = |counted: Counted| i64::from(counted.envelopes);
        Ok(Figure {
            people: count(self.issued) - count(self.paid) - count(self.returned),
            amount: minus(minus(self.issued.amount, self.paid.amount)?, self.returned.amount)?,
        })
    }
}

impl ReturnSlip {
    /// Prints the slip as PDF.
    ///
    /// # Errors
    /// There is no batch, something is left without an explanation, the notes differ from what is returned, or the
    /// template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        if self.batches.is_empty() {
            return Err(FormError::Empty);
        }
        let lefts = self
            .batches
            .iter()
            .map(ReturnBatch::left)
            .collect::<Result<Vec<_>, _>>()?;
        let left = lefts.iter().copied().try_fold(Figure::default(), Figure::plus)?;
        // Two batches that differ against each other are two differences, though their sum is none.
        let some = lefts.iter().find(|left| **left != Figure::default());
        if let Some(left) = some.filter(|_| self.explanation.trim().is_empty()) {
            return Err(FormError::DifferenceUnexplained {
                people: left.people,
                amount: wording::figures(left.amount),
            });
        }
        let of = |part: fn(&ReturnBatch) -> Counted| {
            let people = self
                .batches
                .iter()
                .map(|batch| i64::from(part(batch).envelopes))
                .sum();
            let amount = sum(self.batches.iter().map(|batch| part(batch).amount))?;
            Ok::<_, FormError>(Figure { people, amount })
        };
        let returned = of(|batch| batch.returned)?;
        let notes = self
            .notes
            .as_ref()
            .map(|notes| NotesView::new(notes, returned.amount));
        let batches = self.batches.iter().zip(&lefts).map(|(batch, left)| BatchView {
            programme: wording::programme(batch.batch.programme),
            label: batch.batch.label.clone(),
            cells: cells(
                [batch.issued, batch.paid, batch.returned].map(Figure::from),
                *left,
            ),
        });
        let view = View {
            frame: FrameView::new(&self.frame, "Giấy giao nhận cuối ngày"),
            number: self.number.clone(),
            date: format!("Ngày {}", short_date(self.date)),
            from: HandView::new(&self.from),
            to: HandView::new(&self.to),
            route: self.route.clone(),
            batches: batches.collect(),
            sum: cells(
                [of(|batch| batch.issued)?, of(|batch| batch.paid)?, returned],
                left,
            ),
            words: wording::words(returned.amount),
            explanation: self.explanation.clone(),
            notes: notes.transpose()?,
            signed_pages: self.signed_pages,
        };
        printer.print("return.typ", &self.frame, &view)
    }
}

impl From<Counted> for Figure {
    fn from(counted: Counted) -> Self {
        Self {
            people: counted.envelopes.into(),
            amount: counted.amount,
        }
    }
}

fn cells(parts: [Figure; 3], left: Figure) -> Vec<String> {
    let figures = parts.into_iter().chain([left]);
    figures
        .flat_map(|figure| [people(figure.people), wording::figures(figure.amount)])
        .collect()
}
