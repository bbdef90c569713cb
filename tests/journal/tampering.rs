//! Somebody with a database tool of their own: they drop the triggers first, change one thing, and put them back.

use crate::story::{Step, tell};
use desk::check::check;
use std::path::Path;
use std::sync::OnceLock;
use store::Finding;
use store::inspection::rusqlite::{Connection, params};
use tempfile::TempDir;
use tests::{Dice, FakeClock, TempShop, copy_folder, memory_folder, past_the_store, rows_of};

const TAMPERINGS: u64 = 200;

/// A closed shop with some sixty entries, copied for each tampering.
fn shop() -> &'static Path {
    static SHOP: OnceLock<TempDir> = OnceLock::new();
    SHOP.get_or_init(|| {
        let shop = TempShop::new();
        let mut story: Vec<Step> = (0..14).map(Step::Open).collect();
        story.extend((0..4).map(Step::SeePhone));
        story.extend((0..4).map(|order| Step::Correct { order, symptom: format!("改第 {order} 次") }));
        story.extend((0..3).map(|order| Step::CorrectName { order, name: "王芳".to_owned() }));
        story.push(Step::Revise { idle_minutes: 7 });
        tell(&shop, &story);
        shop.closed()
    })
    .path()
}

fn copied() -> TempDir {
    let folder = memory_folder();
    copy_folder(shop(), folder.path());
    folder
}

fn found(root: &Path) -> Vec<Finding> {
    let clock = FakeClock::at("2026-11-21T06:02:03.004Z");
    check(root, &clock).expect("a tampered database still opens").findings
}

/// Runs `tamper` with the triggers dropped, as an attacker would, and puts them back so that nothing shows.
fn tamper(root: &Path, tamper: impl FnOnce(&Connection)) {
    let db = past_the_store(root);
    db.pragma_update(None, "foreign_keys", false).expect("a pragma");
    let mut statement =
        db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").expect("triggers");
    let triggers: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get("name")?, row.get("sql")?)))
        .and_then(Iterator::collect)
        .expect("triggers");
    assert!(triggers.len() >= 3, "the journal's own, and what keeps the search true");
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).expect("it is dropped");
    }
    tamper(&db);
    for (_, sql) in &triggers {
        db.execute_batch(sql).expect("it is put back");
    }
}

fn text(db: &Connection, column: &str, row: i64) -> String {
    db.query_row(&format!("SELECT {column} FROM journal WHERE row = ?"), [row], |row| row.get(0))
        .expect("a text")
}

fn set(db: &Connection, column: &str, row: i64, value: impl store::inspection::rusqlite::ToSql) {
    let changed = db.execute(&format!("UPDATE journal SET {column} = ? WHERE row = ?"), params![value, row]);
    assert_eq!(changed.expect("it is changed"), 1);
}

/// Exchanges one letter or digit of a text for another.
fn with_another_letter(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|&at| letters[at].is_ascii_alphanumeric()).collect();
    let at = places[dice.below(places.len())];
    letters[at] = if letters[at] == '7' { '8' } else { '7' };
    letters.into_iter().collect()
}

/// A value inside the body, so that the body stays JSON.
fn with_another_value(body: &str, dice: &mut Dice) -> String {
    let begin = body.find(":{").expect("sides");
    loop {
        let changed = body[..begin].to_owned() + &with_another_letter(&body[begin..], dice);
        if serde_json::from_str::<serde_json::Value>(&changed).is_ok() {
            return changed;
        }
    }
}

