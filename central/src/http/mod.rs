//! The HTTP interface of `sync_protocol::wire`.
//!
//! Handlers translate and nothing more. Every reply that is not a success carries the same envelope, whatever
//! refused it: a handler, the router, a limit or the clock.

mod auth;
mod batches;
mod branch_day;
mod choosing;
mod enrolments;
mod health;
mod layers;
mod query;
mod receipts;
mod refusal;
pub mod serve;
mod statements;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use sync_protocol::limits::BATCH_BYTES_MAX;
use sync_protocol::wire;

use crate::app::App;
use crate::http::refusal::Refusal;
use crate::store::Store;

/// All routes over an app.
pub fn router<S: Store>(app: Arc<App<S>>) -> Router {
    Router::new()
        .route(wire::PATH_HEALTH, get(health::get_health))
        .route(wire::PATH_ENROLMENTS, post(enrolments::post_enrolment::<S>))
        .route(wire::PATH_STATEMENTS, get(statements::get_statements::<S>))
        .route(wire::PATH_BATCHES, post(batches::post_batch::<S>))
        .route(wire::PATH_BRANCH_DAY, get(branch_day::get_branch_day::<S>))
        .route(wire::PATH_RECEIPTS, get(receipts::get_receipts::<S>))
        .route(wire::PATH_LISTS, get(choosing::get_lists::<S>))
        .route(wire::PATH_PEOPLE, get(choosing::get_people::<S>))
        .fallback(async || Refusal::not_found("There is nothing at this path; see docs/protocol.md"))
        .method_not_allowed_fallback(async || Refusal::method_not_allowed())
        .layer(DefaultBodyLimit::max(BATCH_BYTES_MAX))
        .layer(axum::middleware::from_fn(layers::limit_time))
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&app.clock),
            layers::answer,
        ))
        .with_state(app)
}
