//! A supervisor looks for the list or person whose receipts to fetch.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use sync_protocol::wire::{ListsReply, PeopleReply};

use crate::app::App;
use crate::choosing::search::PersonSearch;
use crate::http::auth::Signed;
use crate::http::branch_day::require_supervisor;
use crate::http::query;
use crate::http::refusal::Refusal;
use crate::store::Store;

pub(super) async fn get_lists<S: Store>(
    State(app): State<Arc<App<S>>>,
    signed: Signed,
) -> Result<Json<ListsReply>, Refusal> {
    require_supervisor(&app, &signed.device)?;
    Ok(Json(app.store.branch_lists(signed.device.branch.id).await?))
}

pub(super) async fn get_people<S: Store>(
    State(app): State<Arc<App<S>>>,
    signed: Signed,
) -> Result<Json<PeopleReply>, Refusal> {
    require_supervisor(&app, &signed.device)?;
    let text = query::typed(&signed.query, "text").unwrap_or_default();
    let search = PersonSearch::read(signed.device.branch.id, &text);
    let search = search.ok_or_else(|| {
        Refusal::bad_request("`text` needs 1 to 120 characters: words of a name, or at least 4 last digits")
    })?;
    Ok(Json(app.store.find_people(search).await?))
}
