//! The calls of the screen: a name and arguments in, a result or a code out. The one list of them for people
//! is `ui/src/lib/backend/calls.ts`; a test compares the names.

use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::app::{App, blocking};
use crate::branch::{board, choosing, closing, counting, receipts};
use crate::cards::read_card;
use crate::corrections::correct_entry;
use crate::custody::{bag, receive_envelopes, return_envelopes};
use crate::day::{declare_day, today};
use crate::doors::{door, explain, search_doors};
use crate::drafts::{draft, drafts, drop_draft, keep_draft};
use crate::enrolment;
use crate::error::Result;
use crate::history::journal;
use crate::journal::RequestKey;
use crate::non_payments::record_non_payment;
use crate::payouts::{check_signature, record_payout};
use crate::sync;
use crate::views::drafts::DraftInput;
use crate::views::{CallError, DoorQuery, HoldingView, InkInput, Language, PayoutInput, ReceiptQuery};

/// The names of all calls.
pub const CALLS: &[&str] = &[
    "app_state",
    "set_language",
    "check_enrolment_link",
    "enrol",
    "unlock",
    "lock",
    "today",
    "receive_envelopes",
    "search_doors",
    "door",
    "explain",
    "read_card",
    "check_signature",
    "keep_draft",
    "draft",
    "drafts",
    "drop_draft",
    "record_payout",
    "record_non_payment",
    "correct_entry",
    "bag",
    "return_envelopes",
    "declare_day",
    "journal",
    "sync_state",
    "sync_now",
    "branch_day",
    "count_returns",
    "close_day",
    "receipt_lists",
    "find_people",
    "export_receipts",
];

/// Answers a call of the screen.
///
/// # Errors
/// Any code of [`CallErrorCode`](crate::views::CallErrorCode); the call's own documentation names them.
pub async fn call(app: &App, name: &str, args: Value) -> std::result::Result<Value, CallError> {
    match name {
        "app_state" => reply(app.state()),
        "set_language" => set_language(app, args),
        "check_enrolment_link" => check_enrolment_link(args),
        "enrol" => enrol(app, args).await,
        "unlock" => unlock(app, args).await,
        "lock" => reply(app.lock()),
        "today" | "search_doors" | "door" | "explain" | "read_card" | "bag" | "journal" | "sync_state" => {
            look(app, name, args).await
        }
        "keep_draft" | "draft" | "drafts" | "drop_draft" => keep(app, name, args).await,
        "check_signature" => {
            let a: Signature = read(args)?;
            reply(check_signature(&a.ink)?)
        }
        "receive_envelopes" | "record_payout" | "record_non_payment" | "correct_entry"
        | "return_envelopes" | "declare_day" | "count_returns" => act(app, name, args).await,
        "sync_now" => reply(sync::sync_now(app).await?),
        "branch_day" => {
            let a: BranchDay = read(args)?;
            reply(board::branch_day(app, &a.date, a.refresh).await?)
        }
        "close_day" => close_day(app, args).await,
        "receipt_lists" => reply(choosing::receipt_lists(app).await?),
        "find_people" => {
            let a: FindPeople = read(args)?;
            reply(choosing::find_people(app, &a.text).await?)
        }
        "export_receipts" => {
            let a: Receipts = read(args)?;
            reply(receipts::export_receipts(app, &a.query).await?)
        }
        _ => Err(CallError::internal("unknown call")),
    }
}

fn set_language(app: &App, args: Value) -> Result<Value> {
    let a: SetLanguage = read(args)?;
    reply(app.set_language(a.language)?)
}

fn check_enrolment_link(args: Value) -> Result<Value> {
    let a: Link = read(args)?;
    let link = enrolment::read_link(&a.link)?;
    Ok(json!({ "endpoint": link.endpoint }))
}

async fn enrol(app: &App, args: Value) -> Result<Value> {
    let a: Enrol = read(args)?;
    reply(enrolment::enrol(app, &a.link, a.pin, &a.device_name).await?)
}

async fn unlock(app: &App, args: Value) -> Result<Value> {
    let a: Unlock = read(args)?;
    let app = app.clone();
    reply(blocking(move || app.unlock(a.pin)).await?)
}

/// Calls that only read the store.
async fn look(app: &App, name: &str, args: Value) -> Result<Value> {
    match name {
        "today" => {
            let watcher = app.clone();
            reply(app.local(move |s| today(s, watcher.progress())).await?)
        }
        "search_doors" => {
            let a: SearchDoors = read(args)?;
            reply(app.local(move |s| search_doors(s, &a.query)).await?)
        }
        "door" => {
            let a: Envelope = read(args)?;
            reply(app.local(move |s| door(s, &a.envelope_id)).await?)
        }
        "explain" => {
            let a: Envelope = read(args)?;
            reply(app.local(move |s| explain(s, &a.envelope_id)).await?)
        }
        "read_card" => {
            let a: ReadCard = read(args)?;
            let authorisation = a.authorisation_id;
            let card = app.local(move |s| read_card(s, &a.text, &a.envelope_id, authorisation.as_deref()));
            reply(card.await?)
        }
        "bag" => reply(app.local(bag).await?),
        "journal" => {
            let a: Journal = read(args)?;
            reply(app.local(move |s| journal(s, a.offset, a.limit)).await?)
        }
        _ => {
            let watcher = app.clone();
            reply(
                app.local(move |s| s.read(|db| watcher.progress().state(db)))
                    .await?,
            )
        }
    }
}

