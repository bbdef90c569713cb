//! Each move of an order between stages, as it was taken.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use crate::repair::Cursor;
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

/// Which steps past open gates are asked for.
#[derive(Debug, Clone)]
pub struct Overrides {
    /// From one civil day to another, both included.
    pub span: (Day, Day),
    /// Those of one person.
    pub by: Option<PersonId>,
    /// Those past one gate.
    pub gate: Option<String>,
}

/// A step past open gates.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// The step.
    pub step: Step,
    /// The number of its order.
    pub number: String,
    /// Who took it, by name.
    pub by_name: String,
}

/// A page of them, those taken back among them, newest first; and where the next page begins.
///
/// # Errors
/// What the database says.
pub fn overrides(
    read: &Read<'_>,
    asked: &Overrides,
    after: Option<&Cursor>,
    limit: i64,
) -> kernel::Result<(Vec<Override>, Option<Cursor>)> {
    let (day, place) = after.map(Cursor::day).transpose()?.unwrap_or((asked.span.1, i64::MAX));
    // One more than asked tells whether there is a next page.
    let more = limit + 1;
    let params: [(&str, &dyn ToSql); 7] = [
        (":from", &Sql(&asked.span.0)),
        (":to", &Sql(&asked.span.1)),
        (":by", &Sql(&asked.by)),
        (":gate", &asked.gate),
        (":after_day", &Sql(&day)),
        (":after", &place),
        (":limit", &more),
    ];
    let mut rows = read.all(include_str!("overrides.sql"), &params, |row| {
        let one = Override {
            step: Step::read(row)?,
            number: row.column("number")?,
            by_name: row.column("by_name")?,
        };
        Ok((row.column::<i64>("seq")?, one))
    })?;
    let is_more = i64::try_from(rows.len()).is_ok_and(|n| n > limit);
    if is_more {
        rows.pop();
    }
    let next = rows.last().filter(|_| is_more).map(|(seq, last)| Cursor::of_day(last.step.day, *seq));
    Ok((rows.into_iter().map(|(_, one)| one).collect(), next))
}

/// How many there are.
///
/// # Errors
/// What the database says.
pub fn count_overrides(read: &Read<'_>, asked: &Overrides) -> kernel::Result<i64> {
    let params: [(&str, &dyn ToSql); 4] = [
        (":from", &Sql(&asked.span.0)),
        (":to", &Sql(&asked.span.1)),
        (":by", &Sql(&asked.by)),
        (":gate", &asked.gate),
    ];
    Ok(read.count(include_str!("count_overrides.sql"), &params)?)
}

/// How many orders somebody brought to the test or to the counter on a day.
///
/// # Errors
/// What the database says.
pub fn done_by(read: &Read<'_>, person: PersonId, day: Day) -> kernel::Result<i64> {
    let params: [(&str, &dyn ToSql); 2] = [(":person", &Sql(&person)), (":day", &Sql(&day))];
    Ok(read.count(include_str!("done_by.sql"), &params)?)
}
