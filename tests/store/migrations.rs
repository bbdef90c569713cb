//! Bringing a database from version to version: once, whole, only forward, and only where the steps are the known ones.

use crate::schema::dump;
use kernel::Moment;
use std::path::Path;
use store::Store;
use store::inspection::rusqlite::Connection;
use store::inspection::{MIGRATIONS, fresh_in_memory};
use tempfile::TempDir;
use tests::{memory_folder, print_of, prints_of};

fn now() -> Moment {
    Moment::read("2026-11-21T06:02:03.004Z").expect("a moment")
}

/// A fresh shop's folder, closed.
fn fresh() -> TempDir {
    let folder = memory_folder();
    Store::create(folder.path(), now()).expect("an empty folder").close();
    folder
}

fn raw(folder: &Path) -> Connection {
    Connection::open(folder.join("shop.db")).expect("a database")
}

fn version(db: &Connection) -> i64 {
    db.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a version")
}

/// Why a folder is not opened; its database file must be the same before and after.
fn refused(folder: &Path) -> &'static str {
    let before = print_of(&folder.join("shop.db"));
    let message = match Store::open(folder, now()) {
        Ok(_) => panic!("it was opened"),
        Err(failure) => failure.message,
    };
    assert_eq!(print_of(&folder.join("shop.db")), before, "{message}: the file was touched");
    message
}

#[test]
fn a_new_shop_has_the_schema_of_the_steps() {
    let folder = fresh();
    assert_eq!(dump(&raw(folder.path())), dump(&fresh_in_memory().unwrap()));
    assert_eq!(version(&raw(folder.path())), i64::try_from(MIGRATIONS.files().count()).unwrap());
}

#[test]
fn opening_again_takes_no_step_and_writes_nothing() {
    let folder = fresh();
    let before = prints_of(folder.path());
    Store::open(folder.path(), now()).unwrap().close();
    Store::open(folder.path(), now()).unwrap().close();
    assert_eq!(prints_of(folder.path()), before);
}

#[test]
fn a_database_of_a_newer_program_is_refused_as_it_is() {
    let folder = fresh();
    raw(folder.path()).pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(refused(folder.path()), "store.newer");
    // Also where it is a copy, which has another mode in its header than a shop in use.
    raw(folder.path()).pragma_update(None, "journal_mode", "delete").unwrap();
    assert_eq!(refused(folder.path()), "store.newer");
}

#[test]
fn a_database_whose_steps_were_others_is_refused_as_it_is() {
    let folder = fresh();
    raw(folder.path()).execute("UPDATE migration SET sha256 = zeroblob(32) WHERE n = 1", []).unwrap();
    assert_eq!(refused(folder.path()), "store.migration_changed");
    raw(folder.path()).execute("DELETE FROM migration", []).unwrap();
    assert_eq!(refused(folder.path()), "store.migration_changed");
}

/// A database of version 0 that already has one of the tables: the first step runs into it halfway.
#[test]
fn a_step_that_fails_leaves_the_version_before() {
    let folder = memory_folder();
    let db = raw(folder.path());
    // `attempt` comes late in the first step: much of it has run by then.
    db.execute_batch("CREATE TABLE attempt (mine TEXT); INSERT INTO attempt VALUES ('kept')").unwrap();
    let before = dump(&db);
    drop(db);
    let Err(failure) = Store::open(folder.path(), now()) else { panic!("it was opened") };
    assert_eq!(failure.message, "store.failed");
    let db = raw(folder.path());
    assert_eq!(version(&db), 0);
    assert_eq!(dump(&db), before, "half a step stayed");
    let kept: String = db.query_row("SELECT mine FROM attempt", [], |row| row.get("mine")).unwrap();
    assert_eq!(kept, "kept");
}

/// What was there before the step is kept beside it, whole.
#[test]
fn a_copy_is_made_before_a_step_is_taken() {
    let folder = memory_folder();
    raw(folder.path())
        .execute_batch("CREATE TABLE older (mine TEXT); INSERT INTO older VALUES ('kept')")
        .unwrap();
    Store::open(folder.path(), now()).unwrap().close();
    assert_eq!(version(&raw(folder.path())), 1);
    let copy = Connection::open(folder.path().join("before-migration-0.db")).unwrap();
    assert_eq!(version(&copy), 0);
    let kept: String = copy.query_row("SELECT mine FROM older", [], |row| row.get("mine")).unwrap();
    assert_eq!(kept, "kept");
    let tables: i64 = copy.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1, "the copy has what came after it");
}

#[test]
fn a_shop_that_was_never_finished_is_not_taken_for_one() {
    let folder = memory_folder();
    assert_eq!(Store::open(folder.path(), now()).err().map(|failure| failure.message), Some("store.missing"));
    assert!(!folder.path().join("shop.db").exists(), "an empty database was made");
    std::fs::write(folder.path().join("shop.new.db"), b"half").unwrap();
    Store::create(folder.path(), now()).unwrap().close();
    assert!(!folder.path().join("shop.new.db").exists());
}
