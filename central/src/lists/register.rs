//! The register of people: which person of the centre a name on a list is.
//!
//! The 12-digit number decides; without one on both sides the 9-digit number; without that the same spelling,
//! birth and commune, when exactly one person fits. Two people of one list are never the same person, whatever
//! they share: the office has kept them apart.

use std::collections::{BTreeMap, BTreeSet};

use sync_protocol::ids::PersonId;
use uuid::Uuid;
use vietnamese::search::spelling_key;

use crate::lists::incoming::{Identity, IncomingProxy};

/// A person of the centre.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The person.
    pub id: PersonId,
    /// What tells the person from others.
    pub identity: Identity,
}

/// People who may be meant, and those who came with the import.
#[derive(Clone, Default)]
pub struct Register {
    people: BTreeMap<PersonId, Identity>,
    by_id12: BTreeMap<String, BTreeSet<PersonId>>,
    by_id9: BTreeMap<String, BTreeSet<PersonId>>,
    by_name: BTreeMap<String, BTreeSet<PersonId>>,
    /// New people, and people of whom more is known than before.
    changed: BTreeSet<PersonId>,
}

/// How sure a match is; later is surer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Name,
    OldNumber,
    Number,
    NumberAndName,
}

impl Register {
    /// Begins with the people that the store offers.
    #[must_use]
    pub fn new(known: Vec<KnownPerson>) -> Self {
        let mut register = Self::default();
        for person in known {
            register.put(person.id, person.identity);
        }
        register
    }

    /// The person of a name on a list; a new one when nobody fits. `taken` holds the people of that list.
    pub fn find_or_add(
        &mut self,
        identity: &Identity,
        taken: &mut BTreeSet<PersonId>,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> PersonId {
        let id = match self.find(identity, taken) {
            Some(id) => {
                self.learn(id, identity);
                id
            }
            None => {
                let id = PersonId(new_id());
                self.put(id, identity.clone());
                self.changed.insert(id);
                id
            }
        };
        taken.insert(id);
        id
    }

    /// The beneficiary that an authorisation is about, when exactly one person fits.
    #[must_use]
    pub fn beneficiary(&self, proxy: &IncomingProxy) -> Option<PersonId> {
        if let Some(number) = &proxy.beneficiary_id12
            && let Some(found) = self.by_id12.get(number)
        {
            return only(found.iter().copied());
        }
        let year = proxy.beneficiary_year?.to_string();
        let named = self.by_name.get(&spelling_key(&proxy.beneficiary))?;
        only(named.iter().copied().filter(|id| {
            self.people.get(id).is_some_and(|known| {
                let numbers_differ = known.id12.is_some() && proxy.beneficiary_id12.is_some();
                !numbers_differ && known.born.as_ref().is_some_and(|born| born.starts_with(&year))
            })
        }))
    }

    /// New people, and people of whom more is known than before.
    pub fn changed(&self) -> impl Iterator<Item = KnownPerson> + '_ {
        self.changed.iter().filter_map(|id| {
            let identity = self.people.get(id)?.clone();
            Some(KnownPerson { id: *id, identity })
        })
    }

    fn find(&self, wanted: &Identity, taken: &BTreeSet<PersonId>) -> Option<PersonId> {
        let number = wanted.id12.as_ref().and_then(|id| self.by_id12.get(id));
        let old = wanted.id9.as_ref().and_then(|id| self.by_id9.get(id));
        let name = self.by_name.get(&spelling_key(&wanted.name));
        let candidates: BTreeSet<PersonId> = [number, old, name]
            .into_iter()
            .flatten()
            .flatten()
            .filter(|id| !taken.contains(id))
            .copied()
            .collect();
        let rated: Vec<(Match, PersonId)> = candidates
            .into_iter()
            .filter_map(|id| Some((rate(wanted, self.people.get(&id)?)?, id)))
            .collect();
        let best = rated.iter().map(|(rating, _)| *rating).max()?;
        only(
            rated
                .into_iter()
                .filter(|(rating, _)| *rating == best)
                .map(|(_, id)| id),
        )
    }

    fn learn(&mut self, id: PersonId, seen: &Identity) {
        let Some(known) = self.people.get(&id).cloned() else {
            return;
        };
        let longer = |seen: &Option<String>, known: &Option<String>| {
            if seen.as_ref().map_or(0, String::len) > known.as_ref().map_or(0, String::len) {
                seen.clone()
            } else {
                known.clone()
            }
        };
        let learned = Identity {
            name: seen.name.clone(),
            born: longer(&seen.born, &known.born),
            commune: seen.commune.clone(),
            id12: known.id12.clone().or_else(|| seen.id12.clone()),
            id9: known.id9.clone().or_else(|| seen.id9.clone()),
        };
        if learned != known {
            self.put(id, learned);
            self.changed.insert(id);
        }
    }

