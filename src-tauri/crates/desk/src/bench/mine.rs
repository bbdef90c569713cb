//! My bench: what I hold, what is free, what waits to be tested.

use super::clocks::{RunningClock, running};
use crate::door::Empty;
use crate::repair::{RepairRow, rows};
use crate::shop::founded;
use crate::support::{self, SupportRow};
use domain::bench::minutes;
use domain::person::PersonId;
use domain::repair::Stage;
use domain::right::Right;
use domain::stage::{self as rules, Facts};
use kernel::{Failure, Moment, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use store::repair::{Beside, Line, Said};
use store::{Read, repair, stage, step, work};
use ts_rs::TS;

/// A line of the bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BenchRow {
    #[serde(flatten)]
    row: RepairRow,
    seen_seq: i64,
    /// The beginning of the symptom, for a line.
    symptom_short: String,
    /// Since when it stands in its stage.
    waiting_since: Moment,
    spent_minutes: i64,
    /// Whether somebody's clock runs on it.
    running: bool,
    /// Why it is here, in the words of whoever brought it here.
    note: String,
    note_kind: Option<NoteFrom>,
    note_by: String,
    /// Whether it came back from an earlier repair.
    rework: bool,
    /// How many gates stand before its next step.
    gates: usize,
}

/// Where a line's words come from.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
enum NoteFrom {
    /// Somebody handed it on.
    HandedOn,
    /// Somebody moved it: on hold, back to repair.
    Step,
}

/// My bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Bench {
    mine: Vec<BenchRow>,
    /// Nobody's: urgent ones first, then by promise; so are the other parts.
    free: Vec<BenchRow>,
    /// Of others, to be tested.
    to_test: Vec<BenchRow>,
    /// Mine, waiting for somebody else.
    waiting: Vec<BenchRow>,
    /// Given to others today.
    handed_on: Vec<BenchRow>,
    /// To me, or to anybody who knows.
    questions: Vec<SupportRow>,
    clock: Option<RunningClock>,
    /// A clock that was forgotten.
    forgotten: Vec<RunningClock>,
    counts: BenchCounts,
    figures: BenchFigures,
}

/// How many orders the parts of a bench have: of a long one only those are shown whose turn comes first.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub(crate) struct BenchCounts {
    mine: i64,
    free: i64,
    to_test: i64,
    waiting: i64,
}

/// A day at the bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BenchFigures {
    mine: i64,
    late: i64,
    done_today: i64,
    minutes_today: i64,
}

/// How many characters of a symptom a line shows.
const SHORT: usize = 40;
/// Where somebody works on an order they have.
const WORKABLE: [Stage; 3] = [Stage::Received, Stage::Diagnosing, Stage::Repairing];
/// Where somebody who has an order waits for somebody else.
const WAITS: [Stage; 6] = [
    Stage::Quoting,
    Stage::AwaitingConsent,
    Stage::AwaitingParts,
    Stage::Testing,
    Stage::OnHold,
    Stage::SentOut,
];
/// Where work is done that nobody has yet.
const FREE: [Stage; 4] = [Stage::Received, Stage::Diagnosing, Stage::AwaitingParts, Stage::Repairing];

pub(crate) fn mine(read: &Read<'_>, _: Empty) -> Result<Bench> {
    let me = PersonId(read.person());
    let today = founded(read)?.zone.moment(read.today()?, 0);
    let mine = repair::held_by(read, me, &WORKABLE)?;
    let waiting = repair::held_by(read, me, &WAITS)?;
    let free = repair::free_in(read, &FREE)?;
    let to_test = repair::of_others_in(read, Stage::Testing, me)?;
    let handed_on = repair::handed_on(read, me, today)?;
    let counts =
        BenchCounts { mine: mine.count, free: free.count, to_test: to_test.count, waiting: waiting.count };
    let parts = [&mine.lines, &waiting.lines, &free.lines, &to_test.lines, &handed_on];
    let known = Known::of(read, &parts)?;
    let (clock, forgotten) = match running(read)? {
        Some((clock, true)) => (None, vec![clock]),
        Some((clock, false)) => (Some(clock), Vec::new()),
        None => (None, Vec::new()),
    };
    Ok(Bench {
        mine: known.rows(read, mine.lines)?,
        free: known.rows(read, free.lines)?,
        to_test: known.rows(read, to_test.lines)?,
        waiting: known.rows(read, waiting.lines)?,
        handed_on: known.rows(read, handed_on)?,
        questions: support::waiting(read)?,
        clock,
        forgotten,
        counts,
        figures: BenchFigures {
            mine: counts.mine,
            late: repair::late_of(read, me, &WORKABLE)?,
            done_today: step::done_by(read, me, read.today()?)?,
            minutes_today: minutes_today(read, me)?,
        },
    })
}

