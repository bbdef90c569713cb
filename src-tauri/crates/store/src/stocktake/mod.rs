//! 盘点: what is counted, what was counted, and what the books said at that moment.

mod counting;

pub use counting::{Moved, issued_to, last_movement, lying_at, moved_since, open_elsewhere};

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{
    CountCause, CountScope, PartId, PlaceId, PlaceKind, StocktakeId, StocktakeLineId, StocktakeState,
};
use domain::stocktake::{self as rules, Difference, LineStanding, StocktakeCountId};
use kernel::{Day, Moment, Money};
use rusqlite::ToSql;
use std::collections::HashMap;

noun! {
    /// A stocktake.
    Stocktake = "stocktake" {
        /// Its id.
        id: StocktakeId,
        /// As its sheet says.
        number: String,
        /// What is counted.
        scope: Json<CountScope>,
        /// Where it stands.
        state: StocktakeState,
        /// The last movement before it began.
        begun_after: i64,
        /// When it began.
        begun_at: Moment,
        /// Who planned it.
        begun_by: PersonId,
        /// How many lines it has, once counting ended.
        lines: Option<i64>,
        /// How many of them agreed with the books.
        exact: Option<i64>,
        /// What gains and losses are worth together, without their sign, in fen.
        gross: Option<Money>,
        /// Gains less losses, in fen.
        net: Option<Money>,
        /// Who said that counting is over.
        ended_by: Option<PersonId>,
        /// When.
        ended_at: Option<Moment>,
        /// Who agreed to the differences, where that was needed.
        approved_by: Option<PersonId>,
        /// When.
        approved_at: Option<Moment>,
        /// Who posted them.
        posted_by: Option<PersonId>,
        /// When.
        posted_at: Option<Moment>,
        /// Why it was sent back or dropped.
        why: String as personal,
    }
}

noun! {
    /// One part at one place of a stocktake.
    StocktakeLine = "stocktake_line" {
        /// Its id.
        id: StocktakeLineId,
        /// Of which stocktake.
        stocktake: StocktakeId,
        /// Which part.
        part: PartId,
        /// At which place.
        place: PlaceId,
        /// Why it differs.
        cause: Option<CountCause>,
        /// In words, where the cause alone does not tell.
        why: String as personal,
    }
}

noun! {
    /// One count of a line, and the book figure at that moment.
    StocktakeCount = "stocktake_count" {
        /// Its id.
        id: StocktakeCountId,
        /// Of which line.
        line: StocktakeLineId,
        /// 1, or 2 for the one by another person.
        round: i64,
        /// What the books said.
        book: i64,
        /// The last movement that figure knows.
        book_after: i64,
        /// What was there.
        counted: i64,
        /// Which serial numbers were found.
        serials: Json<Vec<String>>,
        /// Which of the book's were not.
        missing: Json<Vec<String>>,
        /// Which were found and were not in the book there.
        extra: Json<Vec<String>>,
        /// Who counted.
        by: PersonId,
        /// When.
        at: Moment,
    }
}

impl StocktakeCount {
    /// By how much shelf and books differed.
    ///
    /// # Errors
    /// Where there are more serial numbers than can be.
    pub fn difference(&self, serialised: bool) -> kernel::Result<Difference> {
        if !serialised {
            return Ok(Difference::of_quantity(self.book, self.counted));
        }
        let length = |all: &Vec<String>| {
            i64::try_from(all.len()).map_err(|error| kernel::Failure::internal("store.failed", error))
        };
        Ok(Difference { missing: length(&self.missing.0)?, found: length(&self.extra.0)? })
    }
}

/// A line with what is told beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedLine {
    /// The line.
    pub line: StocktakeLine,
    /// The part's number.
    pub part_number: String,
    /// The part's name.
    pub part_name: String,
    /// 规格
    pub spec: String,
    /// What it is counted in.
    pub unit: String,
    /// Whether each piece has a serial number of its own.
    pub serialised: bool,
    /// Of which kind the place is.
    pub place_kind: PlaceKind,
    /// Its bin, where it is one.
    pub place_bin: Option<String>,
    /// Whose it is, where it is a person's.
    pub place_person: Option<String>,
    /// The first count.
    pub first: Option<StocktakeCount>,
    /// The one by another person.
    pub second: Option<StocktakeCount>,
}

impl CountedLine {
    /// The count that decides: the second where there is one.
    #[must_use]
    pub fn deciding(&self) -> Option<&StocktakeCount> {
        self.second.as_ref().or(self.first.as_ref())
    }

    /// What the deciding count found.
    ///
    /// # Errors
    /// As `StocktakeCount::difference`.
    pub fn difference(&self) -> kernel::Result<Option<Difference>> {
        self.deciding().map(|count| count.difference(self.serialised)).transpose()
    }

    /// What the line still asks for.
    ///
    /// # Errors
    /// As `StocktakeCount::difference`.
    pub fn standing(&self) -> kernel::Result<LineStanding> {
        let of = |count: &Option<StocktakeCount>| {
            count.as_ref().map(|count| count.difference(self.serialised)).transpose()
        };
        Ok(rules::standing(of(&self.first)?, of(&self.second)?, self.line.cause))
    }
}

