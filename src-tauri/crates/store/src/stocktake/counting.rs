//! What a count is held against.

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::stock::{PartClass, PartId, PlaceId, StocktakeId};
use kernel::Moment;
use rusqlite::ToSql;

/// What moved at a place while it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// When, the last time.
    pub at: Moment,
    /// By whom.
    pub by_name: String,
}

/// The last movement there is; 0 where nothing ever moved.
///
/// # Errors
/// What the database says.
pub fn last_movement(read: &Read<'_>) -> kernel::Result<i64> {
    Ok(read.count("SELECT coalesce(max(seq), 0) AS n FROM movement", &[])?)
}

/// The parts that lie at a place, of one class where one is named.
///
/// # Errors
/// What the database says.
pub fn lying_at(read: &Read<'_>, place: PlaceId, class: Option<PartClass>) -> kernel::Result<Vec<PartId>> {
    let params: [(&str, &dyn ToSql); 2] = [(":place", &Sql(&place)), (":class", &Sql(&class))];
    Ok(read.all(include_str!("lying_at.sql"), &params, |row| row.column("part"))?)
}

/// What moved a part to or from a place after a movement, if anything did.
///
/// # Errors
/// What the database says.
pub fn moved_since(
    read: &Read<'_>,
    (part, place): (PartId, PlaceId),
    after: i64,
) -> kernel::Result<Option<Moved>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":part", &Sql(&part)), (":place", &Sql(&place)), (":after", &after)];
    let moved = read.all(include_str!("moved_since.sql"), &params, |row| {
        Ok(Moved { at: row.column("at")?, by_name: row.column("by_name")? })
    })?;
    Ok(moved.into_iter().next())
}

/// The number of another stocktake that counts the same part at the same place and is not posted yet.
///
/// # Errors
/// What the database says.
pub fn open_elsewhere(
    read: &Read<'_>,
    (part, place): (PartId, PlaceId),
    than: StocktakeId,
) -> kernel::Result<Option<String>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":part", &Sql(&part)), (":place", &Sql(&place)), (":stocktake", &Sql(&than))];
    Ok(read.all(include_str!("open_elsewhere.sql"), &params, |row| row.column("number"))?.pop())
}

/// The numbers of the newest orders that a technician holds a part for.
///
/// # Errors
/// What the database says.
pub fn issued_to(read: &Read<'_>, part: PartId, place: PlaceId) -> kernel::Result<Vec<String>> {
    let params: [(&str, &dyn ToSql); 2] = [(":part", &Sql(&part)), (":place", &Sql(&place))];
    Ok(read.all(include_str!("issued_to.sql"), &params, |row| row.column("number"))?)
}
