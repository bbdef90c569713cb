//! The index of the one box: its tokens come from `domain::search`, and triggers keep it true to the rows.

use crate::column::RowColumns;
use crate::error::Result;
use domain::search::{self as rules, PartSource, Source};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, TransactionBehavior, named_params};

/// The columns that `search_tokens` takes.
const COLUMNS: i32 = 18;
/// Those that `part_tokens` takes.
const PART_COLUMNS: i32 = 5;

/// Teaches a connection to make tokens. Whoever writes orders, customers or machines needs it: the triggers call it.
///
/// # Errors
/// What SQLite says.
#[doc(hidden)]
pub fn teach(db: &Connection) -> Result<()> {
    // Innocuous: the triggers may call it though the schema is not trusted.
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("search_tokens", COLUMNS, flags, |of| Ok(rules::tokens(&source(of)?)))?;
    db.create_scalar_function("part_tokens", PART_COLUMNS, flags, |of| {
        Ok(rules::part_tokens(&part_source(of)?))
    })?;
    Ok(())
}

fn source<'a>(of: &'a Context<'_>) -> rusqlite::Result<Source<'a>> {
    let text = |at: usize| of.get_raw(at).as_str().map_err(rusqlite::Error::from);
    Ok(Source {
        name: text(0)?,
        wechat: text(1)?,
        company: text(2)?,
        phone: text(3)?,
        phones: text(4)?,
        brand: text(5)?,
        model: text(6)?,
        colour: text(7)?,
        imei: text(8)?,
        imei2: text(9)?,
        serial: text(10)?,
        number: text(11)?,
        code: text(12)?,
        symptom: text(13)?,
        code_words: text(14)?,
        kind: text(15)?,
        channel: text(16)?,
        warranty: text(17)?,
    })
}

fn part_source<'a>(of: &'a Context<'_>) -> rusqlite::Result<PartSource<'a>> {
    let text = |at: usize| of.get_raw(at).as_str().map_err(rusqlite::Error::from);
    Ok(PartSource { number: text(0)?, name: text(1)?, spec: text(2)?, codes: text(3)?, models: text(4)? })
}

/// Makes the index of parts anew where its tokens follow older rules than this program's.
fn renew_parts(db: &mut Connection) -> Result<()> {
    let version: i64 =
        db.query_row("SELECT version FROM part_search_rules", [], |row| row.column("version"))?;
    if version == rules::PARTS_VERSION {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("INSERT INTO part_search (part_search) VALUES ('delete-all')", [])?;
    tx.execute(include_str!("parts.sql"), [])?;
    tx.execute(
        "UPDATE part_search_rules SET version = :version",
        named_params! {":version": rules::PARTS_VERSION},
    )?;
    tx.commit()?;
    Ok(())
}

/// Makes the index anew where its tokens follow older rules than this program's.
pub(crate) fn renew(db: &mut Connection) -> Result<()> {
    renew_parts(db)?;
    let version: i64 = db.query_row("SELECT version FROM search_rules", [], |row| row.column("version"))?;
    if version == rules::VERSION {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    tx.execute("INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source ORDER BY seq", [])?;
    tx.execute("UPDATE search_rules SET version = :version", named_params! {":version": rules::VERSION})?;
    tx.commit()?;
    Ok(())
}
