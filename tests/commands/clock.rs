//! The PC's clock is watched, and never bent.

use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, intake};

fn warning(shop: &TempShop) -> Value {
    shop.call("shop.status", json!({}))["clock"].clone()
}

#[test]
fn a_clock_behind_the_last_entry_is_told() {
    let shop = TempShop::new();
    shop.order(1);
    assert_eq!(warning(&shop), Value::Null);
    shop.clock.set("2026-11-21T05:57:03.004Z");
    assert_eq!(warning(&shop), Value::Null, "five minutes are no jump");
    shop.clock.set("2026-11-21T05:57:03.003Z");
    assert_eq!(
        warning(&shop),
        json!({"now": "2026-11-21T05:57:03.003Z", "expected": "2026-11-21T06:02:03.004Z"})
    );
    let opened = shop.call("repair.open", intake(2));
    let card = shop.call("repair.card", json!({"id": opened["id"]}));
    assert_eq!(card["opened_at"], "2026-11-21T05:57:03.003Z", "nothing is bent");
    let newest = shop.call("repair.find", json!({"view": "all", "limit": 1}));
    assert_eq!(newest["rows"][0]["id"], opened["id"], "the order of orders is that of their writing");
}

#[test]
fn a_clock_that_ran_ahead_of_its_ticks_is_told() {
    let shop = TempShop::new();
    shop.clock.set("2026-11-22T06:02:03.004Z");
    assert_eq!(warning(&shop), Value::Null, "a day ahead may be");
    shop.clock.set("2026-11-22T07:02:03.004Z");
    assert_eq!(warning(&shop)["expected"], "2026-11-21T06:02:03.004Z");
    let mut number = shop.call("repair.open", intake(1));
    assert_eq!(number["number"].take(), "WX261122-0001", "nothing is bent");
}

#[test]
fn a_day_that_really_passed_is_no_jump() {
    let shop = TempShop::new();
    shop.clock.pass(Duration::from_secs(49 * 60 * 60));
    shop.sign_in();
    assert_eq!(warning(&shop), Value::Null);
}
