//! What happens to every request and reply.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sync_protocol::wire::{ErrorCode, ErrorReply};

use crate::clock::Clock;
use crate::http::refusal::Refusal;

/// How long a request may take, its body included: a batch of 8 MiB over a bad line, and no more.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(120);

/// Ends a request that takes too long.
pub(super) async fn limit_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(REQUEST_TIME_MAX, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let message = "The request took too long; send it again";
            Refusal::new(StatusCode::REQUEST_TIMEOUT, ErrorCode::Internal, message).into_response()
        }
    }
}

/// Puts refusals into the one envelope, and logs each request without what it carries.
pub(super) async fn answer(State(clock): State<Arc<dyn Clock>>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let status = response.status();
    let ms = begun.elapsed().as_millis();
    match response.extensions_mut().remove::<Refusal>() {
        Some(refusal) => {
            tracing::info!(%method, path, status = status.as_u16(), ms, code = ?refusal.code, "Request refused");
            let reply = ErrorReply {
                code: refusal.code,
                message: refusal.message,
                at: clock.now(),
                accepted_seq: refusal.accepted_seq,
            };
            let mut answered = (status, Json(reply)).into_response();
            answered
                .headers_mut()
                .extend(response.headers_mut().drain().filter_map(|(n, v)| Some((n?, v))));
            answered
        }
        None => {
            tracing::info!(%method, path, status = status.as_u16(), ms, "Request answered");
            response
        }
    }
}
