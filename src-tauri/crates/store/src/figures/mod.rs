//! Figures of a span of days, counted from what was written down.

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use kernel::Day;
use rusqlite::ToSql;

/// How many orders were tested for the first time, and how many of them passed.
///
/// # Errors
/// What the database says.
pub fn first_tests(read: &Read<'_>, (from, to): (Day, Day)) -> kernel::Result<(i64, i64)> {
    let params: [(&str, &dyn ToSql); 2] = [(":from", &Sql(&from)), (":to", &Sql(&to))];
    let rows = read.all(include_str!("first_tests.sql"), &params, |row| {
        Ok((row.column("tested")?, row.column("passed")?))
    })?;
    Ok(rows.into_iter().next().unwrap_or((0, 0)))
}

/// How many machines were handed over, and how many of them came back as a rework within so many days.
///
/// # Errors
/// What the database says.
pub fn reworks(read: &Read<'_>, (from, to): (Day, Day), days: i64) -> kernel::Result<(i64, i64)> {
    let params: [(&str, &dyn ToSql); 3] = [(":from", &Sql(&from)), (":to", &Sql(&to)), (":days", &days)];
    let rows = read.all(include_str!("reworks.sql"), &params, |row| {
        Ok((row.column("handed_over")?, row.column("returned")?))
    })?;
    Ok(rows.into_iter().next().unwrap_or((0, 0)))
}
