//! The demo shop's parts: a list that is imported like any other, and what lies on the shelves at first.

use super::work::unfit;
use crate::registry::Caller;
use crate::station::Desk;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::{Moment, Result};
use serde_json::{Value, json};

/// Every name, number and price in it is made up.
const LIST: &str = include_str!("parts.txt");

/// How many of a part lie there, or which; and for how much each, in fen.
struct First {
    number: &'static str,
    quantity: i64,
    serials: &'static [&'static str],
    price: i64,
}

const fn first(number: &'static str, quantity: i64, price: i64) -> First {
    First { number, quantity, serials: &[], price }
}

const STOCK: [First; 8] = [
    first("LCD-IP13", 4, 55_000),
    First { serials: &["C39H2K8Q0P1", "C39H2K8Q0P7"], ..first("LCD-IP13-O", 2, 112_000) },
    first("BAT-IP13", 9, 9_400),
    first("BAT-IP12", 3, 8_800),
    first("CHG-IP13", 5, 4_200),
    First { serials: &["P60MB23A00417"], ..first("MB-P60", 1, 158_000) },
    first("GLUE-10", 22, 1_250),
    first("TIM-MX4", 6, 2_680),
];

/// Imports the parts and writes down what lies there.
pub(super) fn parts(desk: &Desk, clerk: &Caller, at: Moment) -> Result<()> {
    let list = json!({"content": STANDARD.encode(LIST), "change_known": false, "only_good": false});
    desk.call_at(clerk, "part.import", list, at)?;
    let suppliers = desk.call_at(clerk, "supplier.all", json!({}), at)?;
    for supplier in suppliers.as_array().ok_or_else(unfit)? {
        let input = json!({
            "id": supplier["id"], "seen_seq": supplier["seen_seq"], "name": supplier["name"],
            "contact": "销售", "phone": "0755-0000 8600", "address": "", "return_days": 15, "note": "", "active": true,
        });
        desk.call_at(clerk, "supplier.keep", input, at)?;
    }
    for first in STOCK {
        let part = find(desk, clerk, first.number, at)?;
        let bin = desk.call_at(clerk, "part.card", json!({"id": part}), at)?["bin"].clone();
        let input = json!({
            "part": part, "target": {"place": bin, "kind": null}, "quantity": first.quantity,
            "serials": first.serials, "price": first.price, "why": "开店盘点入账",
        });
        desk.call_at(clerk, "stock.open", input, at)?;
    }
    // What is original may be replaced by the brand's, never the other way round unasked.
    let original = find(desk, clerk, "LCD-IP13-O", at)?;
    let branded = find(desk, clerk, "LCD-IP13", at)?;
    let card = desk.call_at(clerk, "part.card", json!({"id": original}), at)?;
    let mut input = kept(&card)?;
    input["alternates"] = json!([branded]);
    desk.call_at(clerk, "part.keep", input, at).map(|_| ())
}

fn find(desk: &Desk, clerk: &Caller, number: &str, at: Moment) -> Result<Value> {
    let found = desk.call_at(clerk, "part.find", json!({"text": number, "limit": 1}), at)?;
    Ok(found["exact"].clone())
}

/// A part as its form sends it back.
fn kept(card: &Value) -> Result<Value> {
    let ids = |list: &Value| -> Result<Vec<Value>> {
        Ok(list.as_array().ok_or_else(unfit)?.iter().map(|one| one["id"].clone()).collect())
    };
    let mut input = json!({"models": ids(&card["models"])?, "alternates": ids(&card["alternates"])?});
    for name in [
        "id",
        "seen_seq",
        "number",
        "name",
        "spec",
        "unit",
        "grade",
        "serialised",
        "returns_old",
        "class",
        "sale",
        "markup",
        "warranty_days",
        "safety",
        "reorder_at",
        "maximum",
        "bin",
        "note",
        "active",
        "codes",
    ] {
        input[name] = card[name].clone();
    }
    input["superseded_by"] = Value::Null;
    let offers = card["suppliers"].as_array().ok_or_else(unfit)?.iter().map(|row| {
        json!({
            "supplier": row["supplier"], "number": row["number"], "price": row["price"],
            "lead_days": row["lead_days"], "least": row["least"], "preferred": row["preferred"],
        })
    });
    input["suppliers"] = offers.collect();
    Ok(input)
}
