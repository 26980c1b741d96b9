//! The program as a process: it says where it listens, and it stops when it is told to.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::device::client;

#[tokio::test]
async fn serve_says_its_address_and_stops_on_sigterm() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, port_file) = (dir.path().join("centre"), dir.path().join("port"));
    let mut process = Command::new(env!("CARGO_BIN_EXE_tan-nha-central"))
        .arg("--folder")
        .arg(&folder)
        .args(["serve", "--listen", "127.0.0.1:0", "--port-file"])
        .arg(&port_file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let url = line.trim().strip_prefix("listening ").unwrap().to_owned();
    let health = client().get(format!("{url}/health")).send().await.unwrap();
    assert_eq!(health.status().as_u16(), 200);
    assert_eq!(
        format!("http://{}", std::fs::read_to_string(&port_file).unwrap().trim()),
        url
    );

    // While it runs, the command line works over the same folder and knows the address.
    let code = Command::new(env!("CARGO_BIN_EXE_tan-nha-central"))
        .arg("--folder")
        .arg(&folder)
        .args(["enrol", "--staff", "NV001", "--name", "Trần Thị Lượm", "--plain"])
        .output()
        .unwrap();
    assert!(
        String::from_utf8(code.stdout)
            .unwrap()
            .starts_with(&format!("tannha:enrol?e={url}&k="))
    );

    let told = Command::new("kill")
        .args(["-TERM", &process.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    assert_eq!(process.wait().unwrap().code(), Some(0));
}

#[test]
fn a_catalogue_is_published_by_the_command_or_refused_with_file_and_field() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("centre");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tan-nha-central"));
        let done = command
            .arg("--folder")
            .arg(&folder)
            .args(arguments)
            .output()
            .unwrap();
        let told = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
        (done.status.success(), told)
    };
    let (made, told) = run(&[
        "init",
        "--province",
        "An Giang",
        "--branch",
        "BC01:Bưu cục Mỹ Hòa Hưng",
    ]);
    assert!(made, "{told}");
    let (_, told) = run(&["catalogue"]);
    assert!(told.contains("No catalogue was published"), "{told}");
    let bundled = include_str!("../../../benefits/data/benefits.json");
    let (good, bad) = (dir.path().join("good.json"), dir.path().join("bad.json"));
    std::fs::write(&good, bundled).unwrap();
    std::fs::write(
        &bad,
        bundled.replacen("\"amount\": 1624000", "\"amount\": \"1624000\"", 1),
    )
    .unwrap();
    let (done, told) = run(&["catalogue", bad.to_str().unwrap()]);
    assert!(
        !done && told.contains("bad.json") && told.contains("base_amounts[0].amount"),
        "{told}"
    );
    let (done, told) = run(&["catalogue", good.to_str().unwrap()]);
    assert!(done && told.contains("Version:       1"), "{told}");
    let (done, told) = run(&["catalogue", good.to_str().unwrap()]);
    assert!(done && told.contains("in force already"), "{told}");
}
