//! The one owner of all state: the folder, the session while unlocked, and what goes on with the centre.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};

use tokio::sync::Notify;

use crate::environment::Environment;
use crate::error::Result;
use crate::session::{Session, lock};
use crate::settings;
use crate::sync::{Progress, http::Client};
use crate::vault::attempts::Attempts;
use crate::vault::key_file::KeyFile;
use crate::vault::pin::Pin;
use crate::views::{AppState, CallError, CallErrorCode, Language, Phase};

/// The app without its window. Clones share one state.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    dir: PathBuf,
    environment: Environment,
    session: Mutex<Option<Arc<Session>>>,
    /// Also keeps two PINs from being tried at once.
    attempts: Mutex<Attempts>,
    enrolling: tokio::sync::Mutex<()>,
    /// Told of every recorded entry, of unlocking, and of the end.
    wake: Arc<Notify>,
    progress: Progress,
    client: Client,
}

/// The folder of an enrolled device.
const STORE_DIR: &str = "store";

/// The folder of an enrolment that is not finished. Renaming it to [`STORE_DIR`] finishes it.
const PENDING_DIR: &str = "pending";

/// The key file in either folder.
pub(crate) const KEY_FILE: &str = "keys.json";

const ATTEMPTS_FILE: &str = "attempts.json";

impl App {
    /// Takes a folder of its own. Nothing is opened or written until it is needed.
    #[must_use]
    pub fn open(dir: PathBuf, environment: Environment) -> Self {
        let attempts = Attempts::read(&dir.join(ATTEMPTS_FILE));
        let client = Client::new(environment.patience);
        let inner = Inner {
            dir,
            environment,
            session: Mutex::new(None),
            attempts: Mutex::new(attempts),
            enrolling: tokio::sync::Mutex::new(()),
            wake: Arc::new(Notify::new()),
            progress: Progress::default(),
            client,
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Exchanges entries and statements with the centre in the background: on a timer, and whenever something
    /// was recorded. The task ends with the app. Call it within a Tokio runtime, once.
    pub fn start_background_sync(&self) -> tokio::task::JoinHandle<()> {
        let weak = Arc::downgrade(&self.inner);
        tokio::spawn(crate::sync::background::run(weak, Arc::clone(&self.inner.wake)))
    }

    /// Which screen comes first, and whose device it is.
    pub(crate) fn state(&self) -> AppState {
        let session = lock(&self.inner.session).clone();
        let phase = match &session {
            Some(_) => Phase::Ready,
            None if self.is_enrolled() => Phase::Locked,
            None => Phase::New,
        };
        let boot_ms = self.inner.environment.clock.boot_ms();
        // While a PIN is being tried the count is taken; what it says then is not yet decided.
        let pin_wait_seconds = match self.inner.attempts.try_lock() {
            Ok(attempts) if phase == Phase::Locked => attempts.wait_seconds(boot_ms),
            _ => 0,
        };
        AppState {
            phase,
            language: settings::language(&self.inner.dir),
            identity: session.map(|s| s.identity()),
            pin_wait_seconds,
        }
    }

    /// Keeps the language of the screen.
    ///
    /// # Errors
    /// `DiskFull`.
    pub(crate) fn set_language(&self, language: Language) -> Result<AppState> {
        settings::set_language(&self.inner.dir, language)?;
        Ok(self.state())
    }

    /// Opens the store with the PIN. Wrong ones are counted before they are tried.
    ///
    /// # Errors
    /// `NotEnrolled`, `PinInvalid`, `PinWrong`, `PinWait`, `StoreDamaged`.
    pub(crate) fn unlock(&self, pin: String) -> Result<AppState> {
        let inner = &self.inner;
        if !self.is_enrolled() {
            return Err(CallError::new(CallErrorCode::NotEnrolled));
        }
        let pin = Pin::new(pin)?;
        let key_file = KeyFile::read(&self.store_dir().join(KEY_FILE))?;
        let secrets = self.try_pin(&key_file, &pin)?;
        let session = Session::open(
            &self.store_dir(),
            &secrets,
            inner.environment.clone(),
            Arc::clone(&inner.wake),
        )?;
        self.put_session(session);
        Ok(self.state())
    }

    /// Tries a PIN on a key file, with the waits that wrong ones earn.
    ///
    /// # Errors
    /// `PinWait`, `PinWrong`.
    pub(crate) fn try_pin(&self, key_file: &KeyFile, pin: &Pin) -> Result<crate::vault::Secrets> {
        let mut attempts = lock(&self.inner.attempts);
        let path = self.inner.dir.join(ATTEMPTS_FILE);
        let boot_ms = self.inner.environment.clock.boot_ms();
        let wait = attempts.wait_seconds(boot_ms);
        if wait > 0 {
            return Err(CallError::new(CallErrorCode::PinWait).with("wait_seconds", wait));
        }
        attempts.count(boot_ms);
        attempts.write(&path);
        match key_file.open(pin)? {
            Some(secrets) => {
                *attempts = Attempts::default();
                attempts.write(&path);
                Ok(secrets)
            }
            None => Err(CallError::new(CallErrorCode::PinWrong)
                .with("attempts_left", attempts.left())
                .with("wait_seconds", attempts.wait_seconds(boot_ms))),
        }
    }

    /// Forgets the keys and closes the store.
    pub(crate) fn lock(&self) -> AppState {
        // An exchange or call that is under way holds the session for the few milliseconds of its present
        // step; nobody gets a new hold of it.
        drop(lock(&self.inner.session).take());
        self.state()
    }

    /// The open session.
    ///
    /// # Errors
    /// `NotEnrolled`, `Locked`.
    pub(crate) fn session(&self) -> Result<Arc<Session>> {
        lock(&self.inner.session).clone().ok_or_else(|| {
            CallError::new(if self.is_enrolled() {
                CallErrorCode::Locked
            } else {
                CallErrorCode::NotEnrolled
            })
        })
    }

    /// Runs work on the store away from the threads that serve the network.
    ///
    /// # Errors
    /// `Locked`, `NotEnrolled`, or those of the work.
    pub(crate) async fn local<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Session) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let session = self.session()?;
        blocking(move || work(&session)).await
    }

