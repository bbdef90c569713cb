//! How SQLite goes about each statement: no walk over a table that grows with the shop.
//!
//! The plans are made without `ANALYZE`, as in every shop: they depend on the schema alone, never on the data.

use crate::statements::{Statement, every_statement};
use store::inspection::rusqlite::Connection;
use store::inspection::{every_list_statement, fresh_in_memory};

/// Tables that have a few rows for ever: the shop itself, its origins, its staff, desks and printers.
const SMALL: [&str; 9] = [
    "shop",
    "origin",
    "person",
    "migration",
    "search_rules",
    "part_search_rules",
    "sqlite_schema",
    "roll_printer",
    "terminal",
];

/// What a statement was handed or has already limited: parameters, and its own parts by the names they have there.
const LIMITED: [&str; 7] = ["CONSTANT", "json_each", "stretch", "one", "walked", "w", "newest"];

/// Statements that may walk one: where they stand, how they begin, and why it does not grow with the shop or is meant.
const WALKS: &[(&str, &str, &str)] = &[
    ("device/chain.sql", "WITH RECURSIVE chain", "the few rows of one machine, each found by an index"),
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
    ("print/samples.sql", "SELECT (SELECT id FROM repair", "one step back from the end of each"),
    ("check.rs", "SELECT count(*) AS n FROM repair", "verifying a copy counts it"),
    ("ledger/payments_differ.sql", "SELECT p.number", "verifying a copy compares each with the books"),
    ("ledger/settlements_differ.sql", "WITH billed", "verifying a copy compares each with the books"),
    ("ledger/write_offs_differ.sql", "SELECT r.number", "verifying a copy compares each with the books"),
    ("ledger/debts_differ.sql", "SELECT r.number", "verifying a copy compares each with the books"),
    ("ledger/closes_differ.sql", "WITH kept", "verifying a copy compares each with the books"),
    ("stock/stock_differs.sql", "WITH moved", "verifying a copy reckons all of the stock anew"),
    ("stock/pieces_differ.sql", "WITH last", "as above"),
    ("stock/worth_of_pieces_differs.sql", "WITH pieces", "as above"),
    ("stock/reserved_differs.sql", "WITH reckoned", "as above"),
    ("place/all.sql", "SELECT id", "bins grow with the shelves, not with the orders"),
    ("place/filled.sql", "SELECT l.id", "as above"),
    ("stock_figures/value.sql", "SELECT x.id", "what lies there now, place by place"),
    ("stock_figures/worth_of_all.sql", "SELECT coalesce", "as above"),
    ("stock_figures/used_by_part.sql", "WITH used", "as above, beside a year's movements by their day"),
    (
        "stock_figures/low.sql",
        "WITH looked_at",
        "its indexes hold what is kept in stock and what is waited for",
    ),
    ("stock_figures/asked.sql", "SELECT p.id", "its index holds what is waited for now"),
    ("stock_figures/turned.sql", "SELECT p.id", "the parts that moved, found by their day"),
    ("debt/by_company.sql", "WITH one AS MATERIALIZED", "its table holds only what is owed now"),
    (
        "close/brought.sql",
        "SELECT coalesce",
        "until the first close, one step past what was there before the books",
    ),
    ("catalogue/brands.sql", "SELECT t.id", "a catalogue grows with the market, not with the orders"),
    ("catalogue/models.sql", "SELECT t.id", "as brands"),
    ("catalogue/symptoms.sql", "SELECT t.id", "as brands"),
    ("checklist/newest_of_all.sql", "SELECT id", "as brands"),
    ("fault_code/all.sql", "SELECT id", "as brands"),
    ("sending/out.sql", "SELECT id", "its index holds only what is out"),
    ("handing/open.sql", "SELECT id", "its index holds only what is under way"),
    ("handing/newest.sql", "SELECT id", "fifty steps back from the end"),
    ("old_part/open.sql", "SELECT id", "its index holds only what is awaited or to be inspected"),
    ("old_part/done.sql", "SELECT id", "a hundred steps back from the end"),
    ("repair_part/waiting.sql", "-- Nothing promised", "its index holds only what waits"),
    ("repair_part/complete.sql", "SELECT DISTINCT", "its index holds only what is reserved now"),
    ("support/waiting_for.sql", "SELECT id", "its index holds only what nobody answered yet"),
    ("reorder/fixed.sql", "SELECT id", "its index holds only the parts that are kept in stock on purpose"),
    ("reorder/on_order.sql", "SELECT l.part", "its index holds only the orders that are open"),
    ("reorder/waited_for.sql", "SELECT part", "its index holds only what orders wait for"),
    ("supplier_return/open.sql", "SELECT id", "its index holds only what is not settled"),
    ("price/all.sql", "SELECT id", "a price list grows with the shop's offer, not with the orders"),
    ("price/rules.sql", "SELECT id", "as prices"),
    ("terms/all.sql", "SELECT id", "a new wording is rare"),
    ("file/wanted.sql", "SELECT", "the sweep of staged pictures looks at all"),
    ("draft/drop_stale.sql", "DELETE FROM draft", "each person keeps a few, and the sweep looks at all"),
    ("file/mod.rs", "SELECT hash FROM file ORDER BY seq", "a backup takes every file"),
    ("supplier/all.sql", "SELECT id", "suppliers are few"),
    ("search/parts.sql", "INSERT INTO part_search", "an index of older rules is made anew"),
    (
        "search/mod.rs",
        "INSERT INTO search (rowid, tokens) SELECT seq",
        "an index of older rules is made anew",
    ),
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
    // What the index of the one box is asked to match is looked up there, though SQLite calls that a scan.
    let scans = plan.iter().filter(|step| !(step.contains("VIRTUAL TABLE INDEX") && step.contains(":M")));
    let scans = scans.filter_map(|step| step.strip_prefix("SCAN "));
    let tables = scans.map(|rest| rest.split(' ').next().expect("a table"));
    tables
        .filter(|table| !table.starts_with('(') && !SMALL.contains(table) && !LIMITED.contains(table))
        .collect()
}

