//! The last deed of a line taken back, while its order is open.

use super::secure::{arrived, come_back, secure, wait_for_parts};
use super::{LineDone, done, line, not_so, touched};
use crate::old_part;
use crate::repair::{known, must_be_open};
use domain::faults::Faults;
use domain::repair_part as rules;
use domain::stock::{LineState, MovementKind, RepairPartId};
use domain::text;
use kernel::Result;
use serde::Deserialize;
use store::repair_part::RepairPart;
use store::{Change, repair_part, stock};
use ts_rs::TS;

/// A line whose last deed was a mistake.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct UndoPart {
    id: RepairPartId,
    /// As whoever takes it back sees it.
    state: LineState,
    why: String,
}

/// Takes the last deed back: the movement is reversed, and what came out of the machine is not awaited any more. Pieces that
/// were taken together with others stay with whoever took them, for no order.
pub(crate) fn undo(change: &mut Change<'_>, input: UndoPart) -> Result<LineDone> {
    let before = line(change, input.id)?;
    let mut faults = Faults::new();
    let why = faults.take("why", text::words(&input.why)).map(|why| why.trim().to_owned());
    faults.refuse("repair_part.invalid")?;
    let why = why.ok_or_else(super::plan::missing)?;
    let state = rules::undone(before.state).filter(|_| before.state == input.state);
    let state = state.ok_or_else(|| not_so(&before))?;
    let repair = known(change, before.repair)?;
    must_be_open(&repair)?;
    if before.state == LineState::Used {
        old_part::forget(change, before.id, &why)?;
    }
    let moved = match before.state {
        LineState::Issued
        | LineState::Used
        | LineState::ReturnedGood
        | LineState::Doa
        | LineState::BrokenByUs => repair_part::last_moved(change, before.id)?,
        LineState::Planned | LineState::Reserved | LineState::Dropped => None,
    };
    let moved = moved.filter(|moved| moved.quantity == before.quantity && is_of(moved.kind, before.state));
    let place = match &moved {
        Some(moved) if state == LineState::Issued => Some(moved.source),
        Some(_) | None => None,
    };
    if state == LineState::Issued && place.is_none() {
        return Err(not_so(&before));
    }
    if let Some(moved) = &moved {
        stock::reverse(change, moved.id, &why)?;
    }
    let piece = before.piece.filter(|_| state == LineState::Issued);
    let old_serial = if before.state == LineState::Used { String::new() } else { before.old_serial.clone() };
    let after = RepairPart { state, place, piece, old_serial, why, ..before.clone() };
    repair_part::write(change, &before, &touched(change, after))?;
    if state == LineState::Planned {
        arrived(change, before.part)?;
        if before.state != LineState::Reserved && rules::is_secured(repair.stage) {
            secure(change, repair.id)?;
            wait_for_parts(change, &repair)?;
        }
        come_back(change, before.repair)?;
    }
    done(change, before.id)
}

/// Whether a movement is the one that led to a state.
fn is_of(kind: MovementKind, state: LineState) -> bool {
    match state {
        LineState::Issued => kind == MovementKind::Issue,
        LineState::Used => kind == MovementKind::Use,
        LineState::ReturnedGood => kind == MovementKind::ReturnGood,
        LineState::Doa => kind == MovementKind::Doa,
        LineState::BrokenByUs => kind == MovementKind::Broken,
        LineState::Planned | LineState::Reserved | LineState::Dropped => false,
    }
}
