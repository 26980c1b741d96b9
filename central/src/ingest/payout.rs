//! Payouts and envelopes that stay closed, against the list that orders them.

use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::amount::Amount;
use sync_protocol::body::{NonPayment, Payout, Receiver};
use sync_protocol::hands::CannotSign;
use sync_protocol::payout_list::Entitlement;

use crate::ingest::decide::{Line, Work};
use crate::ingest::effects::Fact;
use crate::ingest::flags::Flags;
use crate::ingest::state::{KnownEnvelope, LineAbout};

impl Work {
    pub(super) fn payout(&mut self, line: &Line<'_>, payout: &Payout, flags: &mut Flags) -> Fact {
        flags.person_name = Some(payout.person_name.clone());
        flags.amount = Some(payout.amount);
        match self.state.envelopes.get(&payout.envelope) {
            Some(envelope) => {
                check_order(payout, envelope, flags);
                self.check_payable(envelope, line, flags);
            }
            None => flags.add(FlagCode::UnknownLine),
        }
        self.check_receiver(payout, line, flags);
        let drawn = payout.ink.as_ref().is_some_and(|ink| ink.check_enough().is_ok());
        if !drawn && payout.cannot_sign != Some(CannotSign::Fingerprint) {
            flags.add(FlagCode::TooLittleInk);
        }
        let mut entitlements: Vec<Entitlement> = payout.entitlements().collect();
        entitlements.sort();
        entitlements.dedup();
        self.check_paid_once(&entitlements, flags);
        Fact::Payout {
            envelope: payout.envelope,
            list: payout.list,
            person: payout.person,
            amount: payout.amount,
            entitlements,
        }
    }

    pub(super) fn non_payment(&self, tried: &NonPayment, flags: &mut Flags) -> Fact {
        let mut amount = Amount::ZERO;
        match self.state.envelopes.get(&tried.envelope) {
            Some(envelope) => {
                flags.person_name = Some(envelope.person_name.clone());
                flags.amount = Some(envelope.total);
                amount = envelope.total;
                self.check_carrier(envelope, flags);
            }
            None => flags.add(FlagCode::UnknownLine),
        }
        Fact::NonPayment {
            envelope: tried.envelope,
            amount,
        }
    }

    /// Payment after a withdrawal is a doubt. A clock that cannot be trusted does not prove that it was before.
    pub(super) fn check_payable(&self, envelope: &KnownEnvelope, line: &Line<'_>, flags: &mut Flags) {
        let at = &line.entry.at;
        if envelope
            .withdrawn_at
            .is_some_and(|since| at.wall >= since || at.is_doubtful())
        {
            flags.add(FlagCode::Withdrawn);
        }
        self.check_carrier(envelope, flags);
    }

    pub(super) fn check_carrier(&self, envelope: &KnownEnvelope, flags: &mut Flags) {
        let carrier = &self.state.device.staff.id;
        if envelope.staff.as_ref() != Some(carrier) && !envelope.granted_to.contains(carrier) {
            flags.add(FlagCode::NotThisCarrier);
        }
    }

    fn check_receiver(&self, payout: &Payout, line: &Line<'_>, flags: &mut Flags) {
        let authorisation = match &payout.receiver {
            Receiver::Beneficiary => return,
            Receiver::Registered { authorisation, .. } => self.state.authorisations.get(authorisation),
            Receiver::Unregistered(_) => None,
        };
        let programme = self
            .state
            .envelopes
            .get(&payout.envelope)
            .map(|envelope| envelope.programme);
        let covers = authorisation.is_some_and(|a| {
            let programme_fits = a.programme.is_none() || programme.is_none() || a.programme == programme;
            a.person == payout.person && programme_fits && a.is_valid_on(line.about.day)
        });
        if !covers {
            flags.add(FlagCode::ReceiverNotRegistered);
        }
    }

    /// Each other receipt for something that this payout settles makes one dispute (invariant I5).
    fn check_paid_once(&self, entitlements: &[Entitlement], flags: &mut Flags) {
        let known = entitlements.iter().filter_map(|e| self.state.receipts.get(e));
        let mut others: Vec<&LineAbout> = known.flatten().collect();
        others.sort_by_key(|other| other.line);
        others.dedup_by_key(|other| other.line);
        for other in others {
            flags.add_with(FlagCode::PaidTwice, vec![other.clone()]);
        }
    }
}

/// Compares a payout with its envelope: the amount on the list is the truth.
fn check_order(payout: &Payout, envelope: &KnownEnvelope, flags: &mut Flags) {
    let known_lines = payout
        .lines
        .iter()
        .all(|line| envelope.lines.contains_key(&line.line));
    if payout.list != envelope.list || payout.person != envelope.person || !known_lines {
        flags.add(FlagCode::UnknownLine);
    }
    let of_list = |line: &sync_protocol::body::PaidLine| envelope.lines.get(&line.line) == Some(&line.amount);
    let sum = Amount::checked_sum(payout.lines.iter().map(|line| line.amount));
    let agrees = payout.amount == envelope.total
        && sum == Some(payout.amount)
        && payout.lines.len() == envelope.lines.len()
        && payout.lines.iter().all(of_list);
    if !agrees {
        flags.add(FlagCode::AmountDiffers);
    }
}
