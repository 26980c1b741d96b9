//! What a decision on a batch needs to know: the questions to the store.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sync_protocol::batch::OpenedBatch;
use sync_protocol::body::{Body, Receiver};
use sync_protocol::digest::Digest;
use sync_protocol::ids::{AuthorisationId, EnvelopeId, StaffId};
use sync_protocol::payout_list::Entitlement;

use crate::clock::vietnam_day;

/// A carrier's day.
pub type DayKey = (StaffId, NaiveDate);

/// The questions to the store, each answered in [`crate::ingest::state::State`].
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Lines that may be held already: those of the batch and the one before the first.
    pub lines: BTreeSet<Digest>,
    /// Numbers of the device's journal that may be taken.
    pub seqs: (u64, u64),
    /// Envelopes that entries speak of.
    pub envelopes: BTreeSet<EnvelopeId>,
    /// Authorisations that payouts name.
    pub authorisations: BTreeSet<AuthorisationId>,
    /// What payouts settle.
    pub entitlements: BTreeSet<Entitlement>,
    /// Lines that corrections point to.
    pub corrected: BTreeSet<Digest>,
    /// Grants by which envelopes go from carrier to carrier.
    pub grants: BTreeSet<Digest>,
    /// Days of the device's holder that entries belong to.
    pub days: BTreeSet<NaiveDate>,
    /// Days that a supervisor counts or closes.
    pub closings: BTreeSet<DayKey>,
}

impl Wanted {
    /// Collects the questions of a batch.
    #[must_use]
    pub fn of(batch: &OpenedBatch) -> Self {
        let mut wanted = Self {
            seqs: (batch.manifest.first, batch.manifest.last),
            ..Self::default()
        };
        wanted.lines.insert(batch.manifest.head_before);
        wanted.lines.extend(batch.lines.iter().map(|line| line.digest()));
        for entry in &batch.entries {
            wanted.days.insert(vietnam_day(&entry.at.wall));
            if let Ok(body) = entry.typed_body() {
                wanted.add_body(&body);
            }
        }
        wanted
    }

    fn add_body(&mut self, body: &Body) {
        match body {
            Body::EnvelopesReceived(b) => {
                self.envelopes.extend(&b.envelopes);
                self.grants.extend(b.grant);
            }
            Body::EnvelopesReturned(b) => self.envelopes.extend(&b.envelopes),
            Body::Payout(payout) => {
                self.envelopes.insert(payout.envelope);
                self.entitlements.extend(payout.entitlements());
                if let Receiver::Registered { authorisation, .. } = &payout.receiver {
                    self.authorisations.insert(*authorisation);
                }
            }
            Body::NonPayment(b) => {
                self.envelopes.insert(b.envelope);
            }
            Body::Correction(b) => {
                self.corrected.insert(b.line_sha256);
            }
            Body::ReturnsCounted(b) => {
                self.closings.insert((b.carrier.clone(), b.date));
            }
            Body::DayClosed(b) => {
                self.closings.insert((b.carrier.clone(), b.date));
            }
            Body::EnvelopesHandedOver(b) => {
                self.envelopes.extend(&b.envelopes);
                self.grants.insert(b.grant);
            }
            Body::EnvelopeRecounted(b) => {
                self.envelopes.insert(b.envelope);
            }
            Body::DayDeclared(_)
            | Body::VariationReported(_)
            | Body::ConcernRaised(_)
            | Body::AccountWished(_)
            | Body::DoorNoted(_)
            | Body::RoundOrdered(_)
            | Body::HamletsOrdered(_)
            | Body::Unknown => {}
        }
    }
}
