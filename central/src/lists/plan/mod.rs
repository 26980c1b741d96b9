//! What follows from an import: a pure function of the lists and of what the centre has.

pub mod known;
#[cfg(test)]
mod tests;
pub mod written;

use std::collections::{BTreeMap, BTreeSet};

use sync_protocol::amount::Amount;
use sync_protocol::authorisation::Authorisation;
use sync_protocol::ids::{AuthorisationId, CommuneCode, EnvelopeId, LineId, ListId, PersonId, StaffId};
use sync_protocol::payout_list::{Entitlement, Envelope, Person};
use uuid::Uuid;

use crate::lists::incoming::{Import, IncomingLine, IncomingList, IncomingPerson, Round};
use crate::lists::outcome::ListOutcome;
use crate::lists::plan::known::{ImportState, KnownList, Order};
use crate::lists::plan::written::{ImportRefusal, NewList, Plan};
use crate::lists::register::Register;
use crate::lists::routes::Routes;

/// Plans an import.
///
/// # Errors
/// Every reason why it is refused.
pub fn plan(
    import: &Import,
    state: ImportState,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<Plan, Vec<ImportRefusal>> {
    let mut planner = Planner {
        register: Register::new(state.people),
        routes: Routes::new(&import.rounds),
        claims: state.claims,
        known: &state.lists,
        refusals: same_lists(&import.lists),
        plan: Plan::default(),
        new_id,
    };
    planner.release_replaced(&import.lists);
    for list in &import.lists {
        planner.add_list(list);
    }
    planner.add_authorisations(import, &state.authorisations);
    if !planner.refusals.is_empty() {
        return Err(planner.refusals);
    }
    let mut plan = planner.plan;
    plan.people = planner.register.changed().collect();
    let staff: BTreeMap<_, _> = import
        .rounds
        .iter()
        .map(|r| (r.staff.id.clone(), r.staff.clone()))
        .collect();
    plan.staff = staff.into_values().collect();
    Ok(plan)
}

fn same_lists(lists: &[IncomingList]) -> Vec<ImportRefusal> {
    let mut seen: BTreeMap<Order, &str> = BTreeMap::new();
    let twice = lists.iter().filter_map(|list| {
        let other = seen.insert(Order::of(list), &list.source_name)?;
        Some(ImportRefusal::SameList(
            other.to_owned(),
            list.source_name.clone(),
        ))
    });
    twice.collect()
}

struct Planner<'a> {
    register: Register,
    routes: Routes,
    claims: BTreeMap<Entitlement, ListId>,
    known: &'a [KnownList],
    refusals: Vec<ImportRefusal>,
    plan: Plan,
    new_id: &'a mut dyn FnMut() -> Uuid,
}

