//! Counts of what lies there.

use crate::change::Change;
use crate::column::{Json, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{CountCause, CountScope, PartId, PlaceId, StocktakeId, StocktakeLineId, StocktakeState};
use kernel::Moment;

noun! {
    /// A count.
    Stocktake = "stocktake" {
        /// Its id.
        id: StocktakeId,
        /// As its paper says.
        number: String,
        /// What is counted.
        scope: Json<CountScope>,
        /// How far it is.
        state: StocktakeState,
        /// The last movement before it began.
        begun_after: i64,
        /// When it began.
        begun_at: Moment,
        /// Who began it.
        begun_by: PersonId,
        /// Who approved it.
        approved_by: Option<PersonId>,
        /// When.
        approved_at: Option<Moment>,
        /// When its differences were posted.
        posted_at: Option<Moment>,
        /// What was said, or nothing.
        why: String as personal,
    }
}

noun! {
    /// A part at a place in a count.
    StocktakeLine = "stocktake_line" {
        /// Its id.
        id: StocktakeLineId,
        /// In which count.
        stocktake: StocktakeId,
        /// Which part.
        part: PartId,
        /// Where.
        place: PlaceId,
        /// What the book said as it was counted.
        book: i64,
        /// The last movement the book had then.
        book_after: i64,
        /// What was counted.
        counted: Option<i64>,
        /// The serial numbers that were found.
        serials: Option<Json<Vec<String>>>,
        /// Who counted.
        counted_by: Option<PersonId>,
        /// When.
        counted_at: Option<Moment>,
        /// What somebody else counted.
        recounted: Option<i64>,
        /// Who.
        recounted_by: Option<PersonId>,
        /// When.
        recounted_at: Option<Moment>,
        /// Why it differs.
        cause: Option<CountCause>,
        /// In what words, or nothing.
        why: String as personal,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: StocktakeId) -> kernel::Result<Option<Stocktake>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, stocktake: &Stocktake) -> kernel::Result<()> {
    Ok(change.insert(stocktake)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Stocktake, after: &Stocktake) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Its lines, in order.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, stocktake: StocktakeId) -> kernel::Result<Vec<StocktakeLine>> {
    Ok(read.all(include_str!("lines.sql"), &[(":stocktake", &Sql(&stocktake))], StocktakeLine::read)?)
}

/// Adds a line.
///
/// # Errors
/// What the database says.
pub fn add_line(change: &mut Change<'_>, line: &StocktakeLine) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes what differs of a line.
///
/// # Errors
/// What the database says.
pub fn write_line(
    change: &mut Change<'_>,
    before: &StocktakeLine,
    after: &StocktakeLine,
) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
