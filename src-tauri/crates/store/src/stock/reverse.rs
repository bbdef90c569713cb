//! What was moved by mistake goes back where it came from.

use super::{Movement, Moving, at, by_id, place_of, value_of_piece, write};
use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::part;
use crate::place;
use crate::read::Read;
use domain::stock::{MovementId, MovementKind};
use kernel::{Code, Failure, Money, Result};

/// Takes a movement back: the same pieces go the other way and take along the same worth; where other pieces have come
/// and gone since, no more than what lies there, and all of it with the last piece.
///
/// # Errors
/// `movement.not_found`, `stock.is_reversal`, `stock.reversed_already`, `stock.gone_on` where what it brought is not
/// free at its place any more (`part`, `place`, `bin`, `wanted`, `there`).
pub fn reverse(change: &mut Change<'_>, id: MovementId, why: &str) -> Result<MovementId> {
    let moved = by_id(change, id)?.ok_or_else(|| Failure::not_found("movement.not_found"))?;
    if moved.kind == MovementKind::Reversal {
        return Err(Failure::refused("stock.is_reversal"));
    }
    if reversed_by(change, id)?.is_some() {
        return Err(Failure::new(Code::Conflict, "stock.reversed_already"));
    }
    let value = going_back(change, &moved)?;
    let moving = Moving {
        kind: MovementKind::Reversal,
        part: moved.part,
        piece: moved.piece,
        source: moved.target,
        target: moved.source,
        quantity: moved.quantity,
        value: None,
        doc: moved.doc,
        line: moved.line,
        why: why.to_owned(),
    };
    write(change, &moving, value, Some(id))
}

/// The movement that took this one back.
///
/// # Errors
/// What the database says.
pub fn reversed_by(read: &Read<'_>, id: MovementId) -> Result<Option<MovementId>> {
    let find = include_str!("reversed_by.sql");
    Ok(read.all(find, &[(":movement", &Sql(&id))], |row| row.column("id"))?.pop())
}

/// What goes back is still where it went, and is worth that much.
fn going_back(read: &Read<'_>, moved: &Movement) -> Result<Money> {
    let target = place::known(read, moved.target)?;
    let is_there = match moved.piece {
        Some(piece) => place_of(read, piece)? == Some(target.id),
        None => true,
    };
    if target.kind.is_counter() {
        return if is_there { Ok(moved.value) } else { Err(gone_on(read, moved, 0)?) };
    }
    let there = at(read, moved.part, target.id)?;
    let (on_hand, free, value) = there
        .map_or((0, 0, Money::ZERO), |there| (there.on_hand, there.on_hand - there.reserved, there.value));
    if !is_there || free < moved.quantity {
        return Err(gone_on(read, moved, if is_there { free } else { 0 })?);
    }
    match moved.piece {
        Some(piece) => value_of_piece(read, piece),
        None if on_hand == moved.quantity => Ok(value),
        None => Ok(moved.value.min(value)),
    }
}

fn gone_on(read: &Read<'_>, moved: &Movement, there: i64) -> Result<Failure> {
    let target = place::known(read, moved.target)?;
    let part = part::by_id(read, moved.part)?.ok_or_else(|| Failure::not_found("part.not_found"))?;
    Ok(Failure::new(Code::Conflict, "stock.gone_on")
        .with("part", part.number)
        .with("place", target.kind.text())
        .with("bin", place::name(read, &target)?)
        .with("wanted", moved.quantity)
        .with("there", there))
}