/// Calls about forms that were begun and not recorded.
async fn keep(app: &App, name: &str, args: Value) -> Result<Value> {
    match name {
        "keep_draft" => {
            let a: Keep = read(args)?;
            reply(app.local(move |s| keep_draft(s, &a.draft)).await?)
        }
        "draft" => {
            let a: DraftName = read(args)?;
            reply(app.local(move |s| draft(s, &a.kind, &a.key)).await?)
        }
        "drop_draft" => {
            let a: DraftName = read(args)?;
            reply(app.local(move |s| drop_draft(s, &a.kind, &a.key)).await?)
        }
        _ => reply(app.local(drafts).await?),
    }
}

/// Calls that record an entry. Each is named by its request, so that a second press changes nothing.
async fn act(app: &App, name: &str, args: Value) -> Result<Value> {
    let recorded = match name {
        "receive_envelopes" => {
            let a: Act = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &())?;
            app.local(move |s| receive_envelopes(s, &key)).await?
        }
        "record_payout" => {
            let a: Payout = read(args)?;
            app.local(move |s| record_payout(s, &a.payout)).await?
        }
        "record_non_payment" => {
            let a: NonPayment = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| record_non_payment(s, &key, &a.envelope_id, &a.reason, &a.note))
                .await?
        }
        "correct_entry" => {
            let a: Correct = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| correct_entry(s, &key, &a.entry_id, &a.reason))
                .await?
        }
        "return_envelopes" => {
            let a: Return = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| return_envelopes(s, &key, &a.envelope_ids))
                .await?
        }
        "declare_day" => {
            let a: Declare = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| declare_day(s, &key, &a.held, &a.note)).await?
        }
        _ => {
            let a: Count = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| counting::count_returns(s, &key, &a.carrier, &a.date, &a.returned))
                .await?
        }
    };
    reply(recorded)
}

async fn close_day(app: &App, args: Value) -> Result<Value> {
    let a: Close = read(args)?;
    let key = RequestKey::new(&a.request_id, "close_day", &a)?;
    reply(closing::close_day(app, key, a.carrier, &a.date, &a.reason).await?)
}

/// Reads the arguments of a call. The reader's own words may quote what was typed and are left out.
fn read<T: DeserializeOwned>(args: Value) -> Result<T> {
    serde_json::from_value(args).map_err(|_| CallError::field("args"))
}

fn reply(value: impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|_| CallError::internal("write the reply"))
}

#[derive(Deserialize)]
struct SetLanguage {
    language: Language,
}

#[derive(Deserialize)]
struct Link {
    link: String,
}

#[derive(Deserialize)]
struct Enrol {
    link: String,
    pin: String,
    device_name: String,
}

#[derive(Deserialize)]
struct Unlock {
    pin: String,
}

#[derive(Deserialize)]
struct SearchDoors {
    query: DoorQuery,
}

#[derive(Deserialize)]
struct Envelope {
    envelope_id: String,
}

#[derive(Deserialize)]
struct ReadCard {
    text: String,
    envelope_id: String,
    authorisation_id: Option<String>,
}

#[derive(Deserialize)]
struct Journal {
    offset: u32,
    limit: u32,
}

#[derive(Deserialize)]
struct Act {
    request_id: String,
}

#[derive(Deserialize)]
struct Signature {
    ink: InkInput,
}

#[derive(Deserialize)]
struct Keep {
    draft: DraftInput,
}

#[derive(Deserialize)]
struct DraftName {
    kind: String,
    key: String,
}

#[derive(Deserialize)]
struct Payout {
    payout: PayoutInput,
}

#[derive(Deserialize, Serialize)]
struct NonPayment {
    request_id: String,
    envelope_id: String,
    reason: String,
    note: String,
}

#[derive(Deserialize, Serialize)]
struct Correct {
    request_id: String,
    entry_id: String,
    reason: String,
}

#[derive(Deserialize, Serialize)]
struct Return {
    request_id: String,
    envelope_ids: Vec<String>,
}

#[derive(Deserialize, Serialize)]
struct Declare {
    request_id: String,
    held: HoldingView,
    note: String,
}

#[derive(Deserialize)]
struct BranchDay {
    date: String,
    refresh: bool,
}

#[derive(Deserialize, Serialize)]
struct Count {
    request_id: String,
    carrier: String,
    date: String,
    returned: HoldingView,
}

#[derive(Deserialize, Serialize)]
struct Close {
    request_id: String,
    carrier: String,
    date: String,
    reason: String,
}

#[derive(Deserialize)]
struct Receipts {
    query: ReceiptQuery,
}

#[derive(Deserialize)]
struct FindPeople {
    text: String,
}
