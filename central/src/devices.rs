//! Devices as the centre knows them.

use chrono::{DateTime, Utc};
use sync_protocol::certificate::{Branch, Role, Staff};
use sync_protocol::digest::Digest;
use sync_protocol::entry::Head;
use sync_protocol::keys::{Kid, VerifyingKey};

/// An enrolled device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The name of its key.
    pub kid: Kid,
    /// Its key.
    pub key: VerifyingKey,
    /// Who holds it.
    pub staff: Staff,
    /// What the holder may do.
    pub role: Role,
    /// The holder's branch.
    pub branch: Branch,
    /// Its name.
    pub name: String,
    /// Its certificate (compact JWS).
    pub certificate: String,
    /// Until when the certificate gives authority.
    pub not_after: DateTime<Utc>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it last spoke to the centre.
    pub seen_at: Option<DateTime<Utc>>,
    /// The highest number that it has said to have made.
    pub reported_seq: u64,
    /// The end of its journal as far as the centre holds it without a gap.
    pub accepted: Head,
}

impl Device {
    /// Tells whether the device gets new authority: lists, figures, receipts. What it sealed is taken anyway.
    #[must_use]
    pub fn has_authority(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now < self.not_after
    }

    /// What the first entry of its journal names as the line before.
    #[must_use]
    pub fn genesis(&self) -> Digest {
        Digest::of(self.certificate.as_bytes())
    }
}
