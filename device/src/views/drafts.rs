//! What crosses to the screen of forms that were begun and not recorded.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Door;

/// A form to keep. It holds personal data, so it has no `Debug`.
#[derive(Clone, Deserialize, TS)]
#[ts(export)]
pub struct DraftInput {
    /// Which form: `payout`, `non_payment`, or another word of the screen.
    pub kind: String,
    /// What it is about, such as the envelope.
    pub key: String,
    /// The request under which the form will be recorded; the draft goes with it.
    pub request_id: String,
    /// Version of the spelling of `body`, which belongs to the screen.
    pub version: u32,
    /// What was filled in, as the screen spells it.
    pub body: String,
}

/// A form that was kept. It holds personal data, so it has no `Debug`.
#[derive(Clone, Serialize, TS)]
#[ts(export)]
pub struct DraftView {
    /// The request under which it will be recorded.
    pub request_id: String,
    /// Version of the spelling of `body`.
    pub version: u32,
    /// What was filled in, as the screen spelled it.
    pub body: String,
    /// When it was last written.
    pub kept_at: String,
}

/// That a form was kept, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct KeptDraft {
    /// Which form.
    pub kind: String,
    /// What it is about.
    pub key: String,
    /// When it was last written.
    pub kept_at: String,
    /// The door, when the key is an envelope that this device knows.
    pub door: Option<Door>,
}
