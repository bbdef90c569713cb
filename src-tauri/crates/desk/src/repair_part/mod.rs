//! 工单配件: parts on an order, from the plan to what became of them.

mod card;
mod end;
mod lists;
mod plan;
mod secure;
mod take;
mod undo;

pub(crate) use card::{of, offer};
pub(crate) use end::{back, broken, doa, used};
pub(crate) use lists::{complete, waiting};
pub(crate) use plan::{drop_line, drop_open, drop_told, plan, release, replace, reserve};
pub(crate) use secure::{arrived, secure, wait_for_parts};
pub(crate) use take::{scanned, take};
pub(crate) use undo::undo;

use crate::repair::known;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::repair_part::{self as rules, Deed};
use domain::stock::{LineState, PartId, RepairPartId};
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::part::Part;
use store::repair_part::RepairPart;
use store::{Change, Read, part, repair_part};
use ts_rs::TS;

/// A line of an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByLine {
    pub(super) id: RepairPartId,
}

/// What a line became, and where its order stands then.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LineDone {
    id: RepairPartId,
    state: LineState,
    /// How many pieces it is about.
    quantity: i64,
    /// Whether it waits for stock.
    waits: bool,
    stage: Stage,
}

/// What a command about a line answers.
fn done(read: &Read<'_>, id: RepairPartId) -> Result<LineDone> {
    let line = line(read, id)?;
    let stage = known(read, line.repair)?.stage;
    Ok(LineDone { id, state: line.state, quantity: line.quantity, waits: line.waits_from.is_some(), stage })
}

fn line(read: &Read<'_>, id: RepairPartId) -> Result<RepairPart> {
    repair_part::by_id(read, id)?.ok_or_else(|| Failure::not_found("repair_part.not_found"))
}

/// The part of a row that stands.
pub(crate) fn part_of(read: &Read<'_>, id: PartId) -> Result<Part> {
    part::by_id(read, id)?.ok_or_else(|| Failure::internal("store.broken_reference", "part"))
}

/// A part that a command names.
fn named(read: &Read<'_>, id: PartId) -> Result<Part> {
    part::by_id(read, id)?.ok_or_else(|| Failure::not_found("repair_part.no_such_part"))
}

/// What a line is after a deed; somebody may have done another to it meanwhile.
fn after(line: &RepairPart, deed: Deed) -> Result<LineState> {
    rules::after(line.state, deed).ok_or_else(|| not_so(line))
}

fn not_so(line: &RepairPart) -> Failure {
    Failure::new(Code::Conflict, "repair_part.not_so").with("line_state", line.state.text())
}

/// Refuses what does not belong to where an order stands.
fn must_be_time(read: &Read<'_>, id: RepairId, may: fn(Stage) -> bool) -> Result<store::repair::Repair> {
    let repair = known(read, id)?;
    if may(repair.stage) {
        return Ok(repair);
    }
    Err(Failure::refused("repair_part.not_now").with("stage", repair.stage.text()))
}

/// A line as it is after a deed: who did it, and when.
fn touched(change: &Change<'_>, line: RepairPart) -> RepairPart {
    RepairPart { by: PersonId(change.person()), at: change.now(), ..line }
}

/// Parts so many pieces off a line, so that something may be done to them alone; the line keeps the others. Answers the line
/// of those pieces.
fn parted(change: &mut Change<'_>, line: &RepairPart, quantity: i64) -> Result<RepairPart> {
    if quantity == line.quantity {
        return Ok(line.clone());
    }
    repair_part::write(change, line, &RepairPart { quantity: line.quantity - quantity, ..line.clone() })?;
    let off = RepairPart { id: change.new_id(), quantity, ..line.clone() };
    repair_part::add(change, &off)?;
    Ok(off)
}
