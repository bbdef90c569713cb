//! Declaring an order void: the machine is back with its customer, and nothing of theirs is left here.

use super::{known, must_be_open, must_have_seen};
use crate::person::Seen;
use crate::stage::{self, Why};
use domain::device::read_reason;
use domain::faults::Faults;
use domain::repair::{RepairId, Stage};
use domain::stage as rules;
use kernel::{Failure, Gate, Result};
use serde::Deserialize;
use store::repair::Repair;
use store::{Change, passcode, repair};
use ts_rs::TS;

/// An order that comes to nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct VoidRepair {
    id: RepairId,
    seen_seq: i64,
    /// Whether the machine is back with its customer.
    given_back: bool,
    reason: String,
}

pub(crate) fn void(change: &mut Change<'_>, input: VoidRepair) -> Result<Seen> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let reason = faults.take("reason", read_reason(&input.reason)).map(str::to_owned);
    faults.refuse("repair.invalid")?;
    must_be_open(&before)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let mut gates = Vec::new();
    if !input.given_back {
        gates.push(Gate::new("machine_here"));
    }
    if let Some(step) = rules::find(before.stage, before.returns_to, Stage::Void) {
        gates.extend(stage::open_gates(change, &before, &step)?);
    }
    if !gates.is_empty() {
        return Err(Failure { gates, ..Failure::refused("repair.not_voidable") });
    }
    let why = Why { reason: reason.clone(), ..Why::default() };
    let moved = stage::go(change, &before, Stage::Void, why)?;
    let after = Repair { void_reason: reason, ..moved.clone() };
    repair::correct(change, &moved, &after)?;
    passcode::purge(change, before.id)?;
    Ok(Seen { seen_seq: repair::seen(change, &after)? })
}
