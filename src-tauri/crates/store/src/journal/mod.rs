//! The journal: who did what, when, to what, chained so that no word of it can be changed unseen.

mod history;
mod verify;

pub use history::{Entry, Kept, Side, Touch};
pub(crate) use history::{of_noun, seen, touch};
pub(crate) use verify::{Broken, verify};

use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::noun::Privacy;
use kernel::Moment;
use kernel::journal::{Hash, NOTHING, Sealed, commitment, hex};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::{Map, json};
use uuid::Uuid;

/// The end of the chain, after which the next entry goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub(crate) origin: Uuid,
    pub(crate) seq: i64,
    pub(crate) hash: Hash,
}

/// One column of one side of an entry.
pub(crate) struct Cell {
    pub(crate) column: &'static str,
    pub(crate) privacy: Privacy,
    pub(crate) value: Value,
}

/// What an entry says, before it is sealed.
pub(crate) struct Saying<'a> {
    pub(crate) at: Moment,
    pub(crate) person: Uuid,
    pub(crate) command: &'a str,
    pub(crate) noun: &'a str,
    pub(crate) noun_id: Uuid,
    pub(crate) before: Vec<Cell>,
    pub(crate) after: Vec<Cell>,
    /// Whether it tells of an act that changed no row.
    pub(crate) is_note: bool,
}

impl Head {
    /// Where the open database's chain ends; its youngest origin decides who writes on.
    pub(crate) fn load(db: &Connection) -> Result<Self> {
        let (origin, prev) =
            db.query_row("SELECT id, prev FROM origin ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok((row.column("id")?, row.column("prev")?))
            })?;
        let last = db
            .query_row(include_str!("head.sql"), [], |row| {
                Ok((row.column::<Uuid>("origin")?, row.column("seq")?, row.column("hash")?))
            })
            .optional()?;
        Ok(match last {
            Some((of, seq, hash)) if of == origin => Self { origin, seq, hash },
            Some(_) | None => Self { origin, seq: 0, hash: prev },
        })
    }
}

/// Starts an origin: a database that writes on where `prev` ended.
pub(crate) fn begin_origin(db: &Connection, id: Uuid, at: Moment) -> Result<()> {
    let prev = db
        .query_row(include_str!("head.sql"), [], |row| row.column::<Hash>("hash"))
        .optional()?
        .unwrap_or(NOTHING);
    db.execute(
        "INSERT INTO origin (id, prev, began_at) VALUES (:id, :prev, :at)",
        named_params! {":id": Sql(&id), ":prev": Sql(&prev), ":at": Sql(&at)},
    )?;
    Ok(())
}

/// Seals an entry onto the chain and answers its row and the new head.
pub(crate) fn append(db: &Connection, head: Head, saying: Saying<'_>) -> Result<(i64, Head)> {
    let mut personal = Vec::new();
    let before = seal_side("before", saying.before, &mut personal)?;
    let after = seal_side("after", saying.after, &mut personal)?;
    let mut body = json!({"v": 1, "before": before, "after": after});
    if saying.is_note {
        body["note"] = json!(true);
    }
    let body = body.to_string();
    let seq = head.seq + 1;
    let sealed = Sealed {
        origin: head.origin,
        seq,
        at: saying.at,
        person: saying.person,
        command: saying.command,
        noun: saying.noun,
        noun_id: saying.noun_id,
        body: &body,
    };
    let hash = sealed.hash(&head.hash);
    db.prepare_cached(include_str!("append.sql"))?.execute(named_params! {
        ":origin": Sql(&head.origin), ":seq": seq, ":at": Sql(&saying.at), ":person": Sql(&saying.person),
        ":command": saying.command, ":noun": saying.noun, ":noun_id": Sql(&saying.noun_id), ":body": body,
        ":prev": Sql(&head.hash), ":hash": Sql(&hash),
    })?;
    let entry = db.last_insert_rowid();
    let mut statement = db.prepare_cached(include_str!("append_personal.sql"))?;
    for (side, field, salt, value) in personal {
        statement.execute(named_params! {
            ":entry": entry, ":side": side, ":field": field, ":salt": salt, ":value": value,
        })?;
    }
    Ok((entry, Head { origin: head.origin, seq, hash }))
}

type Personal = (&'static str, &'static str, [u8; 16], String);

fn seal_side(
    side: &'static str,
    cells: Vec<Cell>,
    personal: &mut Vec<Personal>,
) -> Result<Map<String, serde_json::Value>> {
    let mut sealed = Map::new();
    for cell in cells {
        let value = as_json(cell.value);
        let shown = match cell.privacy {
            Privacy::Plain => value,
            // Nothing was kept, so there is nothing to hide.
            Privacy::Personal | Privacy::Secret if value.is_null() => value,
            Privacy::Personal => {
                let (salt, value) = (salt()?, value.to_string());
                let sealed = json!({"personal": hex(&commitment(&salt, &value))});
                personal.push((side, cell.column, salt, value));
                sealed
            }
            Privacy::Secret => json!({"secret": hex(&commitment(&salt()?, &value.to_string()))}),
        };
        sealed.insert(cell.column.to_owned(), shown);
    }
    Ok(sealed)
}

fn salt() -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| kernel::Failure::internal("store.failed", error))?;
    Ok(salt)
}

fn as_json(value: Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Integer(n) => json!(n),
        Value::Real(n) => json!(n),
        Value::Text(text) => json!(text),
        Value::Blob(bytes) => match Uuid::from_slice(&bytes) {
            Ok(id) => json!(id.to_string()),
            Err(_) => json!(hex(&bytes)),
        },
    }
}

/// The last moment the shop wrote anything; the clock should not be behind it.
///
/// # Errors
/// What the database says.
pub fn last_entry_at(read: &crate::Read<'_>) -> kernel::Result<Option<Moment>> {
    let last = || -> Result<Option<Moment>> {
        let sql = "SELECT at FROM journal ORDER BY row DESC LIMIT 1";
        Ok(read.db.query_row(sql, [], |row| row.column("at")).optional()?)
    };
    Ok(last()?)
}

/// The end of the chain: the last entry's place and the hash over everything up to it; nothing before the first.
///
/// # Errors
/// What the database says.
pub fn end(read: &crate::Read<'_>) -> kernel::Result<Option<(i64, String)>> {
    let end = || -> Result<Option<(i64, String)>> {
        let end = read.db.query_row(include_str!("end.sql"), [], |row| {
            Ok((row.column("row")?, hex(&row.column::<Hash>("hash")?)))
        });
        Ok(end.optional()?)
    };
    Ok(end()?)
}

/// How many entries the journal has.
///
/// # Errors
/// What the database says.
pub fn entries(read: &crate::Read<'_>) -> kernel::Result<i64> {
    // Entries are never removed, so the last place is their count.
    Ok(read.count("SELECT coalesce(max(row), 0) AS n FROM journal", &[])?)
}
