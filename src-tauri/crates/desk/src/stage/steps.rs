//! What may be done with an order from where it stands, and taking a step.

use super::go::{Why, go, holds_right, pick_up_code};
use super::{Stepped, stepped};
use crate::note::name_of;
use crate::repair::{ByRepair, known, must_have_seen};
use crate::rights::may;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::right::Right;
use domain::stage::{self as rules, GateKind, Hold, Outcome, Step, Way};
use kernel::{Failure, Gate, Moment, Result};
use serde::{Deserialize, Serialize};
use store::repair::Repair;
use store::{Change, Read, repair, stage, step};
use ts_rs::TS;

/// What may be done with an order from where it stands.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairSteps {
    stage: Stage,
    holder: Option<PersonId>,
    /// The one act of the stage for who asks, if a plain step is it.
    primary: Option<StepRow>,
    /// Every step of the table from here, whether or not its gates are open.
    rows: Vec<StepRow>,
    /// The last step, where who asks may take it back.
    undo: Option<UndoStep>,
    /// Whether it was handed over today, and who asks may open it again.
    may_reopen: bool,
}

/// A step of the table.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct StepRow {
    to: Stage,
    /// Whether who asks holds a right for it.
    allowed: bool,
    gates: Vec<Gate>,
    /// Whether who asks may pass all of its open gates with a reason.
    may_override: bool,
    #[ts(type = "Array<\"reason\" | \"hold\" | \"outcome\">")]
    asks: Vec<&'static str>,
    way: StepWay,
}

/// How a step is taken.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
enum StepWay {
    /// By `repair.step`.
    Plain,
    /// By the command that writes its document: a parcel, a hand-over, a void.
    Document,
}

/// A step that may be taken back, as it was taken.
#[derive(Debug, Serialize, TS)]
pub(crate) struct UndoStep {
    from: Stage,
    to: Stage,
    at: Moment,
    by: String,
}

pub(crate) fn steps(read: &Read<'_>, input: ByRepair) -> Result<RepairSteps> {
    let repair = known(read, input.id)?;
    let (facts, _) = stage::facts(read, &repair)?;
    let may_pass = may(read, Right::OverrideGates)?;
    let steps = rules::from(repair.stage, repair.returns_to);
    let mut rows = Vec::new();
    let mut allowed = Vec::new();
    for step in steps.iter().filter(|step| step.way != Way::Answer) {
        let gates = rules::open_gates(step.gates, &facts);
        let liftable = gates.iter().all(|gate| gate.lifted_by == Some(Right::OverrideGates.text()));
        let is_allowed = holds_right(read, step)?;
        if is_allowed {
            allowed.push(step);
        }
        rows.push(StepRow {
            to: step.to,
            allowed: is_allowed,
            may_override: may_pass && liftable && !gates.is_empty(),
            gates,
            asks: step.asks.iter().map(|ask| ask.field()).collect(),
            way: match step.way {
                Way::Plain | Way::Back => StepWay::Plain,
                Way::Document | Way::Answer => StepWay::Document,
            },
        });
    }
    let primary = rules::primary(&allowed, facts.is_agreed && !facts.is_offered).map(|step| step.to);
    Ok(RepairSteps {
        stage: repair.stage,
        holder: repair.holder,
        primary: primary.and_then(|to| rows.iter().find(|row| row.to == to).cloned()),
        rows,
        undo: match undoable(read, &repair)? {
            Some(last) if !facts.is_settled => Some(UndoStep {
                from: last.came_from,
                to: last.went_to,
                at: last.at,
                by: name_of(read, last.by)?,
            }),
            Some(_) | None => None,
        },
        may_reopen: may(read, Right::ReopenRepairs)? && is_handed_over_today(read, &repair)?,
    })
}

/// A step to take.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepRepair {
    id: RepairId,
    seen_seq: i64,
    to: Stage,
    #[ts(optional = nullable)]
    reason: Option<String>,
    #[ts(optional = nullable)]
    hold: Option<Hold>,
    #[ts(optional = nullable)]
    outcome: Option<Outcome>,
    /// Why open gates are passed.
    #[ts(optional = nullable)]
    override_reason: Option<String>,
}

pub(crate) fn step(change: &mut Change<'_>, input: StepRepair) -> Result<Stepped> {
    let before = known(change, input.id)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let step = rules::find(before.stage, before.returns_to, input.to);
    if step.is_none_or(|step| matches!(step.way, Way::Document | Way::Answer)) {
        return Err(Failure::refused("repair.no_such_step"));
    }
    let why = Why {
        reason: input.reason,
        hold: input.hold,
        outcome: input.outcome,
        override_reason: input.override_reason,
        ..Why::default()
    };
    let after = go(change, &before, input.to, why)?;
    stepped(change, &after)
}

/// An order as its editor saw it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct UndoRepair {
    id: RepairId,
    seen_seq: i64,
}

pub(crate) fn undo(change: &mut Change<'_>, input: UndoRepair) -> Result<Stepped> {
    let before = known(change, input.id)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let last = undoable(change, &before)?.ok_or_else(|| Failure::refused("repair.no_undo"))?;
    let gates = {
        let (facts, _) = stage::facts(change, &before)?;
        rules::open_gates(&[GateKind::NoSettlement], &facts)
    };
    if !gates.is_empty() {
        return Err(Failure { gates, ..Failure::refused("repair.gates_open") });
    }
    let after = Repair {
        stage: last.came_from,
        returns_to: (last.came_from == Stage::OnHold).then_some(last.went_to),
        pick_up_code: pick_up_code(&before, last.came_from)?,
        ..before.clone()
    };
    step::undo(change, &last)?;
    repair::correct(change, &before, &after)?;
    stepped(change, &after)
}

/// The last step, where the table lets it be taken back, and who asks took it today or may pass gates.
fn undoable(read: &Read<'_>, repair: &Repair) -> Result<Option<step::Step>> {
    let Some(last) = step::last(read, repair.id)? else { return Ok(None) };
    if last.went_to != repair.stage || !is_undoable(&last) {
        return Ok(None);
    }
    let is_mine = last.by == PersonId(read.person()) && last.day == read.today()?;
    Ok(if is_mine || may(read, Right::OverrideGates)? { Some(last) } else { None })
}

fn is_undoable(last: &step::Step) -> bool {
    let back = (last.came_from == Stage::OnHold).then_some(last.went_to);
    rules::find(last.came_from, back, last.went_to).is_some_and(|step: Step| step.undoable)
}

pub(super) fn is_handed_over_today(read: &Read<'_>, repair: &Repair) -> Result<bool> {
    if repair.stage != Stage::HandedOver {
        return Ok(false);
    }
    Ok(step::last(read, repair.id)?.is_some_and(|last| Ok(last.day) == read.today()))
}
