//! Who parts are bought from.

use crate::change::Change;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::stock::SupplierId;

noun! {
    /// A supplier.
    Supplier = "supplier" {
        /// Its id.
        id: SupplierId,
        /// What it is called.
        name: String,
        /// Who answers there.
        contact: String as personal,
        /// Their phone.
        phone: String as personal,
        /// Where it is.
        address: String as personal,
        /// Within how many days a faulty piece may go back, where that is agreed.
        return_days: Option<i64>,
        /// What else is to be known.
        note: String,
        /// Whether it is offered.
        active: bool,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: SupplierId) -> kernel::Result<Option<Supplier>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, supplier: &Supplier) -> kernel::Result<()> {
    Ok(change.insert(supplier)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Supplier, after: &Supplier) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Every supplier, by name.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<Supplier>> {
    Ok(read.all(include_str!("all.sql"), &[], Supplier::read)?)
}

/// The one of a name, however its letters are cased.
///
/// # Errors
/// What the database says.
pub fn by_name(read: &Read<'_>, name: &str) -> kernel::Result<Option<Supplier>> {
    Ok(read.all(include_str!("by_name.sql"), &[(":name", &name)], Supplier::read)?.pop())
}

/// What an editor of it has seen.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: SupplierId) -> kernel::Result<i64> {
    Ok(read.seen(Supplier::NAME, id.0)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(
    change: &mut Change<'_>,
    seen_seq: i64,
    before: &Supplier,
    after: &Supplier,
) -> kernel::Result<()> {
    change.must_have_seen::<Supplier>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}
