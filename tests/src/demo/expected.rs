//! What the sample lists order for one carrier, read from the expected values beside them and not from the
//! product.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use sync_protocol::amount::Amount;

/// The lists of the sample province.
pub const LISTS: [&str; 4] = [
    "ncc-2026-11-my-hoa-hung.xlsx",
    "btxh-2026-11-tinh-bien.xlsx",
    "htxh-2026-11.csv",
    "ncc-2026-11-tcvn3.xls",
];

#[derive(Debug, Deserialize)]
struct ExpectedList {
    programme: String,
    rows: Vec<ExpectedRow>,
}

#[derive(Debug, Deserialize)]
struct ExpectedRow {
    person: String,
    name: String,
    commune: String,
    hamlet: String,
    total: i64,
}

#[derive(Debug, Deserialize)]
struct ExpectedAssignments {
    rows: Vec<ExpectedAssignment>,
}

#[derive(Debug, Deserialize)]
struct ExpectedAssignment {
    programme: String,
    commune: String,
    hamlet: String,
    employees: Vec<String>,
}

/// A carrier's envelopes.
#[derive(Debug)]
pub struct Route {
    /// Money by beneficiary. A name that stands twice on the route is told apart by its hamlet.
    pub people: BTreeMap<(String, String), Amount>,
    /// All of it.
    pub total: Amount,
}

impl Route {
    /// Reads what the lists order for a carrier who shares no hamlet with another.
    ///
    /// # Errors
    /// A file is missing or not of the form that the samples have.
    pub fn read(samples: &Path, carrier: &str) -> Result<Self> {
        let assignments: ExpectedAssignments = read(samples, "route-assignments.csv")?;
        let hamlets: BTreeSet<_> = assignments
            .rows
            .into_iter()
            .filter(|row| row.employees == [carrier])
            .map(|row| (row.programme, row.commune, row.hamlet))
            .collect();
        let mut people: BTreeMap<(String, String), Amount> = BTreeMap::new();
        let mut keys: BTreeMap<(String, String), String> = BTreeMap::new();
        for name in LISTS {
            let list: ExpectedList = read(samples, name)?;
            for row in list.rows {
                if !hamlets.contains(&(list.programme.clone(), row.commune.clone(), row.hamlet.clone())) {
                    continue;
                }
                let key = (row.name, row.hamlet);
                let other = keys.insert(key.clone(), row.person.clone());
                anyhow::ensure!(
                    other.is_none_or(|p| p == row.person),
                    "Two people {key:?} on one route"
                );
                let sum = people.entry(key).or_default();
                *sum = sum
                    .checked_add(Amount::from_dong(row.total))
                    .context("Sum too large")?;
            }
        }
        let total = Amount::checked_sum(people.values().copied()).context("Sum too large")?;
        Ok(Self { people, total })
    }

    /// The money of people given as “name|hamlet”.
    ///
    /// # Errors
    /// Somebody is not on the route.
    pub fn sum_of(&self, people: &[String]) -> Result<Amount> {
        let amounts: Result<Vec<_>> = people.iter().map(|person| self.amount_of(person)).collect();
        Amount::checked_sum(amounts?).context("Sum too large")
    }

    fn amount_of(&self, person: &str) -> Result<Amount> {
        let (name, hamlet) = person.split_once('|').context("Not name|hamlet")?;
        let found = self.people.get(&(name.to_owned(), hamlet.to_owned()));
        found
            .copied()
            .with_context(|| format!("{person} is not on the route"))
    }
}

fn read<T: serde::de::DeserializeOwned>(samples: &Path, name: &str) -> Result<T> {
    let path = samples.join(format!("{name}.expected.json"));
    let text = std::fs::read(&path).with_context(|| format!("Reading {}", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}
