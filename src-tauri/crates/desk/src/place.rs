//! The shop's places for parts, and bins within them.

use crate::door::Empty;
use crate::id::Id;
use crate::rights::may;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::right::Right;
use domain::stock::{PlaceId, PlaceKind, bin};
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::place::{self, Filled, Place};
use store::{Change, Read, stock};
use ts_rs::TS;

/// A place with what lies there. One that was never used has no id yet.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PlaceRow {
    id: Option<PlaceId>,
    /// What an editor of the bin has seen; 0 for the place itself.
    seen_seq: i64,
    kind: PlaceKind,
    bin: Option<String>,
    person: Option<PersonId>,
    /// Whose it is, or nothing.
    person_name: String,
    active: bool,
    parts: i64,
    pieces: i64,
    /// What they are worth, for whoever may see costs.
    #[ts(type = "number | null")]
    value: Option<Money>,
}

/// A bin, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepBin {
    id: Option<PlaceId>,
    /// What its editor saw; 0 for a new one.
    seen_seq: i64,
    kind: PlaceKind,
    bin: String,
    active: bool,
}

/// A place that was used before, or the one of a kind, which is made at its first use.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceChoice {
    place: Option<PlaceId>,
    kind: Option<PlaceKind>,
}

impl PlaceChoice {
    /// The place that is meant, which is one to lay pieces on: a shelf, a bin, the scrap.
    ///
    /// # Errors
    /// `field.unknown` as a fault of the field.
    pub(crate) fn chosen(self, change: &mut Change<'_>) -> Result<std::result::Result<Place, Fault>> {
        let is_shelf = |kind: PlaceKind| kind.has_bins() || kind == PlaceKind::Scrap;
        let id = match (self.place, self.kind) {
            (Some(place), _) => place,
            (None, Some(kind)) if is_shelf(kind) => place::main(change, kind)?,
            (None, _) => return Ok(Err(Fault::new("field.unknown"))),
        };
        let known = place::by_id(change, id)?;
        let known = known.filter(|place| place.active && !place.kind.is_counter());
        Ok(known.ok_or_else(|| Fault::new("field.unknown")))
    }
}

/// Every place within the shop; the shelves of every kind, also where nothing ever lay.
pub(crate) fn list(read: &Read<'_>, _: Empty) -> Result<Vec<PlaceRow>> {
    let with_costs = may(read, Right::SeeCosts)?;
    let filled = place::filled(read)?;
    let mut rows = Vec::new();
    for kind in PlaceKind::ALL.iter().copied().filter(|kind| !kind.is_counter()) {
        let of_kind: Vec<&Filled> = filled.iter().filter(|one| one.place.kind == kind).collect();
        let is_used = of_kind.iter().any(|one| one.place.bin.is_none());
        if !is_used && (kind.has_bins() || kind == PlaceKind::Scrap) {
            rows.push(unused(kind, with_costs));
        }
        for one in of_kind {
            rows.push(row(read, one, with_costs)?);
        }
    }
    Ok(rows)
}

fn unused(kind: PlaceKind, with_costs: bool) -> PlaceRow {
    PlaceRow {
        id: None,
        seen_seq: 0,
        kind,
        bin: None,
        person: None,
        person_name: String::new(),
        active: true,
        parts: 0,
        pieces: 0,
        value: with_costs.then_some(Money::ZERO),
    }
}

fn row(read: &Read<'_>, filled: &Filled, with_costs: bool) -> Result<PlaceRow> {
    let place = &filled.place;
    let seen_seq = if place.bin.is_some() { place::seen(read, place.id)? } else { 0 };
    Ok(PlaceRow {
        id: Some(place.id),
        seen_seq,
        kind: place.kind,
        bin: place.bin.clone(),
        person: place.person,
        person_name: filled.person_name.clone(),
        active: place.active,
        parts: filled.parts,
        pieces: filled.pieces,
        value: with_costs.then_some(filled.value),
    })
}

/// Keeps a bin. One where something lies stays.
pub(crate) fn keep_bin(change: &mut Change<'_>, input: KeepBin) -> Result<Id> {
    let before = input.id.map(|id| known_bin(change, id)).transpose()?;
    let mut faults = Faults::new();
    let name = faults.take("bin", bin(&input.bin)).map(str::to_owned);
    if !input.kind.has_bins() || before.as_ref().is_some_and(|before| before.kind != input.kind) {
        faults.add("kind", "field.wrong");
    } else if let Some(name) = &name
        && place::bin(change, input.kind, name)?.is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("bin", "field.known_already");
    }
    if let Some(before) = &before
        && !input.active
        && stock::is_anything_at(change, before.id)?
    {
        faults.add("active", "field.not_empty");
    }
    faults.refuse("place.invalid")?;
    let id = input.id.unwrap_or_else(|| change.new_id());
    let after = Place { id, kind: input.kind, bin: name, person: None, active: input.active };
    match before {
        Some(before) => place::revise(change, input.seen_seq, &before, &after)?,
        None => place::add(change, &after)?,
    }
    Ok(Id::of(id))
}

fn known_bin(read: &Read<'_>, id: PlaceId) -> Result<Place> {
    let known = place::by_id(read, id)?.filter(|place| place.bin.is_some());
    known.ok_or_else(|| Failure::not_found("place.not_found"))
}
