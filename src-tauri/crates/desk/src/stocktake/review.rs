//! What came of counting: the differences, why they are there, what they are worth, and who agrees.

use super::{CountPlace, found, standing_at};
use crate::id::Id;
use crate::note::name_of;
use crate::rights::may;
use crate::second_person::must_be_second;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::right::Right;
use domain::stock::{CountCause, PartId, StocktakeId, StocktakeLineId, StocktakeState, leaving};
use domain::stocktake::{self as rules, LineStanding};
use domain::text;
use kernel::{Code, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::stocktake::{self, CountedLine, Stocktake, StocktakeCount, StocktakeLine};
use store::{Change, Read, stock};
use ts_rs::TS;

/// How many stocktakes a list tells.
const MOST_LISTED: i64 = 200;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListStocktakes {}

/// Which one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowStocktake {
    pub(super) id: StocktakeId,
}

/// Why a line differs.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExplainCount {
    lines: Vec<StocktakeLineId>,
    cause: CountCause,
    why: String,
}

/// The manager's word on the differences that were shown.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApproveStocktake {
    id: StocktakeId,
    /// What they came to, as it was shown.
    #[ts(type = "number")]
    gross: Money,
    /// Why somebody who counted agrees to it, where nobody else can.
    reason: Option<String>,
}

/// Why it is to be looked at again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendBackStocktake {
    id: StocktakeId,
    reason: String,
}

/// A stocktake in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct StocktakeRow {
    id: StocktakeId,
    pub(crate) number: String,
    pub(crate) state: StocktakeState,
    begun_at: Moment,
    begun_by: String,
    #[ts(type = "number | null")]
    lines: Option<i64>,
    /// Lines of a thousand that agreed with the books.
    #[ts(type = "number | null")]
    pub(crate) accuracy: Option<i64>,
    #[ts(type = "number | null")]
    gross: Option<Money>,
    #[ts(type = "number | null")]
    net: Option<Money>,
    needs_approval: bool,
    posted_at: Option<Moment>,
}

/// A stocktake, whole.
#[derive(Debug, Serialize, TS)]
pub(crate) struct StocktakeCard {
    #[serde(flatten)]
    #[ts(flatten)]
    pub(crate) row: StocktakeRow,
    class: Option<domain::stock::PartClass>,
    why: String,
    ended_by: Option<String>,
    ended_at: Option<Moment>,
    approved_by: Option<String>,
    approved_at: Option<Moment>,
    posted_by: Option<String>,
    /// How many lines still ask for something.
    uncounted: i64,
    to_recount: i64,
    unexplained: i64,
    pub(crate) counted: Vec<ReviewedLine>,
}

/// A line of it. What the books say is told once nobody has to count it blind any more.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReviewedLine {
    id: StocktakeLineId,
    part: PartId,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) place: CountPlace,
    serialised: bool,
    pub(crate) standing: LineStanding,
    #[ts(type = "number | null")]
    pub(crate) book: Option<i64>,
    #[ts(type = "number | null")]
    pub(crate) counted: Option<i64>,
    #[ts(type = "number | null")]
    pub(crate) difference: Option<i64>,
    /// What the difference is worth, in fen; for those who may see costs.
    #[ts(type = "number | null")]
    pub(crate) worth: Option<Money>,
    pub(crate) missing: Vec<String>,
    pub(crate) extra: Vec<String>,
    pub(crate) cause: Option<CountCause>,
    pub(crate) why: String,
    counted_by: Option<String>,
    recounted_by: Option<String>,
}

pub(crate) fn list(read: &Read<'_>, _: ListStocktakes) -> Result<Vec<StocktakeRow>> {
    let costs = may(read, Right::SeeCosts)?;
    stocktake::newest(read, MOST_LISTED)?.into_iter().map(|one| row(read, &one, costs)).collect()
}

fn row(read: &Read<'_>, one: &Stocktake, costs: bool) -> Result<StocktakeRow> {
    let told = |fen: Option<Money>| fen.filter(|_| costs);
    Ok(StocktakeRow {
        id: one.id,
        number: one.number.clone(),
        state: one.state,
        begun_at: one.begun_at,
        begun_by: name_of(read, one.begun_by)?,
        lines: one.lines,
        accuracy: one.exact.zip(one.lines).and_then(|(exact, lines)| rules::accuracy(exact, lines)),
        gross: told(one.gross),
        net: told(one.net),
        needs_approval: one.gross.is_some_and(rules::needs_approval),
        posted_at: one.posted_at,
    })
}

