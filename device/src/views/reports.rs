//! What reports, visits in vain and warnings look like to the screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A variation as the form has it. Codes are those of the protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VariationInput {
    /// Drawn by the screen: the same on a second press.
    pub request_id: String,
    /// The envelope at hand; `null` for somebody who is not on the list.
    pub envelope_id: Option<String>,
    /// Full name, needed without an envelope.
    pub person_name: String,
    /// What changed: `death`, `moved_out`, …
    pub kind: String,
    /// When: `2026`, `2026-10`, `2026-10-21`; `null` when unknown.
    pub happened: Option<String>,
    /// What was seen or told.
    pub words: String,
    /// Who told it; empty when seen.
    pub told_by: String,
    /// The paper that was seen; empty when none.
    pub paper: String,
    /// What is asked for: `stop`, `change`, `add`.
    pub asked: Option<String>,
}

/// A question, feedback or complaint as the form has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ConcernInput {
    /// Drawn by the screen: the same on a second press.
    pub request_id: String,
    /// The envelope at hand, if any.
    pub envelope_id: Option<String>,
    /// `question`, `feedback`, `complaint`.
    pub class: String,
    /// Full name of who raised it.
    pub raised_by: String,
    /// The benefit that it is about, if one.
    pub benefit: Option<String>,
    /// The words of the person.
    pub words: String,
    /// What was answered on the spot; empty when nothing.
    pub answer: String,
    /// A telephone number; empty when none was given.
    pub telephone: String,
}

/// A wish for an account as the form has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AccountInput {
    /// Drawn by the screen: the same on a second press.
    pub request_id: String,
    /// The envelope at hand.
    pub envelope_id: String,
    /// Whether the person wants it and agrees that the data is passed on.
    pub consent: bool,
    /// `own`, `guardian`, `proxy`, `none`.
    pub holder: String,
    /// The bank; empty when there is no account yet.
    pub bank: String,
    /// The number; empty when there is none yet.
    pub account: String,
    /// Why not, or what else was said.
    pub words: String,
}

/// What a VietQR code says: an account, and nobody's name.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VietQrView {
    /// The bank's number in the national scheme.
    pub bin: String,
    /// The bank's name, where it is known.
    pub bank_name: Option<String>,
    /// The number of the account or card.
    pub number: String,
    /// Whether the number is that of a card.
    pub is_card: bool,
}

/// A visit in vain as the form has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NonPaymentInput {
    /// Drawn by the screen: the same on a second press.
    pub request_id: String,
    /// The envelope.
    pub envelope_id: String,
    /// Why, as the protocol names it.
    pub reason: String,
    /// The carrier's words.
    pub note: String,
    /// The day of the next visit, if there is to be one.
    #[serde(default)]
    #[ts(optional)]
    pub next_visit: Option<String>,
    /// Whether a written message was left.
    #[serde(default)]
    #[ts(optional)]
    pub message_left: Option<bool>,
}

/// A message to leave at a door where nobody was: no amount and no benefit, because anybody may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DoorMessageView {
    /// Whom it is for.
    pub person_name: String,
    /// Who came.
    pub carrier_name: String,
    /// The branch.
    pub branch_name: String,
    /// The day of the visit.
    pub visited_on: String,
    /// The day of the next visit, if there is to be one.
    pub next_visit: Option<String>,
    /// Where to call.
    pub hotline: String,
}

/// A report of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReportView {
    /// The entry.
    pub entry_id: String,
    /// `variation_reported`, `concern_raised`, `account_wished`.
    pub kind: String,
    /// What kind of variation, which class, or `wanted` and `not_wanted`.
    pub code: String,
    /// Whom it is about or who raised it.
    pub person_name: Option<String>,
    /// The words.
    pub words: String,
    /// When, by the device's clock.
    pub at: String,
    /// Whether the centre accepted it.
    pub accepted: bool,
    /// Whether a later correction says that it does not hold.
    pub corrected: bool,
}

/// A page of reports, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReportsView {
    /// How many there are in all.
    pub total: u32,
    /// This page.
    pub reports: Vec<ReportView>,
}
