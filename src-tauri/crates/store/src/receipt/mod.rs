//! What suppliers brought.

mod find;

pub use find::{Came, last_of_part, last_of_piece, movements, of_purchase, page, pieces, totals};

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{PartId, PlaceId, PurchaseId, PurchaseLineId, ReceiptId, ReceiptLineId, SupplierId};
use kernel::{Day, Moment, Money};

noun! {
    /// A delivery.
    Receipt = "receipt" {
        /// Its id.
        id: ReceiptId,
        /// As its paper says.
        number: String,
        /// From whom.
        supplier: SupplierId,
        /// For which order, where it is for one.
        purchase: Option<PurchaseId>,
        /// The supplier's own delivery note, or nothing.
        note: String,
        /// The day it came.
        day: Day,
        /// Whether it was taken back.
        reversed: bool,
        /// Why it was, or nothing.
        why: String as personal,
        /// When it was written.
        at: Moment,
        /// Who wrote it.
        by: PersonId,
    }
}

noun! {
    /// A line of a delivery.
    ReceiptLine = "receipt_line" {
        /// Its id.
        id: ReceiptLineId,
        /// Of which delivery.
        receipt: ReceiptId,
        /// For which line of an order, where it is for one.
        purchase_line: Option<PurchaseLineId>,
        /// Which part.
        part: PartId,
        /// How many.
        quantity: i64,
        /// For one.
        price: Money,
        /// Where they went.
        place: PlaceId,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: ReceiptId) -> kernel::Result<Option<Receipt>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, receipt: &Receipt) -> kernel::Result<()> {
    Ok(change.insert(receipt)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Receipt, after: &Receipt) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Its lines, in order.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, receipt: ReceiptId) -> kernel::Result<Vec<ReceiptLine>> {
    Ok(read.all(include_str!("lines.sql"), &[(":receipt", &Sql(&receipt))], ReceiptLine::read)?)
}

/// Adds a line.
///
/// # Errors
/// What the database says.
pub fn add_line(change: &mut Change<'_>, line: &ReceiptLine) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes what differs of a line.
///
/// # Errors
/// What the database says.
pub fn write_line(change: &mut Change<'_>, before: &ReceiptLine, after: &ReceiptLine) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
