//! What came out of machines.

mod lists;

pub use lists::{done, of_line, of_repair, open};

use crate::change::Change;
use crate::noun::noun;
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::stock::{OldPartId, OldPartOwner, OldPartState, OldPartVerdict, PartId, PlaceId, RepairPartId};
use kernel::Day;

noun! {
    /// An old piece.
    OldPart = "old_part" {
        /// Its id.
        id: OldPartId,
        /// For which part it came out.
        line: RepairPartId,
        /// On which order.
        repair: RepairId,
        /// Which part it is.
        part: PartId,
        /// How many.
        quantity: i64,
        /// Its serial number, or nothing.
        serial: String,
        /// Whose it is.
        owner: OldPartOwner,
        /// Where it is on its way.
        state: OldPartState,
        /// Until when it has to be back.
        due_on: Option<Day>,
        /// What it is good for, once inspected.
        verdict: Option<OldPartVerdict>,
        /// Where it lies, once it is back.
        place: Option<PlaceId>,
        /// Why, where somebody said so.
        why: String as personal,
        /// Who has to bring it.
        technician: PersonId,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: OldPartId) -> kernel::Result<Option<OldPart>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, old: &OldPart) -> kernel::Result<()> {
    Ok(change.insert(old)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &OldPart, after: &OldPart) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
