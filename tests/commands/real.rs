//! Real repair records become orders, and are found again on their papers and by search.
//!
//! `tests/fixtures/open-repair-300.csv` is data of The Restart Project, CC BY-SA 4.0; see the notice beside it.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::{TempShop, read_paper, squeezed};

const RECORDS: &str = include_str!("../fixtures/open-repair-300.csv");
/// Orders in one file of papers.
const AT_ONCE: usize = 100;
/// Of so many orders one is drawn on its own, too.
const APART: usize = 9;

type Record = BTreeMap<String, String>;

/// Reads CSV whose every field stands in quotes (RFC 4180).
fn records(csv: &str) -> Vec<Record> {
    let mut lines = csv.trim_end().lines().map(|line| {
        let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).expect("quotes");
        inside.split("\",\"").map(|field| field.replace("\"\"", "\"")).collect::<Vec<_>>()
    });
    let names = lines.next().expect("a line of names");
    lines.map(|fields| names.iter().cloned().zip(fields).collect()).collect()
}

/// The kind a counter would choose for a category of the data set.
fn kind(category: &str) -> &'static str {
    let kinds = [
        ("Mobile", "phone"),
        ("Tablet", "tablet"),
        ("Laptop", "laptop"),
        ("Printer", "printer"),
        ("Headphones", "earphones"),
        ("Vacuum", "vacuum"),
        ("Digital compact camera", "camera"),
        ("Games console", "console"),
        ("Hi-Fi", "audio"),
        ("Portable radio", "audio"),
        ("Flat screen", "tv"),
        ("Kettle", "kitchen"),
        ("Toaster", "kitchen"),
        ("Food processor", "kitchen"),
        ("Coffee maker", "kitchen"),
    ];
    kinds.iter().find(|(begun, _)| category.starts_with(begun)).map_or("small_appliance", |(_, kind)| kind)
}

/// The intake of a record, as the counter types it.
fn intake(i: usize, record: &Record) -> Value {
    let brand = if record["brand"].trim().is_empty() { "Unknown" } else { &record["brand"] };
    json!({
        "phone": format!("1390000{i:04}"), "name": "访客", "kind": kind(&record["product_category"]),
        "brand": brand, "model": record["product_category"], "serial": record["id"].replace('_', "-"),
        "symptom": record["problem"],
    })
}

/// Without blanks and hyphens: `pdftotext` takes a hyphen at the end of a line for one that breaking put there.
fn bare(text: &str) -> String {
    squeezed(text).replace('-', "")
}

/// The two longest words of a text.
fn two_words(text: &str) -> String {
    let mut words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    words.truncate(2);
    words.join(" ")
}

#[test]
fn three_hundred_real_records_become_orders_and_are_found_again() {
    let records = records(RECORDS);
    assert_eq!(records.len(), 300);
    let shop = TempShop::new();
    let mut ids = Vec::new();
    for (i, record) in records.iter().enumerate() {
        assert!(record["problem"].chars().count() > 20, "{record:?}");
        let opened = shop.call("repair.open", intake(i, record));
        let card = shop.call("repair.card", json!({"id": opened["id"]}));
        assert_eq!(card["symptom"], *record["problem"]);
        ids.push(opened["id"].clone());
    }
    for (record, id) in records.iter().zip(&ids) {
        let terms = two_words(&record["problem"]);
        let found = shop.call("repair.find", json!({"view": "all", "text": terms, "limit": 200}));
        let rows = found["rows"].as_array().expect("rows");
        assert!(rows.iter().any(|row| row["id"] == *id), "{terms:?} does not find {:?}", record["problem"]);
    }
    for (records, ids) in records.chunks(AT_ONCE).zip(ids.chunks(AT_ONCE)) {
        let text = drawn(&shop, "repair.job_cards", json!({"ids": ids}));
        for record in records {
            assert_is_on(&text, record);
        }
    }
    // Each on its own: a record on a neighbour's card would not be seen above.
    for (record, id) in records.iter().zip(&ids).step_by(APART) {
        assert_is_on(&drawn(&shop, "repair.job_card", json!({"id": id})), record);
    }
}

fn drawn(shop: &TempShop, name: &str, input: Value) -> String {
    let paper = shop.desk.paper(&shop.window, name, input).unwrap();
    assert!(paper.missing.is_empty(), "a character has no shape: {:?}", paper.missing);
    bare(&read_paper(&paper.bytes))
}

fn assert_is_on(paper: &str, record: &Record) {
    let serial = record["id"].replace('_', "-").to_uppercase();
    // A long model is broken into lines beside another column.
    let model = record["product_category"].split_whitespace();
    for said in model.chain([record["problem"].as_str(), &serial]) {
        assert!(paper.contains(&bare(said)), "{said} is not on its paper");
    }
}

#[test]
fn the_notice_of_the_records_is_beside_them() {
    let notice = include_str!("../fixtures/open-repair-300.LICENCE.md");
    for said in ["CC BY-SA 4.0", "The Restart Project", "Open Repair Alliance", "open-repair-300.csv"] {
        assert!(notice.contains(said), "{said}");
    }
}
