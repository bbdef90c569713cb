//! Handings as they are asked for, and their numbers.

use super::Handing;
use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::stock::{HandingId, MovementId};
use kernel::Day;

/// Those that somebody still has to do something about, oldest first, at most 300.
///
/// # Errors
/// What the database says.
pub fn open(read: &Read<'_>) -> kernel::Result<Vec<Handing>> {
    Ok(read.all(include_str!("open.sql"), &[], Handing::read)?)
}

/// The newest fifty, whatever became of them.
///
/// # Errors
/// What the database says.
pub fn newest(read: &Read<'_>) -> kernel::Result<Vec<Handing>> {
    Ok(read.all(include_str!("newest.sql"), &[], Handing::read)?)
}

/// The movements of a handing that stand, in order.
///
/// # Errors
/// What the database says.
pub fn moved(read: &Read<'_>, handing: HandingId) -> kernel::Result<Vec<MovementId>> {
    let movements = include_str!("moved.sql");
    Ok(read.all(movements, &[(":handing", &Sql(&handing))], |row| row.column("id"))?)
}

/// The number of the next handing of a day: `LL261122-01`.
///
/// # Errors
/// What the database says.
pub fn next_number(change: &Change<'_>, day: Day) -> kernel::Result<String> {
    let serial = crate::shop::next_serial(change, &period_of(day), 1)?;
    Ok(format!("LL{}-{serial:02}", day.short()))
}

/// Under which the handings of a day are counted.
pub(crate) fn period_of(day: Day) -> String {
    format!("LL{}", day.text())
}
