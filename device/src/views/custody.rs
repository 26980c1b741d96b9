//! Envelopes that change hands: the morning, the evening, and from carrier to carrier.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DoorPage, HamletProgress, HoldingView, InkInput};

/// Envelopes and money of one programme. Money of different programmes is never mixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ProgrammeHolding {
    /// `NCC`, `BTXH` or `HTXH`.
    pub programme: String,
    /// Envelopes and money.
    pub holding: HoldingView,
    /// The money in Vietnamese words.
    pub in_words: String,
}

/// What of the envelopes that can be taken out is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReceivableQuery {
    /// Part of a name; all when empty.
    pub text: String,
    /// Whether the page is of those that were handed to another carrier on an earlier day.
    pub handed_over: bool,
    /// Envelopes that are not there.
    pub left_out: Vec<String>,
    /// Envelopes that were handed to another carrier and are there again.
    pub again: Vec<String>,
    /// First row.
    pub offset: u32,
    /// Rows.
    pub limit: u32,
}

/// What can be taken out of the branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReceivableView {
    /// What would be taken.
    pub holding: HoldingView,
    /// The same by programme.
    pub programmes: Vec<ProgrammeHolding>,
    /// What was handed to another carrier on an earlier day and may be there again.
    pub handed_over: u32,
    /// A page of the list.
    pub page: DoorPage,
}

/// Two signatures of a handover on this screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignedInput {
    /// The holder's signature.
    pub ink: InkInput,
    /// Full name of the other person.
    pub other_name: String,
    /// The post's code of that person; empty when unknown.
    pub other_staff: String,
    /// The other person's signature.
    pub other_ink: InkInput,
}

/// Notes of one denomination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NoteCountInput {
    /// What one note is worth, in đồng.
    pub denomination: u32,
    /// How many.
    pub count: u32,
}

/// Counted notes, added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NotesView {
    /// Every denomination in use, the largest first.
    pub lines: Vec<NoteLine>,
    /// What they are worth together.
    pub total: String,
    /// The same in Vietnamese words.
    pub in_words: String,
}

/// Notes of one denomination and what they are worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NoteLine {
    /// What one note is worth, in đồng.
    pub denomination: u32,
    /// How many.
    pub count: u32,
    /// What they are worth.
    pub worth: String,
}

/// How this device shows itself to another carrier's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeviceCodeView {
    /// The certificate as text.
    pub certificate: String,
    /// The same as a QR code: an SVG path in units of a module.
    pub qr_path: String,
    /// Modules along a side, the quiet zone included.
    pub qr_size: u32,
}

/// Whose device another one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OtherDeviceView {
    /// Code of the holder.
    pub staff_id: String,
    /// Name of the holder.
    pub staff_name: String,
    /// The holder's branch.
    pub branch_name: String,
    /// Name of the device.
    pub device_name: String,
}

/// What would go to another carrier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoverChoiceView {
    /// Envelopes and money.
    pub holding: HoldingView,
    /// The same by programme.
    pub programmes: Vec<ProgrammeHolding>,
    /// Envelopes in the bag that cannot go: withdrawn, or from another carrier. They go back to the branch.
    pub staying: u32,
    /// The hamlets that can be chosen.
    pub hamlets: Vec<HamletProgress>,
}

/// A handover to another carrier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandOverInput {
    /// The form, so that a second press is the same handover.
    pub request_id: String,
    /// The certificate of the other device.
    pub certificate: String,
    /// Names of hamlets; all when empty.
    pub hamlets: Vec<String>,
    /// Both signatures; absent when they sign on paper.
    pub signed: Option<HandOverSigned>,
}

/// Signatures of a handover to another carrier, whose name the certificate has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandOverSigned {
    /// The holder's.
    pub ink: InkInput,
    /// The other carrier's.
    pub other_ink: InkInput,
}

/// A handover, given or taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoverView {
    /// The grant.
    pub grant: String,
    /// The other carrier.
    pub other: OtherDeviceView,
    /// When, by the giver's clock.
    pub at: String,
    /// What was granted.
    pub holding: HoldingView,
    /// What of it was not taken here yet; nothing for one that was given.
    pub open: HoldingView,
    /// What is open by programme.
    pub programmes: Vec<ProgrammeHolding>,
}

/// Handovers of this device, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoversView {
    /// To other carriers.
    pub given: Vec<HandoverView>,
    /// From other carriers.
    pub taken: Vec<HandoverView>,
}
