//! The stock card: every movement of a part, the newest first.

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::repair::RepairId;
use domain::stock::{MovementId, MovementKind, PartId, PlaceId, PlaceKind};
use kernel::{Moment, Money, Result};
use rusqlite::{Row, ToSql};

/// A page of a part's card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Which part.
    pub part: PartId,
    /// What went to or from this place only.
    pub place: Option<PlaceId>,
    /// Movements before this one, by its place in time.
    pub before: i64,
    /// At most so many.
    pub limit: u32,
}

/// One end of a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The place.
    pub place: PlaceId,
    /// What it is for.
    pub kind: PlaceKind,
    /// The bin's name or whose it is, or nothing.
    pub name: String,
}

/// A movement as the card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its place in time.
    pub seq: i64,
    /// Which one.
    pub id: MovementId,
    /// Why it moved.
    pub kind: MovementKind,
    /// From where.
    pub source: End,
    /// Where to.
    pub target: End,
    /// How many.
    pub quantity: i64,
    /// What they were worth together.
    pub value: Money,
    /// The piece's serial number.
    pub serial: Option<String>,
    /// The number of the paper it belongs to.
    pub paper: Option<String>,
    /// Whether it belongs to a paper or to a line of an order, where it is taken back.
    pub belongs: bool,
    /// The order it belongs to, with its number.
    pub repair: Option<(RepairId, String)>,
    /// Whether it takes another back.
    pub reverses: bool,
    /// Whether it was taken back.
    pub reversed: bool,
    /// Why, where somebody said so.
    pub why: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
}

/// The movements of a page, the newest first.
///
/// # Errors
/// What the database says.
pub fn card(read: &Read<'_>, page: Page) -> Result<Vec<Moved>> {
    let params: [(&str, &dyn ToSql); 4] = [
        (":part", &Sql(&page.part)),
        (":place", &Sql(&page.place)),
        (":before", &page.before),
        (":limit", &page.limit),
    ];
    Ok(read.all(include_str!("card.sql"), &params, moved)?)
}

/// How many pieces lay there before the movement at a place in time: at one place, or in the whole shop.
///
/// # Errors
/// What the database says.
pub fn balance_before(read: &Read<'_>, part: PartId, place: Option<PlaceId>, before: i64) -> Result<i64> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":part", &Sql(&part)), (":place", &Sql(&place)), (":before", &before)];
    Ok(read.count(include_str!("balance_before.sql"), &params)?)
}

fn moved(row: &Row<'_>) -> rusqlite::Result<Moved> {
    let repair: Option<RepairId> = row.column("repair")?;
    let number: Option<String> = row.column("repair_number")?;
    Ok(Moved {
        seq: row.column("seq")?,
        id: row.column("id")?,
        kind: row.column("kind")?,
        source: End {
            place: row.column("source")?,
            kind: row.column("source_kind")?,
            name: row.column("source_name")?,
        },
        target: End {
            place: row.column("target")?,
            kind: row.column("target_kind")?,
            name: row.column("target_name")?,
        },
        quantity: row.column("quantity")?,
        value: row.column("value")?,
        serial: row.column("serial")?,
        paper: row.column("paper")?,
        belongs: row.column("belongs")?,
        repair: repair.zip(number),
        reverses: row.column("reverses")?,
        reversed: row.column("reversed")?,
        why: row.column("why")?,
        at: row.column("at")?,
        by: row.column("by_name")?,
    })
}