fn may_walk(statement: &Statement) -> bool {
    WALKS.iter().any(|(at, begin, _)| *at == statement.place && statement.sql.starts_with(begin))
}

#[test]
fn no_statement_walks_a_growing_table() {
    let db = fresh_in_memory().unwrap();
    let mut faults = Vec::new();
    let statements = every_statement();
    for statement in statements.iter().filter(|one| one.place != LISTS && !may_walk(one)) {
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
    for &(place, begin, why) in WALKS {
        let all = every_statement();
        let found = all.iter().find(|one| one.place == place && one.sql.starts_with(begin));
        let statement = found.unwrap_or_else(|| panic!("{place} ({why}) is gone"));
        assert!(!walked(&plan(&db, &statement.sql)).is_empty(), "{place} ({why}) walks nothing");
    }
}

/// Lists walk the orders by one index, and stop at their limit.
const LISTS: &str = "repair/list";

/// What is wrong with the way a list is read: orders that are walked without a limit, or sorted before it.
fn list_fault(db: &Connection, sql: &str) -> Option<&'static str> {
    let steps = steps(db, sql);
    let all: Vec<String> = steps.iter().map(|(_, step)| step.clone()).collect();
    if walked(&all).iter().any(|table| *table != "r") {
        return Some("walks a table");
    }
    let walks: Vec<i64> =
        steps.iter().filter(|(_, step)| step.starts_with("SCAN r")).map(|(of, _)| *of).collect();
    if walks.len() > 1 || !walks.is_empty() && !sql.contains("LIMIT") {
        return Some("walks the orders without an end");
    }
    // What is sorted whole is small by itself: the page, the orders of one day, the newest matches of a search.
    let few = sql.contains("r.opened_on = :today") || sql.contains("LIMIT 10000) newest");
    let is_sorted = |of: i64| steps.iter().any(|(at, step)| *at == of && step.contains("ORDER BY"));
    let of_orders =
        |step: &str| step.starts_with("SCAN r") || step.starts_with("SEARCH r") || step.contains(":M");
    let sorted = steps.iter().any(|(of, step)| *of != 0 && of_orders(step) && is_sorted(*of));
    (sorted && !few).then_some("sorts orders before its limit")
}

#[test]
fn every_list_walks_one_index_and_stops_at_its_limit() {
    let db = fresh_in_memory().unwrap();
    let all = every_list_statement();
    assert!(all.len() > 300, "only {} forms", all.len());
    for sql in all {
        if let Some(fault) = list_fault(&db, &sql) {
            panic!("{fault}: {:#?}\n{sql}", plan(&db, &sql));
        }
    }
}

#[test]
fn a_list_that_sorts_or_walks_on_is_seen() {
    let db = fresh_in_memory().unwrap();
    for (sql, fault) in [
        ("SELECT r.symptom FROM repair r", "walks the orders without an end"),
        ("SELECT seq FROM device d LIMIT 1", "walks a table"),
        (
            "SELECT one.seq FROM (SELECT r.seq FROM repair r ORDER BY r.symptom LIMIT 9) one ORDER BY one.seq",
            "sorts orders before its limit",
        ),
    ] {
        assert_eq!(list_fault(&db, sql), Some(fault), "{sql}");
    }
}

/// Whatever the planner might like better, a view is read by its own index.
#[test]
fn each_view_has_its_index() {
    let db = fresh_in_memory().unwrap();
    let lists = every_list_statement();
    for index in [
        "repair_open",
        "repair_by_day",
        "repair_by_opener",
        "repair_by_stage",
        "repair_by_promise",
        "repair_open_by_promise",
        "repair_by_opener_and_promise",
        "repair_board",
        "repair_open_by_due",
        "repair_by_holder",
        "repair_by_turn",
    ] {
        let used = lists.iter().any(|sql| {
            plan(&db, sql).iter().any(|step| {
                step.ends_with(&format!("INDEX {index}")) || step.contains(&format!("INDEX {index} "))
            })
        });
        assert!(used, "no list uses {index}");
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

/// What a close shows is summed from the last close onwards, by indexes that hold all it reads; so are debts, from what is
/// open.
#[test]
fn the_till_never_sums_the_whole_books() {
    let db = fresh_in_memory().unwrap();
    let plan_of = |place: &str| {
        let all = every_statement();
        plan(&db, &all.iter().find(|one| one.place == place).expect("a statement").sql)
    };
    let balance = plan_of("ledger/balance.sql").join("\n");
    for index in ["posting_by_debit (debit=? AND seq>?)", "posting_by_credit (credit=? AND seq>?)"] {
        assert!(balance.contains(&format!("USING COVERING INDEX {index}")), "{balance}");
    }
    for (place, first) in
        [("debt/find.sql", "SEARCH d USING INTEGER PRIMARY KEY"), ("debt/by_company.sql", "SCAN d")]
    {
        let steps = plan_of(place);
        let begins = steps.iter().find(|step| !step.starts_with("MATERIALIZE"));
        assert!(begins.is_some_and(|step| step.starts_with(first)), "{place}: {steps:#?}");
        let books = steps.iter().filter(|step| step.starts_with("SEARCH b"));
        assert!(books.clone().all(|step| step.contains("posting_by_repair (repair=?)")), "{steps:#?}");
        assert_eq!(books.count(), 1, "{steps:#?}");
    }
}
