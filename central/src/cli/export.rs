//! `export` and `verify`: receipts out, and the check of a bundle.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use receipts::verify::verify_bundle;
use sync_protocol::ids::{ListId, PersonId, StaffId};
use sync_protocol::keys::Kid;

use crate::catalogues;
use crate::cli::centre::{Centre, block_on};
use crate::exports::export::{ExportContext, export};
use crate::exports::selection::{Format, Selection};
use crate::store::Store;

/// Options of `export`. Conditions that are given must all hold.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// Paid on this day, such as 2026-11-05.
    #[arg(long, value_name = "DAY")]
    date: Option<NaiveDate>,
    /// Paid by this employee.
    #[arg(long, value_name = "CODE")]
    carrier: Option<String>,
    /// Ordered by this list.
    #[arg(long, value_name = "ID")]
    list: Option<ListId>,
    /// Paid to this person.
    #[arg(long, value_name = "ID")]
    person: Option<PersonId>,
    /// PDF/A-3 for people with the evidence inside, or a zip that programs check.
    #[arg(long, value_enum, default_value = "bundle")]
    format: FormatArgument,
    /// File to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatArgument {
    Pdf,
    Bundle,
}

pub(super) fn export_receipts(folder: &Path, arguments: ExportArguments) -> anyhow::Result<()> {
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        let selection = Selection {
            date: arguments.date,
            carrier: arguments.carrier.map(StaffId),
            list: arguments.list,
            person: arguments.person,
            branch: None,
        };
        let spinner = ProgressBar::new_spinner().with_message("Collecting receipts");
        spinner.enable_steady_tick(std::time::Duration::from_millis(100));
        let records = centre.app.store.receipts(selection.clone()).await?;
        let context = ExportContext {
            selection,
            settings: centre.app.store.settings().await?,
            catalogue: catalogues::in_force(&centre.app.store).await?,
            centre_key: centre.app.key.verifying_key(),
            now: centre.app.clock.now(),
        };
        let (format, count) = (arguments.format, records.receipts.len());
        spinner.set_message(format!("Making the file of {count} receipts"));
        let format = match format {
            FormatArgument::Pdf => Format::Pdf,
            FormatArgument::Bundle => Format::Bundle,
        };
        let bytes = tokio::task::spawn_blocking(move || export(&records, format, &context)).await??;
        spinner.finish_and_clear();
        let path = arguments.out;
        write_private(&path, &bytes).with_context(|| format!("Cannot write {}", path.display()))?;
        println!("{count} receipts, {} bytes, {}", bytes.len(), path.display());
        Ok(())
    })
}

/// Writes a file that only its owner can read: receipts name people. One that exists keeps its mode.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options.open(path)?.write_all(bytes)
}

/// Options of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// The bundle to check.
    bundle: PathBuf,
    /// The centre's key that the bundle must be of; without it, compare the key that is printed with the one
    /// that the centre publishes.
    #[arg(long, value_name = "KEY")]
    centre: Option<Kid>,
}

pub(super) fn verify(arguments: &VerifyArguments) -> anyhow::Result<()> {
    let path = arguments.bundle.display();
    let bytes = std::fs::read(&arguments.bundle).with_context(|| format!("Cannot read {path}"))?;
    match verify_bundle(&bytes, arguments.centre) {
        Ok(summary) => {
            println!("verified    {path}");
            println!("centre      {}", summary.centre);
            println!("devices     {}", summary.devices);
            println!("batches     {}", summary.batches);
            println!("entries     {}", summary.entries);
            println!(
                "receipts    {} ({} corrected)",
                summary.receipts, summary.receipts_corrected
            );
            println!("paid        {} đ", summary.paid);
            println!("gaps        {}", summary.gaps);
            println!("forked      {}", summary.forked);
            Ok(())
        }
        Err(bad) => bail!("Not verified: {bad}"),
    }
}
