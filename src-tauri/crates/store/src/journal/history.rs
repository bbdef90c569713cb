use crate::column::{RowColumns, Sql};
use crate::error::Result;
use kernel::{Failure, Moment};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An entry as people read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its place in time.
    pub row: i64,
    /// When.
    pub at: Moment,
    /// Who; empty where the program itself acted.
    pub person_name: String,
    /// By which command.
    pub command: String,
    /// On what kind of thing.
    pub noun: String,
    /// What stood there before, by column.
    pub before: Side,
    /// What stands there since.
    pub after: Side,
}

/// One side of an entry: column → what was kept of it.
pub type Side = BTreeMap<String, Kept>;

/// What the journal kept of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// The value itself.
    Plain(serde_json::Value),
    /// A personal value, still there.
    Personal(serde_json::Value),
    /// A personal value, erased since.
    Erased,
    /// A secret, of which only a commitment was ever kept.
    Secret,
}

/// All entries of one thing, oldest first.
pub(crate) fn of_noun(db: &Connection, noun: &str, id: Uuid) -> Result<Vec<Entry>> {
    let mut statement = db.prepare_cached(include_str!("of_noun.sql"))?;
    let mut rows = statement.query(named_params! {":noun": noun, ":noun_id": Sql(&id)})?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let entry: i64 = row.column("row")?;
        let personal = personal_of(db, entry)?;
        let body: serde_json::Value = serde_json::from_str(&row.column::<String>("body")?)
            .map_err(|error| Failure::internal("journal.broken", error))?;
        entries.push(Entry {
            row: entry,
            at: row.column("at")?,
            person_name: row.column::<Option<String>>("person_name")?.unwrap_or_else(String::new),
            command: row.column("command")?,
            noun: row.column("noun")?,
            before: side(&body, "before", &personal)?,
            after: side(&body, "after", &personal)?,
        });
    }
    Ok(entries)
}

/// The place in time of the last change of a thing: what an editor has seen. A look at it, or a print, changes nothing.
pub(crate) fn seen(db: &Connection, noun: &str, id: Uuid) -> Result<i64> {
    let seen: Option<i64> = db
        .prepare_cached(include_str!("seen.sql"))?
        .query_row(named_params! {":noun": noun, ":noun_id": Sql(&id)}, |row| row.column("seen"))
        .optional()?;
    seen.ok_or_else(|| Failure::internal("journal.unrecorded", noun).into())
}

/// The last change of a thing: who, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Its place in time.
    pub row: i64,
    /// When.
    pub at: Moment,
    /// Who; empty where the program itself acted.
    pub person_name: String,
}

/// The last change of a thing, where it was ever written; a look at it, or a print, changes nothing.
pub(crate) fn touch(db: &Connection, noun: &str, id: Uuid) -> Result<Option<Touch>> {
    let mut statement = db.prepare_cached(include_str!("touch.sql"))?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Touch {
            row: row.column("row")?,
            at: row.column("at")?,
            person_name: row.column::<Option<String>>("person_name")?.unwrap_or_else(String::new),
        })
    };
    Ok(statement.query_row(named_params! {":noun": noun, ":noun_id": Sql(&id)}, read).optional()?)
}

type PersonalValues = BTreeMap<(String, String), serde_json::Value>;

fn personal_of(db: &Connection, entry: i64) -> Result<PersonalValues> {
    let mut statement = db.prepare_cached(include_str!("personal_of_entry.sql"))?;
    let mut rows = statement.query(named_params! {":entry": entry})?;
    let mut values = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let value = serde_json::from_str(&row.column::<String>("value")?)
            .map_err(|error| Failure::internal("journal.broken", error))?;
        values.insert((row.column("side")?, row.column("field")?), value);
    }
    Ok(values)
}

fn side(body: &serde_json::Value, name: &str, personal: &PersonalValues) -> Result<Side> {
    let columns = body
        .get(name)
        .and_then(serde_json::Value::as_object)
        .ok_or_else(|| Failure::internal("journal.broken", "an entry's body has no sides"))?;
    let kept = |column: &String, value: &serde_json::Value| {
        if value.get("secret").is_some() {
            Kept::Secret
        } else if value.get("personal").is_some() {
            personal
                .get(&(name.to_owned(), column.clone()))
                .map_or(Kept::Erased, |v| Kept::Personal(v.clone()))
        } else {
            Kept::Plain(value.clone())
        }
    };
    Ok(columns.iter().map(|(column, value)| (column.clone(), kept(column, value))).collect())
}
