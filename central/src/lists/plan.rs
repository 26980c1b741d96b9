//! What follows from an import: a pure function of the lists and of what the centre has.

use std::collections::{BTreeMap, BTreeSet};

use sync_protocol::amount::Amount;
use sync_protocol::authorisation::Authorisation;
use sync_protocol::ids::{AuthorisationId, CommuneCode, EnvelopeId, LineId, ListId, PersonId, StaffId};
use sync_protocol::payout_list::{Entitlement, Envelope, ListKind, Month, Person, Programme};
use uuid::Uuid;

use crate::lists::incoming::{Import, IncomingLine, IncomingList, IncomingPerson, Round};
use crate::lists::outcome::{ListOutcome, Outcome};
use crate::lists::register::{KnownPerson, Register};
use crate::lists::routes::Routes;

/// A version of a list that the centre has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownList {
    /// The list.
    pub id: ListId,
    /// What it orders.
    pub order: Order,
    /// The version.
    pub version: u32,
    /// SHA-256 of the file.
    pub source_sha256: sync_protocol::digest::Digest,
    /// Its name.
    pub source_name: String,
    /// Whether it is neither withdrawn nor replaced.
    pub in_force: bool,
}

/// What makes two imports versions of one list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// The budget.
    pub programme: Programme,
    /// The month.
    pub month: Month,
    /// The kind.
    pub kind: ListKind,
    /// Who orders.
    pub authority: String,
    /// The communes, sorted.
    pub communes: Vec<CommuneCode>,
}

impl Order {
    /// The order of a list.
    #[must_use]
    pub fn of(list: &IncomingList) -> Self {
        Self {
            programme: list.programme,
            month: list.month,
            kind: list.kind,
            authority: list.authority.clone(),
            communes: list.communes.clone(),
        }
    }
}

/// What the centre has, as far as the import touches it.
#[derive(Clone, Default)]
pub struct ImportState {
    /// All versions of the orders on the lists, the latest last.
    pub lists: Vec<KnownList>,
    /// People who may be meant.
    pub people: Vec<KnownPerson>,
    /// What lists in force order for these people.
    pub claims: BTreeMap<Entitlement, ListId>,
    /// Authorisations of these people.
    pub authorisations: Vec<Authorisation>,
}

/// What the store writes.
#[derive(Clone, Default)]
pub struct Plan {
    /// People who are new or of whom more is known.
    pub people: Vec<KnownPerson>,
    /// Staff on the rounds.
    pub staff: Vec<sync_protocol::certificate::Staff>,
    /// Lists to be added.
    pub lists: Vec<NewList>,
    /// Authorisations to be added or changed.
    pub authorisations: Vec<Authorisation>,
    /// What to tell the person at the command line.
    pub outcome: Outcome,
}

/// A list to be added.
#[derive(Clone)]
pub struct NewList {
    /// The list.
    pub id: ListId,
    /// What it orders.
    pub order: Order,
    /// The version.
    pub version: u32,
    /// The version that it replaces.
    pub supersedes: Option<ListId>,
    /// SHA-256 of the file.
    pub source_sha256: sync_protocol::digest::Digest,
    /// The name of the file.
    pub source_name: String,
    /// The hotline.
    pub hotline: String,
    /// The sum.
    pub total: Amount,
    /// The envelopes with their carriers.
    pub envelopes: Vec<(Envelope, Option<StaffId>)>,
}

