//! Figures of a span of days, counted from what was written down.

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::repair::RepairId;
use kernel::{Day, Moment};
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

/// A machine that went home on digits of a phone number alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByPhone {
    /// Its order.
    pub repair: RepairId,
    /// The order's number.
    pub number: String,
    /// When.
    pub at: Moment,
    /// Who handed it over.
    pub by_name: String,
}

/// The newest of them, and how many there are in all.
///
/// # Errors
/// What the database says.
pub fn by_phone(read: &Read<'_>, (from, to): (Day, Day), most: i64) -> kernel::Result<(Vec<ByPhone>, i64)> {
    let days: [(&str, &dyn ToSql); 2] = [(":from", &Sql(&from)), (":to", &Sql(&to))];
    let count = read.count(include_str!("count_by_phone.sql"), &days)?;
    let rows = read.all(include_str!("by_phone.sql"), &[days[0], days[1], (":most", &most)], |row| {
        Ok(ByPhone {
            repair: row.column("repair")?,
            number: row.column("number")?,
            at: row.column("at")?,
            by_name: row.column("by_name")?,
        })
    })?;
    Ok((rows, count))
}
