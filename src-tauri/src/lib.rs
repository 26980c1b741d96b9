//! The window: it opens the core, hands calls through and does nothing else.
//!
//! There is one command, [`call`], because the list of calls and their types belong to the core: the same
//! list is answered to the window here and to a browser by the bridge of the tests.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use device::app::App;
use device::views::CallError;
use serde_json::Value;
use tauri::{Manager, State, WebviewUrl, WebviewWindowBuilder};
use tracing_subscriber::EnvFilter;

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
    let size = text
        .split_once('x')
        .and_then(|(w, h)| Some((w.parse::<u16>().ok()?, h.parse::<u16>().ok()?)));
    size.map(|(w, h)| (w.into(), h.into()))
        .ok_or_else(|| "write it as WIDTHxHEIGHT, such as 360x740".into())
}

/// Hands a call of the screen to the core.
#[tauri::command]
async fn call(app: State<'_, App>, name: String, args: Value) -> Result<Value, CallError> {
    device::calls::call(&app, &name, args).await
}

/// Runs on a phone, where there is no command line.
#[cfg(mobile)]
#[tauri::mobile_entry_point]
fn run_on_phone() {
    run_with(Options::parse_from(["tan-nha"]));
}

/// Runs on a desktop until the window is closed.
#[must_use]
pub fn run() -> ExitCode {
    run_with(Options::parse())
}

fn run_with(options: Options) -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let built = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |tauri| Ok(open(tauri, options)?))
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "The window could not be opened");
            ExitCode::FAILURE
        }
    }
}

fn open(tauri: &tauri::App, options: Options) -> tauri::Result<()> {
    let store = match options.store {
        Some(store) => store,
        None => tauri.path().app_data_dir()?,
    };
    let software = format!("tan-nha {}", env!("CARGO_PKG_VERSION"));
    let app = App::open(
        store,
        device::system::environment(software, tauri.path().document_dir().ok()),
    );
    {
        let runtime = tauri::async_runtime::handle();
        let _inside = runtime.inner().enter();
        app.start_background_sync();
    }
    tauri.manage(app);
    let (width, height) = options.window;
    WebviewWindowBuilder::new(tauri, "main", WebviewUrl::default())
        .title("Tận Nhà")
        .inner_size(width, height)
        .min_inner_size(WIDTH_MIN, HEIGHT_MIN)
        .build()?;
    Ok(())
}

/// The smallest screen that every page is drawn for, in logical pixels.
const WIDTH_MIN: f64 = 360.0;
const HEIGHT_MIN: f64 = 480.0;
