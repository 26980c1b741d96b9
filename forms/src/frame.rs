//! What all forms say at their head and foot.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use paper::document::Issuer;
use serde::Serialize;

/// What all forms say at their head and foot.
#[derive(Clone)]
pub struct Frame {
    /// Who issues the paper.
    pub issuer: Issuer,
    /// Where it is signed, such as `Long Xuyên`.
    pub place: String,
    /// The date of signing; dots for the pen without it.
    pub date: Option<NaiveDate>,
    /// When it is printed, in local time. Also the date of the file.
    pub printed_at: DateTime<FixedOffset>,
}

/// Names that stand typed below the places for signatures. Without a name the place stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signers {
    /// The carrier who pays.
    pub payer: String,
    /// Who made the list.
    pub prepared_by: String,
    /// The accountant.
    pub accountant: String,
    /// The cashier.
    pub cashier: String,
    /// The head of the unit.
    pub head: String,
}

/// The frame as a template sees it.
#[derive(Serialize)]
pub(crate) struct FrameView {
    title: String,
    organisation: String,
    branch: String,
    place_and_date: String,
    note: String,
}

impl FrameView {
    /// Prepares the texts of a frame for a form with this title.
    pub(crate) fn new(frame: &Frame, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            organisation: frame.issuer.organisation.to_uppercase(),
            branch: frame.issuer.branch.clone(),
            place_and_date: format!("{}, {}", frame.place, long_date(frame.date)),
            note: format!("In lúc {}", paper::wording::time(frame.printed_at)),
        }
    }
}

/// `ngày 05 tháng 11 năm 2026`, with dots for what the pen fills in.
pub(crate) fn long_date(date: Option<NaiveDate>) -> String {
    date.map_or_else(
        || "ngày ..... tháng ..... năm 20.....".to_owned(),
        |date| {
            format!(
                "ngày {:02} tháng {:02} năm {}",
                date.day(),
                date.month(),
                date.year()
            )
        },
    )
}

/// `05/11/2026`.
pub(crate) fn short_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}
