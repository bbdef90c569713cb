//! What customers were told of machines that wait for them.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::reminder::{Reminded, ReminderHow, ReminderId};
use domain::repair::RepairId;
use kernel::{Day, Failure, Moment};
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

/// The orders whose machines wait for their customers, oldest first.
///
/// # Errors
/// What the database says.
pub fn waiting(read: &Read<'_>) -> kernel::Result<Vec<RepairId>> {
    Ok(read.all(include_str!("waiting.sql"), &[], |row| row.column("id"))?)
}

/// Keeps a reminder.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, reminder: &Reminder) -> kernel::Result<()> {
    Ok(change.insert(reminder)?)
}