impl Planner<'_> {
    /// The list in force for an order.
    fn in_force(&self, order: &Order) -> Option<KnownList> {
        self.known
            .iter()
            .rfind(|known| known.in_force && known.order == *order)
            .cloned()
    }

    /// The list in force when it came of the same bytes.
    fn unchanged(&self, list: &IncomingList) -> Option<KnownList> {
        self.in_force(&Order::of(list))
            .filter(|known| known.source_sha256 == list.source_sha256)
    }

    /// What a list orders that is replaced by this import is free to be ordered again, also by another file.
    fn release_replaced(&mut self, lists: &[IncomingList]) {
        let changed = lists.iter().filter(|list| self.unchanged(list).is_none());
        let in_force = changed.filter_map(|list| self.in_force(&Order::of(list)));
        let replaced: BTreeSet<ListId> = in_force.map(|known| known.id).collect();
        self.claims.retain(|_, list| !replaced.contains(list));
    }

    fn add_list(&mut self, list: &IncomingList) {
        if let Some(known) = self.unchanged(list) {
            self.plan.outcome.lists.push(outcome_of_unchanged(list, &known));
            return;
        }
        let order = Order::of(list);
        let id = ListId((self.new_id)());
        let envelopes = self.envelopes(list, id);
        let total = Amount::checked_sum(envelopes.iter().map(|(envelope, _)| envelope.total));
        let Some(total) = total else {
            self.refusals
                .push(ImportRefusal::SumOutOfRange(list.source_name.clone()));
            return;
        };
        let versions = self
            .known
            .iter()
            .filter(|known| known.order == order)
            .map(|known| known.version);
        let version = versions.max().unwrap_or_default().saturating_add(1);
        self.plan.outcome.lists.push(ListOutcome {
            source_name: list.source_name.clone(),
            source_sha256: list.source_sha256,
            id,
            unchanged: false,
            programme: list.programme,
            month: list.month,
            kind: list.kind,
            version,
            envelopes: envelopes.len(),
            lines: envelopes.iter().map(|(envelope, _)| envelope.lines.len()).sum(),
            total,
            rounds: by_carrier(&envelopes),
            unassigned: unassigned(&envelopes),
        });
        let supersedes = self.in_force(&order).map(|known| known.id);
        self.plan.lists.push(NewList {
            id,
            order,
            version,
            supersedes,
            source_sha256: list.source_sha256,
            source_name: list.source_name.clone(),
            hotline: list.hotline.clone(),
            total,
            envelopes,
        });
    }

    fn envelopes(&mut self, list: &IncomingList, id: ListId) -> Envelopes {
        let routes = std::mem::take(&mut self.routes);
        let mut taken = BTreeSet::new();
        let mut envelopes = Vec::new();
        for (person, round) in list.people.iter().zip(routes.assign(list)) {
            let person_id = self
                .register
                .find_or_add(&person.identity, &mut taken, self.new_id);
            self.claim(list, id, person, person_id);
            match self.envelope(person, person_id, round) {
                Some(envelope) => envelopes.push((envelope, round.map(|round| round.staff.id.clone()))),
                None => self
                    .refusals
                    .push(ImportRefusal::SumOutOfRange(list.source_name.clone())),
            }
        }
        self.routes = routes;
        envelopes
    }

    /// Each benefit of a person is ordered for a month by one list in force. Within a list the office's own
    /// repeats were refused when it was read.
    fn claim(&mut self, list: &IncomingList, id: ListId, person: &IncomingPerson, person_id: PersonId) {
        for IncomingLine { row, line } in &person.lines {
            if line.benefit.0 == list_import::category::UNKNOWN {
                continue;
            }
            for month in line.from.through(line.to) {
                let entitlement = Entitlement {
                    person: person_id,
                    benefit: line.benefit.clone(),
                    month,
                    kind: list.kind,
                };
                let other = self.claims.insert(entitlement, id).filter(|other| *other != id);
                if let Some(other) = other {
                    self.refusals.push(ImportRefusal::OrderedTwice {
                        file: list.source_name.clone(),
                        row: *row,
                        benefit: line.benefit.to_string(),
                        month,
                        other: self.name_of(other),
                    });
                }
            }
        }
    }

    fn name_of(&self, list: ListId) -> String {
        let known = self
            .known
            .iter()
            .find(|known| known.id == list)
            .map(|known| &known.source_name);
        let incoming = || {
            self.plan
                .outcome
                .lists
                .iter()
                .find(|l| l.id == list)
                .map(|l| &l.source_name)
        };
        known
            .or_else(incoming)
            .cloned()
            .unwrap_or_else(|| format!("list {list}"))
    }

    fn envelope(&mut self, person: &IncomingPerson, id: PersonId, round: Option<&Round>) -> Option<Envelope> {
        let lines = person.lines.iter().map(|incoming| {
            let mut line = incoming.line.clone();
            line.id = LineId((self.new_id)());
            line
        });
        let lines: Vec<_> = lines.collect();
        Some(Envelope {
            id: EnvelopeId((self.new_id)()),
            total: Amount::checked_sum(lines.iter().map(|line| line.total))?,
            lines,
            person: Person {
                id,
                name: person.identity.name.clone(),
                born: person.identity.born.clone(),
                sex: person.sex,
                id12: person.identity.id12.clone(),
                id9: person.identity.id9.clone(),
                commune: person.identity.commune.clone(),
                commune_name: person.commune_name.clone(),
                hamlet: person.hamlet.clone(),
                book_no: person.book_no.clone(),
                file_no: person.file_no.clone(),
            },
            route: round.map(|round| round.route.clone()).unwrap_or_default(),
            planned_on: round.and_then(|round| round.planned_on),
            payout_point: round.and_then(|round| round.payout_point.clone()),
        })
    }

    fn add_authorisations(&mut self, import: &Import, known: &[Authorisation]) {
        for proxy in &import.proxies {
            let Some(person) = self.register.beneficiary(proxy) else {
                self.plan.outcome.proxies_without_person.push(proxy.row);
                continue;
            };
            let mut authorisation = Authorisation {
                id: AuthorisationId(Uuid::nil()),
                person,
                programme: Some(proxy.programme),
                kind: proxy.kind,
                name: proxy.name.clone(),
                born: proxy.born.clone(),
                id12: proxy.id12.clone(),
                relation: proxy.relation.clone(),
                paper_no: proxy.paper_no.clone(),
                certified_by: proxy.certified_by.clone(),
                valid_from: proxy.valid_from,
                valid_to: proxy.valid_to,
            };
            match known.iter().find(|known| is_same_paper(known, &authorisation)) {
                Some(known) => authorisation.id = known.id,
                None => authorisation.id = AuthorisationId((self.new_id)()),
            }
            if !known.contains(&authorisation) {
                self.plan.authorisations.push(authorisation);
            }
        }
        self.plan.outcome.authorisations = self.plan.authorisations.len();
    }
}

