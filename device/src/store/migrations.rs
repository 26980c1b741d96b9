//! Numbered migrations of what cannot be derived, and the version of what can.
//!
//! `user_version` says which migrations ran; `schema_info.oldest_program` says which programs may still open
//! the file. Projections have no migrations: they carry a version, and a program that derives them otherwise
//! builds them anew from journal, statements and acknowledgements.

use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};

use crate::error::{During, Result};
use crate::views::CallError;

struct Migration {
    sql: &'static str,
    /// The first schema number that may open a file after this migration.
    oldest_program: i64,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        sql: include_str!("0001_truth.sql"),
        oldest_program: 1,
    },
    Migration {
        sql: include_str!("0002_drafts.sql"),
        oldest_program: 1,
    },
    Migration {
        sql: include_str!("0003_handovers.sql"),
        oldest_program: 3,
    },
];

const OPERATION: &str = "bring the store up to date";

/// Runs the migrations that the file lacks, each in a transaction of its own.
///
/// # Errors
/// `StoreDamaged`: a later program has changed the file in a way that this one does not understand.
pub(crate) fn run(connection: &mut Connection) -> Result<()> {
    run_list(connection, MIGRATIONS)
}

fn run_list(connection: &mut Connection, migrations: &[Migration]) -> Result<()> {
    let done: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .during(OPERATION)?;
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    if done > 0 {
        check_readable(connection, known)?;
    }
    let missing = migrations.iter().zip(1..).filter(|(_, number)| *number > done);
    for (migration, number) in missing {
        let tx = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .during(OPERATION)?;
        apply(&tx, migration, number)?;
        tx.commit().during(OPERATION)?;
    }
    Ok(())
}

fn apply(tx: &Transaction<'_>, migration: &Migration, number: i64) -> Result<()> {
    tx.execute_batch(migration.sql).during(OPERATION)?;
    tx.execute(
        "UPDATE schema_info SET oldest_program = :oldest WHERE id = 1",
        named_params! { ":oldest": migration.oldest_program },
    )
    .during(OPERATION)?;
    tx.pragma_update(None, "user_version", number).during(OPERATION)
}

fn check_readable(connection: &Connection, known: i64) -> Result<()> {
    let oldest: i64 = connection
        .query_row("SELECT oldest_program FROM schema_info WHERE id = 1", [], |row| {
            row.get(0)
        })
        .during(OPERATION)?;
    if oldest <= known {
        Ok(())
    } else {
        Err(CallError::damaged(format_args!(
            "made by a later program (schema {oldest}, this one knows {known})"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::CallErrorCode;

    const ADDITION: Migration = Migration {
        sql: "ALTER TABLE contact ADD COLUMN extra TEXT NOT NULL DEFAULT ''",
        oldest_program: 1,
    };
    const BREAK: Migration = Migration {
        sql: "ALTER TABLE contact ADD COLUMN other TEXT NOT NULL DEFAULT ''",
        oldest_program: 3,
    };

    fn first() -> Migration {
        Migration {
            sql: include_str!("0001_truth.sql"),
            oldest_program: 1,
        }
    }

    #[test]
    fn old_content_survives_later_migrations() {
        let mut connection = Connection::open_in_memory().unwrap();
        run_list(&mut connection, &[first()]).unwrap();
        connection
            .execute("INSERT INTO statements (seq, jws) VALUES (1, 'a')", [])
            .unwrap();
        run_list(&mut connection, &[first(), ADDITION]).unwrap();
        run_list(&mut connection, &[first(), ADDITION]).unwrap();
        let kept: String = connection
            .query_row("SELECT jws FROM statements", [], |row| row.get(0))
            .unwrap();
        assert_eq!(kept, "a");
    }

    #[test]
    fn an_older_program_opens_what_it_understands_and_nothing_else() {
        let mut connection = Connection::open_in_memory().unwrap();
        run_list(&mut connection, &[first(), ADDITION]).unwrap();
        run_list(&mut connection, &[first()]).unwrap();
        run_list(&mut connection, &[first(), ADDITION, BREAK]).unwrap();
        let error = run_list(&mut connection, &[first()]).unwrap_err();
        assert_eq!(error.code, CallErrorCode::StoreDamaged);
    }
}
