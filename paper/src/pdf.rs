//! From a template and its data to the bytes of a PDF.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use serde::Serialize;
use serde_json::Value;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::attachment::Attachment;
use crate::error::PaperError;
use crate::fonts::printable;
use crate::world::FormWorld;

/// PDF/A-3a, tagged and with files inside (ISO 19005-3), and PDF/UA-1 for people who have pages read to them
/// (ISO 14289-1).
const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_3a, PdfStandard::Ua_1];

/// Sets a form.
///
/// The template finds the data as JSON in `sys.inputs.document` and the attachments in
/// `sys.inputs.attachments`.
pub(crate) fn render(
    template: &str,
    data: &impl Serialize,
    attachments: &[Attachment],
    printed_at: DateTime<FixedOffset>,
) -> Result<Vec<u8>, PaperError> {
    let unserialisable = |_| PaperError::Template("data without JSON".into());
    let mut data = serde_json::to_value(data).map_err(unserialisable)?;
    make_printable(&mut data);
    let json = serde_json::to_vec(&data).map_err(unserialisable)?;
    let mut input = Dict::new();
    input.insert("document".into(), Bytes::new(json).into_value());
    input.insert("attachments".into(), attach(attachments)?.into_value());
    let world = FormWorld::new(template, input)?;
    let pages = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|errors| PaperError::Template(messages(&errors)));
    let bytes = pages.and_then(|pages| {
        let options = options(printed_at)?;
        typst_pdf::pdf(&pages, &options).map_err(|errors| PaperError::Export(messages(&errors)))
    });
    // The typesetter remembers its work for the next change of a text; ours is done, and full of people.
    comemo::evict(0);
    bytes
}

fn options(printed_at: DateTime<FixedOffset>) -> Result<PdfOptions, PaperError> {
    let standards =
        PdfStandards::new(&STANDARDS).map_err(|error| PaperError::Export(error.message().to_string()))?;
    Ok(PdfOptions {
        creator: Smart::Custom(Some("Tận Nhà".into())),
        timestamp: Some(timestamp(printed_at).ok_or(PaperError::Date)?),
        standards,
        ..PdfOptions::default()
    })
}

fn timestamp(at: DateTime<FixedOffset>) -> Option<Timestamp> {
    let small = |n: u32| u8::try_from(n).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )?;
    Timestamp::new_local(datetime, at.offset().local_minus_utc() / 60)
}

fn attach(attachments: &[Attachment]) -> Result<Array, PaperError> {
    let mut names: Vec<&str> = attachments.iter().map(|a| a.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let plain = |name: &&str| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    if names.len() != attachments.len() || !names.iter().all(plain) {
        return Err(PaperError::Attachments);
    }
    let files = attachments.iter().map(|attachment| {
        let mut file = Dict::new();
        file.insert("name".into(), attachment.name.as_str().into_value());
        file.insert("media_type".into(), attachment.media_type.as_str().into_value());
        file.insert("description".into(), attachment.description.as_str().into_value());
        file.insert("bytes".into(), Bytes::new(attachment.bytes.clone()).into_value());
        file.into_value()
    });
    Ok(files.collect())
}

/// Replaces what the typeface cannot show, in every text of the data.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(items) => items.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The messages of the typesetter. They name places and types of the template; it repeats no data.
fn messages(errors: &EcoVec<SourceDiagnostic>) -> String {
    let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}
