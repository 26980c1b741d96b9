//! What the forms say, as plain data.

use chrono::{DateTime, FixedOffset, Utc};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::body::IdentityMethod;
use sync_protocol::digest::Digest;
use sync_protocol::ink::Ink;
use sync_protocol::keys::Kid;
use sync_protocol::payout_list::{Month, Programme};

use crate::attachment::Attachment;

/// Receipts to print: one page each, with a cover page before more than one.
#[derive(Clone)]
pub struct ReceiptDocument {
    /// Who issues the paper.
    pub issuer: Issuer,
    /// When it is printed, in local time. Also the date of the PDF.
    pub printed_at: DateTime<FixedOffset>,
    /// What was selected, in words for the cover page: `Ngày 05/11/2026, nhân viên Trần Văn Út (NV002)`.
    pub selection: String,
    /// The receipts, in the order of the pages.
    pub receipts: Vec<Receipt>,
    /// Files to carry inside: what a program needs to check the receipts.
    pub attachments: Vec<Attachment>,
}

/// Who issues the paper: the two lines at the top left.
#[derive(Clone)]
pub struct Issuer {
    /// The organisation, such as `Bưu điện tỉnh An Giang`.
    pub organisation: String,
    /// Its branch.
    pub branch: String,
}

/// One receipt.
#[derive(Clone)]
pub struct Receipt {
    /// The number for people, made of the beginning of the digest.
    pub number: String,
    /// The digest of the sealed line: what the QR code shows.
    pub line_sha256: Digest,
    /// The budget.
    pub programme: Programme,
    /// Who ordered the payment, as printed on the list.
    pub authority: Option<String>,
    /// The entitled person.
    pub beneficiary: Beneficiary,
    /// What was paid.
    pub lines: Vec<ReceiptLine>,
    /// What was handed over.
    pub amount: Amount,
    /// Who took the money.
    pub receiver: Receiver,
    /// How the receiver was identified.
    pub identity: IdentityMethod,
    /// The last digits of the number on the paper that was seen. Four at most are printed.
    pub identity_last_digits: Option<String>,
    /// When, by the device's clock.
    pub paid_at: DateTime<FixedOffset>,
    /// Whether that clock contradicts the centre's.
    pub clock_doubtful: bool,
    /// Who paid.
    pub carrier: Carrier,
    /// Number of the entry in the device's journal.
    pub seq: u64,
    /// The receiver's signature.
    pub ink: Option<Ink>,
    /// The centre's word on it; none while the device still owes it.
    pub acceptance: Option<Acceptance>,
    /// Why it does not hold any more, if so.
    pub correction: Option<Correction>,
}

/// The entitled person as on the list.
#[derive(Clone)]
pub struct Beneficiary {
    /// Full name.
    pub name: String,
    /// Year of birth, to tell namesakes apart.
    pub born_year: Option<String>,
    /// Hamlet.
    pub hamlet: Option<String>,
    /// Commune with its kind, such as `Xã Mỹ Hòa Hưng`.
    pub commune: Option<String>,
    /// Payout book or file number.
    pub book_no: Option<String>,
}

/// One line of a receipt.
#[derive(Clone)]
pub struct ReceiptLine {
    /// The benefit in the words of the list.
    pub label: String,
    /// Whether the catalogue forbids to print the category (`hide_category`, and `health_data` where the paper goes
    /// to somebody else): the programme is printed instead.
    pub hide_category: bool,
    /// First month.
    pub from: Month,
    /// Last month.
    pub to: Month,
    /// What was paid.
    pub amount: Amount,
    /// What the amount is made of, when the list says so.
    pub parts: Option<LineParts>,
}

/// What the amount of a line is made of.
#[derive(Clone, Copy)]
pub struct LineParts {
    /// This month's money.
    pub current: Amount,
    /// Back pay.
    pub arrears: Amount,
    /// Number of its months.
    pub arrears_months: u32,
    /// Money of earlier months that was not collected.
    pub carried_over: Amount,
    /// Number of those months.
    pub carried_over_months: u32,
    /// Money given back; positive.
    pub recovery: Amount,
}

/// Who took the money.
#[derive(Clone)]
pub enum Receiver {
    /// The entitled person.
    Beneficiary,
    /// Somebody else (nhận thay).
    Instead {
        /// Full name.
        name: String,
        /// On what ground, in words: relation, paper and its number. May be empty.
        ground: String,
    },
}

/// Who paid, and with which device.
#[derive(Clone)]
pub struct Carrier {
    /// Full name.
    pub name: String,
    /// The post's code.
    pub staff_id: String,
    /// Name of the device.
    pub device_name: String,
    /// The device's key.
    pub kid: Kid,
}

/// The centre's word on an entry.
#[derive(Clone)]
pub struct Acceptance {
    /// The batch in which it arrived.
    pub batch: Digest,
    /// The centre's time.
    pub at: DateTime<Utc>,
    /// What a person at the centre has to look at.
    pub flags: Vec<FlagCode>,
}

/// Why a receipt does not hold any more.
#[derive(Clone)]
pub struct Correction {
    /// The carrier's words.
    pub reason: String,
    /// When, by the device's clock.
    pub at: DateTime<FixedOffset>,
}
