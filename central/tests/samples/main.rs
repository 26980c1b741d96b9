//! The four sample lists through the program itself: what is stored and told to devices equals what stands
//! beside the samples, to the đồng.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that finds something else than it expects fails"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use central::store::sqlite::SqliteStore;
use central::store::{Signer, StatementsAfter, Store};
use chrono::{DateTime, Utc};
use serde_json::Value;
use sync_protocol::authorisation::Authorisation;
use sync_protocol::enrolment::{EnrolmentLink, EnrolmentRequest};
use sync_protocol::jws;
use sync_protocol::keys::SigningKey;
use sync_protocol::payout_list::PayoutList;
use sync_protocol::statement::{Statement, StatementBody};

const LISTS: [&str; 4] = [
    "ncc-2026-11-my-hoa-hung.xlsx",
    "btxh-2026-11-tinh-bien.xlsx",
    "htxh-2026-11.csv",
    "ncc-2026-11-tcvn3.xls",
];

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../samples")
        .join(name)
}

fn expected(name: &str) -> Value {
    let text = std::fs::read_to_string(sample(&format!("{name}.expected.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn central(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_tan-nha-central");
    Command::new(program)
        .arg("--folder")
        .arg(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn import(folder: &Path, lists: &[&str]) -> Output {
    let registers = [sample("route-assignments.csv"), sample("proxies.csv")];
    let lists: Vec<PathBuf> = lists.iter().map(|name| sample(name)).collect();
    let mut arguments = vec![
        "import",
        "--assignments",
        registers[0].to_str().unwrap(),
        "--proxies",
    ];
    arguments.push(registers[1].to_str().unwrap());
    arguments.extend(lists.iter().map(|path| path.to_str().unwrap()));
    central(folder, &arguments)
}

fn text(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// What a carrier's device is told, enrolled through the program.
async fn told(folder: &Path, staff: &str, seed: u8) -> (Vec<PayoutList>, Vec<Authorisation>) {
    let output = central(
        folder,
        &[
            "enrol",
            "--staff",
            staff,
            "--endpoint",
            "http://127.0.0.1:1",
            "--plain",
        ],
    );
    let link = EnrolmentLink::parse(&String::from_utf8(output.stdout).unwrap()).unwrap();
    let key = SigningKey::from_seed(&[seed; 32]).unwrap();
    let now: DateTime<Utc> = Utc::now();
    let request = EnrolmentRequest {
        v: 1,
        code: link.code,
        key: key.verifying_key().to_jwk(),
        device_name: "Máy thử".into(),
        key_protection: "pin".into(),
        software: "test".into(),
        at: now.fixed_offset(),
    };
    let centre_key = SigningKey::from_seed(&[9; 32]).unwrap();
    let signer = Signer {
        now,
        key: centre_key.into(),
    };
    let store = SqliteStore::open(&folder.join("centre.sqlite")).unwrap();
    store
        .enrol(request, key.verifying_key(), signer.clone())
        .await
        .unwrap()
        .unwrap();
    let reply = store
        .statements(StatementsAfter {
            kid: key.kid(),
            after: 0,
        })
        .await
        .unwrap();
    let (mut lists, mut authorisations) = (vec![], vec![]);
    for statement in reply.statements {
        let statement = jws::verify::<Statement>(&statement, &signer.key.verifying_key())
            .unwrap()
            .payload;
        match statement.typed_body().unwrap() {
            StatementBody::PayoutList(list) => lists.push(list),
            StatementBody::Authorisations(register) => authorisations.extend(register.authorisations),
            other => panic!("{other:?}"),
        }
    }
    (lists, authorisations)
}

#[tokio::test]
async fn every_list_reaches_its_carriers_to_the_dong() {
    let dir = tempfile::tempdir().unwrap();
    let output = import(dir.path(), &LISTS);
    assert!(output.status.success(), "{}", text(&output));
    let mut sums = HamletSums::new();
    let mut proxies = 0;
    for n in 1..=11 {
        let staff = format!("NV{n:03}");
        let (lists, authorisations) = told(dir.path(), &staff, n).await;
        proxies += authorisations.len();
        for envelope in lists
            .iter()
            .flat_map(|list| list.envelopes.iter().map(move |e| (list, e)))
        {
            let (list, envelope) = envelope;
            let place = (envelope.person.commune.0.clone(), envelope.person.hamlet.clone());
            let total: i64 = envelope.total.to_string().parse().unwrap();
            let sum = sums.entry(place).or_default().entry(staff.clone()).or_default();
            *sum = (sum.0 + 1, sum.1 + total);
            assert_eq!(
                envelope
                    .lines
                    .iter()
                    .map(|line| line.total)
                    .sum::<sync_protocol::amount::Amount>(),
                envelope.total
            );
            assert!(LISTS.contains(&list.source_name.as_str()) && !envelope.route.is_empty());
        }
    }
    assert_hamlets(&sums);
    assert_eq!(proxies, papers_on_rounds());
}

/// The papers of the register that are about somebody on a list whose hamlet has an employee.
fn papers_on_rounds() -> usize {
    let rows = |name: &str| expected(name)["rows"].as_array().unwrap().clone();
    let routes = rows("route-assignments.csv");
    let lists: BTreeMap<&str, Vec<Value>> = LISTS.iter().map(|name| (*name, rows(name))).collect();
    let papers = rows("proxies.csv");
    let on_round = papers.iter().filter(|paper| {
        let Some(file) = paper["matches"]["file"].as_str() else {
            return false;
        };
        let person = lists[file]
            .iter()
            .find(|row| row["person"] == paper["matches"]["person"])
            .unwrap();
        let route = routes
            .iter()
            .find(|route| route["commune"] == person["commune"] && route["hamlet"] == person["hamlet"]);
        route.is_some_and(|route| !route["employees"].as_array().unwrap().is_empty())
    });
    on_round.count()
}

/// Envelopes and đồng by carrier, for each commune and hamlet.
type HamletSums = BTreeMap<(String, String), BTreeMap<String, (u64, i64)>>;

/// Each hamlet's money is on the rounds of the employees that the register names, and of nobody else.
fn assert_hamlets(sums: &HamletSums) {
    let register = expected("route-assignments.csv");
    for name in LISTS {
        for hamlet in expected(name)["hamlets"].as_array().unwrap() {
            let key = (
                hamlet["commune"].as_str().unwrap().to_owned(),
                hamlet["hamlet"].as_str().unwrap().to_owned(),
            );
            let row = register["rows"]
                .as_array()
                .unwrap()
                .iter()
                .find(|row| row["commune"] == hamlet["commune"] && row["hamlet"] == hamlet["hamlet"]);
            let employees: Vec<&str> = row.unwrap()["employees"]
                .as_array()
                .unwrap()
                .iter()
                .map(|e| e.as_str().unwrap())
                .collect();
            let Some(sum) = sums.get(&key) else {
                assert_eq!(employees, [""; 0], "{key:?} has nobody");
                continue;
            };
            assert_eq!(
                sum.keys().map(String::as_str).collect::<Vec<_>>(),
                employees,
                "{key:?}"
            );
            let total = sum
                .values()
                .fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
            assert_eq!(Some(total.0), hamlet["people"].as_u64(), "{key:?}");
            assert_eq!(Some(total.1), hamlet["total"].as_i64(), "{key:?}");
        }
    }
}

#[test]
fn the_report_names_sums_hamlets_without_anybody_and_proxies_without_a_person() {
    let dir = tempfile::tempdir().unwrap();
    let report = text(&import(dir.path(), &LISTS));
    for name in LISTS {
        let expected = expected(name);
        assert!(
            report.contains(&format!("total      {} đ", expected["sums"]["total"])),
            "{name}\n{report}"
        );
        assert!(report.contains(expected["sha256"].as_str().unwrap()));
    }
    assert!(report.contains("Ấp Hòa Thạnh: 4 envelopes are on nobody's round"));
    assert_eq!(report.matches("the beneficiary is on no list").count(), 2);

    let again = text(&import(dir.path(), &LISTS));
    assert_eq!(again.matches("The same bytes are in force already").count(), 4);
    assert_eq!(
        std::fs::read_dir(dir.path().join("originals")).unwrap().count(),
        4
    );
}

#[test]
fn one_bad_file_keeps_every_file_out() {
    let dir = tempfile::tempdir().unwrap();
    let bad = dir.path().join("bad.csv");
    let good = std::fs::read_to_string(sample("htxh-2026-11.csv")).unwrap();
    std::fs::write(&bad, good.replacen("540000", "550000", 1)).unwrap();
    let folder = dir.path().join("centre");
    let good = sample(LISTS[0]);
    let output = central(
        &folder,
        &["import", good.to_str().unwrap(), bad.to_str().unwrap()],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("error: bad.csv, "), "{}", text(&output));
    assert_eq!(std::fs::read_dir(folder.join("originals")).unwrap().count(), 0);
    let status = central(&folder, &["status", "--json"]);
    let status: Value = serde_json::from_slice(&status.stdout).unwrap();
    assert_eq!(status["lists"].as_array().unwrap().len(), 0);
}

#[test]
fn the_same_list_under_another_authority_orders_everything_twice_and_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    assert!(import(dir.path(), &LISTS[2..3]).status.success());
    let list = sample(LISTS[2]);
    let output = central(
        dir.path(),
        &["import", "--authority", "UBND xã khác", list.to_str().unwrap()],
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        std::fs::read_dir(dir.path().join("originals")).unwrap().count(),
        1
    );
    assert!(text(&output).contains("htxh-2026-11.csv, row 2: benefit HTXH_MONTHLY for 2026-11 is ordered"));
}

#[test]
fn wrong_usage_is_told_from_a_refusal() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(central(dir.path(), &["import"]).status.code(), Some(2));
    assert_eq!(
        central(dir.path(), &["verify", "/nowhere.zip"]).status.code(),
        Some(1)
    );
    let mistyped = dir.path().join("mistyped");
    assert_eq!(central(&mistyped, &["status"]).status.code(), Some(1));
    assert!(!mistyped.exists(), "a mistyped folder is no new centre");
    let damaged = dir.path().join("damaged.zip");
    std::fs::write(&damaged, b"PK\x03\x04 nonsense").unwrap();
    let output = central(dir.path(), &["verify", damaged.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("Not verified: "));
    assert!(central(dir.path(), &["--help"]).status.success());
}
