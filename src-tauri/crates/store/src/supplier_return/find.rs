use super::SupplierReturn;
use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::stock::{MovementId, PartId, PlaceId, PlaceKind, SupplierReturnId};
use rusqlite::ToSql;

/// A page of returns, the newest first, each with its place.
///
/// # Errors
/// What the database says.
pub fn page(read: &Read<'_>, before: Option<i64>, most: i64) -> kernel::Result<Vec<(i64, SupplierReturn)>> {
    let before = before.unwrap_or(i64::MAX);
    let params: [(&str, &dyn ToSql); 2] = [(":before", &before), (":most", &most)];
    Ok(read.all(include_str!("all.sql"), &params, |row| {
        Ok((row.column("row_place")?, SupplierReturn::read(row)?))
    })?)
}

/// The returns that are not settled, those with the nearest deadline first.
///
/// # Errors
/// What the database says.
pub fn open(read: &Read<'_>, most: i64) -> kernel::Result<Vec<SupplierReturn>> {
    Ok(read.all(include_str!("open.sql"), &[(":most", &most)], SupplierReturn::read)?)
}

/// The place in time of a return's last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: SupplierReturnId) -> kernel::Result<i64> {
    Ok(read.seen(SupplierReturn::NAME, id.0)?)
}

/// Refuses where somebody changed a return since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn must_have_seen(change: &Change<'_>, id: SupplierReturnId, seen_seq: i64) -> kernel::Result<()> {
    Ok(change.must_have_seen::<SupplierReturn>(id.0, seen_seq)?)
}

/// The movements of a return that were not taken back, the newest first.
///
/// # Errors
/// What the database says.
pub fn movements(read: &Read<'_>, id: SupplierReturnId) -> kernel::Result<Vec<MovementId>> {
    let params: [(&str, &dyn ToSql); 1] = [(":supplier_return", &Sql(&id))];
    Ok(read.all(include_str!("movements.sql"), &params, |row| row.column("id"))?)
}

/// What lies where faulty and old parts lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayGo {
    /// Which part.
    pub part: PartId,
    /// Where.
    pub place: PlaceId,
    /// What that place is for.
    pub kind: PlaceKind,
    /// The bin there.
    pub bin: Option<String>,
    /// Pieces.
    pub pieces: i64,
}

/// All that lies where faulty and old parts lie.
///
/// # Errors
/// What the database says.
pub fn may_go(read: &Read<'_>) -> kernel::Result<Vec<MayGo>> {
    Ok(read.all(include_str!("may_go.sql"), &[], |row| {
        Ok(MayGo {
            part: row.column("part")?,
            place: row.column("place")?,
            kind: row.column("kind")?,
            bin: row.column("bin")?,
            pieces: row.column("pieces")?,
        })
    })?)
}
