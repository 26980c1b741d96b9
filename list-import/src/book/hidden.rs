//! The parts of an .xlsx file that calamine does not tell: hidden rows and columns, and how many texts the file
//! claims to have, which must be known before calamine reserves memory for them.
//!
//! A hidden row is part of the list and of its sums; the person who takes the list in must know about it. A file
//! that cannot be followed here gives nothing hidden: calamine has the last word on whether it is damaged.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;
type Hidden = (BTreeSet<u32>, BTreeSet<u32>);

/// No form has more columns than this; a hidden range to the end of the sheet is cut here.
const COLUMNS_MAX: u32 = 300;

/// The count stands in the first element; this many bytes hold it.
const SHARED_TEXTS_HEAD: u64 = 4096;

/// Returns hidden rows and columns by the name of the sheet.
pub(super) fn read(bytes: &[u8]) -> BTreeMap<String, Hidden> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return BTreeMap::new();
    };
    let targets: BTreeMap<String, String> =
        elements(&mut archive, "xl/_rels/workbook.xml.rels", "Relationship")
            .into_iter()
            .filter_map(|attributes| Some((attributes.get("Id")?.clone(), attributes.get("Target")?.clone())))
            .collect();
    let sheets = elements(&mut archive, "xl/workbook.xml", "sheet");
    let named = sheets.into_iter().filter_map(|attributes| {
        let target = targets.get(attributes.get("r:id")?)?;
        Some((attributes.get("name")?.clone(), part_of(target)))
    });
    named
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(name, part)| (name, hidden_of(&mut archive, &part)))
        .collect()
}

/// Returns how many shared texts the file claims; only the beginning of the part is read.
pub(super) fn claimed_texts(bytes: &[u8]) -> u64 {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return 0;
    };
    let parts: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(Cow::into_owned)
        .collect();
    let tables = parts
        .iter()
        .filter(|part| part.to_lowercase().ends_with("sharedstrings.xml"));
    let claims = tables.filter_map(|part| {
        let file = archive.by_name(part).ok()?.take(SHARED_TEXTS_HEAD);
        let mut claimed = None;
        visit_file(file, &mut |name, attributes| {
            if name == "sst" {
                claimed = attributes.get("uniqueCount").and_then(|count| count.parse().ok());
            }
        });
        claimed
    });
    claims.max().unwrap_or_default()
}

fn part_of(target: &str) -> String {
    target
        .strip_prefix('/')
        .map_or_else(|| format!("xl/{target}"), str::to_owned)
}

fn hidden_of(archive: &mut Archive<'_>, part: &str) -> Hidden {
    let (mut rows, mut columns) = Hidden::default();
    let number = |attributes: &Attributes, name: &str| attributes.get(name)?.parse::<u32>().ok();
    visit(archive, part, &mut |name, attributes| {
        let hidden = attributes
            .get("hidden")
            .is_some_and(|value| value == "1" || value == "true");
        match (name, hidden) {
            ("row", true) => rows.extend(number(&attributes, "r")),
            ("col", true) => {
                let from = number(&attributes, "min").unwrap_or(1);
                let to = number(&attributes, "max").unwrap_or(from).min(COLUMNS_MAX);
                columns.extend(from..=to);
            }
            _ => {}
        }
    });
    (rows, columns)
}

type Attributes = BTreeMap<String, String>;

fn elements(archive: &mut Archive<'_>, part: &str, wanted: &str) -> Vec<Attributes> {
    let mut found = Vec::new();
    visit(archive, part, &mut |name, attributes| {
        if name == wanted {
            found.push(attributes);
        }
    });
    found
}

fn visit(archive: &mut Archive<'_>, part: &str, seen: &mut dyn FnMut(&str, Attributes)) {
    if let Ok(file) = archive.by_name(part) {
        visit_file(file, seen);
    }
}

fn visit_file(file: impl Read, seen: &mut dyn FnMut(&str, Attributes)) {
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let local = element.local_name();
                if matches!(local.as_ref(), "row" | "col" | "sheet" | "sst" | "Relationship") {
                    seen(local.as_ref(), attributes_of(&element));
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn attributes_of(element: &BytesStart<'_>) -> Attributes {
    let known = element.attributes().filter_map(Result::ok);
    known
        .map(|attribute| {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .unwrap_or_default();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        })
        .collect()
}
