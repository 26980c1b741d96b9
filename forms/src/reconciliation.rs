//! F9, attached: the minutes of reconciliation (biên bản đối soát) between the authority and the post.

use chrono::NaiveDate;
use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::{Month, Programme};

use crate::error::FormError;
use crate::frame::{Frame, FrameView, long_date};
use crate::printer::Printer;
use crate::settlement::{Figure, people};

/// The minutes of reconciliation.
#[derive(Clone)]
pub struct Reconciliation {
    /// Head and foot.
    pub frame: Frame,
    /// The number of the minutes.
    pub number: String,
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// The day of the meeting; dots without it.
    pub held_on: Option<NaiveDate>,
    /// Where both met.
    pub held_at: String,
    /// Side A: the authority.
    pub authority: Party,
    /// Side B: the post.
    pub post: Party,
    /// What was compared.
    pub lines: Vec<ComparedLine>,
    /// Other remarks; may be empty.
    pub remarks: String,
    /// How many copies each side keeps.
    pub copies_each: u8,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The organisation.
    pub unit: String,
    /// Who speaks for it.
    pub people: Vec<Representative>,
}

/// A person who speaks for a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Representative {
    /// Full name.
    pub name: String,
    /// Title.
    pub title: String,
}

/// One thing that both sides counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// What it is.
    pub label: String,
    /// As the authority has it.
    pub authority: Figure,
    /// As the post has it.
    pub post: Figure,
    /// Why both differ; empty when they do not.
    pub explanation: String,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    number: String,
    programme: &'static str,
    month: String,
    date: String,
    at: String,
    a: PartyView,
    b: PartyView,
    lines: Vec<LineView>,
    same: bool,
    differing: usize,
    remarks: String,
    copies: String,
    copies_each: String,
}

#[derive(Serialize)]
struct PartyView {
    unit: String,
    people: Vec<Representative>,
}

#[derive(Serialize)]
struct LineView {
    label: String,
    explanation: String,
    a: FigureView,
    b: FigureView,
    #[serde(flatten)]
    difference: FigureView,
}

#[derive(Serialize)]
struct FigureView {
    people: String,
    amount: String,
}

impl FigureView {
    fn new(figure: Figure) -> Self {
        Self {
            people: people(figure.people),
            amount: wording::figures(figure.amount),
        }
    }
}

impl Reconciliation {
    /// Prints the minutes as PDF.
    ///
    /// # Errors
    /// There is no line, both sides differ in one without an explanation, or the template does not fit; see
    /// [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        if self.lines.is_empty() {
            return Err(FormError::Empty);
        }
        let lines = self.lines.iter().zip(1..).map(|(line, number)| line.view(number));
        let differing = self
            .lines
            .iter()
            .filter(|line| line.authority != line.post)
            .count();
        let party = |party: &Party| PartyView {
            unit: party.unit.clone(),
            people: party.people.clone(),
        };
        let view = View {
            frame: FrameView::new(&self.frame, "Biên bản đối soát"),
            number: self.number.clone(),
            programme: wording::programme(self.programme),
            month: wording::month(self.month),
            date: long_date(self.held_on),
            at: self.held_at.clone(),
            a: party(&self.authority),
            b: party(&self.post),
            lines: lines.collect::<Result<_, _>>()?,
            same: differing == 0,
            differing,
            remarks: self.remarks.clone(),
            copies: format!("{:02}", u16::from(self.copies_each) * 2),
            copies_each: format!("{:02}", self.copies_each),
        };
        printer.print("reconciliation.typ", &self.frame, &view)
    }
}

impl ComparedLine {
    fn view(&self, number: usize) -> Result<LineView, FormError> {
        let difference = self.authority.minus(self.post)?;
        let differs = difference.people != 0 || difference.amount != Amount::ZERO;
        if differs && self.explanation.trim().is_empty() {
            return Err(FormError::LineUnexplained { line: number });
        }
        Ok(LineView {
            label: self.label.clone(),
            explanation: self.explanation.clone(),
            a: FigureView::new(self.authority),
            b: FigureView::new(self.post),
            difference: FigureView::new(difference),
        })
    }
}
