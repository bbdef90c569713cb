//! Money taken and given back.

use crate::change::Change;
use crate::column::Sql;
use crate::ledger;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::ledger::{Account, of_payment, of_taking_back};
use domain::payment::{Method, PaymentId, PaymentKind};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::settlement::SettlementId;
use kernel::{Day, Failure, Moment, Money};
use rusqlite::ToSql;
use uuid::Uuid;

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
        /// Cash laid on the counter, where it was told.
        tendered: Option<Money>,
        /// Payments of one act share it.
        act: Option<Uuid>,
        /// On which settlement, where it is paid on one or refunded from it.
        settlement: Option<SettlementId>,
        /// Why money went back, or nothing.
        reason: String as personal,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// Who took it.
        by: PersonId,
    }
}

/// Keeps a payment, and what it moves in the books.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, payment: &Payment) -> kernel::Result<()> {
    change.insert(payment)?;
    let moved = of_payment(payment.kind, payment.method, payment.amount);
    ledger::post(change, payment.id.0, Some(payment.repair), &[moved])
}

/// Keeps a refund by which the amount is owed again.
///
/// # Errors
/// What the database says.
pub fn take_back(change: &mut Change<'_>, payment: &Payment) -> kernel::Result<()> {
    change.insert(payment)?;
    let moved = of_taking_back(payment.method, payment.amount);
    ledger::post(change, payment.id.0, Some(payment.repair), &[moved])
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

/// What is held of the customer's for an order now: prepaid, less what was given back or went into a settlement. It is
/// computed each time and stored nowhere.
///
/// # Errors
/// What the database says.
pub fn held(read: &Read<'_>, repair: RepairId) -> kernel::Result<Money> {
    let prepaid = ledger::of_repair(read, repair, Account::Prepaid)?;
    Money::ZERO.minus(prepaid).ok_or_else(|| Failure::internal("store.failed", "a sum beyond all money"))
}

/// What was paid on a settlement or refunded from it.
///
/// # Errors
/// What the database says.
pub fn sum(read: &Read<'_>, settlement: SettlementId, kind: PaymentKind) -> kernel::Result<Money> {
    let params: [(&str, &dyn ToSql); 2] = [(":settlement", &Sql(&settlement)), (":kind", &Sql(&kind))];
    Ok(Money(read.count(include_str!("sum.sql"), &params)?))
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
