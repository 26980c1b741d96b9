//! Processes that are killed at any moment, again and again: what was confirmed is there afterwards.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use receipts::verify::verify_bundle;
use serde_json::Value;

use crate::support::list::AMOUNT;
use crate::support::office::Office;
use crate::support::people::{PIN, Person};

/// Doors of the round.
const DOORS: u32 = 48;

/// Moments that differ from run to run of the loop and are the same in each run of the test.
struct Moments(u64);

impl Moments {
    /// A number below another one.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Goal: an entry that was confirmed survives SIGKILL, a door is paid once, and the journal stays one chain that
/// the centre takes whole and a bundle proves. Method: a process pays door after door and is killed after a few
/// confirmations and some microseconds more, until no door is left.
#[tokio::test]
async fn what_was_confirmed_survives_killing_the_app_at_any_moment() {
    let office = Office::with_list(DOORS);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    let dir = carrier.put_away();

    let mut moments = Moments(2026);
    let (mut confirmed, mut kills) = (Vec::new(), 0);
    while !pay_until_killed(dir.path(), &mut moments, &mut confirmed) {
        kills += 1;
    }
    assert!(kills >= 5, "the process was killed {kills} times only");

    let carrier = Person::take_up(dir).await;
    let journal = carrier.journal().await;
    let recorded: BTreeSet<&str> = journal
        .iter()
        .map(|item| item["entry_id"].as_str().unwrap())
        .collect();
    assert_eq!(
        u32::try_from(journal.len()).unwrap(),
        DOORS + 1,
        "each door once, after taking the envelopes"
    );
    let lost: Vec<_> = confirmed
        .iter()
        .filter(|id| !recorded.contains(id.as_str()))
        .collect();
    assert!(lost.is_empty(), "{lost:?} were confirmed and are lost");

    let synced = carrier.sync().await;
    assert_eq!(
        (&synced["last_error"], &synced["pending_entries"]),
        (&Value::Null, &0.into())
    );
    assert_everything_arrived(&office);
}

/// As above for the other side: the endpoint is killed while the device exchanges with it.
#[tokio::test]
async fn what_was_acknowledged_survives_killing_the_endpoint_at_any_moment() {
    let mut office = Office::with_list(DOORS);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    let mut moments = Moments(1975);
    for doors in carrier.envelopes().await.chunks(4) {
        for door in doors {
            carrier.pay(door).await;
        }
        let (_, ()) = tokio::join!(carrier.sync(), async {
            tokio::time::sleep(Duration::from_micros(moments.below(40_000))).await;
            office.central.stop();
        });
        office.central.start().unwrap();
    }
    let synced = carrier.sync().await;
    assert_eq!(
        (&synced["last_error"], &synced["pending_entries"]),
        (&Value::Null, &0.into())
    );
    assert_everything_arrived(&office);
}

/// Pays until the process is killed, and tells whether it ended by itself because no door was left.
fn pay_until_killed(store: &Path, moments: &mut Moments, confirmed: &mut Vec<String>) -> bool {
    let mut process = Command::new(env!("CARGO_BIN_EXE_recorder"))
        .args(["--pin", PIN, "--store"])
        .arg(store)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap());
    for _ in 0..moments.below(6) {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        confirmed.extend(line.strip_suffix('\n').map(str::to_owned));
    }
    std::thread::sleep(Duration::from_micros(moments.below(20_000)));
    process.kill().unwrap();
    let ended = process.wait().unwrap();
    // What was printed before the end was confirmed as well; a line that was cut was not.
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    let whole = rest
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'));
    confirmed.extend(whole.map(str::to_owned));
    assert!(
        ended.success() || ended.code().is_none(),
        "the process failed by itself: {ended}"
    );
    ended.success()
}

fn assert_everything_arrived(office: &Office) {
    let status = office.status();
    let paid = &status["lists"][0]["paid"];
    let sum = AMOUNT * i64::from(DOORS);
    assert_eq!(
        (&paid["envelopes"], &paid["amount"]),
        (&DOORS.into(), &sum.to_string().into())
    );
    assert_eq!(status["devices"][0]["accepted_seq"], DOORS + 1);
    assert_eq!(
        status["exceptions"],
        Value::Array(Vec::new()),
        "no fork, no gap, nothing twice"
    );
    let verified = verify_bundle(&std::fs::read(office.bundle()).unwrap(), None).unwrap();
    assert_eq!(
        (verified.receipts, verified.gaps, verified.forked),
        (u64::from(DOORS), 0, 0)
    );
    assert_eq!(verified.paid.to_string(), sum.to_string());
}
