//! The store: a small trait of questions that the rest of the program asks.
//!
//! Each question is answered in one transaction. Where an answer depends on a decision, the store loads the
//! state, calls the pure function that decides, and writes its effects before it commits. Nothing of a database
//! shows here, so that the questions can be answered by another one.

use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sync_protocol::batch::OpenedBatch;
use sync_protocol::certificate::{Branch, Staff};
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::ids::{BranchId, ListId, StaffId};
use sync_protocol::keys::{Kid, SigningKey, VerifyingKey};
use sync_protocol::statement::PublishedCatalogue;
use sync_protocol::wire::{ListsReply, PeopleReply, StatementsReply};
use uuid::Uuid;

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
use crate::withdrawals::{Revoke, Withdraw, WithdrawRefusal, Withdrawn};

pub mod sqlite;

/// The store cannot answer. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database does not do what it was asked.
    #[error("Cannot {operation}: {cause}")]
    Database {
        /// What was asked.
        operation: &'static str,
        /// What the database says.
        cause: String,
    },
    /// The store was written by a later version of this program.
    #[error("Store of version {found}, this program knows {known}; start the newer program")]
    TooNew {
        /// The version of the store.
        found: i64,
        /// The latest version that this program knows.
        known: i64,
    },
    /// Something stored cannot be read or signed.
    #[error("Cannot {operation}: the store holds {what} that cannot be used")]
    Damaged {
        /// What was asked.
        operation: &'static str,
        /// What is damaged.
        what: &'static str,
    },
}

/// The time and the key with which the store signs what it decides.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The centre's time.
    pub now: DateTime<Utc>,
    /// The centre's key.
    pub key: Arc<SigningKey>,
}

/// A sign of life of a device.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The device.
    pub kid: Kid,
    /// When.
    pub at: DateTime<Utc>,
    /// The number of its last entry, when it said so.
    pub reported_seq: Option<u64>,
}

/// A batch that was refused, kept as evidence.
#[derive(Clone, Debug)]
pub struct RefusedBatch {
    /// The device that sent it.
    pub kid: Kid,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was refused.
    pub reason: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A question for statements.
#[derive(Clone, Copy, Debug)]
pub struct StatementsAfter {
    /// The device.
    pub kid: Kid,
    /// The last number that it has.
    pub after: u64,
}

/// Draws ids.
pub type NewId = Box<dyn FnMut() -> Uuid + Send>;

/// The questions.
pub trait Store: Send + Sync + 'static {
    /// The settings; those of a new centre as long as none were saved.
    fn settings(&self) -> impl Future<Output = Result<Settings, StoreError>> + Send;

    /// Saves the settings.
    fn save_settings(&self, settings: Settings) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Keeps a one-time code, with its staff and branch.
    fn add_code(&self, code: CodeRecord) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// An employee with the branch.
    fn staff(&self, id: StaffId) -> impl Future<Output = Result<Option<(Staff, Branch)>, StoreError>> + Send;

    /// Decides on a request whose signature was checked. A certificate comes with the statements that are in
    /// force for its holder.
    fn enrol(
        &self,
        request: EnrolmentRequest,
        key: VerifyingKey,
        signer: Signer,
    ) -> impl Future<Output = Result<Result<String, EnrolmentRefusal>, StoreError>> + Send;

    /// The device of a key.
    fn device(&self, kid: Kid) -> impl Future<Output = Result<Option<Device>, StoreError>> + Send;

    /// Notes a sign of life.
    fn note_seen(&self, seen: Seen) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Statements for a device, in order and without gaps.
    fn statements(
        &self,
        after: StatementsAfter,
    ) -> impl Future<Output = Result<StatementsReply, StoreError>> + Send;

    /// Takes a batch and gives the signed acknowledgement; the same bytes for the same batch.
    fn ingest(
        &self,
        batch: OpenedBatch,
        signer: Signer,
    ) -> impl Future<Output = Result<Result<String, Misplaced>, StoreError>> + Send;

    /// Keeps a refused batch as long as there is room for such.
    fn quarantine(&self, refused: RefusedBatch) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Plans an import and writes it, with statements for the devices on its rounds; all or nothing.
    fn import(
        &self,
        import: Import,
        new_id: NewId,
        signer: Signer,
    ) -> impl Future<Output = Result<Result<Outcome, Vec<ImportRefusal>>, StoreError>> + Send;

    /// Says that a list or envelopes must not be paid any more, with statements for the devices on the rounds.
    fn withdraw(
        &self,
        asked: Withdraw,
        signer: Signer,
    ) -> impl Future<Output = Result<Result<Withdrawn, WithdrawRefusal>, StoreError>> + Send;

    /// Gives a device no new authority, with a statement that tells it.
    fn revoke(
        &self,
        asked: Revoke,
        signer: Signer,
    ) -> impl Future<Output = Result<Result<(), WithdrawRefusal>, StoreError>> + Send;

    /// The catalogue that was published last.
    fn catalogue(&self) -> impl Future<Output = Result<Option<PublishedCatalogue>, StoreError>> + Send;

    /// Publishes a catalogue, with statements for the devices that have authority; the same bytes once.
    fn publish_catalogue(
        &self,
        document: String,
        signer: Signer,
    ) -> impl Future<Output = Result<Result<Published, CatalogueRefusal>, StoreError>> + Send;

    /// Counts and sums.
    fn status(&self) -> impl Future<Output = Result<Status, StoreError>> + Send;

    /// The envelopes of a list in its order; none of a list that is not known.
    fn envelopes(&self, list: ListId)
    -> impl Future<Output = Result<Vec<EnvelopeStatus>, StoreError>> + Send;

    /// Receipts with everything that proves them.
    fn receipts(
        &self,
        selection: Selection,
    ) -> impl Future<Output = Result<ExportRecords, StoreError>> + Send;

    /// What was heard and seen at doors, in the order in which it was recorded.
    fn reports(
        &self,
        selection: ReportSelection,
    ) -> impl Future<Output = Result<Vec<ReportRecord>, StoreError>> + Send;

    /// The records of all carriers of a branch for a day, in the order of the staff code.
    fn branch_day(
        &self,
        branch: BranchId,
        date: NaiveDate,
    ) -> impl Future<Output = Result<Vec<CarrierRecords>, StoreError>> + Send;

    /// The lists with envelopes for a branch, the one imported last first.
    fn branch_lists(&self, branch: BranchId) -> impl Future<Output = Result<ListsReply, StoreError>> + Send;

    /// The people with envelopes for a branch who answer a search.
    fn find_people(
        &self,
        search: PersonSearch,
    ) -> impl Future<Output = Result<PeopleReply, StoreError>> + Send;
}
