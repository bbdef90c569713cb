//! What was done on the bench, with pictures of before and after.

use crate::door::Empty;
use crate::fault_code::chosen;
use crate::id::Id;
use crate::note::name_of;
use crate::photo::{self, Of, PhotoRow, ReadyPhoto, StagedPhoto};
use crate::repair::{known, must_be_open};
use domain::fault_code::Axis;
use domain::faults::Faults;
use domain::log_entry::{LogEntryId, LogKind};
use domain::note;
use domain::person::PersonId;
use domain::photo::Phase;
use domain::repair::RepairId;
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::log_entry::LogEntry;
use store::photo::Listed;
use store::{Change, Read, log_entry};
use ts_rs::TS;

/// A new entry.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddLog {
    repair: RepairId,
    kind: LogKind,
    action: Option<String>,
    text: String,
    before: Vec<StagedPhoto>,
    after: Vec<StagedPhoto>,
}

/// An entry.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LogRow {
    id: LogEntryId,
    kind: LogKind,
    action: Option<String>,
    text: String,
    at: Moment,
    by: String,
    mine: bool,
    withdrawn: bool,
    photos: Vec<PhotoRow>,
}

/// An entry without faults.
pub(crate) struct Done {
    repair: RepairId,
    kind: LogKind,
    action: Option<String>,
    text: String,
    before: Vec<ReadyPhoto>,
    after: Vec<ReadyPhoto>,
}

pub(crate) fn prepare_add(read: &Read<'_>, input: AddLog) -> Result<Done> {
    let repair = known(read, input.repair)?.id;
    let mut faults = Faults::new();
    let action = faults.take("action", chosen(read, Axis::Action, input.action.as_deref())?);
    let text = faults.take("text", note::text(&input.text)).map(str::to_owned);
    let before = photo::ready(read, input.before, &mut faults)?;
    let after = photo::ready(read, input.after, &mut faults)?;
    faults.refuse("log_entry.invalid")?;
    let (Some(action), Some(text)) = (action, text) else {
        return Err(Failure::internal("log_entry.invalid", "a value without a fault is missing"));
    };
    Ok(Done { repair, kind: input.kind, action, text, before, after })
}

pub(crate) fn add(change: &mut Change<'_>, done: Done) -> Result<Id> {
    must_be_open(&known(change, done.repair)?)?;
    let entry = LogEntry {
        id: change.new_id(),
        repair: done.repair,
        kind: done.kind,
        action: done.action,
        text: done.text,
        at: change.now(),
        by: PersonId(change.person()),
        withdrawn: false,
    };
    log_entry::add(change, &entry)?;
    photo::keep_all(change, done.repair, Of::Entry(entry.id, Phase::Before), done.before)?;
    photo::keep_all(change, done.repair, Of::Entry(entry.id, Phase::After), done.after)?;
    Ok(Id::of(entry.id))
}

/// Takes one's own entry back; it stays readable as withdrawn.
pub(crate) fn withdraw(change: &mut Change<'_>, input: Id) -> Result<Empty> {
    let entry = log_entry::by_id(change, LogEntryId(input.id))?;
    let entry = entry.ok_or_else(|| Failure::not_found("log_entry.not_found"))?;
    if entry.by.0 != change.person() {
        return Err(Failure::new(Code::Forbidden, "log_entry.not_yours"));
    }
    must_be_open(&known(change, entry.repair)?)?;
    log_entry::withdraw(change, &entry)?;
    Ok(Empty {})
}

/// The entries of an order, oldest first, each with its own of the order's pictures.
pub(crate) fn rows(read: &Read<'_>, repair: RepairId, photos: &[Listed]) -> Result<Vec<LogRow>> {
    let row = |entry: LogEntry| {
        let own = photos.iter().filter(|listed| listed.photo.entry == Some(entry.id));
        Ok(LogRow {
            id: entry.id,
            kind: entry.kind,
            action: entry.action,
            text: entry.text,
            at: entry.at,
            by: name_of(read, entry.by)?,
            mine: entry.by.0 == read.person(),
            withdrawn: entry.withdrawn,
            photos: own.map(photo::row).collect(),
        })
    };
    log_entry::of_repair(read, repair)?.into_iter().map(row).collect()
}
