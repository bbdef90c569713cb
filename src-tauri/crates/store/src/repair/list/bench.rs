//! Orders as the bench sees them.

use super::{COLUMNS, JOINS, Line, OPEN, line};
use crate::column::{Json, Sql};
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::Stage;
use rusqlite::ToSql;

/// The most lines one part of a bench shows.
pub const MOST: usize = 50;
/// One more than that, so that a part knows whether it shows all.
const ONE_MORE: i64 = 51;
/// Both what somebody works on and what they wait for.
const HELD: i64 = 200;

/// In whose turn comes first: what is past its promise, what is urgent, by promise.
const TURN: &str = "(r.promised_at IS NULL OR r.promised_at >= :now), r.priority <> 'urgent', \
                    coalesce(r.promised_at, '9'), r.seq";

/// The open orders that somebody has, those first whose turn comes first.
///
/// # Errors
/// What the database says.
pub fn held_by(read: &Read<'_>, person: PersonId) -> kernel::Result<Vec<Line>> {
    let now = read.now();
    let params: [(&str, &dyn ToSql); 3] =
        [(":person", &Sql(&person)), (":now", &Sql(&now)), (":limit", &HELD)];
    Ok(read.all(&held_statement(), &params, line)?)
}

/// The orders in some stages that nobody has, those first whose turn comes first; one more than a part shows.
///
/// # Errors
/// What the database says.
pub fn free_in(read: &Read<'_>, stages: &[Stage]) -> kernel::Result<Vec<Line>> {
    let (now, stages) = (read.now(), Json(stages.to_vec()));
    let params: [(&str, &dyn ToSql); 3] =
        [(":stages", &Sql(&stages)), (":now", &Sql(&now)), (":limit", &ONE_MORE)];
    Ok(read.all(&free_statement(), &params, line)?)
}

/// The orders in a stage that others have, those first whose turn comes first; one more than a part shows.
///
/// # Errors
/// What the database says.
pub fn of_others_in(read: &Read<'_>, stage: Stage, person: PersonId) -> kernel::Result<Vec<Line>> {
    let now = read.now();
    let params: [(&str, &dyn ToSql); 4] =
        [(":stage", &Sql(&stage)), (":person", &Sql(&person)), (":now", &Sql(&now)), (":limit", &ONE_MORE)];
    Ok(read.all(&of_others_statement(), &params, line)?)
}

fn held_statement() -> String {
    format!(
        "{COLUMNS} FROM repair r INDEXED BY repair_by_holder {JOINS} WHERE r.holder = :person AND {OPEN} \
         ORDER BY {TURN} LIMIT :limit"
    )
}

fn of_stage(condition: &str) -> String {
    format!(
        "{COLUMNS} FROM repair r INDEXED BY repair_board {JOINS} WHERE {OPEN} AND {condition} \
         ORDER BY {TURN} LIMIT :limit"
    )
}

fn free_statement() -> String {
    of_stage("r.stage IN (SELECT value FROM json_each(:stages)) AND r.holder IS NULL")
}

fn of_others_statement() -> String {
    of_stage("r.stage = :stage AND r.holder IS NOT :person")
}

/// Every form these statements can take.
pub(super) fn every_statement() -> Vec<String> {
    vec![held_statement(), free_statement(), of_others_statement()]
}
