//! My bench: what I hold, what is free, what waits to be tested.

use super::clocks::{RunningClock, running};
use crate::door::Empty;
use crate::note::name_of;
use crate::repair::{RepairRow, rows};
use crate::shop::founded;
use crate::support::{self, SupportRow};
use domain::bench::{Priority, minutes};
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::right::Right;
use domain::stage::{self as rules, Moved};
use kernel::{Failure, Moment, Result};
use serde::Serialize;
use std::collections::BTreeSet;
use store::repair::{Line, Repair};
use store::{Read, assignment, repair, stage, step, work};
use ts_rs::TS;

/// A line of the bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BenchRow {
    #[serde(flatten)]
    row: RepairRow,
    seen_seq: i64,
    /// The beginning of the symptom, for a line.
    symptom_short: String,
    holder: Option<PersonId>,
    holder_name: String,
    priority: Priority,
    /// Whether its promise is over, by the time that ran for the shop.
    late: bool,
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
    /// Nobody's: late ones first, then urgent ones, then by promise.
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
    /// Which parts hold more than is shown.
    more: Vec<BenchPart>,
    figures: BenchFigures,
}

/// A part of a bench that is cut where it is long: what comes last in turn is left out.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
enum BenchPart {
    Mine,
    Free,
    ToTest,
    Waiting,
}

/// A day at the bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BenchFigures {
    mine: usize,
    late: usize,
    done_today: i64,
    minutes_today: i64,
}

/// How many characters of a symptom a line shows.
const SHORT: usize = 40;
/// Where work is done that nobody has yet.
const FREE: [Stage; 4] = [Stage::Received, Stage::Diagnosing, Stage::AwaitingParts, Stage::Repairing];

pub(crate) fn mine(read: &Read<'_>, _: Empty) -> Result<Bench> {
    let me = PersonId(read.person());
    let held = repair::held_by(read, me)?;
    let (mine, rest): (Vec<Line>, Vec<Line>) = held.into_iter().partition(|line| is_workable(line.stage));
    let waiting: Vec<Line> = rest.into_iter().filter(|line| waits(line.stage)).collect();
    let in_hand = mine.len();
    let mut more = Vec::new();
    let mut shown = |part: BenchPart, mut lines: Vec<Line>| {
        if lines.len() > repair::MOST_ON_A_BENCH {
            lines.truncate(repair::MOST_ON_A_BENCH);
            more.push(part);
        }
        bench_rows(read, lines)
    };
    let mine = shown(BenchPart::Mine, mine)?;
    let waiting = shown(BenchPart::Waiting, waiting)?;
    let free = shown(BenchPart::Free, repair::free_in(read, &FREE)?)?;
    let to_test = shown(BenchPart::ToTest, repair::of_others_in(read, Stage::Testing, me)?)?;
    let figures = BenchFigures {
        mine: in_hand,
        late: mine.iter().filter(|row| row.late).count(),
        done_today: step::done_by(read, me, read.today()?)?,
        minutes_today: minutes_today(read, me)?,
    };
    let (clock, forgotten) = match running(read)? {
        Some((clock, true)) => (None, vec![clock]),
        Some((clock, false)) => (Some(clock), Vec::new()),
        None => (None, Vec::new()),
    };
    Ok(Bench {
        mine,
        free,
        to_test,
        waiting,
        handed_on: handed_on(read, me)?,
        questions: support::waiting(read)?,
        clock,
        forgotten,
        more,
        figures,
    })
}

/// Where the holder can work on it now.
fn is_workable(stage: Stage) -> bool {
    FREE.contains(&stage) && stage != Stage::AwaitingParts
}

/// Where the holder waits for somebody else.
fn waits(stage: Stage) -> bool {
    match stage {
        Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Testing
        | Stage::OnHold
        | Stage::SentOut => true,
        Stage::Received
        | Stage::Diagnosing
        | Stage::Repairing
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::Void => false,
    }
}

fn minutes_today(read: &Read<'_>, me: PersonId) -> Result<i64> {
    let (zone, today) = (founded(read)?.zone, read.today()?);
    let day = (zone.moment(today, 0), zone.moment(today.later(1), 0));
    let times = work::of_person(read, me, day)?;
    Ok(times.iter().map(|one| minutes(one.began_at, one.ended_at.unwrap_or(read.now()))).sum())
}

