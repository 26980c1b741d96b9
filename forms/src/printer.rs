//! From a form to its PDF.

use std::collections::BTreeMap;

use paper::error::PaperError;
use paper::pdf::PrintJob;
use paper::qr_svg;
use paper::templates::Templates;
use serde::Serialize;
use serde_json::{Value, json};
use sync_protocol::ids::ListId;

use crate::error::FormError;
use crate::frame::Frame;
use crate::page_code::PageCode;

/// The built-in templates by name.
const TEMPLATES: [(&str, &str); 12] = [
    ("frame.typ", include_str!("../templates/frame.typ")),
    ("handover.typ", include_str!("../templates/handover.typ")),
    (
        "increase-decrease.typ",
        include_str!("../templates/increase-decrease.typ"),
    ),
    ("labels.typ", include_str!("../templates/labels.typ")),
    ("notes-plan.typ", include_str!("../templates/notes-plan.typ")),
    ("pay-slip.typ", include_str!("../templates/pay-slip.typ")),
    ("payout-list.typ", include_str!("../templates/payout-list.typ")),
    (
        "payout-list-ncc.typ",
        include_str!("../templates/payout-list-ncc.typ"),
    ),
    (
        "reconciliation.typ",
        include_str!("../templates/reconciliation.typ"),
    ),
    ("return.typ", include_str!("../templates/return.typ")),
    ("settlement.typ", include_str!("../templates/settlement.typ")),
    ("unpaid.typ", include_str!("../templates/unpaid.typ")),
];

/// The templates that forms are printed with.
#[derive(Clone)]
pub struct Printer {
    templates: Templates,
}

impl Default for Printer {
    fn default() -> Self {
        Self {
            templates: Templates::built_in(&TEMPLATES),
        }
    }
}

impl Printer {
    /// A printer with an office's own files in the place of built-in ones of the same name.
    ///
    /// # Errors
    /// A name is not a plain file name.
    pub fn with_office_files(files: BTreeMap<String, Vec<u8>>) -> Result<Self, FormError> {
        let templates = Templates::built_in(&TEMPLATES).replaced_by(files)?;
        Ok(Self { templates })
    }

    /// Prints a form.
    pub(crate) fn print(
        &self,
        main: &str,
        frame: &Frame,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, FormError> {
        Ok(self.job(main, frame).pdf(view)?)
    }

    /// Prints a list whose pages carry a code and the sum so far. `carried` is the text below the last row of a
    /// page, given its number; the last page has its total instead.
    pub(crate) fn print_coded(
        &self,
        main: &str,
        frame: &Frame,
        view: &impl Serialize,
        list: ListId,
        carried: impl Fn(u32) -> String,
    ) -> Result<Vec<u8>, FormError> {
        let pages_of = |marks: &[Value]| {
            let pages = marks.iter().map(|mark| page(mark, list, &carried));
            Ok(Value::Array(pages.collect::<Result<_, PaperError>>()?))
        };
        Ok(self.job(main, frame).pdf_with_marked_pages(view, pages_of)?)
    }

    fn job<'a>(&'a self, main: &'a str, frame: &Frame) -> PrintJob<'a> {
        PrintJob {
            templates: &self.templates,
            main,
            attachments: &[],
            printed_at: frame.printed_at,
        }
    }
}

/// What a page carries, from where its rows came to stand.
fn page(mark: &Value, list: ListId, carried: &impl Fn(u32) -> String) -> Result<Value, PaperError> {
    let number = |name: &str| {
        mark.get(name)
            .and_then(Value::as_u64)
            .and_then(|n| u32::try_from(n).ok())
    };
    let code = || {
        let (page, pages) = (number("page")?, number("pages")?);
        PageCode::new(list, page, pages, number("first")?, number("last")?).ok()
    };
    let code = code().ok_or_else(|| PaperError::Template("a page of the list has no row".into()))?;
    let text = code.to_string();
    let qr = qr_svg::draw(&text).ok_or_else(|| PaperError::Template("the code of a page".into()))?;
    let (page, pages) = code.page();
    let carried = (page < pages).then(|| carried(*code.rows().end()));
    Ok(json!({ "code": text, "qr": qr, "carried": carried }))
}
