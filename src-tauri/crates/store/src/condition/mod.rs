//! Condition sheets.

use crate::change::Change;
use crate::column::{Json, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::condition::{Check, ConditionId, Mark};
use domain::repair::RepairId;

noun! {
    /// How a machine looked and what worked when it was taken in.
    Condition = "condition" {
        /// Its id.
        id: ConditionId,
        /// Whose intake.
        repair: RepairId,
        /// Marks on the outline.
        marks: Json<Vec<Mark>>,
        /// What was tried.
        checks: Json<Vec<Check>>,
    }
}

/// The sheet of an order, where something was written down.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Condition>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Condition::read)?.pop())
}

/// Writes down how a machine looked when it was taken in; without any mark it was seen to have none.
///
/// # Errors
/// What the database says.
pub fn first(
    change: &mut Change<'_>,
    repair: RepairId,
    marks: Vec<Mark>,
    checks: Vec<Check>,
) -> kernel::Result<()> {
    let id = change.new_id();
    Ok(change.insert(&Condition { id, repair, marks: Json(marks), checks: Json(checks) })?)
}

/// Writes down how the machine of an order looked: what differs, or all of it where nothing stands yet.
///
/// # Errors
/// What the database says.
pub fn keep(
    change: &mut Change<'_>,
    repair: RepairId,
    marks: Vec<Mark>,
    checks: Vec<Check>,
) -> kernel::Result<()> {
    match of_repair(change, repair)? {
        Some(before) => {
            let after = Condition { marks: Json(marks), checks: Json(checks), ..before.clone() };
            Ok(change.update(&before, &after)?)
        }
        None => first(change, repair, marks, checks),
    }
}
