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
