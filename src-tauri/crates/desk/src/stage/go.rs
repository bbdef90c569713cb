//! The one way from a stage to the next.

use super::gates::looked_at;
use crate::bench::clocks;
use crate::quote;
use crate::repair_part;
use crate::rights::may;
use crate::secrets;
use domain::bench::Ending;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::repair::Stage;
use domain::right::Right;
use domain::stage::{self as rules, Ask, Hold, Outcome, Step, Tested};
use domain::text;
use kernel::{Code, Failure, Gate, Result};
use store::assignment::Assignment;
use store::repair::Repair;
use store::{Change, Json, Read, assignment, repair, stage, step};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// What whoever moves an order says about it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Why {
    /// Why, where the step asks.
    pub(crate) reason: Option<String>,
    /// What is waited for, on hold.
    pub(crate) hold: Option<Hold>,
    /// What became of the repair, where the step asks; at the hand-over it fixes it.
    pub(crate) outcome: Option<Outcome>,
    /// Why open gates are passed by right.
    pub(crate) override_reason: Option<String>,
    /// Why a machine goes though money is owed.
    pub(crate) owed_reason: Option<String>,
    /// Why whoever repaired it tested it, too, where nobody else can.
    pub(crate) alone_reason: Option<String>,
    /// What the document of the step passed over by right already.
    pub(crate) passed: Vec<&'static str>,
}

/// Moves an order, if the table has the step, the caller a right for it, and no gate is open that they may not pass.
///
/// # Errors
/// `repair.no_such_step`; `caller.lacks_right`; `repair.step_invalid` with every fault (`reason`, `hold`, `outcome`);
/// `repair.gates_open` with every gate that stays open.
pub(crate) fn go(change: &mut Change<'_>, before: &Repair, to: Stage, why: Why) -> Result<Repair> {
    let step = rules::find(before.stage, before.returns_to, to)
        .ok_or_else(|| Failure::refused("repair.no_such_step"))?;
    must_hold_right(change, &step)?;
    let why = checked(change, before, &step, why)?;
    let (open, mut passed) = looked_at(change, before, &step, why.alone_reason.as_deref())?;
    let mut shut = Vec::new();
    for gate in open {
        if is_lifted(change, &gate, &why)? { passed.push(gate) } else { shut.push(gate) }
    }
    if !shut.is_empty() {
        return Err(Failure { gates: shut, ..Failure::refused("repair.gates_open") });
    }
    take(change, before, &step, &why, &passed)
}

/// Moves an order by what happened to its parts, whoever brought that about: no right is asked, and where a gate is shut it
/// stays where it is.
///
/// # Errors
/// `repair.no_such_step`.
pub(crate) fn go_by_itself(
    change: &mut Change<'_>,
    before: &Repair,
    to: Stage,
    reason: String,
) -> Result<Repair> {
    let step = rules::find(before.stage, before.returns_to, to)
        .ok_or_else(|| Failure::refused("repair.no_such_step"))?;
    let (open, _) = looked_at(change, before, &step, None)?;
    if !open.is_empty() {
        return Ok(before.clone());
    }
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    take(change, before, &step, &Why { reason, ..Why::default() }, &[])
}

fn must_hold_right(read: &Read<'_>, step: &Step) -> Result<()> {
    if holds_right(read, step)? {
        return Ok(());
    }
    let right = step.rights.first().copied().unwrap_or(Right::OverrideGates);
    Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", right.text()))
}

