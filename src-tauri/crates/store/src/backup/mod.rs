//! Backups: a copy counts only once it was opened, checked and its chain walked.

mod copy;
mod restore;

pub use copy::{Made, Occasion};
pub use restore::Inside;

use crate::error::Result;
use kernel::Failure;
use kernel::journal::hex;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::path::{Path, PathBuf};

/// The folder where verified copies lie, one sub-folder each, and their files by content hash.
#[derive(Debug, Clone)]
pub struct Backups {
    folder: PathBuf,
}

const OWN_FOLDER: &str = "xiutai-";

/// What is written beside each copy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) n: u32,
    pub(crate) made_at: kernel::Moment,
    pub(crate) reason: domain::backup::BackupReason,
    pub(crate) program: String,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    pub(crate) entries: i64,
    pub(crate) repairs: i64,
    pub(crate) files: Vec<String>,
    /// SHA-256 over all of the above: a manifest whose words changed on the disk is not believed.
    pub(crate) seal: String,
}

impl Manifest {
    fn sealed(self) -> Result<Self> {
        let seal = self.seal_of()?;
        Ok(Self { seal, ..self })
    }

    fn read(text: &[u8]) -> Result<Self> {
        let manifest: Self = serde_json::from_slice(text)
            .map_err(|error| Failure::refused("backup.damaged").because(error))?;
        if manifest.seal_of()? == manifest.seal {
            return Ok(manifest);
        }
        Err(Failure::refused("backup.damaged").because("its manifest was changed").into())
    }

    fn seal_of(&self) -> Result<String> {
        let unsealed = Self { seal: String::new(), ..self.clone() };
        Ok(hex(&Sha256::digest(unsealed.text()?)))
    }

    fn text(&self) -> Result<String> {
        let text = serde_json::to_string_pretty(self);
        Ok(text.map_err(|error| Failure::internal("backup.failed", error))?)
    }
}

impl Backups {
    /// The backups in a folder.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The backups in a folder, or those of the one shop that has its own folder in it.
    #[must_use]
    pub fn found_in(folder: &Path) -> Self {
        let here = Self::at(folder);
        if here.manifests().is_ok_and(|made| !made.is_empty()) {
            return here;
        }
        let inner = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut own = inner.filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(OWN_FOLDER) && Self::at(path).manifests().is_ok_and(|made| !made.is_empty())
        });
        match (own.next(), own.next()) {
            (Some(only), None) => Self::at(&only),
            _ => here,
        }
    }

    /// A shop's own folder in a folder that others may have chosen too.
    #[must_use]
    pub fn own_folder(shop: uuid::Uuid) -> String {
        // The end of an id is random; its beginning is a time.
        format!("{OWN_FOLDER}{}", &hex(shop.as_bytes())[24..])
    }

    /// All verified copies, newest first. A folder that is not there holds none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn list(&self) -> kernel::Result<Vec<Made>> {
        let mut made: Vec<Made> =
            self.manifests()?.into_iter().map(|(name, manifest)| Made::of(name, &manifest)).collect();
        made.sort_by_key(|made| std::cmp::Reverse(made.n));
        Ok(made)
    }

    fn manifests(&self) -> Result<Vec<(String, Manifest)>> {
        let folders = match std::fs::read_dir(&self.folder) {
            Ok(folders) => folders,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut manifests = Vec::new();
        for folder in folders {
            let folder = folder?;
            // A copy that was never finished has no manifest, and one that cannot be read is no backup.
            let Ok(text) = std::fs::read(folder.path().join("manifest.json")) else { continue };
            let Ok(manifest) = Manifest::read(&text) else { continue };
            let name = folder.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                manifests.push((name, manifest));
            }
        }
        Ok(manifests)
    }

    fn folder_of(&self, name: &str) -> kernel::Result<PathBuf> {
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let folder = self.folder.join(name);
        if plain && folder.join("manifest.json").is_file() {
            return Ok(folder);
        }
        Err(Failure::not_found("backup.not_found"))
    }
}

/// Copies the database to `before-migration-N.db` in its own folder and checks the copy, before it takes a new form.
pub(crate) fn before_migration(db: &Connection, folder: &Path) -> Result<()> {
    let copy = folder.join(format!("before-migration-{}.db", crate::migrate::version(db)?));
    remove_database(&copy)?;
    db.execute("VACUUM INTO ?", [copy.to_string_lossy().as_ref()])?;
    sync_file(&copy)?;
    crate::open::must_be_sound(&crate::open::for_reading(&copy)?, "integrity_check")?;
    sync_folder(folder)
}

/// Removes a database file and what SQLite keeps beside it.
pub(crate) fn remove_database(file: &Path) -> Result<()> {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(PathBuf::from(name)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The hash of a file, read piece by piece, and its length.
fn hash_of(file: &Path) -> Result<(String, u64)> {
    let mut hash = Sha256::new();
    let length = std::io::copy(&mut File::open(file)?, &mut hash)?;
    Ok((hex(&hash.finalize()), length))
}

/// Brings a file's bytes to the disk.
pub(crate) fn sync_file(file: &Path) -> Result<()> {
    Ok(File::options().write(true).open(file)?.sync_all()?)
}

/// Brings a folder's names to the disk; on systems where folders cannot be synced, renames are durable already.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
