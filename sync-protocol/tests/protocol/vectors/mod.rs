//! The vectors in `vectors/`: written from the sample, and checked by reading the files.
//!
//! `UPDATE_VECTORS=1 cargo test -p sync-protocol` writes them anew.

mod accepted;
mod broken;
mod check;
pub(crate) mod codes;
mod good;

use std::path::PathBuf;

use serde_json::Value;

/// The folder of the vectors.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// A file of the folder as JSON.
pub(crate) fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Every file as it must stand in the folder.
fn files() -> Vec<(&'static str, Value)> {
    vec![
        ("keys.json", good::keys()),
        ("certificates.json", good::certificates()),
        ("enrolment.json", good::enrolment()),
        ("journals.json", good::journals()),
        ("batches.json", good::batches()),
        ("acknowledgements.json", good::acknowledgements()),
        ("statements.json", good::statements()),
        ("branch-day.json", good::branch_day()),
        ("http-requests.json", good::http_requests()),
        ("ink.json", good::ink()),
        ("merkle.json", good::merkle()),
        ("accepted.json", accepted::all()),
        ("broken.json", broken::all()),
    ]
}

#[test]
fn the_committed_vectors_are_fresh() {
    for (name, value) in files() {
        let text = format!("{}\n", serde_json::to_string_pretty(&sorted(value)).unwrap());
        let path = folder().join(name);
        if std::env::var_os("UPDATE_VECTORS").is_some_and(|value| value == "1") {
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == text,
            "{name} is stale: run UPDATE_VECTORS=1 cargo test -p sync-protocol, and ask whether devices in the \
             field still understand"
        );
    }
}

/// Objects in the order of their keys, whatever map the JSON library was built with.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        Value::Object(fields) => {
            let fields: std::collections::BTreeMap<_, _> = fields
                .into_iter()
                .map(|(key, value)| (key, sorted(value)))
                .collect();
            Value::Object(fields.into_iter().collect())
        }
        other => other,
    }
}
