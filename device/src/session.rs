//! A session: the open store and the keys, from unlocking to locking.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::jws;
use sync_protocol::keys::{SigningKey, VerifyingKey};
use sync_protocol::times::Times;
use tokio::sync::Notify;

use crate::doors::{SearchIndex, Standing};
use crate::drafts;
use crate::environment::Environment;
use crate::error::{During, Result};
use crate::handbook::HandbookInForce;
use crate::journal;
use crate::projection;
use crate::store::{self, migrations};
use crate::vault::Secrets;
use crate::views::{CallError, CallErrorCode, Identity, RoleView};

/// The open store. Dropping it closes the database and forgets the keys.
pub(crate) struct Session {
    environment: Environment,
    key: SigningKey,
    centre_key: VerifyingKey,
    certificate: Certificate,
    endpoint: String,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    search: Mutex<Option<Arc<SearchIndex>>>,
    standing: Mutex<Option<Arc<Standing>>>,
    handbook: Mutex<Option<Arc<HandbookInForce>>>,
    recorded: Arc<Notify>,
}

impl Session {
    /// Opens the store of a folder, after checking its pages, its certificate and every entry that the centre
    /// has not acknowledged.
    ///
    /// # Errors
    /// `StoreDamaged`: something in it is not as it was written. Nothing is changed then.
    pub(crate) fn open(
        dir: &Path,
        secrets: &Secrets,
        environment: Environment,
        recorded: Arc<Notify>,
    ) -> Result<Self> {
        let mut writer = store::open_writer(dir, &secrets.db_key)?;
        store::check_pages(&writer)?;
        migrations::run(&mut writer)?;
        let key = secrets.signing_key()?;
        let device = DeviceRow::read(&writer)?;
        let centre_key = device.centre_key()?;
        let certificate = jws::verify::<Certificate>(&device.certificate, &centre_key)
            .map_err(|_| CallError::damaged("certificate"))?
            .payload;
        if certificate.kid != key.kid() {
            return Err(CallError::damaged("certificate of another key"));
        }
        journal::verify_acknowledged(&writer, &centre_key)?;
        journal::verify_after(&writer, journal::accepted(&writer)?, &key.verifying_key())?;
        let today = environment.clock.wall().date_naive();
        in_transaction(&mut writer, |tx| {
            projection::bring_up_to_date(tx, &centre_key)?;
            drafts::drop_stale(tx, today)
        })?;
        let reader = store::open_reader(dir, &secrets.db_key)?;
        Ok(Self {
            environment,
            key,
            centre_key,
            certificate,
            endpoint: device.endpoint,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            search: Mutex::new(None),
            standing: Mutex::new(None),
            handbook: Mutex::new(None),
            recorded,
        })
    }

