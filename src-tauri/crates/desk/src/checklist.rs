//! Checklists: what is looked at on a machine of a kind, before its repair and after it.

use crate::door::Empty;
use crate::id::Id;
use crate::note::name_of;
use domain::catalogue::Kind;
use domain::checklist::{self as rules, ChecklistId, ChecklistItem, starter_checklists};
use domain::checkup::Purpose;
use domain::faults::Faults;
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::checklist::Checklist;
use store::{Change, Read, checklist};
use ts_rs::TS;

/// A version of a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ChecklistRow {
    id: ChecklistId,
    seen_seq: i64,
    purpose: Purpose,
    kind: Kind,
    version: i64,
    items: Vec<ChecklistItem>,
    at: Moment,
    /// Nobody where the program brought it.
    by: Option<String>,
}

/// A list as it is from now on.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepChecklist {
    /// What its editor saw; 0 where there was no list.
    seen_seq: i64,
    purpose: Purpose,
    kind: Kind,
    items: Vec<ChecklistItem>,
}

pub(crate) fn all(read: &Read<'_>, _: Empty) -> Result<Vec<ChecklistRow>> {
    checklist::newest_of_all(read)?.into_iter().map(|list| row(read, list)).collect()
}

/// Writes the next version. Rounds under way stay with the one they began with.
pub(crate) fn keep(change: &mut Change<'_>, input: KeepChecklist) -> Result<Id> {
    let mut faults = Faults::new();
    let items = faults.take("items", rules::items(&input.items));
    faults.refuse("checklist.invalid")?;
    let items =
        items.ok_or_else(|| Failure::internal("checklist.invalid", "a value without a fault is missing"))?;
    Ok(Id::of(checklist::revise(change, input.seen_seq, (input.purpose, input.kind), items)?))
}

/// Adds the starter lists of kinds and purposes that the shop has none for, and answers how many those are.
pub(crate) fn fill(change: &mut Change<'_>) -> Result<u32> {
    let mut added = 0;
    for starter in starter_checklists() {
        if checklist::newest(change, starter.purpose, starter.kind)?.is_none() {
            checklist::write(change, starter.purpose, starter.kind, starter.items)?;
            added += 1;
        }
    }
    Ok(added)
}

pub(crate) fn row(read: &Read<'_>, list: Checklist) -> Result<ChecklistRow> {
    Ok(ChecklistRow {
        seen_seq: checklist::seen(read, list.id)?,
        id: list.id,
        purpose: list.purpose,
        kind: list.kind,
        version: list.version,
        items: list.items.0,
        at: list.at,
        by: list.by.map(|by| name_of(read, by)).transpose()?,
    })
}
