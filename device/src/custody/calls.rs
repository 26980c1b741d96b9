//! The calls about envelopes that change hands, loose money and handovers between carriers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::receivable::receivable;
use crate::app::App;
use crate::calls::{read, reply};
use crate::error::Result;
use crate::handover::{
    check_taker, device_code, hand_over, handover_choice, handovers, read_handover, take_handover,
    write_handover,
};
use crate::journal::RequestKey;
use crate::notes::count_notes;
use crate::views::custody::{HandOverInput, NoteCountInput, ReceivableQuery};
use crate::views::{CallError, InkInput};

/// Answers one of these calls.
///
/// # Errors
/// Those of the call.
pub(crate) async fn call(app: &App, name: &str, args: Value) -> Result<Value> {
    match name {
        "receivable" => {
            let a: Receivable = read(args)?;
            reply(app.local(move |s| receivable(s, &a.query)).await?)
        }
        "count_notes" => {
            let a: Notes = read(args)?;
            reply(count_notes(&a.notes)?)
        }
        "device_code" => reply(app.local(device_code).await?),
        "check_taker" => {
            let a: Text = read(args)?;
            reply(app.local(move |s| check_taker(s, &a.text)).await?)
        }
        "handover_choice" => {
            let a: Hamlets = read(args)?;
            reply(app.local(move |s| handover_choice(s, &a.hamlets)).await?)
        }
        "hand_over" => {
            let a: HandOver = read(args)?;
            reply(app.local(move |s| hand_over(s, &a.handover)).await?)
        }
        "write_handover" => {
            let a: GrantName = read(args)?;
            reply(write_handover(app, a.grant).await?)
        }
        "read_handover" => {
            let a: Text = read(args)?;
            reply(app.local(move |s| read_handover(s, &a.text)).await?)
        }
        "take_handover" => {
            let a: Take = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            let taken = app.local(move |s| take_handover(s, &key, &a.grant, &a.left_out, a.ink.as_ref()));
            reply(taken.await?)
        }
        "handovers" => reply(app.local(handovers).await?),
        _ => Err(CallError::internal("unknown call")),
    }
}

#[derive(Deserialize)]
struct Receivable {
    query: ReceivableQuery,
}

#[derive(Deserialize)]
struct Notes {
    notes: Vec<NoteCountInput>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
struct Hamlets {
    hamlets: Vec<String>,
}

#[derive(Deserialize)]
struct HandOver {
    handover: HandOverInput,
}

#[derive(Deserialize)]
struct GrantName {
    grant: String,
}

#[derive(Deserialize, Serialize)]
struct Take {
    request_id: String,
    grant: String,
    left_out: Vec<String>,
    ink: Option<InkInput>,
}
