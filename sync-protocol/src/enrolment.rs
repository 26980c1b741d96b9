//! Enrolment: how a device gets its certificate with a one-time code.
//!
//! The code travels as a link (pasted, or scanned as a QR code) that also carries the endpoint and the
//! centre's key, so that the device trusts the right centre from its first word.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::jws::{self, JwsError, SignedObject};
use crate::keys::{Jwk, KeyError, SigningKey, VerifyingKey};
use crate::limits::LINK_BYTES_MAX;

/// Where to enrol, whom to trust and the one-time code, which it does not show in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolmentLink {
    /// Base address of the endpoint, such as `https://chitra.example.vn`.
    pub endpoint: String,
    /// The centre's key.
    pub centre_key: VerifyingKey,
    /// The one-time code.
    pub code: String,
}

impl fmt::Debug for EnrolmentLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EnrolmentLink({}, {:?})", self.endpoint, self.centre_key)
    }
}

/// The text is not an enrolment link.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Not an enrolment link (tannha:enrol?e=…&k=…&c=…)")]
pub struct LinkError;

const LINK_PREFIX: &str = "tannha:enrol?";

impl EnrolmentLink {
    /// Writes the link.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Jwk { x, .. } = self.centre_key.to_jwk();
        format!("{LINK_PREFIX}e={}&k={x}&c={}", self.endpoint, self.code)
    }

    /// Reads a link as it was pasted or scanned; spaces around it do not matter.
    ///
    /// # Errors
    /// The text is not a link, states a field twice, or its endpoint is not `https://` (`http://` on this
    /// machine only) with a plain host, port and path.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        if text.len() > LINK_BYTES_MAX {
            return Err(LinkError);
        }
        let fields = text.trim().strip_prefix(LINK_PREFIX).ok_or(LinkError)?;
        let field = |name: &str| {
            let mut values = fields
                .split('&')
                .filter_map(|f| f.strip_prefix(name)?.strip_prefix('='));
            values.next().filter(|_| values.next().is_none()).ok_or(LinkError)
        };
        let endpoint = field("e")?.trim_end_matches('/').to_owned();
        if !is_secure(&endpoint) {
            return Err(LinkError);
        }
        let jwk = Jwk {
            crv: "Ed25519".into(),
            kty: "OKP".into(),
            x: field("k")?.into(),
        };
        let centre_key = VerifyingKey::from_jwk(&jwk).map_err(|KeyError| LinkError)?;
        let code = field("c")?.to_owned();
        let readable = !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if readable {
            Ok(Self {
                endpoint,
                centre_key,
                code,
            })
        } else {
            Err(LinkError)
        }
    }
}

/// Plain HTTP is for a centre on the same machine (demo, tests) and for nothing else. Of an address only host,
/// port and path are taken: with user names, escapes or backslashes two readers may see two hosts in it.
fn is_secure(endpoint: &str) -> bool {
    let Some((scheme, rest)) = endpoint.split_once("://") else {
        return false;
    };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let plain = |text: &str, marks: &str| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || marks.contains(c))
    };
    if host.is_empty() || !plain(host, ".-") || port.parse::<u16>().is_err() || !plain(path, "/.-_~") {
        return false;
    }
    match scheme {
        "https" => true,
        "http" => ["127.0.0.1", "localhost"].contains(&host),
        _ => false,
    }
}

/// A device asks for its certificate. Signed with the key that it carries, which proves possession.
///
/// It is signed: names and types are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentRequest {
    /// Version of the protocol.
    pub v: u32,
    /// The one-time code.
    pub code: String,
    /// The device's new key.
    pub key: Jwk,
    /// Name of the device.
    pub device_name: String,
    /// What protects the key (`pin`, `pin+keystore`).
    pub key_protection: String,
    /// Name and version of the program.
    pub software: String,
    /// The device's clock.
    #[serde(with = "crate::spelling")]
    pub at: DateTime<FixedOffset>,
}

