//! Envelopes that change hands between branch and carrier.

use std::collections::BTreeMap;

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::ids::EnvelopeId;

use crate::ingest::decide::{Line, Work};
use crate::ingest::flags::Flags;

impl Work {
    /// The envelopes with the money that the list orders, each once. An unknown envelope has no money.
    pub(super) fn moved(
        &self,
        line: &Line<'_>,
        envelopes: &[EnvelopeId],
        stated: Amount,
        flags: &mut Flags,
    ) -> Vec<(EnvelopeId, Amount)> {
        flags.amount = Some(stated);
        let mut moved = BTreeMap::new();
        for id in envelopes {
            let known = self.state.envelopes.get(id);
            match known {
                Some(envelope) => self.check_payable(envelope, line, flags),
                None => flags.add(FlagCode::UnknownLine),
            }
            moved.insert(*id, known.map_or(Amount::ZERO, |envelope| envelope.total));
        }
        if Amount::checked_sum(moved.values().copied()) != Some(stated) {
            flags.add(FlagCode::AmountDiffers);
        }
        moved.into_iter().collect()
    }
}
