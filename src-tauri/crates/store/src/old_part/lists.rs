//! Old parts as they are asked for.

use super::OldPart;
use crate::column::Sql;
use crate::noun::Noun;
use crate::read::Read;
use domain::repair::RepairId;
use domain::stock::RepairPartId;

/// Those that are awaited or to be inspected, due first on top, at most 500.
///
/// # Errors
/// What the database says.
pub fn open(read: &Read<'_>) -> kernel::Result<Vec<OldPart>> {
    Ok(read.all(include_str!("open.sql"), &[], OldPart::read)?)
}

/// The hundred newest that were dealt with.
///
/// # Errors
/// What the database says.
pub fn done(read: &Read<'_>) -> kernel::Result<Vec<OldPart>> {
    Ok(read.all(include_str!("done.sql"), &[], OldPart::read)?)
}

/// Those of an order, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<OldPart>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], OldPart::read)?)
}

/// What came out for a line.
///
/// # Errors
/// What the database says.
pub fn of_line(read: &Read<'_>, line: RepairPartId) -> kernel::Result<Option<OldPart>> {
    Ok(read.all(include_str!("of_line.sql"), &[(":line", &Sql(&line))], OldPart::read)?.pop())
}
