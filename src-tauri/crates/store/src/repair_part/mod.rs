//! Parts on orders.

mod allocate;
mod lines;

pub use allocate::{allocate, free, make_free, reserve_or_wait};
pub use lines::{
    Moved, bound_at, complete, held_at, holding, last_moved, pieces_called, reserved_at, waiting,
    waiting_for, waits,
};

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::quote::QuoteLineId;
use domain::repair::RepairId;
use domain::stock::{LineState, PartId, PieceId, PlaceId, RepairPartId};
use kernel::Moment;

noun! {
    /// A part on an order.
    RepairPart = "repair_part" {
        /// Its id.
        id: RepairPartId,
        /// On which order.
        repair: RepairId,
        /// The line of a quote it is told in, where it is in one.
        quote_line: Option<QuoteLineId>,
        /// Which part.
        part: PartId,
        /// How many.
        quantity: i64,
        /// What became of it.
        state: LineState,
        /// Where it is reserved or lies now; nothing for a planned or dropped one.
        place: Option<PlaceId>,
        /// Which piece, where it has a serial number and is chosen.
        piece: Option<PieceId>,
        /// Since when it waits for stock.
        waits_from: Option<Moment>,
        /// The serial number that came out of the machine, or nothing.
        old_serial: String,
        /// Why, where somebody said so.
        why: String as personal,
        /// Who did the last to it.
        by: PersonId,
        /// When.
        at: Moment,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: RepairPartId) -> kernel::Result<Option<RepairPart>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, line: &RepairPart) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &RepairPart, after: &RepairPart) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// The parts of an order, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<RepairPart>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], RepairPart::read)?)
}
