//! `import`: payout lists and registers, all or nothing.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use benefits::catalogue::Catalogue;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use list_import::finding::ImportReport;
use list_import::limits::Limits;
use list_import::proxies::read_proxies;
use list_import::read::{Progress, ReadOptions, Stage, read_payout_list};
use list_import::routes::read_route_assignments;
use sync_protocol::certificate::Branch;
use sync_protocol::digest::Digest;
use sync_protocol::payout_list::{ListKind, Month};
use uuid::Uuid;

use crate::catalogues;
use crate::cli::centre::{Centre, block_on};
use crate::cli::import_report;
use crate::cli::init::read_branch;
use crate::lists::convert::{self, Order};
use crate::lists::incoming::{Import, IncomingList};
use crate::settings::Settings;
use crate::store::Store;

/// Options of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// Payout lists as offices sent them: .xlsx, .xls or .csv.
    #[arg(required_unless_present = "proxies", value_name = "FILE")]
    lists: Vec<PathBuf>,
    /// Register of routes: which employee pays which hamlet.
    #[arg(long, value_name = "FILE")]
    assignments: Option<PathBuf>,
    /// Register of proxies and guardians.
    #[arg(long, value_name = "FILE")]
    proxies: Option<PathBuf>,
    /// Month of the lists, such as 2026-11; a list that says another is refused.
    #[arg(long)]
    month: Option<Month>,
    /// Code of the commune, for lists that do not state it.
    #[arg(long, value_name = "CODE")]
    commune: Option<String>,
    /// What kind of order the lists are; without it gifts where the title says so, else monthly.
    #[arg(long, value_enum)]
    kind: Option<KindArgument>,
    /// Who orders the payments, when it is not the authority of the settings.
    #[arg(long, value_name = "NAME")]
    authority: Option<String>,
    /// Branch of employees who are new.
    #[arg(long, value_name = "CODE:NAME", value_parser = read_branch)]
    branch: Option<Branch>,
    /// List every repair and note, not only their number.
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArgument {
    Monthly,
    Arrears,
    Gift,
    OneOff,
}

pub(super) fn import(folder: &Path, arguments: ImportArguments) -> anyhow::Result<()> {
    let centre = Centre::open(folder)?;
    block_on(async {
        let settings = centre.app.store.settings().await?;
        let mut reports = Vec::new();
        let catalogue = catalogues::in_force(&centre.app.store).await?;
        let import = read_all(&arguments, &settings, &catalogue, &mut reports);
        import_report::print_findings(&reports, arguments.verbose);
        let (import, originals) = import?;
        let kept = keep_originals(&centre, &originals)?;
        let ids = Box::new(Uuid::new_v4);
        let written = centre.app.store.import(import, ids, centre.signer()).await;
        if !matches!(written, Ok(Ok(_))) {
            // Of an import that was not written nothing stays.
            kept.into_iter()
                .try_for_each(|digest| centre.folder.drop_original(digest))?;
        }
        match written? {
            Ok(outcome) => {
                import_report::print_outcome(&outcome);
                Ok(())
            }
            Err(refusals) => {
                for refusal in &refusals {
                    eprintln!("{refusal}");
                }
                bail!(
                    "{} reasons against this import; nothing was imported",
                    refusals.len()
                )
            }
        }
    })
}

/// Keeps the files before the import is written, so that no list is ever without its file. Gives those that were
/// not there before.
fn keep_originals(centre: &Centre, originals: &[Vec<u8>]) -> anyhow::Result<Vec<Digest>> {
    let mut kept = Vec::new();
    for bytes in originals {
        let digest = Digest::of(bytes);
        if centre.folder.keep_original(digest, bytes)? {
            kept.push(digest);
        }
    }
    Ok(kept)
}

