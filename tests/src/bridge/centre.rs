//! The real centre in this process, over a folder and with the clock of the story.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};
use axum::Router;
use central::app::App;
use central::enrolment::code::{CODE_LENGTH, Code, CodeRecord, expiry};
use central::folder::Folder;
use central::lists::incoming::Import;
use central::store::sqlite::SqliteStore;
use central::store::{Signer, Store};
use central::withdrawals::{Target, Withdraw};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::enrolment::EnrolmentLink;
use sync_protocol::ids::EnvelopeId;
use uuid::Uuid;

use super::clock::WorldClock;

/// How long a one-time code can be used.
const CODE_HOURS: u32 = 24;

/// A centre.
pub(super) struct Centre(Arc<App<SqliteStore>>);

impl Centre {
    /// Opens the centre of a folder; creates what is missing.
    pub(super) fn open(folder: &Path, clock: Arc<WorldClock>) -> Result<Self> {
        let folder = Folder::open(folder)?;
        let key = Arc::new(folder.key(seed)?);
        let store = SqliteStore::open(&folder.store_path())?;
        Ok(Self(Arc::new(App { store, key, clock })))
    }

    /// What it answers over HTTP.
    pub(super) fn router(&self) -> Router {
        central::http::router(Arc::clone(&self.0))
    }

    /// Names the branch that staff belong to.
    pub(super) async fn settle(&self, branch: Branch) -> Result<()> {
        let mut settings = self.0.store.settings().await?;
        settings.branch = branch;
        Ok(self.0.store.save_settings(settings).await?)
    }

    /// Takes payout lists and registers.
    pub(super) async fn import(&self, import: Import) -> Result<()> {
        let ids = Box::new(Uuid::new_v4);
        let written = self.0.store.import(import, ids, self.signer()).await?;
        let outcome = written.map_err(|refusals| anyhow!("The import was refused: {refusals:?}"))?;
        ensure!(
            outcome.proxies_without_person.is_empty(),
            "A proxy for nobody: {:?}",
            outcome.proxies_without_person
        );
        Ok(())
    }

    /// Makes a one-time link for a member of staff.
    pub(super) async fn link(&self, endpoint: String, staff: &Staff, role: Role) -> Result<String> {
        let now = self.signer().now;
        let mut bytes = [0; CODE_LENGTH];
        for (byte, random) in bytes.iter_mut().zip(Uuid::new_v4().into_bytes().iter().cycle()) {
            *byte = *random;
        }
        let code = Code::from_random(bytes);
        let record = CodeRecord {
            digest: code.digest(),
            staff: staff.clone(),
            role,
            branch: self.0.store.settings().await?.branch,
            made_at: now,
            expires_at: expiry(now, CODE_HOURS),
            used_by: None,
        };
        self.0.store.add_code(record).await?;
        let link = EnrolmentLink {
            endpoint,
            centre_key: self.0.key.verifying_key(),
            code: code.as_str().to_owned(),
        };
        Ok(link.to_text())
    }

    /// Takes an envelope back.
    pub(super) async fn withdraw(&self, envelope: &str, reason: &str) -> Result<()> {
        let envelope: EnvelopeId = envelope.parse().ok().context("Not an envelope")?;
        let asked = Withdraw {
            target: Target::Envelopes(vec![envelope]),
            reason: reason.to_owned(),
        };
        self.0.store.withdraw(asked, self.signer()).await??;
        Ok(())
    }

    fn signer(&self) -> Signer {
        Signer {
            now: self.0.clock.now(),
            key: Arc::clone(&self.0.key),
        }
    }
}

/// 32 random bytes of two random ids.
fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    let drawn = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()];
    for (byte, random) in seed.iter_mut().zip(drawn.iter().flatten()) {
        *byte = *random;
    }
    seed
}
