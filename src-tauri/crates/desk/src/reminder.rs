//! Machines that wait for their customers, and what these were told.

use crate::door::Empty;
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
use store::reminder::{Reminder, Wait};
use store::{Change, Read, customer, device, reminder};
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
    what: Reminded,
    how: ReminderHow,
    day: Day,
}

/// A machine that waits.
#[derive(Debug, Serialize, TS)]
pub(crate) struct UnclaimedRow {
    repair: RepairId,
    number: String,
    customer_name: String,
    phone_masked: String,
    device: String,
    ready_on: Day,
    days: i64,
    #[ts(type = "number")]
    owed: Money,
    told: Vec<Told>,
    /// What comes next; nothing once the machine is declared unclaimed.
    #[ts(type = "Reminded | \"lawful\" | null")]
    next: Option<&'static str>,
    next_on: Option<Day>,
}

/// All of them, oldest first.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Unclaimed {
    rows: Vec<UnclaimedRow>,
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

fn days(told: &[Reminder]) -> Vec<(Reminded, Day)> {
    told.iter().map(|told| (told.what, told.day)).collect()
}

/// The formal notice of a wait.
pub(crate) fn notice(told: &[Reminder]) -> Option<&Reminder> {
    told.iter().find(|told| told.what == Reminded::Notice)
}

pub(crate) fn unclaimed(read: &Read<'_>, _: Empty) -> Result<Unclaimed> {
    let lawful_days = founded(read)?.lawful_days;
    let mut rows = Vec::new();
    for id in reminder::waiting(read)? {
        if let Some(wait) = reminder::wait(read, id)? {
            rows.push(row(read, id, wait)?);
        }
    }
    rows.sort_by_key(|row| row.ready_on);
    Ok(Unclaimed { rows, lawful_days })
}

fn row(read: &Read<'_>, id: RepairId, wait: Wait) -> Result<UnclaimedRow> {
    let repair = known(read, id)?;
    let customer = customer::by_id(read, repair.customer)?;
    let machine = device::by_id(read, repair.device)?;
    let today = read.today()?;
    let told = reminder::of_wait(read, wait)?;
    let term = reminder::term(read, notice(&told).map(|notice| notice.id))?;
    let (next, next_on) = match rules::next(wait.since, &days(&told), term, today) {
        Next::Tell(what, day) => (Some(what.text()), Some(day)),
        Next::Lawful(_) if repair.stage == Stage::Unclaimed => (None, None),
        Next::Lawful(day) => (Some("lawful"), Some(day)),
    };
    Ok(UnclaimedRow {
        repair: repair.id,
        owed: still_to_pay(read, repair.id)?,
        number: repair.number,
        customer_name: customer.name,
        phone_masked: phone::mask(&customer.phone),
        device: format!("{} {}", machine.brand, machine.model),
        ready_on: wait.since,
        days: today.days_since(wait.since).max(0),
        told: told.into_iter().map(|told| Told { what: told.what, how: told.how, day: told.day }).collect(),
        next,
        next_on,
    })
}
