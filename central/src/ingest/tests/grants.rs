//! Envelopes that go from carrier to carrier: both entries, in either order.

use sync_protocol::body::EnvelopesHandedOver;
use sync_protocol::keys::Kid;

use super::*;
use crate::ingest::effects::Settled;
use crate::ingest::grants::{Grant, GrantEntry, GrantSide};

fn grant() -> Digest {
    Digest::of(b"grant")
}

fn taker() -> Kid {
    Kid(Digest::of(b"taker"))
}

/// The carrier hands the one envelope to another device.
fn handed_over() -> Body {
    Body::EnvelopesHandedOver(EnvelopesHandedOver {
        envelopes: vec![EnvelopeId(uuid(3))],
        total: Amount::from_dong(540_000),
        to_device: taker(),
        to: StaffId("NV002".into()),
        grant: grant(),
        taker: None,
        ink: None,
    })
}

/// The carrier takes the one envelope by a grant.
fn taken() -> Body {
    Body::EnvelopesReceived(EnvelopesReceived {
        envelopes: vec![EnvelopeId(uuid(3))],
        total: Amount::from_dong(540_000),
        from: None,
        ink: None,
        grant: Some(grant()),
    })
}

/// A carrier on whose round the envelope is not.
fn stranger() -> State {
    let mut state = state();
    state.envelopes.get_mut(&EnvelopeId(uuid(3))).unwrap().staff = Some(StaffId("NV009".into()));
    state
}

fn entry(taker: Kid, envelope: u128) -> GrantEntry {
    GrantEntry {
        line: Digest::of(b"the other side"),
        taker,
        envelopes: BTreeSet::from([EnvelopeId(uuid(envelope))]),
    }
}

fn with(mut state: State, given: Vec<GrantEntry>, taken: Vec<GrantEntry>) -> State {
    state.grants.insert(grant(), Grant { given, taken });
    state
}

#[test]
fn what_was_given_first_is_taken_without_a_doubt_and_paid_without_one() {
    let state = with(stranger(), vec![entry(key().kid(), 3)], vec![]);
    let effects = take(state, vec![taken(), paid(|_| ())]);
    assert_eq!(codes(&effects), []);
    let by = effects.entries[0].digest;
    let line = Digest::of(b"the other side");
    assert_eq!(
        effects.settled,
        [Settled {
            code: FlagCode::GrantNotTaken,
            line,
            by
        }]
    );
    assert!(matches!(
        effects.entries[0].fact,
        Fact::Granted {
            side: GrantSide::Taken,
            ..
        }
    ));
}

#[test]
fn what_nobody_gave_is_doubted_once_and_not_at_every_door() {
    let others = [vec![], vec![entry(taker(), 3)], vec![entry(key().kid(), 4)]];
    for given in others {
        let effects = take(with(stranger(), given, vec![]), vec![taken(), paid(|_| ())]);
        assert_eq!(codes(&effects), [FlagCode::GrantNotGiven]);
        assert_eq!(effects.settled, []);
    }
}

#[test]
fn what_was_taken_first_is_settled_by_the_giver() {
    let effects = take(
        with(state(), vec![], vec![entry(taker(), 3)]),
        vec![handed_over()],
    );
    assert_eq!(codes(&effects), []);
    let by = effects.entries[0].digest;
    let line = Digest::of(b"the other side");
    assert_eq!(
        effects.settled,
        [Settled {
            code: FlagCode::GrantNotGiven,
            line,
            by
        }]
    );
}

#[test]
fn what_nobody_has_taken_yet_is_shown_and_not_told_to_the_giver() {
    for taken in [vec![], vec![entry(key().kid(), 3)], vec![entry(taker(), 4)]] {
        let effects = take(with(state(), vec![], taken), vec![handed_over()]);
        assert_eq!(effects.acknowledgement.flags, []);
        let shown: Vec<_> = effects.exceptions.iter().map(|e| &e.code).collect();
        assert_eq!(shown, [&FlagCode::GrantNotTaken]);
        assert_eq!(effects.settled, []);
    }
}