fn minutes_today(read: &Read<'_>, me: PersonId) -> Result<i64> {
    let (zone, today) = (founded(read)?.zone, read.today()?);
    let day = (zone.moment(today, 0), zone.moment(today.later(1), 0));
    let times = work::of_person(read, me, day)?;
    Ok(times.iter().map(|one| minutes(one.began_at, one.ended_at.unwrap_or(read.now()))).sum())
}

/// What is known of the orders of a bench beside their lines, looked up for all of them at once.
struct Known {
    beside: BTreeMap<i64, Beside>,
    facts: BTreeMap<i64, Facts>,
    times: BTreeMap<i64, work::Times>,
}

impl Known {
    fn of(read: &Read<'_>, parts: &[&Vec<Line>]) -> Result<Self> {
        let mut places: Vec<i64> = parts.iter().flat_map(|lines| lines.iter().map(|line| line.seq)).collect();
        places.sort_unstable();
        places.dedup();
        Ok(Self {
            beside: repair::beside(read, &places)?,
            facts: stage::facts_of(read, &places)?,
            times: work::of_places(read, &places)?,
        })
    }

    fn rows(&self, read: &Read<'_>, lines: Vec<Line>) -> Result<Vec<BenchRow>> {
        lines.into_iter().map(|line| self.row(read, line)).collect()
    }

    fn row(&self, read: &Read<'_>, line: Line) -> Result<BenchRow> {
        let missing = || Failure::internal("store.failed", "a line of the bench without what is known of it");
        let beside = self.beside.get(&line.seq).ok_or_else(missing)?;
        let facts = self.facts.get(&line.seq).ok_or_else(missing)?;
        // An order that nobody worked on has no times.
        let times = self.times.get(&line.seq).map_or(&[][..], Vec::as_slice);
        let note = note(beside);
        Ok(BenchRow {
            seen_seq: beside.seen,
            symptom_short: line.symptom.chars().take(SHORT).collect(),
            waiting_since: beside.since,
            spent_minutes: times.iter().map(|(from, to)| minutes(*from, to.unwrap_or(read.now()))).sum(),
            running: times.iter().any(|(_, to)| to.is_none()),
            note_kind: note.map(|(kind, _)| kind),
            note_by: note.map_or_else(String::new, |(_, said)| said.by.clone()),
            note: note.map_or_else(String::new, |(_, said)| said.words.clone()),
            rework: beside.is_rework,
            gates: gates(line.stage, beside.returns_to, facts),
            row: rows(read, vec![line])
                .pop()
                .ok_or_else(|| Failure::internal("store.failed", "a line makes a row"))?,
        })
    }
}

/// The newest of both: what its last step said, or what was said when it was handed on.
fn note(beside: &Beside) -> Option<(NoteFrom, &Said)> {
    match (&beside.given, &beside.moved) {
        (Some(given), moved) if moved.as_ref().is_none_or(|step| step.at <= given.at) => {
            Some((NoteFrom::HandedOn, given))
        }
        (_, Some(moved)) => Some((NoteFrom::Step, moved)),
        (_, None) => None,
    }
}

/// How many gates stand before the next step of a technician.
fn gates(stage: Stage, returns_to: Option<Stage>, facts: &Facts) -> usize {
    let steps = rules::from(stage, returns_to);
    let works: Vec<&rules::Step> = steps
        .iter()
        .filter(|step| step.rights.contains(&Right::WorkRepairs) || step.rights.contains(&Right::TestRepairs))
        .collect();
    let next = rules::primary(&works, facts.is_agreed && !facts.is_offered);
    next.map_or(0, |step| rules::open_gates(step.gates, facts).len())
}