    fn put(&mut self, id: PersonId, identity: Identity) {
        for (index, key) in [
            (&mut self.by_id12, &identity.id12),
            (&mut self.by_id9, &identity.id9),
        ] {
            if let Some(key) = key {
                index.entry(key.clone()).or_default().insert(id);
            }
        }
        self.by_name
            .entry(spelling_key(&identity.name))
            .or_default()
            .insert(id);
        self.people.insert(id, identity);
    }
}

fn rate(wanted: &Identity, known: &Identity) -> Option<Match> {
    let same_name = spelling_key(&wanted.name) == spelling_key(&known.name);
    match (&wanted.id12, &known.id12) {
        (Some(a), Some(b)) if a == b => {
            return Some(if same_name {
                Match::NumberAndName
            } else {
                Match::Number
            });
        }
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (&wanted.id9, &known.id9) {
        (Some(a), Some(b)) if a == b => return Some(Match::OldNumber),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    (same_name && wanted.commune == known.commune && births_agree(wanted, known)).then_some(Match::Name)
}

/// One date may say less than the other (`1946`, `1946-07-10`), and not something else.
fn births_agree(a: &Identity, b: &Identity) -> bool {
    match (&a.born, &b.born) {
        (Some(a), Some(b)) => a.starts_with(b.as_str()) || b.starts_with(a.as_str()),
        (None, None) => true,
        _ => false,
    }
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync_protocol::ids::CommuneCode;

    fn identity(name: &str, born: &str, id12: Option<&str>, id9: Option<&str>) -> Identity {
        Identity {
            name: name.into(),
            born: Some(born.into()),
            commune: CommuneCode("30313".into()),
            id12: id12.map(Into::into),
            id9: id9.map(Into::into),
        }
    }

    fn counting() -> impl FnMut() -> Uuid {
        let mut last = 0;
        move || {
            last += 1;
            Uuid::from_u128(last)
        }
    }

    fn find(register: &mut Register, who: &Identity) -> PersonId {
        register.find_or_add(who, &mut BTreeSet::new(), &mut counting())
    }

    #[test]
    fn a_person_is_found_again_by_what_is_known() {
        let known = PersonId(Uuid::from_u128(99));
        let register = Register::new(vec![KnownPerson {
            id: known,
            identity: identity(
                "Trần Văn Hòa",
                "1946-07-10",
                Some("089046000001"),
                Some("350000001"),
            ),
        }]);
        let cases = [
            (identity("Trần Văn Hòa", "1946", Some("089046000001"), None), true),
            (identity("Trần Văn Hoà", "1946", None, None), true),
            (identity("Trần Văn Hoa", "1946-07-10", None, None), false),
            (identity("Trần Văn Hòa", "1947", None, None), false),
            (
                identity("Trần Văn Hòa", "1946-07-10", Some("089046000002"), None),
                false,
            ),
            (identity("Tran Van Hoa", "1950", None, Some("350000001")), true),
            (
                identity("Trần Văn Hòa", "1946-07-10", None, Some("350000002")),
                false,
            ),
            (
                identity("Trần V. Hòa", "1946-07-10", Some("089046000001"), None),
                true,
            ),
        ];
        for (who, same) in cases {
            assert_eq!(
                find(&mut register.clone(), &who) == known,
                same,
                "{} {:?}",
                who.name,
                who.born
            );
        }
    }

    #[test]
    fn people_of_one_list_stay_apart() {
        let mut register = Register::default();
        let (mut taken, mut ids) = (BTreeSet::new(), counting());
        let who = identity("Nguyễn Thị Hai", "1950", None, None);
        let first = register.find_or_add(&who, &mut taken, &mut ids);
        let second = register.find_or_add(&who, &mut taken, &mut ids);
        assert_ne!(first, second);
    }

    #[test]
    fn a_number_that_comes_later_is_learned() {
        let mut register = Register::default();
        let first = find(&mut register, &identity("Lê Thị Ba", "1950", None, None));
        let with_number = identity("Lê Thị Ba", "1950-02-01", Some("089150000007"), None);
        assert_eq!(find(&mut register, &with_number), first);
        let elsewhere = Identity {
            commune: CommuneCode("30817".into()),
            ..with_number
        };
        assert_eq!(find(&mut register, &elsewhere), first);
    }
}
