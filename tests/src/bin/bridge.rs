//! Shows the screen in browsers of this machine, on the real core: `bridge --screen ui/dist --store DIR` for one
//! device, `bridge --screen ui/dist` for the worlds that walks through the screens ask for.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use device::app::App;

#[derive(Debug, Parser)]
struct Options {
    /// Folder of a device's store.
    #[arg(long)]
    store: Option<PathBuf>,
    /// Folder of the built screen.
    #[arg(long)]
    screen: PathBuf,
    /// Port on this machine; 0 takes a free one.
    #[arg(long, default_value_t = 1430)]
    port: u16,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let own = options.store.map(|store| {
        let app = App::open(store, device::system::environment("tan-nha bridge".into(), None));
        app.start_background_sync();
        app
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, acceptance::bridge::router(own, options.screen)).await?;
    Ok(())
}
