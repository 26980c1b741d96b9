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
use crate::custody::{self, GivenBack, Taken, bag, receive_envelopes, return_envelopes};
use crate::day::{Declared, declare_day, today};
use crate::door_notes::note_door;
use crate::doors::{door, explain, search_doors};
use crate::drafts::{draft, drafts, drop_draft, keep_draft};
use crate::enrolment;
use crate::error::Result;
use crate::help::help_contacts;
use crate::history::journal;
use crate::journal::RequestKey;
use crate::non_payments::{door_message, record_non_payment};
use crate::payouts::{check_signature, record_payout};
use crate::practice::{self, course::course};
use crate::reports;
use crate::rounds;
use crate::slips::calls::slip_call;
use crate::sync;
use crate::views::drafts::DraftInput;
use crate::views::reports::{AccountInput, ConcernInput, NonPaymentInput, VariationInput};
use crate::views::{CallError, DoorQuery, HoldingView, InkInput, Language, PayoutInput, ReceiptQuery};

/// The names of all calls.
pub const CALLS: &[&str] = &[
    "app_state",
    "set_language",
    "set_checklist",
    "start_practice",
    "leave_practice",
    "course",
    "help_contacts",
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
    "door_message",
    "rounds",
    "round",
    "points",
    "order_round",
    "order_hamlets",
    "note_door",
    "report_variation",
    "raise_concern",
    "wish_account",
    "read_vietqr",
    "reports",
    "correct_entry",
    "bag",
    "return_envelopes",
    "declare_day",
    "receivable",
    "count_notes",
    "device_code",
    "check_taker",
    "handover_choice",
    "hand_over",
    "write_handover",
    "read_handover",
    "take_handover",
    "handovers",
    "journal",
    "sync_state",
    "sync_now",
    "branch_day",
    "count_returns",
    "close_day",
    "receipt_lists",
    "find_people",
    "export_receipts",
    "slip",
    "slip_pdf",
    "print_slip",
    "check_slip",
    "printer",
    "set_printer",
];

/// Answers a call of the screen: from the practice while one is under way, from the real store otherwise.
///
/// # Errors
/// Any code of [`CallErrorCode`](crate::views::CallErrorCode); the call's own documentation names them.
pub async fn call(app: &App, name: &str, args: Value) -> std::result::Result<Value, CallError> {
    match name {
        "start_practice" => reply(practice::start(app).await?),
        "leave_practice" => reply(practice::leave(app).await?),
        "lock" => reply(app.lock()),
        _ => answer(&app.in_use(), name, args).await,
    }
}

async fn answer(app: &App, name: &str, args: Value) -> Result<Value> {
    match name {
        "app_state" => reply(app.state()),
        "set_language" => set_language(app, args),
        "set_checklist" => {
            let a: SetChecklist = read(args)?;
            reply(app.set_checklist(a.shown)?)
        }
        "course" => reply(course(app).await?),
        "check_enrolment_link" => check_enrolment_link(args),
        "enrol" => enrol(app, args).await,
        "unlock" => unlock(app, args).await,
        "today" | "search_doors" | "door" | "explain" | "read_card" | "bag" | "journal" | "sync_state"
        | "help_contacts" => look(app, name, args).await,
        "keep_draft" | "draft" | "drafts" | "drop_draft" => keep(app, name, args).await,
        "check_signature" => {
            let a: Signature = read(args)?;
            reply(check_signature(&a.ink)?)
        }
        "door_message" | "rounds" | "round" | "points" | "reports" | "read_vietqr" => {
            look_around(app, name, args).await
        }
        "order_round" | "order_hamlets" | "note_door" | "report_variation" | "raise_concern"
        | "wish_account" => act_around(app, name, args).await,
        "receive_envelopes" | "record_payout" | "record_non_payment" | "correct_entry"
        | "return_envelopes" | "declare_day" | "count_returns" => act(app, name, args).await,
        "receivable" | "count_notes" | "device_code" | "check_taker" | "handover_choice" | "hand_over"
        | "write_handover" | "read_handover" | "take_handover" | "handovers" => {
            custody::calls::call(app, name, args).await
        }
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
        "slip" | "slip_pdf" | "print_slip" | "check_slip" | "printer" | "set_printer" => {
            slip_call(app, name, args).await
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
        "help_contacts" => reply(app.local(help_contacts).await?),
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
            let a: Taken = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| receive_envelopes(s, &key, &a)).await?
        }
        "record_payout" => {
            let a: Payout = read(args)?;
            app.local(move |s| record_payout(s, &a.payout)).await?
        }
        "record_non_payment" => {
            let a: NonPaymentInput = read(args)?;
            app.local(move |s| record_non_payment(s, &a)).await?
        }
        "correct_entry" => {
            let a: Correct = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| correct_entry(s, &key, &a.entry_id, &a.reason))
                .await?
        }
        "return_envelopes" => {
            let a: GivenBack = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| return_envelopes(s, &key, &a)).await?
        }
        "declare_day" => {
            let a: Declared = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| declare_day(s, &key, &a)).await?
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

