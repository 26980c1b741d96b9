//! Whether a device gets a certificate: a pure decision on what the store knows of the code.

use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::certificate::Certificate;
use sync_protocol::enrolment::EnrolmentRequest;
use sync_protocol::keys::VerifyingKey;

use crate::enrolment::code::CodeRecord;

/// Days for which a certificate gives authority: a year, and a month in which to renew it.
const CERTIFICATE_DAYS: i64 = 395;

/// Characters of a device's own texts: a name on a screen, not a letter.
const DEVICE_TEXT_LENGTH_MAX: usize = 200;

/// Why a device gets no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnrolmentRefusal {
    /// The code was not made here.
    #[error("Enrolment code unknown; ask the administrator for a code of this centre")]
    Unknown,
    /// Another device has used the code.
    #[error("Enrolment code used by another device; ask the administrator for another one")]
    Used,
    /// The code is too old.
    #[error("Enrolment code expired; ask the administrator for another one")]
    Expired,
    /// The key has a certificate from another code.
    #[error("This key is enrolled with another code; make a new key for a new enrolment")]
    KeyEnrolled,
    /// A text of the device is too long.
    #[error("A text that the device says of itself is longer than 200 characters")]
    TextTooLong,
}

/// What the store knows when a device asks.
#[derive(Clone, Debug)]
pub struct EnrolmentState {
    /// The code, when it exists.
    pub code: Option<CodeRecord>,
    /// The certificate of the device's key, when it has one.
    pub certificate: Option<String>,
}

/// What follows for the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrolmentAnswer {
    /// It asked before with this code and gets the same certificate (a lost reply).
    Again(String),
    /// It gets a certificate.
    Certify(Box<Certificate>),
}

/// Decides on a request whose signature was checked.
///
/// # Errors
/// See [`EnrolmentRefusal`].
pub fn decide(
    state: EnrolmentState,
    request: &EnrolmentRequest,
    key: &VerifyingKey,
    now: DateTime<Utc>,
) -> Result<EnrolmentAnswer, EnrolmentRefusal> {
    let code = state.code.ok_or(EnrolmentRefusal::Unknown)?;
    match (code.used_by, state.certificate) {
        (Some(kid), Some(certificate)) if kid == key.kid() => {
            return Ok(EnrolmentAnswer::Again(certificate));
        }
        (Some(_), _) => return Err(EnrolmentRefusal::Used),
        (None, _) if now >= code.expires_at => return Err(EnrolmentRefusal::Expired),
        (None, Some(_)) => return Err(EnrolmentRefusal::KeyEnrolled),
        (None, None) => {}
    }
    let texts = [&request.device_name, &request.key_protection, &request.software];
    if texts
        .iter()
        .any(|text| text.chars().count() > DEVICE_TEXT_LENGTH_MAX)
    {
        return Err(EnrolmentRefusal::TextTooLong);
    }
    Ok(EnrolmentAnswer::Certify(Box::new(Certificate {
        v: PROTOCOL_VERSION,
        kid: key.kid(),
        key: key.to_jwk(),
        staff: code.staff,
        role: code.role,
        branch: code.branch,
        device_name: request.device_name.clone(),
        key_protection: request.key_protection.clone(),
        not_before: now,
        not_after: now + TimeDelta::days(CERTIFICATE_DAYS),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync_protocol::certificate::{Branch, Role, Staff};
    use sync_protocol::digest::Digest;
    use sync_protocol::ids::{BranchId, StaffId};
    use sync_protocol::keys::SigningKey;

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-11-05T{hour:02}:00:00Z").parse().unwrap()
    }

    fn key(n: u8) -> VerifyingKey {
        SigningKey::from_seed(&[n; 32]).unwrap().verifying_key()
    }

    fn request() -> EnrolmentRequest {
        EnrolmentRequest {
            v: 1,
            code: "X".into(),
            key: key(1).to_jwk(),
            device_name: "Máy 1".into(),
            key_protection: "pin".into(),
            software: "test".into(),
            at: at(8).fixed_offset(),
        }
    }

    fn state(used_by: Option<u8>, certificate: Option<&str>) -> EnrolmentState {
        let code = CodeRecord {
            digest: Digest::of(b"X"),
            staff: Staff {
                id: StaffId("NV001".into()),
                name: "Trần Thị Lượm".into(),
            },
            role: Role::Carrier,
            branch: Branch {
                id: BranchId("BC01".into()),
                name: "Bưu cục mẫu".into(),
            },
            made_at: at(8),
            expires_at: at(10),
            used_by: used_by.map(|n| key(n).kid()),
        };
        EnrolmentState {
            code: Some(code),
            certificate: certificate.map(Into::into),
        }
    }

    #[test]
    fn a_code_works_once_for_one_key_until_it_expires() {
        let ask = |state, hour| decide(state, &request(), &key(1), at(hour));
        assert!(matches!(
            ask(state(None, None), 9),
            Ok(EnrolmentAnswer::Certify(_))
        ));
        assert_eq!(ask(state(None, None), 10), Err(EnrolmentRefusal::Expired));
        assert_eq!(ask(state(Some(2), None), 9), Err(EnrolmentRefusal::Used));
        assert_eq!(ask(state(None, Some("c")), 9), Err(EnrolmentRefusal::KeyEnrolled));
        let again = ask(state(Some(1), Some("c")), 23);
        assert_eq!(
            again,
            Ok(EnrolmentAnswer::Again("c".into())),
            "a lost reply is asked for again"
        );
        let unknown = EnrolmentState {
            code: None,
            certificate: None,
        };
        assert_eq!(ask(unknown, 9), Err(EnrolmentRefusal::Unknown));
    }
}
