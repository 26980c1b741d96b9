//! Lists and people of the branch, asked from the centre for choosing receipts. Nothing of them is kept.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sync_protocol::certificate::Role;
use sync_protocol::limits::{SEARCH_DIGITS_MIN, SEARCH_LENGTH_MAX};
use sync_protocol::wire::{ListSummary, ListsReply, PATH_LISTS, PATH_PEOPLE, PeopleReply, PersonSummary};

use crate::app::App;
use crate::error::Result;
use crate::input;
use crate::sync::SessionHandle;
use crate::sync::http::{Call, REPLY_BYTES_MAX};
use crate::views::{
    CallError, CallErrorCode, FoundPeopleView, FoundPersonView, ReceiptListView, ReceiptListsView,
};

/// The lists that receipts can be chosen by, the newest first.
///
/// # Errors
/// `NotAllowed`, `Offline`, `CentreFault`, `CentreRefused`.
pub(crate) async fn receipt_lists(app: &App) -> Result<ReceiptListsView> {
    let reply: ListsReply = ask(app, PATH_LISTS.to_owned()).await?;
    Ok(ReceiptListsView {
        lists: reply.lists.iter().map(show_list).collect::<Result<_>>()?,
        more: reply.more,
    })
}

/// The people who answer a text: words of a name, with or without marks, or the last digits of a number.
///
/// # Errors
/// `NotAllowed`, `FieldInvalid`, `Offline`, `CentreFault`, `CentreRefused`.
pub(crate) async fn find_people(app: &App, text: &str) -> Result<FoundPeopleView> {
    let text = input::text("text", text, SEARCH_LENGTH_MAX)?;
    let too_few = |word: &str| word.len() < SEARCH_DIGITS_MIN && word.bytes().all(|b| b.is_ascii_digit());
    if text.split_whitespace().any(too_few) {
        return Err(CallError::field("text"));
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("text", &text)
        .finish();
    let reply: PeopleReply = ask(app, format!("{PATH_PEOPLE}?{query}")).await?;
    Ok(FoundPeopleView {
        people: reply.people.into_iter().map(show_person).collect(),
        more: reply.more,
    })
}

async fn ask<T: DeserializeOwned>(app: &App, path: String) -> Result<T> {
    app.local(|session| session.require(Role::Supervisor)).await?;
    let handle = SessionHandle::of(app)?;
    let bytes = app
        .client()?
        .signed(&handle, &Call::get(path), REPLY_BYTES_MAX)
        .await?;
    // The reader's own words may quote names and are left out.
    serde_json::from_slice(&bytes)
        .map_err(|_| CallError::new(CallErrorCode::CentreFault).with("detail", "reply that cannot be read"))
}

fn show_list(list: &ListSummary) -> Result<ReceiptListView> {
    Ok(ReceiptListView {
        list_id: list.list.to_string(),
        programme: word(&list.programme)?,
        month: list.month.to_string(),
        kind: word(&list.kind)?,
        authority: list.authority.clone(),
        version: list.version,
        communes: list.communes.clone(),
        envelopes: list.envelopes,
        total: list.total.to_string(),
    })
}

fn show_person(person: PersonSummary) -> FoundPersonView {
    FoundPersonView {
        person_id: person.person.to_string(),
        name: person.name,
        born_year: person.born_year,
        hamlet: person.hamlet,
        commune_name: person.commune_name,
        id_tail: person.id_tail,
    }
}

/// A code as the protocol spells it.
fn word(code: &impl Serialize) -> Result<String> {
    let text = serde_json::to_value(code).ok();
    let text = text.and_then(|value| value.as_str().map(str::to_owned));
    text.ok_or_else(|| CallError::internal("spell a code"))
}
