//! Opening a centre from its folder.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use ring::rand::{SecureRandom, SystemRandom};

use crate::app::App;
use crate::clock::SystemClock;
use crate::folder::{Folder, STORE_FILE};
use crate::store::Signer;
use crate::store::sqlite::SqliteStore;

/// A centre opened by the command line.
pub(super) struct Centre {
    pub(super) folder: Folder,
    pub(super) app: Arc<App<SqliteStore>>,
}

impl Centre {
    /// Opens the folder of a centre that exists: a mistyped name makes no new centre.
    pub(super) fn open_existing(path: &Path) -> anyhow::Result<Self> {
        if !path.join(STORE_FILE).exists() {
            bail!(
                "There is no centre in {}; check --folder, or create one with init",
                path.display()
            );
        }
        Self::open(path)
    }

    /// Opens the folder; creates what is missing.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let folder = Folder::open(path)?;
        let seed = random::<32>()?;
        let key = Arc::new(folder.key(|| seed)?);
        let store = SqliteStore::open(&folder.store_path())?;
        let clock = Arc::new(SystemClock);
        Ok(Self {
            folder,
            app: Arc::new(App { store, key, clock }),
        })
    }

    /// The present time and the key, for what the command signs.
    pub(super) fn signer(&self) -> Signer {
        Signer {
            now: self.app.clock.now(),
            key: Arc::clone(&self.app.key),
        }
    }
}

/// Runs a command's asynchronous work.
pub(super) fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime
        .context("Cannot start the asynchronous runtime")?
        .block_on(work)
}

/// Random bytes of the system.
pub(super) fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    let drawn = SystemRandom::new().fill(&mut bytes);
    drawn.map_err(|_| anyhow!("The system has no random numbers to give"))?;
    Ok(bytes)
}
