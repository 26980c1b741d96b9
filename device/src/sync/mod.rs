//! The sync client: push what was sealed, pull what the centre says, resume wherever it was cut.
//!
//! Nothing here holds the store while it waits for the network, and nothing is removed before the centre's
//! signed acknowledgement for it is stored (invariant I2).

pub(crate) mod background;
pub(crate) mod http;
pub(crate) mod pull;
pub(crate) mod push;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};

use rusqlite::{Connection, named_params};

use crate::app::{App, Road, blocking};
use crate::error::{During, Result};
use crate::practice;
use crate::session::{Session, lock};
use crate::store::values::to_view;
use crate::views::{CallError, CallErrorCode, SyncState};

/// What goes on with the centre.
#[derive(Default)]
pub(crate) struct Progress {
    /// Held during an exchange: one at a time.
    turn: tokio::sync::Mutex<()>,
    running: AtomicBool,
    last_error: Mutex<Option<CallError>>,
}

impl Progress {
    /// Entries and centre, as screens show them.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn state(&self, db: &Connection) -> Result<SyncState> {
        let sql = "SELECT
                       (SELECT COUNT(*) FROM records WHERE accepted = 0),
                       (SELECT COUNT(DISTINCT seq) FROM flags),
                       last_success_at,
                       COALESCE((SELECT NOT readable FROM catalogues ORDER BY statement_seq DESC LIMIT 1), 0)
                   FROM contact WHERE id = 1";
        db.query_row(sql, [], |row| {
            let last_success_at: String = row.get(2)?;
            Ok(SyncState {
                pending_entries: to_view(row.get(0)?),
                flagged_entries: to_view(row.get(1)?),
                last_success_at: Some(last_success_at).filter(|at| !at.is_empty()),
                running: self.running.load(Ordering::Relaxed),
                catalogue_unreadable: row.get(3)?,
                last_error: lock(&self.last_error).clone(),
            })
        })
        .during("read the sync state")
    }
}

/// A hold of the session that does not keep it open: between two steps of an exchange the app can be locked.
#[derive(Clone)]
pub(crate) struct SessionHandle(Weak<Session>);

impl SessionHandle {
    /// Holds the open session loosely.
    ///
    /// # Errors
    /// `Locked`, `NotEnrolled`.
    pub(crate) fn of(app: &App) -> Result<Self> {
        Ok(Self(Arc::downgrade(&app.session()?)))
    }

    /// Runs one step on the store.
    ///
    /// # Errors
    /// `Locked`, or those of the step.
    pub(crate) async fn step<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Session) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let weak = self.0.clone();
        blocking(move || {
            let session = weak
                .upgrade()
                .ok_or_else(|| CallError::new(CallErrorCode::Locked))?;
            work(&session)
        })
        .await
    }
}

/// Exchanges everything with the centre once. When an exchange is under way, waits for its end.
///
/// # Errors
/// `Locked`, `NotEnrolled`. A failure of the exchange itself stands in the sync state.
pub(crate) async fn sync_now(app: &App) -> Result<SyncState> {
    exchange_in_turn(app).await?;
    let watcher = app.clone();
    app.local(move |session| session.read(|db| watcher.progress().state(db)))
        .await
}

/// Exchanges once, or waits for the exchange that is under way. Tells whether the last exchange succeeded.
///
/// # Errors
/// `Locked`, `NotEnrolled`.
pub(crate) async fn exchange_in_turn(app: &App) -> Result<bool> {
    let progress = app.progress();
    let handle = SessionHandle::of(app)?;
    match progress.turn.try_lock() {
        Ok(_turn) => {
            progress.running.store(true, Ordering::Relaxed);
            let outcome = exchange(app, &handle).await;
            progress.running.store(false, Ordering::Relaxed);
            note(progress, outcome);
        }
        Err(_busy) => drop(progress.turn.lock().await),
    }
    Ok(lock(&progress.last_error).is_none())
}

fn note(progress: &Progress, outcome: Result<()>) {
    let error = outcome.err();
    match &error {
        // The holder locked the app; that says nothing of the centre.
        Some(locked) if locked.code == CallErrorCode::Locked => return,
        Some(failed) => tracing::info!(code = ?failed.code, "The exchange with the centre failed"),
        None => {}
    }
    *lock(&progress.last_error) = error;
}

/// Pushes, then pulls. A refused batch does not keep the centre's statements away.
async fn exchange(app: &App, handle: &SessionHandle) -> Result<()> {
    let client = match app.road() {
        Road::Centre(client) => client,
        Road::Practice(centre) => {
            practice::centre::exchange(centre, handle).await?;
            return handle.step(note_success).await;
        }
    };
    let pushed = push::run(client, handle).await;
    if let Err(error) = &pushed
        && matches!(error.code, CallErrorCode::Offline | CallErrorCode::Locked)
    {
        return pushed;
    }
    pull::run(client, handle).await?;
    pushed?;
    handle.step(note_success).await
}

fn note_success(session: &Session) -> Result<()> {
    let at = session.environment().clock.wall();
    session.write(|tx| {
        tx.execute(
            "UPDATE contact SET last_success_at = :at WHERE id = 1",
            named_params! { ":at": at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false) },
        )
        .during("note the success")
        .map(|_| ())
    })
}
