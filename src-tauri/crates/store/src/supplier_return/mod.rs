//! What goes back to suppliers.

mod find;

pub use find::{MayGo, may_go, movements, must_have_seen, open, page, seen};

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{
    PartId, PieceId, PlaceId, RepairPartId, SupplierId, SupplierReturnId, SupplierReturnLineId,
    SupplierReturnReason, SupplierReturnState,
};
use kernel::{Day, Moment, Money};

noun! {
    /// Something that goes back to a supplier.
    SupplierReturn = "supplier_return" {
        /// Its id.
        id: SupplierReturnId,
        /// As its paper says.
        number: String,
        /// To whom.
        supplier: SupplierId,
        /// Why.
        reason: SupplierReturnReason,
        /// What came of it.
        state: SupplierReturnState,
        /// Until when it may go back.
        deadline: Option<Day>,
        /// Who takes it, or nothing.
        carrier: String,
        /// The number of the parcel, or nothing.
        waybill: String,
        /// What the supplier gave for it.
        credit: Option<Money>,
        /// What else was said, or nothing.
        why: String as personal,
        /// When it was written.
        at: Moment,
        /// Who wrote it.
        by: PersonId,
    }
}

noun! {
    /// A line of it.
    SupplierReturnLine = "supplier_return_line" {
        /// Its id.
        id: SupplierReturnLineId,
        /// Of which.
        supplier_return: SupplierReturnId,
        /// Which part.
        part: PartId,
        /// Which piece, where it has a serial number.
        piece: Option<PieceId>,
        /// How many.
        quantity: i64,
        /// From where.
        source: PlaceId,
        /// The line of an order it was for.
        line: Option<RepairPartId>,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: SupplierReturnId) -> kernel::Result<Option<SupplierReturn>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, sent: &SupplierReturn) -> kernel::Result<()> {
    Ok(change.insert(sent)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &SupplierReturn, after: &SupplierReturn) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Its lines, in order.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, supplier_return: SupplierReturnId) -> kernel::Result<Vec<SupplierReturnLine>> {
    Ok(read.all(
        include_str!("lines.sql"),
        &[(":supplier_return", &Sql(&supplier_return))],
        SupplierReturnLine::read,
    )?)
}

/// Adds a line.
///
/// # Errors
/// What the database says.
pub fn add_line(change: &mut Change<'_>, line: &SupplierReturnLine) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes what differs of a line.
///
/// # Errors
/// What the database says.
pub fn write_line(
    change: &mut Change<'_>,
    before: &SupplierReturnLine,
    after: &SupplierReturnLine,
) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
