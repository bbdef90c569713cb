//! Orders as the bench sees them.

use super::{COLUMNS, JOINS, Line, OPEN, line};
use crate::column::Sql;
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::Stage;
use rusqlite::ToSql;

/// The most lines one part of a bench shows.
const MOST: i64 = 200;

/// The open orders that somebody has, soonest promised first.
///
/// # Errors
/// What the database says.
pub fn held_by(read: &Read<'_>, person: PersonId) -> kernel::Result<Vec<Line>> {
    let params: [(&str, &dyn ToSql); 2] = [(":person", &Sql(&person)), (":limit", &MOST)];
    Ok(read.all(&held_statement(), &params, line)?)
}

/// The orders in a stage that nobody has, soonest promised first.
///
/// # Errors
/// What the database says.
pub fn free_in(read: &Read<'_>, stage: Stage) -> kernel::Result<Vec<Line>> {
    let params: [(&str, &dyn ToSql); 2] = [(":stage", &Sql(&stage)), (":limit", &MOST)];
    Ok(read.all(&free_statement(), &params, line)?)
}

/// The orders in a stage that others have, soonest promised first.
///
/// # Errors
/// What the database says.
pub fn of_others_in(read: &Read<'_>, stage: Stage, person: PersonId) -> kernel::Result<Vec<Line>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":stage", &Sql(&stage)), (":person", &Sql(&person)), (":limit", &MOST)];
    Ok(read.all(&of_others_statement(), &params, line)?)
}

fn held_statement() -> String {
    format!(
        "{COLUMNS} FROM repair r INDEXED BY repair_by_holder {JOINS} WHERE r.holder = :person AND {OPEN} \
         ORDER BY coalesce(r.promised_at, '9'), r.seq LIMIT :limit"
    )
}

fn of_stage(condition: &str) -> String {
    format!(
        "{COLUMNS} FROM repair r INDEXED BY repair_board {JOINS} WHERE r.stage = :stage AND {OPEN} AND {condition} \
         ORDER BY coalesce(r.promised_at, '9'), r.seq LIMIT :limit"
    )
}

fn free_statement() -> String {
    of_stage("r.holder IS NULL")
}

fn of_others_statement() -> String {
    of_stage("r.holder IS NOT :person")
}

/// Every form these statements can take.
pub(super) fn every_statement() -> Vec<String> {
    vec![held_statement(), free_statement(), of_others_statement()]
}
