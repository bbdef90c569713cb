//! What is there for whom: reserving for orders, oldest promise first, and letting the latest go where pieces were lost.

use super::{RepairPart, reserved_at, waiting_for, write};
use crate::change::Change;
use crate::read::Read;
use crate::{part, repair_part, stock};
use domain::repair::RepairId;
use domain::repair_part::picked;
use domain::stock::{LineState, PartId, PlaceId, PlaceKind};

/// Where pieces of a part are free to be reserved, and how many: its own bin first, then as the places were made.
///
/// # Errors
/// What the database says.
pub fn free(read: &Read<'_>, id: PartId) -> kernel::Result<Vec<(PlaceId, i64)>> {
    let bin = part::by_id(read, id)?.and_then(|part| part.bin);
    let mut free: Vec<(PlaceId, i64)> = stock::lying(read, id)?
        .into_iter()
        .filter(|lying| lying.place.kind == PlaceKind::Good && lying.on_hand > lying.reserved)
        .map(|lying| (lying.place.id, lying.on_hand - lying.reserved))
        .collect();
    free.sort_by_key(|(place, _)| Some(*place) != bin);
    Ok(free)
}

/// Reserves what is there for a planned line; the rest, as a line of its own, waits on or begins to wait now. Answers how
/// many pieces were reserved.
///
/// # Errors
/// What the database says.
pub fn reserve_or_wait(change: &mut Change<'_>, line: &RepairPart) -> kernel::Result<i64> {
    let free = free(change, line.part)?;
    let mut left = line.clone();
    for (place, quantity) in picked(&free, line.quantity) {
        let rest = left.quantity - quantity;
        let reserved = RepairPart {
            state: LineState::Reserved,
            place: Some(place),
            waits_from: None,
            quantity,
            ..left.clone()
        };
        write(change, &left, &reserved)?;
        if rest == 0 {
            return Ok(line.quantity);
        }
        let waiting = RepairPart { id: change.new_id(), quantity: rest, ..left };
        repair_part::add(change, &waiting)?;
        left = waiting;
    }
    let waits_from = left.waits_from.or(Some(change.now()));
    write(change, &left, &RepairPart { waits_from, ..left.clone() })?;
    Ok(line.quantity - left.quantity)
}

/// Gives what is free of a part to the lines that wait for it, oldest promise first: after every receipt, every return into
/// good stock and whatever else frees pieces. Answers the orders that were served; `desk` lets them go on.
///
/// # Errors
/// What the database says.
pub fn allocate(change: &mut Change<'_>, part: PartId) -> kernel::Result<Vec<RepairId>> {
    let mut served = Vec::new();
    for line in waiting_for(change, part)? {
        if reserve_or_wait(change, &line)? == 0 {
            break;
        }
        if !served.contains(&line.repair) {
            served.push(line.repair);
        }
    }
    Ok(served)
}

/// Frees so many reserved pieces of a part at a place before they are booked as lost: the latest promise waits again first
/// (`domain.md` 6). Answers the orders that wait now.
///
/// # Errors
/// What the database says.
pub fn make_free(
    change: &mut Change<'_>,
    part: PartId,
    place: PlaceId,
    wanted: i64,
) -> kernel::Result<Vec<RepairId>> {
    let there = stock::at(change, part, place)?.map_or(0, |lying| lying.on_hand - lying.reserved);
    let mut missing = wanted - there;
    let mut waiting = Vec::new();
    for line in reserved_at(change, part, place)? {
        if missing <= 0 {
            break;
        }
        let waits_from = Some(change.now());
        write(
            change,
            &line,
            &RepairPart { state: LineState::Planned, place: None, waits_from, ..line.clone() },
        )?;
        missing -= line.quantity;
        waiting.push(line.repair);
    }
    Ok(waiting)
}
