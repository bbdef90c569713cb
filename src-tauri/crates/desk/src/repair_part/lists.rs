//! Which lines wait for stock, and which orders have all their parts.

use super::part_of;
use crate::door::Empty;
use crate::note::name_of;
use crate::repair::known;
use domain::repair::{RepairId, Stage};
use domain::stock::{LineState, PartId, RepairPartId};
use kernel::{Moment, Result};
use serde::Serialize;
use store::{Read, device, repair_part, stock};
use ts_rs::TS;

/// A line that waits for stock.
#[derive(Debug, Serialize, TS)]
pub(crate) struct WaitingPart {
    line: RepairPartId,
    repair: RepairId,
    /// Of the order.
    number: String,
    stage: Stage,
    /// Until when its machine is promised.
    due_at: Option<Moment>,
    part: PartId,
    part_number: String,
    part_name: String,
    quantity: i64,
    waits_from: Option<Moment>,
    available: i64,
}

/// The lines that wait for stock, oldest promise first.
pub(crate) fn waiting(read: &Read<'_>, _: Empty) -> Result<Vec<WaitingPart>> {
    let mut rows = Vec::new();
    for line in repair_part::waiting(read)? {
        let (repair, part) = (known(read, line.repair)?, part_of(read, line.part)?);
        rows.push(WaitingPart {
            line: line.id,
            repair: repair.id,
            number: repair.number,
            stage: repair.stage,
            due_at: repair.due_at,
            part: part.id,
            part_number: part.number,
            part_name: part.name,
            quantity: line.quantity,
            waits_from: line.waits_from,
            available: stock::available(read, line.part)?,
        });
    }
    Ok(rows)
}

/// An order that can now be finished: all its parts are there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CompleteRepair {
    repair: RepairId,
    number: String,
    stage: Stage,
    due_at: Option<Moment>,
    /// Brand and model of the machine.
    machine: String,
    holder: Option<String>,
    /// What lies ready for it: numbers of parts, with how many.
    parts: Vec<ReadyPart>,
}

/// A part that lies reserved.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReadyPart {
    number: String,
    name: String,
    quantity: i64,
}

/// The orders that can now be finished, oldest promise first.
pub(crate) fn complete(read: &Read<'_>, _: Empty) -> Result<Vec<CompleteRepair>> {
    let mut rows = Vec::new();
    for id in repair_part::complete(read)? {
        let repair = known(read, id)?;
        let machine = device::by_id(read, repair.device)?;
        let mut parts = Vec::new();
        for line in repair_part::of_repair(read, id)? {
            if line.state == LineState::Reserved {
                let part = part_of(read, line.part)?;
                parts.push(ReadyPart { number: part.number, name: part.name, quantity: line.quantity });
            }
        }
        rows.push(CompleteRepair {
            repair: id,
            number: repair.number,
            stage: repair.stage,
            due_at: repair.due_at,
            machine: format!("{} {}", machine.brand, machine.model),
            holder: repair.holder.map(|holder| name_of(read, holder)).transpose()?,
            parts,
        });
    }
    Ok(rows)
}
