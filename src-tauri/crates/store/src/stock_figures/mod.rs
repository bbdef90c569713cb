//! Figures of stock: what it is worth, what runs low, what lies dead, how it turns, and who took what.

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{PartClass, PartId, PlaceId, PlaceKind};
use kernel::{Day, Moment, Money, Result};
use rusqlite::{Row, ToSql};

/// The most rows that one figure lists.
const MOST: i64 = 1_000;

/// What lies at a place of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valued {
    /// Where.
    pub place: PlaceId,
    /// Of which kind it is.
    pub kind: PlaceKind,
    /// Its bin, where it is one.
    pub bin: Option<String>,
    /// Whose it is, or nothing.
    pub person_name: String,
    /// Of which class the parts are.
    pub class: Option<PartClass>,
    /// How many parts.
    pub parts: i64,
    /// How many pieces.
    pub pieces: i64,
    /// What they are worth.
    pub value: Money,
}

/// A part of which little is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Low {
    /// Which.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 规格
    pub spec: String,
    /// What it is counted in.
    pub unit: String,
    /// 安全库存, where the shop fixed it.
    pub safety: Option<i64>,
    /// 再订货点, where the shop fixed it.
    pub reorder_at: Option<i64>,
    /// Free to be taken.
    pub available: i64,
    /// What orders wait for.
    pub waiting: i64,
    /// Ordered and not here.
    pub on_order: i64,
}

/// A part that nobody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// Which.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 规格
    pub spec: String,
    /// What it is counted in.
    pub unit: String,
    /// Its class.
    pub class: Option<PartClass>,
    /// How many lie there.
    pub on_hand: i64,
    /// What they are worth.
    pub value: Money,
    /// When it was brought or taken last.
    pub last_day: Option<Day>,
}

/// How a part turned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// Which.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What it is counted in.
    pub unit: String,
    /// Its class.
    pub class: Option<PartClass>,
    /// How many pieces were used.
    pub pieces: i64,
    /// What they were worth.
    pub used: Money,
    /// By how much its worth in the shop grew since the span began.
    pub since_begin: Money,
    /// And since it ended.
    pub since_end: Money,
    /// What it is worth now.
    pub value: Money,
}

/// How often a part was there when asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFor {
    /// Which.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// How many lines of orders asked.
    pub asked: i64,
    /// How many of them had to wait.
    pub waited: i64,
}

/// A price that is not the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// Of which part.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Who sold it.
    pub supplier_name: String,
    /// On which receipt.
    pub receipt: String,
    /// On which day.
    pub day: Day,
    /// What was paid before.
    pub before: Money,
    /// What was paid then.
    pub now: Money,
}

/// What somebody took of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// What.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What it is counted in.
    pub unit: String,
    /// How many they took.
    pub taken: i64,
    /// How many they built in.
    pub used: i64,
    /// How many they gave back.
    pub returned: i64,
    /// How many were faulty, spoilt or lost.
    pub spoilt: i64,
    /// How many they hold now.
    pub held: i64,
    /// What they took is worth.
    pub value: Money,
}

/// The worth of what was used of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedOf {
    /// Which.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its class now.
    pub class: Option<PartClass>,
    /// What was used of it.
    pub used: Money,
}

/// What lies in the shop, by place and class.
///
/// # Errors
/// What the database says.
pub fn value(read: &Read<'_>) -> Result<Vec<Valued>> {
    Ok(read.all(include_str!("value.sql"), &[], |row| {
        Ok(Valued {
            place: row.column("place")?,
            kind: row.column("kind")?,
            bin: row.column("bin")?,
            person_name: row.column("person_name")?,
            class: row.column("class")?,
            parts: row.column("parts")?,
            pieces: row.column("pieces")?,
            value: row.column("value")?,
        })
    })?)
}

/// Parts that the shop keeps so many of, that orders wait for, or that were taken since a day.
///
/// # Errors
/// What the database says.
pub fn low(read: &Read<'_>, since: Day) -> Result<Vec<Low>> {
    Ok(read.all(include_str!("low.sql"), &[(":since", &Sql(&since))], |row| {
        Ok(Low {
            part: row.column("part")?,
            number: row.column("number")?,
            name: row.column("name")?,
            spec: row.column("spec")?,
            unit: row.column("unit")?,
            safety: row.column("safety")?,
            reorder_at: row.column("reorder_at")?,
            available: row.column("available")?,
            waiting: row.column("waiting")?,
            on_order: row.column("on_order")?,
        })
    })?)
}

