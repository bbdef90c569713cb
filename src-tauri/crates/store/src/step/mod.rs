//! Each move of an order between stages, as it was taken.

use crate::change::Change;
use crate::column::{Json, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::stage::{Hold, StepId};
use kernel::{Day, Moment};
use rusqlite::ToSql;

noun! {
    /// A step.
    Step = "step" {
        /// Its id.
        id: StepId,
        /// Of which order.
        repair: RepairId,
        /// Where it stood.
        came_from: Stage,
        /// Where it went.
        went_to: Stage,
        /// What is waited for, on hold.
        hold: Option<Hold>,
        /// Why, in somebody's words; nothing where none was asked.
        reason: String as personal,
        /// The gates that were open and passed by right.
        overridden: Json<Vec<String>>,
        /// Whether it was taken back.
        undone: bool,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// Keeps one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, step: &Step) -> kernel::Result<()> {
    Ok(change.insert(step)?)
}

/// Marks one as taken back.
///
/// # Errors
/// What the database says.
pub fn undo(change: &mut Change<'_>, step: &Step) -> kernel::Result<()> {
    Ok(change.update(step, &Step { undone: true, ..step.clone() })?)
}

/// The steps of an order, oldest first, with those that were taken back.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Step>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Step::read)?)
}

/// The step that brought an order where it stands.
///
/// # Errors
/// What the database says.
pub fn last(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Step>> {
    let steps = read.all(include_str!("last.sql"), &[(":repair", &Sql(&repair))], Step::read)?;
    Ok(steps.into_iter().next())
}

/// The newest steps past open gates in a span of days, those taken back among them, newest first.
///
/// # Errors
/// What the database says.
pub fn overrides(read: &Read<'_>, (from, to): (Day, Day)) -> kernel::Result<Vec<Step>> {
    let params: [(&str, &dyn ToSql); 2] = [(":from", &Sql(&from)), (":to", &Sql(&to))];
    Ok(read.all(include_str!("overrides.sql"), &params, Step::read)?)
}

/// How many orders somebody brought to the test or to the counter on a day.
///
/// # Errors
/// What the database says.
pub fn done_by(read: &Read<'_>, person: PersonId, day: Day) -> kernel::Result<i64> {
    let params: [(&str, &dyn ToSql); 2] = [(":person", &Sql(&person)), (":day", &Sql(&day))];
    Ok(read.count(include_str!("done_by.sql"), &params)?)
}
