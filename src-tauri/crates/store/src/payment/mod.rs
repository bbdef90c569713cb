//! Money taken and given back.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::payment::{Method, PaymentId, PaymentKind};
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Day, Moment, Money};

noun! {
    /// A payment.
    Payment = "payment" {
        /// Its id.
        id: PaymentId,
        /// As its receipt says.
        number: String,
        /// For which order.
        repair: RepairId,
        /// What for.
        kind: PaymentKind,
        /// How much.
        amount: Money,
        /// How.
        method: Method,
        /// The payment provider's own number, or nothing.
        reference: String as personal,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// Who took it.
        by: PersonId,
    }
}

/// Keeps a payment.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, payment: &Payment) -> kernel::Result<()> {
    Ok(change.insert(payment)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: PaymentId) -> kernel::Result<Option<Payment>> {
    Ok(read.get(id.0)?)
}

/// What was paid for an order, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Payment>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Payment::read)?)
}

/// What is held of the customer's for an order now: prepaid less given back. It is computed each time and stored
/// nowhere.
///
/// # Errors
/// What the database says.
pub fn held(read: &Read<'_>, repair: RepairId) -> kernel::Result<Money> {
    Ok(Money(read.count(include_str!("held.sql"), &[(":repair", &Sql(&repair))])?))
}

/// The next receipt's place in its day, counted from 1 and apart from orders.
///
/// # Errors
/// What the database says.
pub fn next_serial(change: &Change<'_>, day: Day) -> kernel::Result<i64> {
    crate::shop::next_serial(change, &period_of(day), 1)
}

/// Under which the receipts of a day are counted.
pub(crate) fn period_of(day: Day) -> String {
    format!("SK{}", day.text())
}
