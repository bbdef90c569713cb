//! Money at the counter: before the settlement, after it, and what is still owed.

mod debts;
mod settled;
mod write_off;

pub(crate) use debts::{CustomerDebt, FindDebts, customers_debts, debts, export, prepare_export};
pub(crate) use settled::{pay, refund};
pub(crate) use write_off::{write_back, write_off};

use crate::note::name_of;
use domain::faults::{Fault, Faults};
use domain::payment::{self as rules, Method, PaymentId, PaymentKind};
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::settlement::SettlementId;
use kernel::{Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::payment::Payment;
use store::{Change, Read, payment, repair, settlement};
use ts_rs::TS;
use uuid::Uuid;

/// Money that comes with a machine.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPrepayment {
    #[ts(type = "number")]
    amount: Money,
    method: Method,
    reference: String,
}

/// Money whose amount and reference are right.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    amount: Money,
    method: Method,
    reference: String,
    tendered: Option<Money>,
    /// Why money goes back, or nothing.
    reason: String,
}

/// What a payment belongs to.
#[derive(Debug, Clone, Copy, Default)]
struct Belongs {
    act: Option<Uuid>,
    settlement: Option<SettlementId>,
}

impl NewPrepayment {
    /// Both its parts looked at, for an input where it is one field.
    pub(crate) fn checked(&self) -> Result<Checked, Fault> {
        Ok(Checked {
            amount: rules::amount(self.amount)?,
            method: self.method,
            reference: rules::reference(&self.reference)?.to_owned(),
            tendered: None,
            reason: String::new(),
        })
    }
}

/// A payment as the order's page shows it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PaymentRow {
    id: PaymentId,
    number: String,
    kind: PaymentKind,
    #[ts(type = "number")]
    amount: Money,
    method: Method,
    reference: String,
    /// Cash laid on the counter, in fen.
    #[ts(type = "number | null")]
    tendered: Option<Money>,
    /// Payments of one act share it.
    #[ts(type = "string | null")]
    act: Option<Uuid>,
    /// Why money went back, or nothing.
    reason: String,
    at: Moment,
    by: String,
}

/// Money for an order that is here already.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prepay {
    repair: RepairId,
    #[ts(type = "number")]
    amount: Money,
    method: Method,
    reference: String,
}

/// Money that goes back to the customer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct GiveBack {
    repair: RepairId,
    #[ts(type = "number")]
    amount: Money,
    method: Method,
    reference: String,
    reason: String,
}

/// A payment and what its receipt is called.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Paid {
    id: PaymentId,
    number: String,
}

/// What was paid for an order, oldest first.
pub(crate) fn rows(read: &Read<'_>, repair: RepairId) -> Result<Vec<PaymentRow>> {
    let row = |payment: Payment| {
        Ok(PaymentRow {
            id: payment.id,
            number: payment.number,
            kind: payment.kind,
            amount: payment.amount,
            method: payment.method,
            reference: payment.reference,
            tendered: payment.tendered,
            act: payment.act,
            reason: payment.reason,
            at: payment.at,
            by: name_of(read, payment.by)?,
        })
    };
    payment::of_repair(read, repair)?.into_iter().map(row).collect()
}

/// Writes a payment down under the next receipt's number.
pub(crate) fn take(
    change: &mut Change<'_>,
    repair: RepairId,
    kind: PaymentKind,
    checked: Checked,
) -> Result<PaymentId> {
    Ok(pay_in(change, repair, kind, checked, Belongs::default())?.id)
}

pub(crate) fn prepay(change: &mut Change<'_>, input: Prepay) -> Result<Paid> {
    must_be_open(change, input.repair)?;
    if settlement::of_repair(change, input.repair)?.is_some() {
        return Err(Failure::refused("payment.settled"));
    }
    let mut faults = Faults::new();
    let amount = faults.take("amount", rules::amount(input.amount));
    let reference = faults.take("reference", rules::reference(&input.reference)).map(str::to_owned);
    faults.refuse("payment.invalid")?;
    let checked = checked(amount, input.method, reference)?;
    pay_in(change, input.repair, PaymentKind::Prepaid, checked, Belongs::default())
}

/// Gives back what is held, whole or in part; why is kept beside it.
pub(crate) fn give_back(change: &mut Change<'_>, input: GiveBack) -> Result<Paid> {
    let known = repair::by_id(change, input.repair)?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
    let held = payment::held(change, known.id)?;
    let mut faults = Faults::new();
    let amount = faults.take("amount", rules::given_back(input.amount, held));
    let reference = faults.take("reference", rules::reference(&input.reference)).map(str::to_owned);
    let reason = faults.take("reason", domain::text::words(&input.reason)).map(str::to_owned);
    faults.refuse("payment.invalid")?;
    let checked = checked(amount, input.method, reference)?;
    let checked = Checked { reason: reason.ok_or_else(missing)?, ..checked };
    pay_in(change, known.id, PaymentKind::PrepaidBack, checked, Belongs::default())
}

fn pay_in(
    change: &mut Change<'_>,
    repair: RepairId,
    kind: PaymentKind,
    checked: Checked,
    belongs: Belongs,
) -> Result<Paid> {
    let payment = next(change, repair, kind, checked, belongs)?;
    payment::add(change, &payment)?;
    Ok(Paid { id: payment.id, number: payment.number })
}

/// A payment under the next receipt's number.
fn next(
    change: &mut Change<'_>,
    repair: RepairId,
    kind: PaymentKind,
    checked: Checked,
    belongs: Belongs,
) -> Result<Payment> {
    let day = change.today()?;
    Ok(Payment {
        id: change.new_id(),
        number: rules::number(day, payment::next_serial(change, day)?),
        repair,
        kind,
        amount: checked.amount,
        method: checked.method,
        reference: checked.reference,
        tendered: checked.tendered,
        act: belongs.act,
        settlement: belongs.settlement,
        reason: checked.reason,
        at: change.now(),
        day,
        by: PersonId(change.person()),
    })
}

fn checked(amount: Option<Money>, method: Method, reference: Option<String>) -> Result<Checked> {
    let (Some(amount), Some(reference)) = (amount, reference) else { return Err(missing()) };
    Ok(Checked { amount, method, reference, tendered: None, reason: String::new() })
}

fn missing() -> Failure {
    Failure::internal("payment.invalid", "a value without a fault is missing")
}

fn must_be_open(read: &Read<'_>, id: RepairId) -> Result<()> {
    let repair = repair::by_id(read, id)?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
    match repair.stage {
        Stage::HandedOver | Stage::Closed | Stage::Void => Err(Failure::refused("payment.order_over")),
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::Testing
        | Stage::Ready
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut => Ok(()),
    }
}
