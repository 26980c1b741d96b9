//! `serve`: the endpoint.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::cli::centre::{Centre, block_on};
use crate::http::serve as http;
use crate::store::Store;

/// Options of `serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// Address and port to listen on, when it is not that of the settings. Port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// Also write the address to this file.
    #[arg(long, value_name = "FILE")]
    port_file: Option<PathBuf>,
    /// Write logs as JSON, one object a line.
    #[arg(long)]
    log_json: bool,
}

pub(super) fn serve(folder: &Path, arguments: ServeArguments) -> anyhow::Result<()> {
    start_log(arguments.log_json);
    let centre = Centre::open(folder)?;
    block_on(async {
        let settings = centre.app.store.settings().await?;
        let listen = arguments.listen.unwrap_or(settings.listen);
        let bound = http::bind(&listen)
            .await
            .with_context(|| format!("Cannot listen on {listen}"))?;
        let address = bound.address.to_string();
        centre
            .folder
            .note_address(&centre.folder.address_path(), &address)?;
        if let Some(file) = &arguments.port_file {
            centre.folder.note_address(file, &address)?;
        }
        let stop = stop_signal()?;
        println!("listening http://{address}");
        tracing::info!(%address, key = %centre.app.key.kid(), "Endpoint started");
        http::serve(bound, Arc::clone(&centre.app), stop)
            .await
            .context("The endpoint failed")?;
        tracing::info!("Endpoint stopped");
        Ok(())
    })
}

/// Logs go to standard error; `RUST_LOG` chooses what is logged.
fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json { log.json().init() } else { log.init() }
}

fn stop_signal() -> anyhow::Result<impl Future<Output = ()> + Send> {
    let mut terminate = signal(SignalKind::terminate()).context("Cannot wait for SIGTERM")?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            // Without Ctrl-C the other signal is left.
            Ok(()) = tokio::signal::ctrl_c() => {}
        }
    })
}
