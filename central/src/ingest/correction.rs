//! Corrections: an earlier entry of the same device does not hold.

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::body::Correction;

use crate::ingest::decide::{Line, Work};
use crate::ingest::effects::{Fact, NewCorrection};
use crate::ingest::flags::Flags;

/// The type of corrections themselves. They are not corrected: what happened is recorded anew.
const CORRECTION: &str = "correction";

impl Work {
    pub(super) fn correction(&mut self, line: &Line<'_>, b: &Correction, flags: &mut Flags) -> Fact {
        let target = self.state.corrected.get_mut(&b.line_sha256);
        let target = target.filter(|t| t.own && t.id == b.corrects && t.type_name != CORRECTION);
        let Some(target) = target else {
            flags.add(FlagCode::UnknownCorrected);
            return Fact::None;
        };
        // The second correction of one entry says nothing that the first did not.
        if target.is_corrected {
            return Fact::None;
        }
        target.is_corrected = true;
        let (about, entitlements) = (target.about.clone(), std::mem::take(&mut target.entitlements));
        if about.0 == self.state.device.staff.id && self.state.closed_days.contains(&about.1) {
            flags.add(FlagCode::Late);
        }
        for entitlement in entitlements {
            if let Some(receipts) = self.state.receipts.get_mut(&entitlement) {
                receipts.retain(|receipt| receipt.line != b.line_sha256);
            }
        }
        if let Some(day) = self.state.days.get_mut(&about) {
            day.counts.retain(|count| count.0 != b.line_sha256);
            day.closings
                .retain(|closing| closing.line_sha256 != b.line_sha256);
        }
        let (target, by) = (b.line_sha256, line.about.line);
        self.corrections.push(NewCorrection { target, by });
        Fact::None
    }
}
