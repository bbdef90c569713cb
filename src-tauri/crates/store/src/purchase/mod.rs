//! Orders to suppliers.

mod find;

pub use find::{Special, Totals, draft_of, must_have_seen, page, received, seen, special, totals};

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{PartId, PurchaseId, PurchaseLineId, PurchaseState, RepairPartId, SupplierId};
use kernel::{Day, Moment, Money};

/// What the numbers of orders to suppliers begin with (采购).
pub const ORDERS: &str = "CG";
/// What the numbers of deliveries begin with (入库).
pub const DELIVERIES: &str = "RK";
/// What the numbers of returns to suppliers begin with (退供应商).
pub const RETURNS: &str = "TG";

/// Under what the numbers of a kind of paper are counted on a day.
#[must_use]
pub fn period_of(prefix: &str, day: Day) -> String {
    format!("{prefix}{}", day.text())
}

noun! {
    /// An order to a supplier.
    Purchase = "purchase" {
        /// Its id.
        id: PurchaseId,
        /// As its paper says.
        number: String,
        /// To whom.
        supplier: SupplierId,
        /// How far it is.
        state: PurchaseState,
        /// What else is to be known.
        note: String,
        /// When it should come.
        expected: Option<Day>,
        /// Who brings it, or nothing.
        carrier: String,
        /// The number of the parcel, or nothing.
        waybill: String,
        /// When it went out.
        ordered_at: Option<Moment>,
        /// Who sent it.
        ordered_by: Option<PersonId>,
        /// When it was written.
        made_at: Moment,
        /// Who wrote it.
        made_by: PersonId,
    }
}

noun! {
    /// A line of an order to a supplier.
    PurchaseLine = "purchase_line" {
        /// Its id.
        id: PurchaseLineId,
        /// Of which order.
        purchase: PurchaseId,
        /// Which part.
        part: PartId,
        /// How many.
        quantity: i64,
        /// For one.
        price: Money,
        /// For which line of a customer's order, where it is for one.
        line: Option<RepairPartId>,
        /// Who brings it, or nothing.
        carrier: String,
        /// The number of the parcel, or nothing.
        waybill: String,
        /// Whether it is not wanted any more.
        dropped: bool,
        /// Its place among the lines, from 0.
        place: i64,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: PurchaseId) -> kernel::Result<Option<Purchase>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, purchase: &Purchase) -> kernel::Result<()> {
    Ok(change.insert(purchase)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Purchase, after: &Purchase) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Its lines, in order.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, purchase: PurchaseId) -> kernel::Result<Vec<PurchaseLine>> {
    Ok(read.all(include_str!("lines.sql"), &[(":purchase", &Sql(&purchase))], PurchaseLine::read)?)
}

/// Adds a line.
///
/// # Errors
/// What the database says.
pub fn add_line(change: &mut Change<'_>, line: &PurchaseLine) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes what differs of a line.
///
/// # Errors
/// What the database says.
pub fn write_line(
    change: &mut Change<'_>,
    before: &PurchaseLine,
    after: &PurchaseLine,
) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
