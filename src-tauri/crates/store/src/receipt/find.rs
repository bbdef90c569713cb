use super::Receipt;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::stock::{MovementId, PartId, PieceId, PurchaseId, ReceiptId, SupplierId};
use kernel::{Day, Money};
use rusqlite::{Row, ToSql};

/// A page of receipts, the newest first, each with its place.
///
/// # Errors
/// What the database says.
pub fn page(read: &Read<'_>, before: Option<i64>, most: i64) -> kernel::Result<Vec<(i64, Receipt)>> {
    let before = before.unwrap_or(i64::MAX);
    let params: [(&str, &dyn ToSql); 2] = [(":before", &before), (":most", &most)];
    Ok(read
        .all(include_str!("all.sql"), &params, |row| Ok((row.column("row_place")?, Receipt::read(row)?)))?)
}

/// The receipts of a purchase order, the oldest first.
///
/// # Errors
/// What the database says.
pub fn of_purchase(read: &Read<'_>, purchase: PurchaseId) -> kernel::Result<Vec<Receipt>> {
    Ok(read.all(include_str!("of_purchase.sql"), &[(":purchase", &Sql(&purchase))], Receipt::read)?)
}

/// Pieces of a receipt, and what they cost.
///
/// # Errors
/// What the database says.
pub fn totals(read: &Read<'_>, receipt: ReceiptId) -> kernel::Result<(i64, Money)> {
    let found = read.all(include_str!("totals.sql"), &[(":receipt", &Sql(&receipt))], |row| {
        Ok((row.column("pieces")?, row.column("amount")?))
    })?;
    let none = || kernel::Failure::internal("store.failed", "a sum without a row");
    found.into_iter().next().ok_or_else(none)
}

/// The movements of a receipt that were not taken back, the newest first.
///
/// # Errors
/// What the database says.
pub fn movements(read: &Read<'_>, receipt: ReceiptId) -> kernel::Result<Vec<MovementId>> {
    let params: [(&str, &dyn ToSql); 1] = [(":receipt", &Sql(&receipt))];
    Ok(read.all(include_str!("movements.sql"), &params, |row| row.column("id"))?)
}

/// The pieces with serial numbers that came of a part with a receipt, and those numbers.
///
/// # Errors
/// What the database says.
pub fn pieces(read: &Read<'_>, receipt: ReceiptId, part: PartId) -> kernel::Result<Vec<(PieceId, String)>> {
    let params: [(&str, &dyn ToSql); 2] = [(":receipt", &Sql(&receipt)), (":part", &Sql(&part))];
    let piece = |row: &rusqlite::Row<'_>| Ok((row.column("id")?, row.column("serial")?));
    Ok(read.all(include_str!("pieces.sql"), &params, piece)?)
}

/// From whom and when something came last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// From whom.
    pub supplier: SupplierId,
    /// Their name.
    pub supplier_name: String,
    /// Within how many days they take a faulty piece back.
    pub return_days: Option<u32>,
    /// When.
    pub day: Day,
    /// What a piece cost.
    pub price: Money,
}

/// From whom a part came last.
///
/// # Errors
/// What the database says.
pub fn last_of_part(read: &Read<'_>, part: PartId) -> kernel::Result<Option<Came>> {
    Ok(read.all(include_str!("last_of_part.sql"), &[(":part", &Sql(&part))], came)?.pop())
}

/// From whom a piece with a serial number came last.
///
/// # Errors
/// What the database says.
pub fn last_of_piece(read: &Read<'_>, piece: PieceId) -> kernel::Result<Option<Came>> {
    Ok(read.all(include_str!("last_of_piece.sql"), &[(":piece", &Sql(&piece))], came)?.pop())
}

fn came(row: &Row<'_>) -> rusqlite::Result<Came> {
    Ok(Came {
        supplier: row.column("supplier")?,
        supplier_name: row.column("supplier_name")?,
        return_days: row.column("return_days")?,
        day: row.column("day")?,
        price: row.column("price")?,
    })
}
