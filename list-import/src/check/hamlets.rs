//! One spelling for each hamlet of a list, and its sums.

use std::collections::BTreeMap;

use super::people::Groups;
use super::sum;
use crate::codes;
use crate::finding::Reporter;
use crate::line::{Context, RawLine, without_commune};
use crate::list::{Column, HamletSum};
use crate::places::hamlet_key;

type Key = (String, String);

/// Gives every line the spelling of its hamlet: that of a heading, else the most frequent one.
pub(super) fn settle(context: &Context<'_>, lines: &mut [RawLine], reporter: &mut Reporter) {
    report_missing(context, lines, reporter);
    let spellings = spellings(lines);
    let column = context.heading.column(Column::Hamlet);
    for raw in lines {
        let key = key_of(raw);
        let Some(spelling) = spellings.get(&key) else {
            continue;
        };
        let place = context.sheet.place().at(raw.line.row);
        let place = column.map_or(place.clone(), |column| place.in_column(column));
        let above = raw
            .heading
            .as_deref()
            .map(|heading| hamlet_key(&without_commune(heading)));
        if above.is_some_and(|above| above != key.1) {
            reporter.add(codes::HAMLET_DIFFERS, place.clone(), &[]);
        }
        if *spelling != raw.line.hamlet {
            let params = [("before", raw.line.hamlet.clone()), ("after", spelling.clone())];
            reporter.add(codes::HAMLET_SPELLING, place, &params);
            raw.line.hamlet.clone_from(spelling);
        }
    }
}

/// A list may name no hamlets at all; one that names them names all of them.
fn report_missing(context: &Context<'_>, lines: &[RawLine], reporter: &mut Reporter) {
    if lines.iter().all(|raw| raw.line.hamlet.is_empty()) {
        reporter.add(codes::HAMLETS_UNKNOWN, context.sheet.place(), &[]);
        return;
    }
    for raw in lines.iter().filter(|raw| raw.line.hamlet.is_empty()) {
        reporter.add(codes::HAMLET_MISSING, context.sheet.place().at(raw.line.row), &[]);
    }
}

fn spellings(lines: &[RawLine]) -> BTreeMap<Key, String> {
    let mut counts: BTreeMap<Key, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut headed: BTreeMap<Key, String> = BTreeMap::new();
    for raw in lines {
        let key = key_of(raw);
        if let Some(heading) = &raw.heading {
            let name = without_commune(heading);
            if hamlet_key(&name) == key.1 {
                headed.entry(key.clone()).or_insert(name);
            }
        }
        let count = counts
            .entry(key)
            .or_default()
            .entry(&raw.line.hamlet)
            .or_default();
        *count = count.saturating_add(1);
    }
    let frequent = counts.into_iter().filter_map(|(key, spellings)| {
        // Among equals the longest, which has the kind of hamlet before the name.
        let best = spellings
            .into_iter()
            .max_by_key(|(text, count)| (*count, text.chars().count()))?;
        Some((key, best.0.to_owned()))
    });
    let mut spellings: BTreeMap<Key, String> = frequent.collect();
    spellings.extend(headed);
    spellings
}

fn key_of(raw: &RawLine) -> Key {
    (raw.line.commune.clone(), hamlet_key(&raw.line.hamlet))
}

/// The sums by commune and hamlet, in the order of the list.
pub(super) fn sums(lines: &[RawLine], groups: &Groups) -> Vec<HamletSum> {
    let mut places: Vec<(&str, &str)> = Vec::new();
    let mut members: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, raw) in lines.iter().enumerate() {
        let place = (raw.line.commune.as_str(), raw.line.hamlet.as_str());
        let known = members.entry(place).or_default();
        if known.is_empty() {
            places.push(place);
        }
        known.push(index);
    }
    let sum_of = |place: (&str, &str)| {
        let indices = members.get(&place)?;
        let parts = sum(indices.iter().filter_map(|&index| lines.get(index)))?;
        Some(HamletSum {
            commune: place.0.to_owned(),
            hamlet: place.1.to_owned(),
            people: groups.people_among(indices.iter().copied()),
            pay_lines: indices.len(),
            parts,
            total: parts.total()?,
        })
    };
    places.iter().filter_map(|&place| sum_of(place)).collect()
}
