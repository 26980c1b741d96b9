//! Lists that do not add up, as an administrator meets them.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::list;
use crate::support::office::{Office, told};

#[test]
fn a_workbook_that_does_not_add_up_is_refused_by_sheet_row_and_column() {
    let office = Office::empty();
    let broken = office.dir().join("broken.xlsx");
    // The total of the first person.
    alter_workbook(
        &sample("ncc-2026-11-my-hoa-hung.xlsx"),
        &broken,
        "<v>7808000</v>",
        "<v>7908000</v>",
    );
    let done = office.run(&["import", &broken.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        told(&done)
            .contains("error: broken.xlsx, sheet Tháng 11, cell P12: The parts of the line do not add up"),
        "{}",
        told(&done)
    );
    assert_nothing_stored(&office);
}

#[test]
fn a_person_who_stands_twice_is_refused_by_row() {
    let office = Office::empty();
    let files = list::write(office.dir(), 3);
    let text = std::fs::read_to_string(&files.list).unwrap();
    let again = text.lines().nth(1).unwrap();
    std::fs::write(&files.list, format!("{text}{again}\n")).unwrap();
    let done = office.run(&["import", &files.list.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        told(&done)
            .contains("error: htxh-2026-11.csv, cell C5: The same person has the same benefit in row 2"),
        "{}",
        told(&done)
    );
    assert_nothing_stored(&office);
}

fn assert_nothing_stored(office: &Office) {
    assert_eq!(office.status()["lists"], serde_json::json!([]));
    assert_eq!(
        std::fs::read_dir(office.folder().join("originals"))
            .unwrap()
            .count(),
        0
    );
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../samples")
        .join(name)
}

/// Copies a workbook, altering the first place of its first sheet that reads so.
fn alter_workbook(from: &Path, to: &Path, old: &str, new: &str) {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(from).unwrap())).unwrap();
    let mut copy = ZipWriter::new(std::fs::File::create(to).unwrap());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(old));
            bytes = text.replacen(old, new, 1).into_bytes();
        }
        copy.start_file(&name, SimpleFileOptions::default()).unwrap();
        copy.write_all(&bytes).unwrap();
    }
    copy.finish().unwrap();
}