    /// Takes over an opened session.
    pub(crate) fn put_session(&self, session: Session) {
        *lock(&self.inner.session) = Some(Arc::new(session));
        self.inner.wake.notify_one();
    }

    /// Whether an enrolment was finished here.
    pub(crate) fn is_enrolled(&self) -> bool {
        self.store_dir().exists()
    }

    /// The app's folder.
    pub(crate) fn dir(&self) -> &Path {
        &self.inner.dir
    }

    /// The folder of the store.
    pub(crate) fn store_dir(&self) -> PathBuf {
        self.inner.dir.join(STORE_DIR)
    }

    /// The folder of an unfinished enrolment.
    pub(crate) fn pending_dir(&self) -> PathBuf {
        self.inner.dir.join(PENDING_DIR)
    }

    /// What the core takes from outside.
    pub(crate) fn environment(&self) -> &Environment {
        &self.inner.environment
    }

    /// What goes on with the centre.
    pub(crate) fn progress(&self) -> &Progress {
        &self.inner.progress
    }

    /// The road to the centre.
    pub(crate) fn client(&self) -> &Client {
        &self.inner.client
    }

    /// What wakes the background sync.
    pub(crate) fn wake(&self) -> Arc<Notify> {
        Arc::clone(&self.inner.wake)
    }

    /// Keeps a second enrolment from running beside the first.
    pub(crate) fn enrolling(&self) -> &tokio::sync::Mutex<()> {
        &self.inner.enrolling
    }

    /// The app again, while somebody still holds it.
    pub(crate) fn upgrade(weak: &Weak<Inner>) -> Option<Self> {
        weak.upgrade().map(|inner| Self { inner })
    }
}

impl Drop for Inner {
    /// Lets the background task see that the app is gone.
    fn drop(&mut self) {
        self.wake.notify_one();
    }
}

/// Runs slow work away from the threads that serve the network.
///
/// # Errors
/// Those of the work; `Internal` when it panics.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| CallError::internal("a call panicked"))?
}
