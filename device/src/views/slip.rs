//! What crosses to the screen of a slip.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A slip as its receiver sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlipView {
    /// The entry of the payout.
    pub entry_id: String,
    /// The entitled person.
    pub person_name: String,
    /// Money.
    pub amount: String,
    /// The money in words.
    pub amount_in_words: String,
    /// What was paid, in words that anybody may read.
    pub lines: Vec<SlipLineView>,
    /// The months of all lines, each once, in periods from the earliest on.
    pub periods: Vec<PeriodView>,
    /// When, by the device's clock.
    pub at: String,
    /// Who took the money: `beneficiary`, `registered`, `unregistered`.
    pub receiver: String,
    /// Budget: `NCC`, `BTXH` or `HTXH`.
    pub programme: String,
    /// Who paid.
    pub payer_name: String,
    /// The payer's branch.
    pub branch_name: String,
    /// Whom to call.
    pub hotline: String,
    /// Number of the receipt.
    pub number: String,
    /// Whether a later entry says that this payout does not hold.
    pub corrected: bool,
    /// The code that anybody can check.
    pub code: SlipCodeView,
    /// The printer that was set, if any.
    pub printer: Option<String>,
}

/// A line of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlipLineView {
    /// Words of the list; empty unless the catalogue knows that anybody may read them (invariant I10).
    pub label: String,
    /// First month.
    pub from: String,
    /// Last month.
    pub to: String,
    /// Money.
    pub amount: String,
}

/// Months in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PeriodView {
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
}

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlipCodeView {
    /// The text in it.
    pub text: String,
    /// Width and height in modules, with the quiet zone.
    pub modules: u32,
    /// The dark modules as the path of an SVG whose unit is a module.
    pub path: String,
}

/// What a check of a slip found. A text that is not genuine is an answer and no error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlipCheckView {
    /// What to say.
    pub verdict: SlipVerdict,
    /// What the slip says, when it is genuine.
    pub slip: Option<CheckedSlipView>,
}

/// What a check of a slip found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SlipVerdict {
    /// Signed by a device of the centre; nothing against it is known here.
    Genuine,
    /// Genuine, and the payout was taken back: as the slip says itself, or as this device recorded later.
    Corrected,
    /// Not the code of a slip.
    NotASlip,
    /// A slip in a form of later programs.
    LaterForm,
    /// Cut off or misread.
    Damaged,
    /// Of another centre, or of nobody's.
    OtherCentre,
    /// Forged or altered.
    Forged,
}

/// What a genuine slip says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedSlipView {
    /// The entitled person.
    pub person_name: String,
    /// Money.
    pub amount: String,
    /// The money in words.
    pub amount_in_words: String,
    /// The months.
    pub periods: Vec<PeriodView>,
    /// When, by the clock of the device that paid.
    pub at: String,
    /// Who took the money: `beneficiary`, `registered`, `unregistered`.
    pub receiver: String,
    /// Budget.
    pub programme: String,
    /// Who paid, by the certificate.
    pub payer_name: String,
    /// The payer's branch.
    pub branch_name: String,
    /// Number of the receipt.
    pub number: String,
    /// Whether this device sealed the payout, and so knows of later corrections.
    pub of_this_device: bool,
}

/// The printer for slips.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PrinterView {
    /// `host:port` of a printer on the network, or the path of its device file or port; empty for none.
    pub address: String,
}
