//! Differences become movements.

use super::review::ShowStocktake;
use super::{about, standing_at};
use crate::repair::known;
use crate::repair_part::{arrived, wait_for_parts};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::stock::{MovementKind, PartId, PieceId, PlaceId, PlaceKind, StocktakeId, StocktakeState};
use domain::stocktake as rules;
use kernel::{Code, Failure, Money, Result};
use serde::Serialize;
use std::collections::BTreeSet;
use store::stock::{self, Moving};
use store::stocktake::{self, CountedLine, Stocktake};
use store::{Change, Read, place, repair_part};
use ts_rs::TS;

/// What posting came to.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PostedStocktake {
    id: StocktakeId,
    /// How many movements were made.
    movements: i64,
    /// How many orders lost what was kept for them and wait again.
    waiting: usize,
}

/// How far posting is.
struct Posting {
    stocktake: StocktakeId,
    difference: PlaceId,
    movements: i64,
    waiting: BTreeSet<RepairId>,
    /// Parts of which there is more or less to be taken.
    parts: BTreeSet<PartId>,
}

/// Posts every difference of a stocktake, whole or not at all. What moved since a count stays moved: the difference is
/// added to what is there now.
pub(crate) fn post(change: &mut Change<'_>, input: ShowStocktake) -> Result<PostedStocktake> {
    let states = [StocktakeState::Counted, StocktakeState::Approved];
    let before = standing_at(change, input.id, &states)?;
    if before.state == StocktakeState::Counted && before.gross.is_some_and(rules::needs_approval) {
        return Err(Failure::refused("stocktake.needs_approval"));
    }
    let lines = stocktake::lines(change, before.id)?;
    let difference = place::main(change, PlaceKind::Difference)?;
    let mut posting = Posting {
        stocktake: before.id,
        difference,
        movements: 0,
        waiting: BTreeSet::new(),
        parts: BTreeSet::new(),
    };
    // What was found first: a piece that is missing at one place and found at another moves there, and is not lost.
    for line in &lines {
        gain(change, &mut posting, line)?;
    }
    for line in &lines {
        lose(change, &mut posting, line)?;
    }
    // What was found on a shelf may be what an order waits for, and what was lost here may lie on another.
    for part in &posting.parts {
        arrived(change, *part)?;
    }
    for repair in &posting.waiting {
        wait_for_parts(change, &known(change, *repair)?)?;
    }
    let after = Stocktake {
        state: StocktakeState::Posted,
        posted_by: Some(PersonId(change.person())),
        posted_at: Some(change.now()),
        ..before.clone()
    };
    stocktake::update(change, &before, &after)?;
    Ok(PostedStocktake { id: before.id, movements: posting.movements, waiting: posting.waiting.len() })
}

/// What pieces that were found are worth: the average of those that lie there, else of those that lie anywhere.
pub(super) fn gained(read: &Read<'_>, line: &CountedLine, quantity: i64) -> Result<Money> {
    let beyond = || Failure::internal("store.failed", "a sum beyond all money");
    if quantity == 0 || line.place_kind == PlaceKind::CustomerOwn {
        return Ok(Money::ZERO);
    }
    let mut lying = stock::lying(read, line.line.part)?;
    lying.retain(|one| one.on_hand > 0 && one.place.kind != PlaceKind::CustomerOwn);
    if let Some(there) = lying.iter().find(|one| one.place.id == line.line.place) {
        return rules::worth(there.value, there.on_hand, quantity).ok_or_else(beyond);
    }
    let (mut value, mut on_hand) = (Money::ZERO, 0_i64);
    for one in lying {
        value = value.plus(one.value).ok_or_else(beyond)?;
        on_hand = on_hand.saturating_add(one.on_hand);
    }
    rules::worth(value, on_hand, quantity).ok_or_else(beyond)
}

fn gain(change: &mut Change<'_>, posting: &mut Posting, line: &CountedLine) -> Result<()> {
    let Some(found) = line.difference()?.map(|difference| difference.found).filter(|found| *found > 0) else {
        return Ok(());
    };
    if !line.serialised {
        let value = gained(change, line, found)?;
        return moved(
            change,
            posting,
            line,
            Moving {
                kind: MovementKind::CountGain,
                source: posting.difference,
                target: line.line.place,
                quantity: found,
                value: Some(value),
                ..moving(posting, line)
            },
        );
    }
    let serials = line.deciding().map_or_else(Vec::new, |count| count.extra.0.clone());
    for serial in &serials {
        gain_piece(change, posting, line, serial)?;
    }
    Ok(())
}

