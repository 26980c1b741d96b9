//! The store in one SQLite file: nothing to install, and enough for a province.
//!
//! One connection writes, a few read beside it (write-ahead log). Other processes on the same machine may use
//! the same file: the command line does so beside the running endpoint.

mod catalogues;
mod choosing;
mod connection;
mod days;
mod devices;
mod doors;
mod enrolments;
mod entries;
mod grants;
mod import;
mod import_state;
mod ingest;
mod ingest_state;
mod lists;
mod migrate;
mod receipts;
mod reports;
mod settings;
mod statements;
mod status;
mod value;
mod withdrawals;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use sync_protocol::batch::OpenedBatch;
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::ids::{BranchId, ListId, StaffId};
use sync_protocol::keys::{Kid, VerifyingKey};
use sync_protocol::statement::PublishedCatalogue;
use sync_protocol::wire::{ListsReply, PeopleReply, StatementsReply};

use crate::catalogues::{CatalogueRefusal, Published};
use crate::choosing::search::PersonSearch;
use crate::day::records::CarrierRecords;
use crate::devices::Device;
use crate::enrolment::code::CodeRecord;
use crate::enrolment::decide::EnrolmentRefusal;
use crate::exports::records::ExportRecords;
use crate::exports::selection::Selection;
use crate::ingest::decide::Misplaced;
use crate::lists::incoming::Import;
use crate::lists::outcome::Outcome;
use crate::lists::plan::written::ImportRefusal;
use crate::reports::{ReportRecord, ReportSelection};
use crate::settings::Settings;
use crate::status::{EnvelopeStatus, Status};
use crate::store::sqlite::value::SqlError;
use crate::store::{NewId, RefusedBatch, Seen, Signer, StatementsAfter, Store, StoreError};
use crate::withdrawals::{Revoke, Withdraw, WithdrawRefusal, Withdrawn};

/// Readers that are kept open between questions.
const READERS_KEPT: usize = 4;

/// The store in a SQLite file.
#[derive(Clone)]
pub struct SqliteStore {
    path: PathBuf,
    writer: Arc<Mutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
}

impl SqliteStore {
    /// Opens the file, creates it when it is missing, and brings its tables up to date.
    ///
    /// # Errors
    /// The file cannot be opened, is not a store, or is of a later version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |error: rusqlite::Error| StoreError::Database {
            operation: "open the store",
            cause: error.to_string(),
        };
        let mut writer = connection::open_writer(path).map_err(failed)?;
        migrate::migrate(&mut writer)?;
        Ok(Self {
            path: path.to_owned(),
            writer: Arc::new(Mutex::new(writer)),
            readers: Arc::default(),
        })
    }

    /// Every change passes here: one transaction, committed when the closure succeeds.
    async fn write<T: Send + 'static>(
        &self,
        operation: &'static str,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, SqlError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let writer = Arc::clone(&self.writer);
        let work = move || {
            // A panic of another change has rolled its transaction back; the connection is whole.
            let mut connection = writer.lock().unwrap_or_else(PoisonError::into_inner);
            let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = change(&tx)?;
            tx.commit()?;
            Ok(answer)
        };
        run(operation, work).await
    }

    /// Every question that changes nothing passes here: one snapshot.
    async fn read<T: Send + 'static>(
        &self,
        operation: &'static str,
        question: impl FnOnce(&Transaction<'_>) -> Result<T, SqlError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (path, readers) = (self.path.clone(), Arc::clone(&self.readers));
        let work = move || {
            let kept = readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut connection = match kept {
                Some(connection) => connection,
                None => connection::open_reader(&path)?,
            };
            let tx = connection.transaction()?;
            let answer = question(&tx)?;
            tx.finish()?;
            let mut kept = readers.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() < READERS_KEPT {
                kept.push(connection);
            }
            Ok(answer)
        };
        run(operation, work).await
    }
}

/// Runs blocking work beside the asynchronous tasks and gives its errors the name of the operation.
async fn run<T: Send + 'static>(
    operation: &'static str,
    work: impl FnOnce() -> Result<T, SqlError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    let answer = done.map_err(|error| StoreError::Database {
        operation,
        cause: error.to_string(),
    })?;
    answer.map_err(|error| match error {
        SqlError::Sqlite(error) => StoreError::Database {
            operation,
            cause: error.to_string(),
        },
        SqlError::Damaged(what) => StoreError::Damaged { operation, what },
    })
}

impl Store for SqliteStore {
    async fn settings(&self) -> Result<Settings, StoreError> {
        self.read("read the settings", settings::load).await
    }

