//! Compact JWS (RFC 7515) with Ed25519 (RFC 8037, RFC 9864): the form of everything that is signed and is not
//! an entry.
//!
//! Only what this protocol uses is read: one protected header with `alg`, `typ` and `kid`, a payload in
//! canonical JSON. `typ` is always checked, so that an acknowledgement can never pass for a certificate.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize};

use crate::PROTOCOL_VERSION;
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
    /// The object is of a later version of the protocol, whose meaning this reader cannot know.
    #[error("JWS payload of protocol version {0}, which this program does not know")]
    LaterVersion(u64),
    /// The payload is authentic but not the JSON that was expected.
    #[error("JWS payload: {0}")]
    Payload(#[from] JsonError),
}

#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    kid: Kid,
    typ: String,
    /// Whether the header has a `crit`, of whatever value.
    #[serde(default, skip_serializing, deserialize_with = "present")]
    crit: bool,
}

fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// Characters of a foreign `typ` that an error repeats.
const FOREIGN_TYP_CHARS_MAX: usize = 64;

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
        crit: false,
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
            found: header.typ.chars().take(FOREIGN_TYP_CHARS_MAX).collect(),
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
    let value = json::check(&payload)?;
    let version = value.get("v").and_then(serde_json::Value::as_u64);
    if let Some(later) = version.filter(|v| *v > u64::from(PROTOCOL_VERSION)) {
        return Err(JwsError::LaterVersion(later));
    }
    Ok(Verified {
        payload: json::from_value(&value)?,
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
        if known && !header.crit {
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

    fn with_header(header: &str, payload: &str) -> String {
        let [header, payload] = [header, payload].map(|part| URL_SAFE_NO_PAD.encode(part));
        let signed = format!("{header}.{payload}");
        let signature = URL_SAFE_NO_PAD.encode(key(1).sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }

    fn refusal(text: &str) -> JwsError {
        verify::<Ping>(text, &key(1).verifying_key()).unwrap_err()
    }

    #[test]
    fn other_algorithms_and_extensions_are_refused_before_any_check() {
        let kid = key(1).kid();
        for fields in [
            r#""alg":"none""#,
            r#""alg":"HS256""#,
            r#""alg":"eddsa""#,
            r#""alg":"EdDSA","crit":["b64"]"#,
            r#""alg":"EdDSA","crit":[]"#,
            r#""alg":"EdDSA","crit":null"#,
        ] {
            let header = format!(r#"{{{fields},"kid":"{kid}","typ":"ping+jws"}}"#);
            assert_eq!(
                refusal(&with_header(&header, r#"{"n":1}"#)),
                JwsError::UnsupportedHeader,
                "{header}"
            );
        }
    }

    #[test]
    fn headers_of_other_libraries_are_read_when_they_say_the_same_thing_once() {
        let kid = key(1).kid();
        let header = format!(r#"{{ "typ":"ping+jws", "kid":"{kid}", "alg":"Ed25519", "x":1 }}"#);
        assert!(verify::<Ping>(&with_header(&header, r#"{"n":1}"#), &key(1).verifying_key()).is_ok());
        let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"pong+jws","typ":"ping+jws"}}"#);
        assert_eq!(refusal(&with_header(&header, r#"{"n":1}"#)), JwsError::Malformed);
    }

    #[test]
    fn base64url_has_one_spelling() {
        let text = sign(&Ping { n: 1 }, &key(1)).unwrap();
        // A signature of 64 bytes leaves four bits over in its last character; they must be zero.
        let last = text.chars().last().unwrap();
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let next = alphabet.chars().nth(alphabet.find(last).unwrap() + 1).unwrap();
        let padded_bits = format!("{}{next}", text.strip_suffix(last).unwrap());
        for bad in [
            padded_bits,
            format!("{text}="),
            format!("{text}\n"),
            format!(" {text}"),
        ] {
            assert_eq!(refusal(&bad), JwsError::Malformed, "{bad}");
        }
    }

    #[test]
    fn a_later_version_is_refused_as_such() {
        let header = format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"ping+jws"}}"#, key(1).kid());
        let text = with_header(&header, r#"{"n":1,"v":2}"#);
        assert_eq!(refusal(&text), JwsError::LaterVersion(2));
    }
}
