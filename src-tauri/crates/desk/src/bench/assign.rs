//! Who has an order: claimed, assigned, handed on, shared.

use super::clocks::stop_all;
use crate::note::name_of;
use crate::person::Seen;
use crate::repair::{ByRepair, known, must_be_open, must_have_seen};
use crate::rights::{may, rights_of};
use crate::stage::hand_on;
use domain::bench::{Ending, Priority, minutes, shares};
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::right::Right;
use domain::text;
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::repair::Repair;
use store::{Change, Read, assignment, person, repair, share, work};
use ts_rs::TS;

/// Who has an order from now on; nobody where it is put back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignRepair {
    id: RepairId,
    seen_seq: i64,
    to: Option<PersonId>,
    /// Asked where somebody had it.
    reason: String,
}

/// What part of a repair is whose.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShareRepair {
    id: RepairId,
    seen_seq: i64,
    shares: Vec<NewShare>,
}

/// Somebody's part, in per cent.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewShare {
    person: PersonId,
    percent: i64,
}

/// How soon an order's turn comes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPriority {
    id: RepairId,
    seen_seq: i64,
    priority: Priority,
}

/// The work on an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairWork {
    rows: Vec<WorkRow>,
    minutes: i64,
    shares: Vec<ShareRow>,
    assignments: Vec<AssignmentRow>,
}

/// Time at work.
#[derive(Debug, Serialize, TS)]
pub(crate) struct WorkRow {
    id: domain::bench::WorkId,
    person_name: String,
    began_at: Moment,
    ended_at: Option<Moment>,
    ending: Option<Ending>,
    minutes: i64,
}

/// Somebody's part.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ShareRow {
    person: PersonId,
    name: String,
    percent: i64,
}

/// An order given from hand to hand; a name is empty where nobody had it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct AssignmentRow {
    from_name: String,
    to_name: String,
    reason: String,
    at: Moment,
    by: String,
}

pub(crate) fn assign(change: &mut Change<'_>, input: AssignRepair) -> Result<Seen> {
    let before = known(change, input.id)?;
    must_be_open(&before)?;
    must_have_seen(change, &before, input.seen_seq)?;
    must_be_allowed(change, &before, input.to)?;
    let mut faults = Faults::new();
    faults.take("to", to(change, &before, input.to)?);
    let reason = faults.take("reason", reason(&before, &input.reason)).map(str::to_owned);
    faults.refuse("repair.assign_invalid")?;
    let after = Repair { holder: input.to, ..before.clone() };
    repair::correct(change, &before, &after)?;
    hand_on(change, &after, before.holder, after.holder, reason.unwrap_or_default())?;
    if before.holder.is_some() {
        stop_all(change, before.id, Ending::Stopped)?;
    }
    Ok(Seen { seen_seq: repair::seen(change, &after)? })
}

/// A technician takes nobody's order and hands on their own; for others it takes another right.
fn must_be_allowed(read: &Read<'_>, before: &Repair, to: Option<PersonId>) -> Result<()> {
    let me = Some(PersonId(read.person()));
    let is_own = before.holder == me || (before.holder.is_none() && to == me);
    let right = if is_own { Right::WorkRepairs } else { Right::AssignRepairs };
    if may(read, right)? || may(read, Right::AssignRepairs)? {
        return Ok(());
    }
    Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", right.text()))
}

fn to(read: &Read<'_>, before: &Repair, to: Option<PersonId>) -> Result<Result<(), Fault>> {
    if to == before.holder {
        return Ok(Err(Fault::new("field.known_already")));
    }
    match to {
        Some(to) => works(read, to),
        None => Ok(Ok(())),
    }
}

/// Whether somebody is on the staff and may work on orders.
fn works(read: &Read<'_>, id: PersonId) -> Result<Result<(), Fault>> {
    let works = person::find(read, id)?
        .is_some_and(|person| person.active && rights_of(&person.roles).contains(&Right::WorkRepairs));
    Ok(if works { Ok(()) } else { Err(Fault::new("field.cannot_work")) })
}

fn reason<'a>(before: &Repair, typed: &'a str) -> Result<&'a str, Fault> {
    if before.holder.is_none() {
        return text::optional_name(typed);
    }
    text::name(typed)
}

/// Makes nobody's order the caller's.
pub(super) fn claim(change: &mut Change<'_>, before: &Repair) -> Result<()> {
    let me = PersonId(change.person());
    let after = Repair { holder: Some(me), ..before.clone() };
    repair::correct(change, before, &after)?;
    hand_on(change, &after, None, Some(me), String::new())
}

pub(crate) fn share(change: &mut Change<'_>, input: ShareRepair) -> Result<Seen> {
    let repair = known(change, input.id)?;
    must_be_open(&repair)?;
    must_have_seen(change, &repair, input.seen_seq)?;
    if repair.holder != Some(PersonId(change.person())) && !may(change, Right::AssignRepairs)? {
        let right = Right::AssignRepairs.text();
        return Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", right));
    }
    let given: Vec<(PersonId, i64)> = input.shares.iter().map(|one| (one.person, one.percent)).collect();
    let mut faults = Faults::new();
    faults.take("shares", shares(&given));
    for (person, _) in &given {
        faults.take("shares", works(change, *person)?);
    }
    faults.refuse("repair.share_invalid")?;
    share::set(change, repair.id, &given)?;
    Ok(Seen { seen_seq: repair::seen(change, &repair)? })
}

pub(crate) fn set_priority(change: &mut Change<'_>, input: SetPriority) -> Result<Seen> {
    let before = known(change, input.id)?;
    must_be_open(&before)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let after = Repair { priority: input.priority, ..before.clone() };
    repair::correct(change, &before, &after)?;
    Ok(Seen { seen_seq: repair::seen(change, &after)? })
}

pub(crate) fn of_repair(read: &Read<'_>, input: ByRepair) -> Result<RepairWork> {
    let repair = known(read, input.id)?;
    let mut rows = Vec::new();
    for one in work::of_repair(read, repair.id)? {
        rows.push(WorkRow {
            id: one.id,
            person_name: name_of(read, one.person)?,
            began_at: one.began_at,
            ended_at: one.ended_at,
            ending: one.ending,
            minutes: minutes(one.began_at, one.ended_at.unwrap_or(read.now())),
        });
    }
    let mut shares = Vec::new();
    for one in share::of_repair(read, repair.id)?.into_iter().filter(|one| one.percent > 0) {
        shares.push(ShareRow { person: one.person, name: name_of(read, one.person)?, percent: one.percent });
    }
    let mut assignments = Vec::new();
    let name = |id: Option<PersonId>| id.map_or_else(|| Ok(String::new()), |id| name_of(read, id));
    for one in assignment::of_repair(read, repair.id)? {
        assignments.push(AssignmentRow {
            from_name: name(one.from_person)?,
            to_name: name(one.to_person)?,
            reason: one.reason,
            at: one.at,
            by: name_of(read, one.by)?,
        });
    }
    let minutes = rows.iter().map(|row| row.minutes).sum();
    Ok(RepairWork { rows, minutes, shares, assignments })
}
