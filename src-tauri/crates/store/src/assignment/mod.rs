//! Who got an order from whom.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::bench::AssignmentId;
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// An order given from hand to hand.
    Assignment = "assignment" {
        /// Its id.
        id: AssignmentId,
        /// Which order.
        repair: RepairId,
        /// Who had it, if anybody had.
        from_person: Option<PersonId>,
        /// Who has it since; nobody where it was put back.
        to_person: Option<PersonId>,
        /// Why, in somebody's words.
        reason: String as personal,
        /// When.
        at: Moment,
        /// By whom.
        by: PersonId,
    }
}

/// Keeps one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, assignment: &Assignment) -> kernel::Result<()> {
    Ok(change.insert(assignment)?)
}

/// How an order went from hand to hand, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Assignment>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Assignment::read)?)
}
