//! What must be refused: each with what is wrong, the bytes, and the code of the check that must refuse it.

mod batches;
mod lines;
mod objects;
mod requests;
mod texts;

use serde_json::{Value, json};

pub(super) fn all() -> Value {
    [
        texts::all(),
        lines::all(),
        batches::all(),
        objects::all(),
        requests::all(),
    ]
    .concat()
    .into()
}

/// One vector: its name, what the input is, what is wrong with it, and the code of the refusal.
fn case(name: &str, kind: &str, what: &str, refusal: &str, input: Value) -> Value {
    json!({"name": name, "kind": kind, "what": what, "refusal": refusal, "input": input})
}
