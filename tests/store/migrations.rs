//! Bringing a database from version to version: once, whole, only forward, and only where the steps are the known ones.

use crate::schema::dump;
use kernel::Moment;
use sha2::{Digest, Sha256};
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

fn newest() -> i64 {
    i64::try_from(MIGRATIONS.files().count()).expect("a few steps")
}

/// A shop as the program of the first schema left it: two customers, three machines, an order each.
fn of_the_first_schema() -> TempDir {
    let folder = memory_folder();
    std::fs::create_dir(folder.path().join("files")).unwrap();
    let step = MIGRATIONS.get_file("0001_walls.sql").and_then(|file| file.contents_utf8()).expect("the step");
    let db = raw(folder.path());
    db.execute_batch(
        "CREATE TABLE migration (\n  n INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, at TEXT NOT NULL, \
         program TEXT NOT NULL\n) STRICT",
    )
    .unwrap();
    db.execute_batch(step).unwrap();
    let sum = Sha256::digest(step.as_bytes()).to_vec();
    db.execute("INSERT INTO migration VALUES (1, '0001_walls.sql', ?, 't', '0.1.0')", [sum]).unwrap();
    let id = |n: u8| format!("x'{}'", format!("{n:02x}").repeat(16));
    let [zhang, li, zhou, oppo, haier, vivo] = [1, 2, 3, 17, 18, 19].map(id);
    db.execute_batch(&format!(
        "INSERT INTO customer VALUES (1, {zhang}, '张伟', '13800000001'), (2, {li}, '李娜', '13900000002');
         INSERT INTO person VALUES (1, {zhou}, '周', '1', 'manager', 1, 'x', NULL, NULL, NULL);
         INSERT INTO device VALUES (1, {oppo}, 'OPPO', 'Reno', '490154203237518', NULL),
                                   (4, {haier}, '海尔', '洗衣机', NULL, 'SN-2'),
                                   (9, {vivo}, 'vivo', 'X100', '356938035643809', 'SN-3');
         INSERT INTO counter (day, last) VALUES ('2026-11-21', 3);"
    ))
    .unwrap();
    for (n, device) in [(1, oppo), (2, haier), (3, vivo)] {
        db.execute_batch(&format!(
            "INSERT INTO repair (seq, id, number, code, stage, customer, device, symptom, opened_at, opened_on, opened_by)
             VALUES ({n}, {}, 'WX261121-000{n}', '0{n}', 'received', {zhang}, {device}, '不开机',
               '2026-11-21T06:02:03.004Z', '2026-11-21', {zhou})",
            id(32 + n)
        ))
        .unwrap();
    }
    db.pragma_update(None, "user_version", 1).unwrap();
    folder
}

#[test]
fn a_shop_of_the_first_schema_is_brought_along_whole() {
    let folder = of_the_first_schema();
    Store::open(folder.path(), now()).unwrap().close();
    let db = raw(folder.path());
    assert_eq!(version(&db), newest());
    assert_eq!(dump(&db), dump(&fresh_in_memory().unwrap()), "another schema than a new shop's");
    let mut statement = db
        .prepare(
            "SELECT r.number, r.channel, d.seq, d.kind, d.brand || d.model || ifnull(d.imei, '') || ifnull(d.serial, '') AS it
             FROM repair r JOIN device d ON d.id = r.device JOIN customer c ON c.id = r.customer ORDER BY r.seq",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    });
    let rows: Vec<(String, String, i64, String, String)> = rows.unwrap().collect::<Result<_, _>>().unwrap();
    let line = |n: u8, seq, kind: &str, it: &str| {
        (format!("WX261121-000{n}"), "carry_in".to_owned(), seq, kind.to_owned(), it.to_owned())
    };
    assert_eq!(
        rows,
        [
            line(1, 1, "phone", "OPPOReno490154203237518"),
            line(2, 4, "other", "海尔洗衣机SN-2"),
            line(3, 9, "phone", "vivoX100356938035643809SN-3"),
        ]
    );
    let last: i64 =
        db.query_row("SELECT last FROM counter WHERE period = '2026-11-21'", [], |row| row.get(0)).unwrap();
    assert_eq!(last, 3, "numbers go on where they were");
    drop(statement);
    drop(db);
    assert!(folder.path().join("before-migration-1.db").exists());
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
    assert_eq!(version(&raw(folder.path())), newest());
}

#[test]
fn opening_again_takes_no_step_and_writes_nothing() {
    let folder = fresh();
    // Who reads where is noted beside the log; that is no word of the shop.
    let prints = || {
        let mut prints = prints_of(folder.path());
        prints.retain(|file, _| !file.to_string_lossy().ends_with("-shm"));
        prints
    };
    let before = prints();
    Store::open(folder.path(), now()).unwrap().close();
    Store::open(folder.path(), now()).unwrap().close();
    assert_eq!(prints(), before);
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
    assert_eq!(version(&raw(folder.path())), newest());
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