/// One random tampering; answers what was done.
fn one(db: &Connection, dice: &mut Dice) -> String {
    let entries = rows_of(db, "journal");
    let count = usize::try_from(entries).expect("few");
    // The newest entry is another test's: nothing follows it.
    let row = i64::try_from(1 + dice.below(count - 1)).expect("few");
    let other = 1 + row % (entries - 1);
    match dice.below(14) {
        0 => set(db, "body", row, with_another_value(&text(db, "body", row), dice)),
        1 => set(db, "body", row, text(db, "body", row).replacen(':', ": ", 1)),
        2 => set(db, "person", row, dice.bytes(16)),
        3 => set(db, "at", row, text(db, "at", row).replacen("2026", "2025", 1)),
        4 => set(db, "command", row, with_another_letter(&text(db, "command", row), dice)),
        5 => set(db, "noun", row, with_another_letter(&text(db, "noun", row), dice)),
        6 => set(db, "noun_id", row, dice.bytes(16)),
        7 => set(db, "hash", row, dice.bytes(32)),
        8 => set(db, "prev", row, dice.bytes(32)),
        9 => {
            db.execute("DELETE FROM journal_personal WHERE entry = ?", [row]).expect("gone");
            db.execute("DELETE FROM journal WHERE row = ?", [row]).expect("gone");
        }
        10 => {
            // The rest closes up behind a deleted entry.
            db.execute("DELETE FROM journal WHERE row = ?", [row]).expect("gone");
            db.execute("UPDATE journal SET row = -row + 1, seq = seq - 1 + 100000 WHERE row > ?", [row])
                .expect("moved");
            db.execute("UPDATE journal SET row = -row, seq = seq - 100000 WHERE row < 0", []).expect("moved");
        }
        11 => {
            let swap =
                "UPDATE journal SET row = CASE row WHEN -?1 THEN ?2 ELSE ?1 END WHERE row IN (-?1, -?2)";
            db.execute("UPDATE journal SET row = -row WHERE row IN (?, ?)", [row, other]).expect("aside");
            assert_eq!(db.execute(swap, [row, other]).expect("swapped"), 2);
        }
        12 => {
            let sql = "UPDATE journal_personal SET value = '\"13900000000\"' WHERE seq = ?";
            assert_eq!(db.execute(sql, [personal(db, dice)]).expect("changed"), 1);
        }
        _ => {
            let sql = "UPDATE journal_personal SET salt = randomblob(16) WHERE seq = ?";
            assert_eq!(db.execute(sql, [personal(db, dice)]).expect("changed"), 1);
        }
    }
    format!("entry {row} of {entries}, other {other}")
}

fn personal(db: &Connection, dice: &mut Dice) -> i64 {
    let rows = usize::try_from(rows_of(db, "journal_personal")).expect("few");
    assert!(rows > 20);
    i64::try_from(1 + dice.below(rows)).expect("few")
}

#[test]
fn a_shop_nobody_touched_is_whole() {
    let folder = copied();
    tamper(folder.path(), |_| {});
    assert_eq!(found(folder.path()), []);
    assert!(rows_of(&past_the_store(folder.path()), "journal") > 50);
}

#[test]
fn two_hundred_tamperings_are_all_found() {
    for seed in 0..TAMPERINGS {
        let folder = copied();
        let mut what = String::new();
        tamper(folder.path(), |db| what = one(db, &mut Dice::new(seed)));
        assert_ne!(found(folder.path()), [], "seed {seed}: {what} was not found");
    }
}

/// Changes an entry and seals it anew, as somebody does who knows how entries are sealed; answers its new hash.
fn seal_anew(db: &Connection, row: i64) -> Vec<u8> {
    let body = text(db, "body", row).replacen("\"v\":1", "\"v\":2", 1);
    let bytes = |column: &str| -> Vec<u8> {
        let sql = format!("SELECT {column} FROM journal WHERE row = ?");
        db.query_row(&sql, [row], |row| row.get(0)).expect("bytes")
    };
    let id = |column: &str| uuid::Uuid::from_slice(&bytes(column)).expect("an id");
    let sealed = kernel::journal::Sealed {
        origin: id("origin"),
        seq: row,
        at: kernel::Moment::read(&text(db, "at", row)).expect("a moment"),
        person: id("person"),
        command: &text(db, "command", row),
        noun: &text(db, "noun", row),
        noun_id: id("noun_id"),
        body: &body,
    };
    let prev: [u8; 32] = bytes("prev").try_into().expect("a hash");
    let hash = sealed.hash(&prev).to_vec();
    set(db, "hash", row, &hash);
    set(db, "body", row, &body);
    hash
}

