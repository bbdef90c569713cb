//! A machine that comes back: what is still answered for, and the order that points to the one before.

use domain::device::DeviceId;
use domain::faults::Faults;
use domain::repair::{RepairId, Stage};
use domain::rework::{ReworkCharge, answered_until, left_days};
use domain::text;
use kernel::{Day, Failure, Result};
use serde::Serialize;
use store::repair::Repair;
use store::{Change, Read, device, hand_over, quote, repair};
use ts_rs::TS;

/// A line of a repair that is answered for.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairWarrantyRow {
    repair: RepairId,
    number: String,
    line: String,
    until: Day,
    left_days: i64,
}

/// An order as another one names it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LinkedRepair {
    id: RepairId,
    number: String,
}

impl LinkedRepair {
    fn of(repair: Repair) -> Self {
        Self { id: repair.id, number: repair.number }
    }
}

/// What is still answered for of a repair; nothing before its hand-over.
pub(super) fn warranty_of(read: &Read<'_>, repair: &Repair) -> Result<Vec<RepairWarrantyRow>> {
    match repair.stage {
        Stage::HandedOver | Stage::Closed => {}
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
        | Stage::SentOut
        | Stage::Void => return Ok(Vec::new()),
    }
    let today = read.today()?;
    let row = |(line, until): (String, Day)| {
        let left_days = left_days(until, today)?;
        Some(RepairWarrantyRow { repair: repair.id, number: repair.number.clone(), line, until, left_days })
    };
    Ok(answered_on(read, repair, today)?.into_iter().filter_map(row).collect())
}

/// The lines of a repair that went home that are answered for on a day, each with its last day.
pub(super) fn answered_on(read: &Read<'_>, repair: &Repair, day: Day) -> Result<Vec<(String, Day)>> {
    let (gone, agreed) = (hand_over::last(read, repair.id)?, quote::agreed(read, repair.id)?);
    let (Some(gone), Some((_, lines))) = (gone, agreed) else { return Ok(Vec::new()) };
    let until = |line: store::quote::QuoteLine| {
        let days = line.days.and_then(|days| u32::try_from(days).ok())?;
        let until = answered_until(gone.day, days);
        left_days(until, day).map(|_| (line.name, until))
    };
    Ok(lines.into_iter().filter_map(until).collect())
}

/// What is still answered for of a machine, from all its orders.
pub(crate) fn warranties(read: &Read<'_>, machine: DeviceId) -> Result<Vec<RepairWarrantyRow>> {
    let mut rows = Vec::new();
    for row in device::chain(read, machine)? {
        for order in repair::all_of_device(read, row)? {
            rows.extend(warranty_of(read, &order)?);
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.until));
    Ok(rows)
}

/// The order that this one comes back from.
pub(super) fn came_from(read: &Read<'_>, repair: &Repair) -> Result<Option<LinkedRepair>> {
    let Some(id) = repair.rework_of else { return Ok(None) };
    Ok(Some(LinkedRepair::of(super::known(read, id)?)))
}

/// The orders with which this one came back.
pub(super) fn came_back(read: &Read<'_>, repair: &Repair) -> Result<Vec<LinkedRepair>> {
    Ok(repair::reworks_of(read, repair.id)?.into_iter().map(LinkedRepair::of).collect())
}

/// A rework as the counter says it.
#[derive(Debug)]
pub(super) struct Rework {
    of: RepairId,
    charge: Option<ReworkCharge>,
    /// Why it is charged though it might be free.
    reason: Option<String>,
}

/// The order that a machine comes back from, and who pays: inside the warranty somebody must say, and say why not free.
pub(super) fn checked(
    read: &Read<'_>,
    of: Option<RepairId>,
    charge: Option<ReworkCharge>,
    reason: &str,
    faults: &mut Faults,
) -> Result<Option<Rework>> {
    let Some(of) = of else { return Ok(None) };
    let Some(before) = repair::by_id(read, of)? else {
        faults.add("rework_of", "field.unknown");
        return Ok(None);
    };
    if !matches!(before.stage, Stage::HandedOver | Stage::Closed) {
        faults.add("rework_of", "field.not_handed_over");
        return Ok(None);
    }
    if charge.is_none() && !warranty_of(read, &before)?.is_empty() {
        faults.add("rework_charge", "field.empty");
    }
    let reason = match charge {
        Some(ReworkCharge::Charged) => faults.take("rework_reason", text::name(reason)),
        Some(ReworkCharge::Free) | None => None,
    };
    Ok(Some(Rework { of, charge, reason: reason.map(str::to_owned) }))
}

/// Links a new order to the one it comes back from, whose machine it must be.
pub(super) fn linked(read: &Read<'_>, opened: Repair, rework: Option<&Rework>) -> Result<Repair> {
    let Some(rework) = rework else { return Ok(opened) };
    let before = super::known(read, rework.of)?;
    if !device::chain(read, opened.device)?.contains(&before.device) {
        return Err(Failure::invalid("repair.invalid").field("rework_of", "field.other_machine"));
    }
    Ok(Repair { rework_of: Some(rework.of), rework_charge: rework.charge, ..opened })
}

/// Writes down why a rework is charged.
pub(super) fn told(change: &mut Change<'_>, opened: &Repair, rework: Option<Rework>) -> Result<()> {
    match rework.and_then(|rework| rework.reason) {
        Some(reason) => change.note_reason("repair", opened.id.0, &[], &reason),
        None => Ok(()),
    }
}
