//! Stock: every movement, and what lies where because of them.
//!
//! `post` and `reverse` alone write movements; what lies where (`stock`, `piece_place`) follows by triggers in the same
//! statement, so that neither can drift from them. What is reserved follows the lines of orders in the same way.

mod card;
mod lying;
mod recount;
mod reverse;

pub use card::{End, Moved, Page, balance_before, card};
pub use lying::{
    Kept, Lying, Shelf, at, available, has_moved, is_anything_at, lying, of_place, piece, piece_by_id,
    pieces_at, place_of, value_of_piece,
};
pub use recount::differences;
pub use reverse::{reverse, reversed_by};

use crate::change::Change;
use crate::noun::noun;
use crate::part::{self, Part};
use crate::place::{self, Place};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{
    self as rules, MOST_MOVED, MovementId, MovementKind, PartId, PieceId, PlaceId, PlaceKind, RepairPartId,
    may_move,
};
use kernel::{Code, Day, Failure, Moment, Money, Result};
use uuid::Uuid;

noun! {
    /// A piece with a serial number of its own.
    Piece = "piece" {
        /// Its id.
        id: PieceId,
        /// Of which part.
        part: PartId,
        /// Its serial number.
        serial: String,
    }
}

noun! {
    /// A movement.
    Movement = "movement" {
        /// Its id.
        id: MovementId,
        /// Why it moves.
        kind: MovementKind,
        /// Which part.
        part: PartId,
        /// Which piece, where it has a serial number.
        piece: Option<PieceId>,
        /// From where.
        source: PlaceId,
        /// Where to.
        target: PlaceId,
        /// How many.
        quantity: i64,
        /// What they are worth together.
        value: Money,
        /// The receipt, handing, count, return it belongs to.
        doc: Option<Uuid>,
        /// The line of an order it belongs to.
        line: Option<RepairPartId>,
        /// What it takes back.
        reverses: Option<MovementId>,
        /// Why, where somebody said so.
        why: String as personal,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// What shall move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moving {
    /// Why it moves.
    pub kind: MovementKind,
    /// Which part.
    pub part: PartId,
    /// Which piece, where the part has serial numbers.
    pub piece: Option<PieceId>,
    /// From where.
    pub source: PlaceId,
    /// Where to.
    pub target: PlaceId,
    /// How many: whole pieces, more than none.
    pub quantity: i64,
    /// What they are worth together, in fen: only where they come from outside the shop.
    pub value: Option<Money>,
    /// The receipt, handing, count, return it belongs to.
    pub doc: Option<Uuid>,
    /// The line of an order it belongs to.
    pub line: Option<RepairPartId>,
    /// Why, where somebody said so.
    pub why: String,
}

/// Moves pieces. What leaves a place of the shop takes its share of what lies there (`domain::stock::leaving`), a piece
/// with a serial number what it is worth itself.
///
/// # Errors
/// `stock.short` (`part`, `place`, `bin`, `wanted`, `there`: how many are free), `stock.piece_elsewhere`,
/// `stock.piece_reserved`, `stock.not_so`, `stock.needs_piece`, `stock.no_serials`, `stock.needs_value`,
/// `part.not_found`, `place.not_found`.
pub fn post(change: &mut Change<'_>, moving: &Moving) -> Result<MovementId> {
    let part = part::by_id(change, moving.part)?.ok_or_else(|| Failure::not_found("part.not_found"))?;
    let (source, target) = (place::known(change, moving.source)?, place::known(change, moving.target)?);
    let is_possible = moving.kind != MovementKind::Reversal
        && source.id != target.id
        && may_move(moving.kind, source.kind, target.kind);
    if !is_possible {
        return Err(not_so(&part, source.kind, target.kind));
    }
    must_be_whole(&part, moving.piece, moving.quantity)?;
    if let Some(piece) = moving.piece {
        must_lie(change, &part, &source, piece)?;
        must_be_free(change, &part, piece, moving.line)?;
    }
    let value = if source.kind.is_counter() {
        coming_in(&part, moving)?
    } else if moving.value.is_some() {
        return Err(Failure::internal("stock.needs_value", "a worth for what has one"));
    } else {
        leaving(change, &part, &source, moving)?
    };
    write(change, moving, value, None)
}

/// A movement by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: MovementId) -> Result<Option<Movement>> {
    Ok(read.get(id.0)?)
}

/// Adds a piece, which lies nowhere until it moves.
///
/// # Errors
/// What the database says.
pub fn add_piece(change: &mut Change<'_>, piece: &Piece) -> Result<()> {
    Ok(change.insert(piece)?)
}

