//! Requests signed by the device key (RFC 9421).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::FromRequest;
use axum::extract::rejection::BytesRejection;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use chrono::TimeDelta;
use sync_protocol::http_signature::{self, SignatureError, SignatureFields};
use sync_protocol::json::INTEGER_MAX;
use sync_protocol::wire::{ErrorCode, HEADER_JOURNAL_SEQ};

use crate::app::App;
use crate::devices::Device;
use crate::http::refusal::Refusal;
use crate::store::{Seen, Store};

/// A request whose signature was checked, with the device that signed it.
pub(super) struct Signed {
    pub(super) device: Device,
    pub(super) query: String,
    pub(super) body: Bytes,
}

/// A sign of life that says nothing new is written at most this often.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

impl<S: Store> FromRequest<Arc<App<S>>> for Signed {
    type Rejection = Refusal;

    async fn from_request(request: axum::extract::Request, app: &Arc<App<S>>) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        // Whoever does not even claim to be a device sends no megabytes.
        let fields = signature_fields(&parts.headers)?;
        let claimed = http_signature::claimed_kid(&fields.signature_input).map_err(refuse)?;
        let unknown = || Refusal::not_authenticated("The key of this request is not enrolled here");
        let device = app.store.device(claimed).await?.ok_or_else(unknown)?;
        let request = axum::extract::Request::from_parts(parts.clone(), body);
        let body = Bytes::from_request(request, &())
            .await
            .map_err(|e| body_refusal(&e))?;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let signed = http_signature::Request {
            method: parts.method.as_str(),
            path: parts.uri.path(),
            query: &query,
            body: &body,
        };
        let now = app.clock.now();
        http_signature::verify(&signed, &fields, &device.key, now.timestamp()).map_err(refuse)?;
        note_seen(app, &device, &parts).await?;
        Ok(Self { device, query, body })
    }
}

fn signature_fields(headers: &HeaderMap) -> Result<SignatureFields, Refusal> {
    let field = |name: &'static str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        let missing = || Refusal::not_authenticated(format!("Request without {name}; sign it (RFC 9421)"));
        value.map(str::to_owned).ok_or_else(missing)
    };
    Ok(SignatureFields {
        content_digest: field("content-digest")?,
        signature_input: field("signature-input")?,
        signature: field("signature")?,
    })
}

fn refuse(error: SignatureError) -> Refusal {
    match error {
        SignatureError::Skew => Refusal::new(StatusCode::UNAUTHORIZED, ErrorCode::ClockSkew, error),
        SignatureError::Malformed(_) | SignatureError::WrongDigest | SignatureError::BadSignature => {
            Refusal::not_authenticated(error)
        }
    }
}

/// A body that cannot be read: too large, or cut off.
pub(super) fn body_refusal(rejection: &BytesRejection) -> Refusal {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let message = "The body is larger than 8 MiB; send smaller batches";
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge, message)
    } else {
        Refusal::bad_request("The body did not arrive whole; send it again")
    }
}

async fn note_seen<S: Store>(app: &App<S>, device: &Device, parts: &Parts) -> Result<(), Refusal> {
    let stated = match parts.headers.get(HEADER_JOURNAL_SEQ) {
        Some(value) => {
            let number = value.to_str().ok().and_then(|text| text.parse().ok());
            let malformed = || Refusal::bad_request(format!("{HEADER_JOURNAL_SEQ} is not a number"));
            Some(number.filter(|n| *n <= INTEGER_MAX).ok_or_else(malformed)?)
        }
        None => None,
    };
    let at = app.clock.now();
    let recently = device.seen_at.is_some_and(|seen| at - seen < SEEN_EVERY);
    let nothing_new = stated.is_none_or(|seq| seq <= device.reported_seq);
    if !(recently && nothing_new) {
        app.store
            .note_seen(Seen {
                kid: device.kid,
                at,
                reported_seq: stated,
            })
            .await?;
    }
    Ok(())
}
