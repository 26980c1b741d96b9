//! People with devices: a carrier and a supervisor, each one call away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use sync_protocol::certificate::Role;
use sync_protocol::payout_list::PayoutList;
use sync_protocol::statement::StatementBody;
use tempfile::TempDir;
use uuid::Uuid;

use super::centre::Centre;
use super::{FakeClock, environment_with};
use crate::app::App;
use crate::calls::call;
use crate::environment::Environment;
use crate::views::{CallError, CallErrorCode};

/// The PIN of everybody.
pub(crate) const PIN: &str = "246810";

/// A person with an enrolled device.
pub(crate) struct Holder {
    pub(crate) app: App,
    pub(crate) clock: Arc<FakeClock>,
    pub(crate) centre: Centre,
    environment: Environment,
    dir: TempDir,
}

impl Holder {
    /// Somebody whose device is not enrolled.
    pub(crate) fn stranger() -> Self {
        Self::stranger_of(Centre::start())
    }

    /// Somebody who will enrol with a centre that others have.
    pub(crate) fn stranger_of(centre: Centre) -> Self {
        let clock = Arc::new(FakeClock::new());
        let environment = environment_with(Arc::clone(&clock));
        let dir = tempfile::tempdir().unwrap();
        Self {
            app: App::open(dir.path().to_owned(), environment.clone()),
            clock,
            centre,
            environment,
            dir,
        }
    }

    /// Somebody with an enrolled device and nothing on it.
    pub(crate) async fn enrolled(role: Role) -> Self {
        let holder = Self::stranger();
        let link = holder.centre.link(role, "CODE-1");
        holder.enrol(&link, PIN).await.unwrap();
        holder
    }

    /// A carrier who has pulled a list.
    pub(crate) async fn carrier(list: &PayoutList) -> Self {
        let carrier = Self::enrolled(Role::Carrier).await;
        carrier.centre.state(&StatementBody::PayoutList(list.clone()));
        assert_eq!(carrier.sync().await["last_error"], Value::Null);
        carrier
    }

    /// A carrier who has taken out all envelopes of a list.
    pub(crate) async fn carrier_on_the_way(list: &PayoutList) -> Self {
        let carrier = Self::carrier(list).await;
        carrier.act("receive_envelopes", json!({})).await.unwrap();
        carrier
    }

    /// The supervisor of the branch.
    pub(crate) async fn supervisor() -> Self {
        Self::enrolled(Role::Supervisor).await
    }

    /// Makes a call.
    pub(crate) async fn call(&self, name: &str, args: Value) -> Result<Value, CallError> {
        call(&self.app, name, args).await
    }

    /// Makes a call that must be refused, and gives the reason.
    pub(crate) async fn refused(&self, name: &str, args: Value) -> CallErrorCode {
        self.call(name, args).await.unwrap_err().code
    }

    /// Makes a call that records, under a new id.
    pub(crate) async fn act(&self, name: &str, mut args: Value) -> Result<Value, CallError> {
        args["request_id"] = json!(Uuid::new_v4());
        self.call(name, args).await
    }

    pub(crate) async fn enrol(&self, link: &str, pin: &str) -> Result<Value, CallError> {
        let args = json!({ "link": link, "pin": pin, "device_name": "Máy của Mẫu" });
        self.call("enrol", args).await
    }

    /// Pays an envelope to the beneficiary.
    pub(crate) async fn pay(&self, envelope: &str) -> Result<Value, CallError> {
        self.pay_with(payment(envelope)).await
    }

    pub(crate) async fn pay_with(&self, payout: Value) -> Result<Value, CallError> {
        self.call("record_payout", json!({ "payout": payout })).await
    }

    pub(crate) async fn not_paid(&self, envelope: &str, reason: &str) -> Result<Value, CallError> {
        let args = json!({ "envelope_id": envelope, "reason": reason, "note": "" });
        self.act("record_non_payment", args).await
    }

    pub(crate) async fn correct(&self, entry: &Value) -> Result<Value, CallError> {
        let args = json!({ "entry_id": entry["entry_id"], "reason": "nhầm người" });
        self.act("correct_entry", args).await
    }

    pub(crate) async fn sync(&self) -> Value {
        self.call("sync_now", json!({})).await.unwrap()
    }

    pub(crate) async fn today(&self) -> Value {
        self.call("today", json!({})).await.unwrap()
    }

    pub(crate) async fn door(&self, envelope: &str) -> Value {
        let args = json!({ "envelope_id": envelope });
        self.call("door", args).await.unwrap()
    }

    /// The names that a query finds.
    pub(crate) async fn find(&self, text: &str) -> Vec<String> {
        let args = json!({ "query": { "text": text, "limit": 50 } });
        let page = self.call("search_doors", args).await.unwrap();
        let doors = page["doors"].as_array().unwrap();
        doors
            .iter()
            .map(|door| door["person_name"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The places on the list of the people whom a query finds: ids of [`crate::testing::lists`] end with them.
    pub(crate) async fn find_places(&self, text: &str) -> Vec<usize> {
        let args = json!({ "query": { "text": text, "limit": 50 } });
        let page = self.call("search_doors", args).await.unwrap();
        let doors = page["doors"].as_array().unwrap().iter();
        doors
            .map(|door| {
                let id = door["envelope_id"].as_str().unwrap();
                usize::from_str_radix(id.rsplit('-').next().unwrap(), 16).unwrap() & 0xffff_ffff
            })
            .collect()
    }

    /// Kills the app and starts it again, locked. It goes on with a copy of the files as they stood at that
    /// moment, because an app that is merely dropped closes its database in good order first.
    pub(crate) fn kill(&mut self) {
        let copy = tempfile::tempdir().unwrap();
        copy_dir(self.dir.path(), copy.path());
        self.app = App::open(copy.path().to_owned(), self.environment.clone());
        self.dir = copy;
    }

    /// Kills the app, starts it and unlocks it.
    pub(crate) async fn restart(&mut self) -> Result<Value, CallError> {
        self.kill();
        self.call("unlock", json!({ "pin": PIN })).await
    }

    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.path().join("store").join("store.db")
    }

    /// Writes to the store behind the program's back, as somebody with the key could.
    pub(crate) fn tamper(&self, sql: &str) {
        let session = self.app.session().unwrap();
        session
            .write(|tx| {
                tx.execute_batch(sql).unwrap();
                Ok(())
            })
            .unwrap();
    }
}

fn copy_dir(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy_dir(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// A payout to the beneficiary as the screen sends it.
pub(crate) fn payment(envelope: &str) -> Value {
    json!({
        "request_id": Uuid::new_v4(),
        "envelope_id": envelope,
        "envelope_check": { "amount": true, "months": true, "payer": true, "hotline": true },
        "receiver": { "kind": "beneficiary" },
        "identity_method": "card_seen",
        "identity_last_digits": "0001",
        "ink": ink(),
    })
}

/// A signature as the screen draws it.
pub(crate) fn ink() -> Value {
    let stroke: Vec<_> = (0..40)
        .map(|i| json!([i * 60, 300 + (i % 3) * 150, i * 12]))
        .collect();
    json!({ "width": 3000, "height": 1500, "strokes": [stroke] })
}
