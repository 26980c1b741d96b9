//! Lists and people of a branch, for choosing receipts.

use rusqlite::{OptionalExtension, Row, Transaction, named_params};
use sync_protocol::amount::Amount;
use sync_protocol::ids::{BranchId, PersonId};
use sync_protocol::payout_list::Person;
use sync_protocol::wire::{ListSummary, ListsReply, PeopleReply, PersonSummary};
use vietnamese::collation::sort_key;

use crate::choosing::search::{Lead, PersonSearch};
use crate::store::sqlite::value::{Bytes, Money, SqlError, Word};

/// Lists in one reply: two years of a branch with both programmes.
const LISTS_MAX: usize = 50;

/// People in one reply: who sees more of one name looks for a longer one.
const PEOPLE_MAX: usize = 20;

/// Letters of a year, at the front of a date of birth.
const YEAR_LENGTH: usize = 4;

/// Digits of an identity number that are shown.
const TAIL_LENGTH: usize = 4;

pub(super) fn lists_for(tx: &Transaction<'_>, branch: &BranchId) -> Result<ListsReply, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("lists_for_branch.sql"))?;
    let rows = statement.query_map(named_params! {":branch_id": Word(branch)}, read_list)?;
    let mut lists: Vec<ListSummary> = rows.take(LISTS_MAX + 1).collect::<Result<_, _>>()?;
    let more = lists.len() > LISTS_MAX;
    lists.truncate(LISTS_MAX);
    for list in &mut lists {
        add_communes(tx, branch, list)?;
    }
    Ok(ListsReply { lists, more })
}

fn read_list(row: &Row<'_>) -> rusqlite::Result<ListSummary> {
    Ok(ListSummary {
        list: row.get::<_, Bytes<_>>("list_id")?.0,
        programme: row.get::<_, Word<_>>("programme")?.0,
        month: row.get::<_, Word<_>>("month")?.0,
        kind: row.get::<_, Word<_>>("kind")?.0,
        authority: row.get("authority")?,
        version: row.get("version")?,
        communes: Vec::new(),
        envelopes: 0,
        total: Amount::ZERO,
    })
}

fn add_communes(tx: &Transaction<'_>, branch: &BranchId, list: &mut ListSummary) -> Result<(), SqlError> {
    let mut statement = tx.prepare_cached(include_str!("communes_for_branch.sql"))?;
    let params = named_params! {":list_id": Bytes(list.list), ":branch_id": Word(branch)};
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        const TOO_LARGE: SqlError = SqlError::Damaged("total of a list");
        let envelopes: i64 = row.get("envelopes")?;
        let total = row.get::<_, Money>("total_vnd")?.0;
        list.communes.push(row.get("commune_name")?);
        list.envelopes = list.envelopes.checked_add(envelopes).ok_or(TOO_LARGE)?;
        list.total = list.total.checked_add(total).ok_or(TOO_LARGE)?;
    }
    Ok(())
}

pub(super) fn people_for(tx: &Transaction<'_>, search: &PersonSearch) -> Result<PeopleReply, SqlError> {
    let (sql, lead) = match search.lead() {
        Lead::Word(word) => (include_str!("people_by_word.sql"), word),
        Lead::End(digits) => (include_str!("people_by_end.sql"), digits),
    };
    let mut statement = tx.prepare_cached(sql)?;
    let mut rows = statement.query(named_params! {":lead": lead})?;
    let (mut people, mut more) = (Vec::new(), false);
    while let Some(row) = rows.next()? {
        let Some(person) = summary(tx, search, row)? else {
            continue;
        };
        if people.len() == PEOPLE_MAX {
            more = true;
            break;
        }
        people.push(person);
    }
    people.sort_by_cached_key(|person| (sort_key(&person.name), person.person));
    Ok(PeopleReply { people, more })
}

/// Somebody who answers the search and has an envelope for the branch.
fn summary(
    tx: &Transaction<'_>,
    search: &PersonSearch,
    row: &Row<'_>,
) -> Result<Option<PersonSummary>, SqlError> {
    let (id12, id9): (Option<String>, Option<String>) = (row.get("id12")?, row.get("id9")?);
    let (name, born): (String, Option<String>) = (row.get("name")?, row.get("born")?);
    if !search.is_answered_by(&name, [id12.as_deref(), id9.as_deref()]) {
        return Ok(None);
    }
    let person: PersonId = row.get::<_, Bytes<_>>("person_id")?.0;
    Ok(
        as_on_newest_list(tx, &search.branch, person)?.map(|listed| PersonSummary {
            person,
            name,
            born_year: born.map(|born| born.chars().take(YEAR_LENGTH).collect()),
            hamlet: listed.hamlet,
            commune_name: listed.commune_name,
            id_tail: id12.or(id9).map(|number| tail(&number)),
        }),
    )
}

fn as_on_newest_list(
    tx: &Transaction<'_>,
    branch: &BranchId,
    person: PersonId,
) -> Result<Option<Person>, SqlError> {
    let mut statement = tx.prepare_cached(include_str!("newest_envelope_for_branch.sql"))?;
    let params = named_params! {":person_id": Bytes(person), ":branch_id": Word(branch)};
    let json: Option<String> = statement.query_row(params, |row| row.get(0)).optional()?;
    let read = |json: String| serde_json::from_str(&json).map_err(|_| SqlError::Damaged("person"));
    json.map(read).transpose()
}

fn tail(number: &str) -> String {
    let hidden = number.chars().count().saturating_sub(TAIL_LENGTH);
    number.chars().skip(hidden).collect()
}
