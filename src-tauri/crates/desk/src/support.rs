//! 技术支持: questions about orders and their answers.

use crate::door::Empty;
use crate::id::Id;
use crate::note::name_of;
use crate::repair::{known, must_be_open};
use crate::rights::{may, must, rights_of};
use domain::faults::{Fault, Faults};
use domain::note;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::right::Right;
use domain::support::{Asked, SupportId, SupportState};
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::support::Support;
use store::{Change, Read, device, person, support};
use ts_rs::TS;

/// A question.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskSupport {
    repair: RepairId,
    asked: Asked,
    to_person: Option<PersonId>,
    question: String,
}

/// An answer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerSupport {
    id: SupportId,
    answer: String,
}

/// A question that is over; why, where nobody answered it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseSupport {
    id: SupportId,
    #[serde(default)]
    #[ts(optional = nullable)]
    reason: Option<String>,
}

/// A question and what came of it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SupportRow {
    id: SupportId,
    repair: RepairId,
    number: String,
    device: String,
    asked: Asked,
    to_name: String,
    question: String,
    asked_at: Moment,
    asked_by: String,
    answer: String,
    answered_at: Option<Moment>,
    answered_by: String,
    state: SupportState,
    reason: String,
    /// Whether whoever looks may answer it now.
    may_answer: bool,
    /// Whether whoever looks may close it now.
    may_close: bool,
}

pub(crate) fn ask(change: &mut Change<'_>, input: AskSupport) -> Result<Id> {
    let repair = known(change, input.repair)?;
    // The maker's own people are not on the staff.
    let to_person = input.to_person.filter(|_| input.asked == Asked::Senior);
    let mut faults = Faults::new();
    let question = faults.take("question", note::text(&input.question)).map(str::to_owned);
    if let Some(to) = to_person {
        faults.take("to_person", colleague(change, to)?);
    }
    faults.refuse("support.invalid")?;
    must_be_open(&repair)?;
    let support = Support {
        id: change.new_id(),
        repair: repair.id,
        asked: input.asked,
        to_person,
        question: question.ok_or_else(missing)?,
        asked_at: change.now(),
        asked_by: PersonId(change.person()),
        answer: String::new(),
        answered_at: None,
        answered_by: None,
        state: SupportState::Open,
        reason: String::new(),
    };
    support::ask(change, &support)?;
    Ok(Id::of(support.id))
}

/// Somebody else on the staff who is a senior.
fn colleague(read: &Read<'_>, id: PersonId) -> Result<std::result::Result<(), Fault>> {
    let person = person::find(read, id)?.filter(|person| person.active && person.id.0 != read.person());
    let can_tell = person.is_some_and(|person| rights_of(&person.roles).contains(&Right::AnswerSupport));
    Ok(if can_tell { Ok(()) } else { Err(Fault::new("field.unknown")) })
}

/// Answers, or writes down what the maker said. Whoever asks a senior does not answer themselves.
pub(crate) fn answer(change: &mut Change<'_>, input: AnswerSupport) -> Result<Empty> {
    let before = asked(change, input.id)?;
    let mut faults = Faults::new();
    let answer = faults.take("answer", note::text(&input.answer)).map(str::to_owned);
    faults.refuse("support.invalid")?;
    match before.state {
        SupportState::Open => {}
        SupportState::Answered => {
            let person = before.answered_by.map(|by| name_of(change, by)).transpose()?;
            let told = Failure::new(Code::Conflict, "support.answered_already");
            return Err(told.with("person", person.as_deref().unwrap_or("")));
        }
        SupportState::Closed => return Err(Failure::new(Code::Conflict, "support.closed_already")),
    }
    match before.asked {
        Asked::Maker => {}
        Asked::Senior if before.asked_by.0 == change.person() => {
            return Err(Failure::refused("support.own_question"));
        }
        Asked::Senior => must(change, Right::AnswerSupport)?,
    }
    let after = Support {
        answer: answer.ok_or_else(missing)?,
        answered_at: Some(change.now()),
        answered_by: Some(PersonId(change.person())),
        state: SupportState::Answered,
        ..before.clone()
    };
    support::write(change, &before, &after)?;
    Ok(Empty {})
}

/// Ends a question that was answered, or is no longer asked for a reason: by whoever asked, or by right.
pub(crate) fn close(change: &mut Change<'_>, input: CloseSupport) -> Result<Empty> {
    let before = asked(change, input.id)?;
    if before.state == SupportState::Closed {
        return Err(Failure::new(Code::Conflict, "support.closed_already"));
    }
    if before.asked_by.0 != change.person() && !may(change, Right::OverrideGates)? {
        return Err(Failure::refused("support.others_question"));
    }
    let mut faults = Faults::new();
    let reason = match before.state {
        SupportState::Open => {
            faults.take("reason", note::text(input.reason.as_deref().unwrap_or_default())).map(str::to_owned)
        }
        SupportState::Answered | SupportState::Closed => Some(String::new()),
    };
    faults.refuse("support.invalid")?;
    let reason = reason.ok_or_else(missing)?;
    support::write(change, &before, &Support { state: SupportState::Closed, reason, ..before.clone() })?;
    Ok(Empty {})
}

fn asked(read: &Read<'_>, id: SupportId) -> Result<Support> {
    support::by_id(read, id)?.ok_or_else(|| Failure::not_found("support.not_found"))
}

fn missing() -> Failure {
    Failure::internal("support.invalid", "a value without a fault is missing")
}

/// The questions about an order, oldest first.
pub(crate) fn of_repair(read: &Read<'_>, repair: RepairId) -> Result<Vec<SupportRow>> {
    support::of_repair(read, repair)?.into_iter().map(|support| row(read, support)).collect()
}

/// The open questions that whoever looks may answer: those to them, and for a senior those of others to any.
pub(crate) fn waiting(read: &Read<'_>) -> Result<Vec<SupportRow>> {
    let waiting = support::waiting_for(read, PersonId(read.person()), may(read, Right::AnswerSupport)?)?;
    waiting.into_iter().map(|support| row(read, support)).collect()
}

fn row(read: &Read<'_>, support: Support) -> Result<SupportRow> {
    let repair = known(read, support.repair)?;
    let device = device::by_id(read, repair.device)?;
    let is_own = support.asked_by.0 == read.person();
    let is_senior = support.asked == Asked::Maker || (!is_own && may(read, Right::AnswerSupport)?);
    let name = |id: Option<PersonId>| id.map_or(Ok(String::new()), |id| name_of(read, id));
    Ok(SupportRow {
        id: support.id,
        repair: repair.id,
        number: repair.number,
        device: format!("{} {}", device.brand, device.model),
        asked: support.asked,
        to_name: name(support.to_person)?,
        question: support.question,
        asked_at: support.asked_at,
        asked_by: name_of(read, support.asked_by)?,
        answer: support.answer,
        answered_at: support.answered_at,
        answered_by: name(support.answered_by)?,
        may_answer: support.state == SupportState::Open && is_senior && may(read, Right::WorkRepairs)?,
        may_close: support.state != SupportState::Closed
            && may(read, Right::WorkRepairs)?
            && (is_own || may(read, Right::OverrideGates)?),
        state: support.state,
        reason: support.reason,
    })
}
