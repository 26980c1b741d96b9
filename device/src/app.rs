//! The one owner of all state: the folder, the session while unlocked, and what goes on with the centre. A
//! practice is a second one, in a folder of its own, that answers the screen until it is left.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Weak};

use tokio::sync::Notify;

use crate::environment::Environment;
use crate::error::Result;
use crate::practice::{self, PRACTICE_PIN, centre::PracticeCentre};
use crate::session::{Session, lock};
use crate::settings;
use crate::sync::{Progress, http::Client};
use crate::vault::attempts::Attempts;
use crate::vault::key_file::KeyFile;
use crate::vault::pin::Pin;
use crate::views::practice::PracticeView;
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
    road: Road,
    /// Where the settings of the screen are: a practice has those of the real app.
    settings_dir: PathBuf,
    /// The practice that is under way.
    practice: Mutex<Option<App>>,
}

/// What stands at the other end of an exchange.
pub(crate) enum Road {
    /// The centre, over the network.
    Centre(Client),
    /// The practice centre, in this process. There is no client, so nothing can go out.
    Practice(Arc<PracticeCentre>),
}

/// The folder of an enrolled device.
pub(crate) const STORE_DIR: &str = "store";

/// The folder of an enrolment that is not finished. Renaming it to [`STORE_DIR`] finishes it.
const PENDING_DIR: &str = "pending";

/// The key file in either folder.
pub(crate) const KEY_FILE: &str = "keys.json";

const ATTEMPTS_FILE: &str = "attempts.json";

impl App {
    /// Takes a folder of its own. Nothing is opened or written until it is needed.
    #[must_use]
    pub fn open(dir: PathBuf, environment: Environment) -> Self {
        let road = Road::Centre(Client::new(environment.patience));
        let practice = practice::resume(&dir, &environment);
        let app = Self::with_road(dir.clone(), dir, environment, road);
        *app.practice() = practice;
        app
    }

    /// Takes the folder of a practice.
    pub(crate) fn practising(
        dir: PathBuf,
        settings_dir: PathBuf,
        environment: Environment,
        centre: Arc<PracticeCentre>,
    ) -> Self {
        Self::with_road(dir, settings_dir, environment, Road::Practice(centre))
    }

    fn with_road(dir: PathBuf, settings_dir: PathBuf, environment: Environment, road: Road) -> Self {
        let attempts = Attempts::read(&dir.join(ATTEMPTS_FILE));
        let inner = Inner {
            dir,
            environment,
            session: Mutex::new(None),
            attempts: Mutex::new(attempts),
            enrolling: tokio::sync::Mutex::new(()),
            wake: Arc::new(Notify::new()),
            progress: Progress::default(),
            road,
            settings_dir,
            practice: Mutex::new(None),
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
        let settings = settings::read(&self.inner.settings_dir);
        AppState {
            phase,
            language: settings.language,
            identity: session.map(|s| s.identity()),
            pin_wait_seconds,
            checklist: settings.checklist,
            practice: self.is_practice().then(|| PracticeView {
                pin: PRACTICE_PIN.into(),
            }),
        }
    }

    /// Keeps the language of the screen.
    ///
    /// # Errors
    /// `DiskFull`.
    pub(crate) fn set_language(&self, language: Language) -> Result<AppState> {
        settings::change(&self.inner.settings_dir, |settings| settings.language = language)?;
        Ok(self.state())
    }

    /// Keeps whether the checklist of a visit is shown.
    ///
    /// # Errors
    /// `DiskFull`.
    pub(crate) fn set_checklist(&self, shown: bool) -> Result<AppState> {
        settings::change(&self.inner.settings_dir, |settings| settings.checklist = shown)?;
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

    /// Forgets the keys and closes the store, the practice's too: whoever locks the device while practising
    /// does not leave the real store open behind it.
    pub(crate) fn lock(&self) -> AppState {
        // An exchange or call that is under way holds the session for the few milliseconds of its present
        // step; nobody gets a new hold of it.
        drop(lock(&self.inner.session).take());
        let practice = self.practice().clone();
        practice.map_or_else(|| self.state(), |practice| practice.lock())
    }

    /// The practice that is under way.
    pub(crate) fn practice(&self) -> MutexGuard<'_, Option<App>> {
        lock(&self.inner.practice)
    }

    /// The app that answers the screen: the practice while there is one.
    pub(crate) fn in_use(&self) -> Self {
        self.practice().clone().unwrap_or_else(|| self.clone())
    }

    /// Whether this app is a practice.
    pub(crate) fn is_practice(&self) -> bool {
        matches!(self.inner.road, Road::Practice(_))
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

    /// What stands at the other end of an exchange.
    pub(crate) fn road(&self) -> &Road {
        &self.inner.road
    }

    /// The road to the centre.
    ///
    /// # Errors
    /// `NotAllowed`: a practice has none.
    pub(crate) fn client(&self) -> Result<&Client> {
        match &self.inner.road {
            Road::Centre(client) => Ok(client),
            Road::Practice(_) => Err(CallError::new(CallErrorCode::NotAllowed)),
        }
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
