//! What customers were told of machines that wait for them.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use crate::repair::Cursor;
use domain::person::PersonId;
use domain::reminder::{Reminded, ReminderHow, ReminderId};
use domain::repair::{RepairId, Stage};
use kernel::{Day, Failure, Moment, Zone};
use rusqlite::ToSql;
use std::collections::BTreeMap;
use uuid::Uuid;

noun! {
    /// A reminder.
    Reminder = "reminder" {
        /// Its id.
        id: ReminderId,
        /// Of which order.
        repair: RepairId,
        /// The step by which the machine became ready.
        wait: Uuid,
        /// What was told.
        what: Reminded,
        /// How.
        how: ReminderHow,
        /// What proves it.
        proof: String as personal,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// Since when a machine waits for its customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// The step by which it became ready.
    pub step: Uuid,
    /// On which civil day.
    pub since: Day,
}

/// Since when an order's machine waits; nothing where it never became ready.
///
/// # Errors
/// What the database says.
pub fn wait(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Wait>> {
    let rows = read.all(include_str!("wait.sql"), &[(":repair", &Sql(&repair))], |row| {
        Ok(Wait { step: row.column("id")?, since: row.column("day")? })
    })?;
    Ok(rows.into_iter().next())
}

/// What was told during a wait, in the order it was told.
///
/// # Errors
/// What the database says.
pub fn of_wait(read: &Read<'_>, wait: Wait) -> kernel::Result<Vec<Reminder>> {
    Ok(read.all(include_str!("of_wait.sql"), &[(":wait", &Sql(&wait.step))], Reminder::read)?)
}

/// In how many days a notice let the customer come: it stays as it was given, whatever the shop's term became since.
/// Without a notice, the shop's term of today.
///
/// # Errors
/// What the database says.
pub fn term(read: &Read<'_>, notice: Option<ReminderId>) -> kernel::Result<u16> {
    let days = read.count(include_str!("term.sql"), &[(":notice", &Sql(&notice))])?;
    u16::try_from(days).map_err(|error| Failure::internal("store.failed", error))
}

/// A machine that waits for its customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The order's place among all.
    pub place: i64,
    /// Which order.
    pub repair: RepairId,
    /// Where it stands.
    pub stage: Stage,
    /// As people say it.
    pub number: String,
    /// Whose machine.
    pub customer_name: String,
    /// In its kept form.
    pub phone: String,
    /// Brand and model.
    pub device: String,
    /// Since when it waits.
    pub wait: Wait,
    /// What was told of this wait, in the order it was told.
    pub told: Vec<Reminder>,
}

/// Machines that wait for their customers, longest first: so many of them, after one of the page before.
///
/// # Errors
/// What the database says.
pub fn waiting(read: &Read<'_>, after: Option<&Cursor>, limit: i64) -> kernel::Result<Vec<Waiting>> {
    let (day, place) = match after {
        Some(after) => after.day()?,
        None => (Zone::SHANGHAI.day(Moment::EPOCH), 0),
    };
    let params: [(&str, &dyn ToSql); 3] =
        [(":after_day", &Sql(&day)), (":after", &place), (":limit", &limit)];
    let mut all = read.all(include_str!("waiting.sql"), &params, |row| {
        let (brand, model): (String, String) = (row.column("brand")?, row.column("model")?);
        Ok(Waiting {
            place: row.column("seq")?,
            repair: row.column("id")?,
            stage: row.column("stage")?,
            number: row.column("number")?,
            customer_name: row.column("customer_name")?,
            phone: row.column("phone")?,
            device: format!("{brand} {model}"),
            wait: Wait { step: row.column("wait")?, since: row.column("ready_on")? },
            told: Vec::new(),
        })
    })?;
    let places = Json(all.iter().map(|one| one.place).collect::<Vec<i64>>());
    let mut told: BTreeMap<i64, Vec<Reminder>> = BTreeMap::new();
    let rows = read.all(include_str!("of_places.sql"), &[(":places", &Sql(&places))], |row| {
        Ok((row.column::<i64>("place")?, Reminder::read(row)?))
    })?;
    for (place, one) in rows {
        told.entry(place).or_default().push(one);
    }
    for one in &mut all {
        let of_order = told.remove(&one.place).into_iter().flatten();
        one.told = of_order.filter(|told| told.wait == one.wait.step).collect();
    }
    Ok(all)
}

/// Where the page after a machine begins.
#[must_use]
pub fn after(waiting: &Waiting) -> Cursor {
    Cursor::of_day(waiting.wait.since, waiting.place)
}

/// How many machines wait for their customers.
///
/// # Errors
/// What the database says.
pub fn count_waiting(read: &Read<'_>) -> kernel::Result<i64> {
    let sql = "SELECT count(*) AS n FROM repair INDEXED BY repair_waiting WHERE ready_on IS NOT NULL";
    Ok(read.count(sql, &[])?)
}

/// Keeps a reminder.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, reminder: &Reminder) -> kernel::Result<()> {
    Ok(change.insert(reminder)?)
}
