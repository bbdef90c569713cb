//! Backups: made while people work, looked into, brought back beside what is there.

use crate::door::Empty;
use crate::registry::Asking;
use domain::backup::BackupReason;
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use store::{Backups, Made};
use ts_rs::TS;

/// How the backups stand.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BackupState {
    /// Where they go.
    pub(crate) folder: String,
    /// Whether that is on the same disk as the shop.
    pub(crate) same_disk: bool,
    /// Whether one is being made now.
    pub(crate) running: bool,
    /// The last verified one.
    pub(crate) last_verified_at: Option<Moment>,
    /// Whether it is too old.
    pub(crate) overdue: bool,
    /// Why the last try failed.
    pub(crate) failure: Option<Failure>,
}

/// A verified backup.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BackupRow {
    name: String,
    made_at: Moment,
    reason: BackupReason,
    bytes: u64,
    repairs: i64,
    verified: bool,
}

/// A folder to look in; the shop's own where none is said.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct InFolder {
    #[serde(default)]
    #[ts(optional = nullable)]
    folder: Option<String>,
}

/// One backup of a folder.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OneBackup {
    #[serde(default)]
    #[ts(optional = nullable)]
    folder: Option<String>,
    name: String,
}

/// What is in a backup.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BackupInside {
    name: String,
    made_at: Moment,
    shop_name: String,
    repairs: i64,
    people: i64,
    last_number: Option<String>,
    files: usize,
    bytes: u64,
    entries: i64,
}

/// What was brought back.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Restored {
    entries: i64,
    folder: String,
}

pub(crate) fn list(asking: &Asking<'_>, input: InFolder) -> Result<Vec<BackupRow>> {
    Ok(backups(asking, input.folder)?.list()?.into_iter().map(row).collect())
}

pub(crate) fn make(asking: &Asking<'_>, _: Empty) -> Result<BackupRow> {
    asking.desk.back_up(BackupReason::Asked).map(row)
}

pub(crate) fn inside(asking: &Asking<'_>, input: OneBackup) -> Result<BackupInside> {
    let found = backups(asking, input.folder)?.inside(&input.name, asking.now)?;
    Ok(BackupInside {
        name: input.name,
        made_at: found.made_at,
        shop_name: found.shop_name,
        repairs: found.repairs,
        people: found.people,
        last_number: found.last_number,
        files: found.files,
        bytes: found.bytes,
        entries: found.entries,
    })
}

/// Brings a backup back into a new folder and works on there; the folder in use until now stays as it is.
pub(crate) fn restore(asking: &Asking<'_>, input: OneBackup) -> Result<Restored> {
    let backups = backups(asking, input.folder)?;
    let (entries, folder) = asking.desk.restore(&backups, &input.name, asking.by(None))?;
    Ok(Restored { entries, folder: folder.display().to_string() })
}

fn backups(asking: &Asking<'_>, folder: Option<String>) -> Result<Backups> {
    let folder = match folder.map(|folder| folder.trim().to_owned()).filter(|folder| !folder.is_empty()) {
        Some(typed) => {
            let folder = PathBuf::from(typed);
            if !folder.is_absolute() {
                return Err(Failure::invalid("backup.folder_missing").field("folder", "field.not_absolute"));
            }
            if !folder.is_dir() {
                return Err(Failure::refused("backup.folder_missing").field("folder", "field.bad_folder"));
            }
            folder
        }
        None => asking.desk.backup_folder(asking.now)?,
    };
    Ok(Backups::found_in(&folder))
}

fn row(made: Made) -> BackupRow {
    BackupRow {
        name: made.name,
        made_at: made.made_at,
        reason: made.reason,
        bytes: made.bytes,
        repairs: made.repairs,
        verified: true,
    }
}