    async fn save_settings(&self, settings: Settings) -> Result<(), StoreError> {
        self.write("save the settings", move |tx| settings::save(tx, &settings))
            .await
    }

    async fn add_code(&self, code: CodeRecord) -> Result<(), StoreError> {
        self.write("keep an enrolment code", move |tx| {
            enrolments::add_code(tx, &code)
        })
        .await
    }

    async fn staff(&self, id: StaffId) -> Result<Option<(Staff, Branch)>, StoreError> {
        self.read("find an employee", move |tx| enrolments::find_staff(tx, &id))
            .await
    }

    async fn enrol(
        &self,
        request: EnrolmentRequest,
        key: VerifyingKey,
        signer: Signer,
    ) -> Result<Result<String, EnrolmentRefusal>, StoreError> {
        self.write("enrol a device", move |tx| {
            enrolments::enrol(tx, &request, &key, &signer)
        })
        .await
    }

    async fn device(&self, kid: Kid) -> Result<Option<Device>, StoreError> {
        self.read("find a device", move |tx| devices::find(tx, kid)).await
    }

    async fn note_seen(&self, seen: Seen) -> Result<(), StoreError> {
        self.write("note a sign of life", move |tx| devices::note_seen(tx, &seen))
            .await
    }

    async fn statements(&self, after: StatementsAfter) -> Result<StatementsReply, StoreError> {
        self.read("read statements", move |tx| statements::after(tx, &after))
            .await
    }

    async fn ingest(
        &self,
        batch: OpenedBatch,
        signer: Signer,
    ) -> Result<Result<String, Misplaced>, StoreError> {
        self.write("take a batch", move |tx| ingest::ingest(tx, &batch, &signer))
            .await
    }

    async fn quarantine(&self, refused: RefusedBatch) -> Result<(), StoreError> {
        self.write("keep a refused batch", move |tx| ingest::quarantine(tx, &refused))
            .await
    }

    async fn import(
        &self,
        incoming: Import,
        mut new_id: NewId,
        signer: Signer,
    ) -> Result<Result<Outcome, Vec<ImportRefusal>>, StoreError> {
        self.write("import lists", move |tx| {
            import::import(tx, &incoming, &mut *new_id, &signer)
        })
        .await
    }

    async fn withdraw(
        &self,
        asked: Withdraw,
        signer: Signer,
    ) -> Result<Result<Withdrawn, WithdrawRefusal>, StoreError> {
        self.write("withdraw", move |tx| withdrawals::withdraw(tx, &asked, &signer))
            .await
    }

    async fn revoke(&self, asked: Revoke, signer: Signer) -> Result<Result<(), WithdrawRefusal>, StoreError> {
        self.write("revoke a device", move |tx| {
            withdrawals::revoke(tx, &asked, &signer)
        })
        .await
    }

    async fn catalogue(&self) -> Result<Option<PublishedCatalogue>, StoreError> {
        self.read("read the catalogue in force", catalogues::newest).await
    }

    async fn publish_catalogue(
        &self,
        document: String,
        signer: Signer,
    ) -> Result<Result<Published, CatalogueRefusal>, StoreError> {
        self.write("publish a catalogue", move |tx| {
            catalogues::publish(tx, document, &signer)
        })
        .await
    }

    async fn status(&self) -> Result<Status, StoreError> {
        self.read("count", status::load).await
    }

    async fn envelopes(&self, list: ListId) -> Result<Vec<EnvelopeStatus>, StoreError> {
        self.read("read the envelopes of a list", move |tx| {
            status::envelopes(tx, list)
        })
        .await
    }

    async fn receipts(&self, selection: Selection) -> Result<ExportRecords, StoreError> {
        self.read("select receipts", move |tx| receipts::select(tx, &selection))
            .await
    }

    async fn reports(&self, selection: ReportSelection) -> Result<Vec<ReportRecord>, StoreError> {
        self.read("select reports", move |tx| reports::select(tx, selection))
            .await
    }

    async fn branch_day(&self, branch: BranchId, date: NaiveDate) -> Result<Vec<CarrierRecords>, StoreError> {
        self.read("read a branch's day", move |tx| {
            days::of_branch(tx, &branch, date)
        })
        .await
    }

    async fn branch_lists(&self, branch: BranchId) -> Result<ListsReply, StoreError> {
        self.read("read the lists of a branch", move |tx| {
            choosing::lists_for(tx, &branch)
        })
        .await
    }

    async fn find_people(&self, search: PersonSearch) -> Result<PeopleReply, StoreError> {
        self.read("find people", move |tx| choosing::people_for(tx, &search))
            .await
    }
}
