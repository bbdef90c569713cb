//! Opening an order again that was handed over today.

use super::go::{Why, go};
use super::steps::is_handed_over_today;
use super::{Stepped, stepped};
use crate::repair::{known, must_have_seen};
use domain::device::read_reason;
use domain::faults::Faults;
use domain::repair::{RepairId, Stage};
use kernel::{Code, Failure, Result};
use serde::Deserialize;
use store::{Change, hand_over, repair};
use ts_rs::TS;

/// An order to open again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReopenRepair {
    id: RepairId,
    seen_seq: i64,
    reason: String,
}

/// The machine is back on the counter on the day it left.
pub(crate) fn reopen(change: &mut Change<'_>, input: ReopenRepair) -> Result<Stepped> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    faults.take("reason", read_reason(&input.reason));
    faults.refuse("repair.step_invalid")?;
    must_have_seen(change, &before, input.seen_seq)?;
    if !is_handed_over_today(change, &before)? {
        return Err(Failure::refused("repair.not_today"));
    }
    if let Some((id, number)) = repair::open_of(change, before.device, Some(before.id))? {
        let open = Failure::new(Code::Conflict, "repair.already_open");
        return Err(open.with("id", id.0).with("number", number));
    }
    if let Some(gone) = hand_over::last(change, before.id)? {
        hand_over::reopen(change, &gone)?;
    }
    let why = Why { reason: Some(input.reason), ..Why::default() };
    let after = go(change, &before, Stage::Ready, why)?;
    stepped(change, &after)
}