/// Calls about rounds and reports that only read the store.
async fn look_around(app: &App, name: &str, args: Value) -> Result<Value> {
    match name {
        "door_message" => {
            let a: Message = read(args)?;
            let next = a.next_visit;
            reply(
                app.local(move |s| door_message(s, &a.envelope_id, next.as_deref()))
                    .await?,
            )
        }
        "rounds" => reply(app.local(rounds::rounds).await?),
        "points" => reply(app.local(rounds::points).await?),
        "read_vietqr" => {
            let a: Code = read(args)?;
            reply(app.local(move |s| reports::read_vietqr(s, &a.text)).await?)
        }
        "round" => {
            let a: Round = read(args)?;
            reply(
                app.local(move |s| rounds::round(s, &a.commune, &a.hamlet))
                    .await?,
            )
        }
        _ => {
            let a: Journal = read(args)?;
            reply(app.local(move |s| reports::reports(s, a.offset, a.limit)).await?)
        }
    }
}

/// Calls that record what was ordered, noted and told at doors.
async fn act_around(app: &App, name: &str, args: Value) -> Result<Value> {
    let recorded = match name {
        "order_round" => {
            let a: OrderRound = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            let place = rounds::hamlet_place(&a.commune, &a.hamlet)?;
            app.local(move |s| rounds::order_round(s, &key, place, &a.people))
                .await?
        }
        "order_hamlets" => {
            let a: OrderHamlets = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            let places = a
                .hamlets
                .iter()
                .map(|h| rounds::hamlet_place(&h.commune, &h.hamlet));
            let places = places.collect::<Result<_>>()?;
            app.local(move |s| rounds::order_hamlets(s, &key, places)).await?
        }
        "note_door" => {
            let a: NoteDoor = read(args)?;
            let key = RequestKey::new(&a.request_id, name, &a)?;
            app.local(move |s| note_door(s, &key, &a.envelope_id, &a.text))
                .await?
        }
        "report_variation" => {
            let a: VariationInput = read(args)?;
            app.local(move |s| reports::report_variation(s, &a)).await?
        }
        "raise_concern" => {
            let a: ConcernInput = read(args)?;
            app.local(move |s| reports::raise_concern(s, &a)).await?
        }
        _ => {
            let a: AccountInput = read(args)?;
            app.local(move |s| reports::wish_account(s, &a)).await?
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
pub(crate) fn read<T: DeserializeOwned>(args: Value) -> Result<T> {
    serde_json::from_value(args).map_err(|_| CallError::field("args"))
}

pub(crate) fn reply(value: impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|_| CallError::internal("write the reply"))
}

#[derive(Deserialize)]
struct SetLanguage {
    language: Language,
}

#[derive(Deserialize)]
struct SetChecklist {
    shown: bool,
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
struct Code {
    text: String,
}

#[derive(Deserialize)]
struct Journal {
    offset: u32,
    limit: u32,
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

#[derive(Deserialize)]
struct Message {
    envelope_id: String,
    next_visit: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Round {
    commune: String,
    hamlet: String,
}

#[derive(Deserialize, Serialize)]
struct OrderRound {
    request_id: String,
    commune: String,
    hamlet: String,
    people: Vec<String>,
}

#[derive(Deserialize, Serialize)]
struct OrderHamlets {
    request_id: String,
    hamlets: Vec<Round>,
}

#[derive(Deserialize, Serialize)]
struct NoteDoor {
    request_id: String,
    envelope_id: String,
    text: String,
}

#[derive(Deserialize, Serialize)]
struct Correct {
    request_id: String,
    entry_id: String,
    reason: String,
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
