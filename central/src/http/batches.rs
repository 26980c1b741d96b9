//! A device hands in a batch.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use sync_protocol::wire::{ErrorCode, MEDIA_JOSE};

use crate::app::App;
use crate::http::auth::Signed;
use crate::http::refusal::Refusal;
use crate::ingest::decide::Misplaced;
use crate::ingest::receive::{ReceiveError, receive};
use crate::store::Store;

pub(super) async fn post_batch<S: Store>(
    State(app): State<Arc<App<S>>>,
    signed: Signed,
) -> Result<impl IntoResponse, Refusal> {
    let taken = receive(&app, signed.body.into(), signed.device.kid).await;
    let acknowledgement = taken.map_err(refuse)?;
    Ok(([(CONTENT_TYPE, MEDIA_JOSE)], acknowledgement))
}

fn refuse(error: ReceiveError) -> Refusal {
    match error {
        ReceiveError::Misplaced(Misplaced::Gap { accepted_seq }) => {
            let mut refusal = Refusal::new(StatusCode::CONFLICT, ErrorCode::Gap, error);
            refusal.accepted_seq = Some(accepted_seq);
            refusal
        }
        ReceiveError::Batch(_) | ReceiveError::UnknownDevice(_) | ReceiveError::Misplaced(_) => {
            Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::BatchRefused, error)
        }
        ReceiveError::Store(_) | ReceiveError::Interrupted => Refusal::internal(&error),
    }
}
