//! The decision on a batch: a pure function from what is known to what follows.
//!
//! Only what does not follow the journal is refused. Everything else is stored, and flagged where a person has
//! to look (invariant I4).

use chrono::{DateTime, TimeDelta, Utc};
use sync_protocol::PROTOCOL_VERSION;
use sync_protocol::acknowledgement::{Acknowledgement, Flag, FlagCode};
use sync_protocol::batch::OpenedBatch;
use sync_protocol::body::Body;
use sync_protocol::certificate::Role;
use sync_protocol::entry::{Entry, Head, SealedLine};
use sync_protocol::ids::PersonId;

use crate::clock::vietnam_day;
use crate::ingest::effects::{Effects, Fact, NewCorrection, NewEntry, NewException, Settled};
use crate::ingest::flags::Flags;
use crate::ingest::state::{HeldEntry, LineAbout, Place, State};

/// How far a device's wall clock may be ahead of the centre before it is called doubtful.
const CLOCK_AHEAD_MAX: TimeDelta = TimeDelta::minutes(5);

/// Why a well-formed batch is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misplaced {
    /// Entries before it are missing.
    #[error("Entries after number {accepted_seq} are missing before this batch; send them first")]
    Gap {
        /// The number up to which the journal is held.
        accepted_seq: u64,
    },
    /// It names a line that is held, at another number.
    #[error("Batch whose first number does not follow the line that it names as the one before")]
    WrongNumber,
    /// It begins the journal and does not name the device's certificate.
    #[error("Batch that begins a journal without naming the certificate of its device")]
    WrongGenesis,
}

/// Decides on a batch.
///
/// # Errors
/// The batch does not follow what is held, see [`Misplaced`].
pub fn decide(state: State, batch: &OpenedBatch, now: DateTime<Utc>) -> Result<Effects, Misplaced> {
    let mut place = place_before(&state, batch)?;
    let mut work = Work {
        accepted: state.device.accepted,
        state,
        now,
        entries: Vec::new(),
        exceptions: Vec::new(),
        corrections: Vec::new(),
        settled: Vec::new(),
        flags: Vec::new(),
    };
    for (line, entry) in batch.lines.iter().zip(&batch.entries) {
        place = work.take(line, entry, place);
    }
    Ok(work.finish(batch, place))
}

fn place_before(state: &State, batch: &OpenedBatch) -> Result<Place, Misplaced> {
    let before = batch.manifest.first.saturating_sub(1);
    if before == 0 {
        return if batch.manifest.head_before == state.device.genesis() {
            Ok(Place { branch: 0, seq: 0 })
        } else {
            Err(Misplaced::WrongGenesis)
        };
    }
    match state.held.get(&batch.manifest.head_before) {
        Some(place) if place.seq == before => Ok(*place),
        Some(_) => Err(Misplaced::WrongNumber),
        None => Err(Misplaced::Gap {
            accepted_seq: state.device.accepted.seq,
        }),
    }
}

/// A decision in the making. The state follows the batch line by line, so that a line sees those before it.
pub(super) struct Work {
    pub(super) state: State,
    pub(super) now: DateTime<Utc>,
    entries: Vec<NewEntry>,
    pub(super) exceptions: Vec<NewException>,
    pub(super) corrections: Vec<NewCorrection>,
    pub(super) settled: Vec<Settled>,
    flags: Vec<Flag>,
    accepted: Head,
}

/// A line that is being taken.
pub(super) struct Line<'a> {
    pub(super) entry: &'a Entry,
    pub(super) about: LineAbout,
}

