//! A centre that serves on a free port until it is dropped.

use std::path::Path;
use std::sync::{Arc, Mutex};

use central::app::App;
use central::clock::Clock;
use central::enrolment::code::{Code, CodeRecord, expiry};
use central::http::serve::{bind, serve};
use central::lists::incoming::Import;
use central::lists::outcome::Outcome;
use central::store::sqlite::SqliteStore;
use central::store::{Signer, Store};
use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::ids::{BranchId, StaffId};
use sync_protocol::keys::SigningKey;
use tokio::sync::oneshot;
use uuid::Uuid;

/// A clock that stands until it is moved.
pub(crate) struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    pub(crate) fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// Half past eight in the morning in Vietnam.
pub(crate) fn morning() -> DateTime<Utc> {
    "2026-11-05T01:30:00Z".parse().unwrap()
}

pub(crate) struct Centre {
    pub(crate) app: Arc<App<SqliteStore>>,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) url: String,
    folder: tempfile::TempDir,
    stop: Option<oneshot::Sender<()>>,
    served: tokio::task::JoinHandle<()>,
    codes: Mutex<u8>,
}

impl Centre {
    pub(crate) async fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), morning()).await
    }

    async fn start_in(folder: tempfile::TempDir, now: DateTime<Utc>) -> Self {
        let clock = Arc::new(TestClock(Mutex::new(now)));
        let store = SqliteStore::open(&store_path(folder.path())).unwrap();
        let key = Arc::new(SigningKey::from_seed(&[42; 32]).unwrap());
        let app = Arc::new(App {
            store,
            key,
            clock: clock.clone() as Arc<dyn Clock>,
        });
        let bound = bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", bound.address);
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = serve(bound, app.clone(), async move {
            let _ = stopped.await;
        });
        let served = tokio::spawn(async move { serving.await.unwrap() });
        Self {
            app,
            clock,
            url,
            folder,
            stop: Some(stop),
            served,
            codes: Mutex::new(0),
        }
    }

    /// Stops the process, as far as a test can, and starts another one over the same folder.
    pub(crate) async fn restart(mut self) -> Self {
        self.stop.take().unwrap().send(()).unwrap();
        self.served.await.unwrap();
        let (now, folder) = (self.clock.now(), self.folder);
        drop(self.app);
        Self::start_in(folder, now).await
    }

    pub(crate) fn signer(&self) -> Signer {
        Signer {
            now: self.clock.now(),
            key: self.app.key.clone(),
        }
    }

    pub(crate) async fn code(&self, staff: &str, role: Role) -> Code {
        let last = {
            let mut last = self.codes.lock().unwrap();
            *last += 1;
            *last
        };
        let code = Code::from_random([last; 20]);
        let record = CodeRecord {
            digest: code.digest(),
            staff: Staff {
                id: StaffId(staff.into()),
                name: format!("Nhân viên {staff}"),
            },
            role,
            branch: branch(),
            made_at: self.clock.now(),
            expires_at: expiry(self.clock.now(), 24),
            used_by: None,
        };
        self.app.store.add_code(record).await.unwrap();
        code
    }

    pub(crate) async fn import(&self, import: Import) -> Outcome {
        let written = self
            .app
            .store
            .import(import, Box::new(Uuid::new_v4), self.signer())
            .await;
        written.unwrap().unwrap()
    }
}

fn store_path(folder: &Path) -> std::path::PathBuf {
    folder.join("centre.sqlite")
}

pub(crate) fn branch() -> Branch {
    Branch {
        id: BranchId("BC01".into()),
        name: "Bưu cục mẫu".into(),
    }
}
