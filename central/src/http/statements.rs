//! A device pulls its statements.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use sync_protocol::wire::StatementsReply;

use crate::app::App;
use crate::http::auth::Signed;
use crate::http::query;
use crate::http::refusal::Refusal;
use crate::store::{StatementsAfter, Store};

pub(super) async fn get_statements<S: Store>(
    State(app): State<Arc<App<S>>>,
    signed: Signed,
) -> Result<Json<StatementsReply>, Refusal> {
    let after = match query::value(&signed.query, "after") {
        Some(text) => text
            .parse()
            .map_err(|_| Refusal::bad_request("`after` is not a number"))?,
        None => 0,
    };
    let kid = signed.device.kid;
    Ok(Json(app.store.statements(StatementsAfter { kid, after }).await?))
}
