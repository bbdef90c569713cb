//! Where parts lie, and how they came there.

use super::known_part;
use crate::door::Empty;
use crate::rights::may;
use domain::repair::RepairId;
use domain::right::Right;
use domain::stock::{MovementId, MovementKind, PartId, PieceId, PlaceId, PlaceKind};
use kernel::{Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::stock::{End, Kept, Lying, Moved, Page, Shelf};
use store::{Read, place, stock};
use ts_rs::TS;

/// How many rows a page has.
const PAGE: u32 = 100;

/// Which part.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfPart {
    part: PartId,
}

/// Where a part lies.
#[derive(Debug, Serialize, TS)]
pub(crate) struct StockOfPart {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    serialised: bool,
    on_hand: i64,
    reserved: i64,
    /// Good ones that are not put aside.
    available: i64,
    /// What they are worth, for whoever may see costs.
    #[ts(type = "number | null")]
    value: Option<Money>,
    places: Vec<LyingRow>,
}

/// Pieces of a part at a place.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LyingRow {
    place: PlaceId,
    kind: PlaceKind,
    /// The bin's name or whose it is, or nothing.
    place_name: String,
    on_hand: i64,
    reserved: i64,
    #[ts(type = "number | null")]
    value: Option<Money>,
    pieces: Vec<PieceRow>,
}

/// A piece with its serial number.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PieceRow {
    piece: PieceId,
    serial: String,
    #[ts(type = "number | null")]
    value: Option<Money>,
}

/// What lies at a place is asked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AtPlace {
    place: PlaceId,
    /// A piece of a number, a name or a kind; empty for all.
    words: String,
    /// Parts after this number; empty from the first.
    after: String,
}

/// A page of it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ShelfPage {
    rows: Vec<ShelfRow>,
    /// Whether there are more.
    more: bool,
}

/// A part at a place.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ShelfRow {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    serialised: bool,
    on_hand: i64,
    reserved: i64,
    #[ts(type = "number | null")]
    value: Option<Money>,
}

/// A page of a part's card is asked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskCard {
    part: PartId,
    /// What went to or from this place only.
    place: Option<PlaceId>,
    /// Movements before this place in time; nothing from the newest.
    before: Option<i64>,
}

/// A page of it, the newest first.
#[derive(Debug, Serialize, TS)]
pub(crate) struct StockCard {
    rows: Vec<MovedRow>,
    /// Whether there are older ones.
    more: bool,
}

/// A movement.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MovedRow {
    seq: i64,
    id: MovementId,
    kind: MovementKind,
    source: EndRow,
    target: EndRow,
    quantity: i64,
    /// By how much it changed what lies here; 0 from place to place.
    change: i64,
    /// How many lay here after it.
    balance: i64,
    #[ts(type = "number | null")]
    value: Option<Money>,
    serial: Option<String>,
    /// The number of the paper it belongs to.
    paper: Option<String>,
    repair: Option<RepairId>,
    repair_number: Option<String>,
    /// Whether it may be taken back here.
    reversible: bool,
    reversed: bool,
    why: String,
    at: Moment,
    by: String,
}

/// One end of it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct EndRow {
    place: PlaceId,
    kind: PlaceKind,
    /// The bin's name or whose it is, or nothing.
    name: String,
}

/// Parts whose stock is not what its movements say, by number.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Recounted {
    differing: Vec<String>,
}

/// Where a part lies.
pub(crate) fn of_part(read: &Read<'_>, input: OfPart) -> Result<StockOfPart> {
    let part = known_part(read, input.part)?;
    let with_costs = may(read, Right::SeeCosts)?;
    let lying = stock::lying(read, part.id)?;
    let value: i64 = lying.iter().map(|one| one.value.0).sum();
    let row = |one: &Lying| lying_row(read, part.id, part.serialised, one, with_costs);
    Ok(StockOfPart {
        part: part.id,
        on_hand: lying.iter().map(|one| one.on_hand).sum(),
        reserved: lying.iter().map(|one| one.reserved).sum(),
        available: stock::available(read, part.id)?,
        value: with_costs.then_some(Money(value)),
        places: lying.iter().map(row).collect::<Result<_>>()?,
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        serialised: part.serialised,
    })
}

