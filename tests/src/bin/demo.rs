//! Plays a whole day in the real window with nobody at the screen: `demo --samples samples --out .run/demo`.

use std::path::PathBuf;

use acceptance::demo::{Places, play};
use anyhow::Result;
use clap::Parser;

#[derive(Debug, Parser)]
struct Options {
    /// The folder of the sample lists.
    #[arg(long)]
    samples: PathBuf,
    /// The folder for everything that the demo leaves.
    #[arg(long)]
    out: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Options { samples, out } = Options::parse();
    std::fs::create_dir_all(&out)?;
    let out = out.canonicalize()?;
    play(&Places { samples, out }).await
}
