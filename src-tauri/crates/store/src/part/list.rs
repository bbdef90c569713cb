//! Finding parts, and what hangs on one.

use super::PartSupplier;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::stock::{PartId, PlaceId, SupplierId};
use rusqlite::ToSql;

/// Parts by number, all or those in use, after a number.
///
/// # Errors
/// What the database says.
pub fn listed(read: &Read<'_>, withdrawn: bool, after: &str, limit: i64) -> kernel::Result<Vec<PartId>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":withdrawn", &withdrawn), (":after", &after), (":limit", &limit)];
    Ok(read.all(include_str!("listed.sql"), &params, |row| row.column("id"))?)
}

/// Parts that match a query of the one box, the newest first, each with its place.
///
/// # Errors
/// What the database says.
pub fn matching(
    read: &Read<'_>,
    matching: &str,
    withdrawn: bool,
    after: i64,
    limit: i64,
) -> kernel::Result<Vec<(PartId, i64)>> {
    let params: [(&str, &dyn ToSql); 4] =
        [(":matching", &matching), (":withdrawn", &withdrawn), (":after", &after), (":limit", &limit)];
    Ok(read.all(include_str!("matching.sql"), &params, |row| Ok((row.column("id")?, row.column("seq")?)))?)
}

/// The parts that this one follows (被替代料).
///
/// # Errors
/// What the database says.
pub fn superseded(read: &Read<'_>, id: PartId) -> kernel::Result<Vec<PartId>> {
    let sql = "SELECT id FROM part WHERE superseded_by = :part ORDER BY seq LIMIT 100";
    Ok(read.all(sql, &[(":part", &Sql(&id))], |row| row.column("id"))?)
}

/// The parts whose place this one may take.
///
/// # Errors
/// What the database says.
pub fn stands_in_for(read: &Read<'_>, id: PartId) -> kernel::Result<Vec<PartId>> {
    Ok(read.all(include_str!("stands_in_for.sql"), &[(":part", &Sql(&id))], |row| row.column("part"))?)
}

/// Whether a part ever moved.
///
/// # Errors
/// What the database says.
pub fn moved(read: &Read<'_>, id: PartId) -> kernel::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM movement WHERE part = :part) AS n";
    Ok(read.count(sql, &[(":part", &Sql(&id))])? > 0)
}

/// The parts that lie in a bin as a rule.
///
/// # Errors
/// What the database says.
pub fn of_bin(read: &Read<'_>, bin: PlaceId) -> kernel::Result<Vec<PartId>> {
    let sql = "SELECT id FROM part WHERE bin = :bin AND active = 1 ORDER BY seq LIMIT 100";
    Ok(read.all(sql, &[(":bin", &Sql(&bin))], |row| row.column("id"))?)
}

/// The parts that somebody sells, by number.
///
/// # Errors
/// What the database says.
pub fn of_supplier(read: &Read<'_>, supplier: SupplierId) -> kernel::Result<Vec<PartSupplier>> {
    Ok(read.all(include_str!("of_supplier.sql"), &[(":supplier", &Sql(&supplier))], PartSupplier::read)?)
}
