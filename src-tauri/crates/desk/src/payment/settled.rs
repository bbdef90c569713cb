//! Money after the settlement: paid in one way or several, and refunded.

use super::{Belongs, Checked, Paid, missing, next, pay_in};
use crate::repair::known;
use crate::settlement::{difference, set_off};
use domain::faults::Faults;
use domain::payment::{self as rules, Method, PaymentKind};
use domain::repair::RepairId;
use kernel::{Code, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::settlement::Settlement;
use store::{Change, Read, ledger, payment, settlement};
use ts_rs::TS;
use uuid::Uuid;

/// What a customer pays, in parts of different ways.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayRepair {
    repair: RepairId,
    parts: Vec<PayPart>,
    /// What the screen showed as owed, in fen.
    #[ts(type = "number")]
    expected_owed: Money,
}

/// One way of a payment.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayPart {
    method: Method,
    #[ts(type = "number")]
    amount: Money,
    reference: String,
    /// Cash laid on the counter, in fen.
    #[serde(default)]
    #[ts(optional = nullable, type = "number | null")]
    tendered: Option<Money>,
}

/// What was taken.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PaidAll {
    #[ts(type = "string")]
    act: Uuid,
    payments: Vec<Paid>,
    /// What is still owed.
    #[ts(type = "number")]
    owed: Money,
    /// What the customer gets back of the cash.
    #[ts(type = "number")]
    change: Money,
}

/// Money that goes back after the settlement.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefundPayment {
    repair: RepairId,
    #[ts(type = "number")]
    amount: Money,
    method: Method,
    reference: String,
    reason: String,
    /// Whether the amount is owed again, as where it was taken in the wrong way; else the customer is let off.
    again: bool,
}

/// Takes what a customer pays on a settlement: all of it or a part.
pub(crate) fn pay(change: &mut Change<'_>, input: PayRepair) -> Result<PaidAll> {
    let repair = known(change, input.repair)?;
    let made = settlement::of_repair(change, repair.id)?;
    let made = made.ok_or_else(|| Failure::refused("payment.not_settled"))?;
    let owed = ledger::owed(change, repair.id)?;
    if owed != input.expected_owed {
        return Err(Failure::new(Code::Conflict, "payment.changed").with("owed", owed));
    }
    let (parts, change_back) = checked(&input.parts, owed)?;
    let act = change.new_id();
    let belongs = Belongs { act: Some(act), settlement: Some(made.id) };
    let mut payments = Vec::new();
    for part in parts {
        payments.push(pay_in(change, repair.id, PaymentKind::Paid, part, belongs)?);
    }
    Ok(PaidAll { act, payments, owed: ledger::owed(change, repair.id)?, change: change_back })
}

/// Every part without fault, and the change of all of them.
fn checked(typed: &[PayPart], owed: Money) -> Result<(Vec<Checked>, Money)> {
    let mut faults = Faults::new();
    let (mut parts, mut back) = (Vec::new(), Some(Money::ZERO));
    for (at, part) in typed.iter().enumerate() {
        let of = ("parts", at);
        let amount = faults.take_of(of, "amount", rules::amount(part.amount));
        let reference = faults.take_of(of, "reference", rules::reference(&part.reference));
        let change =
            faults.take_of(of, "tendered", rules::change_of(part.method, part.amount, part.tendered));
        if let (Some(amount), Some(reference), Some(change)) = (amount, reference, change) {
            back = back.and_then(|back| back.plus(change));
            let (method, reference, tendered) = (part.method, reference.to_owned(), part.tendered);
            parts.push(Checked { amount, method, reference, tendered, reason: String::new() });
        }
    }
    let amounts: Vec<Money> = typed.iter().map(|part| part.amount).collect();
    faults.take("parts", rules::sum_of_parts(&amounts, owed));
    faults.refuse("payment.invalid")?;
    Ok((parts, back.ok_or_else(missing)?))
}

/// Gives money back after the settlement, whole or in part; why is kept beside it.
pub(crate) fn refund(change: &mut Change<'_>, input: RefundPayment) -> Result<Paid> {
    let repair = known(change, input.repair)?;
    let made = settlement::of_repair(change, repair.id)?;
    let paid = made.as_ref().map_or(Ok(Money::ZERO), |made| refundable(change, made))?;
    let mut faults = Faults::new();
    let amount = faults.take("amount", rules::refunded(input.amount, paid));
    let reference = faults.take("reference", rules::reference(&input.reference)).map(str::to_owned);
    let reason = faults.take("reason", domain::text::words(&input.reason)).map(str::to_owned);
    faults.refuse("payment.invalid")?;
    let (Some(amount), Some(reference), Some(reason)) = (amount, reference, reason) else {
        return Err(missing());
    };
    let part = Checked { amount, method: input.method, reference, tendered: None, reason };
    let belongs = Belongs { act: None, settlement: made.map(|made| made.id) };
    let back = next(change, repair.id, PaymentKind::Refund, part, belongs)?;
    if input.again {
        payment::take_back(change, &back)?;
    } else {
        payment::add(change, &back)?;
    }
    Ok(Paid { id: back.id, number: back.number })
}

/// What came in on a settlement, prepayments that went into it included, and was not refunded.
fn refundable(read: &Read<'_>, made: &Settlement) -> Result<Money> {
    let paid = payment::sum(read, made.id, PaymentKind::Paid)?;
    let came_in = paid.plus(set_off(read, made.id)?).ok_or_else(missing)?;
    difference(came_in, payment::sum(read, made.id, PaymentKind::Refund)?)
}
