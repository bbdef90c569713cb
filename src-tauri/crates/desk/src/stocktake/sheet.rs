//! What somebody counts by: which parts at which places, and no word of what the books say.

use super::{CountPlace, found};
use domain::stock::{PartId, StocktakeId, StocktakeLineId, StocktakeState};
use domain::stocktake::LineStanding;
use kernel::{Moment, Result};
use serde::{Deserialize, Serialize};
use store::Read;
use store::stocktake::{self, CountedLine};
use ts_rs::TS;

/// Which one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowSheet {
    id: StocktakeId,
}

/// The counting sheet.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CountSheet {
    id: StocktakeId,
    pub(crate) number: String,
    state: StocktakeState,
    pub(crate) begun_at: Moment,
    /// The last movement there was when this was asked: a count says from where on it was counted.
    #[ts(type = "number")]
    upto: i64,
    pub(crate) places: Vec<SheetPlace>,
}

/// A place and what is counted there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SheetPlace {
    pub(crate) place: CountPlace,
    pub(crate) lines: Vec<SheetLine>,
}

/// A line to count. The book figure is not here.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SheetLine {
    id: StocktakeLineId,
    part: PartId,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) spec: String,
    pub(crate) unit: String,
    pub(crate) serialised: bool,
    standing: SheetStanding,
    /// What was counted first, where nobody has to count it again.
    #[ts(type = "number | null")]
    counted: Option<i64>,
    counted_by: Option<String>,
    /// Whether whoever asks counted it first, and so is not the one to count it again.
    own: bool,
}

/// How far a line is, as whoever counts may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SheetStanding {
    /// Nobody counted it.
    Uncounted,
    /// Another person counts it again.
    ToRecount,
    /// It is counted.
    Done,
}

pub(crate) fn sheet(read: &Read<'_>, input: ShowSheet) -> Result<CountSheet> {
    sheet_of(read, input.id)
}

/// The counting sheet of a stocktake.
pub(crate) fn sheet_of(read: &Read<'_>, id: StocktakeId) -> Result<CountSheet> {
    let found = found(read, id)?;
    let mut places: Vec<SheetPlace> = Vec::new();
    for line in stocktake::lines(read, found.id)? {
        let place = CountPlace::of(&line);
        let row = row(read, line)?;
        match places.last_mut().filter(|last| last.place == place) {
            Some(last) => last.lines.push(row),
            None => places.push(SheetPlace { place, lines: vec![row] }),
        }
    }
    // Good pieces first, as the shelves are walked.
    places.sort_by_key(|one| one.place.kind);
    Ok(CountSheet {
        id: found.id,
        number: found.number,
        state: found.state,
        begun_at: found.begun_at,
        upto: stocktake::last_movement(read)?,
        places,
    })
}

fn row(read: &Read<'_>, line: CountedLine) -> Result<SheetLine> {
    let standing = match line.standing()? {
        LineStanding::Uncounted => SheetStanding::Uncounted,
        LineStanding::ToRecount => SheetStanding::ToRecount,
        LineStanding::Exact | LineStanding::Unexplained | LineStanding::Differs => SheetStanding::Done,
    };
    let first = line.first.as_ref();
    let told = first.filter(|_| standing == SheetStanding::Done);
    Ok(SheetLine {
        id: line.line.id,
        part: line.line.part,
        standing,
        counted: told.map(|count| count.counted),
        counted_by: first.map(|count| crate::note::name_of(read, count.by)).transpose()?,
        own: first.is_some_and(|count| count.by.0 == read.person()),
        number: line.part_number,
        name: line.part_name,
        spec: line.spec,
        unit: line.unit,
        serialised: line.serialised,
    })
}
