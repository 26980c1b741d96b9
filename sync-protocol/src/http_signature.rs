//! Requests signed by the device key: HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530).
//!
//! One profile is used: the signature covers `@method`, `@path`, `@query` and `content-digest` in that order,
//! with the parameters `created`, `keyid` (the device's key thumbprint) and `alg="ed25519"`. Both sides stand
//! in this file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::digest::Digest;
use crate::keys::{Kid, SigningKey, VerifyingKey};
use crate::limits::REQUEST_SKEW_SECONDS_MAX;

/// What is signed of a request.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Method in capitals.
    pub method: &'a str,
    /// Absolute path, as it goes over the wire.
    pub path: &'a str,
    /// Query without question mark; empty when there is none.
    pub query: &'a str,
    /// Body; empty when there is none.
    pub body: &'a [u8],
}

/// The header fields that carry a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureFields {
    /// `Content-Digest`.
    pub content_digest: String,
    /// `Signature-Input`.
    pub signature_input: String,
    /// `Signature`.
    pub signature: String,
}

/// Why a request is not taken as the device's.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SignatureError {
    /// A header field is not of the profile.
    #[error("Header field {0} is missing or not of the profile in docs/protocol.md")]
    Malformed(&'static str),
    /// The body is not the one that was signed.
    #[error("Content-Digest does not match the body")]
    WrongDigest,
    /// The time is too far from the reader's.
    #[error("Request signed at a time too far from the centre's")]
    Skew,
    /// The signature does not match.
    #[error("Request whose signature does not match")]
    BadSignature,
}

const LABEL: &str = "tn";
const COMPONENTS: &str = r#"("@method" "@path" "@query" "content-digest")"#;

/// Signs a request at a time in seconds since 1970.
#[must_use]
pub fn sign(request: &Request<'_>, key: &SigningKey, created: i64) -> SignatureFields {
    let content_digest = content_digest(request.body);
    let params = format!(
        r#"{COMPONENTS};created={created};keyid="{}";alg="ed25519""#,
        key.kid()
    );
    let base = signature_base(request, &content_digest, &params);
    let signature = STANDARD.encode(key.sign(base.as_bytes()));
    SignatureFields {
        content_digest,
        signature_input: format!("{LABEL}={params}"),
        signature: format!("{LABEL}=:{signature}:"),
    }
}

/// The key that a request says it is signed with, before anything is checked: for finding the device.
///
/// # Errors
/// The field is not of the profile.
pub fn claimed_kid(signature_input: &str) -> Result<Kid, SignatureError> {
    Params::read(signature_input).map(|params| params.kid)
}

/// Checks that a request is the device's and was signed about now (seconds since 1970).
///
/// # Errors
/// See [`SignatureError`].
pub fn verify(
    request: &Request<'_>,
    fields: &SignatureFields,
    key: &VerifyingKey,
    now: i64,
) -> Result<(), SignatureError> {
    let params = Params::read(&fields.signature_input)?;
    if fields.content_digest != content_digest(request.body) {
        return Err(SignatureError::WrongDigest);
    }
    let encoded = fields
        .signature
        .strip_prefix("tn=:")
        .and_then(|rest| rest.strip_suffix(':'));
    let encoded = encoded.ok_or(SignatureError::Malformed("Signature"))?;
    let signature = STANDARD
        .decode(encoded)
        .map_err(|_| SignatureError::Malformed("Signature"))?;
    let base = signature_base(request, &fields.content_digest, params.text);
    if params.kid != key.kid() || !key.verifies(base.as_bytes(), &signature) {
        return Err(SignatureError::BadSignature);
    }
    // Checked last, so that only the holder of the key learns anything from the answer.
    if params.created.abs_diff(now) > REQUEST_SKEW_SECONDS_MAX.unsigned_abs() {
        return Err(SignatureError::Skew);
    }
    Ok(())
}

/// RFC 9530, section 2.
fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Digest::of(body).as_bytes()))
}

/// RFC 9421, section 2.5.
fn signature_base(request: &Request<'_>, content_digest: &str, params: &str) -> String {
    let Request {
        method, path, query, ..
    } = request;
    format!(
        "\"@method\": {method}\n\"@path\": {path}\n\"@query\": ?{query}\n\
         \"content-digest\": {content_digest}\n\"@signature-params\": {params}"
    )
}

struct Params<'a> {
    text: &'a str,
    created: i64,
    kid: Kid,
}

impl<'a> Params<'a> {
    fn read(signature_input: &'a str) -> Result<Self, SignatureError> {
        const MALFORMED: SignatureError = SignatureError::Malformed("Signature-Input");
        let text = signature_input.strip_prefix("tn=").ok_or(MALFORMED)?;
        let list: sfv::List = sfv::Parser::new(text).parse().map_err(|_| MALFORMED)?;
        let [sfv::ListEntry::InnerList(inner)] = list.as_slice() else {
            return Err(MALFORMED);
        };
        let names: Option<Vec<&str>> = inner
            .items
            .iter()
            .filter(|i| i.params.is_empty())
            .map(|i| i.bare_item.as_string().map(|s| s.as_str()))
            .collect();
        if names.as_deref() != Some(&["@method", "@path", "@query", "content-digest"]) {
            return Err(MALFORMED);
        }
        let param = |name: &str| inner.params.get(name).ok_or(MALFORMED);
        let text_param = |name| Ok(param(name)?.as_string().ok_or(MALFORMED)?.as_str());
        if text_param("alg")? != "ed25519" {
            return Err(MALFORMED);
        }
        let created = param("created")?.as_integer().ok_or(MALFORMED)?.into();
        let kid = text_param("keyid")?.parse().map_err(|_| MALFORMED)?;
        Ok(Self { text, created, kid })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: Request<'_> = Request {
        method: "GET",
        path: "/v1/statements",
        query: "after=3",
        body: b"",
    };

    fn key() -> SigningKey {
        SigningKey::from_seed(&[3; 32]).unwrap()
    }

    #[test]
    fn a_request_is_accepted_as_it_was_signed_and_in_no_other_form() {
        let fields = sign(&REQUEST, &key(), 1_000_000);
        let check = |request: &Request<'_>, now| verify(request, &fields, &key().verifying_key(), now);
        assert_eq!(claimed_kid(&fields.signature_input), Ok(key().kid()));
        assert_eq!(check(&REQUEST, 1_000_100), Ok(()));
        assert_eq!(check(&REQUEST, 1_000_301), Err(SignatureError::Skew));
        let other = [
            Request {
                method: "POST",
                ..REQUEST
            },
            Request {
                path: "/v1/branch-day",
                ..REQUEST
            },
            Request {
                query: "after=4",
                ..REQUEST
            },
        ];
        for request in other {
            assert_eq!(check(&request, 1_000_000), Err(SignatureError::BadSignature));
        }
        assert_eq!(
            check(
                &Request {
                    body: b"x",
                    ..REQUEST
                },
                1_000_000
            ),
            Err(SignatureError::WrongDigest)
        );
    }

    #[test]
    fn another_profile_is_refused() {
        let good = sign(&REQUEST, &key(), 1).signature_input;
        for (from, to) in [
            ("\"@query\" ", ""),
            ("\"@query\"", "\"@query\";req"),
            ("ed25519", "hmac-sha256"),
            (";created=1", ""),
            ("tn=", "sig="),
            ("keyid=\"", "keyid=\"A"),
        ] {
            let bad = good.replacen(from, to, 1);
            assert_eq!(
                claimed_kid(&bad),
                Err(SignatureError::Malformed("Signature-Input")),
                "{bad}"
            );
        }
    }
}
