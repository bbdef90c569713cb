//! 盘点: planned, counted blind, counted again by another, explained, approved, posted.

mod count;
mod plan;
mod post;
mod review;
mod scan;
mod sheet;

pub(crate) use count::count;
pub(crate) use plan::{drop, places, plan};
pub(crate) use post::post;
pub(crate) use review::{Reviewed, approve, card, explain, finish, list, reviewed, send_back};
pub(crate) use scan::scan;
pub(crate) use sheet::{sheet, sheet_of};

use domain::stock::{PlaceId, PlaceKind, StocktakeId, StocktakeState};
use kernel::{Code, Failure, Result};
use serde::Serialize;
use store::Read;
use store::stocktake::{self, CountedLine, Stocktake};
use ts_rs::TS;

/// A place as a page of counting names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct CountPlace {
    pub(crate) id: PlaceId,
    pub(crate) kind: PlaceKind,
    pub(crate) bin: Option<String>,
    pub(crate) person_name: Option<String>,
}

impl CountPlace {
    fn of(line: &CountedLine) -> Self {
        Self {
            id: line.line.place,
            kind: line.place_kind,
            bin: line.place_bin.clone(),
            person_name: line.place_person.clone(),
        }
    }
}

/// A stocktake that there is.
fn found(read: &Read<'_>, id: StocktakeId) -> Result<Stocktake> {
    stocktake::by_id(read, id)?.ok_or_else(|| Failure::not_found("stocktake.not_found"))
}

/// A stocktake that stands where an act begins.
fn standing_at(read: &Read<'_>, id: StocktakeId, states: &[StocktakeState]) -> Result<Stocktake> {
    let found = found(read, id)?;
    if states.contains(&found.state) {
        return Ok(found);
    }
    Err(Failure::new(Code::Conflict, "stocktake.not_so").with("state", found.state.text()))
}

/// A refusal that is about one part at one place.
fn about(failure: Failure, line: &CountedLine) -> Failure {
    let named = line.place_bin.as_ref().or(line.place_person.as_ref()).cloned().unwrap_or_default();
    failure.with("part", &line.part_number).with("place", line.place_kind.text()).with("bin", named)
}
