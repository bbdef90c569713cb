use crate::column::{RowColumns, Sql};
use crate::error::Result;
use kernel::Moment;
use kernel::journal::{Hash, Sealed, commitment, hex};
use rusqlite::{Connection, named_params};
use std::collections::HashMap;
use uuid::Uuid;

/// Where the chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The entry at this place was changed, moved, or one before it is missing.
    Link(i64),
    /// A personal value beside the entry at this place is not the one that was sealed.
    Personal(i64),
}

/// Walks the whole chain; answers how many entries hold, or the first that does not.
pub(crate) fn verify(db: &Connection) -> Result<Result<i64, Broken>> {
    let origins = origins(db)?;
    let mut statement = db.prepare(include_str!("walk.sql"))?;
    let mut rows = statement.query(named_params! {":after": 0})?;
    let (mut count, mut last_row, mut current): (i64, i64, Option<(Uuid, i64, Hash)>) = (0, 0, None);
    while let Some(row) = rows.next()? {
        let place: i64 = row.column("row")?;
        let (origin, seq): (Uuid, i64) = (row.column("origin")?, row.column("seq")?);
        let (before_seq, before_hash) = match current {
            Some((of, seq, hash)) if of == origin => (seq, hash),
            // A new origin begins where the one before it ended.
            Some((_, _, hash)) if origins.get(&origin) == Some(&hash) => (0, hash),
            None if origins.contains_key(&origin) => (0, kernel::journal::NOTHING),
            Some(_) | None => return Ok(Err(Broken::Link(place))),
        };
        let hash: Hash = row.column("hash")?;
        let (command, noun, body): (String, String, String) =
            (row.column("command")?, row.column("noun")?, row.column("body")?);
        let sealed = Sealed {
            origin,
            seq,
            at: row.column::<Moment>("at")?,
            person: row.column("person")?,
            command: &command,
            noun: &noun,
            noun_id: row.column("noun_id")?,
            body: &body,
        };
        let whole = place == last_row + 1
            && seq == before_seq + 1
            && row.column::<Hash>("prev")? == before_hash
            && sealed.hash(&before_hash) == hash;
        if !whole {
            return Ok(Err(Broken::Link(place)));
        }
        if !personal_values_hold(db, place, &body)? {
            return Ok(Err(Broken::Personal(place)));
        }
        (count, last_row, current) = (count + 1, place, Some((origin, seq, hash)));
    }
    Ok(Ok(count))
}

fn origins(db: &Connection) -> Result<HashMap<Uuid, Hash>> {
    let mut statement = db.prepare("SELECT id, prev FROM origin")?;
    let rows = statement.query_map([], |row| Ok((row.column("id")?, row.column("prev")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn personal_values_hold(db: &Connection, entry: i64, body: &str) -> Result<bool> {
    if !body.contains(r#""personal":"#) {
        return Ok(true);
    }
    let Ok(body) = serde_json::from_str::<serde_json::Value>(body) else { return Ok(false) };
    let mut statement = db.prepare_cached(include_str!("personal_of_entry.sql"))?;
    let mut rows = statement.query(named_params! {":entry": Sql(&entry)})?;
    while let Some(row) = rows.next()? {
        let (side, field, value): (String, String, String) =
            (row.column("side")?, row.column("field")?, row.column("value")?);
        let Ok(salt) = <[u8; 16]>::try_from(row.get_ref("salt")?.as_blob().map_err(rusqlite::Error::from)?)
        else {
            return Ok(false);
        };
        if body[&side][&field]["personal"] != hex(&commitment(&salt, &value)) {
            return Ok(false);
        }
    }
    Ok(true)
}
