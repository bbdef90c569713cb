//! 外送: a machine goes to its maker or to another shop, and comes back.

use crate::door::Empty;
use crate::id::Id;
use crate::note::name_of;
use crate::repair::{known, must_have_seen};
use crate::stage::{Stepped, Why, go, stepped};
use domain::faults::Faults;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::sending::{self as rules, SendingId, SentTo};
use domain::{intake, note, text};
use kernel::{Code, Day, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::sending::Sending;
use store::{Change, Read, sending};
use ts_rs::TS;

/// A machine that leaves.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendOut {
    repair: RepairId,
    seen_seq: i64,
    to_whom: SentTo,
    /// What that place is called.
    name: String,
    waybill: String,
    why: String,
    /// When it should be back.
    due_on: Option<Day>,
}

/// A machine that comes back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentBack {
    id: SendingId,
    seen_seq: i64,
    /// What came of it.
    result: String,
    back_waybill: String,
    /// What the shop owes for it, in fen.
    #[ts(type = "number | null")]
    cost: Option<Money>,
}

/// A sending.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SendingRow {
    id: SendingId,
    repair: RepairId,
    number: String,
    to_whom: SentTo,
    name: String,
    waybill: String,
    why: String,
    due_on: Option<Day>,
    /// Whether it is out and should be back.
    late: bool,
    sent_at: Moment,
    sent_by: String,
    back_at: Option<Moment>,
    result: String,
    /// In fen.
    #[ts(type = "number | null")]
    cost: Option<Money>,
}

pub(crate) fn send(change: &mut Change<'_>, input: SendOut) -> Result<Id> {
    let before = known(change, input.repair)?;
    let today = change.today()?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let waybill = faults.take("waybill", text::optional_name(&input.waybill)).map(str::to_owned);
    let why = faults.take("why", note::text(&input.why)).map(str::to_owned);
    let due_on = faults.take("due_on", rules::due(input.due_on, today));
    faults.refuse("sending.invalid")?;
    let (Some(name), Some(waybill), Some(why), Some(due_on)) = (name, waybill, why, due_on) else {
        return Err(missing());
    };
    must_have_seen(change, &before, input.seen_seq)?;
    let sending = Sending {
        id: change.new_id(),
        repair: before.id,
        to_whom: input.to_whom,
        name,
        waybill,
        why,
        due_on,
        sent_at: change.now(),
        sent_by: PersonId(change.person()),
        back_at: None,
        back_by: None,
        back_waybill: String::new(),
        result: String::new(),
        cost: None,
    };
    go(change, &before, Stage::SentOut, Why::default())?;
    sending::send(change, &sending)?;
    Ok(Id::of(sending.id))
}

pub(crate) fn back(change: &mut Change<'_>, input: SentBack) -> Result<Stepped> {
    let before = sending::by_id(change, input.id)?;
    let before = before.ok_or_else(|| Failure::not_found("sending.not_found"))?;
    let repair = known(change, before.repair)?;
    let mut faults = Faults::new();
    let result = faults.take("result", note::text(&input.result)).map(str::to_owned);
    let back_waybill =
        faults.take("back_waybill", text::optional_name(&input.back_waybill)).map(str::to_owned);
    let cost = input.cost.map(|cost| faults.take("cost", intake::amount(cost)));
    faults.refuse("sending.invalid")?;
    let (Some(result), Some(back_waybill)) = (result, back_waybill) else { return Err(missing()) };
    if let Some(by) = before.back_by {
        let person = name_of(change, by)?;
        return Err(Failure::new(Code::Conflict, "sending.back_already").with("person", person));
    }
    must_have_seen(change, &repair, input.seen_seq)?;
    let after = Sending {
        back_at: Some(change.now()),
        back_by: Some(PersonId(change.person())),
        back_waybill,
        result,
        cost: cost.flatten(),
        ..before.clone()
    };
    sending::write(change, &before, &after)?;
    let to = repair.returns_to.ok_or_else(|| Failure::refused("repair.no_such_step"))?;
    let after = go(change, &repair, to, Why::default())?;
    stepped(change, &after)
}

fn missing() -> Failure {
    Failure::internal("sending.invalid", "a value without a fault is missing")
}

/// Those that are out, due first on top.
pub(crate) fn list(read: &Read<'_>, _: Empty) -> Result<Vec<SendingRow>> {
    sending::out(read)?.into_iter().map(|sending| row(read, sending)).collect()
}

/// The sendings of an order, oldest first.
pub(crate) fn of_repair(read: &Read<'_>, repair: RepairId) -> Result<Vec<SendingRow>> {
    sending::of_repair(read, repair)?.into_iter().map(|sending| row(read, sending)).collect()
}

fn row(read: &Read<'_>, sending: Sending) -> Result<SendingRow> {
    Ok(SendingRow {
        id: sending.id,
        repair: sending.repair,
        number: known(read, sending.repair)?.number,
        to_whom: sending.to_whom,
        name: sending.name,
        waybill: sending.waybill,
        why: sending.why,
        late: sending.back_at.is_none() && rules::is_late(sending.due_on, read.today()?),
        due_on: sending.due_on,
        sent_at: sending.sent_at,
        sent_by: name_of(read, sending.sent_by)?,
        back_at: sending.back_at,
        result: sending.result,
        cost: sending.cost,
    })
}
