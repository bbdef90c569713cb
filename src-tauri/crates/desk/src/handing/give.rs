//! Giving, taking, refusing and withdrawing.

use super::{ByHanding, Handed, must_answer_for, must_be, one, said, short};
use crate::repair_part::{arrived, part_of};
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::repair_part::{optional_code, picked};
use domain::stock::{HandingId, HandingLineId, HandingState, MovementKind, PieceId, PlaceId, PlaceKind};
use kernel::{Failure, Result};
use serde::Deserialize;
use store::handing::{Handing, HandingLine};
use store::stock::Moving;
use store::{Change, Read, handing, place, repair_part, stock};
use ts_rs::TS;

/// What the storekeeper gives of what was asked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendHanding {
    id: HandingId,
    lines: Vec<SendLine>,
}

/// How many of a line are given; the serial number where the part has them.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendLine {
    id: HandingLineId,
    quantity: i64,
    #[ts(optional = nullable)]
    serial: Option<String>,
}

/// Gives pieces from the shelves; they are on their way until whoever asked takes them.
pub(crate) fn send(change: &mut Change<'_>, input: SendHanding) -> Result<Handed> {
    let before = one(change, input.id)?;
    must_be(&before, &[HandingState::Asked])?;
    must_answer_for(change, &before, true)?;
    let mut faults = Faults::new();
    let mut given = Vec::new();
    for (at, line) in handing::lines(change, before.id)?.into_iter().enumerate() {
        let typed = input.lines.iter().find(|typed| typed.id == line.id);
        let quantity = typed.map_or(0, |typed| typed.quantity);
        if !(0..=line.asked).contains(&quantity) {
            let most = usize::try_from(line.asked).unwrap_or(usize::MAX);
            faults.take_of::<()>(("lines", at), "quantity", Err(Fault::not_between(0, most)));
        }
        let serial = typed.and_then(|typed| typed.serial.as_deref()).unwrap_or("");
        let piece = match quantity > 0 {
            true => faults.take_of(("lines", at), "serial", piece_of(change, &line, serial)?).flatten(),
            false => None,
        };
        given.push((line, quantity, piece));
    }
    if given.iter().all(|(_, quantity, _)| *quantity == 0) {
        faults.add("lines", "field.empty");
    }
    faults.refuse("handing.invalid")?;
    for (line, quantity, piece) in given {
        let sent = HandingLine { sent: Some(quantity), piece, ..line.clone() };
        handing::write_line(change, &line, &sent)?;
        if quantity > 0 {
            from_shelves(change, (&before, &sent), quantity)?;
        }
    }
    let sent = Handing {
        state: HandingState::Sent,
        sent_by: Some(PersonId(change.person())),
        sent_at: Some(change.now()),
        ..before.clone()
    };
    handing::write(change, &before, &sent)?;
    Ok(Handed { id: sent.id, state: sent.state })
}

/// The piece that a serial number names, where the part has them.
fn piece_of(read: &Read<'_>, line: &HandingLine, serial: &str) -> Result<Result<Option<PieceId>, Fault>> {
    if !part_of(read, line.part)?.serialised {
        return Ok(Ok(None));
    }
    let serial = match optional_code(serial) {
        Ok("") => return Ok(Err(Fault::new("field.scan_serial"))),
        Ok(serial) => serial,
        Err(fault) => return Ok(Err(fault)),
    };
    let piece = stock::piece(read, line.part, serial)?;
    Ok(piece.map(|piece| Some(piece.id)).ok_or(Fault::new("field.unknown_serial")))
}

/// Takes pieces off the shelves: a piece from where it is, others from the first places that have them free.
fn from_shelves(change: &mut Change<'_>, handed: (&Handing, &HandingLine), quantity: i64) -> Result<()> {
    let line = handed.1;
    if let Some(piece) = line.piece {
        let at = stock::place_of(change, piece)?.unwrap_or(handed.0.source);
        return on_its_way(change, handed, at, quantity);
    }
    let free = repair_part::free(change, line.part)?;
    let picked = picked(&free, quantity);
    let there: i64 = picked.iter().map(|(_, pieces)| pieces).sum();
    if there < quantity {
        return Err(short(change, line.part, (quantity, there))?);
    }
    for (place, pieces) in picked {
        on_its_way(change, handed, place, pieces)?;
    }
    Ok(())
}

