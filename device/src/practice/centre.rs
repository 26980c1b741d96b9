//! The practice centre: it issues, accepts and acknowledges within this process, with a key of its own that no
//! real device trusts. It keeps no books: there is one device, and that device checks every answer as it checks
//! the real centre's.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::acknowledgement::Acknowledgement;
use sync_protocol::batch;
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::jws;
use sync_protocol::keys::{SigningKey, VerifyingKey};
use sync_protocol::statement::{Statement, StatementBody};
use zeroize::Zeroizing;

use super::sample::Sample;
use crate::environment::RandomSource;
use crate::error::{During, Result};
use crate::files;
use crate::session::Session;
use crate::sync::{SessionHandle, pull, push};
use crate::vault::{SECRET_BYTES, draw};
use crate::views::CallError;

/// The seed of the centre's key. A folder without it is no practice.
const SEED_FILE: &str = "centre.seed";

/// How long a practice certificate says that it is valid: nobody practises longer than that in one go.
const VALIDITY: TimeDelta = TimeDelta::days(31);

/// What the certificate says of the protection of the device's key: the PIN stands on the screen.
const KEY_PROTECTION: &str = "none";

/// A centre for one practice.
pub(crate) struct PracticeCentre {
    key: SigningKey,
}

impl PracticeCentre {
    /// Draws a centre and keeps its seed in the practice's folder.
    ///
    /// # Errors
    /// `DiskFull`, `Internal`: there is no chance.
    pub(super) fn found(dir: &Path, random: &dyn RandomSource) -> Result<Self> {
        let seed = draw::<SECRET_BYTES>(random)?;
        files::write_atomically(&dir.join(SEED_FILE), seed.as_slice()).during("found the practice centre")?;
        Self::of_seed(&seed)
    }

    /// Finds the centre of a practice that was begun; `None` when there is none.
    pub(super) fn find(dir: &Path) -> Option<Self> {
        let bytes = Zeroizing::new(files::read_if_there(&dir.join(SEED_FILE)).ok().flatten()?);
        let seed = Zeroizing::new(<[u8; SECRET_BYTES]>::try_from(bytes.as_slice()).ok()?);
        Self::of_seed(&seed).ok()
    }

    /// Makes a practice unfindable, before the rest of it is removed.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub(super) fn close(dir: &Path) -> Result<()> {
        match fs::remove_file(dir.join(SEED_FILE)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).during("close the practice centre")
            }
            _ => Ok(()),
        }
    }

    fn of_seed(seed: &[u8; SECRET_BYTES]) -> Result<Self> {
        let key =
            SigningKey::from_seed(seed).map_err(|_| CallError::internal("found the practice centre"))?;
        Ok(Self { key })
    }

    /// The key that only practice stores hold.
    pub(super) fn verifying_key(&self) -> VerifyingKey {
        self.key.verifying_key()
    }

    /// Certifies the practice's device as a carrier of the practice branch.
    ///
    /// # Errors
    /// `Internal`: the sample cannot be signed.
    pub(super) fn certify(&self, device: &SigningKey, sample: &Sample, now: DateTime<Utc>) -> Result<String> {
        let certificate = Certificate {
            v: PROTOCOL_VERSION,
            kid: device.kid(),
            key: device.verifying_key().to_jwk(),
            staff: sample.staff.clone(),
            role: Role::Carrier,
            branch: sample.branch.clone(),
            device_name: sample.device_name.clone(),
            key_protection: KEY_PROTECTION.into(),
            not_before: now,
            not_after: now
                .checked_add_signed(VALIDITY)
                .ok_or_else(|| CallError::internal("certify the practice"))?,
        };
        jws::sign(&certificate, &self.key).map_err(|_| CallError::internal("certify the practice"))
    }

    /// Hands the day's statements to the device, which checks them like any others.
    ///
    /// # Errors
    /// `DiskFull`, `CentreNotTrusted`.
    pub(super) fn state(&self, session: &Session, bodies: &[StatementBody]) -> Result<()> {
        let failed = |_| CallError::internal("state the practice day");
        let at = session.environment().clock.wall().to_utc();
        for (body, seq) in bodies.iter().zip(1..) {
            let statement = Statement {
                v: PROTOCOL_VERSION,
                to: session.key().kid(),
                seq,
                at,
                type_name: body.type_name().unwrap_or_default().into(),
                body: body.to_value().map_err(failed)?,
            };
            let text = jws::sign(&statement, &self.key)
                .map_err(|_| CallError::internal("state the practice day"))?;
            pull::take(session, &text)?;
        }
        Ok(())
    }

    /// Takes and acknowledges everything that is sealed on the device.
    fn take_all(&self, session: &Session) -> Result<()> {
        while let Some(batch) = push::next_batch(session)? {
            let reply = self.acknowledge(session, &batch.bytes)?;
            push::accept(session, &batch, &reply)?;
        }
        Ok(())
    }

    fn acknowledge(&self, session: &Session, bytes: &[u8]) -> Result<String> {
        let failed = || CallError::internal("acknowledge the practice");
        let opened = batch::open(bytes, &session.key().verifying_key()).map_err(|_| failed())?;
        let manifest = opened.manifest;
        let acknowledgement = Acknowledgement {
            v: PROTOCOL_VERSION,
            batch: opened.id,
            kid: manifest.kid,
            seq: manifest.last,
            head: manifest.head_after,
            root: manifest.root,
            log_index: manifest.first.saturating_sub(1),
            flags: Vec::new(),
            at: session.environment().clock.wall().to_utc(),
        };
        jws::sign(&acknowledgement, &self.key).map_err(|_| failed())
    }
}

/// Exchanges everything with the practice centre, in this process.
///
/// # Errors
/// `Locked`, `DiskFull`, `StoreDamaged`.
pub(crate) async fn exchange(centre: &Arc<PracticeCentre>, handle: &SessionHandle) -> Result<()> {
    let centre = Arc::clone(centre);
    handle.step(move |session| centre.take_all(session)).await
}
