//! A person with a device: the core of the app, without its window.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, TimeDelta};
use device::app::App;
use device::environment::{Clock, Environment, PinCost};
use device::views::{CallError, CallErrorCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// The PIN of everybody.
pub(crate) const PIN: &str = "246810";

/// A person with an enrolled device.
pub(crate) struct Person {
    app: App,
    clock: Arc<MovedClock>,
    dir: TempDir,
}

impl Person {
    /// Takes a new device and enrols it.
    pub(crate) async fn enrolled(link: &str) -> Self {
        Self::try_enrolling(link).await.unwrap()
    }

    /// Takes a new device and asks for a certificate.
    pub(crate) async fn try_enrolling(link: &str) -> Result<Self, CallError> {
        let person = Self::holding(tempfile::tempdir().unwrap());
        let args = json!({ "link": link, "pin": PIN, "device_name": "Máy thử" });
        person.call("enrol", args).await?;
        Ok(person)
    }

    /// Puts the app away, leaving its folder to another process.
    pub(crate) fn put_away(self) -> TempDir {
        drop(self.app);
        self.dir
    }

    /// Takes up a folder that another process has worked on.
    pub(crate) async fn take_up(dir: TempDir) -> Self {
        let person = Self::holding(dir);
        person.call("unlock", json!({ "pin": PIN })).await.unwrap();
        person
    }

    fn holding(dir: TempDir) -> Self {
        let system = device::system::environment("tan-nha faults".into(), None);
        let clock = Arc::new(MovedClock {
            system: Arc::clone(&system.clock),
            moved_ms: AtomicI64::new(0),
        });
        // A PIN that costs nothing to try.
        let pin_cost = PinCost {
            memory_kib: 8,
            passes: 1,
        };
        let environment = Environment {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            pin_cost,
            ..system
        };
        let app = App::open(dir.path().to_owned(), environment);
        Self { app, clock, dir }
    }

    /// Sets the device's clock, as anybody can.
    pub(crate) fn set_clock_by(&self, time: TimeDelta) {
        self.clock
            .moved_ms
            .fetch_add(time.num_milliseconds(), Ordering::Relaxed);
    }

    pub(crate) async fn call(&self, name: &str, args: Value) -> Result<Value, CallError> {
        device::calls::call(&self.app, name, args).await
    }

    /// Makes a call that records, under a new id.
    pub(crate) async fn act(&self, name: &str, mut args: Value) -> Value {
        args["request_id"] = json!(Uuid::new_v4());
        self.call(name, args).await.unwrap()
    }

    /// Makes a call that must be refused, and gives the reason.
    pub(crate) async fn refused(&self, name: &str, args: Value) -> CallErrorCode {
        self.call(name, args).await.unwrap_err().code
    }

    /// Takes all envelopes out of the branch.
    pub(crate) async fn take_envelopes(&self) {
        self.act("receive_envelopes", json!({})).await;
    }

    /// The envelopes of the round, in its order.
    pub(crate) async fn envelopes(&self) -> Vec<String> {
        let page = self
            .call("search_doors", json!({ "query": { "text": "", "limit": 200 } }))
            .await;
        let page = page.unwrap();
        let doors = page["doors"].as_array().unwrap();
        doors
            .iter()
            .map(|door| door["envelope_id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Pays an envelope to the beneficiary.
    pub(crate) async fn pay(&self, envelope: &str) -> Value {
        self.call(
            "record_payout",
            json!({ "payout": acceptance::payouts::payout(envelope) }),
        )
        .await
        .unwrap()
    }

    /// Exchanges with the centre and gives what the app then says of it.
    pub(crate) async fn sync(&self) -> Value {
        self.call("sync_now", json!({})).await.unwrap()
    }

    /// The journal, newest first.
    pub(crate) async fn journal(&self) -> Vec<Value> {
        let page = self
            .call("journal", json!({ "offset": 0, "limit": 200 }))
            .await
            .unwrap();
        page["items"].as_array().unwrap().clone()
    }
}

/// The system's clocks, of which the wall clock was set.
struct MovedClock {
    system: Arc<dyn Clock>,
    moved_ms: AtomicI64,
}

impl Clock for MovedClock {
    fn wall(&self) -> DateTime<FixedOffset> {
        self.system.wall() + TimeDelta::milliseconds(self.moved_ms.load(Ordering::Relaxed))
    }

    fn boot_ms(&self) -> u64 {
        self.system.boot_ms()
    }
}
