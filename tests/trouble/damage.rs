//! Damaged database files: told at the door, left as they are, never written to.

use desk::check::check;
use desk::{Caller, Desk};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use tests::{
    BADGE, Dice, FakeClock, PASSWORD, TempShop, copy_folder, database_of, intake, machine, memory_folder,
    past_the_store, print_of,
};

const ZAPS: u64 = 200;
/// What a door may say of a file that is not whole.
const KEYS: [&str; 6] = [
    "store.damaged",
    "store.truncated",
    "store.missing",
    "store.newer",
    "store.migration_changed",
    "store.failed",
];

/// A closed shop with sixty orders and one backup.
fn shop() -> &'static Path {
    static SHOP: OnceLock<TempDir> = OnceLock::new();
    SHOP.get_or_init(|| {
        let shop = TempShop::new();
        for i in 0..60 {
            shop.order(i);
        }
        shop.closed()
    })
    .path()
}

/// A copy of it whose database was handled by `damage`.
fn damaged(damage: impl FnOnce(&Path)) -> TempDir {
    let folder = memory_folder();
    copy_folder(shop(), folder.path());
    let database = database_of(folder.path());
    // Without the log beside it, as files are copied by hand.
    for end in ["-wal", "-shm"] {
        let beside = PathBuf::from(format!("{}{end}", database.display()));
        if beside.exists() {
            std::fs::remove_file(beside).expect("removed");
        }
    }
    damage(&database);
    folder
}

fn clock() -> Arc<FakeClock> {
    Arc::new(FakeClock::at("2026-11-21T07:02:03.004Z"))
}

fn opened(root: &Path) -> (Arc<Desk>, Caller) {
    let desk = Desk::open(root, machine(clock(), Arc::default())).expect("the folder itself is fine");
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    (desk, window)
}

/// What the door says is the matter; nothing where it is ready.
fn trouble(desk: &Desk) -> Option<String> {
    let door = desk.call(&Caller::default(), "shop.door", json!({})).expect("the door is always there");
    match door["state"].as_str() {
        Some("ready") => None,
        Some("trouble") => Some(door["trouble"]["message"].as_str().expect("a key").to_owned()),
        other => unexpected(other),
    }
}

#[expect(clippy::panic, reason = "a damaged shop is never a first start")]
fn unexpected(state: Option<&str>) -> ! {
    panic!("the door says {state:?}")
}

/// Every value of every table, as text. The search index is read in the tables it lies in: itself it keeps no values.
fn every_value(root: &Path) -> Result<String, String> {
    let db = past_the_store(root);
    let mut all = String::new();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    let mut names = db.prepare(tables).map_err(|error| error.to_string())?;
    let mut names = names.query([]).map_err(|error| error.to_string())?;
    while let Some(row) = names.next().map_err(|error| error.to_string())? {
        let table: String = row.get(0).map_err(|error| error.to_string())?;
        let mut rows = db.prepare(&format!("SELECT * FROM {table}")).map_err(|error| error.to_string())?;
        let columns = rows.column_count();
        let mut rows = rows.query([]).map_err(|error| error.to_string())?;
        while let Some(row) = rows.next().map_err(|error| error.to_string())? {
            for column in 0..columns {
                all += &format!("{:?}|", row.get_ref(column).map_err(|error| error.to_string())?);
            }
        }
        all += "\n";
    }
    Ok(all)
}

/// What became of a damaged shop.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Outcome {
    /// Told at the door.
    AtTheDoor,
    /// It opens; looking it over finds it, and so does the next backup, which is none.
    WhenLookedOver,
    /// It opens, every value is as it was: what was hit holds nothing.
    Harmless,
    /// It opens, a value changed, and nobody can tell.
    Unseen,
}

