//! The settings: one row.

use rusqlite::{OptionalExtension, Transaction, named_params};

use crate::settings::Settings;
use crate::store::sqlite::value::SqlError;

pub(super) fn load(tx: &Transaction<'_>) -> Result<Settings, SqlError> {
    let json: Option<String> = tx
        .query_row("SELECT json FROM settings WHERE id = 1", [], |row| row.get(0))
        .optional()?;
    match json {
        Some(json) => serde_json::from_str(&json).map_err(|_| SqlError::Damaged("settings")),
        None => Ok(Settings::default()),
    }
}

pub(super) fn save(tx: &Transaction<'_>, settings: &Settings) -> Result<(), SqlError> {
    let json = serde_json::to_string(settings).map_err(|_| SqlError::Damaged("settings"))?;
    tx.execute(
        "INSERT INTO settings (id, json) VALUES (1, :json)
         ON CONFLICT (id) DO UPDATE SET json = excluded.json",
        named_params! {":json": json},
    )?;
    Ok(())
}
