//! The road to the centre: signed requests, limited replies, faults as codes.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Response, StatusCode, Url};
use sync_protocol::http_signature::{self, Request};
use sync_protocol::wire::{ErrorCode, ErrorReply, HEADER_JOURNAL_SEQ, MEDIA_JOSE, PATH_ENROLMENTS};

use super::SessionHandle;
use crate::environment::Patience;
use crate::error::Result;
use crate::journal;
use crate::views::{CallError, CallErrorCode};

/// Bytes of a signed reply: an acknowledgement with 2,000 flags is about 150 kB, a branch's day less.
pub(crate) const REPLY_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Bytes of an error reply.
const ERROR_BYTES_MAX: usize = 64 * 1024;

/// Why a request did not get what it asked for.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The centre refused, and said why.
    Refused(ErrorReply),
    /// No answer, or none that can be read; or the store failed.
    Failed(CallError),
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        Self::Failed(error)
    }
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(reply) => refusal(&reply.code),
            Failure::Failed(error) => error,
        }
    }
}

/// A request to the centre.
pub(crate) struct Call {
    /// `GET` or `POST`.
    pub(crate) method: Method,
    /// Path and query, such as `/v1/statements?after=3`.
    pub(crate) path: String,
    /// Media type of the body.
    pub(crate) media: Option<&'static str>,
    /// The body; empty when there is none.
    pub(crate) body: Vec<u8>,
}

impl Call {
    /// A request without body.
    pub(crate) fn get(path: String) -> Self {
        Self {
            method: Method::GET,
            path,
            media: None,
            body: Vec::new(),
        }
    }
}

/// The HTTP client, with what it has learnt of the centre's clock.
pub(crate) struct Client {
    patience: Patience,
    /// Seconds to add to the wall clock when signing, after the centre refused the device's time. The device's
    /// clock itself is never corrected.
    skew_seconds: AtomicI64,
    /// Keeps connections open between requests: a new one costs a bad line seconds.
    secure: OnceLock<reqwest::Client>,
    local: OnceLock<reqwest::Client>,
}

impl Client {
    /// Makes a client; nothing is opened until the first request.
    pub(crate) fn new(patience: Patience) -> Self {
        Self {
            patience,
            skew_seconds: AtomicI64::new(0),
            secure: OnceLock::new(),
            local: OnceLock::new(),
        }
    }

    /// Asks for a certificate. The request carries its own signature.
    pub(crate) async fn enrol(
        &self,
        endpoint: &str,
        request: String,
    ) -> std::result::Result<String, Failure> {
        let url = address(endpoint, PATH_ENROLMENTS)?;
        let call = self
            .http(&url)?
            .post(url)
            .header(CONTENT_TYPE, MEDIA_JOSE)
            .body(request);
        let response = call.send().await.map_err(|error| unreachable(&error))?;
        let bytes = read(checked(response).await?, REPLY_BYTES_MAX).await?;
        Ok(text(bytes)?)
    }

    /// Sends a signed request and reads its reply up to a limit.
    pub(crate) async fn signed(
        &self,
        handle: &SessionHandle,
        call: &Call,
        bytes_max: usize,
    ) -> std::result::Result<Vec<u8>, Failure> {
        Ok(read(self.send(handle, call).await?, bytes_max).await?)
    }

    /// Sends a signed request. When the centre finds the device's clock too far off, signs once more with the
    /// centre's time.
    pub(crate) async fn send(
        &self,
        handle: &SessionHandle,
        call: &Call,
    ) -> std::result::Result<Response, Failure> {
        match self.send_once(handle, call).await {
            Err(Failure::Refused(reply)) if reply.code == ErrorCode::ClockSkew => {
                let now = handle
                    .step(|session| Ok(session.environment().clock.wall().timestamp()))
                    .await?;
                let skew = reply.at.timestamp().saturating_sub(now);
                self.skew_seconds.store(skew, Ordering::Relaxed);
                self.send_once(handle, call).await
            }
            other => other,
        }
    }

