//! `catalogue`: publishing a catalogue of benefits.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use clap::Args;

use crate::cli::centre::{Centre, block_on};
use crate::store::Store;

/// Options of `catalogue`.
#[derive(Debug, Args)]
pub(super) struct CatalogueArguments {
    /// The catalogue in the form of benefits/data/benefits.json; it may have the fields `rules` and `questions`.
    /// Without a file the command only shows which catalogue is in force.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(super) fn catalogue(folder: &Path, arguments: CatalogueArguments) -> anyhow::Result<()> {
    let centre = Centre::open_existing(folder)?;
    block_on(async {
        let Some(path) = arguments.file else {
            return show(&centre).await;
        };
        let bytes = std::fs::read(&path).with_context(|| format!("Cannot read {}", path.display()))?;
        let document =
            String::from_utf8(bytes).map_err(|_| anyhow!("{} is not UTF-8 text", path.display()))?;
        let published = centre
            .app
            .store
            .publish_catalogue(document, centre.signer())
            .await?;
        let published =
            published.with_context(|| format!("{} is refused; nothing was published", path.display()))?;
        if !published.is_new {
            println!("This catalogue is in force already; nothing was done.");
        }
        println!("Version:       {}", published.version);
        println!("Published on:  {}", published.published_on);
        println!("Statements:    {}", published.statements);
        Ok(())
    })
}

async fn show(centre: &Centre) -> anyhow::Result<()> {
    match centre.app.store.catalogue().await? {
        Some(catalogue) => {
            println!("Version:       {}", catalogue.version);
            println!("Published on:  {}", catalogue.published_on);
        }
        None => println!("No catalogue was published; the one that comes with the program is in force."),
    }
    Ok(())
}
