//! Worlds: for each walk a centre and a device of its own, as they stand after the story of its beginning.
//!
//! A story is played once for each address that it needs, and its folder copied for every walk: playing it takes
//! seconds, copying it some milliseconds. The address belongs to the story because the device has written it down.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, anyhow};
use device::app::App;
use serde_json::json;
use sync_protocol::certificate::Role;
use tempfile::TempDir;

use super::beginning::{Beginning, Phase};
use super::centre::Centre;
use super::clock::WorldClock;
use super::gate::Gate;
use super::hand::{PIN, environment};
use super::{people, story};

/// Minutes of the day at which walks begin: half past nine.
const WALK_BEGINS: i64 = 9 * 60 + 30;

/// All worlds of a bridge.
#[derive(Default)]
pub(super) struct Worlds {
    drawn: AtomicU32,
    open: Mutex<BTreeMap<String, Arc<World>>>,
    /// Stories that no world stands on at this moment.
    idle: Mutex<BTreeMap<Beginning, Vec<Story>>>,
}

/// A story that was played, and the address that its device knows.
struct Story {
    folder: TempDir,
    gate: Arc<Gate>,
}

/// A centre and a device.
pub(super) struct World {
    /// The device.
    pub(super) app: App,
    /// A link with a one-time code for one more device of the carrier.
    pub(super) link: String,
    centre: Centre,
    beginning: Beginning,
    story: Story,
    /// Goes with the world.
    _folder: TempDir,
}

impl Worlds {
    /// Makes a world and gives its name.
    pub(super) async fn open(&self, beginning: &Beginning) -> Result<(String, Arc<World>)> {
        let story = self.story(&beginning.story()).await?;
        let world = Arc::new(World::over(story, beginning).await?);
        let name = format!("w{}", self.drawn.fetch_add(1, Ordering::Relaxed));
        lock(&self.open).insert(name.clone(), Arc::clone(&world));
        Ok((name, world))
    }

    /// The world of a name.
    pub(super) fn find(&self, name: &str) -> Option<Arc<World>> {
        lock(&self.open).get(name).cloned()
    }

    /// Ends a world. Its story is ready for the next one.
    pub(super) fn close(&self, name: &str) {
        let Some(world) = lock(&self.open).remove(name) else {
            return;
        };
        world.reach_centre(false);
        // A call that is under way holds the world until it is answered; its story is then left to it.
        if let Some(world) = Arc::into_inner(world) {
            let mut idle = lock(&self.idle);
            idle.entry(world.beginning.story()).or_default().push(world.story);
        }
    }

    async fn story(&self, beginning: &Beginning) -> Result<Story> {
        let idle = lock(&self.idle).get_mut(beginning).and_then(Vec::pop);
        if let Some(story) = idle {
            return Ok(story);
        }
        let story = Story {
            folder: tempfile::tempdir()?,
            gate: Gate::open().await?,
        };
        story::play(beginning, story.folder.path(), &story.gate)
            .await
            .with_context(|| format!("The story of {beginning:?}"))?;
        Ok(story)
    }
}

impl World {
    async fn over(story: Story, beginning: &Beginning) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        copy(story.folder.path(), folder.path())?;
        let clock = Arc::new(WorldClock::at(WALK_BEGINS));
        let centre = Centre::open(&folder.path().join(story::CENTRE), Arc::clone(&clock))?;
        let link = centre
            .link(story.gate.endpoint(), &people::carrier(), Role::Carrier)
            .await?;
        let documents = Some(PathBuf::from(folder.path()));
        let app = App::open(folder.path().join(story::DEVICE), environment(clock, documents));
        let world = Self {
            app,
            link,
            centre,
            beginning: beginning.clone(),
            story,
            _folder: folder,
        };
        world.reach_centre(beginning.online);
        if beginning.phase == Phase::Ready {
            device::calls::call(&world.app, "unlock", json!({ "pin": PIN }))
                .await
                .map_err(|error| anyhow!("unlock: {error:?}"))?;
        }
        world.app.start_background_sync();
        Ok(world)
    }

    /// Lets the device reach its centre, or not.
    pub(super) fn reach_centre(&self, reachable: bool) {
        self.story.gate.lead_to(reachable.then(|| self.centre.router()));
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