fn lying_row(
    read: &Read<'_>,
    part: PartId,
    serialised: bool,
    lying: &Lying,
    with_costs: bool,
) -> Result<LyingRow> {
    let pieces = if serialised { stock::pieces_at(read, part, lying.place.id)? } else { Vec::new() };
    let piece = |kept: Kept| PieceRow {
        piece: kept.piece,
        serial: kept.serial,
        value: with_costs.then_some(kept.value),
    };
    Ok(LyingRow {
        place: lying.place.id,
        kind: lying.place.kind,
        place_name: place::name(read, &lying.place)?,
        on_hand: lying.on_hand,
        reserved: lying.reserved,
        value: with_costs.then_some(lying.value),
        pieces: pieces.into_iter().map(piece).collect(),
    })
}

/// What lies at a place.
pub(crate) fn at_place(read: &Read<'_>, input: AtPlace) -> Result<ShelfPage> {
    let place = place::known(read, input.place)?;
    let with_costs = may(read, Right::SeeCosts)?;
    let mut shelves = stock::of_place(read, place.id, (input.words.trim(), &input.after), PAGE + 1)?;
    let more = cut(&mut shelves);
    let row = |shelf: Shelf| ShelfRow {
        part: shelf.part,
        number: shelf.number,
        name: shelf.name,
        spec: shelf.spec,
        unit: shelf.unit,
        serialised: shelf.serialised,
        on_hand: shelf.on_hand,
        reserved: shelf.reserved,
        value: with_costs.then_some(shelf.value),
    };
    Ok(ShelfPage { rows: shelves.into_iter().map(row).collect(), more })
}

/// A part's card: what moved, and how many lay there after each.
pub(crate) fn card(read: &Read<'_>, input: AskCard) -> Result<StockCard> {
    let part = known_part(read, input.part)?;
    let with_costs = may(read, Right::SeeCosts)?;
    let before = input.before.unwrap_or(i64::MAX);
    let page = Page { part: part.id, place: input.place, before, limit: PAGE + 1 };
    let mut moved = stock::card(read, page)?;
    let more = cut(&mut moved);
    let mut balance = stock::balance_before(read, part.id, input.place, before)?;
    let mut rows = Vec::with_capacity(moved.len());
    for one in moved {
        let change = changed(&one, input.place);
        rows.push(moved_row(one, (change, balance), with_costs));
        balance -= change;
    }
    Ok(StockCard { rows, more })
}

/// By how much a movement changed what lies at a place, or in the whole shop.
fn changed(moved: &Moved, place: Option<PlaceId>) -> i64 {
    let is_here = |end: &End| place.map_or(!end.kind.is_counter(), |place| place == end.place);
    let came = if is_here(&moved.target) { moved.quantity } else { 0 };
    let went = if is_here(&moved.source) { moved.quantity } else { 0 };
    came - went
}

fn moved_row(moved: Moved, (change, balance): (i64, i64), with_costs: bool) -> MovedRow {
    let end = |end: End| EndRow { place: end.place, kind: end.kind, name: end.name };
    let (repair, repair_number) = moved.repair.unzip();
    MovedRow {
        seq: moved.seq,
        id: moved.id,
        kind: moved.kind,
        source: end(moved.source),
        target: end(moved.target),
        quantity: moved.quantity,
        change,
        balance,
        value: with_costs.then_some(moved.value),
        serial: moved.serial,
        paper: moved.paper,
        repair,
        repair_number,
        reversible: !moved.belongs && !moved.reverses && !moved.reversed,
        reversed: moved.reversed,
        why: moved.why,
        at: moved.at,
        by: moved.by,
    }
}

/// Reckons the stock anew from every movement.
pub(crate) fn recount(read: &Read<'_>, _: Empty) -> Result<Recounted> {
    Ok(Recounted { differing: stock::differences(read)? })
}

/// Cuts off the row past the page, and answers whether there was one.
fn cut<T>(rows: &mut Vec<T>) -> bool {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    more
}
