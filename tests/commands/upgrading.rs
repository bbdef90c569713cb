//! A shop from before the bench is opened by today's program: it gets what a new shop begins with, once.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::inspection::MIGRATIONS;
use store::inspection::rusqlite::Connection;
use tempfile::TempDir;
use tests::{FakeClock, TempShop, found_in, memory_folder};

/// The schemas of the last program that knew no bench.
const BEFORE: [&str; 3] = ["0001_walls.sql", "0002_intake.sql", "0003_search.sql"];

fn columns(db: &Connection, table: &str) -> String {
    let mut asked = db.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).expect("a table");
    let names = asked.query_map([], |row| row.get::<_, String>(0)).expect("columns");
    names.collect::<Result<Vec<_>, _>>().expect("names").join(", ")
}

/// A data folder with a founded shop of the third schema: its first person, and nothing taken in yet.
fn of_the_third_schema() -> TempDir {
    let founded = memory_folder();
    found_in(founded.path());
    let folder = memory_folder();
    std::fs::create_dir_all(folder.path().join("shop-1/files")).unwrap();
    std::fs::write(folder.path().join("current"), "shop-1\n").unwrap();
    let db = Connection::open(folder.path().join("shop-1/shop.db")).unwrap();
    store::inspection::teach(&db).unwrap();
    db.execute_batch(
        "CREATE TABLE migration (\n  n INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, at TEXT NOT NULL, \
         program TEXT NOT NULL\n) STRICT",
    )
    .unwrap();
    for (n, name) in (1_i64..).zip(BEFORE) {
        let step = MIGRATIONS.get_file(name).and_then(|file| file.contents_utf8()).expect("a step");
        db.execute_batch(step).unwrap();
        let sum = Sha256::digest(step.as_bytes()).to_vec();
        db.execute("INSERT INTO migration VALUES (?, ?, ?, 't', '0.3.0')", (n, name, sum)).unwrap();
    }
    db.pragma_update(None, "user_version", 3).unwrap();
    let path = tests::database_of(founded.path());
    db.execute("ATTACH ? AS founded", [path.to_str().expect("a path")]).unwrap();
    let of_people =
        "(SELECT row FROM founded.journal WHERE noun NOT IN ('shop', 'person') ORDER BY row LIMIT 1)";
    for (table, kept) in [
        ("origin", "true".to_owned()),
        ("journal", format!("row < {of_people}")),
        ("journal_personal", format!("entry < {of_people}")),
        ("shop", "true".to_owned()),
        ("person", "true".to_owned()),
    ] {
        let columns = columns(&db, table);
        let sql = format!(
            "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM founded.{table} WHERE {kept}"
        );
        db.execute(&sql, []).unwrap_or_else(|error| panic!("{table}: {error}"));
    }
    folder
}

fn rows(shop: &TempShop, command: &str) -> Vec<Value> {
    let answer = shop.call(command, json!({}));
    let rows = if command == "price.all" { &answer["rules"] } else { &answer };
    rows.as_array().unwrap_or_else(|| panic!("{command} lists")).clone()
}

const BROUGHT: [&str; 3] = ["checklist.all", "fault_code.all", "price.all"];

#[test]
fn an_older_shop_gets_what_a_new_one_begins_with_and_keeps_what_it_makes_of_it() {
    let fresh = TempShop::new();
    let shop = TempShop::reopened(of_the_third_schema(), "2026-11-22T00:30:00.000Z");
    shop.sign_in();
    for command in BROUGHT {
        assert_eq!(rows(&shop, command).len(), rows(&fresh, command).len(), "{command}");
        assert!(!rows(&shop, command).is_empty(), "{command}");
    }
    assert_eq!(rows(&shop, "checklist.all")[0]["by"], Value::Null, "nobody wrote it");
    assert_eq!(rows(&fresh, "checklist.all")[0]["by"], "周明远");
    // What the shop withdraws stays withdrawn at the next start.
    let mut code = rows(&shop, "fault_code.all")[0].clone();
    code["active"] = json!(false);
    shop.call("fault_code.keep", code.clone());
    let before: Vec<Vec<Value>> = BROUGHT.map(|command| rows(&shop, command)).to_vec();
    let folder = shop.closed();
    let checked =
        desk::check::check(folder.path(), &FakeClock::at("2026-11-22T12:00:00.000Z")).expect("a shop");
    assert_eq!(checked.findings, [], "rows and entries agree, the chain is whole");
    let shop = TempShop::reopened(folder, "2026-11-23T00:30:00.000Z");
    shop.sign_in();
    assert_eq!(BROUGHT.map(|command| rows(&shop, command)).to_vec(), before);
}
