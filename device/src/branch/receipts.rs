//! Receipts from the centre, written to a file for people.

use std::io::Write;
use std::path::{Path, PathBuf};

use sync_protocol::certificate::Role;
use sync_protocol::wire::{ErrorCode, PATH_RECEIPTS};

use crate::app::{App, blocking};
use crate::error::{During, Result};
use crate::files;
use crate::input;
use crate::sync::SessionHandle;
use crate::sync::http::{Call, Failure};
use crate::views::{CallError, CallErrorCode, ReceiptQuery, WrittenFile};

/// The folder for people's files.
const FOLDER: &str = "Tan Nha";

/// Bytes of one export: a month of a branch with its PDF files is some 100 MB.
const EXPORT_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// Files of one name; more exports of the same choice on one day are a loop.
const SAME_NAME_MAX: u32 = 1_000;

/// Fetches receipts and writes them to a new file.
///
/// # Errors
/// `NotAllowed`, `FieldInvalid`, `Offline`, `CentreRefused`, `DiskFull`; `NothingToDo` when there are none.
pub(crate) async fn export_receipts(app: &App, query: &ReceiptQuery) -> Result<WrittenFile> {
    app.local(|session| session.require(Role::Supervisor)).await?;
    let choice = Choice::read(query)?;
    let handle = SessionHandle::of(app)?;
    let call = Call::get(format!("{PATH_RECEIPTS}?{}", choice.query()));
    let mut response = app
        .client()?
        .send(&handle, &call)
        .await
        .map_err(|failure| match failure {
            Failure::Refused(reply) if reply.code == ErrorCode::NotFound => {
                CallError::new(CallErrorCode::NothingToDo)
            }
            other => other.into(),
        })?;
    let folder = app.environment().documents_dir.as_deref().unwrap_or(app.dir());
    let folder = folder.join(FOLDER);
    std::fs::create_dir_all(&folder).during("make the folder for receipts")?;
    let (path, partial) = choice.free_paths(&folder)?;
    let mut file = std::fs::File::create(&partial).during("write receipts")?;
    let mut bytes = 0_u64;
    loop {
        let piece = response.chunk().await;
        let Some(piece) = piece.map_err(|_| CallError::new(CallErrorCode::Offline))? else {
            break;
        };
        bytes = bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if bytes > EXPORT_BYTES_MAX {
            return Err(CallError::new(CallErrorCode::CentreFault).with("detail", "reply too large"));
        }
        file.write_all(&piece).during("write receipts")?;
    }
    blocking(move || finish(&file, &partial, path, bytes)).await
}

/// A file under its own name is whole.
fn finish(file: &std::fs::File, partial: &Path, path: PathBuf, bytes: u64) -> Result<WrittenFile> {
    const OPERATION: &str = "write receipts";
    file.sync_all().during(OPERATION)?;
    std::fs::rename(partial, &path).during(OPERATION)?;
    if let Some(dir) = path.parent() {
        files::sync_dir(dir).during(OPERATION)?;
    }
    Ok(WrittenFile {
        path: path.display().to_string(),
        bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
    })
}

/// Which receipts, checked.
struct Choice {
    /// Names and values of the query, in the order of the protocol.
    fields: Vec<(&'static str, String)>,
    extension: &'static str,
}

impl Choice {
    fn read(query: &ReceiptQuery) -> Result<Self> {
        let extension = match query.format.as_str() {
            "pdf" => "pdf",
            "bundle" => "zip",
            _ => return Err(CallError::field("format")),
        };
        let chosen = [
            ("date", &query.date),
            ("carrier", &query.carrier),
            ("list", &query.list),
            ("person", &query.person),
        ];
        let mut fields = vec![("format", query.format.clone())];
        for (name, value) in chosen {
            if let Some(value) = value.as_deref().filter(|v| !v.is_empty()) {
                fields.push((name, plain(name, value)?));
            }
        }
        if let Some((_, date)) = fields.iter().find(|(name, _)| *name == "date") {
            input::parse::<chrono::NaiveDate>("date", date)?;
        }
        Ok(Self { fields, extension })
    }

    fn query(&self) -> String {
        let pairs: Vec<String> = self
            .fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    /// A path that is free, and the one to write to until the file is whole.
    fn free_paths(&self, folder: &Path) -> Result<(PathBuf, PathBuf)> {
        let chosen: Vec<&str> = self
            .fields
            .iter()
            .skip(1)
            .map(|(_, value)| value.as_str())
            .collect();
        let base = ["bien-nhan"]
            .into_iter()
            .chain(chosen)
            .collect::<Vec<_>>()
            .join("-");
        let numbered = (1..=SAME_NAME_MAX).map(|number| match number {
            1 => format!("{base}.{}", self.extension),
            _ => format!("{base} ({number}).{}", self.extension),
        });
        let name = numbered
            .into_iter()
            .find(|name| !folder.join(name).exists())
            .ok_or_else(|| CallError::internal("too many receipts of one name"))?;
        Ok((folder.join(&name), folder.join(format!("{name}.part"))))
    }
}

/// Codes, ids and dates need no escaping in an address or a file name; anything else is none of them.
fn plain(field: &'static str, value: &str) -> Result<String> {
    let fits = value.len() <= 64
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if fits {
        Ok(value.to_owned())
    } else {
        Err(CallError::field(field))
    }
}
