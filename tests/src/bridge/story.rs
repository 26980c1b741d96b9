//! What happened before a walk begins, on the real core and with the real centre.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sync_protocol::certificate::{Role, Staff};

use super::beginning::{Beginning, Phase};
use super::centre::Centre;
use super::clock::WorldClock;
use super::gate::Gate;
use super::hand::Hand;
use super::people;

/// Minutes of the day at which stories begin: seven in the morning.
const BEGINS: i64 = 7 * 60;

/// Doors of a hamlet on a carrier's route.
const HAMLET: u32 = 20;

/// Doors of each carrier of the branch's day.
const ROUND: u32 = 12;

/// The door whose envelope is taken back after the carrier has it, on routes that are so long.
const WITHDRAWN: usize = 17;

const DATE: &str = "2026-11-05";

/// Names of the folders of a story.
pub(super) const CENTRE: &str = "centre";
pub(super) const DEVICE: &str = "device";

/// Plays what comes before a walk into a folder: `centre` and `device`.
pub(super) async fn play(beginning: &Beginning, folder: &Path, gate: &Gate) -> Result<()> {
    let clock = Arc::new(WorldClock::at(BEGINS));
    let centre = Centre::open(&folder.join(CENTRE), Arc::clone(&clock))?;
    let place = Place {
        folder,
        gate,
        centre,
        clock,
    };
    place.centre.settle(people::branch()).await?;
    gate.lead_to(Some(place.centre.router()));
    let played = match (beginning.phase, beginning.role) {
        (Phase::New, _) => {
            let import = people::lists(beginning.doors, HAMLET, &[people::carrier()])?;
            place.centre.import(import).await
        }
        (_, Role::Carrier) => place.carrier_day(beginning).await,
        (_, Role::Supervisor) => place.branch_day().await,
    };
    gate.lead_to(None);
    played
}

struct Place<'a> {
    folder: &'a Path,
    gate: &'a Gate,
    centre: Centre,
    clock: Arc<WorldClock>,
}

impl Place<'_> {
    async fn enrol(&self, folder: &str, staff: &Staff, role: Role, device: &str) -> Result<Hand> {
        let link = self.centre.link(self.gate.endpoint(), staff, role).await?;
        Hand::enrolled(self.folder.join(folder), &self.clock, &link, device)
            .await
            .with_context(|| format!("Enrolling {device}"))
    }

    async fn carrier_day(&self, beginning: &Beginning) -> Result<()> {
        let carrier = people::carrier();
        let hand = self
            .enrol(DEVICE, &carrier, Role::Carrier, "Điện thoại chị Lượm")
            .await?;
        let mut import = people::lists(beginning.doors, HAMLET, std::slice::from_ref(&carrier))?;
        if beginning.point {
            people::gather_at_point(&mut import)?;
        }
        if beginning.gifts > 0 {
            import.lists.push(people::gifts(beginning.gifts, HAMLET)?);
        }
        self.centre.import(import).await?;
        hand.sync().await?;
        if !beginning.taken || beginning.doors == 0 {
            return Ok(());
        }
        hand.take_envelopes().await?;
        hand.sync().await?;
        let envelopes = hand.envelopes().await?;
        if let Some(envelope) = envelopes.get(WITHDRAWN) {
            let reason = "Danh sách tháng 11 được thay bằng danh sách mới";
            self.centre.withdraw(envelope, reason).await?;
            hand.sync().await?;
        }
        let payable: Vec<_> = envelopes
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != WITHDRAWN)
            .map(|(_, envelope)| envelope.clone())
            .take(usize::try_from(beginning.paid)?)
            .collect();
        hand.pay(&payable).await?;
        if beginning.online {
            hand.sync().await?;
        }
        Ok(())
    }

    /// A branch with one carrier who can be closed, one who is still out, one with a difference, and one who is
    /// closed.
    async fn branch_day(&self) -> Result<()> {
        let supervisor = self
            .enrol(DEVICE, &people::supervisor(), Role::Supervisor, "Máy bưu cục")
            .await?;
        let carriers = people::carriers();
        let mut hands = Vec::new();
        for carrier in &carriers {
            let device = format!("Điện thoại {}", carrier.id);
            hands.push(self.enrol(&carrier.id.0, carrier, Role::Carrier, &device).await?);
        }
        let doors = ROUND * u32::try_from(carriers.len())?;
        self.centre
            .import(people::lists(doors, ROUND, &carriers)?)
            .await?;
        let days = [(9, true), (7, false), (8, true), (ROUND, true)];
        for (hand, (paid, home)) in hands.iter().zip(days) {
            hand.walk_round(usize::try_from(paid)?, home).await?;
        }
        let [ready, _, differing, closed] = &carriers;
        supervisor
            .call("branch_day", json!({ "date": DATE, "refresh": true }))
            .await?;
        for carrier in [ready, differing, closed] {
            supervisor.count(carrier, carrier == differing).await?;
        }
        supervisor.sync().await?;
        let args = json!({ "carrier": closed.id, "date": DATE, "reason": "" });
        supervisor.act("close_day", args).await?;
        supervisor.sync().await?;
        supervisor
            .call("branch_day", json!({ "date": DATE, "refresh": true }))
            .await?;
        Ok(())
    }
}

impl Hand {
    /// Takes a round, of which so many doors are paid, and comes back or not.
    async fn walk_round(&self, paid: usize, home: bool) -> Result<()> {
        self.sync().await?;
        self.take_envelopes().await?;
        let envelopes = self.envelopes().await?;
        self.pay(envelopes.get(..paid).context("Too few doors")?).await?;
        if !home {
            return self.sync().await;
        }
        self.miss(envelopes.get(paid..).unwrap_or_default()).await?;
        self.come_back(paid < envelopes.len()).await
    }

    /// Counts what a carrier brought back, as the board says, or one envelope less.
    async fn count(&self, carrier: &Staff, one_missing: bool) -> Result<()> {
        let board = self
            .call("branch_day", json!({ "date": DATE, "refresh": false }))
            .await?;
        let days = board
            .get("carriers")
            .and_then(Value::as_array)
            .context("No carriers")?;
        let day = days
            .iter()
            .find(|day| day.get("staff_id") == Some(&json!(carrier.id)));
        let mut returned = day.and_then(|day| day.get("returned")).context("No day")?.clone();
        if one_missing {
            let envelopes = returned
                .get("envelopes")
                .and_then(Value::as_u64)
                .unwrap_or_default();
            let amount: i64 = returned
                .get("amount")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .parse()?;
            returned = json!({
                "envelopes": envelopes.saturating_sub(1),
                "amount": (amount - MISSING_DONG).to_string(),
            });
        }
        let args = json!({ "carrier": carrier.id, "date": DATE, "returned": returned });
        self.act("count_returns", args).await.map(drop)
    }
}

/// Money in the envelope that is missing.
const MISSING_DONG: i64 = 540_000;
