//! Receipts of the real centre, checked with the commands of `docs/verify.md` and nothing of ours.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::office::{Office, told};

#[tokio::test]
async fn what_the_centre_gives_out_is_checked_with_stock_tools() {
    let office = Office::with_list(3);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    let envelopes = carrier.envelopes().await;
    let paid = carrier.pay(&envelopes[0]).await;
    carrier.pay(&envelopes[1]).await;
    let correction = serde_json::json!({ "entry_id": paid["entry_id"], "reason": "nhầm người" });
    carrier.act("correct_entry", correction).await;
    carrier.sync().await;

    let folder = office.dir().join("bundle-by-hand");
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(office.bundle(), folder.join("bien-nhan.zip")).unwrap();
    let done = check(&office, "bundle", &folder);
    assert!(
        done.status.success() && told(&done).contains(" holds"),
        "{}",
        told(&done)
    );

    let folder = office.dir().join("pdf-by-hand");
    std::fs::create_dir(&folder).unwrap();
    let person = person_of(&office, &envelopes[1]);
    let pdf = folder.join("bien-nhan.pdf");
    let exported = office.run(&[
        "export",
        "--format",
        "pdf",
        "--person",
        &person,
        "--out",
        &pdf.to_string_lossy(),
    ]);
    assert!(exported.status.success(), "{}", told(&exported));
    let done = check(&office, "pdf", &folder);
    assert!(
        done.status.success() && told(&done).contains(" holds"),
        "{}",
        told(&done)
    );
}

/// Goal: a slip checks with the commands of the document and with `verify-slip`, and altered ones do not. Method: a
/// real device makes it, a real centre vouches for it, and a forger changes the text.
#[tokio::test]
async fn a_slip_is_checked_with_stock_tools_and_the_centres_key_alone() {
    let office = Office::with_list(2);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    let envelopes = carrier.envelopes().await;
    let paid = carrier.pay(&envelopes[0]).await;
    let shown = carrier
        .call("slip", serde_json::json!({ "entry_id": paid["entry_id"] }))
        .await
        .unwrap();
    let text = shown["code"]["text"].as_str().unwrap();

    let done = check_slip(&office, text, "good");
    assert!(done.status.success(), "{}", told(&done));
    assert!(
        told(&done).contains(shown["amount"].as_str().unwrap()) && told(&done).contains("The slip holds")
    );
    let done = verify_slip(&office, text);
    assert!(
        done.status.success() && told(&done).starts_with("genuine"),
        "{}",
        told(&done)
    );

    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../../../sync-protocol/vectors/slips.json")).unwrap();
    let others = [
        ("cut", text.chars().take(text.len() - 16).collect()),
        (
            "other-centre",
            vectors["good"][0]["text"].as_str().unwrap().to_owned(),
        ),
        ("other-prefix", text.replace("TANNHA1:", "TANNHA:")),
    ];
    for (name, forged) in others {
        assert!(!check_slip(&office, &forged, name).status.success(), "{name}");
        let done = verify_slip(&office, &forged);
        assert!(
            !done.status.success() && told(&done).starts_with("Not genuine"),
            "{name}: {}",
            told(&done)
        );
    }
}

/// The broken slips of the vectors, with their own centre's key: the commands refuse whatever has another signature.
#[test]
fn forged_slips_do_not_pass_by_hand() {
    let office = Office::empty();
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../../../sync-protocol/vectors/slips.json")).unwrap();
    let keys: serde_json::Value =
        serde_json::from_str(include_str!("../../../sync-protocol/vectors/keys.json")).unwrap();
    let centre = keys
        .as_array()
        .unwrap()
        .iter()
        .find(|key| key["name"] == "centre");
    let centre = centre.unwrap()["jwk"]["x"].as_str().unwrap();
    for good in vectors["good"].as_array().unwrap() {
        let name = good["name"].as_str().unwrap();
        let done = run_slip_commands(&office, good["text"].as_str().unwrap(), name, centre);
        assert!(done.status.success(), "{name}: {}", told(&done));
    }
    for name in [
        "amount-altered",
        "device-claimed",
        "other-device",
        "centre-claimed",
        "key-exchanged",
        "supervisor",
    ] {
        let cases = vectors["broken"].as_array().unwrap();
        let case = cases.iter().find(|case| case["name"] == name).unwrap();
        let done = run_slip_commands(&office, case["text"].as_str().unwrap(), name, centre);
        assert!(!done.status.success(), "{name}: {}", told(&done));
    }
}

fn public_key(office: &Office) -> String {
    let printed = office.central.run(&["init"]).unwrap();
    let key = printed.lines().find_map(|line| line.strip_prefix("Public key:"));
    key.unwrap().trim().to_owned()
}

fn verify_slip(office: &Office, text: &str) -> Output {
    office.run(&["verify-slip", "--key", &public_key(office), text])
}

fn check_slip(office: &Office, text: &str, name: &str) -> Output {
    run_slip_commands(office, text, name, &public_key(office))
}

/// Runs what the document says for a slip alone: the first command, the tools of section 2, and its own section.
fn run_slip_commands(office: &Office, text: &str, name: &str, key: &str) -> Output {
    let document = include_str!("../../../docs/verify.md");
    let (mut commands, mut section, mut is_wanted) = (String::new(), "", false);
    for line in document.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        }
        match line.strip_prefix("```") {
            Some("sh slip") => is_wanted = true,
            Some("sh") => is_wanted = section.is_empty() || section.starts_with("2. "),
            Some(_) => is_wanted = false,
            None if is_wanted => commands.extend([line, "\n"]),
            None => {}
        }
    }
    let folder = office.dir().join(format!("slip-{name}"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("phieu.txt"), text).unwrap();
    Command::new("bash")
        .args(["-c", &commands])
        .current_dir(&folder)
        .env("CENTRE_KEY", key)
        .env("TMPDIR", &folder)
        .output()
        .unwrap()
}

/// Whose envelope it is, as `status` tells the administrator.
fn person_of(office: &Office, envelope: &str) -> String {
    let status = office.status();
    let list = status["lists"][0]["id"].as_str().unwrap();
    let printed = office.central.run(&["status", "--json", "--list", list]).unwrap();
    let envelopes: Vec<serde_json::Value> = serde_json::from_str(&printed).unwrap();
    let found = envelopes.iter().find(|e| e["id"] == envelope).unwrap();
    found["person"].as_str().unwrap().to_owned()
}

/// Runs the commands of the document in a folder, for a file of one kind.
fn check(office: &Office, kind: &str, folder: &Path) -> Output {
    let document = include_str!("../../../docs/verify.md");
    let mut commands = String::new();
    let mut is_wanted = false;
    for line in document.lines() {
        match line.strip_prefix("```") {
            Some(info) => is_wanted = info == "sh" || info.strip_prefix("sh ") == Some(kind),
            None if is_wanted => commands.extend([line, "\n"]),
            None => {}
        }
    }
    let centre = office.central.run(&["init"]).unwrap();
    let key = centre.lines().find_map(|line| line.strip_prefix("Key:")).unwrap();
    Command::new("bash")
        .args(["-c", &commands])
        .current_dir(folder)
        .env("CENTRE", key.trim())
        .env("TMPDIR", folder)
        .output()
        .unwrap()
}
