//! Shows the screen in a browser of this machine, on the real core: `bridge --store DIR --screen ui/dist`.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use device::app::App;

#[derive(Debug, Parser)]
struct Options {
    /// Folder of the device's store.
    #[arg(long)]
    store: PathBuf,
    /// Folder of the built screen.
    #[arg(long)]
    screen: PathBuf,
    /// Port on this machine.
    #[arg(long, default_value_t = 1430)]
    port: u16,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let app = App::open(
        options.store,
        device::system::environment("tan-nha bridge".into(), None),
    );
    app.start_background_sync();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, acceptance::bridge::router(app, options.screen)).await?;
    Ok(())
}
