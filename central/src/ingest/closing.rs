//! The supervisor's count and the closing of a carrier's day (invariant I6).

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::body::{DayClosed, ReturnsCounted};
use sync_protocol::branch_day::{Closing, Obstacle};

use crate::day::figures::carrier_day;
use crate::ingest::decide::{Line, Work};
use crate::ingest::effects::Fact;
use crate::ingest::flags::Flags;

impl Work {
    pub(super) fn returns_counted(&mut self, line: &Line<'_>, b: &ReturnsCounted, flags: &mut Flags) -> Fact {
        // Only days of the supervisor's own branch are loaded.
        let Some(day) = self.state.days.get_mut(&(b.carrier.clone(), b.date)) else {
            flags.add(FlagCode::RoleMismatch);
            return Fact::None;
        };
        if !day.closings.is_empty() {
            flags.add(FlagCode::Late);
        }
        day.counts.push((line.about.line, b.returned));
        Fact::Counted {
            carrier: b.carrier.clone(),
            date: b.date,
            returned: b.returned,
        }
    }

    /// The closing counts only when the centre sees what the supervisor saw, and nothing is left to explain.
    pub(super) fn day_closed(&mut self, line: &Line<'_>, b: &DayClosed, flags: &mut Flags) -> Fact {
        let by = self.state.device.staff.clone();
        let Some(day) = self.state.days.get_mut(&(b.carrier.clone(), b.date)) else {
            flags.add(FlagCode::RoleMismatch);
            return Fact::None;
        };
        if !day.closings.is_empty() {
            flags.add(FlagCode::Late);
            return Fact::None;
        }
        let seen = carrier_day(day);
        let explained = |o: &Obstacle| *o == Obstacle::Difference && !b.reason.trim().is_empty();
        if seen.balance != b.balance || !seen.obstacles.iter().all(explained) {
            flags.add(FlagCode::NotBalanced);
            return Fact::None;
        }
        day.closings.push(Closing {
            by,
            at: line.entry.at.wall.to_utc(),
            reason: b.reason.clone(),
            line_sha256: line.about.line,
        });
        Fact::Closed {
            carrier: b.carrier.clone(),
            date: b.date,
            reason: b.reason.clone(),
        }
    }
}
