//! Which lines belong to one person, and whether somebody has a benefit twice.
//!
//! The number decides. Without a number a name is not enough, because namesakes are common: name and birth and
//! the same paper, or name and full date of birth in the same hamlet.

use std::collections::{BTreeMap, BTreeSet};

use vietnamese::search::spelling_key;

use crate::codes;
use crate::finding::Reporter;
use crate::line::{Context, RawLine};
use crate::list::{Column, Person, Precision};
use crate::places::hamlet_key;

/// The person of each line, numbered in the order of the list.
pub(super) struct Groups(Vec<usize>);

impl Groups {
    pub(super) fn people_among(&self, indices: impl Iterator<Item = usize>) -> usize {
        indices
            .filter_map(|index| self.0.get(index))
            .collect::<BTreeSet<_>>()
            .len()
    }
}

/// Evidence that lines belong to one person.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// The row of the name that is seen here: one name may be merged over several rows.
    Name {
        row: u32,
    },
    Number {
        number: String,
        name: String,
    },
    Paper {
        name: String,
        birth: Option<String>,
        paper: String,
    },
    FullBirth {
        name: String,
        birth: String,
        hamlet: String,
    },
}

/// Lines with a number first: those without one may then join them, and never the other way round.
pub(super) fn group(context: &Context<'_>, lines: &[RawLine], reporter: &mut Reporter) -> Groups {
    let mut known: BTreeMap<Evidence, usize> = BTreeMap::new();
    let mut people: Vec<usize> = (0..lines.len()).collect();
    for numbered in [true, false] {
        let chosen = lines
            .iter()
            .zip(&mut people)
            .enumerate()
            .filter(|(_, (raw, _))| number_of(raw).is_some() == numbered);
        for (index, (raw, person)) in chosen {
            let evidence = evidence_of(context, raw);
            let strong = |evidence: &&Evidence| !numbered || evidence.is_strong();
            *person = evidence
                .iter()
                .filter(strong)
                .find_map(|evidence| known.get(evidence))
                .copied()
                .unwrap_or(index);
            for evidence in evidence {
                known.entry(evidence).or_insert(*person);
            }
        }
    }
    report_shared_numbers(context, lines, &people, reporter);
    Groups(in_list_order(&people))
}

/// Numbers people by their first line.
fn in_list_order(people: &[usize]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    people
        .iter()
        .map(|person| {
            let next = numbers.len();
            *numbers.entry(*person).or_insert(next)
        })
        .collect()
}

impl Evidence {
    fn is_strong(&self) -> bool {
        matches!(self, Self::Name { .. } | Self::Number { .. })
    }
}

fn number_of(raw: &RawLine) -> Option<&str> {
    let new = raw.line.id12.as_ref().map(|number| number.as_str());
    new.or_else(|| raw.line.id9.as_ref().map(|number| number.as_str()))
}

fn evidence_of(context: &Context<'_>, raw: &RawLine) -> Vec<Evidence> {
    let line = &raw.line;
    let name = spelling_key(&line.name);
    let birth = line.birth.map(|birth| birth.to_string());
    let hamlet = hamlet_key(&line.hamlet);
    let mut evidence = Vec::new();
    let seen = context
        .heading
        .column(Column::Name)
        .map(|column| context.sheet.seen_at((line.row, column)).0);
    evidence.extend(seen.map(|row| Evidence::Name { row }));
    let number = number_of(raw).map(|number| Evidence::Number {
        number: number.to_owned(),
        name: name.clone(),
    });
    evidence.extend(number);
    // One decision may name many people, so that it counts within a hamlet only.
    let decision = line
        .decision_no
        .as_ref()
        .map(|decision| format!("{decision} {hamlet}"));
    for paper in [line.file_no.clone(), line.book_no.clone(), decision]
        .into_iter()
        .flatten()
    {
        evidence.push(Evidence::Paper {
            name: name.clone(),
            birth: birth.clone(),
            paper,
        });
    }
    if let Some(birth) = line.birth.filter(|birth| birth.precision() == Precision::Day) {
        evidence.push(Evidence::FullBirth {
            name,
            birth: birth.to_string(),
            hamlet,
        });
    }
    evidence
}

fn report_shared_numbers(
    context: &Context<'_>,
    lines: &[RawLine],
    people: &[usize],
    reporter: &mut Reporter,
) {
    let mut holders: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for (raw, &person) in lines.iter().zip(people) {
        let line = &raw.line;
        let Some(number) = line
            .id12
            .as_ref()
            .map(|id| id.as_str())
            .or_else(|| line.id9.as_ref().map(|id| id.as_str()))
        else {
            continue;
        };
        let (holder, row) = *holders.entry(number).or_insert((person, line.row));
        if holder != person {
            let place = context.sheet.place().at(line.row);
            let place = context
                .heading
                .column(Column::Identity)
                .map_or(place.clone(), |column| place.in_column(column));
            reporter.add(
                codes::IDENTITY_SHARED,
                place,
                &[("rows", format!("{row}, {}", line.row))],
            );
        }
    }
}

/// A benefit twice for one person and month is a payment twice (domain reference 5.1).
pub(super) fn check_repeats(
    context: &Context<'_>,
    lines: &[RawLine],
    groups: &Groups,
    reporter: &mut Reporter,
) {
    let mut seen: BTreeMap<(usize, &str, &str), u32> = BTreeMap::new();
    for (raw, &person) in lines.iter().zip(&groups.0) {
        let line = &raw.line;
        let repeated = line.benefits.iter().find_map(|item| {
            // Benefits that nobody knows are told apart by the words of the list.
            let words = if item.code == crate::category::UNKNOWN {
                line.category.as_str()
            } else {
                ""
            };
            let first = *seen
                .entry((person, item.code.as_str(), words))
                .or_insert(line.row);
            (first != line.row).then_some(first)
        });
        if let Some(first) = repeated {
            let params = [("first", first.to_string()), ("second", line.row.to_string())];
            let place = context.sheet.place().at(line.row);
            let place = context
                .heading
                .column(Column::Name)
                .map_or(place.clone(), |column| place.in_column(column));
            reporter.add(codes::LINE_TWICE, place, &params);
        }
    }
}

pub(super) fn collect(lines: Vec<RawLine>, groups: &Groups) -> Vec<Person> {
    let mut people: BTreeMap<usize, Person> = BTreeMap::new();
    for (raw, &person) in lines.into_iter().zip(&groups.0) {
        people
            .entry(person)
            .or_insert_with(|| Person { lines: Vec::new() })
            .lines
            .push(raw.line);
    }
    people.into_values().collect()
}