impl SignedObject for EnrolmentRequest {
    const TYP: &'static str = "tan-nha-enrol+jws";
}

impl EnrolmentRequest {
    /// Signs the request with the key that it carries.
    ///
    /// # Errors
    /// The request holds text that signed JSON does not allow.
    pub fn sign(&self, key: &SigningKey) -> Result<String, crate::json::JsonError> {
        jws::sign(self, key)
    }

    /// Reads a request and checks that its sender holds the key that it carries.
    ///
    /// # Errors
    /// The text is not a request, or is not signed with the key inside.
    pub fn verify(text: &str) -> Result<(Self, VerifyingKey), JwsError> {
        let claimed: Self = jws::unverified_payload(text)?;
        let key = VerifyingKey::from_jwk(&claimed.key).map_err(|KeyError| JwsError::Malformed)?;
        Ok((jws::verify::<Self>(text, &key)?.payload, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> SigningKey {
        SigningKey::from_seed(&[n; 32]).unwrap()
    }

    #[test]
    fn a_link_survives_being_pasted() {
        let link = EnrolmentLink {
            endpoint: "https://chitra.example.vn".into(),
            centre_key: key(1).verifying_key(),
            code: "K7QF-2M9X-T4ZB".into(),
        };
        assert_eq!(EnrolmentLink::parse(&format!("  {}\n", link.to_text())), Ok(link));
    }

    #[test]
    fn links_without_a_secure_road_are_refused() {
        let Jwk { x, .. } = key(1).verifying_key().to_jwk();
        for endpoint in [
            "http://chitra.example.vn",
            "ftp://x",
            "",
            "https://",
            "http://127.0.0.1.evil.vn",
            "http://127.0.0.1:80@evil.vn",
            "http://127.0.0.1\\@evil.vn",
            "https://chitra.example.vn@evil.vn",
            "https://chitra.example.vn:99999",
            "https://chitra.example.vn?x=",
            "https://chitra.example.vn/%2e",
            "https://chitra.example.vn evil.vn",
        ] {
            let text = format!("tannha:enrol?e={endpoint}&k={x}&c=ABC");
            assert_eq!(EnrolmentLink::parse(&text), Err(LinkError), "{endpoint}");
        }
    }

    #[test]
    fn a_link_says_each_thing_once() {
        let Jwk { x, .. } = key(1).verifying_key().to_jwk();
        for text in [
            format!("tannha:enrol?e=https://a.vn&k={x}&c=ABC&c=DEF"),
            format!("tannha:enrol?e=https://a.vn&k={x}"),
            format!("tannha:enrol?e=https://a.vn&k={x}&c="),
            format!("tannha:enrol?e=https://a.vn&k={x}&c=A C"),
            format!(
                "tannha:enrol?e=https://a.vn&k={x}&c={}",
                "A".repeat(LINK_BYTES_MAX)
            ),
        ] {
            assert_eq!(EnrolmentLink::parse(&text), Err(LinkError), "{text}");
        }
        let local = format!("tannha:enrol?e=http://127.0.0.1:8080/&k={x}&c=ABC&later=1");
        assert_eq!(
            EnrolmentLink::parse(&local).unwrap().endpoint,
            "http://127.0.0.1:8080"
        );
    }

    #[test]
    fn a_request_must_be_signed_with_the_key_inside() {
        let request = EnrolmentRequest {
            v: 1,
            code: "ABC".into(),
            key: key(1).verifying_key().to_jwk(),
            device_name: "Máy 1".into(),
            key_protection: "pin".into(),
            software: "test".into(),
            at: DateTime::parse_from_rfc3339("2026-11-05T08:00:00+07:00").unwrap(),
        };
        assert!(EnrolmentRequest::verify(&request.sign(&key(1)).unwrap()).is_ok());
        assert!(EnrolmentRequest::verify(&request.sign(&key(2)).unwrap()).is_err());
    }
}
