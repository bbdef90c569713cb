//! The lines of orders as they are asked for.

use super::{RepairPart, of_repair};
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::repair::RepairId;
use domain::stock::{LineState, MovementId, MovementKind, PartId, PieceId, PlaceId, RepairPartId};
use rusqlite::ToSql;

/// Whether something of an order waits for stock.
///
/// # Errors
/// What the database says.
pub fn waits(read: &Read<'_>, repair: RepairId) -> kernel::Result<bool> {
    Ok(of_repair(read, repair)?.iter().any(|line| line.waits_from.is_some()))
}

/// The lines that wait for a part, oldest promise first.
///
/// # Errors
/// What the database says.
pub fn waiting_for(read: &Read<'_>, part: PartId) -> kernel::Result<Vec<RepairPart>> {
    Ok(read.all(include_str!("waiting_for.sql"), &[(":part", &Sql(&part))], RepairPart::read)?)
}

/// All lines that wait for stock, at most 500, oldest promise first.
///
/// # Errors
/// What the database says.
pub fn waiting(read: &Read<'_>) -> kernel::Result<Vec<RepairPart>> {
    Ok(read.all(include_str!("waiting.sql"), &[], RepairPart::read)?)
}

/// What is reserved of a part at a place, latest promise first.
///
/// # Errors
/// What the database says.
pub fn reserved_at(read: &Read<'_>, part: PartId, place: PlaceId) -> kernel::Result<Vec<RepairPart>> {
    let params: [(&str, &dyn ToSql); 2] = [(":part", &Sql(&part)), (":place", &Sql(&place))];
    Ok(read.all(include_str!("reserved_at.sql"), &params, RepairPart::read)?)
}

/// The lines whose pieces a technician holds, oldest first.
///
/// # Errors
/// What the database says.
pub fn held_at(read: &Read<'_>, place: PlaceId) -> kernel::Result<Vec<RepairPart>> {
    Ok(read.all(include_str!("held_at.sql"), &[(":place", &Sql(&place))], RepairPart::read)?)
}

/// How many pieces of a part at a technician's are there for an order.
///
/// # Errors
/// What the database says.
pub fn bound_at(read: &Read<'_>, part: PartId, place: PlaceId) -> kernel::Result<i64> {
    let params: [(&str, &dyn ToSql); 2] = [(":part", &Sql(&part)), (":place", &Sql(&place))];
    Ok(read.count(include_str!("bound_at.sql"), &params)?)
}

/// The line that a technician holds a piece for.
///
/// # Errors
/// What the database says.
pub fn holding(read: &Read<'_>, piece: PieceId) -> kernel::Result<Option<RepairPart>> {
    let lines = read.all(include_str!("of_piece.sql"), &[(":piece", &Sql(&piece))], RepairPart::read)?;
    Ok(lines.into_iter().find(|line| line.state == LineState::Issued))
}

/// The orders whose parts are all there while some of them still lie reserved, oldest promise first, at most 200.
///
/// # Errors
/// What the database says.
pub fn complete(read: &Read<'_>) -> kernel::Result<Vec<RepairId>> {
    Ok(read.all(include_str!("complete.sql"), &[], |row| row.column("repair"))?)
}

/// Pieces that carry a serial number, of whatever part, at most ten.
///
/// # Errors
/// What the database says.
pub fn pieces_called(read: &Read<'_>, serial: &str) -> kernel::Result<Vec<(PieceId, PartId)>> {
    Ok(read.all(include_str!("pieces_called.sql"), &[(":serial", &serial)], |row| {
        Ok((row.column("id")?, row.column("part")?))
    })?)
}

/// A movement that a line brought about and that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub id: MovementId,
    /// What it was.
    pub kind: MovementKind,
    /// How many pieces.
    pub quantity: i64,
    /// From where.
    pub source: PlaceId,
}

/// The last movement of a line that stands.
///
/// # Errors
/// What the database says.
pub fn last_moved(read: &Read<'_>, line: RepairPartId) -> kernel::Result<Option<Moved>> {
    let moved = read.all(include_str!("last_moved.sql"), &[(":line", &Sql(&line))], |row| {
        Ok(Moved {
            id: row.column("id")?,
            kind: row.column("kind")?,
            quantity: row.column("quantity")?,
            source: row.column("source")?,
        })
    })?;
    Ok(moved.into_iter().next())
}
