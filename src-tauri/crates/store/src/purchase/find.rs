use super::Purchase;
use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::stock::{PurchaseId, PurchaseLineId, PurchaseState, RepairPartId, SupplierId};
use kernel::{Day, Money};
use rusqlite::ToSql;

/// A page of purchase orders, the newest first, each with its place; `before` is the last one's place of the page before.
///
/// # Errors
/// What the database says.
pub fn page(
    read: &Read<'_>,
    only_open: bool,
    before: Option<i64>,
    most: i64,
) -> kernel::Result<Vec<(i64, Purchase)>> {
    let before = before.unwrap_or(i64::MAX);
    let params: [(&str, &dyn ToSql); 2] = [(":before", &before), (":most", &most)];
    let sql = if only_open { include_str!("open.sql") } else { include_str!("all.sql") };
    Ok(read.all(sql, &params, |row| Ok((row.column("row_place")?, Purchase::read(row)?)))?)
}

/// The place in time of an order's last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: PurchaseId) -> kernel::Result<i64> {
    Ok(read.seen(Purchase::NAME, id.0)?)
}

/// Refuses where somebody changed an order since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn must_have_seen(change: &Change<'_>, id: PurchaseId, seen_seq: i64) -> kernel::Result<()> {
    Ok(change.must_have_seen::<Purchase>(id.0, seen_seq)?)
}

/// The sums of an order's lines, those that were dropped left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Lines.
    pub lines: i64,
    /// Pieces ordered.
    pub pieces: i64,
    /// What they cost.
    pub amount: Money,
    /// Pieces that came.
    pub received: i64,
}

/// The sums of an order's lines.
///
/// # Errors
/// What the database says.
pub fn totals(read: &Read<'_>, purchase: PurchaseId) -> kernel::Result<Totals> {
    let found = read.all(include_str!("totals.sql"), &[(":purchase", &Sql(&purchase))], |row| {
        Ok(Totals {
            lines: row.column("lines")?,
            pieces: row.column("pieces")?,
            amount: row.column("amount")?,
            received: row.column("received")?,
        })
    })?;
    let none = || kernel::Failure::internal("store.failed", "a sum without a row");
    found.into_iter().next().ok_or_else(none)
}

/// Pieces of a line that came.
///
/// # Errors
/// What the database says.
pub fn received(read: &Read<'_>, line: PurchaseLineId) -> kernel::Result<i64> {
    Ok(read.count(include_str!("received.sql"), &[(":line", &Sql(&line))])?)
}

/// The newest order to a supplier that is not sent yet.
///
/// # Errors
/// What the database says.
pub fn draft_of(read: &Read<'_>, supplier: SupplierId) -> kernel::Result<Option<Purchase>> {
    let params: [(&str, &dyn ToSql); 1] = [(":supplier", &Sql(&supplier))];
    Ok(read.all(include_str!("draft_of_supplier.sql"), &params, Purchase::read)?.pop())
}

/// What was ordered for one line of a repair (专订).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// On which order.
    pub purchase: PurchaseId,
    /// Its number.
    pub number: String,
    /// How far it is.
    pub state: PurchaseState,
    /// From whom.
    pub supplier_name: String,
    /// When it should come.
    pub expected: Option<Day>,
    /// Pieces.
    pub quantity: i64,
    /// Who brings it: of the line, or of the whole order.
    pub carrier: String,
    /// The parcel's number.
    pub waybill: String,
}

/// What was ordered for one line of a repair, the oldest first.
///
/// # Errors
/// What the database says.
pub fn special(read: &Read<'_>, line: RepairPartId) -> kernel::Result<Vec<Special>> {
    Ok(read.all(include_str!("of_line.sql"), &[(":line", &Sql(&line))], |row| {
        Ok(Special {
            purchase: row.column("id")?,
            number: row.column("number")?,
            state: row.column("state")?,
            supplier_name: row.column("supplier_name")?,
            expected: row.column("expected")?,
            quantity: row.column("quantity")?,
            carrier: row.column("carrier")?,
            waybill: row.column("waybill")?,
        })
    })?)
}
