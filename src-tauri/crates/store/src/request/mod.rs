//! Request ids: a retried command answers what it answered first.

use crate::column::{RowColumns, Sql};
use crate::error::Result;
use kernel::{Code, Failure, Moment, RequestId};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;
use uuid::Uuid;

/// For how long a request id is remembered: 7 days.
const REMEMBERED_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// One intent of one person.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// Made by the client.
    pub id: RequestId,
    /// SHA-256 over the input.
    pub input_hash: [u8; 32],
}

/// What this request was answered before, if it was.
///
/// # Errors
/// `request.mismatch` where the id was used for something else.
pub(crate) fn answered(
    db: &Connection,
    request: Request,
    person: Uuid,
    command: &str,
    now: Moment,
) -> Result<Option<Value>> {
    let found = db
        .prepare_cached(include_str!("find.sql"))?
        .query_row(named_params! {":id": Sql(&request.id), ":oldest": Sql(&oldest(now))}, |row| {
            Ok((
                row.column::<Uuid>("person")?,
                row.column::<String>("command")?,
                row.column::<[u8; 32]>("input_hash")?,
                row.column::<String>("answer")?,
            ))
        })
        .optional()?;
    let Some((of, by, input_hash, answer)) = found else { return Ok(None) };
    if of != person || by != command || input_hash != request.input_hash {
        return Err(Failure::new(Code::Conflict, "request.mismatch").into());
    }
    let answer = serde_json::from_str(&answer).map_err(|error| Failure::internal("store.failed", error))?;
    Ok(Some(answer))
}

/// Keeps an answer, and forgets those too old to be asked again.
pub(crate) fn keep(
    db: &Connection,
    request: Request,
    (person, command): (Uuid, &str),
    answer: &Value,
    now: Moment,
) -> Result<()> {
    db.prepare_cached("DELETE FROM request WHERE at <= :oldest")?
        .execute(named_params! {":oldest": Sql(&oldest(now))})?;
    db.prepare_cached(include_str!("keep.sql"))?.execute(named_params! {
        ":id": Sql(&request.id), ":person": Sql(&person), ":command": command,
        ":input_hash": Sql(&request.input_hash), ":answer": answer.to_string(), ":at": Sql(&now),
    })?;
    Ok(())
}

fn oldest(now: Moment) -> Moment {
    Moment::from_millis(now.millis() - REMEMBERED_MILLIS).unwrap_or(Moment::EPOCH)
}
