//! Envelopes that go from carrier to carrier: two entries of two devices that name one grant, in whatever order they
//! arrive.
//!
//! The taker's word makes the envelopes the taker's, so that no door is doubted for it; what is doubted is the grant,
//! until the giver's entry covers what was taken. What was given and not taken is shown on the giver's day until it is.

use std::collections::BTreeSet;

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::body::{EnvelopesHandedOver, EnvelopesReceived};
use sync_protocol::digest::Digest;
use sync_protocol::ids::EnvelopeId;
use sync_protocol::keys::Kid;

use crate::ingest::decide::{Line, Work};
use crate::ingest::effects::{Fact, NewException, Settled};
use crate::ingest::flags::Flags;

/// A side of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantSide {
    /// Handed over.
    Given,
    /// Taken.
    Taken,
}

/// The entries that name a grant and hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    /// Those of the giver.
    pub given: Vec<GrantEntry>,
    /// Those of takers.
    pub taken: Vec<GrantEntry>,
}

/// An entry that names a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantEntry {
    /// Its line.
    pub line: Digest,
    /// The device that takes: the one named by the giver, or the one that took.
    pub taker: Kid,
    /// Its envelopes.
    pub envelopes: BTreeSet<EnvelopeId>,
}

impl GrantEntry {
    /// Whether entries of the other side, together, speak of all these envelopes and the same device.
    fn is_covered_by(&self, others: &[Self]) -> bool {
        let same = || others.iter().filter(|other| other.taker == self.taker);
        let named = |envelope| same().any(|other| other.envelopes.contains(envelope));
        self.envelopes.iter().all(named)
    }
}

impl Work {
    /// The carrier takes envelopes, from the branch or by a grant.
    pub(super) fn received(&mut self, line: &Line<'_>, b: &EnvelopesReceived, flags: &mut Flags) -> Fact {
        let Some(grant) = b.grant else {
            return Fact::Received(self.moved(line, &b.envelopes, b.total, flags));
        };
        for id in &b.envelopes {
            if let Some(envelope) = self.state.envelopes.get_mut(id) {
                envelope.granted_to.insert(line.about.carrier.clone());
            }
        }
        let envelopes = self.moved(line, &b.envelopes, b.total, flags);
        let taker = self.state.device.kid;
        let known = self.state.grants.entry(grant).or_default();
        let entry = GrantEntry {
            line: line.about.line,
            taker,
            envelopes: b.envelopes.iter().copied().collect(),
        };
        if !entry.is_covered_by(&known.given) {
            flags.add(FlagCode::GrantNotGiven);
        }
        known.taken.push(entry);
        let answered = known
            .given
            .iter()
            .filter(|given| given.is_covered_by(&known.taken));
        let answered = answered.map(|given| settled(FlagCode::GrantNotTaken, given, line));
        self.settled.extend(answered);
        Fact::Granted {
            side: GrantSide::Taken,
            grant,
            taker,
            envelopes,
        }
    }

    /// The carrier hands envelopes to another carrier.
    pub(super) fn handed_over(
        &mut self,
        line: &Line<'_>,
        b: &EnvelopesHandedOver,
        flags: &mut Flags,
    ) -> Fact {
        let envelopes = self.moved(line, &b.envelopes, b.total, flags);
        let known = self.state.grants.entry(b.grant).or_default();
        let entry = GrantEntry {
            line: line.about.line,
            taker: b.to_device,
            envelopes: b.envelopes.iter().copied().collect(),
        };
        if !entry.is_covered_by(&known.taken) {
            // The giver has done nothing doubtful, so the acknowledgement does not speak of it.
            self.exceptions.push(NewException {
                code: FlagCode::GrantNotTaken,
                about: vec![line.about.clone()],
                person_name: None,
                amount: Some(b.total),
            });
        }
        known.given.push(entry);
        let answered = known
            .taken
            .iter()
            .filter(|taken| taken.is_covered_by(&known.given));
        let answered = answered.map(|taken| settled(FlagCode::GrantNotGiven, taken, line));
        self.settled.extend(answered);
        Fact::Granted {
            side: GrantSide::Given,
            grant: b.grant,
            taker: b.to_device,
            envelopes,
        }
    }
}

fn settled(code: FlagCode, entry: &GrantEntry, line: &Line<'_>) -> Settled {
    Settled {
        code,
        line: entry.line,
        by: line.about.line,
    }
}