impl Work {
    fn take(&mut self, line: &SealedLine, entry: &Entry, before: Place) -> Place {
        let digest = line.digest();
        if let Some(place) = self.state.held.get(&digest).copied() {
            let known = self.state.flags.get(&digest).into_iter().flatten();
            // Its giver has done nothing doubtful: it is for the branch's day alone.
            let known = known.filter(|code| **code != FlagCode::GrantNotTaken);
            let again = known.map(|code| Flag {
                seq: entry.seq,
                code: code.clone(),
            });
            self.flags.extend(again);
            return place;
        }
        let place = self.place_after(before);
        let about = LineAbout {
            line: digest,
            carrier: self.state.device.staff.id.clone(),
            day: vietnam_day(&entry.at.wall),
        };
        let line_about = Line { entry, about };
        let mut flags = Flags::default();
        self.check_origin(&line_about, place, &mut flags);
        let fact = self.read(&line_about, &mut flags);
        self.remember(&line_about, place, &fact);
        self.entries.push(NewEntry {
            digest,
            place,
            id: entry.id,
            type_name: entry.type_name.clone(),
            day: line_about.about.day,
            wall: entry.at.wall.to_utc(),
            line: line.as_str().to_owned(),
            fact,
        });
        for exception in flags.into_exceptions(&line_about.about) {
            let code = exception.code.clone();
            self.flags.push(Flag { seq: entry.seq, code });
            self.exceptions.push(exception);
        }
        place
    }

    /// The place after another one; on a branch of its own when that is taken by other bytes (invariant I7).
    fn place_after(&mut self, before: Place) -> Place {
        let seq = before.seq.saturating_add(1);
        let next = Place {
            branch: before.branch,
            seq,
        };
        if !self.state.taken.contains_key(&next) {
            return next;
        }
        self.state.branch_last = self.state.branch_last.saturating_add(1);
        Place {
            branch: self.state.branch_last,
            seq,
        }
    }

    /// Doubts that do not depend on what the line says.
    fn check_origin(&self, line: &Line<'_>, place: Place, flags: &mut Flags) {
        let at = &line.entry.at;
        if at.is_doubtful() || at.wall > self.now + CLOCK_AHEAD_MAX {
            flags.add(FlagCode::ClockDoubtful);
        }
        if self.state.device.revoked_at.is_some() {
            flags.add(FlagCode::DeviceRevoked);
        }
        if place.branch > 0 {
            let same_number = self.state.taken.iter().find(|(taken, _)| taken.seq == place.seq);
            let other_side = same_number.map(|(_, digest)| LineAbout {
                line: *digest,
                ..line.about.clone()
            });
            flags.add_with(FlagCode::Fork, other_side.into_iter().collect());
        }
    }

    fn read(&mut self, line: &Line<'_>, flags: &mut Flags) -> Fact {
        let body = line.entry.typed_body().unwrap_or(Body::Unknown);
        if let Some(role) = role_of(&body)
            && role != self.state.device.role
        {
            flags.add(FlagCode::RoleMismatch);
            // Nobody counts or closes their own day. What happened at a door has happened all the same.
            if role == Role::Supervisor {
                return Fact::None;
            }
        }
        self.check_late(&body, line, flags);
        match body {
            Body::Payout(payout) => self.payout(line, &payout, flags),
            Body::NonPayment(b) => self.non_payment(&b, flags),
            Body::EnvelopesReceived(b) => self.received(line, &b, flags),
            Body::EnvelopesReturned(b) => Fact::Returned(self.moved(line, &b.envelopes, b.total, flags)),
            Body::EnvelopesHandedOver(b) => self.handed_over(line, &b, flags),
            Body::DayDeclared(b) => Fact::Declared {
                date: b.date,
                held: b.held,
            },
            Body::Correction(b) => self.correction(line, &b, flags),
            Body::ReturnsCounted(b) => self.returns_counted(line, &b, flags),
            Body::DayClosed(b) => self.day_closed(line, &b, flags),
            Body::VariationReported(b) => reported(b.person, &b.kind),
            Body::ConcernRaised(b) => reported(b.person, &b.class),
            Body::AccountWished(b) => Fact::Reported {
                code: if b.consent { "wanted" } else { "not_wanted" }.to_owned(),
                person: Some(b.person),
            },
            Body::DoorNoted(b) => Fact::DoorNoted {
                person: b.person,
                text: b.text,
            },
            Body::RoundOrdered(b) => Fact::RoundOrdered(b),
            Body::HamletsOrdered(b) => Fact::HamletsOrdered(b),
            Body::EnvelopeRecounted(_) => Fact::None,
            Body::Unknown => {
                flags.add(FlagCode::UnknownType);
                Fact::None
            }
        }
    }