pub(crate) fn card(read: &Read<'_>, input: ShowStocktake) -> Result<StocktakeCard> {
    let one = found(read, input.id)?;
    let costs = may(read, Right::SeeCosts)?;
    let name = |person: Option<PersonId>| person.map(|person| name_of(read, person)).transpose();
    let (mut uncounted, mut to_recount, mut unexplained) = (0, 0, 0);
    let mut counted = Vec::new();
    for line in stocktake::lines(read, one.id)? {
        let standing = line.standing()?;
        match standing {
            LineStanding::Uncounted => uncounted += 1,
            LineStanding::ToRecount => to_recount += 1,
            LineStanding::Unexplained => unexplained += 1,
            LineStanding::Exact | LineStanding::Differs => {}
        }
        counted.push(line_of(read, line, standing, costs)?);
    }
    counted.sort_by_key(|line: &ReviewedLine| line.place.kind);
    Ok(StocktakeCard {
        row: row(read, &one, costs)?,
        class: one.scope.0.class,
        why: one.why.clone(),
        ended_by: name(one.ended_by)?,
        ended_at: one.ended_at,
        approved_by: name(one.approved_by)?,
        approved_at: one.approved_at,
        posted_by: name(one.posted_by)?,
        uncounted,
        to_recount,
        unexplained,
        counted,
    })
}

/// A stocktake's lines, as its paper tells them.
pub(crate) struct Reviewed {
    pub(crate) number: String,
    pub(crate) lines: Vec<ReviewedLine>,
}

/// What came of counting, for paper.
pub(crate) fn reviewed(read: &Read<'_>, id: StocktakeId) -> Result<Reviewed> {
    let card = card(read, ShowStocktake { id })?;
    Ok(Reviewed { number: card.row.number, lines: card.counted })
}

fn line_of(read: &Read<'_>, line: CountedLine, standing: LineStanding, costs: bool) -> Result<ReviewedLine> {
    let blind = match standing {
        LineStanding::Uncounted | LineStanding::ToRecount => true,
        LineStanding::Exact | LineStanding::Unexplained | LineStanding::Differs => false,
    };
    let deciding = line.deciding().filter(|_| !blind);
    let difference = line.difference()?.filter(|_| !blind);
    let worth = if costs && difference.is_some() { Some(net_worth(read, &line)?) } else { None };
    let name =
        |count: &Option<StocktakeCount>| count.as_ref().map(|count| name_of(read, count.by)).transpose();
    let serials =
        |of: fn(&StocktakeCount) -> &Vec<String>| deciding.map_or_else(Vec::new, |count| of(count).clone());
    Ok(ReviewedLine {
        id: line.line.id,
        part: line.line.part,
        place: CountPlace::of(&line),
        book: deciding.map(|count| count.book),
        counted: deciding.map(|count| count.counted),
        difference: difference.map(rules::Difference::net),
        worth,
        missing: serials(|count| &count.missing.0),
        extra: serials(|count| &count.extra.0),
        counted_by: name(&line.first)?,
        recounted_by: name(&line.second)?,
        number: line.part_number,
        name: line.part_name,
        unit: line.unit,
        serialised: line.serialised,
        standing,
        cause: line.line.cause,
        why: line.line.why,
    })
}

/// Says why lines differ, as many as have the same cause at once.
pub(crate) fn explain(change: &mut Change<'_>, input: ExplainCount) -> Result<Vec<StocktakeLineId>> {
    let mut faults = Faults::new();
    let why = faults.take("why", rules::why(input.cause, &input.why)).map(str::to_owned);
    let count = input.lines.len();
    let lines = if count == 0 {
        Err(Fault::new("field.empty"))
    } else if count > rules::MOST_LINES {
        Err(Fault::with("field.too_many", "max", rules::MOST_LINES))
    } else {
        Ok(())
    };
    faults.take("lines", lines);
    faults.refuse("stocktake.invalid")?;
    let Some(why) = why else {
        return Err(Failure::internal("stocktake.invalid", "a value without a fault is missing"));
    };
    for id in &input.lines {
        let before = stocktake::line_by_id(change, *id)?
            .ok_or_else(|| Failure::not_found("stocktake.line_not_found"))?;
        standing_at(change, before.stocktake, &[StocktakeState::Open])?;
        let after = StocktakeLine { cause: Some(input.cause), why: why.clone(), ..before.clone() };
        stocktake::update_line(change, &before, &after)?;
    }
    Ok(input.lines)
}

