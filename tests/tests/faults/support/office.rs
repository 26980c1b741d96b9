//! The centre as its administrator knows it: a program, a folder, exit codes and what is printed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use acceptance::processes::{Central, program};
use serde_json::Value;
use tempfile::TempDir;

use super::list;
use super::people::Person;

/// A centre that serves, over a folder that goes with it.
pub(crate) struct Office {
    pub(crate) central: Central,
    dir: TempDir,
}

impl Office {
    /// A centre with nothing in it, which does not serve.
    pub(crate) fn empty() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let central = Central::new(dir.path().join("centre"), dir.path().join("central.log")).unwrap();
        Self { central, dir }
    }

    /// A centre that serves a list of so many people on one round.
    pub(crate) fn with_list(people: u32) -> Self {
        let mut office = Self::empty();
        let files = list::write(office.dir(), people);
        let done = office.run(&[
            "import",
            "--assignments",
            &files.assignments.to_string_lossy(),
            &files.list.to_string_lossy(),
        ]);
        assert!(done.status.success(), "{}", told(&done));
        office.central.start().unwrap();
        office
    }

    /// A folder for what a test needs beside the centre.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The folder of the centre.
    pub(crate) fn folder(&self) -> PathBuf {
        self.dir.path().join("centre")
    }

    /// Runs a subcommand to its end, whatever that is.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(program("tan-nha-central").unwrap())
            .arg("--folder")
            .arg(self.folder())
            .args(arguments)
            .output()
            .unwrap()
    }

    /// A device of the carrier, with its list.
    pub(crate) async fn carrier(&self) -> Person {
        let link = self
            .central
            .enrolment_link(list::CARRIER, "carrier", "Trần Thị Lượm");
        let carrier = Person::enrolled(&link.unwrap()).await;
        carrier.sync().await;
        carrier
    }

    /// The supervisor of the branch.
    pub(crate) async fn supervisor(&self) -> Person {
        let link = self.central.enrolment_link("GS001", "supervisor", "Lê Văn Giám");
        Person::enrolled(&link.unwrap()).await
    }

    /// What `status` counts.
    pub(crate) fn status(&self) -> Value {
        let printed = self.central.run(&["status", "--json"]).unwrap();
        serde_json::from_str(&printed).unwrap()
    }

    /// Open exceptions of a code.
    pub(crate) fn open_exceptions(&self, code: &str) -> u64 {
        let status = self.status();
        let exceptions = status["exceptions"].as_array().unwrap();
        let found = exceptions.iter().find(|exception| exception["code"] == code);
        found.map_or(0, |exception| exception["open"].as_u64().unwrap())
    }

    /// All receipts in a bundle.
    pub(crate) fn bundle(&self) -> PathBuf {
        let out = self.dir().join("receipts.zip");
        let done = self.run(&[
            "export",
            "--carrier",
            list::CARRIER,
            "--out",
            &out.to_string_lossy(),
        ]);
        assert!(done.status.success(), "{}", told(&done));
        out
    }
}

/// Everything that a command printed.
pub(crate) fn told(output: &Output) -> String {
    [&output.stdout[..], &output.stderr]
        .map(String::from_utf8_lossy)
        .concat()
}
