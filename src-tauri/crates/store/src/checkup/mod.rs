//! Rounds of checklists on orders.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::checklist::ChecklistId;
use domain::checkup::{CheckupId, CheckupResult, Purpose, Verdict};
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Day, Moment};
use rusqlite::ToSql;

noun! {
    /// A round.
    Checkup = "checkup" {
        /// Its id.
        id: CheckupId,
        /// Of which order.
        repair: RepairId,
        /// What for.
        purpose: Purpose,
        /// Counted from 1 for each purpose.
        round: i64,
        /// By which version of which list.
        checklist: ChecklistId,
        /// What was found so far.
        results: Json<Vec<CheckupResult>> as personal,
        /// What it came to.
        verdict: Verdict,
        /// Why, where it failed.
        reason: String as personal,
        /// Why it was corrected last after its end.
        correction: Option<String> as personal,
        /// When it ended.
        ended_at: Option<Moment>,
        /// On which civil day.
        ended_on: Option<Day>,
        /// Who wrote in it last.
        by: PersonId,
    }
}

/// The rounds of an order, newest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Checkup>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Checkup::read)?)
}

/// The newest round of an order for a purpose.
///
/// # Errors
/// What the database says.
pub fn newest(read: &Read<'_>, repair: RepairId, purpose: Purpose) -> kernel::Result<Option<Checkup>> {
    let params: [(&str, &dyn ToSql); 2] = [(":repair", &Sql(&repair)), (":purpose", &Sql(&purpose))];
    Ok(read.all(include_str!("newest.sql"), &params, Checkup::read)?.pop())
}

/// Whether an order has moved between stages since a round was written in last.
///
/// # Errors
/// What the database says.
pub fn is_of_an_earlier_visit(read: &Read<'_>, checkup: &Checkup) -> kernel::Result<bool> {
    let moved = read.count(include_str!("last_step.sql"), &[(":repair", &Sql(&checkup.repair))])?;
    Ok(moved > read.seen(Checkup::NAME, checkup.id.0)?)
}

/// How many entries the steps of an order have made since a round ended: one where its end moved the order on, none where
/// it did not, more where the order went on since.
///
/// # Errors
/// What the database says.
pub fn moves_since_the_end(read: &Read<'_>, checkup: &Checkup) -> kernel::Result<i64> {
    let params: [(&str, &dyn ToSql); 2] =
        [(":repair", &Sql(&checkup.repair)), (":checkup", &Sql(&checkup.id))];
    Ok(read.count(include_str!("moves_since_the_end.sql"), &params)?)
}

/// Who worked on an order's machine: those who logged a repair and did not take that back, and those who had it or a running clock while it was in
/// repair.
///
/// # Errors
/// What the database says.
pub fn who_repaired(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<PersonId>> {
    Ok(read.all(include_str!("who_repaired.sql"), &[(":repair", &Sql(&repair))], |row| row.column("by"))?)
}

/// Opens a round.
///
/// # Errors
/// What the database says.
pub fn open(change: &mut Change<'_>, checkup: &Checkup) -> kernel::Result<()> {
    Ok(change.insert(checkup)?)
}

/// Refuses what was based on an older state of a round, naming who wrote in it last.
///
/// # Errors
/// `edit.stale` with the `person` and when (`at`, at the shop).
pub fn refuse_stale(change: &Change<'_>, checkup: &Checkup) -> kernel::Result<()> {
    // No entry has this place in the journal: nobody has seen what was written since.
    const NOTHING_SEEN: i64 = 0;
    Ok(change.must_have_seen::<Checkup>(checkup.id.0, NOTHING_SEEN)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Checkup, after: &Checkup) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
