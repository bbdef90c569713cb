//! 领退料: pieces that pass from one hand to another, agreed to by both, and what each technician holds.

mod ask;
mod give;
mod lists;
mod own;

pub(crate) use ask::ask;
pub(crate) use give::{accept, refuse, send, withdraw};
pub(crate) use lists::list;
pub(crate) use own::own;

use crate::repair_part::part_of;
use crate::rights::may;
use domain::faults::Faults;
use domain::person::PersonId;
use domain::right::Right;
use domain::stock::{HandingId, HandingState, PlaceKind};
use domain::text;
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::handing::Handing;
use store::place::Place;
use store::{Read, handing, place};
use ts_rs::TS;

/// A handing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByHanding {
    id: HandingId,
}

/// What became of it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Handed {
    id: HandingId,
    state: HandingState,
}

fn one(read: &Read<'_>, id: HandingId) -> Result<Handing> {
    handing::by_id(read, id)?.ok_or_else(|| Failure::not_found("handing.not_found"))
}

/// Refuses what somebody did to it already.
fn must_be(handing: &Handing, states: &[HandingState]) -> Result<()> {
    if states.contains(&handing.state) {
        return Ok(());
    }
    Err(Failure::new(Code::Conflict, "handing.gone_on").with("handing_state", handing.state.text()))
}

/// Whether whoever asks answers for a place: their own store, or the shelves by right.
fn answers_for(read: &Read<'_>, place: &Place) -> Result<bool> {
    match place.kind {
        PlaceKind::Technician => Ok(place.person == Some(PersonId(read.person()))),
        PlaceKind::Good
        | PlaceKind::Check
        | PlaceKind::Bad
        | PlaceKind::Doa
        | PlaceKind::Salvage
        | PlaceKind::Scrap
        | PlaceKind::Transit
        | PlaceKind::CustomerOwn
        | PlaceKind::Supplier
        | PlaceKind::Installed
        | PlaceKind::Difference
        | PlaceKind::Customer => may(read, Right::KeepStock),
    }
}

fn must_answer_for(read: &Read<'_>, handing: &Handing, is_source: bool) -> Result<()> {
    let place = place::known(read, if is_source { handing.source } else { handing.target })?;
    if answers_for(read, &place)? {
        return Ok(());
    }
    Err(Failure::new(Code::Forbidden, "handing.not_yours").with("name", place::name(read, &place)?))
}

fn said(why: &str, is_asked: bool) -> Result<String> {
    let mut faults = Faults::new();
    let rule = if is_asked { text::words(why) } else { text::optional_words(why) };
    let why = faults.take("why", rule).map(|why| why.trim().to_owned());
    faults.refuse("handing.invalid")?;
    why.ok_or_else(missing)
}

/// Not so many pieces are there for it.
fn short(read: &Read<'_>, part: domain::stock::PartId, (wanted, there): (i64, i64)) -> Result<Failure> {
    let number = part_of(read, part)?.number;
    Ok(Failure::refused("handing.short").with("part", number).with("wanted", wanted).with("there", there))
}

fn missing() -> Failure {
    Failure::internal("handing.invalid", "a value without a fault is missing")
}
