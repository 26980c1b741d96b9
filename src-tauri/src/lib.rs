//! The window: it opens the core, hands calls through and does nothing else.
//!
//! There is one command, [`call`], because the list of calls and their types belong to the core: the same
//! list is answered to the window here and to a browser by the bridge of the tests.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use device::app::App;
use device::views::CallError;
use serde_json::Value;
use tauri::{Manager, State, WebviewUrl, WebviewWindowBuilder};

/// Tận Nhà: pays social benefits at the door, with or without a network.
#[derive(Debug, Parser)]
#[command(name = "tan-nha", version)]
struct Options {
    /// Folder of this device's store. Default: the application's own data folder.
    #[arg(long, env = "TAN_NHA_STORE")]
    store: Option<PathBuf>,
    /// Size of the window in logical pixels.
    #[arg(long, env = "TAN_NHA_WINDOW", default_value = "412x915", value_parser = parse_size)]
    window: (f64, f64),
}

fn parse_size(text: &str) -> Result<(f64, f64), String> {
    let size = text.split_once('x').and_then(|(w, h)| Some((w.parse::<u16>().ok()?, h.parse::<u16>().ok()?)));
    size.map(|(w, h)| (w.into(), h.into())).ok_or_else(|| "write it as WIDTHxHEIGHT, such as 360x740".into())
}

/// Hands a call of the screen to the core.
#[tauri::command]
async fn call(app: State<'_, Arc<App>>, name: String, args: Value) -> Result<Value, CallError> {
    device::calls::call(&app, &name, args).await
}

/// Opens the store and the window, and runs until the window is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run_mobile() {
    run();
}

/// Opens the store and the window, and runs until the window is closed. Fails when the window system does.
#[must_use]
pub fn run() -> ExitCode {
    tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::from_default_env()).init();
    let options = if cfg!(mobile) { Options::parse_from(["tan-nha"]) } else { Options::parse() };
    let built = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |tauri| Ok(open(tauri, &options)?))
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "The window could not be opened");
            ExitCode::FAILURE
        }
    }
}
