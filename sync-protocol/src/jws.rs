//! Compact JWS (RFC 7515) with Ed25519 (RFC 8037, RFC 9864): the form of everything that is signed and is not
//! an entry.
//!
//! Only what this protocol uses is read: one protected header with `alg`, `typ` and `kid`, a payload in
//! canonical JSON. `typ` is always checked, so that an acknowledgement can never pass for a certificate.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::json::{self, JsonError};
use crate::keys::{Kid, SigningKey, VerifyingKey};

/// Why a JWS was not accepted.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum JwsError {
    /// Not three base64url parts, or a header that is not JSON.
    #[error("Not a compact JWS (RFC 7515)")]
    Malformed,
    /// The header asks for something this protocol does not use (`crit`, another algorithm).
    #[error("JWS header with an algorithm or extension that this protocol does not use")]
    UnsupportedHeader,
    /// The header's `typ` says that this is another kind of object.
    #[error("JWS of type {found}, expected {expected}")]
    WrongType {
        /// The type that the reader asked for.
        expected: &'static str,
        /// The type that the header states.
        found: String,
    },
    /// The header names another key than the one to check with.
    #[error("JWS signed with key {found}, expected {expected}")]
    WrongKey {
        /// The key that the reader trusts for this object.
        expected: Kid,
        /// The key that the header names.
        found: Kid,
    },
    /// The signature is not that key's over these bytes.
    #[error("JWS whose signature does not match")]
    BadSignature,
    /// The payload is authentic but not the JSON that was expected.
    #[error("JWS payload: {0}")]
    Payload(#[from] JsonError),
}

#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    kid: Kid,
    typ: String,
    #[serde(default, skip_serializing)]
    crit: Option<serde_json::Value>,
}

/// A payload that has its own `typ`.
pub trait SignedObject: Serialize + DeserializeOwned {
    /// The JWS `typ` of this kind of object.
    const TYP: &'static str;
}

/// A JWS whose signature and type were checked, with the payload as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified<T> {
    /// The payload.
    pub payload: T,
    /// SHA-256 of the payload bytes as they were signed.
    pub payload_digest: Digest,
}

/// Signs an object.
///
/// # Errors
/// The object holds text or numbers that signed JSON does not allow.
pub fn sign<T: SignedObject>(object: &T, key: &SigningKey) -> Result<String, JsonError> {
    let header = Header {
        alg: "EdDSA".into(),
        kid: key.kid(),
        typ: T::TYP.into(),
        crit: None,
    };
    let header = URL_SAFE_NO_PAD.encode(json::write(&header)?);
    let payload = URL_SAFE_NO_PAD.encode(json::write(object)?);
    let signed = format!("{header}.{payload}");
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()));
    Ok(format!("{signed}.{signature}"))
}

/// Checks a JWS against the key that must have made it, and reads the payload.
///
/// # Errors
/// See [`JwsError`].
pub fn verify<T: SignedObject>(text: &str, key: &VerifyingKey) -> Result<Verified<T>, JwsError> {
    let parts = Parts::split(text)?;
    let header = parts.header()?;
    if header.typ != T::TYP {
        return Err(JwsError::WrongType {
            expected: T::TYP,
            found: header.typ,
        });
    }
    if header.kid != key.kid() {
        return Err(JwsError::WrongKey {
            expected: key.kid(),
            found: header.kid,
        });
    }
    let signature = URL_SAFE_NO_PAD
        .decode(parts.signature)
        .map_err(|_| JwsError::Malformed)?;
    if !key.verifies(parts.signed.as_bytes(), &signature) {
        return Err(JwsError::BadSignature);
    }
    let payload = parts.payload()?;
    Ok(Verified {
        payload: json::read(&payload)?,
        payload_digest: Digest::of(payload.as_bytes()),
    })
}

