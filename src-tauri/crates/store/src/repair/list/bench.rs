//! Orders as the bench sees them: a few statements for a whole page, whatever stands in it.

use super::{COLUMNS, JOINS, Line, OPEN, line};
use crate::column::{Json, RowColumns, Sql};
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::Stage;
use kernel::Moment;
use rusqlite::ToSql;
use std::collections::BTreeMap;

/// The most lines one part of a bench shows; how many there are is counted beside.
pub const MOST: usize = 50;
const LIMIT: i64 = 50;

/// Whose turn comes first: what is urgent, then by promise.
const TURN: &str = "r.priority DESC, coalesce(r.promised_at, '9'), r.seq";

/// Part of a bench: those whose turn comes first, and how many there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// At most `MOST`.
    pub lines: Vec<Line>,
    /// All of them.
    pub count: i64,
}

/// What a bench says of an order beside its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The last entry about the order, its customer, its machine or how that looked.
    pub seen: i64,
    /// Since when it stands in its stage.
    pub since: Moment,
    /// Where it comes back to from a hold or a parcel.
    pub returns_to: Option<Stage>,
    /// Whether it came back from an earlier repair.
    pub is_rework: bool,
    /// What was said when it was handed on last.
    pub given: Option<Said>,
    /// What was said at its last step.
    pub moved: Option<Said>,
}

/// Somebody's words, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Moment,
    /// Who said it.
    pub by: String,
    /// What.
    pub words: String,
}

/// The orders in some stages that somebody has.
///
/// # Errors
/// What the database says.
pub fn held_by(read: &Read<'_>, person: PersonId, stages: &[Stage]) -> kernel::Result<Part> {
    let stages = Json(stages.to_vec());
    let params: [(&str, &dyn ToSql); 2] = [(":person", &Sql(&person)), (":stages", &Sql(&stages))];
    part(read, HELD, &params)
}

/// How many of them are late.
///
/// # Errors
/// What the database says.
pub fn late_of(read: &Read<'_>, person: PersonId, stages: &[Stage]) -> kernel::Result<i64> {
    let (stages, now) = (Json(stages.to_vec()), read.now());
    let params: [(&str, &dyn ToSql); 3] =
        [(":person", &Sql(&person)), (":stages", &Sql(&stages)), (":now", &Sql(&now))];
    read.count(&late_statement(), &params).map_err(Into::into)
}

/// The orders in some stages that nobody has.
///
/// # Errors
/// What the database says.
pub fn free_in(read: &Read<'_>, stages: &[Stage]) -> kernel::Result<Part> {
    part(read, FREE, &[(":stages", &Sql(&Json(stages.to_vec())))])
}

/// The orders in a stage that somebody does not have.
///
/// # Errors
/// What the database says.
pub fn of_others_in(read: &Read<'_>, stage: Stage, person: PersonId) -> kernel::Result<Part> {
    let stages = Json(vec![stage]);
    let params: [(&str, &dyn ToSql); 2] = [(":person", &Sql(&person)), (":stages", &Sql(&stages))];
    part(read, OTHERS, &params)
}

/// The orders that somebody gave to others since a moment and does not have again, what was given last first.
///
/// # Errors
/// What the database says.
pub fn handed_on(read: &Read<'_>, giver: PersonId, since: Moment) -> kernel::Result<Vec<Line>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":giver", &Sql(&giver)), (":since", &Sql(&since)), (":limit", &LIMIT)];
    Ok(read.all(&handed_on_statement(), &params, line)?)
}

/// What a bench says of orders beside their lines, by their places.
///
/// # Errors
/// What the database says.
pub fn beside(read: &Read<'_>, places: &[i64]) -> kernel::Result<BTreeMap<i64, Beside>> {
    let places = Json(places.to_vec());
    let rows = read.all(include_str!("beside.sql"), &[(":places", &Sql(&places))], |row| {
        let said = |at, by, words| {
            let words: Option<String> = row.column(words)?;
            Ok::<_, rusqlite::Error>(match (row.column::<Option<Moment>>(at)?, words) {
                (Some(at), Some(words)) if !words.is_empty() => Some(Said { at, by: row.column(by)?, words }),
                (Some(_) | None, Some(_) | None) => None,
            })
        };
        let beside = Beside {
            seen: row.column("seen")?,
            since: row.column("since")?,
            returns_to: row.column("returns_to")?,
            is_rework: row.column("is_rework")?,
            given: said("given_at", "given_by", "given_words")?,
            moved: said("moved_at", "moved_by", "moved_words")?,
        };
        Ok((row.column("seq")?, beside))
    })?;
    Ok(rows.into_iter().collect())
}

/// Those of one stage that a part has; all of them lie side by side in an index, in the order of their turn.
const HELD: &str = "INDEXED BY repair_by_holder WHERE r.holder = :person AND r.stage = json_each.value";
const FREE: &str = "INDEXED BY repair_by_turn WHERE r.holder IS NULL AND r.stage = json_each.value";
const OTHERS: &str = "INDEXED BY repair_by_turn WHERE r.stage = json_each.value AND r.holder IS NOT :person";

fn part(read: &Read<'_>, which: &str, params: &[(&str, &dyn ToSql)]) -> kernel::Result<Part> {
    let count = read.count(&count_statement(which), params)?;
    let mut limited: Vec<(&str, &dyn ToSql)> = params.to_vec();
    limited.push((":limit", &LIMIT));
    Ok(Part { lines: read.all(&statement(which), &limited, line)?, count })
}

/// Each stage gives those whose turn comes first; of them all, those come whose turn comes first.
fn statement(which: &str) -> String {
    format!(
        "{COLUMNS} FROM json_each(:stages) CROSS JOIN repair r ON r.seq IN (SELECT seq FROM (SELECT r.seq \
         FROM repair r {which} AND {OPEN} ORDER BY {TURN} LIMIT :limit)) {JOINS} ORDER BY {TURN} LIMIT :limit"
    )
}

fn count_statement(which: &str) -> String {
    format!(
        "SELECT coalesce(sum((SELECT count(*) FROM repair r {which} AND {OPEN})), 0) AS n FROM json_each(:stages)"
    )
}

fn late_statement() -> String {
    format!(
        "SELECT coalesce(sum((SELECT count(*) FROM repair r {HELD} AND {OPEN} AND r.due_at < :now)), 0) AS n \
         FROM json_each(:stages)"
    )
}

fn handed_on_statement() -> String {
    format!("{COLUMNS} {} {JOINS} ORDER BY one.given DESC LIMIT :limit", include_str!("handed_on.sql"))
}

/// Every form these statements can take.
pub(super) fn every_statement() -> Vec<String> {
    let mut all: Vec<String> =
        [HELD, FREE, OTHERS].iter().flat_map(|which| [statement(which), count_statement(which)]).collect();
    all.extend([late_statement(), handed_on_statement()]);
    all
}
