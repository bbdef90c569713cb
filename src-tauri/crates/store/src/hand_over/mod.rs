//! Machines that went home.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::debt;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::hand_over::{Against, HandOverId, OldParts, SignedOn};
use domain::intake::Accessory;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::stage::Outcome;
use kernel::{Day, Moment, Money};
use rusqlite::ToSql;

noun! {
    /// A hand-over.
    HandOver = "hand_over" {
        /// Its id.
        id: HandOverId,
        /// Of which order.
        repair: RepairId,
        /// Against what.
        against: Against,
        /// Who came, where it was not the customer.
        collector: String as personal,
        /// Where it was signed for.
        how: SignedOn,
        /// The strokes of the signature, where it was given on a screen.
        signature: Option<String> as personal,
        /// What went along.
        accessories: Json<Vec<Accessory>>,
        /// What became of replaced parts.
        old_parts: OldParts,
        /// What became of the repair.
        outcome: Outcome,
        /// What was owed when it went.
        owed: Money,
        /// Whether it came back the same day.
        reopened: bool,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// The last hand-over of an order.
///
/// # Errors
/// What the database says.
pub fn last(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<HandOver>> {
    Ok(read.all(include_str!("last.sql"), &[(":repair", &Sql(&repair))], HandOver::read)?.pop())
}

/// Keeps one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, hand_over: &HandOver) -> kernel::Result<()> {
    change.insert(hand_over)?;
    debt::mark(change, hand_over.repair)
}

/// Notes that the machine came back the same day.
///
/// # Errors
/// What the database says.
pub fn reopen(change: &mut Change<'_>, before: &HandOver) -> kernel::Result<()> {
    change.update(before, &HandOver { reopened: true, ..before.clone() })?;
    debt::mark(change, before.repair)
}

/// Wrong proofs in a row for an order.
#[derive(Debug, Clone)]
pub struct Attempts {
    /// How many.
    pub failures: u32,
    /// A digest of each: nothing that was typed is kept.
    pub tried: Vec<String>,
    /// When the last one was.
    pub last_at: Moment,
}

/// Wrong proofs in a row for an order; nothing where there was none.
///
/// # Errors
/// What the database says.
pub fn attempts(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Attempts>> {
    let sql = "SELECT failures, tried, last_at FROM hand_over_attempt WHERE repair = :repair";
    let rows = read.all(sql, &[(":repair", &Sql(&repair))], |row| {
        let Json(tried) = row.column("tried")?;
        Ok(Attempts { failures: row.column("failures")?, tried, last_at: row.column("last_at")? })
    })?;
    Ok(rows.into_iter().next())
}

/// Keeps the wrong proofs of an order in place of what was kept of them before.
///
/// # Errors
/// What the database says.
pub fn keep_attempts(change: &Change<'_>, repair: RepairId, attempts: Attempts) -> kernel::Result<()> {
    let params: [(&str, &dyn ToSql); 4] = [
        (":repair", &Sql(&repair)),
        (":failures", &attempts.failures),
        (":tried", &Sql(&Json(attempts.tried))),
        (":at", &Sql(&attempts.last_at)),
    ];
    change.state(include_str!("keep_attempts.sql"), &params)?;
    Ok(())
}

/// Forgives wrong proofs.
///
/// # Errors
/// What the database says.
pub fn forget_attempts(change: &Change<'_>, repair: RepairId) -> kernel::Result<()> {
    change.state("DELETE FROM hand_over_attempt WHERE repair = :repair", &[(":repair", &Sql(&repair))])?;
    Ok(())
}