/// Opens a damaged shop and sees to it that it is told, or works.
fn outcome(folder: &TempDir, whole: &str, what: &str) -> Outcome {
    let root = folder.path();
    let before = print_of(&database_of(root));
    let (desk, window) = opened(root);
    let Some(key) = trouble(&desk) else {
        let found = check(root, &*clock());
        let now = every_value(root);
        // Whatever it does, it does without panicking.
        let sign_in = json!({"badge": BADGE, "password": PASSWORD});
        drop(desk.call(&window, "session.sign_in", sign_in));
        let backup = desk.call(&window, "backup.make", json!({}));
        let is_sound = found.as_ref().is_ok_and(|checked| checked.findings.is_empty());
        assert!(is_sound || backup.is_err(), "{what}: a damaged shop was copied over its good backups");
        drop(desk.call(&window, "repair.open", intake(900)));
        drop(desk.call(&window, "repair.find", json!({"view": "all", "limit": 100})));
        return match (is_sound, now.as_deref() == Ok(whole)) {
            (true, true) => Outcome::Harmless,
            (true, false) => Outcome::Unseen,
            (false, _) => Outcome::WhenLookedOver,
        };
    };
    assert!(KEYS.contains(&key.as_str()), "{what}: {key}");
    let sign_in = desk.call(&window, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD}));
    assert_eq!(
        sign_in.map_err(|failure| failure.message.to_owned()),
        Err(key),
        "{what}: something else was done"
    );
    desk.close().expect("there is nothing to do");
    drop(desk);
    assert_eq!(print_of(&database_of(root)), before, "{what}: the file was touched");
    Outcome::AtTheDoor
}

#[test]
fn two_hundred_broken_places_are_told_or_found() {
    let folder = damaged(|_| {});
    let whole = every_value(folder.path()).unwrap();
    assert_eq!(outcome(&folder, &whole, "untouched"), Outcome::Harmless);
    let mut outcomes = Vec::new();
    for seed in 0..ZAPS {
        let mut dice = Dice::new(seed);
        let folder = damaged(|database| {
            let mut bytes = std::fs::read(database).unwrap();
            // A sector or a page of something else, anywhere.
            let length = [512, 4_096][dice.below(2)];
            let at = dice.below(bytes.len() / length) * length;
            bytes[at..at + length].copy_from_slice(&dice.bytes(length));
            std::fs::write(database, bytes).unwrap();
        });
        outcomes.push(outcome(&folder, &whole, &format!("seed {seed}")));
    }
    let count = |of: Outcome| outcomes.iter().filter(|outcome| **outcome == of).count();
    println!(
        "{ZAPS} broken places: {} at the door, {} when looked over, {} harmless, {} unseen",
        count(Outcome::AtTheDoor),
        count(Outcome::WhenLookedOver),
        count(Outcome::Harmless),
        count(Outcome::Unseen)
    );
    assert_eq!(count(Outcome::Unseen), 0);
    assert!(count(Outcome::AtTheDoor) > 100);
}

#[test]
fn a_file_that_broke_off_anywhere_is_told() {
    let length = std::fs::metadata(database_of(shop())).unwrap().len();
    let whole = every_value(damaged(|_| {}).path()).unwrap();
    for kept in [0, 1, 15, 16, 99, 100, 512, 4_095, 4_096, 8_192, length / 2, length - 4_096, length - 1] {
        let folder = damaged(|database| {
            std::fs::File::options().write(true).open(database).unwrap().set_len(kept).unwrap();
        });
        assert_eq!(outcome(&folder, &whole, &format!("{kept} bytes")), Outcome::AtTheDoor);
        let (desk, _) = opened(folder.path());
        assert_eq!(trouble(&desk).as_deref(), Some("store.truncated"), "{kept} of {length} bytes");
    }
}

#[test]
fn what_is_no_database_or_another_one_is_told() {
    type Damage = fn(&Path);
    let other_program: Damage = |database| {
        std::fs::remove_file(database).unwrap();
        let db = store::inspection::rusqlite::Connection::open(database).unwrap();
        db.execute_batch("CREATE TABLE migration (n, sha256); PRAGMA user_version = 1").unwrap();
    };
    let cases: [(&str, Damage); 6] = [
        ("store.missing", |database| std::fs::remove_file(database).unwrap()),
        ("store.damaged", |database| {
            let mut bytes = std::fs::read(database).unwrap();
            bytes[..16].copy_from_slice(b"GARBAGE format 3");
            std::fs::write(database, bytes).unwrap();
        }),
        ("store.damaged", |database| std::fs::write(database, "x".repeat(100_000)).unwrap()),
        ("store.damaged", |database| std::fs::write(database, [0; 65_536]).unwrap()),
        ("store.migration_changed", other_program),
        ("store.newer", |database| {
            let db = store::inspection::rusqlite::Connection::open(database).unwrap();
            db.pragma_update(None, "user_version", 10_000).unwrap();
        }),
    ];
    for (key, damage) in cases {
        let folder = damaged(damage);
        let database = database_of(folder.path());
        let before = database.exists().then(|| print_of(&database));
        let (desk, _) = opened(folder.path());
        assert_eq!(trouble(&desk).as_deref(), Some(key));
        desk.close().unwrap();
        drop(desk);
        assert_eq!(database.exists().then(|| print_of(&database)), before, "{key}: the file was touched");
    }
}