    /// Changes the store: all of the work or nothing of it.
    ///
    /// # Errors
    /// Those of the work, or `DiskFull`.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        in_transaction(&mut lock(&self.writer), work)
    }

    /// Reads the store as it stands at one moment.
    ///
    /// # Errors
    /// Those of the work.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut reader = lock(&self.reader);
        let tx = reader.transaction().during("begin to read")?;
        work(&tx)
    }

    /// What the device knows of the time.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn times(&self, db: &Connection) -> Result<Times> {
        let centre: String = db
            .query_row("SELECT centre_at FROM contact WHERE id = 1", [], |row| row.get(0))
            .during("read the centre's time")?;
        Ok(Times {
            wall: self.environment.clock.wall(),
            boot_ms: self.environment.clock.boot_ms(),
            centre: centre.parse().ok(),
        })
    }

    /// Keeps the latest time that the centre has signed.
    ///
    /// # Errors
    /// `DiskFull`.
    pub(crate) fn note_centre_time(tx: &Transaction<'_>, at: DateTime<Utc>) -> Result<()> {
        let text = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        tx.execute(
            "UPDATE contact SET centre_at = MAX(centre_at, :at) WHERE id = 1",
            named_params! { ":at": text },
        )
        .during("note the centre's time")
        .map(|_| ())
    }

    /// The names to search among, read from the store when they are first needed.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn search_index(&self) -> Result<Arc<SearchIndex>> {
        let mut cached = lock(&self.search);
        if let Some(index) = cached.as_ref() {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(self.read(SearchIndex::read)?);
        *cached = Some(Arc::clone(&index));
        Ok(index)
    }

    /// How all doors stand in the transaction of [`Self::read`], from memory unless something was committed since.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn standing(&self, db: &Connection) -> Result<Arc<Standing>> {
        let mut cached = lock(&self.standing);
        if let Some(standing) = cached.as_ref()
            && standing.holds(db)?
        {
            return Ok(Arc::clone(standing));
        }
        let standing = Arc::new(Standing::read(db)?);
        *cached = Some(Arc::clone(&standing));
        Ok(standing)
    }

    /// What lines are explained from, read from the store when it is first needed.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn handbook(&self) -> Result<Arc<HandbookInForce>> {
        let mut cached = lock(&self.handbook);
        if let Some(handbook) = cached.as_ref() {
            return Ok(Arc::clone(handbook));
        }
        let handbook = Arc::new(self.read(HandbookInForce::read)?);
        *cached = Some(Arc::clone(&handbook));
        Ok(handbook)
    }

    /// Forgets what was read ahead, after a statement of the centre.
    pub(crate) fn forget_what_was_read(&self) {
        *lock(&self.search) = None;
        *lock(&self.handbook) = None;
    }

    /// Wakes the background sync.
    pub(crate) fn note_recorded(&self) {
        self.recorded.notify_one();
    }

    /// Refuses what another role does.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub(crate) fn require(&self, role: Role) -> Result<()> {
        if self.certificate.role == role {
            Ok(())
        } else {
            Err(CallError::new(CallErrorCode::NotAllowed))
        }
    }

    /// The device's key.
    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The centre's key.
    pub(crate) fn centre_key(&self) -> &VerifyingKey {
        &self.centre_key
    }

    /// The device's certificate.
    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Base address of the centre.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// What the core takes from outside.
    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Whose device it is.
    pub(crate) fn identity(&self) -> Identity {
        let certificate = &self.certificate;
        Identity {
            staff_id: certificate.staff.id.0.clone(),
            staff_name: certificate.staff.name.clone(),
            role: match certificate.role {
                Role::Carrier => RoleView::Carrier,
                Role::Supervisor => RoleView::Supervisor,
            },
            branch_name: certificate.branch.name.clone(),
            device_name: certificate.device_name.clone(),
            kid: certificate.kid.to_string(),
            endpoint: self.endpoint.clone(),
        }
    }
}

/// Who the device is, as the store holds it.
pub(crate) struct DeviceRow {
    /// The certificate as the centre signed it.
    pub(crate) certificate: String,
    /// The centre's key in base64url.
    pub(crate) centre_key: String,
    /// Base address of the centre.
    pub(crate) endpoint: String,
}

impl DeviceRow {
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        db.query_row(
            "SELECT certificate, centre_key, endpoint FROM device WHERE id = 1",
            [],
            |row| {
                Ok(Self {
                    certificate: row.get(0)?,
                    centre_key: row.get(1)?,
                    endpoint: row.get(2)?,
                })
            },
        )
        .map_err(|_| CallError::damaged("device row"))
    }

    /// Writes who the device is into a new store.
    ///
    /// # Errors
    /// `DiskFull`.
    pub(crate) fn insert(&self, tx: &Transaction<'_>) -> Result<()> {
        tx.execute(
            "INSERT INTO device (id, certificate, centre_key, endpoint)
             VALUES (1, :certificate, :centre_key, :endpoint)",
            named_params! {
                ":certificate": self.certificate,
                ":centre_key": self.centre_key,
                ":endpoint": self.endpoint,
            },
        )
        .during("write the device")
        .map(|_| ())
    }

    fn centre_key(&self) -> Result<VerifyingKey> {
        let bytes = URL_SAFE_NO_PAD.decode(&self.centre_key).ok();
        bytes
            .and_then(|b| b.try_into().ok())
            .map(VerifyingKey::from_bytes)
            .ok_or_else(|| CallError::damaged("centre key"))
    }
}

/// Runs work in a transaction that takes the writer's place at once.
pub(crate) fn in_transaction<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T>,
) -> Result<T> {
    let tx = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .during("begin to write")?;
    let value = work(&tx)?;
    tx.commit().during("commit")?;
    Ok(value)
}

/// A panic of another thread leaves no half-done work behind, because its transaction was rolled back.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
