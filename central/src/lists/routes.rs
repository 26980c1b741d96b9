//! Whose round a person is on.

use std::collections::BTreeMap;

use list_import::places::hamlet_key;
use sync_protocol::ids::CommuneCode;
use sync_protocol::payout_list::Programme;

use crate::lists::incoming::{IncomingList, IncomingPerson, Round};

type HamletKey = (Programme, CommuneCode, String);

/// Who pays which hamlet.
#[derive(Clone, Default)]
pub struct Routes(BTreeMap<HamletKey, Vec<Round>>);

impl Routes {
    /// Sorts rounds by hamlet; spellings of one hamlet fall together.
    #[must_use]
    pub fn new(rounds: &[Round]) -> Self {
        let mut hamlets: BTreeMap<HamletKey, Vec<Round>> = BTreeMap::new();
        for round in rounds {
            let key = (round.programme, round.commune.clone(), hamlet_key(&round.hamlet));
            let sharing = hamlets.entry(key).or_default();
            if sharing.iter().all(|other| other.staff.id != round.staff.id) {
                sharing.push(round.clone());
            }
        }
        Self(hamlets)
    }

    /// The round of each person of a list, in the order of the list; nobody's where a hamlet has nobody.
    ///
    /// A hamlet that several share is divided by the groups that the rounds and the addresses name; people
    /// without such an address are divided in equal parts in the order of the list.
    #[must_use]
    pub fn assign(&self, list: &IncomingList) -> Vec<Option<&Round>> {
        let keys: Vec<HamletKey> = list
            .people
            .iter()
            .map(|p| (list.programme, p.identity.commune.clone(), hamlet_key(&p.hamlet)))
            .collect();
        let mut sizes: BTreeMap<&HamletKey, usize> = BTreeMap::new();
        for key in &keys {
            *sizes.entry(key).or_default() += 1;
        }
        let mut places: BTreeMap<&HamletKey, usize> = BTreeMap::new();
        let assigned = list.people.iter().zip(&keys).map(|(person, key)| {
            let rounds = self.0.get(key)?;
            let size = sizes.get(key).copied().unwrap_or(1);
            let place = places.entry(key).or_default();
            let by_order = rounds.get((*place * rounds.len()) / size.max(1));
            *place += 1;
            by_group(rounds, person).or(by_order)
        });
        assigned.collect()
    }
}

fn by_group<'a>(rounds: &'a [Round], person: &IncomingPerson) -> Option<&'a Round> {
    let group = person.group?;
    rounds.iter().find(|round| {
        round
            .groups
            .is_some_and(|(first, last)| (first..=last).contains(&group))
    })
}