    async fn send_once(&self, handle: &SessionHandle, call: &Call) -> std::result::Result<Response, Failure> {
        let skew = self.skew_seconds.load(Ordering::Relaxed);
        let (path, method, body) = (call.path.clone(), call.method.clone(), call.body.clone());
        let (url, mut headers) = handle
            .step(move |session| {
                let url = address(session.endpoint(), &path)?;
                let request = Request {
                    method: method.as_str(),
                    path: url.path(),
                    query: url.query().unwrap_or_default(),
                    body: &body,
                };
                let created = session
                    .environment()
                    .clock
                    .wall()
                    .timestamp()
                    .saturating_add(skew);
                let fields = http_signature::sign(&request, session.key(), created);
                let last = session.read(journal::head)?.seq;
                let headers = [
                    ("content-digest", fields.content_digest),
                    ("signature-input", fields.signature_input),
                    ("signature", fields.signature),
                    (HEADER_JOURNAL_SEQ, last.to_string()),
                ];
                Ok((url, header_map(headers)?))
            })
            .await?;
        if let Some(media) = call.media {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
        }
        let request = self.http(&url)?.request(call.method.clone(), url);
        let sent = request.headers(headers).body(call.body.clone()).send().await;
        checked(sent.map_err(|error| unreachable(&error))?).await
    }

    /// A client for this address. Plain HTTP goes to a centre on the same machine, without any proxy or
    /// certificate store.
    fn http(&self, url: &Url) -> Result<&reqwest::Client> {
        let is_local = url.scheme() == "http";
        let made = if is_local { &self.local } else { &self.secure };
        if let Some(client) = made.get() {
            return Ok(client);
        }
        let client = self.make_http(is_local)?;
        Ok(made.get_or_init(|| client))
    }

    fn make_http(&self, is_local: bool) -> Result<reqwest::Client> {
        install_crypto();
        let builder = reqwest::Client::builder()
            .connect_timeout(self.patience.connect)
            .read_timeout(self.patience.read)
            .timeout(self.patience.request)
            .redirect(reqwest::redirect::Policy::none());
        let builder = if is_local {
            builder.no_proxy().tls_certs_only([])
        } else {
            builder
        };
        builder
            .build()
            .map_err(|_| CallError::internal("set up the network"))
    }
}

/// Chooses ring for TLS, once for the whole program.
fn install_crypto() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    // An error means that the program around the core has chosen already, which is as good.
    ONCE.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
}

fn address(endpoint: &str, path: &str) -> Result<Url> {
    Url::parse(&format!("{endpoint}{path}")).map_err(|_| CallError::internal("address of the centre"))
}

fn header_map<const N: usize>(fields: [(&'static str, String); N]) -> Result<HeaderMap> {
    let field = |(name, value): (&'static str, String)| {
        let value = HeaderValue::try_from(value).map_err(|_| CallError::internal("header field"))?;
        Ok((HeaderName::from_static(name), value))
    };
    fields.into_iter().map(field).collect()
}

fn unreachable(_error: &reqwest::Error) -> CallError {
    CallError::new(CallErrorCode::Offline)
}

fn fault(detail: impl std::fmt::Display) -> CallError {
    CallError::new(CallErrorCode::CentreFault).with("detail", detail)
}

/// Lets a good reply through and reads any other as the centre's refusal.
async fn checked(response: Response) -> std::result::Result<Response, Failure> {
    let status = response.status();
    if status == StatusCode::OK || status == StatusCode::CREATED {
        return Ok(response);
    }
    let bytes = read(response, ERROR_BYTES_MAX).await?;
    match serde_json::from_slice::<ErrorReply>(&bytes) {
        Ok(reply) => Err(Failure::Refused(reply)),
        // Not the centre, but something on the way to it.
        Err(_) => Err(Failure::Failed(fault(format_args!("HTTP {}", status.as_u16())))),
    }
}

/// Reads a reply up to a limit.
pub(crate) async fn read(mut response: Response, bytes_max: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| unreachable(&error))? {
        if bytes.len().saturating_add(piece.len()) > bytes_max {
            return Err(fault("reply too large"));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Reads a reply as text.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| fault("reply that is not text"))
}

/// The centre's refusal as a code.
pub(crate) fn refusal(code: &ErrorCode) -> CallError {
    let detail = serde_json::to_value(code)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default();
    let code = match code {
        ErrorCode::Internal => CallErrorCode::CentreFault,
        ErrorCode::NotAllowed => CallErrorCode::NotAllowed,
        _ => CallErrorCode::CentreRefused,
    };
    CallError::new(code).with("detail", detail)
}
