//! Rounds of checklists on an order: 检测 before the repair, 质检 after it.

mod correct;

use crate::checklist::{self as lists, ChecklistRow};
use crate::id::Id;
use crate::note::name_of;
use crate::repair::{ByRepair, known};
use crate::rights::{may, must};
use crate::shop::founded;
use crate::stage::{Stepped, Why, go, stepped};
use domain::checklist::ChecklistItem;
use domain::checkup::{self as rules, CheckupId, CheckupResult, Purpose, Verdict};
use domain::faults::{Fault, Faults};
use domain::language::Language;
use domain::note;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::right::Right;
use domain::stage::Outcome;
use domain::text;
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::checklist::Checklist;
use store::checkup::Checkup;
use store::repair::Repair;
use store::{Change, Json, Read, checklist, checkup, device};
use ts_rs::TS;

pub(crate) use correct::{correct, differing, items_of};

/// What was found so far.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteCheckup {
    repair: RepairId,
    purpose: Purpose,
    results: Vec<CheckupResult>,
    /// What those items said when their writer began; where it is left out, what comes counts whatever stands there.
    #[serde(default)]
    #[ts(optional = nullable)]
    seen: Option<Vec<CheckupResult>>,
}

/// The end of a round.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FinishCheckup {
    repair: RepairId,
    purpose: Purpose,
    results: Vec<CheckupResult>,
    /// As in `WriteCheckup`.
    #[serde(default)]
    #[ts(optional = nullable)]
    seen: Option<Vec<CheckupResult>>,
    #[ts(type = "\"pass\" | \"fail\"")]
    verdict: Verdict,
    /// Why it failed.
    reason: String,
    /// What a passed test says of the repair; that it works, where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    outcome: Option<Outcome>,
    /// Why whoever repaired it tests it, too, where nobody else can.
    #[serde(default)]
    #[ts(optional = nullable)]
    alone_reason: Option<String>,
    /// Why gates that are open are passed over, by who may.
    #[serde(default)]
    #[ts(optional = nullable)]
    override_reason: Option<String>,
    /// Whether a finished diagnosis moves the order on; a test always does.
    step: bool,
}

/// A round.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CheckupRow {
    id: CheckupId,
    purpose: Purpose,
    round: i64,
    checklist: ChecklistRow,
    results: Vec<CheckupResult>,
    verdict: Verdict,
    reason: String,
    /// Why it was corrected last.
    correction: Option<String>,
    /// Whether whoever asks may still correct it.
    correctable: bool,
    ended_at: Option<Moment>,
    by: String,
    /// How many required items say nothing yet.
    open_items: usize,
    /// The keys of items that were measured outside their limits.
    out_of_range: Vec<String>,
}

/// The rounds of an order, and the lists that a next one would go by.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Checkups {
    /// Newest first.
    rows: Vec<CheckupRow>,
    diagnosis: Option<ChecklistRow>,
    test: Option<ChecklistRow>,
}

/// A round under way: as it is kept, if it is, and as it is to be.
struct Round {
    kept: Option<Checkup>,
    now: Checkup,
    items: Vec<ChecklistItem>,
}

pub(crate) fn of(read: &Read<'_>, input: ByRepair) -> Result<Checkups> {
    let repair = known(read, input.id)?;
    let kind = device::by_id(read, repair.device)?.kind;
    let in_force = |purpose| -> Result<Option<ChecklistRow>> {
        checklist::newest(read, purpose, kind)?.map(|list| lists::row(read, list)).transpose()
    };
    Ok(Checkups {
        rows: checkup::of_repair(read, repair.id)?
            .into_iter()
            .map(|one| row(read, as_begun(read, &repair, one)?))
            .collect::<Result<_>>()?,
        diagnosis: in_force(Purpose::Diagnosis)?,
        test: in_force(Purpose::Test)?,
    })
}

fn row(read: &Read<'_>, checkup: Checkup) -> Result<CheckupRow> {
    let list = checklist::by_id(read, checkup.checklist)?;
    let (items, results) = (&list.items.0, &checkup.results.0);
    Ok(CheckupRow {
        id: checkup.id,
        purpose: checkup.purpose,
        round: checkup.round,
        verdict: checkup.verdict,
        open_items: rules::open_items(items, results).len(),
        out_of_range: rules::out_of_range(items, results).iter().map(|item| item.key.clone()).collect(),
        ended_at: checkup.ended_at,
        by: name_of(read, checkup.by)?,
        correctable: correct::may(read, &checkup)? == rules::Correctable::Yes
            && may(read, right_for(checkup.purpose))?,
        reason: checkup.reason,
        correction: checkup.correction,
        results: checkup.results.0,
        checklist: lists::row(read, list)?,
    })
}

