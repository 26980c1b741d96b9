//! An export: from records to the bytes of a file.

use benefits::catalogue::Catalogue;
use chrono::{DateTime, Utc};
use paper::attachment;
use paper::document::{Issuer, ReceiptDocument};
use paper::error::PaperError;
use paper::receipt::receipt_pdf;
use receipts::contents::{AcknowledgedBatch, Contents, prove};
use receipts::write::{WriteError, write_bundle, write_files};
use sync_protocol::keys::VerifyingKey;

use crate::clock::vietnam_time;
use crate::exports::print;
use crate::exports::records::ExportRecords;
use crate::exports::selection::{Format, Selection};
use crate::settings::Settings;

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Nothing was selected.
    #[error("No receipt fits; choose another day, carrier, list or person")]
    Empty,
    /// The bundle cannot be made.
    #[error("{0}")]
    Bundle(Box<WriteError>),
    /// The paper cannot be made.
    #[error("{0}")]
    Paper(#[from] PaperError),
}

impl From<WriteError> for ExportError {
    fn from(error: WriteError) -> Self {
        Self::Bundle(Box::new(error))
    }
}

/// What an export says beside the records.
#[derive(Clone)]
pub struct ExportContext {
    /// What was selected.
    pub selection: Selection,
    /// Who issues the paper.
    pub settings: Settings,
    /// The catalogue in force: it says which categories are printed for nobody.
    pub catalogue: Catalogue,
    /// The centre's key.
    pub centre_key: VerifyingKey,
    /// When it is made.
    pub now: DateTime<Utc>,
}

/// Makes the file. It takes seconds for hundreds of receipts: run it beside the asynchronous tasks.
///
/// # Errors
/// See [`ExportError`].
pub fn export(
    records: &ExportRecords,
    format: Format,
    context: &ExportContext,
) -> Result<Vec<u8>, ExportError> {
    if records.receipts.is_empty() {
        return Err(ExportError::Empty);
    }
    let contents = contents(records, context.centre_key);
    match format {
        Format::Bundle => Ok(write_bundle(&contents)?.bytes),
        Format::Pdf => pdf(records, &contents, context),
    }
}

fn contents(records: &ExportRecords, centre_key: VerifyingKey) -> Contents {
    let mut lines = Vec::new();
    for batch in &records.batches {
        let wanted = records.lines_of(batch.id);
        lines.extend(prove(batch.id, &batch.lines, |_, line| {
            wanted.contains(&line.digest())
        }));
    }
    let batches = records.batches.iter().map(|batch| AcknowledgedBatch {
        id: batch.id,
        manifest_jws: batch.manifest_jws.clone(),
        acknowledgement_jws: batch.acknowledgement_jws.clone(),
    });
    Contents {
        centre_key,
        certificates: records.certificates.clone(),
        batches: batches.collect(),
        lines,
    }
}

fn pdf(
    records: &ExportRecords,
    contents: &Contents,
    context: &ExportContext,
) -> Result<Vec<u8>, ExportError> {
    let attachments = if records.receipts.len() == 1 {
        attachment::loose(&write_files(contents)?.0)
    } else {
        attachment::bundle("bien-nhan.zip", write_bundle(contents)?.bytes)
    };
    let document = ReceiptDocument {
        issuer: Issuer {
            organisation: format!("Bưu điện tỉnh {}", context.settings.province),
            branch: context.settings.branch.name.clone(),
        },
        printed_at: vietnam_time(&context.now),
        selection: context.selection.in_words(),
        receipts: print::receipts(records, &context.catalogue),
        attachments,
    };
    Ok(receipt_pdf(&document)?)
}
