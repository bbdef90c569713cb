//! Brings a database to the program's form: forward only, each step in one transaction, a verified copy first.

use crate::column::{RowColumns, Sql};
use crate::error::Result;
use include_dir::{Dir, include_dir};
use kernel::{Code, Failure, Moment};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};
use sha2::{Digest, Sha256};

/// Every step, `0001_….sql`, `0002_….sql`, …
pub static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

const MIGRATION_TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, at TEXT NOT NULL, program TEXT NOT NULL
) STRICT";

struct Step {
    name: String,
    sql: &'static str,
    sha256: [u8; 32],
}

/// How far this database was brought.
pub(crate) fn version(db: &Connection) -> Result<usize> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).map_err(|error| Failure::internal("store.damaged", error))?)
}

/// Refuses a database made by a newer program, or one whose steps were not the ones this program knows.
pub(crate) fn must_fit(db: &Connection) -> Result<()> {
    let steps = steps()?;
    let version = version(db)?;
    if version > steps.len() {
        return Err(Failure::refused("store.newer").with("version", version).into());
    }
    if version == 0 {
        return Ok(());
    }
    for (n, step) in steps.iter().enumerate().take(version) {
        let kept: Option<[u8; 32]> = db
            .query_row("SELECT sha256 FROM migration WHERE n = :n", named_params! {":n": n_of(n)?}, |row| {
                row.column("sha256")
            })
            .optional()?;
        if kept != Some(step.sha256) {
            return Err(Failure::new(Code::Refused, "store.migration_changed")
                .with("name", &step.name)
                .into());
        }
    }
    Ok(())
}

/// Whether steps are missing.
pub(crate) fn is_behind(db: &Connection) -> Result<bool> {
    Ok(version(db)? < steps()?.len())
}

/// Takes the missing steps.
pub(crate) fn migrate(db: &mut Connection, now: Moment) -> Result<()> {
    for (n, step) in steps()?.iter().enumerate().skip(version(db)?) {
        db.pragma_update(None, "foreign_keys", false)?;
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(MIGRATION_TABLE)?;
        tx.execute_batch(step.sql)?;
        let broken: Option<String> =
            tx.query_row("PRAGMA foreign_key_check", [], |row| row.get(0)).optional()?;
        if let Some(table) = broken {
            return Err(Failure::internal("store.broken_reference", table).into());
        }
        tx.execute(
            "INSERT INTO migration (n, name, sha256, at, program) VALUES (:n, :name, :sha256, :at, :program)",
            named_params! {
                ":n": n_of(n)?, ":name": step.name, ":sha256": Sql(&step.sha256), ":at": Sql(&now),
                ":program": env!("CARGO_PKG_VERSION"),
            },
        )?;
        tx.pragma_update(None, "user_version", n_of(n)?)?;
        tx.commit()?;
    }
    db.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// A migrated database in memory, for looking at statements.
///
/// # Errors
/// Where a step does not run.
#[doc(hidden)]
pub fn fresh_in_memory() -> kernel::Result<Connection> {
    let open = || -> Result<Connection> {
        let mut db = Connection::open_in_memory()?;
        crate::search::teach(&db)?;
        migrate(&mut db, Moment::EPOCH)?;
        Ok(db)
    };
    Ok(open()?)
}

fn steps() -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    for file in MIGRATIONS.files() {
        let name = file.path().to_string_lossy().into_owned();
        let sql = file
            .contents_utf8()
            .ok_or_else(|| Failure::internal("store.failed", format!("{name} is not UTF-8")))?;
        steps.push(Step { name, sql, sha256: Sha256::digest(sql).into() });
    }
    steps.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(steps)
}

fn n_of(index: usize) -> Result<i64> {
    Ok(i64::try_from(index + 1).map_err(|error| Failure::internal("store.failed", error))?)
}