/// Whether the caller may take a step, gates aside.
pub(super) fn holds_right(read: &Read<'_>, step: &Step) -> Result<bool> {
    for right in step.rights {
        if may(read, *right)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Everything that was said, looked at at once.
fn checked(read: &Read<'_>, before: &Repair, step: &Step, why: Why) -> Result<Why> {
    let mut faults = Faults::new();
    let reason = faults.take("reason", words(why.reason, step.asks.contains(&Ask::Reason)));
    let override_reason = faults.take("override_reason", words(why.override_reason, false));
    let owed_reason = faults.take("owed_reason", words(why.owed_reason, false));
    let alone_reason = faults.take("alone_reason", words(why.alone_reason, false));
    if step.asks.contains(&Ask::Hold) && why.hold.is_none() {
        faults.add("hold", "field.empty");
    }
    // Elsewhere nobody says what became of a repair.
    let says_outcome = step.asks.contains(&Ask::Outcome) || step.to == Stage::HandedOver;
    let said = why.outcome.filter(|_| says_outcome);
    faults.take("outcome", outcome(read, before, step, said)?);
    faults.refuse("repair.step_invalid")?;
    Ok(Why {
        reason: reason.flatten(),
        hold: why.hold,
        outcome: said,
        override_reason: override_reason.flatten(),
        owed_reason: owed_reason.flatten(),
        alone_reason: alone_reason.flatten(),
        passed: why.passed,
    })
}

/// A reason; blanks are none.
fn words(typed: Option<String>, is_asked: bool) -> Result<Option<String>, Fault> {
    let typed = typed.unwrap_or_default();
    let said = text::optional_words(&typed)?.trim();
    if is_asked && said.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    if said.chars().count() > LONGEST_REASON {
        return Err(Fault::with("field.too_long", "max", LONGEST_REASON));
    }
    Ok((!said.is_empty()).then(|| said.to_owned()))
}

/// Nobody says of an untested machine that it works: only a step out of the test may, and what it said stands. Nor does
/// anybody say that nothing was repaired while the customer's bill for it stands: it is taken back first.
fn outcome(
    read: &Read<'_>,
    before: &Repair,
    step: &Step,
    said: Option<Outcome>,
) -> Result<Result<(), Fault>> {
    let Some(said) = said else {
        let is_missing = step.asks.contains(&Ask::Outcome);
        return Ok(if is_missing { Err(Fault::new("field.empty")) } else { Ok(()) });
    };
    if !said.needs_test() {
        let is_other = before.outcome != Some(said);
        let is_billed = is_other && quote::is_billed(read, before.id)?;
        return Ok(if is_billed { Err(Fault::new("field.settled_otherwise")) } else { Ok(()) });
    }
    let waits = matches!(before.stage, Stage::Ready | Stage::Unclaimed);
    let is_told = waits && before.outcome.is_some_and(Outcome::needs_test);
    if before.stage == Stage::Testing || is_told {
        return Ok(Ok(()));
    }
    let (facts, _) = stage::facts(read, before)?;
    let is_tested = matches!(facts.tested, Tested::Passed | Tested::PassedByRepairer);
    Ok(if is_tested { Ok(()) } else { Err(Fault::new("field.untested")) })
}

/// Whether a gate is passed by who asks: with the right it names, and the reason that belongs to it.
fn is_lifted(read: &Read<'_>, gate: &Gate, why: &Why) -> Result<bool> {
    let Some(right) = gate.lifted_by.and_then(Right::read) else { return Ok(false) };
    let reason = if right == Right::ReleaseUnpaid { &why.owed_reason } else { &why.override_reason };
    Ok(reason.is_some() && may(read, right)?)
}

fn take(change: &mut Change<'_>, before: &Repair, step: &Step, why: &Why, passed: &[Gate]) -> Result<Repair> {
    let me = PersonId(change.person());
    let after = Repair {
        stage: step.to,
        returns_to: returns_to(before, step.to),
        holder: if is_claimed(change, before, step.to)? { Some(me) } else { before.holder },
        outcome: why.outcome.or(before.outcome.filter(|_| !is_begun_again(step))),
        pick_up_code: pick_up_code(before, step.to)?,
        ..before.clone()
    };
    let gates = passed.iter().map(|gate| gate.gate).chain(why.passed.iter().copied());
    let mut overridden: Vec<String> = gates.map(str::to_owned).collect();
    overridden.dedup();
    let reasons = [&why.reason, &why.override_reason, &why.owed_reason, &why.alone_reason];
    let said: Vec<&str> = reasons.into_iter().flatten().map(String::as_str).collect();
    let taken = step::Step {
        id: change.new_id(),
        repair: before.id,
        came_from: step.from,
        went_to: step.to,
        hold: if step.to == Stage::OnHold { why.hold } else { None },
        reason: said.join("\n"),
        overridden: Json(overridden),
        undone: false,
        at: change.now(),
        day: change.today()?,
        by: me,
    };
    step::add(change, &taken)?;
    repair::correct(change, before, &after)?;
    if after.holder != before.holder {
        hand_on(change, &after, before.holder, after.holder, String::new())?;
    }
    if rules::ends_clocks(step.to) {
        clocks::stop_all(change, before.id, Ending::Stopped)?;
    }
    if why.outcome.is_some() {
        quote::charge_no_work(change, &after)?;
    }
    let is_undone = why.outcome.is_some_and(|outcome| !outcome.needs_test());
    if is_undone || step.to == Stage::Void {
        repair_part::drop_open(change, after.id)?;
    }
    Ok(after)
}

/// What was said of a machine that goes back to the bench is not true any more.
fn is_begun_again(step: &Step) -> bool {
    step.from == Stage::Ready && matches!(step.to, Stage::Repairing | Stage::Diagnosing)
}

/// Where an order comes back to: it is kept while it waits, and forgotten once it goes on.
fn returns_to(before: &Repair, to: Stage) -> Option<Stage> {
    match to {
        Stage::OnHold | Stage::SentOut => Some(before.stage),
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::Testing
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::Void => None,
    }
}

/// Whoever works on nobody's order has it from then on.
fn is_claimed(read: &Read<'_>, before: &Repair, to: Stage) -> Result<bool> {
    Ok(before.holder.is_none() && rules::wants_holder(to) && may(read, Right::WorkRepairs)?)
}

/// Six digits that a customer without voucher may say, made when the machine is ready for the first time: what they
/// were told stays true until the machine is gone.
pub(super) fn pick_up_code(before: &Repair, to: Stage) -> Result<Option<String>> {
    match (to, &before.pick_up_code) {
        (Stage::Ready, None) => Ok(Some(secrets::pick_up_code()?)),
        (Stage::HandedOver | Stage::Closed | Stage::Void, _) => Ok(None),
        (
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
            | Stage::SentOut,
            code,
        ) => Ok(code.clone()),
    }
}

/// Writes down who has an order since, and from whom.
pub(crate) fn hand_on(
    change: &mut Change<'_>,
    repair: &Repair,
    from_person: Option<PersonId>,
    to_person: Option<PersonId>,
    reason: String,
) -> Result<()> {
    let (id, at, by) = (change.new_id(), change.now(), PersonId(change.person()));
    assignment::add(change, &Assignment { id, repair: repair.id, from_person, to_person, reason, at, by })
}
