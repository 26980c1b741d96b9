//! The account in a VietQR code: tag, length, value, and a checksum at the end (domain reference 10).
//!
//! A code names a bank and an account and nobody: whose account it is stays unchecked. Anything that is not an
//! account of the national scheme (another country's code, a shop's wallet) is refused.

use thiserror::Error;

/// The scheme of the national payment network.
const NAPAS: &str = "A000000727";
/// Longest code that is read, in bytes. A real one has about 150.
const LENGTH_MAX: usize = 512;
/// Longest account number, in digits and letters.
const ACCOUNT_LENGTH_MAX: usize = 19;

/// Banks that people in An Giang have most, by their number in the national scheme (domain reference 10).
const BANKS: [(&str, &str); 5] = [
    ("970405", "Agribank"),
    ("970415", "VietinBank"),
    ("970418", "BIDV"),
    ("970436", "Vietcombank"),
    ("970449", "LPBank"),
];

/// An account, or a card that belongs to one. Personal data: it has no `Debug` form.
#[derive(Clone, PartialEq, Eq)]
pub struct VietQr {
    /// The bank's number in the national scheme, six digits.
    pub bin: String,
    /// The number of the account or card.
    pub number: String,
    /// Whether the number is that of a card.
    pub is_card: bool,
}

impl VietQr {
    /// The bank's name, where it is one of those known here.
    #[must_use]
    pub fn bank_name(&self) -> Option<&'static str> {
        BANKS
            .iter()
            .find(|(bin, _)| *bin == self.bin)
            .map(|(_, name)| *name)
    }
}

/// Why a code is not that of an account. Says nothing of its content.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum VietQrError {
    /// Longer than any code of an account, or not made of tags, lengths and values.
    #[error("This is not a payment code; scan the VietQR code of the account")]
    NotAPaymentCode,
    /// The checksum differs: read wrongly or changed.
    #[error("The code was read wrongly or is damaged; scan it again")]
    Checksum,
    /// A payment code, but of no account in the national scheme.
    #[error("The code names no bank account; scan the VietQR code of the account")]
    NoAccount,
}

/// Reads the text of a VietQR code.
///
/// # Errors
///
/// Fails when the text is not that of an account in the national scheme.
pub fn parse_viet_qr(scanned: &str) -> Result<VietQr, VietQrError> {
    let text = scanned.trim();
    if text.len() > LENGTH_MAX {
        return Err(VietQrError::NotAPaymentCode);
    }
    let fields = fields(text)?;
    if fields.first() != Some(&("00", "01")) {
        return Err(VietQrError::NotAPaymentCode);
    }
    let Some(("63", sum)) = fields.last() else {
        return Err(VietQrError::Checksum);
    };
    let covered = text.strip_suffix(sum).ok_or(VietQrError::Checksum)?;
    if format!("{:04X}", checksum(covered.as_bytes())) != sum.to_ascii_uppercase() {
        return Err(VietQrError::Checksum);
    }
    account(&fields)
}

fn account(outer: &[(&str, &str)]) -> Result<VietQr, VietQrError> {
    let none = VietQrError::NoAccount;
    let merchant = fields(value(outer, "38").ok_or(none)?).map_err(|_error| none)?;
    if value(&merchant, "00") != Some(NAPAS) {
        return Err(none);
    }
    let bank = fields(value(&merchant, "01").ok_or(none)?).map_err(|_error| none)?;
    let bin = value(&bank, "00").ok_or(none)?;
    let number = value(&bank, "01").ok_or(none)?;
    let is_bin = bin.len() == 6 && bin.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = (1..=ACCOUNT_LENGTH_MAX).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_bin || !is_number {
        return Err(none);
    }
    Ok(VietQr {
        bin: bin.to_owned(),
        number: number.to_owned(),
        is_card: value(&merchant, "02") == Some("QRIBFTTC"),
    })
}

fn value<'a>(fields: &[(&str, &'a str)], tag: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(one, _)| *one == tag)
        .map(|(_, value)| *value)
}

/// Cuts a text into tags and values: two digits of tag, two of length, the value.
fn fields(text: &str) -> Result<Vec<(&str, &str)>, VietQrError> {
    let mut rest = text;
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let (field, after) = field(rest).ok_or(VietQrError::NotAPaymentCode)?;
        fields.push(field);
        rest = after;
    }
    Ok(fields)
}

fn field(text: &str) -> Option<((&str, &str), &str)> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (tag, rest) = text.split_at_checked(2)?;
    let (length, rest) = rest.split_at_checked(2)?;
    if !digits(tag) || !digits(length) {
        return None;
    }
    let (value, rest) = rest.split_at_checked(length.parse().ok()?)?;
    Some(((tag, value), rest))
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF, nothing reflected.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum, _| {
            let shifted = sum << 1;
            if sum & 0x8000 == 0 {
                shifted
            } else {
                shifted ^ 0x1021
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample of domain reference 10.
    const SAMPLE: &str = "00020101021238540010A00000072701240006970449011001234567890208QRIBFTTA5303704\
                          54065400005802VN62230819Chi tra tro cap T116304B8A0";

    fn error(text: &str) -> VietQrError {
        parse_viet_qr(text).err().unwrap()
    }

    #[test]
    fn the_checksum_has_the_published_check_value() {
        assert_eq!(checksum(b"123456789"), 0x29B1);
    }

    #[test]
    fn the_sample_names_bank_and_account() {
        let read = parse_viet_qr(&format!("{SAMPLE}\r\n")).ok().unwrap();
        assert_eq!(
            (read.bin.as_str(), read.number.as_str(), read.is_card),
            ("970449", "0123456789", false)
        );
        assert_eq!(read.bank_name(), Some("LPBank"));
    }

    #[test]
    fn every_changed_digit_of_the_account_is_found() {
        assert_eq!(
            error(&SAMPLE.replace("0123456789", "0123456788")),
            VietQrError::Checksum
        );
        assert_eq!(error(&SAMPLE.replace("B8A0", "B8A1")), VietQrError::Checksum);
    }

    #[test]
    fn what_is_no_account_is_refused() {
        let signed = |body: &str| {
            let body = format!("{body}6304");
            format!("{body}{:04X}", checksum(body.as_bytes()))
        };
        for (text, expected) in [
            (String::new(), VietQrError::NotAPaymentCode),
            ("https://example.vn".into(), VietQrError::NotAPaymentCode),
            ("0".repeat(600), VietQrError::NotAPaymentCode),
            ("000201".into(), VietQrError::Checksum),
            (signed("000201"), VietQrError::NoAccount),
            (signed("0002013804ABCD"), VietQrError::NoAccount),
            (signed("00020138140010A000000999"), VietQrError::NoAccount),
            (signed("0002010899ế"), VietQrError::NotAPaymentCode),
        ] {
            assert_eq!(error(&text), expected, "{text}");
        }
    }
}
