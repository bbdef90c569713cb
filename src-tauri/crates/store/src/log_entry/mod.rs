//! What was done on the bench.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::log_entry::{LogEntryId, LogKind};
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// An entry.
    LogEntry = "log_entry" {
        /// Its id.
        id: LogEntryId,
        /// On which order's machine.
        repair: RepairId,
        /// What was done.
        kind: LogKind,
        /// The code of the action, where it was coded.
        action: Option<String>,
        /// In the technician's words.
        text: String as personal,
        /// When it was written.
        at: Moment,
        /// By whom.
        by: PersonId,
        /// Whether it was taken back.
        withdrawn: bool,
    }
}

/// The entries of an order, oldest first, withdrawn ones among them.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<LogEntry>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], LogEntry::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: LogEntryId) -> kernel::Result<Option<LogEntry>> {
    Ok(read.get(id.0)?)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, entry: &LogEntry) -> kernel::Result<()> {
    Ok(change.insert(entry)?)
}

/// Takes one back; it stays in the history.
///
/// # Errors
/// What the database says.
pub fn withdraw(change: &mut Change<'_>, entry: &LogEntry) -> kernel::Result<()> {
    Ok(change.update(entry, &LogEntry { withdrawn: true, ..entry.clone() })?)
}
