//! What is to be counted.

use super::{CountPlace, standing_at};
use crate::id::Id;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::stock::{CountScope, PartClass, PartId, PlaceId, StocktakeId, StocktakeState};
use domain::stocktake as rules;
use domain::text;
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::stocktake::{self, Countable, Stocktake, StocktakeLine};
use store::{Change, Json, Read};
use ts_rs::TS;

/// What to count: at which places (all that can be counted where none is named), of which class, which parts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanStocktake {
    places: Vec<PlaceId>,
    class: Option<PartClass>,
    parts: Vec<PartId>,
}

/// What was planned.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PlannedStocktake {
    id: StocktakeId,
    number: String,
    lines: usize,
}

/// A place to choose.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CountablePlace {
    place: CountPlace,
    /// How many parts lie there.
    parts: i64,
}

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListCountable {}

/// Why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DropStocktake {
    id: StocktakeId,
    reason: String,
}

pub(crate) fn places(read: &Read<'_>, _: ListCountable) -> Result<Vec<CountablePlace>> {
    let place = |one: Countable| CountablePlace {
        place: CountPlace { id: one.id, kind: one.kind, bin: one.bin, person_name: one.person_name },
        parts: one.parts,
    };
    let mut places: Vec<CountablePlace> = stocktake::countable(read)?.into_iter().map(place).collect();
    places.sort_by_key(|one| one.place.kind);
    Ok(places)
}

/// Plans a stocktake: a line for every part that lies at one of the places. Counting begins at once; what moves meanwhile
/// is reckoned in, for each count keeps the book figure of its own moment.
pub(crate) fn plan(change: &mut Change<'_>, input: PlanStocktake) -> Result<PlannedStocktake> {
    let countable: Vec<PlaceId> = stocktake::countable(change)?.into_iter().map(|one| one.id).collect();
    let mut faults = Faults::new();
    let unknown = input.places.iter().any(|place| !countable.contains(place));
    faults.take("places", if unknown { Err(Fault::new("field.not_countable")) } else { Ok(()) });
    faults.refuse("stocktake.invalid")?;
    let chosen = if input.places.is_empty() { countable } else { input.places.clone() };
    let only: BTreeSet<PartId> = input.parts.iter().copied().collect();
    let id: StocktakeId = change.new_id();
    let mut lines = Vec::new();
    for place in chosen.into_iter().collect::<BTreeSet<_>>() {
        for part in stocktake::lying_at(change, place, input.class)? {
            if !only.is_empty() && !only.contains(&part) {
                continue;
            }
            if let Some(number) = stocktake::open_elsewhere(change, (part, place), id)? {
                return Err(
                    Failure::new(Code::Conflict, "stocktake.counted_elsewhere").with("number", number)
                );
            }
            lines.push((part, place));
        }
    }
    if lines.is_empty() {
        return Err(Failure::refused("stocktake.nothing_lies_there"));
    }
    if lines.len() > rules::MOST_LINES {
        let lines = lines.len();
        return Err(Failure::refused("stocktake.too_much")
            .with("lines", lines)
            .with("max", rules::MOST_LINES));
    }
    let today = change.today()?;
    let number = rules::number(today, stocktake::next_serial(change, today)?);
    let scope = CountScope {
        places: input.places,
        class: input.class,
        parts: Some(input.parts).filter(|parts| !parts.is_empty()),
    };
    let kept = Stocktake {
        id,
        number: number.clone(),
        scope: Json(scope),
        state: StocktakeState::Open,
        begun_after: stocktake::last_movement(change)?,
        begun_at: change.now(),
        begun_by: PersonId(change.person()),
        lines: None,
        exact: None,
        gross: None,
        net: None,
        ended_by: None,
        ended_at: None,
        approved_by: None,
        approved_at: None,
        posted_by: None,
        posted_at: None,
        why: String::new(),
    };
    stocktake::add(change, &kept)?;
    for (part, place) in &lines {
        let line = StocktakeLine {
            id: change.new_id(),
            stocktake: id,
            part: *part,
            place: *place,
            cause: None,
            why: String::new(),
        };
        stocktake::add_line(change, &line)?;
    }
    Ok(PlannedStocktake { id, number, lines: lines.len() })
}

/// Gives a stocktake up with a reason: nothing of it is posted.
pub(crate) fn drop(change: &mut Change<'_>, input: DropStocktake) -> Result<Id> {
    let open = [StocktakeState::Open, StocktakeState::Counted, StocktakeState::Approved];
    let before = standing_at(change, input.id, &open)?;
    let mut faults = Faults::new();
    let why = faults.take("reason", text::words(&input.reason)).map(str::to_owned);
    faults.refuse("stocktake.invalid")?;
    let Some(why) = why else {
        return Err(Failure::internal("stocktake.invalid", "a value without a fault is missing"));
    };
    let after = Stocktake { state: StocktakeState::Dropped, why, ..before.clone() };
    stocktake::update(change, &before, &after)?;
    Ok(Id::of(before.id))
}