/// A log of another day beside a file, or a log that was cut: what is whole in it counts, nothing else does.
#[test]
fn a_log_that_does_not_belong_or_broke_off_spoils_nothing() {
    let live = TempShop::new();
    for i in 0..14 {
        live.order(i);
    }
    let database = database_of(live.root());
    let log = |database: &Path| PathBuf::from(format!("{}-wal", database.display()));
    let frames = std::fs::read(log(&database)).unwrap();
    assert!(frames.len() > 50_000, "there is a log to cut");
    // From 1,000 pages on, SQLite moves what is in it to the file, which then is newer than what is left of a cut log.
    assert!(frames.len() < 1_000 * 4_096, "the file is older than its log");
    let mut dice = Dice::new(9);
    for round in 0..20 {
        let folder = memory_folder();
        copy_folder(live.root(), folder.path());
        let mut cut = frames.clone();
        if round % 2 == 0 {
            cut.truncate(dice.below(cut.len()));
        } else {
            let at = dice.below(cut.len() - 100);
            cut[at..at + 100].copy_from_slice(&dice.bytes(100));
        }
        std::fs::write(log(&database_of(folder.path())), cut).unwrap();
        // The index of the log is made anew from it.
        std::fs::remove_file(format!("{}-shm", database_of(folder.path()).display())).unwrap();
        let found = check(folder.path(), &*clock()).unwrap();
        assert_eq!(found.findings, [], "round {round}");
        assert!(found.repairs <= 14);
    }
    // The log of one shop beside the file of another.
    for i in 14..20 {
        live.order(i);
    }
    let frames = std::fs::read(log(&database)).unwrap();
    let folder = damaged(|database| std::fs::write(log(database), &frames).unwrap());
    let found = check(folder.path(), &*clock());
    assert!(
        found.is_err()
            || found.as_ref().is_ok_and(|checked| checked.findings.is_empty() && checked.repairs >= 20)
    );
}

/// A page goes bad under a running shop: from the first look that meets it nothing is written any more, the door tells,
/// and the bad file is kept as it is.
#[test]
fn damage_met_while_working_stops_all_writing() {
    let folder = damaged(|_| {});
    let database = database_of(folder.path());
    let (desk, window) = opened(folder.path());
    desk.call(&window, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD})).unwrap();
    let orders = json!({"view": "all", "limit": 100});
    let before = past_the_store(folder.path());
    // Everything that was written so far goes from the log into the file, where it is spoilt.
    before.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    drop(before);
    let mut bytes = std::fs::read(&database).unwrap();
    for page in bytes.chunks_mut(4_096).skip(1) {
        page[..64].fill(0xff);
    }
    std::fs::write(&database, &bytes).unwrap();
    let spoilt = print_of(&database);
    // An order cannot be read any more; whoever meets it first may be a reader.
    let failure = desk.call(&window, "repair.find", orders.clone()).unwrap_err();
    assert_eq!(failure.message, "store.damaged");
    assert_eq!(trouble(&desk).as_deref(), Some("store.damaged"));
    for (name, input) in [("repair.open", intake(1)), ("repair.find", orders), ("shop.status", json!({}))] {
        assert_eq!(desk.call(&window, name, input).unwrap_err().message, "store.damaged", "{name}");
    }
    // Backups are offered to whoever stands there.
    let kept: Value = desk.call(&Caller::default(), "backup.list", json!({})).unwrap();
    assert!(!kept.as_array().unwrap().is_empty());
    desk.close().unwrap();
    drop(desk);
    assert_eq!(print_of(&database), spoilt, "the bad file was touched");
}
