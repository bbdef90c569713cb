//! Handings as people see them.

use super::answers_for;
use crate::note::name_of;
use crate::repair_part::part_of;
use domain::handing::{Turn, turn};
use domain::person::PersonId;
use domain::stock::{HandingId, HandingLineId, HandingState, PartId, PlaceKind};
use kernel::{Moment, Result};
use serde::{Deserialize, Serialize};
use store::handing::{Handing, HandingLine};
use store::place::Place;
use store::{Read, handing, place, stock};
use ts_rs::TS;

/// Which handings.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HandingView {
    /// Those that somebody still has to do something about.
    Open,
    /// The newest fifty.
    Newest,
}

/// A view of handings.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListHandings {
    view: HandingView,
}

/// A handing.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HandingRow {
    id: HandingId,
    number: String,
    state: HandingState,
    from: HandingSide,
    to: HandingSide,
    why: String,
    asked_by: String,
    asked_at: Moment,
    sent_at: Option<Moment>,
    taken_at: Option<Moment>,
    /// Whether it is for who asks to give what was asked for.
    may_send: bool,
    /// Whether it is for who asks to take what is on its way.
    may_accept: bool,
    may_withdraw: bool,
    lines: Vec<HandingLineRow>,
}

/// Where pieces come from or go to.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HandingSide {
    kind: PlaceKind,
    /// Whose it is, or nothing.
    name: String,
}

/// A line of a handing.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HandingLineRow {
    id: HandingLineId,
    part: PartId,
    part_number: String,
    part_name: String,
    serialised: bool,
    serial: Option<String>,
    asked: i64,
    sent: Option<i64>,
    /// How many are free on good shelves.
    available: i64,
}

/// Handings, those that are open oldest first.
pub(crate) fn list(read: &Read<'_>, input: ListHandings) -> Result<Vec<HandingRow>> {
    let rows = match input.view {
        HandingView::Open => handing::open(read)?,
        HandingView::Newest => handing::newest(read)?,
    };
    rows.into_iter().map(|one| row(read, one)).collect()
}

fn row(read: &Read<'_>, handing: Handing) -> Result<HandingRow> {
    let (source, target) = (place::known(read, handing.source)?, place::known(read, handing.target)?);
    let me = PersonId(read.person());
    let turn = turn(handing.state);
    let gives = answers_for(read, &source)?;
    let lines = handing::lines(read, handing.id)?;
    Ok(HandingRow {
        id: handing.id,
        number: handing.number,
        state: handing.state,
        may_send: turn == Turn::Giver && gives,
        may_accept: turn == Turn::Taker && answers_for(read, &target)?,
        may_withdraw: match turn {
            Turn::Giver => handing.asked_by == me,
            Turn::Taker => handing.sent_by == Some(me) || gives,
            Turn::Nobody => false,
        },
        from: side(read, &source)?,
        to: side(read, &target)?,
        why: handing.why,
        asked_by: name_of(read, handing.asked_by)?,
        asked_at: handing.asked_at,
        sent_at: handing.sent_at,
        taken_at: handing.taken_at,
        lines: lines.into_iter().map(|line| line_row(read, line)).collect::<Result<_>>()?,
    })
}

fn side(read: &Read<'_>, place: &Place) -> Result<HandingSide> {
    Ok(HandingSide { kind: place.kind, name: place::name(read, place)? })
}

fn line_row(read: &Read<'_>, line: HandingLine) -> Result<HandingLineRow> {
    let part = part_of(read, line.part)?;
    let piece = line.piece.map(|id| stock::piece_by_id(read, id)).transpose()?.flatten();
    Ok(HandingLineRow {
        id: line.id,
        part: part.id,
        part_number: part.number,
        part_name: part.name,
        serialised: part.serialised,
        serial: piece.map(|piece| piece.serial),
        asked: line.asked,
        sent: line.sent,
        available: stock::available(read, line.part)?,
    })
}
