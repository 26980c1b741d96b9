//! The text of a slip's QR code: `TANNHA1:` and, in base32 (RFC 4648, section 6) without padding, a gzip
//! (RFC 1952) of the two objects in pieces:
//!
//! ```text
//! slip's signature (64 bytes)  certificate's signature (64 bytes)
//! slip's header LF  slip's payload LF  certificate's header LF  certificate's payload
//! ```
//!
//! Two JWS side by side take some 1,700 characters, whose QR code does not fit a roll of 58 mm at a size that a
//! cheap camera reads. JSON compresses where base64url does not, and base32 uses only letters that a QR code
//! packs tightly. gzip and base32 are on every Linux system; base45 (RFC 9285) is denser by a tenth and is not.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use data_encoding::BASE32_NOPAD;
use flate2::Compression;
use flate2::bufread::{GzDecoder, GzEncoder};

use super::SlipError;
use crate::limits::{SLIP_BYTES_MAX, SLIP_TEXT_BYTES_MAX};

/// How every slip begins, whatever its form.
const FAMILY: &str = "TANNHA";

/// What tells this form from later ones.
const FORM: &str = "1:";

const SIGNATURE_BYTES: usize = 64;

/// Packs the two objects.
pub(super) fn pack(slip: &str, certificate: &str) -> Result<String, SlipError> {
    let (slip, certificate) = (Pieces::of(slip)?, Pieces::of(certificate)?);
    let mut content = [slip.signature, certificate.signature].concat();
    let lines = [slip.header, slip.payload, certificate.header, certificate.payload];
    content.extend(lines.join("\n").into_bytes());
    let mut packed = Vec::new();
    GzEncoder::new(content.as_slice(), Compression::best())
        .read_to_end(&mut packed)
        .map_err(|_| SlipError::Damaged("gzip"))?;
    let text = format!("{FAMILY}{FORM}{}", BASE32_NOPAD.encode(&packed));
    // What cannot be taken apart again must not leave.
    unpack(&text).map(|_| text)
}

/// Takes a text apart into the slip and the certificate, both as compact JWS. Nothing is checked yet.
pub(super) fn unpack(text: &str) -> Result<(String, String), SlipError> {
    if text.len() > SLIP_TEXT_BYTES_MAX {
        return Err(SlipError::TooLong);
    }
    let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let rest = text.strip_prefix(FAMILY).ok_or(SlipError::NotASlip)?;
    let packed = rest.strip_prefix(FORM).ok_or_else(|| {
        let later = rest.split_once(':').is_some_and(|(form, _)| {
            !form.is_empty() && form.len() <= 3 && form.bytes().all(|b| b.is_ascii_digit())
        });
        if later {
            SlipError::LaterForm
        } else {
            SlipError::NotASlip
        }
    })?;
    let packed = BASE32_NOPAD
        .decode(packed.as_bytes())
        .map_err(|_| SlipError::Damaged("base32"))?;
    let content = gunzip(&packed)?;
    let (signatures, lines) = content
        .split_at_checked(2 * SIGNATURE_BYTES)
        .ok_or(SlipError::Damaged("a signature"))?;
    let (slip, certificate) = signatures.split_at(SIGNATURE_BYTES);
    let lines = std::str::from_utf8(lines).map_err(|_| SlipError::Damaged("text"))?;
    let lines: Vec<&str> = lines.split('\n').collect();
    let [slip_header, slip_payload, header, payload] = lines.as_slice() else {
        return Err(SlipError::Damaged("the number of parts"));
    };
    Ok((
        compact(slip_header, slip_payload, slip),
        compact(header, payload, certificate),
    ))
}

/// Decompresses one gzip member and nothing after it, up to the limit.
fn gunzip(packed: &[u8]) -> Result<Vec<u8>, SlipError> {
    const DAMAGED: SlipError = SlipError::Damaged("gzip");
    let limit = u64::try_from(SLIP_BYTES_MAX).unwrap_or(u64::MAX);
    let mut content = Vec::new();
    let mut decoder = GzDecoder::new(packed).take(limit.saturating_add(1));
    decoder.read_to_end(&mut content).map_err(|_| DAMAGED)?;
    if content.len() > SLIP_BYTES_MAX {
        return Err(SlipError::TooLong);
    }
    if decoder.into_inner().into_inner().is_empty() {
        Ok(content)
    } else {
        Err(DAMAGED)
    }
}

fn compact(header: &str, payload: &str, signature: &[u8]) -> String {
    let base64 = |part: &[u8]| URL_SAFE_NO_PAD.encode(part);
    let [header, payload] = [header, payload].map(|part| base64(part.as_bytes()));
    format!("{header}.{payload}.{}", base64(signature))
}

/// A compact JWS in its three parts.
struct Pieces {
    header: String,
    payload: String,
    signature: Vec<u8>,
}

impl Pieces {
    fn of(jws: &str) -> Result<Self, SlipError> {
        const DAMAGED: SlipError = SlipError::Damaged("a JWS");
        let parts: Vec<Vec<u8>> = jws
            .split('.')
            .map(|part| URL_SAFE_NO_PAD.decode(part))
            .collect::<Result<_, _>>()
            .map_err(|_| DAMAGED)?;
        let [header, payload, signature]: [Vec<u8>; 3] = parts.try_into().map_err(|_| DAMAGED)?;
        let text = |bytes| String::from_utf8(bytes).map_err(|_| DAMAGED);
        let pieces = Self {
            header: text(header)?,
            payload: text(payload)?,
            signature,
        };
        if pieces.signature.len() == SIGNATURE_BYTES {
            Ok(pieces)
        } else {
            Err(DAMAGED)
        }
    }
}
