//! `reports`: what was heard and seen at doors, as a table.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::Args;

use crate::cli::centre::{Centre, block_on};
use crate::cli::export::write_private;
use crate::reports::{ReportSelection, table};
use crate::store::Store;

/// Options of `reports`.
#[derive(Debug, Args)]
pub(super) struct ReportsArguments {
    /// Recorded on this day or later, such as 2026-11-05.
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// Recorded on this day or earlier.
    #[arg(long, value_name = "DAY")]
    to: Option<NaiveDate>,
    /// File to write: CSV in UTF-8. It names people.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn reports(folder: &Path, arguments: &ReportsArguments) -> anyhow::Result<()> {
    let ReportsArguments { from, to, out } = arguments;
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        bail!("--from {from} is after --to {to}; swap them")
    }
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        let selection = ReportSelection { from: *from, to: *to };
        let records = centre.app.store.reports(selection).await?;
        let path = out.display();
        write_private(out, &table(&records)?).with_context(|| format!("Cannot write {path}"))?;
        println!("{} reports, {path}", records.len());
        Ok(())
    })
}
