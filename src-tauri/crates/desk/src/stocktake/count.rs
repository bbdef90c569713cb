//! What was counted at a place.

use super::standing_at;
use crate::second_person::must_be_second;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::right::Right;
use domain::stock::{PartId, PlaceId, StocktakeId, StocktakeState};
use domain::stocktake as rules;
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::part::Part;
use store::stocktake::{self, StocktakeCount, StocktakeLine};
use store::{Change, Json, part, place, stock};
use ts_rs::TS;

/// What was counted at one place of a stocktake.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountStocktake {
    id: StocktakeId,
    place: PlaceId,
    /// Whether this is the count by another person of what differed.
    recount: bool,
    lines: Vec<CountLine>,
    /// Why the same person counts again, where nobody else can.
    reason: Option<String>,
}

/// One part that was counted there.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountLine {
    part: PartId,
    /// How many, where its pieces have no serial numbers.
    #[ts(type = "number")]
    quantity: i64,
    /// Which, where they have.
    serials: Vec<String>,
    /// The last movement there was when counting it began.
    #[ts(type = "number")]
    after: i64,
}

/// How much of it is done.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CountedStocktake {
    id: StocktakeId,
    lines: usize,
}

/// What one line comes to.
struct Taken {
    part: Part,
    counted: i64,
    serials: Vec<String>,
}

/// Keeps what was counted, with the book figure of this moment. A part that moved at this place since its counting began is
/// refused at its line, for nobody can say on which side of the count it moved; that line is counted anew.
pub(crate) fn count(change: &mut Change<'_>, input: CountStocktake) -> Result<CountedStocktake> {
    let stocktake = standing_at(change, input.id, &[StocktakeState::Open])?;
    let there = place::known(change, input.place)?;
    let planned = &stocktake.scope.0.places;
    let is_planned = planned.is_empty() || planned.contains(&there.id);
    if !rules::is_counted(there.kind) || !is_planned {
        return Err(Failure::refused("stocktake.place_not_counted"));
    }
    let mut faults = Faults::new();
    let some = if input.lines.is_empty() { Err(Fault::new("field.empty")) } else { Ok(()) };
    faults.take("lines", some);
    if input.lines.len() > rules::MOST_AT_ONCE {
        faults.take::<()>("lines", Err(Fault::with("field.too_many", "max", rules::MOST_AT_ONCE)));
    }
    let mut taken = Vec::with_capacity(input.lines.len());
    for (at, line) in input.lines.iter().enumerate() {
        let twice = input.lines.iter().take(at).any(|before| before.part == line.part);
        faults.take_of(("lines", at), "part", if twice { Err(Fault::new("field.twice")) } else { Ok(()) });
        if let Some(one) = take(change, &mut faults, (at, line), there.id)? {
            taken.push(one);
        }
    }
    faults.refuse("stocktake.invalid")?;
    let lines = taken.len();
    for one in taken {
        keep(change, &input, (stocktake.id, there.id), one)?;
    }
    Ok(CountedStocktake { id: stocktake.id, lines })
}

/// A line by the rules; its faults stand at it.
fn take(
    change: &Change<'_>,
    faults: &mut Faults,
    (at, line): (usize, &CountLine),
    place: PlaceId,
) -> Result<Option<Taken>> {
    let Some(part) = part::by_id(change, line.part)? else {
        faults.take_of::<()>(("lines", at), "part", Err(Fault::new("field.unknown_part")));
        return Ok(None);
    };
    let serials = if part.serialised {
        faults.take_of(("lines", at), "serials", rules::serials(&line.serials))
    } else {
        let none = line.serials.is_empty();
        faults.take_of(
            ("lines", at),
            "serials",
            if none { Ok(Vec::new()) } else { Err(Fault::new("field.no_serials")) },
        )
    };
    let quantity = faults.take_of(("lines", at), "quantity", rules::counted(line.quantity));
    if stocktake::moved_since(change, (part.id, place), line.after)?.is_some() {
        faults.take_of::<()>(("lines", at), "quantity", Err(Fault::new("field.moved_meanwhile")));
    }
    let (Some(serials), Some(quantity)) = (serials, quantity) else { return Ok(None) };
    let counted = if part.serialised { length(&serials)? } else { quantity };
    Ok(Some(Taken { part, counted, serials }))
}

/// Writes one line's count down.
fn keep(
    change: &mut Change<'_>,
    input: &CountStocktake,
    (stocktake, place): (StocktakeId, PlaceId),
    taken: Taken,
) -> Result<()> {
    let part = taken.part.id;
    let (line, mut counts) = match stocktake::line_at(change, (stocktake, part, place))? {
        Some(found) => found,
        None => (beyond_the_plan(change, (stocktake, part, place))?, Vec::new()),
    };
    let second = if counts.len() > 1 { counts.pop() } else { None };
    let first = counts.pop();
    let (round, before) = if input.recount {
        let Some(first) = first else {
            return Err(Failure::refused("stocktake.not_counted_yet").with("part", taken.part.number));
        };
        if first.difference(taken.part.serialised)?.is_none() {
            return Err(Failure::refused("stocktake.needs_no_recount").with("part", taken.part.number));
        }
        let reason = input.reason.as_deref();
        must_be_second(change, ("stocktake_line", line.id.0), first.by, Right::KeepStock, reason)?;
        (2, second)
    } else {
        if second.is_some() {
            return Err(Failure::refused("stocktake.counted_twice").with("part", taken.part.number));
        }
        (1, first)
    };
    let count = measured(change, (&line, before.as_ref(), round), taken)?;
    // A cause is of the difference that was seen: a new count asks for it anew.
    let after = StocktakeLine { cause: None, why: String::new(), ..line.clone() };
    stocktake::update_line(change, &line, &after)?;
    stocktake::keep_count(change, before.as_ref(), &count)
}

/// A count beside the books of this moment.
fn measured(
    change: &Change<'_>,
    (line, before, round): (&StocktakeLine, Option<&StocktakeCount>, i64),
    taken: Taken,
) -> Result<StocktakeCount> {
    let book = stock::at(change, line.part, line.place)?.map_or(0, |lying| lying.on_hand);
    let (missing, extra) = if taken.part.serialised {
        let kept = stock::pieces_at(change, line.part, line.place)?;
        let in_book: Vec<String> = kept.into_iter().map(|piece| piece.serial).collect();
        rules::serials_apart(&in_book, &taken.serials)
    } else {
        (Vec::new(), Vec::new())
    };
    Ok(StocktakeCount {
        id: before.map_or_else(|| change.new_id(), |before| before.id),
        line: line.id,
        round,
        book,
        book_after: stocktake::last_movement(change)?,
        counted: taken.counted,
        serials: Json(taken.serials),
        missing: Json(missing),
        extra: Json(extra),
        by: PersonId(change.person()),
        at: change.now(),
    })
}

/// A line for what was found where the plan had none: on the shelf it is there all the same.
fn beyond_the_plan(
    change: &mut Change<'_>,
    (stocktake, part, place): (StocktakeId, PartId, PlaceId),
) -> Result<StocktakeLine> {
    if let Some(number) = stocktake::open_elsewhere(change, (part, place), stocktake)? {
        return Err(Failure::new(Code::Conflict, "stocktake.counted_elsewhere").with("number", number));
    }
    let line = StocktakeLine { id: change.new_id(), stocktake, part, place, cause: None, why: String::new() };
    stocktake::add_line(change, &line)?;
    Ok(line)
}

fn length(all: &[String]) -> Result<i64> {
    i64::try_from(all.len()).map_err(|error| Failure::internal("store.failed", error))
}
