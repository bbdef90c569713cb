use super::find::{RepairFilter, RepairSort, RepairView, filter, view};
use crate::door::Empty;
use domain::draft::SavedViewId;
use domain::person::PersonId;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Read, repair, view as saved};
use ts_rs::TS;

/// How many orders each view has (10,000 means that many or more), the saved views, and the columns somebody chose.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairViews {
    open: i64,
    today: i64,
    mine: i64,
    overdue: i64,
    all: i64,
    saved: Vec<SavedView>,
    columns: Option<Vec<String>>,
}

/// A list as somebody likes it; `more`: so many and perhaps more.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SavedView {
    id: SavedViewId,
    name: String,
    shared: bool,
    mine: bool,
    filter: SavedFilter,
    count: i64,
    more: bool,
}

/// What a saved view shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SavedFilter {
    view: RepairView,
    filter: RepairFilter,
    sort: RepairSort,
}

impl SavedFilter {
    /// As it is kept.
    pub(crate) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| Failure::internal("output.unencodable", error))
    }
}

pub(crate) fn views(read: &Read<'_>, _: Empty) -> Result<RepairViews> {
    let me = PersonId(read.person());
    let counts = repair::counts(read, read.today()?, me)?;
    let saved = saved::of_person(read, me)?.into_iter().map(|one| counted(read, me, one));
    Ok(RepairViews {
        open: counts.open,
        today: counts.today,
        mine: counts.mine,
        overdue: counts.overdue,
        all: counts.all,
        saved: saved.collect::<Result<_>>()?,
        columns: saved::columns(read, me)?,
    })
}

fn counted(read: &Read<'_>, me: PersonId, one: saved::SavedView) -> Result<SavedView> {
    let kept: SavedFilter =
        serde_json::from_str(&one.filter).map_err(|error| Failure::internal("store.failed", error))?;
    let counted = repair::count(read, view(read, kept.view)?, &filter(kept.filter.clone()))?;
    Ok(SavedView {
        id: one.id,
        name: one.name,
        shared: one.person.is_none(),
        mine: one.person == Some(me),
        filter: kept,
        count: counted.count,
        more: counted.more,
    })
}