#[test]
fn an_entry_sealed_anew_does_not_fit_the_next() {
    let folder = copied();
    tamper(folder.path(), |db| {
        seal_anew(db, 10);
    });
    assert_eq!(found(folder.path()), [Finding::ChainBroken(11)]);
    // Also where the next one is made to name it: its own seal covers what stood there.
    let folder = copied();
    tamper(folder.path(), |db| {
        let hash = seal_anew(db, 10);
        set(db, "prev", 11, hash);
    });
    assert_eq!(found(folder.path()), [Finding::ChainBroken(11)]);
}

/// Places are what an editor has seen and what a history is ordered by: they are 1, 2, 3 … without a hole.
#[test]
fn entries_moved_apart_are_found() {
    let folder = copied();
    tamper(folder.path(), |db| {
        db.execute("UPDATE journal_personal SET entry = -entry - 7 WHERE entry > 20", []).unwrap();
        db.execute("UPDATE journal_personal SET entry = -entry WHERE entry < 0", []).unwrap();
        db.execute("UPDATE journal SET row = -row - 7 WHERE row > 20", []).unwrap();
        db.execute("UPDATE journal SET row = -row WHERE row < 0", []).unwrap();
    });
    assert_eq!(found(folder.path()), [Finding::ChainBroken(28)]);
}

/// A chain cannot miss its own end. What is cut there is found only where a row is left that nothing tells of any
/// more; the head of the chain outside the shop (on paper, in a backup) is what shows the rest.
#[test]
fn entries_cut_from_the_end_are_found_where_rows_are_left_without_them() {
    let cut = |root: &Path, entries: i64| {
        tamper(root, |db| {
            let last = rows_of(db, "journal");
            db.execute("DELETE FROM journal_personal WHERE entry > ?", [last - entries]).unwrap();
            db.execute("DELETE FROM journal WHERE row > ?", [last - entries]).unwrap();
        });
    };
    let folder = copied();
    let last_order: i64 = past_the_store(folder.path())
        .query_row("SELECT max(row) FROM journal WHERE command = 'repair.open'", [], |row| row.get(0))
        .unwrap();
    let entries = rows_of(&past_the_store(folder.path()), "journal");
    cut(folder.path(), entries - last_order + 1);
    assert_eq!(found(folder.path()), [Finding::CountDiffers("consent".to_owned(), 14, 13)]);

    // The last entry of this shop is a revised setting: its row has older entries, and the cut goes unseen.
    let folder = copied();
    cut(folder.path(), 1);
    assert_eq!(found(folder.path()), []);
}

#[test]
fn rows_that_come_or_go_without_an_entry_are_found() {
    for (sql, finding) in [
        (
            "INSERT INTO customer (id, name, phone) VALUES (randomblob(16), '影子', '13900000000')",
            Finding::CountDiffers("customer".to_owned(), 15, 14),
        ),
        ("DELETE FROM repair WHERE seq = 3", Finding::CountDiffers("repair".to_owned(), 13, 14)),
        (
            "UPDATE repair SET customer = zeroblob(16) WHERE seq = 3",
            Finding::ReferenceBroken("repair".to_owned()),
        ),
    ] {
        let folder = copied();
        tamper(folder.path(), |db| assert_eq!(db.execute(sql, []).unwrap(), 1));
        let found = found(folder.path());
        assert!(found.contains(&finding), "{sql}: {found:?}");
    }
}

#[test]
fn the_database_itself_refuses_to_change_or_drop_an_entry() {
    let folder = copied();
    let db = past_the_store(folder.path());
    for sql in [
        "UPDATE journal SET body = '{}' WHERE row = 3",
        "UPDATE journal SET at = at",
        "DELETE FROM journal WHERE row = 3",
        "DELETE FROM journal",
        "REPLACE INTO journal SELECT * FROM journal WHERE row = 3",
        "INSERT OR REPLACE INTO journal SELECT row + 900, origin, seq, at, person, command, noun, noun_id, '{}', prev, hash
         FROM journal WHERE row = 3",
        "INSERT OR REPLACE INTO journal SELECT 3, origin, seq + 900, at, person, command, noun, noun_id, '{}', prev,
         randomblob(32) FROM journal WHERE row = 3",
    ] {
        let refused = db.execute(sql, []).expect_err(sql).to_string();
        assert!(refused.contains("append-only"), "{sql}: {refused}");
    }
    drop(db);
    assert_eq!(found(folder.path()), []);
}
