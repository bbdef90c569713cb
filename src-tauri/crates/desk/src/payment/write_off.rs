//! 坏账核销: a debt that nobody expects to be paid any more, and one that is expected again.

use super::missing;
use crate::repair::known;
use domain::debt::{self as rules, WriteOffKind};
use domain::faults::Faults;
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Code, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::debt::WriteOff;
use store::{Change, debt, ledger};
use ts_rs::TS;

/// A debt to be written off, whole or in part.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteOffDebt {
    repair: RepairId,
    #[ts(type = "number")]
    amount: Money,
    /// What the screen showed as owed, in fen.
    #[ts(type = "number")]
    expected_owed: Money,
    reason: String,
}

/// A debt that is expected again, whole or in part.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteBackDebt {
    repair: RepairId,
    #[ts(type = "number")]
    amount: Money,
    reason: String,
}

/// How it stands then.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DebtWritten {
    #[ts(type = "number")]
    owed: Money,
}

/// Writes off what is owed for a machine that went home.
pub(crate) fn write_off(change: &mut Change<'_>, input: WriteOffDebt) -> Result<DebtWritten> {
    let repair = known(change, input.repair)?;
    if !rules::is_gone(repair.stage) {
        return Err(Failure::refused("debt.not_gone"));
    }
    let owed = ledger::owed(change, repair.id)?;
    if owed != input.expected_owed {
        return Err(Failure::new(Code::Conflict, "payment.changed").with("owed", owed));
    }
    let mut faults = Faults::new();
    let amount = faults.take("amount", rules::written_off(input.amount, owed));
    let reason = faults.take("reason", domain::text::words(&input.reason)).map(str::to_owned);
    faults.refuse("debt.invalid")?;
    write(change, repair.id, WriteOffKind::Off, (amount, reason))
}

/// Lets a debt stand again that was written off: it is paid after all.
pub(crate) fn write_back(change: &mut Change<'_>, input: WriteBackDebt) -> Result<DebtWritten> {
    let repair = known(change, input.repair)?;
    let off = debt::written_off(change, repair.id)?;
    let mut faults = Faults::new();
    let amount = faults.take("amount", rules::written_back(input.amount, off));
    let reason = faults.take("reason", domain::text::words(&input.reason)).map(str::to_owned);
    faults.refuse("debt.invalid")?;
    write(change, repair.id, WriteOffKind::Back, (amount, reason))
}

fn write(
    change: &mut Change<'_>,
    repair: RepairId,
    kind: WriteOffKind,
    (amount, reason): (Option<Money>, Option<String>),
) -> Result<DebtWritten> {
    let (Some(amount), Some(reason)) = (amount, reason) else { return Err(missing()) };
    let write_off = WriteOff {
        id: change.new_id(),
        repair,
        kind,
        amount,
        reason,
        at: change.now(),
        day: change.today()?,
        by: PersonId(change.person()),
    };
    debt::add(change, &write_off)?;
    Ok(DebtWritten { owed: ledger::owed(change, repair)? })
}
