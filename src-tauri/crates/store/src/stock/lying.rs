//! What lies where now.

use super::Piece;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::place::Place;
use crate::read::Read;
use domain::stock::{PartId, PieceId, PlaceId, RepairPartId};
use kernel::{Failure, Money, Result};
use rusqlite::{Row, ToSql};

/// Pieces of one part at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Lying {
    /// Where.
    pub place: Place,
    /// How many are there.
    pub on_hand: i64,
    /// How many of them are put aside for orders.
    pub reserved: i64,
    /// What they are worth together.
    pub value: Money,
}

/// A part that lies at a place, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Which part.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// What kind of it, or nothing.
    pub spec: String,
    /// What it is counted in.
    pub unit: String,
    /// Whether each piece has a serial number of its own.
    pub serialised: bool,
    /// How many are there.
    pub on_hand: i64,
    /// How many of them are put aside for orders.
    pub reserved: i64,
    /// What they are worth together.
    pub value: Money,
}

/// A piece with where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The piece.
    pub piece: PieceId,
    /// Its serial number.
    pub serial: String,
    /// Where it is.
    pub place: PlaceId,
    /// What it is worth.
    pub value: Money,
}

/// Where a part lies, the places of one kind together; only where there is a piece of it.
///
/// # Errors
/// What the database says.
pub fn lying(read: &Read<'_>, part: PartId) -> Result<Vec<Lying>> {
    Ok(read.all(include_str!("lying.sql"), &[(":part", &Sql(&part))], read_lying)?)
}

/// What lies of a part at a place; nothing where there never was any.
///
/// # Errors
/// What the database says.
pub fn at(read: &Read<'_>, part: PartId, place: PlaceId) -> Result<Option<Lying>> {
    let params: [(&str, &dyn ToSql); 2] = [(":part", &Sql(&part)), (":place", &Sql(&place))];
    Ok(read.all(include_str!("at.sql"), &params, read_lying)?.pop())
}

fn read_lying(row: &Row<'_>) -> rusqlite::Result<Lying> {
    Ok(Lying {
        place: Place::read(row)?,
        on_hand: row.column("on_hand")?,
        reserved: row.column("reserved")?,
        value: row.column("value")?,
    })
}

/// How many pieces of a part are free: good ones that are not put aside.
///
/// # Errors
/// What the database says.
pub fn available(read: &Read<'_>, part: PartId) -> Result<i64> {
    Ok(read.count(include_str!("available.sql"), &[(":part", &Sql(&part))])?)
}

/// Whether anything of a part ever moved.
///
/// # Errors
/// What the database says.
pub fn has_moved(read: &Read<'_>, part: PartId) -> Result<bool> {
    Ok(read.count(include_str!("ever_moved.sql"), &[(":part", &Sql(&part))])? > 0)
}

/// Whether anything lies at a place.
///
/// # Errors
/// What the database says.
pub fn is_anything_at(read: &Read<'_>, place: PlaceId) -> Result<bool> {
    Ok(read.count(include_str!("anything_at.sql"), &[(":place", &Sql(&place))])? > 0)
}

/// The piece of a part with a serial number, however its letters are cased.
///
/// # Errors
/// What the database says.
pub fn piece(read: &Read<'_>, part: PartId, serial: &str) -> Result<Option<Piece>> {
    let params: [(&str, &dyn ToSql); 2] = [(":part", &Sql(&part)), (":serial", &serial)];
    Ok(read.all(include_str!("piece.sql"), &params, Piece::read)?.pop())
}

/// A piece by id.
///
/// # Errors
/// What the database says.
pub fn piece_by_id(read: &Read<'_>, id: PieceId) -> Result<Option<Piece>> {
    Ok(read.get(id.0)?)
}

/// Where a piece is, once it moved.
///
/// # Errors
/// What the database says.
pub fn place_of(read: &Read<'_>, piece: PieceId) -> Result<Option<PlaceId>> {
    let find = include_str!("place_of_piece.sql");
    Ok(read.all(find, &[(":piece", &Sql(&piece))], |row| row.column("place"))?.pop())
}

/// What a piece is worth.
///
/// # Errors
/// What the database says; `store.broken_reference` for one that never moved.
pub fn value_of_piece(read: &Read<'_>, piece: PieceId) -> Result<Money> {
    let find = include_str!("place_of_piece.sql");
    let found = read.all(find, &[(":piece", &Sql(&piece))], |row| row.column("value"))?.pop();
    found.ok_or_else(|| Failure::internal("store.broken_reference", "piece_place"))
}

/// The line of an order that a piece is put aside for.
pub(super) fn reserved_for(read: &Read<'_>, piece: PieceId) -> Result<Option<RepairPartId>> {
    let find = include_str!("reserved_for.sql");
    Ok(read.all(find, &[(":piece", &Sql(&piece))], |row| row.column("id"))?.pop())
}

/// The pieces of a part that are at a place, by serial number.
///
/// # Errors
/// What the database says.
pub fn pieces_at(read: &Read<'_>, part: PartId, place: PlaceId) -> Result<Vec<Kept>> {
    let params: [(&str, &dyn ToSql); 2] = [(":part", &Sql(&part)), (":place", &Sql(&place))];
    let kept = |row: &Row<'_>| {
        Ok(Kept {
            piece: row.column("id")?,
            serial: row.column("serial")?,
            place: row.column("place")?,
            value: row.column("value")?,
        })
    };
    Ok(read.all(include_str!("pieces_at.sql"), &params, kept)?)
}

/// What lies at a place, by part number after one, of the parts whose number, name or kind holds the words.
///
/// # Errors
/// What the database says.
pub fn of_place(
    read: &Read<'_>,
    place: PlaceId,
    (words, after): (&str, &str),
    limit: u32,
) -> Result<Vec<Shelf>> {
    let params: [(&str, &dyn ToSql); 4] =
        [(":place", &Sql(&place)), (":words", &words), (":after", &after), (":limit", &limit)];
    let shelf = |row: &Row<'_>| {
        Ok(Shelf {
            part: row.column("id")?,
            number: row.column("number")?,
            name: row.column("name")?,
            spec: row.column("spec")?,
            unit: row.column("unit")?,
            serialised: row.column("serialised")?,
            on_hand: row.column("on_hand")?,
            reserved: row.column("reserved")?,
            value: row.column("value")?,
        })
    };
    Ok(read.all(include_str!("of_place.sql"), &params, shelf)?)
}
