//! What lines do to their order: it waits for parts by itself, and goes on once they are there.

use super::part_of;
use crate::repair::known;
use crate::stage::go_by_itself;
use domain::repair::{RepairId, Stage};
use domain::stock::{LineState, PartId};
use kernel::Result;
use store::repair::Repair;
use store::{Change, Read, repair_part};

/// Reserves what is there for the planned lines of an order, and lets what is not there wait. Answers whether something
/// waits.
pub(crate) fn secure(change: &mut Change<'_>, repair: RepairId) -> Result<bool> {
    for line in repair_part::of_repair(change, repair)? {
        if line.state == LineState::Planned && line.waits_from.is_none() {
            repair_part::reserve_or_wait(change, &line)?;
        }
    }
    repair_part::waits(change, repair)
}

/// What an order waits for, by numbers of parts: it stands as the reason of the step.
fn waited_for(read: &Read<'_>, repair: RepairId) -> Result<String> {
    let mut numbers: Vec<String> = Vec::new();
    for line in repair_part::of_repair(read, repair)? {
        let number = part_of(read, line.part)?.number;
        if line.waits_from.is_some() && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    // A step keeps no more words than this.
    Ok(numbers.join(" ").chars().take(400).collect())
}

/// An order in repair whose parts are not all there waits for them.
pub(crate) fn wait_for_parts(change: &mut Change<'_>, repair: &Repair) -> Result<Repair> {
    if repair.stage != Stage::Repairing || !repair_part::waits(change, repair.id)? {
        return Ok(repair.clone());
    }
    let reason = waited_for(change, repair.id)?;
    go_by_itself(change, repair, Stage::AwaitingParts, reason)
}

/// An order that waited for parts goes on once nothing of it waits any more.
pub(super) fn come_back(change: &mut Change<'_>, id: RepairId) -> Result<()> {
    let repair = known(change, id)?;
    if repair.stage == Stage::AwaitingParts && !repair_part::waits(change, id)? {
        go_by_itself(change, &repair, Stage::Repairing, String::new())?;
    }
    Ok(())
}

/// Gives what came in to the orders that wait for it, oldest promise first, and lets those go on that wait for nothing more:
/// after every receipt, every return into good stock and whatever else frees pieces.
pub(crate) fn arrived(change: &mut Change<'_>, part: PartId) -> Result<()> {
    for repair in repair_part::allocate(change, part)? {
        come_back(change, repair)?;
    }
    Ok(())
}
