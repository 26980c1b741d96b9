//! A process that is killed while a form is filled in: what was kept is there, and nothing of what was recorded.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::office::Office;
use crate::support::people::{PIN, Person};

/// Doors of the round.
const DOORS: u32 = 10;

/// Goal: a draft that was confirmed survives SIGKILL, and goes with its record or not at all. Method: a process keeps
/// the form of each door three times and records it, and is killed some lines and microseconds later; what it printed
/// last is compared with the store.
#[tokio::test]
async fn what_was_begun_survives_killing_the_app_and_goes_with_its_record() {
    let office = Office::with_list(DOORS);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    let mut dir = carrier.put_away();

    let (mut kills, mut found) = (0, 0);
    loop {
        let (ended, lines) = fill_in_until_killed(dir.path(), kills);
        let carrier = Person::take_up(dir).await;
        found += u32::from(check(&carrier, &lines).await);
        dir = carrier.put_away();
        if ended {
            break;
        }
        kills += 1;
    }
    assert!(kills >= 5, "the process was killed {kills} times only");
    assert!(found >= 1, "no kill came between keeping and recording");
    let carrier = Person::take_up(dir).await;
    let drafts = carrier.call("drafts", json!({})).await.unwrap();
    assert_eq!(drafts, json!([]), "all doors are paid");
}

/// Compares the last form that was kept with the store; tells whether a draft of it was found.
async fn check(carrier: &Person, lines: &[String]) -> bool {
    let Some(place) = lines.iter().rposition(|line| line.starts_with("kept ")) else {
        return false;
    };
    let words: Vec<&str> = lines[place].split(' ').collect();
    let (envelope, times) = (words[1], words[2]);
    let of = |name| {
        (
            name,
            json!({ "kind": "payout", "key": envelope, "envelope_id": envelope }),
        )
    };
    let (name, args) = of("draft");
    let draft = carrier.call(name, args).await.unwrap();
    let (name, args) = of("door");
    let door = carrier.call(name, args).await.unwrap();
    let paid = door["door"]["state"] == "paid";
    if place + 1 < lines.len() {
        assert!(paid, "a confirmed payout is lost");
    }
    if paid {
        assert_eq!(draft, Value::Null, "a draft outlived its record");
        return false;
    }
    let body: u32 = draft["body"].as_str().unwrap().parse().unwrap();
    assert!(body >= times.parse().unwrap(), "kept {times} times, found {body}");
    true
}

/// Lets a process fill in forms until it is killed; tells whether it ended by itself, and what it printed.
fn fill_in_until_killed(store: &Path, turn: u64) -> (bool, Vec<String>) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_recorder"))
        .args(["--drafts", "--pin", PIN, "--store"])
        .arg(store)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(process.stdout.take().unwrap());
    let mut printed = String::new();
    // Another place among the four lines of a door in each turn, and another moment after it.
    for _ in 0..=turn % 6 {
        output.read_line(&mut printed).unwrap();
    }
    std::thread::sleep(Duration::from_micros(turn * 1_731 % 9_000));
    process.kill().unwrap();
    let ended = process.wait().unwrap();
    output.read_to_string(&mut printed).unwrap();
    assert!(
        ended.success() || ended.code().is_none(),
        "the process failed by itself: {ended}"
    );
    // A line that was cut was not confirmed.
    let whole = printed
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'));
    (ended.success(), whole.map(str::to_owned).collect())
}
