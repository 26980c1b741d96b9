//! Numbered migrations, run in order; `user_version` counts those that ran.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::StoreError;

/// The migrations. One that was released is never edited.
const MIGRATIONS: [&str; 5] = [
    include_str!("migrations/0001_centre.sql"),
    include_str!("migrations/0002_choosing.sql"),
    include_str!("migrations/0003_catalogues.sql"),
    include_str!("migrations/0004_grants.sql"),
    include_str!("migrations/0005_doors.sql"),
];

/// Brings the tables up to date, each step in a transaction of its own.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::Database {
        operation: "bring the store up to date",
        cause: error.to_string(),
    };
    for (version, sql) in (1..).zip(MIGRATIONS) {
        let tx = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let found: i64 = tx
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(failed)?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if found > known {
            return Err(StoreError::TooNew { found, known });
        }
        if found < version {
            tx.execute_batch(sql).map_err(failed)?;
            tx.pragma_update(None, "user_version", version).map_err(failed)?;
            tx.commit().map_err(failed)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use vietnamese::search::{search_key, spelling_key};

    use super::*;

    #[test]
    fn migrations_run_once_and_a_later_store_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let error = migrate(&mut connection).unwrap_err();
        let latest = i64::try_from(MIGRATIONS.len()).unwrap();
        assert!(matches!(error, StoreError::TooNew { found: 99, known } if known == latest));
    }

    #[test]
    fn people_of_an_older_store_are_found_by_the_words_of_their_names() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let names = ["Nguyễn Thị Thúy", "Đặng Ngọc Hưởng", "Nguyễn Ân Nguyễn"];
        for (name, number) in names.into_iter().zip(1_u8..) {
            let row = (vec![number; 16], name, spelling_key(name));
            connection
                .execute(
                    "INSERT INTO persons (person_id, name, name_key, commune) VALUES (?1, ?2, ?3, '30313')",
                    row,
                )
                .unwrap();
        }
        migrate(&mut connection).unwrap();
        for (name, number) in names.into_iter().zip(1_u8..) {
            let mut statement = connection
                .prepare("SELECT word FROM person_words WHERE person_id = ?1")
                .unwrap();
            let words: BTreeSet<String> = statement
                .query_map([vec![number; 16]], |row| row.get(0))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            let expected: BTreeSet<String> = search_key(name).split(' ').map(str::to_owned).collect();
            assert_eq!(words, expected, "{name}");
        }
    }
}
