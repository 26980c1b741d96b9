//! Replies that are not a success.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sync_protocol::wire::ErrorCode;

use crate::store::StoreError;

/// A refusal on its way to the envelope that `layers::answer` puts it into.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) code: ErrorCode,
    pub(super) message: String,
    pub(super) accepted_seq: Option<u64>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: ErrorCode, message: impl ToString) -> Self {
        Self {
            status,
            code,
            message: message.to_string(),
            accepted_seq: None,
        }
    }

    pub(super) fn bad_request(message: impl ToString) -> Self {
        Self::new(StatusCode::BAD_REQUEST, ErrorCode::BadRequest, message)
    }

    pub(super) fn not_found(message: impl ToString) -> Self {
        Self::new(StatusCode::NOT_FOUND, ErrorCode::NotFound, message)
    }

    pub(super) fn not_allowed(message: impl ToString) -> Self {
        Self::new(StatusCode::FORBIDDEN, ErrorCode::NotAllowed, message)
    }

    pub(super) fn not_authenticated(message: impl ToString) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, ErrorCode::NotAuthenticated, message)
    }

    pub(super) fn method_not_allowed() -> Self {
        let message = "This path does not take this method; see docs/protocol.md";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, ErrorCode::BadRequest, message)
    }

    /// A fault of the centre. The log has the cause; the caller learns only that it may try again.
    pub(super) fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "Request failed");
        let message = "The centre could not answer; send the same request again later";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::Internal, message)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::internal(&error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
