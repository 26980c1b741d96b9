//! Enrols a device of the sample province, so that `make run` opens an app that is ready to unlock.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Parser;
use device::app::App;
use serde_json::json;

#[derive(Debug, Parser)]
struct Options {
    /// Folder of the device's store.
    #[arg(long)]
    store: PathBuf,
    /// One-time enrolment link.
    #[arg(long)]
    link: String,
    /// PIN of the sample device.
    #[arg(long)]
    pin: String,
    /// Name of the device.
    #[arg(long)]
    name: String,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let app = App::open(
        options.store,
        device::system::environment("tan-nha sample".into(), None),
    );
    let calls = [
        (
            "enrol",
            json!({"link": options.link, "pin": options.pin, "device_name": options.name}),
        ),
        ("sync_now", json!({})),
    ];
    for (name, args) in calls {
        device::calls::call(&app, name, args)
            .await
            .map_err(|e| anyhow!("{name}: {e:?}"))?;
    }
    Ok(())
}
