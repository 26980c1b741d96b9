//! What may be read without the PIN: how the screen is shown to whoever holds the device.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{During, Result};
use crate::files;
use crate::views::Language;

const FILE_NAME: &str = "settings.json";

/// The settings of the screen. What a file does not say, or says unreadably, is as it is at first.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// The language; Vietnamese at first.
    pub(crate) language: Language,
    /// Whether doors show the checklist of a visit; they do at first.
    pub(crate) checklist: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::Vi,
            checklist: true,
        }
    }
}

/// The settings as they were kept.
pub(crate) fn read(dir: &Path) -> Settings {
    let bytes = files::read_if_there(&dir.join(FILE_NAME)).ok().flatten();
    bytes
        .and_then(|b| serde_json::from_slice(&b).ok())
        .unwrap_or_default()
}

/// Changes settings and keeps the others.
///
/// # Errors
/// `DiskFull`.
pub(crate) fn change(dir: &Path, change: impl FnOnce(&mut Settings)) -> Result<()> {
    let mut settings = read(dir);
    change(&mut settings);
    let text = serde_json::to_string(&settings)
        .map_err(|_| crate::views::CallError::internal("write the settings"))?;
    files::create_private_dir(dir).during("make the folder")?;
    files::write_atomically(&dir.join(FILE_NAME), text.as_bytes()).during("write the settings")
}
