//! What the rules of buying look at: what was needed, what is waited for, what is on order, and what suppliers ask.

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::stock::{PartId, PurchaseState, SupplierId};
use kernel::{Day, Money};
use rusqlite::ToSql;

/// What a part was needed for between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// Which.
    pub part: PartId,
    /// Pieces altogether.
    pub pieces: i64,
    /// The squares of each day's pieces, added up.
    pub squares: i64,
}

/// What was built in or broken after one day and until another, by part; what was taken back does not count.
///
/// # Errors
/// What the database says.
pub fn needed(read: &Read<'_>, after: Day, today: Day) -> kernel::Result<Vec<Needed>> {
    let params: [(&str, &dyn ToSql); 2] = [(":after", &Sql(&after)), (":today", &Sql(&today))];
    Ok(read.all(include_str!("needed.sql"), &params, |row| {
        Ok(Needed {
            part: row.column("part")?,
            pieces: row.column("pieces")?,
            squares: row.column("squares")?,
        })
    })?)
}

/// Pieces that orders wait for, by part.
///
/// # Errors
/// What the database says.
pub fn waited_for(read: &Read<'_>) -> kernel::Result<Vec<(PartId, i64)>> {
    Ok(read
        .all(include_str!("waited_for.sql"), &[], |row| Ok((row.column("part")?, row.column("pieces")?)))?)
}

/// The parts of which the shop fixed how many to keep.
///
/// # Errors
/// What the database says.
pub fn fixed(read: &Read<'_>) -> kernel::Result<Vec<PartId>> {
    Ok(read.all(include_str!("fixed.sql"), &[], |row| row.column("id"))?)
}

/// Pieces that were ordered, or stand on an order not yet sent, and are not here, by part.
///
/// # Errors
/// What the database says.
pub fn on_order(read: &Read<'_>) -> kernel::Result<Vec<(PartId, PurchaseState, i64)>> {
    Ok(read.all(include_str!("on_order.sql"), &[], |row| {
        Ok((row.column("part")?, row.column("state")?, row.column("pieces")?))
    })?)
}

/// What a supplier in use asks for a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Who.
    pub supplier: SupplierId,
    /// Their name.
    pub supplier_name: String,
    /// What they call the part.
    pub number: String,
    /// For a piece.
    pub price: Money,
    /// Days from the order to the shelf.
    pub lead_days: u32,
    /// The least they sell at once.
    pub least: i64,
    /// Whether it is bought there as a rule.
    pub preferred: bool,
}

/// Who sells a part: the preferred first, then the cheapest.
///
/// # Errors
/// What the database says.
pub fn offers(read: &Read<'_>, part: PartId) -> kernel::Result<Vec<Offer>> {
    Ok(read.all(include_str!("offers.sql"), &[(":part", &Sql(&part))], |row| {
        Ok(Offer {
            supplier: row.column("supplier")?,
            supplier_name: row.column("supplier_name")?,
            number: row.column("number")?,
            price: row.column("price")?,
            lead_days: row.column("lead_days")?,
            least: row.column("least")?,
            preferred: row.column("preferred")?,
        })
    })?)
}
