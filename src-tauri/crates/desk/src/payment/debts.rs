//! What is still owed for machines that went home: released by right, with a reason.

use crate::door::Empty;
use crate::note::name_of;
use domain::customer::CustomerId;
use domain::phone;
use domain::repair::RepairId;
use kernel::{Day, Failure, Money, Result};
use serde::Serialize;
use store::hand_over::HandOver;
use store::{Read, customer, hand_over, ledger, repair, step};
use ts_rs::TS;

/// One debt.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DebtRow {
    repair: RepairId,
    number: String,
    customer_id: CustomerId,
    customer_name: String,
    phone_masked: String,
    #[ts(type = "number")]
    owed: Money,
    since: Day,
    days: i64,
    released_by: String,
    reason: String,
}

/// All of them.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Debts {
    rows: Vec<DebtRow>,
    #[ts(type = "number")]
    total: Money,
}

/// What is owed for machines that went home, oldest first.
pub(crate) fn debts(read: &Read<'_>, _: Empty) -> Result<Debts> {
    let (mut rows, mut total) = (Vec::new(), Some(Money::ZERO));
    for left in hand_over::owing(read)? {
        let owed = ledger::owed(read, left.repair)?;
        if owed > Money::ZERO {
            total = total.and_then(|total| total.plus(owed));
            rows.push(row(read, left, owed)?);
        }
    }
    let total = total.ok_or_else(|| Failure::internal("store.failed", "a sum beyond all money"))?;
    Ok(Debts { rows, total })
}

fn row(read: &Read<'_>, left: HandOver, owed: Money) -> Result<DebtRow> {
    let order = repair::by_id(read, left.repair)?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
    let customer = customer::by_id(read, order.customer)?;
    let steps = step::of_repair(read, order.id)?;
    let released =
        steps.into_iter().rev().find(|step| step.overridden.0.iter().any(|gate| gate == MONEY_OWED));
    Ok(DebtRow {
        repair: order.id,
        number: order.number,
        customer_id: customer.id,
        customer_name: customer.name,
        phone_masked: phone::mask(&customer.phone),
        owed,
        since: left.day,
        days: read.today()?.days_since(left.day).max(0),
        released_by: name_of(read, left.by)?,
        reason: released.map_or_else(String::new, |step| step.reason),
    })
}

/// The gate that was passed when the machine went.
const MONEY_OWED: &str = "money_owed";

/// A debt of a customer, as it is shown where they bring the next machine.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerDebt {
    repair: RepairId,
    number: String,
    #[ts(type = "number")]
    owed: Money,
}

/// What a customer owes for machines that went home.
pub(crate) fn customers_debts(read: &Read<'_>, customer: CustomerId) -> Result<Vec<CustomerDebt>> {
    let mut debts = Vec::new();
    for left in hand_over::owing_of(read, customer)? {
        let owed = ledger::owed(read, left)?;
        if owed > Money::ZERO {
            let order = repair::by_id(read, left)?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
            debts.push(CustomerDebt { repair: order.id, number: order.number, owed });
        }
    }
    Ok(debts)
}