/// Keeps what was found so far, in the round under way or in a new one.
pub(crate) fn write(change: &mut Change<'_>, input: WriteCheckup) -> Result<Id> {
    must(change, right_for(input.purpose))?;
    let repair = known(change, input.repair)?;
    let round = under_way(change, &repair, input.purpose)?;
    let mut faults = Faults::new();
    let found = faults.take("results", rules::results(&round.items, &input.results));
    faults.refuse("checkup.invalid")?;
    let found = found.ok_or_else(missing)?;
    must_not_overtake(change, &round, input.seen.as_deref(), &found)?;
    let results = rules::merged(&round.now.results.0, found);
    let after = Checkup { results: Json(results), by: PersonId(change.person()), ..round.now.clone() };
    keep(change, round.kept.as_ref(), &after)?;
    Ok(Id::of(after.id))
}

/// Ends the round under way. A diagnosis is finished and may move on to the quote; a test moves on to 待取机, or back to
/// the bench. Where two end it at once, the second is told.
pub(crate) fn finish(change: &mut Change<'_>, input: FinishCheckup) -> Result<Stepped> {
    must(change, right_for(input.purpose))?;
    let repair = known(change, input.repair)?;
    let round = under_way(change, &repair, input.purpose)?;
    must_not_overtake(change, &round, input.seen.as_deref(), &input.results)?;
    let (results, reason) = checked(change, &round, &input)?;
    let ended = Checkup {
        results: Json(results),
        verdict: input.verdict,
        reason: reason.clone(),
        ended_at: Some(change.now()),
        ended_on: Some(change.today()?),
        by: PersonId(change.person()),
        ..round.now.clone()
    };
    keep(change, round.kept.as_ref(), &ended)?;
    let FinishCheckup { purpose, verdict, outcome, alone_reason, override_reason, step, .. } = input;
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    let after = match (purpose, verdict == Verdict::Pass) {
        (Purpose::Diagnosis, _) if !step => repair,
        (Purpose::Diagnosis, _) => go(change, &repair, Stage::Quoting, Why { reason, ..Why::default() })?,
        (Purpose::Test, true) => {
            let outcome = Some(outcome.unwrap_or(Outcome::Repaired));
            go(
                change,
                &repair,
                Stage::Ready,
                Why { reason, outcome, alone_reason, override_reason, ..Why::default() },
            )?
        }
        (Purpose::Test, false) => go(change, &repair, Stage::Repairing, Why { reason, ..Why::default() })?,
    };
    stepped(change, &after)
}

/// Where two found different things at the same item, the second is told and not written over the first.
fn must_not_overtake(
    change: &Change<'_>,
    round: &Round,
    seen: Option<&[CheckupResult]>,
    found: &[CheckupResult],
) -> Result<()> {
    let overtaken = seen.is_some_and(|seen| rules::is_overtaken(&round.now.results.0, seen, found));
    match &round.kept {
        Some(kept) if overtaken => checkup::refuse_stale(change, kept),
        Some(_) | None => Ok(()),
    }
}

/// Everything of the end of a round, looked at at once: what was found with what came now, and why it failed.
fn checked(read: &Read<'_>, round: &Round, input: &FinishCheckup) -> Result<(Vec<CheckupResult>, String)> {
    let mut faults = Faults::new();
    let found = faults.take("results", rules::results(&round.items, &input.results));
    let results = found.map(|found| rules::merged(&round.now.results.0, found));
    if let Some(results) = &results {
        must_bear(read, &mut faults, &round.items, results, (input.purpose, input.verdict))?;
    }
    faults.take("verdict", verdict(input.purpose, input.verdict));
    let is_failed = input.verdict == Verdict::Fail;
    let reason = if is_failed {
        note::text(&input.reason)
    } else {
        text::optional_words(&input.reason).map(str::trim)
    };
    let reason = faults.take("reason", reason).map(str::to_owned);
    faults.refuse("checkup.invalid")?;
    Ok((results.ok_or_else(missing)?, reason.ok_or_else(missing)?))
}

/// What was found must bear the verdict: every required item says something, and nothing stands against a passed test.
fn must_bear(
    read: &Read<'_>,
    faults: &mut Faults,
    items: &[ChecklistItem],
    results: &[CheckupResult],
    (purpose, verdict): (Purpose, Verdict),
) -> Result<()> {
    if verdict != Verdict::Pass {
        return Ok(());
    }
    let language = founded(read)?.language;
    told(faults, "checkup.items_open", &rules::open_items(items, results), language);
    if purpose == Purpose::Test {
        told(faults, "checkup.items_failed", &rules::against_passing(items, results), language);
    }
    Ok(())
}

