//! A device in a person's hand before the walk begins.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use chrono::TimeDelta;
use device::app::App;
use device::environment::{Environment, PinCost};
use serde_json::{Value, json};
use uuid::Uuid;

use super::clock::WorldClock;
use crate::payouts::payout;

/// The PIN of everybody.
pub(super) const PIN: &str = "246810";

/// Minutes of the day at which stories end: walks begin at half past nine.
const STORY_ENDS: i64 = 9 * 60 + 25;

/// A device.
pub(super) struct Hand {
    app: App,
    clock: Arc<WorldClock>,
}

/// What the core takes from outside: the clock of the story, and a PIN that costs nothing to try.
pub(super) fn environment(clock: Arc<WorldClock>, documents: Option<PathBuf>) -> Environment {
    Environment {
        clock,
        pin_cost: PinCost {
            memory_kib: 8,
            passes: 1,
        },
        ..device::system::environment("tan-nha bridge".into(), documents)
    }
}

impl Hand {
    /// Takes a new device and enrols it.
    pub(super) async fn enrolled(
        folder: PathBuf,
        clock: &Arc<WorldClock>,
        link: &str,
        name: &str,
    ) -> Result<Self> {
        let app = App::open(folder, environment(Arc::clone(clock), None));
        let hand = Self {
            app,
            clock: Arc::clone(clock),
        };
        hand.call("enrol", json!({ "link": link, "pin": PIN, "device_name": name }))
            .await?;
        Ok(hand)
    }

    /// Makes a call.
    pub(super) async fn call(&self, name: &str, args: Value) -> Result<Value> {
        device::calls::call(&self.app, name, args)
            .await
            .map_err(|error| anyhow!("{name}: {error:?}"))
    }

    /// Makes a call that records, two minutes after what was recorded before.
    pub(super) async fn act(&self, name: &str, mut args: Value) -> Result<Value> {
        if let Value::Object(fields) = &mut args {
            fields.insert("request_id".into(), json!(Uuid::new_v4()));
        }
        self.clock.pass(TimeDelta::minutes(2), STORY_ENDS);
        self.call(name, args).await
    }

    /// Exchanges with the centre; everything must go through.
    pub(super) async fn sync(&self) -> Result<()> {
        let state = self.call("sync_now", json!({})).await?;
        match state.get("last_error") {
            Some(Value::Null) => Ok(()),
            error => Err(anyhow!("The exchange failed: {error:?}")),
        }
    }

    /// The envelopes of the route, in its order.
    pub(super) async fn envelopes(&self) -> Result<Vec<String>> {
        let query = json!({ "query": { "text": "", "limit": 200 } });
        let page = self.call("search_doors", query).await?;
        let doors = page.get("doors").and_then(Value::as_array).context("No doors")?;
        let ids = doors
            .iter()
            .map(|door| door.get("envelope_id").and_then(Value::as_str));
        ids.map(|id| Ok(id.context("A door without an envelope")?.to_owned()))
            .collect()
    }

    /// Takes all envelopes out of the branch.
    pub(super) async fn take_envelopes(&self) -> Result<()> {
        self.act("receive_envelopes", json!({})).await.map(drop)
    }

    /// Pays envelopes; the third of them to somebody who is not in the register.
    pub(super) async fn pay(&self, envelopes: &[String]) -> Result<()> {
        for (number, envelope) in envelopes.iter().enumerate() {
            let mut payout = payout(envelope);
            if let (2, Value::Object(fields)) = (number, &mut payout) {
                fields.insert("receiver".into(), stranger());
            }
            self.act("record_payout", json!({ "payout": payout })).await?;
        }
        Ok(())
    }

    /// Finds nobody at home.
    pub(super) async fn miss(&self, envelopes: &[String]) -> Result<()> {
        for envelope in envelopes {
            let args = json!({ "envelope_id": envelope, "reason": "absent", "note": "" });
            self.act("record_non_payment", args).await?;
        }
        Ok(())
    }

    /// Hands back what is left, if anything is, and declares an empty bag.
    pub(super) async fn come_back(&self, with_envelopes: bool) -> Result<()> {
        if with_envelopes {
            self.act("return_envelopes", json!({ "envelope_ids": [] }))
                .await?;
        }
        let args = json!({ "held": { "envelopes": 0, "amount": "0" }, "note": "" });
        self.act("declare_day", args).await?;
        self.sync().await
    }
}

/// A receiver with a paper that the register does not know.
fn stranger() -> Value {
    json!({
        "kind": "unregistered",
        "name": "Lê Văn Tám",
        "id_number": "089086903431",
        "relation": "Cháu nội",
        "paper": "Giấy ủy quyền 7/2026",
        "valid_from": null,
        "valid_to": null,
    })
}
