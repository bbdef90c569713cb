//! Clocks of work, started, stopped, and told later where they were forgotten.

use super::assign::claim;
use crate::door::Empty;
use crate::id::Id;
use crate::repair::known;
use crate::shop::founded;
use domain::bench::{Ending, WorkId, is_forgotten, told_end};
use domain::device::read_reason;
use domain::faults::Faults;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::work::Work;
use store::{Change, Read, repair, work};
use ts_rs::TS;

/// A clock that runs.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RunningClock {
    id: WorkId,
    repair: RepairId,
    number: String,
    began_at: Moment,
}

/// An order to work on.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartWork {
    repair: RepairId,
}

/// A clock to stop.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct StopWork {
    id: WorkId,
    #[ts(type = "\"paused\" | \"stopped\"")]
    ending: Ending,
}

/// When a forgotten clock should have been stopped.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TellWork {
    id: WorkId,
    ended_at: Moment,
    reason: String,
}

/// Starts the caller's clock. Another one of theirs ends with it, and nobody's order becomes theirs.
pub(crate) fn start(change: &mut Change<'_>, input: StartWork) -> Result<Id> {
    let repair = known(change, input.repair)?;
    if !is_on_the_bench(repair.stage) {
        return Err(Failure::refused("work.not_on_bench"));
    }
    let me = PersonId(change.person());
    if let Some(running) = work::running(change, me)? {
        must_be_remembered(change, &running)?;
        if running.repair == repair.id {
            return Ok(Id::of(running.id));
        }
        work::end(change, &running, change.now(), Ending::Changed)?;
    }
    if repair.holder.is_none() && repair.stage != Stage::Testing {
        claim(change, &repair)?;
    }
    let id = change.new_id();
    let began_at = change.now();
    work::begin(change, &Work { id, repair: repair.id, person: me, began_at, ended_at: None, ending: None })?;
    Ok(Id::of(id))
}

/// Where somebody works on a machine.
fn is_on_the_bench(stage: Stage) -> bool {
    match stage {
        Stage::Received | Stage::Diagnosing | Stage::Repairing | Stage::Testing => true,
        Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut
        | Stage::Void => false,
    }
}

pub(crate) fn stop(change: &mut Change<'_>, input: StopWork) -> Result<Empty> {
    match input.ending {
        Ending::Paused | Ending::Stopped => {}
        Ending::Changed | Ending::Told => {
            return Err(Failure::invalid("work.invalid").field("ending", "field.unknown"));
        }
    }
    let running = mine(change, input.id)?;
    must_be_remembered(change, &running)?;
    work::end(change, &running, change.now(), input.ending)?;
    Ok(Empty {})
}

pub(crate) fn tell(change: &mut Change<'_>, input: TellWork) -> Result<Empty> {
    let running = mine(change, input.id)?;
    let mut faults = Faults::new();
    let ended = faults.take("ended_at", told_end(running.began_at, input.ended_at, change.now()));
    let reason = faults.take("reason", read_reason(&input.reason)).map(str::to_owned);
    faults.refuse("work.invalid")?;
    if let (Some(ended), Some(reason)) = (ended, reason) {
        work::end(change, &running, ended, Ending::Told)?;
        change.note_reason("work", running.id.0, &[], &reason)?;
    }
    Ok(Empty {})
}

/// A running clock of who asks.
fn mine(read: &Read<'_>, id: WorkId) -> Result<Work> {
    let found = work::by_id(read, id)?.ok_or_else(|| Failure::not_found("work.not_found"))?;
    if found.person != PersonId(read.person()) {
        return Err(Failure::new(Code::Forbidden, "work.not_yours"));
    }
    if found.ended_at.is_some() {
        return Err(Failure::refused("work.ended"));
    }
    Ok(found)
}

/// A clock that was forgotten is told first: otherwise a night would count as work.
fn must_be_remembered(read: &Read<'_>, running: &Work) -> Result<()> {
    if !is_forgotten(running.began_at, read.now(), founded(read)?.zone) {
        return Ok(());
    }
    let number = number(read, running.repair)?;
    Err(Failure::refused("work.forgotten").with("id", running.id.0).with("number", number))
}

fn number(read: &Read<'_>, id: RepairId) -> Result<String> {
    let repair = repair::by_id(read, id)?;
    Ok(repair.ok_or_else(|| Failure::internal("store.broken_reference", "the order of a clock"))?.number)
}

/// The caller's clock that runs, and whether it was forgotten.
pub(super) fn running(read: &Read<'_>) -> Result<Option<(RunningClock, bool)>> {
    let Some(running) = work::running(read, PersonId(read.person()))? else { return Ok(None) };
    let forgotten = is_forgotten(running.began_at, read.now(), founded(read)?.zone);
    let (id, repair, began_at) = (running.id, running.repair, running.began_at);
    Ok(Some((RunningClock { id, repair, number: number(read, repair)?, began_at }, forgotten)))
}

/// Ends every clock that runs on an order now. One that was forgotten runs on, until its person tells when it ended.
pub(crate) fn stop_all(change: &mut Change<'_>, repair: RepairId, ending: Ending) -> Result<()> {
    let (now, zone) = (change.now(), founded(change)?.zone);
    for running in work::of_repair(change, repair)? {
        if running.ended_at.is_none() && !is_forgotten(running.began_at, now, zone) {
            work::end(change, &running, now, ending)?;
        }
    }
    Ok(())
}