/// The paper of a register that comes again, perhaps with a longer validity.
fn is_same_paper(a: &Authorisation, b: &Authorisation) -> bool {
    let key = |x: &Authorisation| {
        (
            x.person,
            x.programme,
            x.kind,
            x.id12.clone(),
            x.paper_no.clone(),
            x.valid_from,
        )
    };
    key(a) == key(b) && (a.id12.is_some() || a.name == b.name)
}

fn outcome_of_unchanged(list: &IncomingList, known: &KnownList) -> ListOutcome {
    let lines = || list.people.iter().flat_map(|person| &person.lines);
    ListOutcome {
        source_name: list.source_name.clone(),
        source_sha256: list.source_sha256,
        id: known.id,
        unchanged: true,
        programme: list.programme,
        month: list.month,
        kind: list.kind,
        version: known.version,
        envelopes: list.people.len(),
        lines: lines().count(),
        total: Amount::checked_sum(lines().map(|incoming| incoming.line.total)).unwrap_or_default(),
        rounds: Vec::new(),
        unassigned: Vec::new(),
    }
}

type Envelopes = Vec<(Envelope, Option<StaffId>)>;
type Rounds = Vec<(Option<StaffId>, usize, Amount)>;

fn by_carrier(envelopes: &Envelopes) -> Rounds {
    let mut sums: BTreeMap<Option<StaffId>, (usize, Amount)> = BTreeMap::new();
    for (envelope, staff) in envelopes {
        let sum = sums.entry(staff.clone()).or_default();
        sum.0 += 1;
        sum.1 = sum.1.checked_add(envelope.total).unwrap_or(sum.1);
    }
    sums.into_iter()
        .map(|(staff, (count, amount))| (staff, count, amount))
        .collect()
}

fn unassigned(envelopes: &Envelopes) -> Vec<(CommuneCode, String, usize)> {
    let mut hamlets: BTreeMap<(CommuneCode, String), usize> = BTreeMap::new();
    for (envelope, _) in envelopes.iter().filter(|(_, staff)| staff.is_none()) {
        let key = (envelope.person.commune.clone(), envelope.person.hamlet.clone());
        *hamlets.entry(key).or_default() += 1;
    }
    hamlets
        .into_iter()
        .map(|((commune, hamlet), count)| (commune, hamlet, count))
        .collect()
}
