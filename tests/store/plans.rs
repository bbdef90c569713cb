//! How SQLite goes about each statement: no walk over a table that grows with the shop.
//!
//! The plans are made without `ANALYZE`, as in every shop: they depend on the schema alone, never on the data.

use crate::statements::{Statement, every_statement};
use store::inspection::rusqlite::Connection;
use store::inspection::{every_list_statement, fresh_in_memory};

/// Tables that have a few rows for ever: the shop itself, its origins, its staff and desks.
const SMALL: [&str; 5] = ["shop", "origin", "person", "migration", "sqlite_schema"];

/// Statements that may walk one: where they stand, how they begin, and why it does not grow with the shop or is meant.
const WALKS: [(&str, &str, &str); 6] = [
    (
        "journal/head.sql",
        "SELECT origin, seq, hash FROM journal ORDER BY row DESC LIMIT 1",
        "one step back from the end",
    ),
    ("journal/mod.rs", "SELECT at FROM journal ORDER BY row DESC LIMIT 1", "one step back from the end"),
    (
        "backup/restore.rs",
        "SELECT number FROM repair ORDER BY seq DESC LIMIT 1",
        "one step back from the end",
    ),
    (
        "repair/count_open.sql",
        "SELECT count(*) AS n FROM repair r WHERE r.stage NOT IN",
        "open orders only, by their own index",
    ),
    ("check.rs", "SELECT count(*) AS n FROM repair", "verifying a copy counts it"),
    ("file/mod.rs", "SELECT hash FROM file ORDER BY seq", "a backup takes every file"),
];

/// What `EXPLAIN QUERY PLAN` says, a line a step.
fn plan(db: &Connection, sql: &str) -> Vec<String> {
    steps(db, sql).into_iter().map(|(_, step)| step).collect()
}

/// The steps, each with the number of the one it is a part of: 0 for those of the whole.
fn steps(db: &Connection, sql: &str) -> Vec<(i64, String)> {
    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("it prepares");
    // Parameters stay unbound: a plan must not depend on them.
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().expect("a plan") {
        steps.push((row.get("parent").expect("a number"), row.get("detail").expect("a step")));
    }
    steps
}

/// The tables a plan walks through whole.
fn walked(plan: &[String]) -> Vec<&str> {
    let scans = plan.iter().filter_map(|step| step.strip_prefix("SCAN "));
    let tables = scans.map(|rest| rest.split(' ').next().expect("a table"));
    tables.filter(|table| !table.starts_with('(') && !SMALL.contains(table)).collect()
}

fn may_walk(statement: &Statement) -> bool {
    WALKS.iter().any(|(at, begin, _)| *at == statement.place && statement.sql.starts_with(begin))
}

#[test]
fn no_statement_walks_a_growing_table() {
    let db = fresh_in_memory().unwrap();
    let mut faults = Vec::new();
    for statement in every_statement().iter().filter(|statement| !may_walk(statement)) {
        let plan = plan(&db, &statement.sql);
        for table in walked(&plan) {
            faults.push(format!("{} walks {table}: {plan:#?}\n{}", statement.place, statement.sql));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// An exception that nothing needs any more would cover the next walk.
#[test]
fn every_exception_is_needed() {
    let db = fresh_in_memory().unwrap();
    for (place, begin, why) in WALKS {
        let all = every_statement();
        let found = all.iter().find(|one| one.place == place && one.sql.starts_with(begin));
        let statement = found.unwrap_or_else(|| panic!("{place} ({why}) is gone"));
        assert!(!walked(&plan(&db, &statement.sql)).is_empty(), "{place} ({why}) walks nothing");
    }
}

#[test]
fn open_orders_are_counted_by_their_own_index() {
    let db = fresh_in_memory().unwrap();
    let statement = every_statement().into_iter().find(|one| one.place == "repair/count_open.sql").unwrap();
    assert_eq!(plan(&db, &statement.sql), ["SCAN r USING INDEX repair_open"]);
}

/// A list is read in the order of its index and stops at its limit; only what a search matched is ordered first.
#[test]
fn no_list_is_sorted() {
    let db = fresh_in_memory().unwrap();
    for sql in every_list_statement() {
        let steps = steps(&db, &sql);
        let is_sorted = steps.iter().any(|(of, step)| *of == 0 && step.contains("ORDER BY"));
        assert!(!is_sorted, "{steps:#?}\n{sql}");
    }
}

#[test]
fn a_walk_and_a_sort_are_seen() {
    let db = fresh_in_memory().unwrap();
    let by_symptom = "SELECT seq FROM repair WHERE symptom LIKE '%x%' ORDER BY symptom";
    assert_eq!(walked(&plan(&db, by_symptom)), ["repair"]);
    assert!(steps(&db, by_symptom).iter().any(|(of, step)| *of == 0 && step.contains("ORDER BY")));
    assert!(walked(&plan(&db, "SELECT seq FROM repair WHERE number = 'x'")).is_empty());
}
