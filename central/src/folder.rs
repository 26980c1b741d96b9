//! The data folder: everything the centre keeps, in one place that can be copied.
//!
//! `centre.sqlite` (the store), `centre.key` (the signing key, readable by the owner only), `originals/` (lists
//! as offices sent them, named by their SHA-256), `address` (where the running endpoint listens).

use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use sync_protocol::digest::Digest;
use sync_protocol::keys::SigningKey;

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file or folder cannot be read or written.
    #[error("Cannot {action} {path}: {error}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which path.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The key file is not a key.
    #[error("{0} is not a key of this program; put the right one back from the backup")]
    DamagedKey(String),
    /// The store exists without its key.
    #[error(
        "{0} is missing although the store is there; put it back from the backup, devices trust no other key"
    )]
    MissingKey(String),
}

/// The name of the SQLite store in the folder.
pub const STORE_FILE: &str = "centre.sqlite";

/// The data folder of a centre.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Opens the folder and creates it, readable by the owner only, when it is missing.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true).mode(0o700);
        let originals = path.join("originals");
        builder.create(&originals).map_err(io("create", &originals))?;
        Ok(Self(path.to_owned()))
    }

    /// The file of the SQLite store.
    #[must_use]
    pub fn store_path(&self) -> PathBuf {
        self.0.join(STORE_FILE)
    }

    /// The file in which the running endpoint writes its address.
    #[must_use]
    pub fn address_path(&self) -> PathBuf {
        self.0.join("address")
    }

    /// Reads the centre's key; makes one of the seed when neither key nor store exist.
    ///
    /// # Errors
    /// The key cannot be read or written, is damaged, or is missing beside an existing store.
    pub fn key(&self, new_seed: impl FnOnce() -> [u8; 32]) -> Result<SigningKey, FolderError> {
        let path = self.0.join("centre.key");
        let shown = path.display().to_string();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if self.store_path().exists() {
                    return Err(FolderError::MissingKey(shown));
                }
                // A seed and a digest are both 32 bytes, and share the spelling.
                let text = format!("{}\n", Digest::from_bytes(new_seed()));
                self.write(&path, text.as_bytes(), 0o600)?;
                text
            }
            Err(error) => return Err(io("read", &path)(error)),
        };
        let damaged = || FolderError::DamagedKey(shown.clone());
        let seed: Digest = text.trim().parse().map_err(|_| damaged())?;
        SigningKey::from_seed(seed.as_bytes()).map_err(|_| damaged())
    }

    /// Keeps an original file under its digest. Tells whether it was not there before: the same bytes are kept
    /// once.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn keep_original(&self, digest: Digest, bytes: &[u8]) -> Result<bool, FolderError> {
        let path = self.original_path(digest);
        let is_new = !path.exists();
        if is_new {
            self.write(&path, bytes, 0o600)?;
        }
        Ok(is_new)
    }

    /// Removes an original whose import was refused.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn drop_original(&self, digest: Digest) -> Result<(), FolderError> {
        let path = self.original_path(digest);
        fs::remove_file(&path).map_err(io("remove", &path))
    }

    fn original_path(&self, digest: Digest) -> PathBuf {
        self.0.join("originals").join(digest.to_hex())
    }

    /// Writes where the endpoint listens.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn note_address(&self, path: &Path, address: &str) -> Result<(), FolderError> {
        self.write(path, format!("{address}\n").as_bytes(), 0o644)
    }

    /// Writes a file whole or not at all: a new file takes the place of the old one in one step.
    fn write(&self, path: &Path, bytes: &[u8], mode: u32) -> Result<(), FolderError> {
        let folder = path.parent().unwrap_or(&self.0);
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(io("write", path))?;
        let written = (file.as_file().set_permissions(fs::Permissions::from_mode(mode)))
            .and_then(|()| file.write_all(bytes))
            .and_then(|()| file.as_file().sync_all());
        written.map_err(io("write", path))?;
        file.persist(path).map_err(|e| io("write", path)(e.error))?;
        let directory = fs::File::open(folder).and_then(|folder| folder.sync_all());
        directory.map_err(io("write", folder))
    }
}

fn io(action: &'static str, path: &Path) -> impl Fn(std::io::Error) -> FolderError {
    let path = path.display().to_string();
    move |error| FolderError::Io {
        action,
        path: path.clone(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_for_its_owner_only() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(&dir.path().join("centre")).unwrap();
        let first = folder.key(|| [1; 32]).unwrap();
        let second = folder.key(|| [2; 32]).unwrap();
        assert_eq!(first.kid(), second.kid());
        let mode = fs::metadata(dir.path().join("centre/centre.key"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_store_without_its_key_gets_no_new_one() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        fs::write(folder.store_path(), b"x").unwrap();
        assert!(matches!(folder.key(|| [1; 32]), Err(FolderError::MissingKey(_))));
    }

    #[test]
    fn a_damaged_key_is_named_and_kept() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        fs::write(dir.path().join("centre.key"), b"not a key").unwrap();
        assert!(matches!(folder.key(|| [1; 32]), Err(FolderError::DamagedKey(_))));
        assert_eq!(fs::read(dir.path().join("centre.key")).unwrap(), b"not a key");
    }
}