/// A place that can be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Countable {
    /// Which one.
    pub id: PlaceId,
    /// Of which kind.
    pub kind: PlaceKind,
    /// Its bin, where it is one.
    pub bin: Option<String>,
    /// Whose it is, where it is a person's.
    pub person_name: Option<String>,
    /// How many parts lie there.
    pub parts: i64,
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: StocktakeId) -> kernel::Result<Option<Stocktake>> {
    Ok(read.get(id.0)?)
}

/// A line by id.
///
/// # Errors
/// What the database says.
pub fn line_by_id(read: &Read<'_>, id: StocktakeLineId) -> kernel::Result<Option<StocktakeLine>> {
    Ok(read.get(id.0)?)
}

/// The newest, at most so many.
///
/// # Errors
/// What the database says.
pub fn newest(read: &Read<'_>, most: i64) -> kernel::Result<Vec<Stocktake>> {
    let params: [(&str, &dyn ToSql); 2] = [(":before", &i64::MAX), (":most", &most)];
    Ok(read.all(include_str!("newest.sql"), &params, Stocktake::read)?)
}

/// All lines of one, by place and number, with their counts.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, id: StocktakeId) -> kernel::Result<Vec<CountedLine>> {
    let params: [(&str, &dyn ToSql); 1] = [(":stocktake", &Sql(&id))];
    let counts = read.all(include_str!("counts.sql"), &params, StocktakeCount::read)?;
    let mut by_line: HashMap<StocktakeLineId, [Option<StocktakeCount>; 2]> = HashMap::new();
    for count in counts {
        let [first, second] = by_line.entry(count.line).or_default();
        if count.round == 1 {
            *first = Some(count);
        } else {
            *second = Some(count);
        }
    }
    Ok(read.all(include_str!("lines.sql"), &params, |row| {
        let line = StocktakeLine::read(row)?;
        let [first, second] = by_line.remove(&line.id).unwrap_or([None, None]);
        Ok(CountedLine {
            line,
            part_number: row.column("part_number")?,
            part_name: row.column("part_name")?,
            spec: row.column("spec")?,
            unit: row.column("unit")?,
            serialised: row.column("serialised")?,
            place_kind: row.column("place_kind")?,
            place_bin: row.column("place_bin")?,
            place_person: row.column("place_person")?,
            first,
            second,
        })
    })?)
}

/// The line of a part at a place, and its counts in their order.
///
/// # Errors
/// What the database says.
pub fn line_at(
    read: &Read<'_>,
    (stocktake, part, place): (StocktakeId, PartId, PlaceId),
) -> kernel::Result<Option<(StocktakeLine, Vec<StocktakeCount>)>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":stocktake", &Sql(&stocktake)), (":part", &Sql(&part)), (":place", &Sql(&place))];
    let Some(line) = read.all(include_str!("line_at.sql"), &params, StocktakeLine::read)?.pop() else {
        return Ok(None);
    };
    let counts =
        read.all(include_str!("counts_of_line.sql"), &[(":line", &Sql(&line.id))], StocktakeCount::read)?;
    Ok(Some((line, counts)))
}

/// Every place that can be counted, the empty ones, too.
///
/// # Errors
/// What the database says.
pub fn countable(read: &Read<'_>) -> kernel::Result<Vec<Countable>> {
    Ok(read.all(include_str!("countable.sql"), &[], |row| {
        Ok(Countable {
            id: row.column("id")?,
            kind: row.column("kind")?,
            bin: row.column("bin")?,
            person_name: row.column("person_name")?,
            parts: row.column("parts")?,
        })
    })?)
}

/// The next one's place in its day, counted from 1.
///
/// # Errors
/// What the database says.
pub fn next_serial(change: &Change<'_>, day: Day) -> kernel::Result<i64> {
    crate::shop::next_serial(change, &period_of(day), 1)
}

/// Under what they are counted on a day.
pub(crate) fn period_of(day: Day) -> String {
    format!("{}{}", rules::PREFIX, day.text())
}

/// Keeps a stocktake.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, stocktake: &Stocktake) -> kernel::Result<()> {
    Ok(change.insert(stocktake)?)
}

/// Writes what became of it.
///
/// # Errors
/// What the database says.
pub fn update(change: &mut Change<'_>, before: &Stocktake, after: &Stocktake) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Keeps a line.
///
/// # Errors
/// What the database says.
pub fn add_line(change: &mut Change<'_>, line: &StocktakeLine) -> kernel::Result<()> {
    Ok(change.insert(line)?)
}

/// Writes why a line differs.
///
/// # Errors
/// What the database says.
pub fn update_line(
    change: &mut Change<'_>,
    before: &StocktakeLine,
    after: &StocktakeLine,
) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Keeps a count; over the one before of the same round, where there is one.
///
/// # Errors
/// What the database says.
pub fn keep_count(
    change: &mut Change<'_>,
    before: Option<&StocktakeCount>,
    count: &StocktakeCount,
) -> kernel::Result<()> {
    match before {
        Some(before) => change.update(before, count)?,
        None => change.insert(count)?,
    }
    Ok(())
}
