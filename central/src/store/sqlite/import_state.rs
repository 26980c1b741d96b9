//! What the centre has, as far as an import touches it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Row, Transaction, named_params};
use sync_protocol::ids::{CommuneCode, PersonId};
use sync_protocol::payout_list::{Entitlement, Month};
use vietnamese::search::spelling_key;

use crate::lists::incoming::{Identity, Import};
use crate::lists::plan::known::{ImportState, KnownList, Order};
use crate::lists::register::KnownPerson;
use crate::store::sqlite::lists::read_authorisation;
use crate::store::sqlite::value::{Bytes, SqlError, Word};

pub(super) fn load(tx: &Transaction<'_>, import: &Import) -> Result<ImportState, SqlError> {
    let people = people(tx, import)?;
    let ids: BTreeSet<PersonId> = people.iter().map(|person| person.id).collect();
    let mut state = ImportState {
        people,
        ..ImportState::default()
    };
    for order in import.lists.iter().map(Order::of).collect::<BTreeSet<_>>() {
        state.lists.extend(versions(tx, &order)?);
    }
    for id in ids {
        add_claims(tx, id, &mut state)?;
        let mut statement = tx.prepare_cached(include_str!("authorisations_of_person.sql"))?;
        let rows = statement.query_map(named_params! {":person_id": Bytes(id)}, read_authorisation)?;
        for authorisation in rows {
            state.authorisations.push(authorisation?);
        }
    }
    Ok(state)
}

/// How the communes of a list are written: sorted codes with commas.
pub(super) fn communes_word(communes: &[CommuneCode]) -> String {
    let codes: Vec<&str> = communes.iter().map(|code| code.0.as_str()).collect();
    codes.join(",")
}

fn versions(tx: &Transaction<'_>, order: &Order) -> Result<Vec<KnownList>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("list_versions.sql"))?;
    let params = named_params! {
        ":programme": Word(order.programme),
        ":month": Word(order.month),
        ":kind": Word(order.kind),
        ":authority": order.authority,
        ":communes": communes_word(&order.communes),
    };
    let rows = statement.query_map(params, |row| {
        Ok(KnownList {
            id: row.get::<_, Bytes<_>>("list_id")?.0,
            order: order.clone(),
            version: row.get("version")?,
            source_sha256: row.get::<_, Bytes<_>>("source_sha256")?.0,
            source_name: row.get("source_name")?,
            in_force: row.get("in_force")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// People with a number or a name of the import.
fn people(tx: &Transaction<'_>, import: &Import) -> Result<Vec<KnownPerson>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("people_who_may_be_meant.sql"))?;
    let listed = import
        .lists
        .iter()
        .flat_map(|list| &list.people)
        .map(|person| &person.identity);
    let listed = listed.map(|i| (i.name.as_str(), i.id12.as_deref(), i.id9.as_deref()));
    let named = import.proxies.iter();
    let named = named.map(|proxy| {
        (
            proxy.beneficiary.as_str(),
            proxy.beneficiary_id12.as_deref(),
            None,
        )
    });
    let mut people = BTreeMap::new();
    for (name, id12, id9) in listed.chain(named) {
        let params = named_params! {":name_key": spelling_key(name), ":id12": id12, ":id9": id9};
        for person in statement.query_map(params, read_person)? {
            let person = person?;
            people.insert(person.id, person);
        }
    }
    Ok(people.into_values().collect())
}

fn read_person(row: &Row<'_>) -> rusqlite::Result<KnownPerson> {
    Ok(KnownPerson {
        id: row.get::<_, Bytes<_>>("person_id")?.0,
        identity: Identity {
            name: row.get("name")?,
            born: row.get("born")?,
            commune: row.get::<_, Word<_>>("commune")?.0,
            id12: row.get("id12")?,
            id9: row.get("id9")?,
        },
    })
}

/// What lists in force order for a person.
fn add_claims(tx: &Transaction<'_>, person: PersonId, state: &mut ImportState) -> Result<(), SqlError> {
    let mut statement = tx.prepare_cached(include_str!("claims_of_person.sql"))?;
    let mut rows = statement.query(named_params! {":person_id": Bytes(person)})?;
    while let Some(row) = rows.next()? {
        let list = row.get::<_, Bytes<_>>("list_id")?.0;
        let (from, to): (Word<Month>, Word<Month>) = (row.get("month_from")?, row.get("month_to")?);
        for month in from.0.through(to.0) {
            let benefit = row.get::<_, Word<_>>("benefit")?.0;
            let kind = row.get::<_, Word<_>>("kind")?.0;
            state.claims.insert(
                Entitlement {
                    person,
                    benefit,
                    month,
                    kind,
                },
                list,
            );
        }
    }
    Ok(())
}
