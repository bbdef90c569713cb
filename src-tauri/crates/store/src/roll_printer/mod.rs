//! Roll printers and their drawers.

use crate::change::Change;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::printer::{RollPrinterId, RollWay, RollWidth};

noun! {
    /// A roll printer.
    RollPrinter = "roll_printer" {
        /// Its id.
        id: RollPrinterId,
        /// What people call it.
        name: String,
        /// How it is reached.
        way: RollWay,
        /// Where.
        address: String,
        /// How wide its roll is.
        width: RollWidth,
        /// Whether a drawer hangs on it.
        drawer: bool,
        /// Whether it is used.
        active: bool,
    }
}

/// Every roll printer, by name.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<RollPrinter>> {
    Ok(read.all(include_str!("all.sql"), &[], RollPrinter::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: RollPrinterId) -> kernel::Result<Option<RollPrinter>> {
    Ok(read.get(id.0)?)
}

/// One by its name.
///
/// # Errors
/// What the database says.
pub fn by_name(read: &Read<'_>, name: &str) -> kernel::Result<Option<RollPrinter>> {
    Ok(read.all(include_str!("by_name.sql"), &[(":name", &name)], RollPrinter::read)?.pop())
}

/// The place in time of its last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: RollPrinterId) -> kernel::Result<i64> {
    Ok(read.seen(RollPrinter::NAME, id.0)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(
    change: &mut Change<'_>,
    seen_seq: i64,
    before: &RollPrinter,
    after: &RollPrinter,
) -> kernel::Result<()> {
    change.must_have_seen::<RollPrinter>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, printer: &RollPrinter) -> kernel::Result<()> {
    Ok(change.insert(printer)?)
}