/// A round ends one way or the other, and a diagnosis is only ever done: what it found may be anything.
fn verdict(purpose: Purpose, verdict: Verdict) -> Result<(), Fault> {
    match (purpose, verdict) {
        (_, Verdict::Pass) | (Purpose::Test, Verdict::Fail) => Ok(()),
        (_, Verdict::Open) => Err(Fault::new("checkup.no_verdict")),
        (Purpose::Diagnosis, Verdict::Fail) => Err(Fault::new("checkup.diagnosis_fails_not")),
    }
}

/// Says how many items stand against the end of a round, and which is the first.
fn told(faults: &mut Faults, message: &'static str, items: &[&ChecklistItem], language: Language) {
    if let Some(first) = items.first() {
        let words = match language {
            Language::English if !first.words_en.is_empty() => &first.words_en,
            Language::English | Language::Chinese => &first.words,
        };
        faults.add_with("results", message, [("count", items.len().to_string()), ("first", words.clone())]);
    }
}

/// The round that is open on an order, or the next one where the order came back since the last one ended.
///
/// # Errors
/// `checkup.ended` with the `person` who ended it; `checkup.wrong_stage`, `checkup.no_checklist`.
fn under_way(change: &Change<'_>, repair: &Repair, purpose: Purpose) -> Result<Round> {
    let is_due = repair.stage == stage_for(purpose);
    let last = checkup::newest(change, repair.id, purpose)?;
    if let Some(ended) = last.as_ref().filter(|last| last.verdict != Verdict::Open)
        && !(is_due && checkup::is_of_an_earlier_visit(change, ended)?)
    {
        let person = name_of(change, ended.by)?;
        return Err(Failure::new(Code::Conflict, "checkup.ended").with("person", person));
    }
    if !is_due {
        return Err(Failure::refused("checkup.wrong_stage"));
    }
    match last {
        Some(open) if open.verdict == Verdict::Open => {
            let items = checklist::by_id(change, open.checklist)?.items.0;
            Ok(Round { now: as_begun(change, repair, open.clone())?, kept: Some(open), items })
        }
        last => next(change, repair, purpose, last.map_or(1, |last| last.round + 1)),
    }
}

/// A round under way as whoever asks goes on with it. What somebody who worked on the machine ticked in a test is no test by
/// another person: that one begins with an empty list.
fn as_begun(read: &Read<'_>, repair: &Repair, round: Checkup) -> Result<Checkup> {
    let me = PersonId(read.person());
    if round.purpose != Purpose::Test || round.verdict != Verdict::Open || round.by == me {
        return Ok(round);
    }
    let mut repaired = checkup::who_repaired(read, repair.id)?;
    repaired.extend(repair.holder);
    let is_theirs = repaired.contains(&round.by) && !repaired.contains(&me);
    let results = if is_theirs { Json(Vec::new()) } else { round.results.clone() };
    Ok(Checkup { results, ..round })
}

fn next(change: &Change<'_>, repair: &Repair, purpose: Purpose, round: i64) -> Result<Round> {
    let kind = device::by_id(change, repair.device)?.kind;
    let list = checklist::newest(change, purpose, kind)?;
    let Checklist { id, items, .. } = list.ok_or_else(|| Failure::refused("checkup.no_checklist"))?;
    let now = Checkup {
        id: change.new_id(),
        repair: repair.id,
        purpose,
        round,
        checklist: id,
        results: Json(Vec::new()),
        verdict: Verdict::Open,
        reason: String::new(),
        correction: None,
        ended_at: None,
        ended_on: None,
        by: PersonId(change.person()),
    };
    Ok(Round { kept: None, now, items: items.0 })
}

fn keep(change: &mut Change<'_>, kept: Option<&Checkup>, after: &Checkup) -> Result<()> {
    match kept {
        Some(before) => checkup::write(change, before, after),
        None => checkup::open(change, after),
    }
}

fn stage_for(purpose: Purpose) -> Stage {
    match purpose {
        Purpose::Diagnosis => Stage::Diagnosing,
        Purpose::Test => Stage::Testing,
    }
}

fn right_for(purpose: Purpose) -> Right {
    match purpose {
        Purpose::Diagnosis => Right::WorkRepairs,
        Purpose::Test => Right::TestRepairs,
    }
}

fn missing() -> Failure {
    Failure::internal("checkup.invalid", "a value without a fault is missing")
}
