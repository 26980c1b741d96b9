//! How the day stands when a walk through the screens begins.

use serde::{Deserialize, Serialize};
use sync_protocol::certificate::Role;

/// What comes before the first screen. A beginning is played once on the real core and copied for each walk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Beginning {
    /// Whether the device is enrolled and unlocked.
    pub(super) phase: Phase,
    /// Whose device it is.
    pub(super) role: Role,
    /// Doors on the carrier's route.
    pub(super) doors: u32,
    /// Whether the envelopes were taken out in the morning.
    pub(super) taken: bool,
    /// Doors that are paid already, from the first.
    pub(super) paid: u32,
    /// Whether the centre can be reached, and has what was recorded before.
    pub(super) online: bool,
    /// Whether the people of social assistance in the first two hamlets come to a payout point.
    pub(super) point: bool,
    /// Of the first doors, how many have a gift in an envelope of its own.
    pub(super) gifts: u32,
}

/// How far the device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Phase {
    /// Not enrolled.
    New,
    /// Enrolled, and locked.
    Locked,
    /// Unlocked.
    Ready,
}

impl Default for Beginning {
    /// A carrier who has taken out sixty envelopes and has no network.
    fn default() -> Self {
        Self {
            phase: Phase::Ready,
            role: Role::Carrier,
            doors: 60,
            taken: true,
            paid: 0,
            online: false,
            point: false,
            gifts: 0,
        }
    }
}

impl Beginning {
    /// What has to be played for it. Whether the device is unlocked afterwards makes no difference to that.
    pub(super) fn story(&self) -> Self {
        let phase = match self.phase {
            Phase::New => Phase::New,
            Phase::Locked | Phase::Ready => Phase::Ready,
        };
        Self {
            phase,
            ..self.clone()
        }
    }
}