/// The piece of a part with a serial number, known before or from now on.
///
/// # Errors
/// What the database says.
pub fn known_or_new_piece(change: &mut Change<'_>, part: PartId, serial: &str) -> Result<Piece> {
    if let Some(known) = piece(change, part, serial)? {
        return Ok(known);
    }
    let new = Piece { id: change.new_id(), part, serial: serial.to_owned() };
    add_piece(change, &new)?;
    Ok(new)
}

fn write(
    change: &mut Change<'_>,
    moving: &Moving,
    value: Money,
    reverses: Option<MovementId>,
) -> Result<MovementId> {
    let Moving { kind, part, piece, source, target, quantity, doc, line, .. } = *moving;
    let (id, at, day, by) = (change.new_id(), change.now(), change.today()?, PersonId(change.person()));
    let why = moving.why.clone();
    let movement = Movement {
        id,
        kind,
        part,
        piece,
        source,
        target,
        quantity,
        value,
        doc,
        line,
        reverses,
        why,
        at,
        day,
        by,
    };
    change.insert(&movement)?;
    Ok(id)
}

/// Whole pieces, and each its own where they have serial numbers.
fn must_be_whole(part: &Part, piece: Option<PieceId>, quantity: i64) -> Result<()> {
    if !(1..=MOST_MOVED).contains(&quantity) {
        return Err(Failure::internal("stock.invalid", "a quantity past the rules"));
    }
    match (part.serialised, piece) {
        (true, None) => Err(Failure::refused("stock.needs_piece").with("part", &part.number)),
        (true, Some(_)) if quantity != 1 => {
            Err(Failure::refused("stock.needs_piece").with("part", &part.number))
        }
        (false, Some(_)) => Err(Failure::refused("stock.no_serials").with("part", &part.number)),
        (true, Some(_)) | (false, None) => Ok(()),
    }
}

/// What comes from outside is worth what was told; what a customer brings is worth nothing to the shop.
fn coming_in(part: &Part, moving: &Moving) -> Result<Money> {
    let told = if moving.kind == MovementKind::OwnIn { Some(Money::ZERO) } else { moving.value };
    let value = told.filter(|value| (Money::ZERO..=rules::MOST_VALUE).contains(value));
    value.ok_or_else(|| Failure::refused("stock.needs_value").with("part", &part.number))
}

/// What leaves a place of the shop is free there, and takes its worth along.
fn leaving(read: &Read<'_>, part: &Part, source: &Place, moving: &Moving) -> Result<Money> {
    let there = at(read, part.id, source.id)?;
    let (on_hand, free, value) = there
        .map_or((0, 0, Money::ZERO), |there| (there.on_hand, there.on_hand - there.reserved, there.value));
    if free < moving.quantity {
        return Err(short(read, part, source, (moving.quantity, free))?);
    }
    match moving.piece {
        Some(piece) => value_of_piece(read, piece),
        None => Ok(rules::leaving(value, on_hand, moving.quantity)),
    }
}

/// A piece can only leave from where it is; a new one comes from outside.
fn must_lie(read: &Read<'_>, part: &Part, source: &Place, piece: PieceId) -> Result<()> {
    let known = piece_by_id(read, piece)?.filter(|known| known.part == part.id);
    let known = known.ok_or_else(|| Failure::not_found("piece.not_found"))?;
    let now = match place_of(read, piece)? {
        Some(now) if now == source.id => return Ok(()),
        None if source.kind.is_counter() => return Ok(()),
        None => return Err(Failure::not_found("piece.not_found")),
        Some(now) => place::known(read, now)?,
    };
    Err(Failure::new(Code::Conflict, "stock.piece_elsewhere")
        .with("part", &part.number)
        .with("serial", known.serial)
        .with("place", now.kind.text())
        .with("bin", place::name(read, &now)?))
}

/// A piece that is put aside for one order is not taken for anything else.
fn must_be_free(read: &Read<'_>, part: &Part, piece: PieceId, line: Option<RepairPartId>) -> Result<()> {
    match lying::reserved_for(read, piece)? {
        Some(reserved) if Some(reserved) != line => {
            let serial = piece_by_id(read, piece)?.map_or_else(String::new, |piece| piece.serial);
            Err(Failure::new(Code::Conflict, "stock.piece_reserved")
                .with("part", &part.number)
                .with("serial", serial))
        }
        Some(_) | None => Ok(()),
    }
}

fn short(read: &Read<'_>, part: &Part, place: &Place, (wanted, there): (i64, i64)) -> Result<Failure> {
    Ok(Failure::new(Code::Conflict, "stock.short")
        .with("part", &part.number)
        .with("name", &part.name)
        .with("place", place.kind.text())
        .with("bin", place::name(read, place)?)
        .with("wanted", wanted)
        .with("there", there))
}

fn not_so(part: &Part, source: PlaceKind, target: PlaceKind) -> Failure {
    Failure::refused("stock.not_so")
        .with("part", &part.number)
        .with("place", source.text())
        .with("target", target.text())
}
