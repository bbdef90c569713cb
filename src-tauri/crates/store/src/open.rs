//! Opening a database file: looked at before it is trusted, pragmas set and read back.

use crate::error::Result;
use crate::search;
use kernel::{Code, Failure};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The database file of a folder.
pub(crate) fn file_of(folder: &Path) -> PathBuf {
    folder.join("shop.db")
}

/// Refuses a file that is no whole database, before SQLite touches it.
///
/// The file header tells page size (bytes 16–17) and page count (bytes 28–31): a copy that broke off is shorter.
pub(crate) fn must_be_whole(file: &Path) -> Result<()> {
    let length = match std::fs::metadata(file) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Failure::new(Code::Refused, "store.missing").into());
        }
        Err(error) => return Err(error.into()),
    };
    let mut header = [0; 100];
    if length < 100 {
        return Err(Failure::new(Code::Refused, "store.truncated").into());
    }
    File::open(file)?.read_exact(&mut header)?;
    if &header[..16] != b"SQLite format 3\0" {
        return Err(Failure::new(Code::Refused, "store.damaged").into());
    }
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = u64::from(u32::from_be_bytes([header[28], header[29], header[30], header[31]]));
    let wal_waits = std::fs::metadata(wal_of(file)).is_ok_and(|wal| wal.len() > 0);
    if length < page_size * pages && !wal_waits {
        return Err(Failure::new(Code::Refused, "store.truncated").into());
    }
    Ok(())
}

fn wal_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// Opens a file to be looked over before it is written to: until `ready_to_write`, not a byte of it changes, not
/// even by what waits in its log.
pub(crate) fn to_look_over(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    // SQLite opens what it may not write for reading, and says so only at the first write.
    if db.is_readonly("main")? {
        return Err(Failure::refused("store.read_only").into());
    }
    leave_alone_at_close(&db, true)?;
    search::teach(&db)?;
    set(&db, "trusted_schema", "OFF", "0")?;
    set(&db, "cell_size_check", "ON", "1")?;
    Ok(db)
}

/// Makes a new file.
pub(crate) fn new(file: &Path) -> Result<Connection> {
    let db = Connection::open(file)?;
    search::teach(&db)?;
    ready_to_write(&db)?;
    Ok(db)
}

/// Whether the last one to close a file leaves it as it is, log and all.
pub(crate) fn leave_alone_at_close(db: &Connection, leave: bool) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave)?;
    Ok(())
}

/// Plans stay as they are: SQLite otherwise looks at bound values and plans a statement anew whenever one differs, which
/// took longer than most statements run.
fn keep_plans(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Makes a connection the one that writes.
pub(crate) fn ready_to_write(db: &Connection) -> Result<()> {
    leave_alone_at_close(db, false)?;
    keep_plans(db)?;
    set(db, "journal_mode", "wal", "wal")?;
    // Every commit reaches the disk before it is acknowledged.
    set(db, "synchronous", "FULL", "2")?;
    set(db, "foreign_keys", "ON", "1")?;
    // Deleted values are overwritten, so that an erased person is gone from the file.
    set(db, "secure_delete", "ON", "1")?;
    set(db, "trusted_schema", "OFF", "0")?;
    set(db, "cell_size_check", "ON", "1")?;
    set(db, "cache_size", "-65536", "-65536")?;
    // What a refused change of a batch is undone from stays off the disk.
    set(db, "temp_store", "MEMORY", "2")?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Opens for reading only.
pub(crate) fn for_reading(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    keep_plans(&db)?;
    set(&db, "query_only", "ON", "1")?;
    set(&db, "cache_size", "-16384", "-16384")?;
    set(&db, "trusted_schema", "OFF", "0")?;
    set(&db, "cell_size_check", "ON", "1")?;
    db.set_prepared_statement_cache_capacity(128);
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    Ok(db)
}

/// Refuses a database whose pages do not hold together.
pub(crate) fn must_be_sound(db: &Connection, pragma: &str) -> Result<()> {
    let said: String = db.query_row(&format!("PRAGMA {pragma}(1)"), [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(Failure::internal("store.damaged", said).into()) }
}

fn set(db: &Connection, pragma: &str, value: &str, expected: &str) -> Result<()> {
    db.pragma_update(None, pragma, value)?;
    let now: String = db.pragma_query_value(None, pragma, |row| {
        let kept = row.get_ref(0)?;
        kept.as_str().map(str::to_owned).or_else(|_| kept.as_i64().map(|n| n.to_string())).map_err(Into::into)
    })?;
    if now == expected {
        return Ok(());
    }
    Err(Failure::internal("store.failed", format!("{pragma} is {now}, not {expected}")).into())
}
