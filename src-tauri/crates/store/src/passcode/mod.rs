//! Customers' passcodes, sealed.

use crate::change::Change;
use crate::column::{Sealed, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::passcode::{PasscodeId, PasscodeKind};
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// A passcode.
    Passcode = "passcode" {
        /// Its id.
        id: PasscodeId,
        /// Whose machine.
        repair: RepairId,
        /// What sort.
        kind: PasscodeKind,
        /// Sealed with a key outside the database; nothing once purged.
        sealed: Option<Sealed> as secret,
        /// When it was purged.
        purged_at: Option<Moment>,
    }
}

/// Every passcode an order ever had, newest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Passcode>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Passcode::read)?)
}

/// The place in time of a passcode's last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: PasscodeId) -> kernel::Result<i64> {
    Ok(read.seen(Passcode::NAME, id.0)?)
}

/// Refuses where somebody set or purged an order's passcode after `seen_seq`, which is 0 for who saw none.
///
/// # Errors
/// `edit.stale`.
pub fn must_have_seen(change: &Change<'_>, repair: RepairId, seen_seq: i64) -> kernel::Result<()> {
    match of_repair(change, repair)?.first() {
        Some(newest) => Ok(change.must_have_seen::<Passcode>(newest.id.0, seen_seq)?),
        None => Ok(()),
    }
}

/// Keeps one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, passcode: &Passcode) -> kernel::Result<()> {
    Ok(change.insert(passcode)?)
}

/// Purges all that an order still has; that they were there stays known.
///
/// # Errors
/// What the database says.
pub fn purge(change: &mut Change<'_>, repair: RepairId) -> kernel::Result<()> {
    for before in of_repair(change, repair)?.into_iter().filter(|passcode| passcode.sealed.is_some()) {
        let after = Passcode { sealed: None, purged_at: Some(change.now()), ..before.clone() };
        change.update(&before, &after)?;
    }
    Ok(())
}
