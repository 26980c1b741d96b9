//! F5: labels of envelopes, on sheets or one by one.
//!
//! A label lies on a table and is read by anybody. So its data have no place for a diagnosis, a disability
//! percentage, a category or an identity number: what is not there cannot be printed. The QR code holds the
//! envelope's random id only.

use paper::{qr_svg, wording};
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::ids::EnvelopeId;
use sync_protocol::payout_list::{Month, Programme};

use crate::error::FormError;
use crate::figures::{minus, sum};
use crate::frame::{Frame, FrameView};
use crate::printer::Printer;

/// The beginning of a label's code: product and version of the format, and that it is an envelope.
const PREFIX: &str = "TN1/E/";

/// A4 in tenths of a millimetre.
const A4: (u16, u16) = (2100, 2970);

/// F5: labels to print, in the order of the route.
#[derive(Clone)]
pub struct Labels {
    /// Head and foot; of it the label shows nothing but the date in the file.
    pub frame: Frame,
    /// How they stand on the paper.
    pub layout: LabelLayout,
    /// The labels.
    pub labels: Vec<Label>,
}

/// How labels stand on the paper. All lengths in tenths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LabelLayout {
    /// Width of the page.
    pub page_width: u16,
    /// Height of the page.
    pub page_height: u16,
    /// Labels beside each other.
    pub columns: u16,
    /// Labels below each other.
    pub rows: u16,
    /// Width of a label.
    pub width: u16,
    /// Height of a label.
    pub height: u16,
    /// From the edge of the page to the first label.
    pub left: u16,
    /// From the edge of the page to the first label.
    pub top: u16,
    /// Between columns.
    pub gap_x: u16,
    /// Between rows.
    pub gap_y: u16,
}

/// F5: one envelope's label.
#[derive(Clone)]
pub struct Label {
    /// The envelope, drawn at random.
    pub envelope: EnvelopeId,
    /// The receiver's name.
    pub name: String,
    /// Hamlet.
    pub hamlet: String,
    /// Commune.
    pub commune: String,
    /// Route code.
    pub route: String,
    /// The stop on the route, from 1.
    pub stop: u32,
    /// The budget.
    pub programme: Programme,
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
    /// What the envelope holds.
    pub total: Amount,
    /// The carrier's name.
    pub payer: String,
    /// The carrier's phone.
    pub payer_phone: String,
    /// Whom to call.
    pub hotline: String,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    layout: LabelLayout,
    labels: Vec<LabelView>,
}

#[derive(Serialize)]
struct LabelView {
    name: String,
    address: String,
    route: String,
    programme: &'static str,
    months: String,
    month_count: usize,
    amount: String,
    parts: String,
    payer: String,
    hotline: String,
    qr: String,
}

impl LabelLayout {
    /// Two by seven on A4, each 99,1 × 38,1 mm: a common sheet.
    pub const TWO_BY_SEVEN: LabelLayout = LabelLayout {
        page_width: A4.0,
        page_height: A4.1,
        columns: 2,
        rows: 7,
        width: 991,
        height: 381,
        left: 46,
        top: 151,
        gap_x: 26,
        gap_y: 0,
    };

    /// Three by eight on A4, each 70 × 37 mm: a common sheet.
    pub const THREE_BY_EIGHT: LabelLayout = LabelLayout {
        page_width: A4.0,
        page_height: A4.1,
        columns: 3,
        rows: 8,
        width: 700,
        height: 370,
        left: 0,
        top: 5,
        gap_x: 0,
        gap_y: 0,
    };

    /// One label a page, for a label printer; width and height in tenths of a millimetre.
    #[must_use]
    pub const fn single(width: u16, height: u16) -> LabelLayout {
        LabelLayout {
            page_width: width,
            page_height: height,
            columns: 1,
            rows: 1,
            width,
            height,
            left: 0,
            top: 0,
            gap_x: 0,
            gap_y: 0,
        }
    }

    /// Whether there are labels, and all of them are on the page.
    fn is_sound(&self) -> bool {
        let fits = |count: u16, size: u16, gap: u16, margin: u16, page: u16| {
            let (count, size, gap) = (u32::from(count), u32::from(size), u32::from(gap));
            count > 0 && size > 0 && count * size + (count - 1) * gap + u32::from(margin) <= u32::from(page)
        };
        fits(self.columns, self.width, self.gap_x, self.left, self.page_width)
            && fits(self.rows, self.height, self.gap_y, self.top, self.page_height)
    }
}

/// The text of the code on an envelope's label.
#[must_use]
pub fn envelope_code(envelope: EnvelopeId) -> String {
    format!("{PREFIX}{:X}", envelope.0.as_simple())
}

/// Reads the code on an envelope's label; `None` when it is something else.
#[must_use]
pub fn read_envelope_code(text: &str) -> Option<EnvelopeId> {
    let envelope = text.strip_prefix(PREFIX)?.parse().ok()?;
    // One envelope has one spelling.
    (envelope_code(envelope) == text).then_some(envelope)
}

impl Labels {
    /// Prints the labels as PDF.
    ///
    /// # Errors
    /// There is no label, the parts of one do not make its total, the layout does not fit its page, or the template
    /// does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        if self.labels.is_empty() {
            return Err(FormError::Empty);
        }
        if !self.layout.is_sound() {
            return Err(FormError::LabelLayout);
        }
        let labels = self
            .labels
            .iter()
            .zip(1..)
            .map(|(label, number)| label.view(number));
        let view = View {
            frame: FrameView::new(&self.frame, "Nhãn phong bì"),
            layout: self.layout,
            labels: labels.collect::<Result<_, _>>()?,
        };
        printer.print("labels.typ", &self.frame, &view)
    }
}

impl Label {
    fn view(&self, number: usize) -> Result<LabelView, FormError> {
        let parts = minus(
            sum([self.current, self.arrears, self.carried_over])?,
            self.recovery,
        )?;
        if parts != self.total {
            return Err(FormError::RowDoesNotAddUp { row: number });
        }
        Ok(LabelView {
            name: self.name.clone(),
            address: format!("{}, {}", self.hamlet, self.commune),
            route: format!("Tuyến {} – số {}", self.route, self.stop),
            programme: match self.programme {
                Programme::Ncc => "NCC",
                Programme::Btxh => "BTXH",
                Programme::Htxh => "HTXH",
            },
            months: wording::months(self.from, self.to),
            month_count: self.from.through(self.to).count(),
            amount: wording::figures(self.total),
            parts: self.parts(),
            payer: format!("{} – {}", self.payer, self.payer_phone),
            hotline: self.hotline.clone(),
            qr: qr_svg::draw(&envelope_code(self.envelope)).unwrap_or_default(),
        })
    }

    /// What the money is made of, when it is more than this month's.
    fn parts(&self) -> String {
        let named = [
            ("Truy lĩnh", self.arrears),
            ("Kỳ trước", self.carried_over),
            ("Trừ truy thu", self.recovery),
        ];
        let others = named.iter().filter(|(_, amount)| *amount != Amount::ZERO);
        let mut parts: Vec<_> = others
            .map(|(word, amount)| format!("{word} {}", wording::figures(*amount)))
            .collect();
        if !parts.is_empty() {
            parts.insert(0, format!("Kỳ này {}", wording::figures(self.current)));
        }
        parts.join("; ")
    }
}
