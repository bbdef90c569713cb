//! Settlements of orders.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::quote::QuoteId;
use domain::repair::RepairId;
use domain::settlement::SettlementId;
use kernel::{Day, Moment, Money};

noun! {
    /// A settlement.
    Settlement = "settlement" {
        /// Its id.
        id: SettlementId,
        /// As its paper says.
        number: String,
        /// Of which order.
        repair: RepairId,
        /// The agreed quote it is made from; none where nothing was to be agreed.
        quote: Option<QuoteId>,
        /// What rounding lets the customer off.
        rounding: Money,
        /// Whether it was taken back.
        cancelled: bool,
        /// Why.
        reason: String as personal,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: SettlementId) -> kernel::Result<Option<Settlement>> {
    Ok(read.get(id.0)?)
}

/// The one that holds for an order.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Settlement>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Settlement::read)?.pop())
}

/// Keeps one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, settlement: &Settlement) -> kernel::Result<()> {
    Ok(change.insert(settlement)?)
}

/// Takes one back.
///
/// # Errors
/// What the database says.
pub fn cancel(change: &mut Change<'_>, before: &Settlement, reason: &str) -> kernel::Result<()> {
    let after = Settlement { cancelled: true, reason: reason.to_owned(), ..before.clone() };
    Ok(change.update(before, &after)?)
}

/// The next one's place in its day, counted from 1.
///
/// # Errors
/// What the database says.
pub fn next_serial(change: &Change<'_>, day: Day) -> kernel::Result<i64> {
    crate::shop::next_serial(change, &period_of(day), 1)
}

/// Under which the settlements of a day are counted.
pub(crate) fn period_of(day: Day) -> String {
    format!("JS{}", day.text())
}