/// What was neither brought nor taken since a day, that day included; the dearest first, at most 1,000.
///
/// # Errors
/// What the database says.
pub fn dead(read: &Read<'_>, before: Day) -> Result<Vec<Dead>> {
    let params: [(&str, &dyn ToSql); 2] = [(":before", &Sql(&before)), (":most", &MOST)];
    Ok(read.all(include_str!("dead.sql"), &params, |row| {
        Ok(Dead {
            part: row.column("part")?,
            number: row.column("number")?,
            name: row.column("name")?,
            spec: row.column("spec")?,
            unit: row.column("unit")?,
            class: row.column("class")?,
            on_hand: row.column("on_hand")?,
            value: row.column("value")?,
            last_day: row.column("last_day")?,
        })
    })?)
}

/// How parts turned that moved since a day.
///
/// # Errors
/// What the database says.
pub fn turned(read: &Read<'_>, (from, to): (Day, Day)) -> Result<Vec<Turned>> {
    let params: [(&str, &dyn ToSql); 2] = [(":from", &Sql(&from)), (":to", &Sql(&to))];
    Ok(read.all(include_str!("turned.sql"), &params, |row| {
        Ok(Turned {
            part: row.column("part")?,
            number: row.column("number")?,
            name: row.column("name")?,
            unit: row.column("unit")?,
            class: row.column("class")?,
            pieces: row.column("pieces")?,
            used: row.column("used")?,
            since_begin: row.column("since_begin")?,
            since_end: row.column("since_end")?,
            value: row.column("value")?,
        })
    })?)
}

/// What everything in the shop is worth now.
///
/// # Errors
/// What the database says.
pub fn worth_of_all(read: &Read<'_>) -> Result<Money> {
    Ok(Money(read.count(include_str!("worth_of_all.sql"), &[])?))
}

/// How often parts were there when lines of orders asked for them; `begin` and `end` are the moments of the span.
///
/// # Errors
/// What the database says.
pub fn asked(
    read: &Read<'_>,
    (from, to): (Day, Day),
    (begin, end): (Moment, Moment),
) -> Result<Vec<AskedFor>> {
    let params: [(&str, &dyn ToSql); 4] =
        [(":from", &Sql(&from)), (":to", &Sql(&to)), (":begin", &Sql(&begin)), (":end", &Sql(&end))];
    Ok(read.all(include_str!("asked.sql"), &params, |row| {
        Ok(AskedFor {
            part: row.column("part")?,
            number: row.column("number")?,
            name: row.column("name")?,
            asked: row.column("asked")?,
            waited: row.column("waited")?,
        })
    })?)
}

/// Prices of receipts that are not those before, the newest first, at most 1,000.
///
/// # Errors
/// What the database says.
pub fn prices(read: &Read<'_>, (from, to): (Day, Day)) -> Result<Vec<Priced>> {
    let params: [(&str, &dyn ToSql); 3] = [(":from", &Sql(&from)), (":to", &Sql(&to)), (":most", &MOST)];
    Ok(read.all(include_str!("prices.sql"), &params, |row| {
        Ok(Priced {
            part: row.column("part")?,
            number: row.column("number")?,
            name: row.column("name")?,
            supplier_name: row.column("supplier_name")?,
            receipt: row.column("receipt")?,
            day: row.column("day")?,
            before: row.column("before")?,
            now: row.column("now")?,
        })
    })?)
}

/// Who took what, at most 1,000 rows; of one person where one is named.
///
/// # Errors
/// What the database says.
pub fn taken(read: &Read<'_>, (from, to): (Day, Day), person: Option<PersonId>) -> Result<Vec<Taken>> {
    let params: [(&str, &dyn ToSql); 4] =
        [(":from", &Sql(&from)), (":to", &Sql(&to)), (":person", &Sql(&person)), (":most", &MOST)];
    Ok(read.all(include_str!("taken.sql"), &params, read_taken)?)
}

fn read_taken(row: &Row<'_>) -> rusqlite::Result<Taken> {
    Ok(Taken {
        person: row.column("person")?,
        person_name: row.column("person_name")?,
        part: row.column("part")?,
        number: row.column("number")?,
        name: row.column("name")?,
        unit: row.column("unit")?,
        taken: row.column("taken")?,
        used: row.column("used")?,
        returned: row.column("returned")?,
        spoilt: row.column("spoilt")?,
        held: row.column("held")?,
        value: row.column("value")?,
    })
}

/// What was used of each part after a day, the most first; parts that only lie there come last.
///
/// # Errors
/// What the database says.
pub fn used_by_part(read: &Read<'_>, after: Day) -> Result<Vec<UsedOf>> {
    Ok(read.all(include_str!("used_by_part.sql"), &[(":after", &Sql(&after))], |row| {
        Ok(UsedOf {
            part: row.column("part")?,
            number: row.column("number")?,
            name: row.column("name")?,
            class: row.column("class")?,
            used: row.column("used")?,
        })
    })?)
}
