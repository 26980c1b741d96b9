//! A slip as a file for its receiver.

use std::path::Path;

use super::Drawn;
use crate::error::{During, Result};
use crate::files;
use crate::session::Session;
use crate::views::{CallError, WrittenFile};

/// The folder for people's files.
const FOLDER: &str = "Tan Nha";

const OPERATION: &str = "write a slip";

/// Writes the slip of a payout as PDF. The same slip again takes the place of the file.
///
/// # Errors
/// `NothingToDo`: the entry is no payout of this device. `DiskFull`.
pub(crate) fn slip_pdf(session: &Session, entry_id: &str, dir: &Path) -> Result<WrittenFile> {
    let drawn = Drawn::of(session, entry_id)?;
    let bytes = super::pdf::pdf(&drawn.layout)?;
    let environment = session.environment();
    let folder = environment.documents_dir.as_deref().unwrap_or(dir).join(FOLDER);
    std::fs::create_dir_all(&folder).during(OPERATION)?;
    let path = folder.join(format!("phieu-{}.pdf", drawn.number));
    files::write_atomically(&path, &bytes).during(OPERATION)?;
    Ok(WrittenFile {
        path: path.display().to_string(),
        bytes: u32::try_from(bytes.len()).map_err(|_| CallError::internal(OPERATION))?,
    })
}