/// Refuses to give away what a technician holds for an order, or does not hold.
pub(super) fn short_own(change: &Change<'_>, own: PlaceId, line: &HandingLine) -> Result<()> {
    if let Some(piece) = line.piece
        && let Some(held) = repair_part::holding(change, piece)?
    {
        let number = crate::repair::known(change, held.repair)?.number;
        return Err(Failure::refused("repair_part.piece_taken").with("number", number));
    }
    let held = stock::at(change, line.part, own)?.map_or(0, |lying| lying.on_hand);
    let there = (held - repair_part::bound_at(change, line.part, own)?).max(0);
    if there < line.asked { Err(short(change, line.part, (line.asked, there))?) } else { Ok(()) }
}

pub(super) fn on_its_way(
    change: &mut Change<'_>,
    handed: (&Handing, &HandingLine),
    from: PlaceId,
    quantity: i64,
) -> Result<()> {
    let transit = place::main(change, PlaceKind::Transit)?;
    moved(change, handed, (from, transit), quantity)
}

fn moved(
    change: &mut Change<'_>,
    (handing, line): (&Handing, &HandingLine),
    (source, target): (PlaceId, PlaceId),
    quantity: i64,
) -> Result<()> {
    let moving = Moving {
        kind: MovementKind::Transfer,
        part: line.part,
        piece: line.piece,
        source,
        target,
        quantity,
        value: None,
        doc: Some(handing.id.0),
        line: None,
        why: handing.number.clone(),
    };
    stock::post(change, &moving)?;
    Ok(())
}

/// Takes what was given: from then on whoever takes it answers for it. Good pieces back on the shelves go to whoever waits.
pub(crate) fn accept(change: &mut Change<'_>, input: ByHanding) -> Result<Handed> {
    let before = one(change, input.id)?;
    must_be(&before, &[HandingState::Sent])?;
    must_answer_for(change, &before, false)?;
    let transit = place::main(change, PlaceKind::Transit)?;
    let is_shelf = place::known(change, before.target)?.kind == PlaceKind::Good;
    let mut parts = Vec::new();
    for line in handing::lines(change, before.id)? {
        let Some(quantity) = line.sent.filter(|sent| *sent > 0) else { continue };
        let bin = if is_shelf { part_of(change, line.part)?.bin } else { None };
        moved(change, (&before, &line), (transit, bin.unwrap_or(before.target)), quantity)?;
        if is_shelf && !parts.contains(&line.part) {
            parts.push(line.part);
        }
    }
    let done = over(change, &before, HandingState::Accepted, before.why.clone())?;
    for part in parts {
        arrived(change, part)?;
    }
    Ok(done)
}

/// A handing that somebody does not want, and why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefuseHanding {
    id: HandingId,
    why: String,
}

/// Refuses what was asked for, or what is on its way: it goes back where it came from.
pub(crate) fn refuse(change: &mut Change<'_>, input: RefuseHanding) -> Result<Handed> {
    let before = one(change, input.id)?;
    let why = said(&input.why, true)?;
    must_be(&before, &[HandingState::Asked, HandingState::Sent])?;
    must_answer_for(change, &before, before.state == HandingState::Asked)?;
    gone_back(change, &before, &why)?;
    over(change, &before, HandingState::Refused, why)
}

/// Whoever asked does not want it any more, or whoever gave takes it back before it was taken.
pub(crate) fn withdraw(change: &mut Change<'_>, input: ByHanding) -> Result<Handed> {
    let before = one(change, input.id)?;
    must_be(&before, &[HandingState::Asked, HandingState::Sent])?;
    let me = PersonId(change.person());
    let is_mine = match before.state {
        HandingState::Asked => before.asked_by == me,
        HandingState::Sent => before.sent_by == Some(me),
        HandingState::Accepted | HandingState::Refused | HandingState::Withdrawn => false,
    };
    if !is_mine {
        must_answer_for(change, &before, true)?;
    }
    gone_back(change, &before, &before.why)?;
    over(change, &before, HandingState::Withdrawn, before.why.clone())
}

/// What is on its way goes back to each place it came from, and from good shelves to whoever waits for it.
fn gone_back(change: &mut Change<'_>, handing: &Handing, why: &str) -> Result<()> {
    for movement in handing::moved(change, handing.id)? {
        stock::reverse(change, movement, why)?;
    }
    if place::known(change, handing.source)?.kind == PlaceKind::Good {
        for line in handing::lines(change, handing.id)? {
            arrived(change, line.part)?;
        }
    }
    Ok(())
}

fn over(change: &mut Change<'_>, before: &Handing, state: HandingState, why: String) -> Result<Handed> {
    let taken = state != HandingState::Withdrawn;
    let after = Handing {
        state,
        why,
        taken_by: taken.then_some(PersonId(change.person())),
        taken_at: taken.then_some(change.now()),
        ..before.clone()
    };
    handing::write(change, before, &after)?;
    Ok(Handed { id: after.id, state: after.state })
}
