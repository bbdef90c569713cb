//! The parts of an order as its page shows them, and what may take the place of one that is not there.

use super::part_of;
use crate::note::name_of;
use crate::old_part::{self, OldPartRow};
use crate::repair::{ByRepair, known};
use domain::faults::Faults;
use domain::price::{Grade, LineKind};
use domain::quote::QuoteLineId;
use domain::repair::RepairId;
use domain::repair_part::{self as rules, Deed};
use domain::stock::{self, LineState, PartId, PlaceKind, RepairPartId};
use kernel::{Moment, Result};
use serde::{Deserialize, Serialize};
use store::part::Part;
use store::repair_part::RepairPart;
use store::{Read, part, place, quote, repair_part};
use ts_rs::TS;

/// The parts of an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairParts {
    rows: Vec<RepairPartRow>,
    /// Lines about parts in the quote that counts now which nothing is planned for yet.
    quoted: Vec<QuotedPart>,
    old: Vec<OldPartRow>,
    /// Whether parts may be asked for where the order stands.
    may_plan: bool,
    /// Whether they may be taken.
    may_take: bool,
    /// Whether they may go into the machine.
    may_use: bool,
}

/// A part on an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairPartRow {
    id: RepairPartId,
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    grade: Grade,
    serialised: bool,
    returns_old: bool,
    quantity: i64,
    state: LineState,
    /// What may be done with it from its state.
    deeds: Vec<Deed>,
    may_undo: bool,
    place: Option<PlaceKind>,
    /// The bin, or whose store it is.
    place_name: String,
    serial: Option<String>,
    waits_from: Option<Moment>,
    old_serial: String,
    why: String,
    by: String,
    at: Moment,
    /// How many are free on good shelves, for one that nothing was taken of.
    available: i64,
    /// What may take its place, where not enough of it is there.
    offers: Vec<PartOffer>,
}

/// A part that may take another's place.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartOffer {
    part: PartId,
    number: String,
    name: String,
    grade: Grade,
    available: i64,
    /// Whether it replaces the other for good.
    successor: bool,
}

/// A line of a quote about a part.
#[derive(Debug, Serialize, TS)]
pub(crate) struct QuotedPart {
    id: QuoteLineId,
    name: String,
    quantity: i64,
}

/// The parts of an order, in the order they were asked for.
pub(crate) fn of(read: &Read<'_>, input: ByRepair) -> Result<RepairParts> {
    let repair = known(read, input.id)?;
    let lines = repair_part::of_repair(read, repair.id)?;
    let quoted = quoted(read, repair.id, &lines)?;
    let is_open = repair.stage.is_open();
    Ok(RepairParts {
        rows: lines.into_iter().map(|line| row(read, line, is_open)).collect::<Result<_>>()?,
        quoted,
        old: old_part::of_repair(read, repair.id)?,
        may_plan: rules::may_plan(repair.stage),
        may_take: rules::may_take(repair.stage),
        may_use: rules::may_use(repair.stage),
    })
}

fn row(read: &Read<'_>, line: RepairPart, is_open: bool) -> Result<RepairPartRow> {
    let part = part_of(read, line.part)?;
    let place = line.place.map(|id| place::known(read, id)).transpose()?;
    let place_name = place.as_ref().map(|place| place::name(read, place)).transpose()?;
    let piece = line.piece.map(|id| store::stock::piece_by_id(read, id)).transpose()?.flatten();
    let is_planned = line.state == LineState::Planned;
    let available = if is_planned { store::stock::available(read, part.id)? } else { 0 };
    let is_short = is_planned && available < line.quantity;
    Ok(RepairPartRow {
        id: line.id,
        part: part.id,
        offers: if is_short { offers(read, &part)? } else { Vec::new() },
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        grade: part.grade,
        serialised: part.serialised,
        returns_old: part.returns_old,
        quantity: line.quantity,
        state: line.state,
        deeds: Deed::ALL.iter().copied().filter(|deed| rules::after(line.state, *deed).is_some()).collect(),
        may_undo: is_open && rules::undone(line.state).is_some(),
        place: place.map(|place| place.kind),
        place_name: place_name.unwrap_or_default(),
        serial: piece.map(|piece| piece.serial),
        waits_from: line.waits_from,
        old_serial: line.old_serial,
        why: line.why,
        by: name_of(read, line.by)?,
        at: line.at,
        available,
    })
}

/// What is there of the parts that replace one for good or may take its place, most first.
fn offers(read: &Read<'_>, part: &Part) -> Result<Vec<PartOffer>> {
    let alternates = part::alternates(read, part.id)?.into_iter().filter(|one| one.active);
    let ways = part.superseded_by.map(|id| (id, true)).into_iter();
    let mut offers: Vec<PartOffer> = Vec::new();
    for (id, successor) in ways.chain(alternates.map(|one| (one.alternate, false))) {
        let other = part_of(read, id)?;
        let available = store::stock::available(read, id)?;
        let is_new = !offers.iter().any(|offer| offer.part == id);
        if other.active && available > 0 && is_new {
            let Part { number, name, grade, .. } = other;
            offers.push(PartOffer { part: id, number, name, grade, available, successor });
        }
    }
    offers.sort_by_key(|offer| (!offer.successor, -offer.available));
    Ok(offers)
}

/// The lines about parts in the version that is written, told or agreed to which nothing is planned for.
fn quoted(read: &Read<'_>, repair: RepairId, lines: &[RepairPart]) -> Result<Vec<QuotedPart>> {
    let version = match quote::open(read, repair)? {
        Some(open) => Some(open.id),
        None => quote::agreed(read, repair)?.map(|(agreed, _)| agreed.id),
    };
    let Some(version) = version else { return Ok(Vec::new()) };
    let is_planned = |id| lines.iter().any(|line| line.quote_line == Some(id));
    let told = quote::lines(read, version)?.into_iter();
    Ok(told
        .filter(|line| line.kind == LineKind::Part && !is_planned(line.id))
        .map(|line| QuotedPart { id: line.id, name: line.name, quantity: line.quantity })
        .collect())
}

/// A part by its code.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferPart {
    code: String,
}

/// A part, how many are there, and what may take its place.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OfferedPart {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    serialised: bool,
    available: i64,
    offers: Vec<PartOffer>,
}

/// What a code names, how many are free, and what may take its place where none is.
pub(crate) fn offer(read: &Read<'_>, input: OfferPart) -> Result<OfferedPart> {
    let mut faults = Faults::new();
    let code = faults.take("code", stock::code(&input.code));
    let found = match code {
        Some(code) => faults.take("code", super::plan::called(read, code)?),
        None => None,
    };
    faults.refuse("repair_part.invalid")?;
    let part = found.ok_or_else(super::plan::missing)?;
    let available = store::stock::available(read, part.id)?;
    Ok(OfferedPart {
        part: part.id,
        offers: if available == 0 { offers(read, &part)? } else { Vec::new() },
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        serialised: part.serialised,
        available,
    })
}
