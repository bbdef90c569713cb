//! Real repair records become orders and are found again on their papers.
//!
//! `tests/fixtures/open-repair-ten.csv` is data of The Restart Project, CC BY-SA 4.0; see the notice beside it.

use serde_json::json;
use std::collections::BTreeMap;
use tests::{TempShop, read_paper, squeezed};

const RECORDS: &str = include_str!("../fixtures/open-repair-ten.csv");

/// Reads CSV whose every field stands in quotes (RFC 4180).
fn records(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = csv.trim_end().lines().map(|line| {
        let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).expect("quotes");
        inside.split("\",\"").map(|field| field.replace("\"\"", "\"")).collect::<Vec<_>>()
    });
    let names = lines.next().expect("a line of names");
    lines.map(|fields| names.iter().cloned().zip(fields).collect()).collect()
}

#[test]
fn ten_real_records_become_orders_and_stand_on_their_papers() {
    let records = records(RECORDS);
    assert_eq!(records.len(), 10);
    let shop = TempShop::new();
    for (i, record) in records.iter().enumerate() {
        let problem = &record["problem"];
        assert!(problem.chars().count() > 30, "{problem}");
        let serial = record["id"].replace('_', "-");
        let opened = shop.call(
            "repair.open",
            json!({
                "phone": format!("1390000{i:04}"), "name": "访客", "brand": record["brand"],
                "model": record["product_category"], "serial": serial, "symptom": problem,
            }),
        );
        let card = shop.call("repair.card", json!({"id": opened["id"]}));
        assert_eq!(card["symptom"], **problem);
        let found = shop.call("repair.find", json!({"view": "open", "text": serial, "limit": 9}));
        assert_eq!(found["rows"].as_array().map(Vec::len), Some(1));
        assert_eq!(found["rows"][0]["id"], opened["id"]);
        let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": opened["id"]})).unwrap();
        assert!(paper.missing.is_empty(), "every character of it has a shape");
        let text = squeezed(&read_paper(&paper.bytes));
        for said in [problem, &record["brand"], &record["product_category"], &serial.to_uppercase()] {
            assert!(text.contains(&squeezed(said)), "{said}\nin\n{text}");
        }
    }
}

#[test]
fn the_notice_of_the_records_is_beside_them() {
    let notice = include_str!("../fixtures/open-repair-ten.LICENCE.md");
    for said in ["CC BY-SA 4.0", "The Restart Project", "Open Repair Alliance", "open-repair-ten.csv"] {
        assert!(notice.contains(said), "{said}");
    }
}
