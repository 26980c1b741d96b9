//! A device asks for its certificate.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::wire::{ErrorCode, MEDIA_JOSE};

use crate::app::App;
use crate::enrolment::decide::EnrolmentRefusal;
use crate::http::auth::body_refusal;
use crate::http::refusal::Refusal;
use crate::store::{Signer, Store};

/// Bytes of a request: a key, a code and a few names.
const REQUEST_BYTES_MAX: usize = 16 * 1024;

pub(super) async fn post_enrolment<S: Store>(
    State(app): State<Arc<App<S>>>,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, Refusal> {
    let body = body.map_err(|rejection| body_refusal(&rejection))?;
    if body.len() > REQUEST_BYTES_MAX {
        let message = "An enrolment request has at most 16 KiB";
        return Err(Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            ErrorCode::TooLarge,
            message,
        ));
    }
    let text = std::str::from_utf8(&body).map_err(Refusal::bad_request)?;
    let (request, key) = EnrolmentRequest::verify(text.trim()).map_err(Refusal::bad_request)?;
    let signer = Signer {
        now: app.clock.now(),
        key: app.key.clone(),
    };
    let certificate = app.store.enrol(request, key, signer).await?.map_err(refuse)?;
    tracing::info!(device = %key.kid(), "Device enrolled");
    Ok(([(CONTENT_TYPE, MEDIA_JOSE)], certificate))
}

fn refuse(refusal: EnrolmentRefusal) -> Refusal {
    let code = match refusal {
        EnrolmentRefusal::Unknown => ErrorCode::CodeUnknown,
        EnrolmentRefusal::Used => ErrorCode::CodeUsed,
        EnrolmentRefusal::Expired => ErrorCode::CodeExpired,
        EnrolmentRefusal::KeyEnrolled | EnrolmentRefusal::TextTooLong => {
            return Refusal::bad_request(refusal);
        }
    };
    Refusal::new(StatusCode::FORBIDDEN, code, refusal)
}
