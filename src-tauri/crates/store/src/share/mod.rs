//! What part of a repair is whose.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::bench::ShareId;
use domain::person::PersonId;
use domain::repair::RepairId;

noun! {
    /// Somebody's part of a repair.
    Share = "share" {
        /// Its id.
        id: ShareId,
        /// Of which order.
        repair: RepairId,
        /// Whose.
        person: PersonId,
        /// Per cent; 0 once taken back.
        percent: i64,
    }
}

/// The shares of an order, in the order they were first given, with those that were taken back.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Share>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Share::read)?)
}

/// Makes the shares of an order these; what is left out is taken back.
///
/// # Errors
/// What the database says.
pub fn set(change: &mut Change<'_>, repair: RepairId, shares: &[(PersonId, i64)]) -> kernel::Result<()> {
    let kept = of_repair(change, repair)?;
    for before in &kept {
        let wanted = shares.iter().find(|(person, _)| *person == before.person);
        let percent = wanted.map_or(0, |(_, percent)| *percent);
        change.update(before, &Share { percent, ..before.clone() })?;
    }
    for (person, percent) in shares {
        if !kept.iter().any(|before| before.person == *person) {
            let id = change.new_id();
            change.insert(&Share { id, repair, person: *person, percent: *percent })?;
        }
    }
    Ok(())
}