/// A piece that was found: where the books have it elsewhere in the shop it moves here; where they have it nowhere it is
/// gained. A piece that is told to be in a machine, at a supplier's or a customer's cannot lie here, too: that is to be
/// put right first.
fn gain_piece(
    change: &mut Change<'_>,
    posting: &mut Posting,
    line: &CountedLine,
    serial: &str,
) -> Result<()> {
    let piece = stock::known_or_new_piece(change, line.line.part, serial)?.id;
    let now = stock::place_of(change, piece)?;
    if now == Some(line.line.place) {
        return Ok(());
    }
    let there = now.map(|at| place::by_id(change, at)).transpose()?.flatten();
    let base = Moving { piece: Some(piece), target: line.line.place, ..moving(posting, line) };
    let moving = match there {
        None => gain_of(change, posting, line, base)?,
        Some(there) if there.kind == PlaceKind::Difference => gain_of(change, posting, line, base)?,
        Some(there) if rules::is_counted(there.kind) => {
            must_not_be_on_order(change, line, piece, serial)?;
            free(change, posting, (line.line.part, there.id), 1)?;
            Moving { kind: MovementKind::Transfer, source: there.id, ..base }
        }
        Some(there) => {
            let refused = Failure::refused("stocktake.piece_gone")
                .with("serial", serial)
                .with("kind", there.kind.text());
            return Err(about(refused, line));
        }
    };
    moved(change, posting, line, moving)
}

fn gain_of(change: &Change<'_>, posting: &Posting, line: &CountedLine, base: Moving) -> Result<Moving> {
    let value = gained(change, line, 1)?;
    Ok(Moving { kind: MovementKind::CountGain, source: posting.difference, value: Some(value), ..base })
}

fn lose(change: &mut Change<'_>, posting: &mut Posting, line: &CountedLine) -> Result<()> {
    let Some(missing) =
        line.difference()?.map(|difference| difference.missing).filter(|missing| *missing > 0)
    else {
        return Ok(());
    };
    if !line.serialised {
        make_room(change, posting, line, missing)?;
        let base = moving(posting, line);
        let moving = Moving { quantity: missing, ..base };
        return moved(change, posting, line, moving);
    }
    let serials = line.deciding().map_or_else(Vec::new, |count| count.missing.0.clone());
    for serial in &serials {
        let Some(piece) = stock::piece(change, line.line.part, serial)? else {
            return Err(Failure::internal("store.broken_reference", "piece"));
        };
        // It went its way since it was counted, and so it was there after all.
        if stock::place_of(change, piece.id)? != Some(line.line.place) {
            continue;
        }
        must_not_be_on_order(change, line, piece.id, serial)?;
        make_room(change, posting, line, 1)?;
        let moving = Moving { piece: Some(piece.id), ..moving(posting, line) };
        moved(change, posting, line, moving)?;
    }
    Ok(())
}

/// Makes sure that so many pieces can be lost: lines of orders that hold them wait again, the latest promise first. What a
/// technician took for an order cannot be lost behind that order's back.
fn make_room(change: &mut Change<'_>, posting: &mut Posting, line: &CountedLine, missing: i64) -> Result<()> {
    let (part, at): (PartId, PlaceId) = (line.line.part, line.line.place);
    let on_hand = stock::at(change, part, at)?.map_or(0, |lying| lying.on_hand);
    let left = on_hand.saturating_sub(missing);
    if left < 0 {
        return Err(about(Failure::new(Code::Conflict, "stocktake.gone_since"), line));
    }
    if left < repair_part::bound_at(change, part, at)? {
        let orders = stocktake::issued_to(change, part, at)?.join(", ");
        return Err(about(Failure::refused("stocktake.issued_to_orders").with("orders", orders), line));
    }
    free(change, posting, (part, at), missing)
}

/// Frees so many pieces of what is kept for orders there; those orders wait again.
fn free(
    change: &mut Change<'_>,
    posting: &mut Posting,
    (part, at): (PartId, PlaceId),
    wanted: i64,
) -> Result<()> {
    posting.waiting.extend(repair_part::make_free(change, part, at, wanted)?);
    Ok(())
}

/// What a technician took for an order is settled with that order.
fn must_not_be_on_order(read: &Read<'_>, line: &CountedLine, piece: PieceId, serial: &str) -> Result<()> {
    let Some(held) = repair_part::holding(read, piece)? else { return Ok(()) };
    let order = known(read, held.repair)?.number;
    let refused = Failure::refused("stocktake.piece_on_order").with("serial", serial).with("order", order);
    Err(about(refused, line))
}

/// A loss of one piece without a number, from which the others differ in what they name.
fn moving(posting: &Posting, line: &CountedLine) -> Moving {
    Moving {
        kind: MovementKind::CountLoss,
        part: line.line.part,
        piece: None,
        source: line.line.place,
        target: posting.difference,
        quantity: 1,
        value: None,
        doc: Some(posting.stocktake.0),
        line: None,
        why: line.line.why.clone(),
    }
}

fn moved(change: &mut Change<'_>, posting: &mut Posting, line: &CountedLine, moving: Moving) -> Result<()> {
    stock::post(change, &moving)?;
    posting.movements += 1;
    posting.parts.insert(line.line.part);
    Ok(())
}
