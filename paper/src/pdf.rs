//! From a template and its data to the bytes of a PDF.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use serde::Serialize;
use serde_json::Value;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue, Label, Selector, Smart};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::attachment::Attachment;
use crate::error::PaperError;
use crate::fonts::printable;
use crate::templates::Templates;
use crate::world::FormWorld;

/// PDF/A-3a, tagged and with files inside (ISO 19005-3), and PDF/UA-1 for people who have pages read to them
/// (ISO 14289-1).
const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_3a, PdfStandard::Ua_1];

/// The label of a page's mark in a template.
const PAGE_MARK: &str = "page-mark";

/// One form to print.
pub struct PrintJob<'a> {
    /// The templates.
    pub templates: &'a Templates,
    /// The name of the template to begin with.
    pub main: &'a str,
    /// Files to carry inside.
    pub attachments: &'a [Attachment],
    /// When it is printed. Also the date of the PDF.
    pub printed_at: DateTime<FixedOffset>,
}

impl PrintJob<'_> {
    /// Sets the form as PDF/A-3a and PDF/UA-1. The same data give the same bytes.
    ///
    /// The template finds the data as JSON in `sys.inputs.document` and the attachments in
    /// `sys.inputs.attachments`.
    ///
    /// # Errors
    /// The template does not fit the data, or the pages cannot be written; see [`PaperError`].
    pub fn pdf(&self, data: &impl Serialize) -> Result<Vec<u8>, PaperError> {
        let input = self.input(data, &Value::Array(Vec::new()))?;
        let bytes = FormWorld::new(self.templates, self.main, input)
            .and_then(|world| set(&world).and_then(|pages| self.write(&world, &pages)));
        forget();
        bytes
    }

    /// Sets a form whose pages carry what is known only after the rows have found their pages, such as a code that
    /// names them.
    ///
    /// The template marks pages with `metadata` labelled `<page-mark>`, of the same size whatever
    /// `sys.inputs.pages` says. The values of the marks go to `pages_of`; what that returns is the JSON in
    /// `sys.inputs.pages` when the form is set again.
    ///
    /// # Errors
    /// As [`Self::pdf`]; also when the marks move because of what is in `sys.inputs.pages`.
    pub fn pdf_with_marked_pages(
        &self,
        data: &impl Serialize,
        pages_of: impl FnOnce(&[Value]) -> Result<Value, PaperError>,
    ) -> Result<Vec<u8>, PaperError> {
        let bytes = self.set_twice(data, pages_of);
        forget();
        bytes
    }

    fn set_twice(
        &self,
        data: &impl Serialize,
        pages_of: impl FnOnce(&[Value]) -> Result<Value, PaperError>,
    ) -> Result<Vec<u8>, PaperError> {
        let input = self.input(data, &Value::Array(Vec::new()))?;
        let world = FormWorld::new(self.templates, self.main, input)?;
        let first = marks(&set(&world)?)?;
        let world = world.with_input(self.input(data, &pages_of(&first)?)?);
        let pages = set(&world)?;
        if marks(&pages)? == first {
            self.write(&world, &pages)
        } else {
            Err(PaperError::Template("the rows change their pages".into()))
        }
    }

    fn input(&self, data: &impl Serialize, pages: &Value) -> Result<Dict, PaperError> {
        let mut data = serde_json::to_value(data).map_err(unserialisable)?;
        make_printable(&mut data);
        let json = |value: &Value| serde_json::to_vec(value).map_err(unserialisable);
        let mut input = Dict::new();
        input.insert("document".into(), Bytes::new(json(&data)?).into_value());
        input.insert("pages".into(), Bytes::new(json(pages)?).into_value());
        input.insert("attachments".into(), attach(self.attachments)?.into_value());
        Ok(input)
    }

    fn write(&self, world: &FormWorld, pages: &PagedDocument) -> Result<Vec<u8>, PaperError> {
        let options = options(self.printed_at)?;
        typst_pdf::pdf(pages, &options).map_err(|errors| PaperError::Export(messages(world, &errors)))
    }
}

fn set(world: &FormWorld) -> Result<PagedDocument, PaperError> {
    let pages = typst::compile::<PagedDocument>(world).output;
    pages.map_err(|errors| PaperError::Template(messages(world, &errors)))
}

/// The values of the marks, in the order of the pages.
fn marks(pages: &PagedDocument) -> Result<Vec<Value>, PaperError> {
    let label = Label::new(PicoStr::intern(PAGE_MARK))
        .ok_or_else(|| PaperError::Template("an empty label".into()))?;
    let marks = pages.introspector().query(&Selector::Label(label));
    let values = marks.iter().filter_map(|mark| mark.to_packed::<MetadataElem>());
    values
        .map(|mark| serde_json::to_value(&mark.value).map_err(unserialisable))
        .collect()
}

/// Drops what the typesetter remembers for the next change of a text: ours is done, and full of people.
fn forget() {
    comemo::evict(0);
}

fn unserialisable(_: serde_json::Error) -> PaperError {
    PaperError::Template("data without JSON".into())
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

/// The messages of the typesetter, with file and line of the template. It repeats no data.
fn messages(world: &FormWorld, errors: &EcoVec<SourceDiagnostic>) -> String {
    let messages: Vec<_> = errors
        .iter()
        .map(|error| match world.place(error.span) {
            Some((file, line)) => format!("{file}, line {line}: {}", error.message),
            None => error.message.to_string(),
        })
        .collect();
    messages.join("; ")
}