    fn check_late(&self, body: &Body, line: &Line<'_>, flags: &mut Flags) {
        let day = match body {
            Body::DayDeclared(b) => b.date,
            Body::ReturnsCounted(_)
            | Body::DayClosed(_)
            | Body::VariationReported(_)
            | Body::ConcernRaised(_)
            | Body::AccountWished(_)
            | Body::DoorNoted(_)
            | Body::RoundOrdered(_)
            | Body::HamletsOrdered(_)
            | Body::Unknown => return,
            Body::Payout(_)
            | Body::NonPayment(_)
            | Body::EnvelopesReceived(_)
            | Body::EnvelopesReturned(_)
            | Body::EnvelopesHandedOver(_)
            | Body::EnvelopeRecounted(_)
            | Body::Correction(_) => line.about.day,
        };
        if self.state.closed_days.contains(&day) {
            flags.add(FlagCode::Late);
        }
    }

    /// Lets the lines after this one know of it.
    fn remember(&mut self, line: &Line<'_>, place: Place, fact: &Fact) {
        let (digest, entry) = (line.about.line, line.entry);
        self.state.held.insert(digest, place);
        self.state.taken.insert(place, digest);
        if place.branch == 0 {
            self.accepted = Head {
                seq: place.seq,
                digest,
            };
        }
        let entitlements = match fact {
            Fact::Payout { entitlements, .. } => entitlements.clone(),
            _ => Vec::new(),
        };
        for entitlement in &entitlements {
            let receipts = self.state.receipts.entry(entitlement.clone()).or_default();
            if receipts.iter().all(|receipt| receipt.line != digest) {
                receipts.push(line.about.clone());
            }
        }
        let about = match fact {
            Fact::Counted { carrier, date, .. } | Fact::Closed { carrier, date, .. } => {
                (carrier.clone(), *date)
            }
            Fact::Declared { date, .. } => (line.about.carrier.clone(), *date),
            _ => (line.about.carrier.clone(), line.about.day),
        };
        let held = HeldEntry {
            id: entry.id,
            own: true,
            type_name: entry.type_name.clone(),
            is_corrected: false,
            about,
            entitlements,
        };
        self.state.corrected.insert(digest, held);
    }

    fn finish(self, batch: &OpenedBatch, last: Place) -> Effects {
        // A fork is answered with its own end: the device must recognise the line.
        let head = match last.branch {
            0 => self.accepted,
            _ => Head {
                seq: last.seq,
                digest: batch.manifest.head_after,
            },
        };
        let acknowledgement = Acknowledgement {
            v: PROTOCOL_VERSION,
            batch: batch.id,
            kid: self.state.device.kid,
            seq: head.seq,
            head: head.digest,
            root: batch.manifest.root,
            log_index: self.state.log_index,
            flags: self.flags,
            at: self.now,
        };
        Effects {
            entries: self.entries,
            exceptions: self.exceptions,
            corrections: self.corrections,
            settled: self.settled,
            accepted: self.accepted,
            acknowledgement,
        }
    }
}

/// A report with its code as the protocol spells it.
fn reported(person: Option<PersonId>, code: &impl serde::Serialize) -> Fact {
    let code = serde_json::to_value(code).ok();
    Fact::Reported {
        code: code
            .and_then(|word| word.as_str().map(str::to_owned))
            .unwrap_or_default(),
        person,
    }
}

/// Whose act a body is; nothing for acts of both.
fn role_of(body: &Body) -> Option<Role> {
    match body {
        Body::Payout(_)
        | Body::NonPayment(_)
        | Body::EnvelopesReceived(_)
        | Body::EnvelopesReturned(_)
        | Body::EnvelopesHandedOver(_)
        | Body::EnvelopeRecounted(_)
        | Body::RoundOrdered(_)
        | Body::HamletsOrdered(_)
        | Body::DayDeclared(_) => Some(Role::Carrier),
        Body::ReturnsCounted(_) | Body::DayClosed(_) => Some(Role::Supervisor),
        // Anybody may hear and note something.
        Body::Correction(_)
        | Body::VariationReported(_)
        | Body::ConcernRaised(_)
        | Body::AccountWished(_)
        | Body::DoorNoted(_)
        | Body::Unknown => None,
    }
}