fn read_all(
    arguments: &ImportArguments,
    settings: &Settings,
    catalogue: &Catalogue,
    reports: &mut Vec<ImportReport>,
) -> anyhow::Result<(Import, Vec<Vec<u8>>)> {
    let reader = Reader {
        arguments,
        settings,
        catalogue,
    };
    let read: Vec<_> = arguments
        .lists
        .iter()
        .map(|path| reader.list(path, reports))
        .collect();
    let rounds = match &arguments.assignments {
        Some(path) => {
            let (bytes, name) = read_file(path)?;
            let read = read_route_assignments(&bytes, &name, &Limits::default());
            let register = keep_report(read, reports, |register| register.report.clone())?;
            register.rows.iter().map(convert::round).collect()
        }
        None => Vec::new(),
    };
    let proxies = match &arguments.proxies {
        Some(path) => {
            let (bytes, name) = read_file(path)?;
            let read = read_proxies(&bytes, &name, &Limits::default());
            let register = keep_report(read, reports, |register| register.report.clone())?;
            register.rows.iter().map(convert::proxy).collect()
        }
        None => Vec::new(),
    };
    let branch = arguments
        .branch
        .clone()
        .unwrap_or_else(|| settings.branch.clone());
    // Every file is read before the first fault ends the command, so that one run shows all of them.
    let read: Vec<_> = read.into_iter().collect::<Result<_, _>>()?;
    let (lists, originals) = read.into_iter().unzip();
    let import = Import {
        lists,
        rounds,
        proxies,
        branch,
    };
    Ok((import, originals))
}

struct Reader<'a> {
    arguments: &'a ImportArguments,
    settings: &'a Settings,
    catalogue: &'a Catalogue,
}

impl Reader<'_> {
    fn list(&self, path: &Path, reports: &mut Vec<ImportReport>) -> anyhow::Result<(IncomingList, Vec<u8>)> {
        let (bytes, file_name) = read_file(path)?;
        let month = self.arguments.month;
        let options = ReadOptions {
            file_name: &file_name,
            programme: None,
            month: month.and_then(|m| list_import::list::Month::new(m.year(), m.number())),
            commune: self.arguments.commune.as_deref(),
            catalogue: self.catalogue,
            limits: Limits::default(),
        };
        let bar = progress_bar(&file_name);
        let read = read_payout_list(&bytes, &options, &mut |progress| show(&bar, progress));
        bar.finish_and_clear();
        let read = keep_report(read, reports, |list| list.report.clone())?;
        let authority = self.arguments.authority.as_deref();
        let order = Order {
            kind: match self.arguments.kind {
                None if read.is_gift => ListKind::Gift,
                None | Some(KindArgument::Monthly) => ListKind::Monthly,
                Some(KindArgument::Arrears) => ListKind::Arrears,
                Some(KindArgument::Gift) => ListKind::Gift,
                Some(KindArgument::OneOff) => ListKind::OneOff,
            },
            authority: authority
                .unwrap_or_else(|| self.settings.authority(convert::programme(read.programme)))
                .to_owned(),
            hotline: self.settings.hotline.clone(),
            source_sha256: Digest::of(&bytes),
        };
        Ok((convert::list(&read, order, self.catalogue)?, bytes))
    }
}

fn read_file(path: &Path) -> anyhow::Result<(Vec<u8>, String)> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| anyhow!("{} is not a file", path.display()))?;
    let bytes = std::fs::read(path).with_context(|| format!("Cannot read {}", path.display()))?;
    Ok((bytes, name))
}

fn keep_report<T>(
    read: Result<T, ImportReport>,
    reports: &mut Vec<ImportReport>,
    report_of: impl Fn(&T) -> ImportReport,
) -> anyhow::Result<T> {
    match read {
        Ok(read) => {
            reports.push(report_of(&read));
            Ok(read)
        }
        Err(report) => {
            let file = report.file.clone();
            reports.push(report);
            bail!("{file} is refused; nothing was imported")
        }
    }
}

/// A bar on a terminal, nothing in a log.
fn progress_bar(file_name: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {msg} {bar:30} {pos}/{len}");
    let bar = ProgressBar::new(0).with_prefix(file_name.to_owned());
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn show(bar: &ProgressBar, progress: Progress) -> ControlFlow<()> {
    bar.set_message(match progress.stage {
        Stage::Cells => "reading cells",
        Stage::Rows => "reading rows",
        Stage::Checks => "checking sums",
    });
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    bar.set_length(progress.total.map_or(0, count));
    bar.set_position(count(progress.done));
    ControlFlow::Continue(())
}
