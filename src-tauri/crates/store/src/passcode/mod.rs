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
