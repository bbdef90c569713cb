//! Clocks of work: time per person and order.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::bench::{Ending, WorkId};
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::Moment;
use rusqlite::ToSql;
use std::collections::BTreeMap;

noun! {
    /// Time at work on an order.
    Work = "work" {
        /// Its id.
        id: WorkId,
        /// On which order.
        repair: RepairId,
        /// Whose time.
        person: PersonId,
        /// When it began.
        began_at: Moment,
        /// When it ended; nothing while the clock runs.
        ended_at: Option<Moment>,
        /// How it ended.
        ending: Option<Ending>,
    }
}

/// Starts a clock.
///
/// # Errors
/// What the database says.
pub fn begin(change: &mut Change<'_>, work: &Work) -> kernel::Result<()> {
    Ok(change.insert(work)?)
}

/// Ends a clock; never before it began, whatever the PC's clock says.
///
/// # Errors
/// What the database says.
pub fn end(change: &mut Change<'_>, work: &Work, at: Moment, ending: Ending) -> kernel::Result<()> {
    let ended = Work { ended_at: Some(at.max(work.began_at)), ending: Some(ending), ..work.clone() };
    Ok(change.update(work, &ended)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: WorkId) -> kernel::Result<Option<Work>> {
    Ok(read.get(id.0)?)
}

/// The clock that somebody has running.
///
/// # Errors
/// What the database says.
pub fn running(read: &Read<'_>, person: PersonId) -> kernel::Result<Option<Work>> {
    let rows = read.all(include_str!("running.sql"), &[(":person", &Sql(&person))], Work::read)?;
    Ok(rows.into_iter().next())
}

/// The times of an order, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Work>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Work::read)?)
}

/// From when to when an order was worked on; a clock that runs has no end yet.
pub type Times = Vec<(Moment, Option<Moment>)>;

/// From when to when orders were worked on, by their places.
///
/// # Errors
/// What the database says.
pub fn of_places(read: &Read<'_>, places: &[i64]) -> kernel::Result<BTreeMap<i64, Times>> {
    let places = Json(places.to_vec());
    let rows = read.all(include_str!("of_places.sql"), &[(":places", &Sql(&places))], |row| {
        Ok((row.column::<i64>("place")?, (row.column("began_at")?, row.column("ended_at")?)))
    })?;
    let mut all: BTreeMap<i64, Times> = BTreeMap::new();
    for (place, time) in rows {
        all.entry(place).or_default().push(time);
    }
    Ok(all)
}

/// Somebody's times that began in a span, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_person(
    read: &Read<'_>,
    person: PersonId,
    (from, until): (Moment, Moment),
) -> kernel::Result<Vec<Work>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":person", &Sql(&person)), (":from", &Sql(&from)), (":until", &Sql(&until))];
    Ok(read.all(include_str!("of_person.sql"), &params, Work::read)?)
}