fn handed_on(read: &Read<'_>, me: PersonId) -> Result<Vec<BenchRow>> {
    let since = founded(read)?.zone.moment(read.today()?, 0);
    let mut met = BTreeSet::new();
    let mut ids: Vec<RepairId> = Vec::new();
    for given in assignment::given_since(read, me, since)? {
        if met.insert(given.repair) {
            ids.push(given.repair);
        }
    }
    ids.truncate(repair::MOST_ON_A_BENCH);
    let lines = repair::by_ids(read, &ids)?;
    let mut rows = Vec::new();
    for line in lines {
        let row = bench_row(read, line)?;
        if row.holder != Some(me) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Lines in the order in which their turn comes: late ones, urgent ones, by promise.
fn bench_rows(read: &Read<'_>, lines: Vec<Line>) -> Result<Vec<BenchRow>> {
    let mut promised: Vec<(Option<Moment>, BenchRow)> = Vec::new();
    for line in lines {
        promised.push((line.promised_at, bench_row(read, line)?));
    }
    promised.sort_by_key(|(promised, row)| {
        (!row.late, row.priority != Priority::Urgent, promised.is_none(), *promised)
    });
    Ok(promised.into_iter().map(|(_, row)| row).collect())
}

fn bench_row(read: &Read<'_>, line: Line) -> Result<BenchRow> {
    let repair = repair::by_id(read, line.id)?
        .ok_or_else(|| Failure::internal("store.broken_reference", "a line without its order"))?;
    let times = work::of_repair(read, repair.id)?;
    let steps = standing(read, repair.id)?;
    let note = note(read, &repair, steps.last())?;
    let symptom_short = line.symptom.chars().take(SHORT).collect();
    Ok(BenchRow {
        seen_seq: repair::seen(read, &repair)?,
        symptom_short,
        holder: repair.holder,
        holder_name: repair.holder.map_or_else(|| Ok(String::new()), |id| name_of(read, id))?,
        priority: repair.priority,
        late: is_late(&repair, &steps, read.now()),
        waiting_since: steps.last().map_or(repair.opened_at, |last| last.at),
        spent_minutes: times
            .iter()
            .map(|one| minutes(one.began_at, one.ended_at.unwrap_or(read.now())))
            .sum(),
        running: times.iter().any(|one| one.ended_at.is_none()),
        note_kind: note.as_ref().map(|note| note.kind),
        note_by: note.as_ref().map_or_else(String::new, |note| note.by.clone()),
        note: note.map_or_else(String::new, |note| note.words),
        rework: repair.rework_of.is_some(),
        gates: gates(read, &repair)?,
        row: rows(read, vec![line])
            .pop()
            .ok_or_else(|| Failure::internal("store.failed", "a line makes a row"))?,
    })
}

/// The steps of an order that stand, oldest first.
fn standing(read: &Read<'_>, id: RepairId) -> Result<Vec<step::Step>> {
    Ok(step::of_repair(read, id)?.into_iter().filter(|step| !step.undone).collect())
}

/// Whether an order is late by the shop's own time.
pub(crate) fn late(read: &Read<'_>, repair: &Repair) -> Result<bool> {
    Ok(is_late(repair, &standing(read, repair.id)?, read.now()))
}

fn is_late(repair: &Repair, steps: &[step::Step], now: Moment) -> bool {
    let moved: Vec<Moved> =
        steps.iter().map(|step| Moved { at: step.at, to: step.went_to, hold: step.hold }).collect();
    rules::is_late(repair.stage, repair.promised_at, &moved, now)
}

/// Somebody's words about why an order is where it is.
struct Note {
    kind: NoteFrom,
    by: String,
    words: String,
}

/// The newest of both: what its last step said, or what was said when it was handed on.
fn note(read: &Read<'_>, repair: &Repair, last: Option<&step::Step>) -> Result<Option<Note>> {
    let given = assignment::of_repair(read, repair.id)?.pop().filter(|given| !given.reason.is_empty());
    let moved = last.filter(|step| !step.reason.is_empty());
    match (given, moved) {
        (Some(given), moved) if moved.is_none_or(|step| step.at <= given.at) => {
            let by = name_of(read, given.by)?;
            Ok(Some(Note { kind: NoteFrom::HandedOn, by, words: given.reason }))
        }
        (_, Some(step)) => {
            let by = name_of(read, step.by)?;
            Ok(Some(Note { kind: NoteFrom::Step, by, words: step.reason.clone() }))
        }
        (_, None) => Ok(None),
    }
}

/// How many gates stand before the next step of a technician.
fn gates(read: &Read<'_>, repair: &Repair) -> Result<usize> {
    let (facts, _) = stage::facts(read, repair)?;
    let steps = rules::from(repair.stage, repair.returns_to);
    let works: Vec<&rules::Step> = steps
        .iter()
        .filter(|step| step.rights.contains(&Right::WorkRepairs) || step.rights.contains(&Right::TestRepairs))
        .collect();
    let next = rules::primary(&works, facts.is_agreed && !facts.is_offered);
    Ok(next.map_or(0, |step| rules::open_gates(step.gates, &facts).len()))
}