/// The key that a JWS says it is signed with, before anything is checked: for finding the key to check with.
///
/// # Errors
/// The text is not a JWS of this protocol.
pub fn claimed_kid(text: &str) -> Result<Kid, JwsError> {
    Ok(Parts::split(text)?.header()?.kid)
}

/// Reads the payload without checking the signature: for an object that carries its own key, as an enrolment
/// request does, which is then verified with that key.
///
/// # Errors
/// The text is not a JWS with such a payload.
pub fn unverified_payload<T: SignedObject>(text: &str) -> Result<T, JwsError> {
    Ok(json::read(&Parts::split(text)?.payload()?)?)
}

struct Parts<'a> {
    signed: &'a str,
    header: &'a str,
    payload: &'a str,
    signature: &'a str,
}

impl<'a> Parts<'a> {
    fn split(text: &'a str) -> Result<Self, JwsError> {
        let (signed, signature) = text.rsplit_once('.').ok_or(JwsError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(JwsError::Malformed)?;
        if payload.contains('.') {
            return Err(JwsError::Malformed);
        }
        Ok(Self {
            signed,
            header,
            payload,
            signature,
        })
    }

    fn header(&self) -> Result<Header, JwsError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(self.header)
            .map_err(|_| JwsError::Malformed)?;
        let header: Header = serde_json::from_slice(&bytes).map_err(|_| JwsError::Malformed)?;
        // RFC 9864 names the same algorithm `Ed25519`; both spellings are in the field.
        let known = header.alg == "EdDSA" || header.alg == "Ed25519";
        if known && header.crit.is_none() {
            Ok(header)
        } else {
            Err(JwsError::UnsupportedHeader)
        }
    }

    fn payload(&self) -> Result<String, JwsError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(self.payload)
            .map_err(|_| JwsError::Malformed)?;
        String::from_utf8(bytes).map_err(|_| JwsError::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Ping {
        n: u32,
    }
    impl SignedObject for Ping {
        const TYP: &'static str = "ping+jws";
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Pong {
        n: u32,
    }
    impl SignedObject for Pong {
        const TYP: &'static str = "pong+jws";
    }

    fn key(n: u8) -> SigningKey {
        SigningKey::from_seed(&[n; 32]).unwrap()
    }

    #[test]
    fn a_signed_object_is_read_with_its_key_and_type_only() {
        let text = sign(&Ping { n: 1 }, &key(1)).unwrap();
        assert_eq!(
            verify::<Ping>(&text, &key(1).verifying_key()).unwrap().payload,
            Ping { n: 1 }
        );
        assert!(matches!(
            verify::<Pong>(&text, &key(1).verifying_key()),
            Err(JwsError::WrongType { .. })
        ));
        assert!(matches!(
            verify::<Ping>(&text, &key(2).verifying_key()),
            Err(JwsError::WrongKey { .. })
        ));
    }

    #[test]
    fn an_altered_payload_is_refused() {
        let text = sign(&Ping { n: 1 }, &key(1)).unwrap();
        let other = sign(&Ping { n: 2 }, &key(1)).unwrap();
        let [h, _, s]: [&str; 3] = text.split('.').collect::<Vec<_>>().try_into().unwrap();
        let p = other.split('.').nth(1).unwrap();
        let forged = format!("{h}.{p}.{s}");
        assert_eq!(
            verify::<Ping>(&forged, &key(1).verifying_key()).unwrap_err(),
            JwsError::BadSignature
        );
    }

    #[test]
    fn other_algorithms_are_refused_before_any_check() {
        let header = URL_SAFE_NO_PAD.encode(format!(
            r#"{{"alg":"none","kid":"{}","typ":"ping+jws"}}"#,
            key(1).kid()
        ));
        let payload = URL_SAFE_NO_PAD.encode(r#"{"n":1}"#);
        let text = format!("{header}.{payload}.");
        assert_eq!(
            verify::<Ping>(&text, &key(1).verifying_key()).unwrap_err(),
            JwsError::UnsupportedHeader
        );
    }
}
