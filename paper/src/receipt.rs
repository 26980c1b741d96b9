//! Receipts on paper.

use crate::document::ReceiptDocument;
use crate::error::PaperError;
use crate::pdf;
use crate::view::DocumentView;

/// Prints receipts as PDF/A-3a and PDF/UA-1 on A4, one page each; more than one get a cover page with counts,
/// sums and a list. The same document gives the same bytes.
///
/// # Errors
/// There is no receipt, or the form cannot be set; see [`PaperError`].
pub fn receipt_pdf(document: &ReceiptDocument) -> Result<Vec<u8>, PaperError> {
    let view = DocumentView::new(document)?;
    pdf::render("receipt.typ", &view, &document.attachments, document.printed_at)
}
