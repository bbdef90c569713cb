//! Files beside the database, by the hash of their content.
//!
//! Staged first (temporary name, fsync, rename), then named by a row: a row never names a missing file, and a file
//! without a row is swept after a day.

pub use crate::column::FileId;

use crate::change::Change;
use crate::error::{Result, StoreError};
use crate::noun::{Noun, noun};
use crate::read::Read;
use crate::writer::Store;
use kernel::journal::hex;
use kernel::{Failure, Moment};
use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How long a file may lie without a row: one day, in milliseconds.
const UNNAMED_MILLIS: i64 = 24 * 60 * 60 * 1_000;

noun! {
    /// A file that something names.
    KeptFile = "file" {
        /// Its id.
        id: FileId,
        /// SHA-256 of its content, in hex.
        hash: String,
        /// Its media type.
        media: String,
        /// Its length.
        bytes: i64,
    }
}

/// Keeps bytes under their hash; the same bytes twice are one file, written anew: the one that lies there may be damaged, or
/// about to be swept.
///
/// # Errors
/// What the disk says.
pub fn stage(store: &Store, bytes: &[u8]) -> kernel::Result<String> {
    let hash = hex(&Sha256::digest(bytes));
    let path = path_of(store.folder(), &hash)?;
    let write = || -> Result<()> {
        let folder = make_folder_of(&path)?;
        let unfinished = path.with_extension(format!("{:?}.new", std::thread::current().id()));
        let mut file = File::create(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, &path)?;
        crate::backup::sync_folder(folder)
    };
    write()?;
    Ok(hash)
}

/// The content of a file, checked against its hash.
///
/// # Errors
/// `file.not_found`, `file.damaged`.
pub fn content(store: &Store, hash: &str) -> kernel::Result<Vec<u8>> {
    content_at(&path_of(store.folder(), hash)?, hash)
}

pub(crate) fn content_at(path: &Path, hash: &str) -> kernel::Result<Vec<u8>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Failure::not_found("file.not_found"));
        }
        Err(error) => return Err(StoreError::from(error).into()),
    };
    if hex(&Sha256::digest(&bytes)) == hash {
        Ok(bytes)
    } else {
        Err(Failure::internal("file.damaged", hash))
    }
}

/// Where the file of a hash lies; what is no hash has no place, least of all one outside the folder.
pub(crate) fn path_of(folder: &Path, hash: &str) -> kernel::Result<PathBuf> {
    if hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Ok(folder.join("files").join(&hash[..2]).join(hash));
    }
    Err(Failure::not_found("file.not_found"))
}

/// Makes the folder a file goes into, down to the disk: a synced file in a folder that is not would be lost with it.
pub(crate) fn make_folder_of(path: &Path) -> Result<&Path> {
    let no_place = || Failure::internal("store.failed", "a file without a folder");
    let folder = path.parent().ok_or_else(no_place)?;
    if !folder.is_dir() {
        let above = folder.parent().ok_or_else(no_place)?;
        std::fs::create_dir_all(folder)?;
        crate::backup::sync_folder(above)?;
    }
    Ok(folder)
}

/// Names a staged file by a row, where none does yet.
///
/// # Errors
/// `file.not_found` where it is not there.
pub fn keep(change: &mut Change<'_>, hash: &str, media: &str) -> kernel::Result<FileId> {
    let content = of_hash(change, hash)?;
    if let Some(kept) = by_hash(change, hash)? {
        return Ok(kept.id);
    }
    let bytes = i64::try_from(content.len()).map_err(|e| Failure::internal("store.failed", e))?;
    let file = KeptFile { id: change.new_id(), hash: hash.to_owned(), media: media.to_owned(), bytes };
    change.insert(&file)?;
    Ok(file.id)
}

fn by_hash(read: &Read<'_>, hash: &str) -> kernel::Result<Option<KeptFile>> {
    let find = || -> Result<Option<KeptFile>> {
        let mut statement = read.db.prepare_cached(include_str!("by_hash.sql"))?;
        Ok(statement.query_row(named_params! {":hash": hash}, KeptFile::read).optional()?)
    };
    Ok(find()?)
}

/// The content of a staged or kept file of this shop, checked against its hash.
///
/// # Errors
/// `file.not_found`, `file.damaged`.
pub fn of_hash(read: &Read<'_>, hash: &str) -> kernel::Result<Vec<u8>> {
    content_at(&path_of(read.folder, hash)?, hash)
}

/// The content of a file that a row names.
///
/// # Errors
/// `file.not_found`, `file.damaged`.
pub fn of_id(read: &Read<'_>, id: FileId) -> kernel::Result<Vec<u8>> {
    of_hash(read, &read.one::<KeptFile>(id.0)?.hash)
}

/// The hash of a file that a row names.
///
/// # Errors
/// What the database says.
pub fn hash_of(read: &Read<'_>, id: FileId) -> kernel::Result<String> {
    Ok(read.one::<KeptFile>(id.0)?.hash)
}

/// Every hash that a row names.
pub(crate) fn hashes(read: &Read<'_>) -> Result<Vec<String>> {
    read.all("SELECT hash FROM file ORDER BY seq", &[], |row| row.get("hash"))
}

/// Every hash that a row or a draft names.
fn wanted(read: &Read<'_>) -> Result<Vec<String>> {
    read.all(include_str!("wanted.sql"), &[], |row| row.get("hash"))
}

/// Removes files older than a day that no row and no draft names; answers how many.
///
/// # Errors
/// What the disk or the database says.
pub fn sweep(store: &Store, now: Moment) -> kernel::Result<usize> {
    let named: std::collections::HashSet<String> =
        store.read(uuid::Uuid::nil(), now, |read| Ok(wanted(read)?))?.into_iter().collect();
    Ok(sweep_folder(&store.folder().join("files"), &named, now)?)
}

fn sweep_folder(files: &Path, named: &std::collections::HashSet<String>, now: Moment) -> Result<usize> {
    let mut swept = 0;
    for folder in std::fs::read_dir(files)? {
        let folder = folder?.path();
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder)? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            if named.contains(&name) || !is_old(&file, now)? {
                continue;
            }
            std::fs::remove_file(file.path())?;
            swept += 1;
        }
    }
    Ok(swept)
}

fn is_old(file: &std::fs::DirEntry, now: Moment) -> Result<bool> {
    let written = file.metadata()?.modified()?;
    let since_1970 = written.duration_since(std::time::UNIX_EPOCH).map_err(std::io::Error::other)?;
    let written = Moment::EPOCH.later(since_1970);
    Ok(now.millis_since(written) > UNNAMED_MILLIS)
}
