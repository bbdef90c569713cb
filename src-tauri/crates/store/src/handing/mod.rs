//! Pieces that pass from one hand to another, agreed to by both.

mod lists;

pub(crate) use lists::period_of;
pub use lists::{moved, newest, next_number, open};

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{HandingId, HandingLineId, HandingState, PartId, PieceId, PlaceId};
use kernel::Moment;

noun! {
    /// A handing.
    Handing = "handing" {
        /// Its id.
        id: HandingId,
        /// As its paper says.
        number: String,
        /// From where.
        source: PlaceId,
        /// Where to.
        target: PlaceId,
        /// How far it is.
        state: HandingState,
        /// Why, or nothing.
        why: String as personal,
        /// Who asked for it.
        asked_by: PersonId,
        /// When.
        asked_at: Moment,
        /// Who gave the pieces.
        sent_by: Option<PersonId>,
        /// When.
        sent_at: Option<Moment>,
        /// Who took or refused them.
        taken_by: Option<PersonId>,
        /// When.
        taken_at: Option<Moment>,
    }
}

noun! {
    /// A line of a handing.
    HandingLine = "handing_line" {
        /// Its id.
        id: HandingLineId,
        /// Of which handing.
        handing: HandingId,
        /// Which part.
        part: PartId,
        /// Which piece, where it has a serial number.
        piece: Option<PieceId>,
        /// How many were asked for.
        asked: i64,
        /// How many were given.
        sent: Option<i64>,
        /// Its place among the lines, from 0.
        place: i64,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: HandingId) -> kernel::Result<Option<Handing>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, handing: &Handing) -> kernel::Result<()> {
    Ok(change.insert(handing)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Handing, after: &Handing) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Its lines, in order.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, handing: HandingId) -> kernel::Result<Vec<HandingLine>> {
    Ok(read.all(include_str!("lines.sql"), &[(":handing", &Sql(&handing))], HandingLine::read)?)
}

/// Adds a line.
///
/// # Errors
/// What the database says.
pub fn add_line(change: &mut Change<'_>, line: &HandingLine) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes what differs of a line.
///
/// # Errors
/// What the database says.
pub fn write_line(change: &mut Change<'_>, before: &HandingLine, after: &HandingLine) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
