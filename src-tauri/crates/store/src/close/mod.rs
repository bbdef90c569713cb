//! Closes of shifts and days.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::close::{self as rules, CloseId, CloseScope, MethodTotal, Stream};
use domain::ledger::Move;
use domain::person::PersonId;
use kernel::{Day, Moment, Money};
use rusqlite::ToSql;
use std::collections::BTreeMap;

noun! {
    /// A close.
    Close = "close" {
        /// Its id.
        id: CloseId,
        /// As its sheet says.
        number: String,
        /// Whose money was counted.
        scope: CloseScope,
        /// Of which person, where it is a shift.
        person: Option<PersonId>,
        /// On which civil day.
        day: Day,
        /// The last posting it takes in, its own included.
        upto: i64,
        /// Cash that was there before.
        opening: Money,
        /// Cash that was counted.
        counted: Money,
        /// Cash that should have been there.
        expected: Money,
        /// Cash that stays.
        stays: Money,
        /// How many of each piece, by its worth in fen.
        pieces: Json<BTreeMap<String, i64>>,
        /// Each way to pay.
        totals: Json<Vec<MethodTotal>>,
        /// What was held of customers' money then.
        prepaid: Money,
        /// What customers owed then.
        receivable: Money,
        /// Why counted and expected differ.
        reason: String as personal,
        /// The journal's last entry before it.
        head_row: i64,
        /// The hash over everything up to there.
        head_hash: String,
        /// When.
        at: Moment,
        /// By whom.
        by: PersonId,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: CloseId) -> kernel::Result<Option<Close>> {
    Ok(read.get(id.0)?)
}

/// The last shift of a person that was closed.
///
/// # Errors
/// What the database says.
pub fn last_of_person(read: &Read<'_>, person: PersonId) -> kernel::Result<Option<Close>> {
    Ok(read.all(include_str!("last_of_person.sql"), &[(":person", &Sql(&person))], Close::read)?.pop())
}

/// The last day that was closed.
///
/// # Errors
/// What the database says.
pub fn last_of_day(read: &Read<'_>) -> kernel::Result<Option<Close>> {
    Ok(read.all(include_str!("last_of_day.sql"), &[], Close::read)?.pop())
}

/// The last close of any scope.
///
/// # Errors
/// What the database says.
pub fn last(read: &Read<'_>) -> kernel::Result<Option<Close>> {
    Ok(read.all(include_str!("last.sql"), &[], Close::read)?.pop())
}

/// Closes of a time, newest first; of one person where one is named.
///
/// # Errors
/// What the database says.
pub fn between(
    read: &Read<'_>,
    (from, to): (Day, Day),
    person: Option<PersonId>,
) -> kernel::Result<Vec<Close>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":from", &Sql(&from)), (":to", &Sql(&to)), (":person", &Sql(&person))];
    Ok(read.all(include_str!("between.sql"), &params, Close::read)?)
}

/// What moved after one posting and up to another, by one person or by all.
///
/// # Errors
/// What the database says.
pub fn streams(
    read: &Read<'_>,
    person: Option<PersonId>,
    (after, upto): (i64, i64),
) -> kernel::Result<Vec<Stream>> {
    let stream = |row: &rusqlite::Row<'_>| {
        let (debit, credit, amount) = (row.column("debit")?, row.column("credit")?, row.column("amount")?);
        Ok(Stream { moved: Move { debit, credit, amount }, times: row.column("times")? })
    };
    Ok(match person {
        Some(person) => {
            let params: [(&str, &dyn ToSql); 3] =
                [(":person", &Sql(&person)), (":after", &after), (":upto", &upto)];
            read.all(include_str!("streams_of_person.sql"), &params, stream)?
        }
        None => read.all(include_str!("streams.sql"), &[(":after", &after), (":upto", &upto)], stream)?,
    })
}

/// The last posting that was brought into the books from before there were any; 0 where none was. No close counts them:
/// that money left the till long ago.
///
/// # Errors
/// What the database says.
pub fn brought(read: &Read<'_>) -> kernel::Result<i64> {
    Ok(read.count(include_str!("brought.sql"), &[])?)
}

/// Everybody who took or gave money after a posting, and after their own last shift.
///
/// # Errors
/// What the database says.
pub fn open_shifts(read: &Read<'_>, after: i64) -> kernel::Result<Vec<PersonId>> {
    Ok(read.all(include_str!("open_shifts.sql"), &[(":after", &after)], |row| row.column("by"))?)
}

/// Keeps a close.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, close: &Close) -> kernel::Result<()> {
    Ok(change.insert(close)?)
}

/// The next one's place in its day, counted from 1 for shifts and days apart.
///
/// # Errors
/// What the database says.
pub fn next_serial(change: &Change<'_>, scope: CloseScope, day: Day) -> kernel::Result<i64> {
    crate::shop::next_serial(change, &period_of(scope, day), 1)
}

/// Under which the closes of a day are counted.
pub(crate) fn period_of(scope: CloseScope, day: Day) -> String {
    format!("{}{}", rules::prefix(scope), day.text())
}
