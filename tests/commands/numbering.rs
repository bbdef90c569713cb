//! Orders' numbers by the shop's own pattern.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{TempShop, intake};

fn pattern(shop: &TempShop, fields: &[(&str, Value)]) {
    let card = shop.call("shop.card", json!({}));
    let mut input = json!({});
    for (field, value) in card.as_object().unwrap() {
        if !matches!(field.as_str(), "logo" | "next_number") {
            input[field] = value.clone();
        }
    }
    for (field, value) in fields {
        input[*field] = value.clone();
    }
    shop.call("shop.revise", input);
}

fn next(shop: &TempShop, i: u32) -> String {
    let told = shop.call("shop.card", json!({}))["next_number"].clone();
    let opened = shop.call("repair.open", intake(i));
    assert_eq!(opened["number"], told, "as the settings said");
    opened["number"].as_str().unwrap().to_owned()
}

#[test]
fn a_shop_numbers_its_orders_by_day_month_year_or_for_ever() {
    let shop = TempShop::new();
    assert_eq!(next(&shop, 1), "WX261121-0001");
    pattern(
        &shop,
        &[("number_period", json!("month")), ("number_width", json!(5)), ("number_from", json!(120))],
    );
    assert_eq!([next(&shop, 2), next(&shop, 3)], ["WX2611-00120", "WX2611-00121"]);
    pattern(
        &shop,
        &[("number_period", json!("year")), ("number_prefix", json!("BJ-")), ("number_from", json!(1))],
    );
    assert_eq!(
        shop.call("repair.open", intake(4))["number"],
        "BJ-26-00002",
        "its digits would be those of 0001"
    );
    pattern(&shop, &[("number_period", json!("always")), ("number_from", json!(7_000))]);
    assert_eq!(next(&shop, 5), "BJ--07000");
    // A day, a month and a year later.
    shop.clock.set("2027-12-22T06:00:00.000Z");
    shop.sign_in();
    assert_eq!(next(&shop, 6), "BJ--07001");
    pattern(&shop, &[("number_period", json!("month")), ("number_from", json!(1))]);
    assert_eq!(next(&shop, 7), "BJ-2712-00001");
    pattern(&shop, &[("number_from", json!(500))]);
    assert_eq!(next(&shop, 8), "BJ-2712-00500", "it goes on from where it is told");
    pattern(&shop, &[("number_from", json!(1))]);
    assert_eq!(next(&shop, 9), "BJ-2712-00501", "and never back");
}

#[test]
fn a_pattern_that_comes_back_gives_no_number_and_no_code_twice() {
    let shop = TempShop::new();
    let mut numbers = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for (i, period) in ["day", "month", "year", "always", "day", "year", "month"].iter().enumerate() {
        pattern(&shop, &[("number_period", json!(period)), ("number_prefix", json!(format!("W{}", i % 2)))]);
        for n in 0..3 {
            let opened = shop.call("repair.open", intake(u32::try_from(i * 3 + n).unwrap()));
            let card = shop.card(opened["id"].as_str().unwrap());
            assert!(numbers.insert(card["number"].to_string()), "{card}");
            assert!(codes.insert(card["code"].to_string()), "{card}");
        }
    }
}

/// The numbers given since a copy was made stand on papers: whatever the period, they are not given again.
#[test]
fn a_copy_brought_back_leaves_a_gap_in_the_running_period() {
    let shop = TempShop::new();
    pattern(&shop, &[("number_period", json!("month"))]);
    shop.order(1);
    let made = shop.call("backup.make", json!({}))["name"].clone();
    shop.order(2);
    // Three days of numbers are not in the copy.
    shop.clock.set("2026-11-24T07:00:00.000Z");
    shop.sign_in();
    shop.call("backup.restore", json!({"name": made}));
    shop.sign_in();
    assert_eq!(shop.call("repair.open", intake(3))["number"], "WX2611-2002");
}
