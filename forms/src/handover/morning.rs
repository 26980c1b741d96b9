//! F7: money and envelopes go to a carrier.

use cash::notes::Notes;
use chrono::NaiveDate;
use paper::wording;
use serde::Serialize;

use super::{BatchName, Counted, Hand, HandView, NotesView};
use crate::error::FormError;
use crate::figures::sum;
use crate::frame::{Frame, FrameView, short_date};
use crate::printer::Printer;
use crate::settlement::people;

/// F7: a handover slip.
#[derive(Clone)]
pub struct HandoverSlip {
    /// Head and foot.
    pub frame: Frame,
    /// The number of the slip.
    pub number: String,
    /// The day.
    pub date: NaiveDate,
    /// Who hands over.
    pub from: Hand,
    /// Who takes over.
    pub to: Hand,
    /// The route, in words.
    pub route: String,
    /// What is handed over, by payout batch: money of different programmes is never mixed.
    pub batches: Vec<HandoverBatch>,
    /// The notes in the envelopes, when they are stated.
    pub notes: Option<Notes>,
}

/// The envelopes of one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverBatch {
    /// The batch.
    pub batch: BatchName,
    /// Its envelopes.
    pub counted: Counted,
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
    envelopes: String,
    total: String,
    words: String,
    notes: Option<NotesView>,
}

#[derive(Serialize)]
struct BatchView {
    programme: &'static str,
    label: String,
    envelopes: String,
    amount: String,
}

impl HandoverSlip {
    /// Prints the slip as PDF.
    ///
    /// # Errors
    /// There is no batch, notes and envelopes differ, or the template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        if self.batches.is_empty() {
            return Err(FormError::Empty);
        }
        let total = sum(self.batches.iter().map(|batch| batch.counted.amount))?;
        let envelopes = self
            .batches
            .iter()
            .map(|batch| i64::from(batch.counted.envelopes));
        let notes = self
            .notes
            .as_ref()
            .map(|notes| NotesView::new(notes, total))
            .transpose()?;
        let batches = self.batches.iter().map(|batch| BatchView {
            programme: wording::programme(batch.batch.programme),
            label: batch.batch.label.clone(),
            envelopes: people(batch.counted.envelopes.into()),
            amount: wording::figures(batch.counted.amount),
        });
        let view = View {
            frame: FrameView::new(&self.frame, "Giấy giao nhận tiền, phong bì"),
            number: self.number.clone(),
            date: format!("Ngày {}", short_date(self.date)),
            from: HandView::new(&self.from),
            to: HandView::new(&self.to),
            route: self.route.clone(),
            batches: batches.collect(),
            envelopes: people(envelopes.sum()),
            total: wording::figures(total),
            words: wording::words(total),
            notes,
        };
        printer.print("handover.typ", &self.frame, &view)
    }
}
