//! Pictures of machines.

use crate::change::Change;
use crate::column::{FileId, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::finding::FindingId;
use domain::log_entry::LogEntryId;
use domain::person::PersonId;
use domain::photo::{Phase, PhotoId, PhotoView};
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// A picture.
    Photo = "photo" {
        /// Its id.
        id: PhotoId,
        /// Of which order's machine.
        repair: RepairId,
        /// Its file.
        file: FileId,
        /// What it shows.
        view: PhotoView,
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// When it was added.
        at: Moment,
        /// By whom.
        by: PersonId,
        /// Whether it was taken out of sight.
        removed: bool,
        /// When it was taken, and what for.
        phase: Phase,
        /// Of which entry of what was done, if of one.
        entry: Option<LogEntryId>,
        /// Of which finding, if of one.
        finding: Option<FindingId>,
    }
}

/// A picture and who took it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The picture.
    pub photo: Photo,
    /// The name of who added it.
    pub by: String,
}

/// The pictures of an order, oldest first, those out of sight among them.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Listed>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], |row| {
        Ok(Listed { photo: Photo::read(row)?, by: row.column("by_name")? })
    })?)
}

/// How many pictures of an order are in sight.
///
/// # Errors
/// What the database says.
pub fn count(read: &Read<'_>, repair: RepairId) -> kernel::Result<usize> {
    let sql = "SELECT count(*) AS n FROM photo WHERE repair = :repair AND removed = 0";
    let count = read.count(sql, &[(":repair", &Sql(&repair))])?;
    usize::try_from(count).map_err(|error| kernel::Failure::internal("store.failed", error))
}

/// A picture, if there is one with this id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: PhotoId) -> kernel::Result<Option<Photo>> {
    Ok(read.get(id.0)?)
}

/// Adds a picture.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, photo: &Photo) -> kernel::Result<()> {
    Ok(change.insert(photo)?)
}

/// Takes a picture out of sight; its file stays with the order.
///
/// # Errors
/// What the database says.
pub fn remove(change: &mut Change<'_>, photo: &Photo, reason: &str) -> kernel::Result<()> {
    change.update(photo, &Photo { removed: true, ..photo.clone() })?;
    change.note_reason(Photo::NAME, photo.id.0, &[], reason)
}