/// Ends counting: everything is counted, by two where it differs, and every difference has its cause. Differences below the
/// amount may be posted at once; others wait for a manager.
pub(crate) fn finish(change: &mut Change<'_>, input: ShowStocktake) -> Result<Id> {
    let before = standing_at(change, input.id, &[StocktakeState::Open])?;
    let (mut lines, mut exact, mut gross, mut net) = (0_i64, 0_i64, Money::ZERO, Money::ZERO);
    let (mut uncounted, mut to_recount, mut unexplained) = (0_i64, 0_i64, 0_i64);
    for line in stocktake::lines(change, before.id)? {
        lines += 1;
        match line.standing()? {
            LineStanding::Uncounted => uncounted += 1,
            LineStanding::ToRecount => to_recount += 1,
            LineStanding::Unexplained => unexplained += 1,
            LineStanding::Exact => exact += 1,
            LineStanding::Differs => {
                gross = gross.plus(gross_worth(change, &line)?).ok_or_else(beyond)?;
                net = net.plus(net_worth(change, &line)?).ok_or_else(beyond)?;
            }
        }
    }
    if uncounted + to_recount + unexplained > 0 {
        return Err(Failure::refused("stocktake.not_finished")
            .with("uncounted", uncounted)
            .with("to_recount", to_recount)
            .with("unexplained", unexplained));
    }
    let after = Stocktake {
        state: StocktakeState::Counted,
        lines: Some(lines),
        exact: Some(exact),
        gross: Some(gross),
        net: Some(net),
        ended_by: Some(PersonId(change.person())),
        ended_at: Some(change.now()),
        why: String::new(),
        ..before.clone()
    };
    stocktake::update(change, &before, &after)?;
    Ok(Id::of(before.id))
}

/// Agrees to the differences; whoever counted any of it is another person.
pub(crate) fn approve(change: &mut Change<'_>, input: ApproveStocktake) -> Result<Id> {
    let before = standing_at(change, input.id, &[StocktakeState::Counted])?;
    if before.gross != Some(input.gross) {
        return Err(Failure::new(Code::Conflict, "stocktake.changed"));
    }
    let me = PersonId(change.person());
    let counted = stocktake::lines(change, before.id)?
        .iter()
        .any(|line| [&line.first, &line.second].into_iter().flatten().any(|count| count.by == me));
    if counted {
        let about = ("stocktake", before.id.0);
        must_be_second(change, about, me, Right::ApproveCounts, input.reason.as_deref())?;
    }
    let after = Stocktake {
        state: StocktakeState::Approved,
        approved_by: Some(me),
        approved_at: Some(change.now()),
        ..before.clone()
    };
    stocktake::update(change, &before, &after)?;
    Ok(Id::of(before.id))
}

/// Has it looked at again: counting is open once more, and what was counted stays.
pub(crate) fn send_back(change: &mut Change<'_>, input: SendBackStocktake) -> Result<Id> {
    let states = [StocktakeState::Counted, StocktakeState::Approved];
    let before = standing_at(change, input.id, &states)?;
    let mut faults = Faults::new();
    let why = faults.take("reason", text::words(&input.reason)).map(str::to_owned);
    faults.refuse("stocktake.invalid")?;
    let Some(why) = why else {
        return Err(Failure::internal("stocktake.invalid", "a value without a fault is missing"));
    };
    let after = Stocktake {
        state: StocktakeState::Open,
        lines: None,
        exact: None,
        gross: None,
        net: None,
        ended_by: None,
        ended_at: None,
        approved_by: None,
        approved_at: None,
        why,
        ..before.clone()
    };
    stocktake::update(change, &before, &after)?;
    Ok(Id::of(before.id))
}

/// What a line's missing and found pieces are worth, each without its sign.
fn gross_worth(read: &Read<'_>, line: &CountedLine) -> Result<Money> {
    let (missing, found) = worths(read, line)?;
    missing.plus(found).ok_or_else(beyond)
}

/// What a line gains less what it loses.
fn net_worth(read: &Read<'_>, line: &CountedLine) -> Result<Money> {
    let (missing, found) = worths(read, line)?;
    found.minus(missing).ok_or_else(beyond)
}

/// What is missing of a line, and what was found: at the average of what lies there, and of what lies elsewhere where
/// nothing does.
fn worths(read: &Read<'_>, line: &CountedLine) -> Result<(Money, Money)> {
    let Some(difference) = line.difference()? else { return Ok((Money::ZERO, Money::ZERO)) };
    let found = super::post::gained(read, line, difference.found)?;
    if line.serialised {
        let serials = line.deciding().map_or_else(Vec::new, |count| count.missing.0.clone());
        let mut missing = Money::ZERO;
        for piece in stock::pieces_at(read, line.line.part, line.line.place)? {
            if serials.contains(&piece.serial) {
                missing = missing.plus(piece.value).ok_or_else(beyond)?;
            }
        }
        return Ok((missing, found));
    }
    let there = stock::at(read, line.line.part, line.line.place)?;
    let missing = there.map_or(Money::ZERO, |there| leaving(there.value, there.on_hand, difference.missing));
    Ok((missing, found))
}

fn beyond() -> Failure {
    Failure::internal("store.failed", "a sum beyond all money")
}
