//! What a parts clerk does by hand: the first stock, pieces put elsewhere, mistakes taken back.

use super::known_part;
use crate::id::Id;
use crate::place::PlaceChoice;
use crate::repair_part::arrived;
use domain::faults::{Fault, Faults};
use domain::stock::{
    self as rules, MOST_MOVED, MovementId, MovementKind, PartId, PlaceId, PlaceKind, all_of, may_move,
    moved_by_hand,
};
use domain::text;
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::part::Part;
use store::place::{self, Place};
use store::stock::{self, Moving};
use store::{Change, Read};
use ts_rs::TS;

/// Pieces that are put elsewhere.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PutElsewhere {
    part: PartId,
    source: PlaceId,
    target: PlaceChoice,
    /// How many; of a part with serial numbers those are told instead.
    quantity: i64,
    serials: Vec<String>,
    /// Why; may be left empty where they stay of one kind.
    why: String,
}

/// What lay there before the shop kept stock here.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenStock {
    part: PartId,
    target: PlaceChoice,
    /// How many; of a part with serial numbers those are told instead.
    quantity: i64,
    serials: Vec<String>,
    /// What each is worth, in fen.
    #[ts(type = "number")]
    price: Money,
    why: String,
}

/// A movement that was a mistake.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReverseMovement {
    movement: MovementId,
    why: String,
}

/// How many pieces moved.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PiecesMoved {
    pieces: i64,
}

/// What moves: so many, or the pieces of these serial numbers.
struct Lot {
    quantity: i64,
    serials: Vec<String>,
}

/// How many are meant, or which.
fn lot(faults: &mut Faults, part: &Part, quantity: i64, serials: &[String]) -> Option<Lot> {
    let most = u32::try_from(MOST_MOVED).unwrap_or(u32::MAX);
    if !part.serialised {
        if !serials.is_empty() {
            faults.add("serials", "field.no_serials");
        }
        let quantity = faults.take("quantity", rules::quantity(quantity, most))?;
        return Some(Lot { quantity, serials: Vec::new() });
    }
    let told = faults.take("serials", rules::serials(serials))?;
    if told.is_empty() {
        faults.add("serials", "field.empty");
        return None;
    }
    let serials: Vec<String> = told.into_iter().map(str::to_owned).collect();
    Some(Lot { quantity: i64::try_from(serials.len()).unwrap_or(i64::MAX), serials })
}

/// Puts pieces on another shelf, or into the scrap.
pub(crate) fn put(change: &mut Change<'_>, input: PutElsewhere) -> Result<PiecesMoved> {
    let part = known_part(change, input.part)?;
    let source = place::known(change, input.source)?;
    let target = input.target.chosen(change)?;
    let mut faults = Faults::new();
    let way = target.and_then(|target| way(&source, target));
    let way = faults.take("target", way);
    let lot = lot(&mut faults, &part, input.quantity, &input.serials);
    let stays = way.as_ref().is_some_and(|(_, target)| target.kind == source.kind);
    let why = if stays { text::optional_words(&input.why) } else { text::words(&input.why) };
    let why = faults.take("why", why).map(str::to_owned);
    faults.refuse("stock.invalid")?;
    let (Some((kind, target)), Some(lot), Some(why)) = (way, lot, why) else { return Err(missing()) };
    let moving = Moving {
        kind,
        part: part.id,
        piece: None,
        source: source.id,
        target: target.id,
        quantity: lot.quantity,
        value: None,
        doc: None,
        line: None,
        why,
    };
    if lot.serials.is_empty() {
        stock::post(change, &moving)?;
    }
    for serial in &lot.serials {
        let piece = stock::piece(change, part.id, serial)?;
        let piece = piece.ok_or_else(|| unknown_piece(&part, serial))?;
        stock::post(change, &Moving { piece: Some(piece.id), quantity: 1, ..moving.clone() })?;
    }
    arrived(change, part.id)?;
    Ok(PiecesMoved { pieces: lot.quantity })
}

/// By what kind of movement pieces get from here to there.
fn way(source: &Place, target: Place) -> std::result::Result<(MovementKind, Place), Fault> {
    if source.id == target.id {
        return Err(Fault::new("field.same_place"));
    }
    let kind = moved_by_hand(source.kind, target.kind).ok_or_else(|| Fault::new("field.no_way"))?;
    Ok((kind, target))
}

/// Writes down what lies there already, with what it is worth: the shop's first stock.
pub(crate) fn open(change: &mut Change<'_>, input: OpenStock) -> Result<PiecesMoved> {
    let part = known_part(change, input.part)?;
    let target = input.target.chosen(change)?;
    let mut faults = Faults::new();
    let target = faults.take("target", target.and_then(first_laid));
    let lot = lot(&mut faults, &part, input.quantity, &input.serials);
    let value = lot.as_ref().map(|lot| all_of(input.price, lot.quantity));
    if value.is_some_and(|value| value.is_none()) {
        faults.add("price", "field.bad_amount");
    }
    let why = faults.take("why", text::words(&input.why)).map(str::to_owned);
    faults.refuse("stock.invalid")?;
    let (Some(target), Some(lot), Some(why), Some(Some(value))) = (target, lot, why, value) else {
        return Err(missing());
    };
    let moving = Moving {
        kind: MovementKind::Opening,
        part: part.id,
        piece: None,
        source: place::main(change, PlaceKind::Difference)?,
        target: target.id,
        quantity: lot.quantity,
        value: Some(value),
        doc: None,
        line: None,
        why,
    };
    if lot.serials.is_empty() {
        stock::post(change, &moving)?;
    }
    for serial in &lot.serials {
        let piece = Some(stock::known_or_new_piece(change, part.id, serial)?.id);
        let value = Some(input.price);
        stock::post(change, &Moving { piece, quantity: 1, value, ..moving.clone() })?;
    }
    arrived(change, part.id)?;
    Ok(PiecesMoved { pieces: lot.quantity })
}

/// Where the first stock may be laid.
fn first_laid(target: Place) -> std::result::Result<Place, Fault> {
    if may_move(MovementKind::Opening, PlaceKind::Difference, target.kind) {
        return Ok(target);
    }
    Err(Fault::new("field.no_way"))
}

/// Takes a movement back that was made here by hand. What belongs to a paper or an order is taken back there.
pub(crate) fn reverse(change: &mut Change<'_>, input: ReverseMovement) -> Result<Id> {
    let moved = known(change, input.movement)?;
    let mut faults = Faults::new();
    let why = faults.take("why", text::words(&input.why)).map(str::to_owned);
    faults.refuse("stock.invalid")?;
    let Some(why) = why else { return Err(missing()) };
    if moved.doc.is_some() || moved.line.is_some() {
        return Err(Failure::refused("stock.belongs"));
    }
    let back = stock::reverse(change, moved.id, &why)?;
    arrived(change, moved.part)?;
    Ok(Id::of(back))
}

fn known(read: &Read<'_>, id: MovementId) -> Result<stock::Movement> {
    stock::by_id(read, id)?.ok_or_else(|| Failure::not_found("movement.not_found"))
}

fn unknown_piece(part: &Part, serial: &str) -> Failure {
    Failure::not_found("piece.unknown").with("part", &part.number).with("serial", serial)
}

fn missing() -> Failure {
    Failure::internal("stock.invalid", "a value without a fault is missing")
}