/// The import is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportRefusal {
    /// Two lists order the same.
    #[error("{file}, row {row}: benefit {benefit} for {month} is ordered for this person by {other} as well")]
    OrderedTwice {
        /// The file.
        file: String,
        /// The row.
        row: u32,
        /// The benefit.
        benefit: String,
        /// The month.
        month: Month,
        /// The name of the other list's file.
        other: String,
    },
    /// Two files of the command are the same list.
    #[error(
        "{0} and {1} are the same list (programme, month, kind, authority and communes); give one of them"
    )]
    SameList(String, String),
    /// A sum is out of range.
    #[error("{0}: the amounts add up to more than can be counted")]
    SumOutOfRange(String),
}

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
            if line.benefit.0 == list_import::catalogue::UNKNOWN {
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

#[cfg(test)]
mod tests {
    use super::*;
    use sync_protocol::certificate::{Branch, Staff};
    use sync_protocol::digest::Digest;
    use sync_protocol::ids::{BenefitCode, BranchId};
    use sync_protocol::payout_list::PayLine;

    use crate::lists::incoming::Identity;

    fn person(n: u32) -> IncomingPerson {
        let (month, amount) = ("2026-11".parse().unwrap(), Amount::from_dong(540_000));
        let line = PayLine {
            id: LineId(Uuid::nil()),
            benefit: BenefitCode("HTXH_MONTHLY".into()),
            label: "Hưu trí xã hội".into(),
            from: month,
            to: month,
            current: amount,
            arrears: Amount::ZERO,
            arrears_months: 0,
            carried_over: Amount::ZERO,
            carried_over_months: 0,
            recovery: Amount::ZERO,
            total: amount,
            decision_no: None,
            note: None,
        };
        IncomingPerson {
            identity: Identity {
                name: format!("Nguyễn Văn {n}"),
                born: Some("1946".into()),
                commune: CommuneCode("30817".into()),
                id12: Some(format!("0890460{n:05}")),
                id9: None,
            },
            sex: None,
            commune_name: "Xã Hòn Đất".into(),
            hamlet: "Ấp Hòn Sóc".into(),
            group: None,
            book_no: None,
            file_no: None,
            lines: vec![IncomingLine { row: n + 1, line }],
        }
    }

    fn list(name: &str, people: std::ops::RangeInclusive<u32>) -> IncomingList {
        IncomingList {
            programme: Programme::Htxh,
            month: "2026-11".parse().unwrap(),
            kind: ListKind::Monthly,
            authority: "Sở Y tế tỉnh An Giang".into(),
            communes: vec![CommuneCode("30817".into())],
            source_sha256: Digest::of(name.as_bytes()),
            source_name: name.into(),
            hotline: "1900 54 54 81".into(),
            people: people.map(person).collect(),
        }
    }

    fn round(staff: &str, groups: Option<(u32, u32)>) -> Round {
        Round {
            route: "T08".into(),
            staff: Staff {
                id: StaffId(staff.into()),
                name: staff.into(),
            },
            programme: Programme::Htxh,
            commune: CommuneCode("30817".into()),
            hamlet: "hòn sóc".into(),
            planned_on: None,
            payout_point: None,
            groups,
        }
    }

    fn import(lists: Vec<IncomingList>, rounds: Vec<Round>) -> Import {
        let branch = Branch {
            id: BranchId("BC01".into()),
            name: "Bưu cục mẫu".into(),
        };
        Import {
            lists,
            rounds,
            proxies: vec![],
            branch,
        }
    }

    fn planned(import: &Import, state: ImportState) -> Result<Plan, Vec<ImportRefusal>> {
        let mut last = 0;
        plan(import, state, &mut || {
            last += 1;
            Uuid::from_u128(last)
        })
    }

    fn carriers(plan: &Plan) -> Vec<&str> {
        let staff = plan.lists[0]
            .envelopes
            .iter()
            .map(|(_, staff)| staff.as_ref().map_or("", |s| s.0.as_str()));
        staff.collect()
    }

    #[test]
    fn a_shared_hamlet_is_divided_by_groups_else_in_the_order_of_the_list() {
        let shared = vec![round("NV001", Some((1, 6))), round("NV002", Some((7, 12)))];
        let mut list = list("a.csv", 1..=5);
        let plan = planned(
            &import(vec![list.clone()], shared.clone()),
            ImportState::default(),
        );
        assert_eq!(
            carriers(&plan.ok().unwrap()),
            ["NV001", "NV001", "NV001", "NV002", "NV002"]
        );
        list.people[0].group = Some(9);
        list.people[4].group = Some(2);
        let plan = planned(&import(vec![list.clone()], shared), ImportState::default());
        assert_eq!(
            carriers(&plan.ok().unwrap()),
            ["NV002", "NV001", "NV001", "NV002", "NV001"]
        );
        let nobody = planned(&import(vec![list], vec![]), ImportState::default())
            .ok()
            .unwrap();
        assert_eq!(nobody.outcome.lists[0].unassigned.len(), 1);
    }

    #[test]
    fn two_lists_cannot_order_the_same() {
        let mut other = list("b.csv", 5..=9);
        other.authority = "UBND Xã Hòn Đất".into();
        let refused = planned(
            &import(vec![list("a.csv", 1..=5), other], vec![]),
            ImportState::default(),
        );
        let refusal = ImportRefusal::OrderedTwice {
            file: "b.csv".into(),
            row: 6,
            benefit: "HTXH_MONTHLY".into(),
            month: "2026-11".parse().unwrap(),
            other: "a.csv".into(),
        };
        assert_eq!(refused.err().unwrap(), [refusal]);
        let twice = planned(
            &import(vec![list("a.csv", 1..=1), list("b.csv", 2..=2)], vec![]),
            ImportState::default(),
        );
        assert_eq!(
            twice.err().unwrap(),
            [ImportRefusal::SameList("a.csv".into(), "b.csv".into())]
        );
    }

    #[test]
    fn a_later_import_of_the_same_order_is_the_next_version() {
        let first = list("a.csv", 1..=2);
        let known = KnownList {
            id: ListId(Uuid::from_u128(77)),
            order: Order::of(&first),
            version: 3,
            source_sha256: first.source_sha256,
            source_name: "a.csv".into(),
            in_force: true,
        };
        let state = ImportState {
            lists: vec![known.clone()],
            ..ImportState::default()
        };
        let same = planned(&import(vec![first], vec![]), state.clone()).ok().unwrap();
        assert!(same.lists.is_empty() && same.people.is_empty() && same.outcome.lists[0].unchanged);
        let next = planned(&import(vec![list("b.csv", 1..=2)], vec![]), state)
            .ok()
            .unwrap();
        assert_eq!(
            (next.lists[0].version, next.lists[0].supersedes),
            (4, Some(known.id))
        );
        let withdrawn = KnownList {
            in_force: false,
            ..known
        };
        let state = ImportState {
            lists: vec![withdrawn],
            ..ImportState::default()
        };
        let again = planned(&import(vec![list("a.csv", 1..=2)], vec![]), state)
            .ok()
            .unwrap();
        assert_eq!(
            (again.lists[0].version, again.lists[0].supersedes),
            (4, None),
            "a withdrawn list comes back"
        );
    }
}
