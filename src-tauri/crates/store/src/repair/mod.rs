//! Repair orders.

mod list;

pub use list::{Find, Line, View, every_list_statement, find, of_device, views};

use crate::change::Change;
use crate::journal;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::device::DeviceId;
use domain::person::PersonId;
use domain::repair::{CustomerId, RepairId, Stage};
use kernel::{Day, Moment};

noun! {
    /// A repair order.
    Repair = "repair" {
        /// Its id.
        id: RepairId,
        /// As people say it.
        number: String,
        /// As scanners read it.
        code: String,
        /// Where it stands.
        stage: Stage,
        /// Whose machine.
        customer: CustomerId,
        /// Which machine.
        device: DeviceId,
        /// In the customer's words.
        symptom: String as personal,
        /// When it was opened.
        opened_at: Moment,
        /// On which civil day.
        opened_on: Day,
        /// Who opened it.
        opened_by: PersonId,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: RepairId) -> kernel::Result<Option<Repair>> {
    Ok(read.get(id.0)?)
}

/// What an editor of an order has seen: the last entry about it, its customer or its machine.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, repair: &Repair) -> kernel::Result<i64> {
    let parts = [(Repair::NAME, repair.id.0), ("customer", repair.customer.0), ("device", repair.device.0)];
    let mut last = 0;
    for (noun, id) in parts {
        last = last.max(read.seen(noun, id)?);
    }
    Ok(last)
}

/// The history of an order with that of its customer and machine since it was opened, oldest first.
///
/// # Errors
/// What the database says.
pub fn history(read: &Read<'_>, repair: &Repair) -> kernel::Result<Vec<journal::Entry>> {
    let own = journal::of_noun(read.db, Repair::NAME, repair.id.0)?;
    let opened = own.first().map_or(0, |entry| entry.row);
    let mut all = own;
    for (noun, id) in [("customer", repair.customer.0), ("device", repair.device.0)] {
        all.extend(
            journal::of_noun(read.db, noun, id)?
                .into_iter()
                .filter(|entry| entry.row > opened && !entry.before.is_empty()),
        );
    }
    all.sort_by_key(|entry| entry.row);
    Ok(all)
}

/// Opens one.
///
/// # Errors
/// What the database says.
pub fn open(change: &mut Change<'_>, repair: &Repair) -> kernel::Result<()> {
    Ok(change.insert(repair)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Repair, after: &Repair) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
