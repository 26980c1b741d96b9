//! A payout list from its bytes to a checked list, or to the reasons why not.

use std::ops::ControlFlow;

use benefits::catalogue::Catalogue;
use ring::digest::{SHA256, digest};

use crate::book::{self, Book, Sheet};
use crate::finding::{ImportReport, Place, Reporter, Stop};
use crate::limits::Limits;
use crate::list::{Month, PayoutList, Programme};
use crate::sheet::{self, heading::Heading, title};
use crate::{check, codes, line};

/// What is known about a file before it is read.
pub struct ReadOptions<'a> {
    /// The name of the file, for messages and as a last hint at month, programme and commune.
    pub file_name: &'a str,
    /// The programme, if the caller knows it; a list that says another is refused.
    pub programme: Option<Programme>,
    /// The month, if the caller knows it; a list that says another is refused.
    pub month: Option<Month>,
    /// The code of the commune, for lists that do not state it.
    pub commune: Option<&'a str>,
    /// The benefits that explain amounts.
    pub catalogue: &'a Catalogue,
    /// Limits against hostile files.
    pub limits: Limits,
}

/// What the reader is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading cells; `done` counts cells, the total is not known.
    Cells,
    /// Reading rows; `done` counts rows.
    Rows,
    /// Checking sums and repeats.
    Checks,
}

/// How far the reader is. Called about once for every thousand things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage.
    pub stage: Stage,
    /// What is done of it.
    pub done: usize,
    /// Out of how many, where that is known.
    pub total: Option<usize>,
}

/// Tells the caller how far the reader is; the answer may end it.
pub type OnProgress<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// How many things are done between two calls.
const STEP: usize = 1_000;

pub(crate) struct Watch<'a> {
    on_progress: &'a mut OnProgress<'a>,
    done: usize,
    stage: Stage,
    total: Option<usize>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(on_progress: &'a mut OnProgress<'a>) -> Self {
        Self {
            on_progress,
            done: 0,
            stage: Stage::Cells,
            total: None,
        }
    }

    pub(crate) fn begin(&mut self, stage: Stage, total: usize, reporter: &mut Reporter) -> Result<(), Stop> {
        (self.stage, self.done, self.total) = (stage, 0, Some(total));
        self.tell(reporter)
    }

    pub(crate) fn tick(&mut self, stage: Stage, reporter: &mut Reporter) -> Result<(), Stop> {
        self.stage = stage;
        self.done = self.done.saturating_add(1);
        if self.done.is_multiple_of(STEP) {
            self.tell(reporter)
        } else {
            Ok(())
        }
    }

    fn tell(&mut self, reporter: &mut Reporter) -> Result<(), Stop> {
        match (self.on_progress)(Progress {
            stage: self.stage,
            done: self.done,
            total: self.total,
        }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(reporter.stop(codes::CANCELLED, Place::default(), &[])),
        }
    }
}

/// Reads a payout list from the bytes of a file.
///
/// # Errors
///
/// Fails when there is any error in the file; the report then holds everything that was found, errors first to
/// be shown. A list that is returned adds up and repeats nothing; its own report has the warnings and repairs.
pub fn read_payout_list(
    bytes: &[u8],
    options: &ReadOptions<'_>,
    on_progress: &mut OnProgress<'_>,
) -> Result<PayoutList, ImportReport> {
    let mut reporter = Reporter::new(options.file_name, options.limits.findings_max);
    let mut forward = |progress| on_progress(progress);
    let mut watch = Watch::new(&mut forward);
    match read(bytes, options, &mut reporter, &mut watch) {
        Ok(mut list) => {
            list.report = reporter.into_report();
            Ok(list)
        }
        Err(Stop) => Err(reporter.into_report()),
    }
}

fn read(
    bytes: &[u8],
    options: &ReadOptions<'_>,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<PayoutList, Stop> {
    let book = book::open(bytes, &options.limits, reporter, watch)?;
    let (sheet, heading) = find_list(&book, reporter)?;
    let title = title::read(sheet, &heading, options, reporter);
    let rows = sheet::rows::read(sheet, &heading, reporter, watch)?;
    let context = line::Context {
        sheet,
        heading: &heading,
        title: &title,
        catalogue: options.catalogue,
    };
    let lines = line::read_all(&context, &rows, reporter, watch)?;
    watch.begin(Stage::Checks, lines.len(), reporter)?;
    let mut list = check::assemble(&context, &rows, lines, options, reporter)?;
    list.format = book.format;
    list.sha256 = hexadecimal(digest(&SHA256, bytes).as_ref());
    Ok(list)
}

/// The one sheet that holds a list. Empty sheets and summaries are passed over, and said.
fn find_list<'a>(book: &'a Book, reporter: &mut Reporter) -> Result<(&'a Sheet, Heading), Stop> {
    let mut found = Vec::new();
    for sheet in &book.sheets {
        match Heading::find(sheet) {
            Some(heading) if sheet.visible => found.push((sheet, heading)),
            Some(_) => reporter.add(codes::SHEET_HIDDEN, sheet.place(), &[]),
            None => reporter.add(codes::SHEET_SKIPPED, sheet.place(), &[]),
        }
    }
    if found.len() > 1 {
        let names: Vec<&str> = found
            .iter()
            .filter_map(|(sheet, _)| sheet.name.as_deref())
            .collect();
        return Err(reporter.stop(
            codes::LISTS_SEVERAL,
            Place::default(),
            &[("sheets", names.join(", "))],
        ));
    }
    let Some((sheet, heading)) = found.pop() else {
        return Err(reporter.stop(codes::LIST_MISSING, Place::default(), &[]));
    };
    heading.report(sheet, reporter);
    reporter.require_none()?;
    Ok((sheet, heading))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
