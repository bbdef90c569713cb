//! Machines that wait for their customers, and what these were told.

use crate::id::Id;
use crate::repair::known;
use crate::settlement::still_to_pay;
use crate::shop::founded;
use domain::faults::Faults;
use domain::person::PersonId;
use domain::phone;
use domain::reminder::{self as rules, Next, Reminded, ReminderHow};
use domain::repair::{RepairId, Stage};
use kernel::{Day, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::reminder::{Reminder, Waiting};
use store::repair::Cursor;
use store::{Change, Read, reminder};
use ts_rs::TS;

/// That a customer was told.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Remind {
    repair: RepairId,
    what: Reminded,
    how: ReminderHow,
    proof: String,
}

/// What a customer was told.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Told {
    pub(crate) what: Reminded,
    pub(crate) how: ReminderHow,
    pub(crate) day: Day,
}

/// A machine that waits.
#[derive(Debug, Serialize, TS)]
pub(crate) struct UnclaimedRow {
    pub(crate) repair: RepairId,
    pub(crate) number: String,
    pub(crate) customer_name: String,
    pub(crate) phone_masked: String,
    pub(crate) device: String,
    pub(crate) ready_on: Day,
    pub(crate) days: i64,
    #[ts(type = "number")]
    pub(crate) owed: Money,
    pub(crate) told: Vec<Told>,
    /// What comes next; nothing once the machine is declared unclaimed.
    #[ts(type = "Reminded | \"lawful\" | null")]
    pub(crate) next: Option<&'static str>,
    pub(crate) next_on: Option<Day>,
}

/// A page of them, those that wait longest first; `next` begins the page after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Unclaimed {
    rows: Vec<UnclaimedRow>,
    next: Option<String>,
    /// How many machines wait.
    count: i64,
    /// For how many something is to be done today; of very many only those that wait longest are looked at.
    due: usize,
    due_more: bool,
    lawful_days: u16,
}

/// Writes down that a customer was told: each step once while the machine waits, the notice with proof.
pub(crate) fn add(change: &mut Change<'_>, input: Remind) -> Result<Id> {
    let repair = known(change, input.repair)?;
    let waits = matches!(repair.stage, Stage::Ready | Stage::Unclaimed);
    let wait = reminder::wait(change, repair.id)?.filter(|_| waits);
    let wait = wait.ok_or_else(|| Failure::refused("reminder.not_waiting"))?;
    let today = change.today()?;
    let told = days(&reminder::of_wait(change, wait)?);
    let mut faults = Faults::new();
    faults.take("what", rules::may_tell(input.what, wait.since, &told, today));
    faults.take("how", rules::how(input.what, input.how));
    let proof = faults.take("proof", rules::proof(input.what, &input.proof));
    faults.refuse("reminder.invalid")?;
    let proof = proof.ok_or_else(|| Failure::internal("reminder.invalid", "a proof is missing"))?;
    let kept = Reminder {
        id: change.new_id(),
        repair: repair.id,
        wait: wait.step,
        what: input.what,
        how: input.how,
        proof: proof.to_owned(),
        at: change.now(),
        day: today,
        by: PersonId(change.person()),
    };
    reminder::add(change, &kept)?;
    Ok(Id::of(kept.id))
}

/// Each step that was told, and on which day.
pub(crate) fn days(told: &[Reminder]) -> Vec<(Reminded, Day)> {
    told.iter().map(|told| (told.what, told.day)).collect()
}

/// The formal notice of a wait.
pub(crate) fn notice(told: &[Reminder]) -> Option<&Reminder> {
    told.iter().find(|told| told.what == Reminded::Notice)
}

/// Which of them are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WaitingView {
    /// Those for which something is to be done today.
    Due,
    /// All.
    All,
}

/// Which machines to list.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindUnclaimed {
    view: WaitingView,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    limit: u16,
}

