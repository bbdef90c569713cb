//! What a span of days says: gates passed by right, first passes, reworks, time at work.

use crate::note::name_of;
use crate::period::Period;
use crate::shop::founded;
use domain::bench::minutes;
use domain::repair::{RepairId, Stage};
use kernel::{Failure, Moment, Result};
use serde::Serialize;
use std::collections::BTreeSet;
use store::{Read, figures, person, repair, step, work};
use ts_rs::TS;

/// A step past open gates.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OverrideRow {
    repair: RepairId,
    number: String,
    at: Moment,
    by: String,
    from: Stage,
    to: Stage,
    gates: Vec<String>,
    reason: String,
    /// Whether the step was taken back since.
    undone: bool,
}

pub(crate) fn overrides(read: &Read<'_>, input: Period) -> Result<Vec<OverrideRow>> {
    let mut rows = Vec::new();
    for step in step::overrides(read, input.checked()?)? {
        let repair = repair::by_id(read, step.repair)?;
        let repair =
            repair.ok_or_else(|| Failure::internal("store.broken_reference", "the order of a step"))?;
        rows.push(OverrideRow {
            repair: repair.id,
            number: repair.number,
            at: step.at,
            by: name_of(read, step.by)?,
            from: step.came_from,
            to: step.went_to,
            gates: step.overridden.0,
            reason: step.reason,
            undone: step.undone,
        });
    }
    Ok(rows)
}

/// Figures of the bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Figures {
    test: TestFigures,
    rework: Vec<ReworkFigures>,
    clocks: Vec<ClockFigures>,
}

/// Orders tested for the first time.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TestFigures {
    sent: i64,
    passed_first: i64,
}

/// Machines handed over, and those that came back as a rework.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReworkFigures {
    window_days: i64,
    handed_over: i64,
    returned: i64,
}

/// Somebody's time at work.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ClockFigures {
    person_name: String,
    minutes: i64,
    orders: usize,
}

/// In which time a machine that comes back counts, in days.
const WINDOWS: [i64; 2] = [30, 90];

pub(crate) fn of_period(read: &Read<'_>, input: Period) -> Result<Figures> {
    let (from, to) = input.checked()?;
    let (sent, passed_first) = figures::first_tests(read, (from, to))?;
    let mut rework = Vec::new();
    for window_days in WINDOWS {
        let (handed_over, returned) = figures::reworks(read, (from, to), window_days)?;
        rework.push(ReworkFigures { window_days, handed_over, returned });
    }
    let zone = founded(read)?.zone;
    let span = (zone.moment(from, 0), zone.moment(to.later(1), 0));
    let mut clocks = Vec::new();
    for person in person::list(read)? {
        let times = work::of_person(read, person.id, span)?;
        if times.is_empty() {
            continue;
        }
        let orders: BTreeSet<RepairId> = times.iter().map(|one| one.repair).collect();
        let spent = |one: &work::Work| minutes(one.began_at, one.ended_at.unwrap_or(read.now()));
        clocks.push(ClockFigures {
            person_name: person.name,
            minutes: times.iter().map(spent).sum(),
            orders: orders.len(),
        });
    }
    Ok(Figures { test: TestFigures { sent, passed_first }, rework, clocks })
}
