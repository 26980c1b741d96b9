//! Pays every door that is left and prints the number of each entry once it is recorded. Made to be killed:
//! `recorder --store DIR --pin PIN`.

use std::path::PathBuf;

use acceptance::payouts::payout;
use anyhow::{Context, Result, anyhow};
use clap::Parser;
use device::app::App;
use serde_json::{Value, json};

#[derive(Debug, Parser)]
struct Options {
    /// Folder of the device's store.
    #[arg(long)]
    store: PathBuf,
    /// PIN of the device.
    #[arg(long)]
    pin: String,
    /// Keeps each form three times before it is recorded, and prints `kept`, the envelope and how often.
    #[arg(long)]
    drafts: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let app = App::open(
        options.store,
        device::system::environment("tan-nha recorder".into(), None),
    );
    call(&app, "unlock", json!({ "pin": options.pin })).await?;
    loop {
        let left = json!({ "query": { "text": "", "states": ["to_pay"], "limit": 1 } });
        let page = call(&app, "search_doors", left).await?;
        let Some(envelope) = page.pointer("/doors/0/envelope_id").and_then(Value::as_str) else {
            return Ok(());
        };
        let form = payout(envelope);
        if options.drafts {
            keep(&app, envelope, &form).await?;
        }
        let recorded = call(&app, "record_payout", json!({ "payout": form })).await?;
        let id = recorded
            .get("entry_id")
            .and_then(Value::as_str)
            .context("An entry without id")?;
        // The standard output is flushed with each line.
        println!("{id}");
    }
}

/// Keeps a form as it is filled in, under the request that will record it.
async fn keep(app: &App, envelope: &str, form: &Value) -> Result<()> {
    for times in 1..=3 {
        let draft = json!({
            "kind": "payout",
            "key": envelope,
            "request_id": form.get("request_id"),
            "version": 1,
            "body": times.to_string(),
        });
        call(app, "keep_draft", json!({ "draft": draft })).await?;
        println!("kept {envelope} {times}");
    }
    Ok(())
}

async fn call(app: &App, name: &str, args: Value) -> Result<Value> {
    device::calls::call(app, name, args)
        .await
        .map_err(|error| anyhow!("{name}: {error:?}"))
}
