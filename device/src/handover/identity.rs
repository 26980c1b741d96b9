//! Who is who: this device's certificate as a code, and another device's, read and checked.

use std::fmt::Write;

use chrono::{DateTime, FixedOffset};
use qrcode::{Color, EcLevel, QrCode};
use sync_protocol::certificate::{Certificate, Role};
use sync_protocol::jws;

use crate::error::Result;
use crate::session::{DeviceRow, Session};
use crate::views::custody::{DeviceCodeView, OtherDeviceView};
use crate::views::{CallError, CallErrorCode};

/// Modules of empty margin that readers need (ISO/IEC 18004).
const QUIET_MODULES: usize = 4;

/// This device's certificate, as text and as a QR code for another carrier's device.
///
/// # Errors
/// `NotAllowed`; the store cannot be read.
pub(crate) fn device_code(session: &Session) -> Result<DeviceCodeView> {
    session.require(Role::Carrier)?;
    let certificate = session.read(DeviceRow::read)?.certificate;
    // The lowest level of correction: a screen has no scratches, and fewer squares are larger ones.
    let code = QrCode::with_error_correction_level(&certificate, EcLevel::L)
        .map_err(|_| CallError::internal("draw the code of the device"))?;
    let margin = QUIET_MODULES.saturating_mul(2);
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = QUIET_MODULES;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (top, width) = (y.saturating_add(QUIET_MODULES), run.len());
                write!(path, "M{x} {top}h{width}v1h-{width}z")
                    .map_err(|_| CallError::internal("draw the code of the device"))?;
            }
            x = x.saturating_add(run.len());
        }
    }
    Ok(DeviceCodeView {
        certificate,
        qr_path: path,
        qr_size: u32::try_from(code.width().saturating_add(margin)).unwrap_or(u32::MAX),
    })
}

/// Checks the certificate of the device that shall take envelopes.
///
/// # Errors
/// `HandoverRefused` with the reason, `NotAllowed`.
pub(crate) fn check_taker(session: &Session, text: &str) -> Result<OtherDeviceView> {
    session.require(Role::Carrier)?;
    let now = session.environment().clock.wall();
    Ok(show(&taker(session, text, now)?))
}

/// The certificate of another carrier's device, as it may take envelopes at a time.
///
/// # Errors
/// `HandoverRefused` with the reason.
pub(crate) fn taker(session: &Session, text: &str, now: DateTime<FixedOffset>) -> Result<Certificate> {
    let text = text.trim();
    let certificate = jws::verify::<Certificate>(text, session.centre_key())
        .map_err(|error| refused(reason_of(&error)))?
        .payload;
    if certificate.device_key().is_err() {
        return Err(refused("altered"));
    }
    if certificate.kid == session.key().kid() {
        return Err(refused("own_device"));
    }
    check_holder(&certificate, now)?;
    Ok(certificate)
}

/// Refuses a device whose holder is no carrier, or whose certificate does not hold at a time.
///
/// # Errors
/// `HandoverRefused` with the reason.
pub(crate) fn check_holder(certificate: &Certificate, now: DateTime<FixedOffset>) -> Result<()> {
    if certificate.role != Role::Carrier {
        return Err(refused("not_a_carrier"));
    }
    if now < certificate.not_before || now >= certificate.not_after {
        return Err(refused("expired"));
    }
    Ok(())
}

/// What a fault of a signed text means to a person.
pub(crate) fn reason_of(error: &jws::JwsError) -> &'static str {
    use jws::JwsError;
    match error {
        JwsError::Malformed | JwsError::UnsupportedHeader | JwsError::WrongType { .. } => "not_a_code",
        JwsError::WrongKey { .. } => "unknown_centre",
        JwsError::BadSignature | JwsError::Payload(_) => "altered",
        JwsError::LaterVersion(_) => "later_version",
    }
}

/// A refusal with its reason.
pub(crate) fn refused(reason: &str) -> CallError {
    CallError::new(CallErrorCode::HandoverRefused).with("reason", reason)
}

/// A device as screens show it.
pub(crate) fn show(certificate: &Certificate) -> OtherDeviceView {
    OtherDeviceView {
        staff_id: certificate.staff.id.0.clone(),
        staff_name: certificate.staff.name.clone(),
        branch_name: certificate.branch.name.clone(),
        device_name: certificate.device_name.clone(),
    }
}
