//! Receipts on paper.

use crate::document::ReceiptDocument;
use crate::error::PaperError;
use crate::pdf::PrintJob;
use crate::templates::Templates;
use crate::view::DocumentView;

const TEMPLATES: [(&str, &str); 2] = [
    ("form.typ", include_str!("../templates/form.typ")),
    ("receipt.typ", include_str!("../templates/receipt.typ")),
];

/// Prints receipts as PDF/A-3a and PDF/UA-1 on A4, one page each; more than one get a cover page with counts,
/// sums and a list. The same document gives the same bytes.
///
/// # Errors
/// There is no receipt, or the form cannot be set; see [`PaperError`].
pub fn receipt_pdf(document: &ReceiptDocument) -> Result<Vec<u8>, PaperError> {
    let view = DocumentView::new(document)?;
    let job = PrintJob {
        templates: &Templates::built_in(&TEMPLATES),
        main: "receipt.typ",
        attachments: &document.attachments,
        printed_at: document.printed_at,
    };
    job.pdf(&view)
}
