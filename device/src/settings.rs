//! What may be read without the PIN: the language of the lock screen.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{During, Result};
use crate::files;
use crate::views::Language;

const FILE_NAME: &str = "settings.json";

#[derive(Serialize, Deserialize)]
struct Settings {
    language: Language,
}

/// The chosen language; Vietnamese until somebody chose, and when the file cannot be read.
pub(crate) fn language(dir: &Path) -> Language {
    let bytes = files::read_if_there(&dir.join(FILE_NAME)).ok().flatten();
    bytes
        .and_then(|b| serde_json::from_slice::<Settings>(&b).ok())
        .map_or(Language::Vi, |settings| settings.language)
}

/// Keeps the chosen language.
pub(crate) fn set_language(dir: &Path, language: Language) -> Result<()> {
    let text = serde_json::json!({ "language": language }).to_string();
    files::create_private_dir(dir).during("make the folder")?;
    files::write_atomically(&dir.join(FILE_NAME), text.as_bytes()).during("write the language")
}
