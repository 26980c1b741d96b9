//! What an administrator can get wrong, and what must not lie open.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use acceptance::processes::program;

use crate::support::office::{Office, told};
use crate::support::people::Person;

#[test]
fn a_code_that_nobody_could_use_is_not_made() {
    let office = Office::empty();
    for blank in [
        ["--staff", " ", "--name", "Lê Văn Giám"],
        ["--staff", "GS001", "--name", ""],
    ] {
        let done = office.run(&[&["enrol"], &blank[..]].concat());
        assert_eq!(done.status.code(), Some(2), "{}", told(&done));
    }
    let done = office.run(&["enrol", "--staff", "GS001"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        told(&done).contains("GS001 is not known yet; give --name"),
        "{}",
        told(&done)
    );

    let elsewhere = office.dir().join("mistyped");
    let done = Command::new(program("tan-nha-central").unwrap())
        .arg("--folder")
        .arg(&elsewhere)
        .args([
            "enrol",
            "--staff",
            "GS001",
            "--name",
            "Lê Văn Giám",
            "--endpoint",
            "https://a.vn",
        ])
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(!elsewhere.exists(), "a mistyped folder is no new centre");
}

#[test]
fn an_endpoint_that_devices_refuse_is_not_kept() {
    let office = Office::empty();
    for endpoint in [
        "ftp://chitra.example.vn",
        "http://chitra.example.vn",
        "chitra.example.vn",
    ] {
        let done = office.run(&["init", "--endpoint", endpoint]);
        assert_eq!(done.status.code(), Some(1));
        assert!(
            told(&done).contains(&format!("refuse the endpoint {endpoint}")),
            "{}",
            told(&done)
        );
    }
    let kept = office.run(&["init"]);
    assert!(told(&kept).contains(&office.central.address()), "{}", told(&kept));
}

#[test]
fn a_list_that_is_not_there_is_said_to_be_unknown() {
    let done = Office::empty().run(&["status", "--list", "5e991813-065d-45a5-b3e7-c132652520ad"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(told(&done).contains("is not known"), "{}", told(&done));
}

#[tokio::test]
async fn what_names_people_can_be_read_by_its_owner_only() {
    let office = Office::with_list(1);
    let carrier = office.carrier().await;
    carrier.take_envelopes().await;
    carrier.pay(&carrier.envelopes().await[0]).await;
    carrier.sync().await;
    assert_eq!(mode(&office.bundle()), 0o600);
    for name in ["centre.key", "centre.sqlite", "centre.sqlite-wal"] {
        assert_eq!(mode(&office.folder().join(name)), 0o600, "{name}");
    }
    for original in std::fs::read_dir(office.folder().join("originals")).unwrap() {
        assert_eq!(mode(&original.unwrap().path()), 0o600);
    }
}

#[tokio::test]
async fn the_log_tells_what_happened_and_names_nobody() {
    let office = Office::with_list(2);
    let link = office
        .central
        .enrolment_link("NV001", "carrier", "Trần Thị Lượm")
        .unwrap();
    let carrier = Person::enrolled(&link).await;
    carrier.sync().await;
    carrier.take_envelopes().await;
    carrier.pay(&carrier.envelopes().await[0]).await;
    carrier.sync().await;
    let log = std::fs::read_to_string(office.dir().join("central.log")).unwrap();
    for told in ["Device enrolled", "Batch acknowledged", "Request answered"] {
        assert!(log.contains(told), "{told}");
    }
    let (_, code) = link.split_once("&c=").unwrap();
    for secret in ["Nguyễn", "Lượm", "0910400", "540000", code] {
        assert!(!log.contains(secret), "{secret}");
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