/// The most lines one page may have.
const LONGEST_PAGE: u16 = 200;
/// How many machines are looked at at a time.
const AT_A_TIME: i64 = 200;
/// How many machines the count of what is due looks at.
const LOOKED_AT: usize = 2_000;

pub(crate) fn unclaimed(read: &Read<'_>, input: FindUnclaimed) -> Result<Unclaimed> {
    let limit = usize::from(input.limit.clamp(1, LONGEST_PAGE));
    let after = input.after.as_deref().map(Cursor::read).transpose()?;
    let (rows, next) = waiting_page(read, input.view, after.as_ref(), limit)?;
    let (due, due_more) = count_due(read)?;
    Ok(Unclaimed {
        rows,
        next: next.map(|next| next.text()),
        count: reminder::count_waiting(read)?,
        due,
        due_more,
        lawful_days: founded(read)?.lawful_days,
    })
}

/// A page of the machines that wait, those that wait longest first, and where the next page begins.
pub(crate) fn waiting_page(
    read: &Read<'_>,
    view: WaitingView,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<(Vec<UnclaimedRow>, Option<Cursor>)> {
    let (mut rows, mut after) = (Vec::new(), after.cloned());
    loop {
        let found = reminder::waiting(read, after.as_ref(), AT_A_TIME)?;
        let Some(last) = found.last().map(reminder::after) else { return Ok((rows, None)) };
        for waiting in found {
            let to_do = to_do(read, &waiting)?;
            if view == WaitingView::Due && !to_do.is_due {
                continue;
            }
            if rows.len() == limit {
                return Ok((rows, after));
            }
            after = Some(reminder::after(&waiting));
            rows.push(row(read, waiting, &to_do)?);
        }
        after = Some(last);
    }
}

/// For how many of those that wait longest something is to be done today, and whether there are more to look at.
fn count_due(read: &Read<'_>) -> Result<(usize, bool)> {
    let (mut due, mut looked, mut after) = (0, 0, None);
    while looked < LOOKED_AT {
        let found = reminder::waiting(read, after.as_ref(), AT_A_TIME)?;
        let Some(last) = found.last() else { return Ok((due, false)) };
        after = Some(reminder::after(last));
        looked += found.len();
        for waiting in found {
            due += usize::from(to_do(read, &waiting)?.is_due);
        }
    }
    Ok((due, !reminder::waiting(read, after.as_ref(), 1)?.is_empty()))
}

/// What is to be done for a machine that waits.
struct ToDo {
    next: Option<&'static str>,
    on: Option<Day>,
    is_due: bool,
}

fn to_do(read: &Read<'_>, waiting: &Waiting) -> Result<ToDo> {
    let today = read.today()?;
    // Only a notice has a term.
    let term = match notice(&waiting.told) {
        Some(notice) => reminder::term(read, Some(notice.id))?,
        None => 0,
    };
    let (next, on) = match rules::next(waiting.wait.since, &days(&waiting.told), term, today) {
        Next::Tell(what, day) => (Some(what.text()), Some(day)),
        Next::Lawful(_) if waiting.stage == Stage::Unclaimed => (None, None),
        Next::Lawful(day) => (Some("lawful"), Some(day)),
    };
    Ok(ToDo { next, on, is_due: on.is_some_and(|on| on <= today) })
}

fn row(read: &Read<'_>, waiting: Waiting, to_do: &ToDo) -> Result<UnclaimedRow> {
    Ok(UnclaimedRow {
        repair: waiting.repair,
        owed: still_to_pay(read, waiting.repair)?,
        number: waiting.number,
        customer_name: waiting.customer_name,
        phone_masked: phone::mask(&waiting.phone),
        device: waiting.device,
        ready_on: waiting.wait.since,
        days: read.today()?.days_since(waiting.wait.since).max(0),
        told: waiting
            .told
            .into_iter()
            .map(|told| Told { what: told.what, how: told.how, day: told.day })
            .collect(),
        next: to_do.next,
        next_on: to_do.on,
    })
}
