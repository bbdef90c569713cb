//! The dated price list and the price rules.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, refused_to};

/// A labour price of level two for every machine, with changes.
fn labour(changes: Value) -> Value {
    let mut price = json!({
        "id": null, "line": "labour", "name": "二级维修", "kind": null, "brand": null, "model": null, "level": "two",
        "amount": 10_000, "grade": null, "days": null, "valid_from": "2026-11-01", "valid_to": null, "active": true,
    });
    price.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    price
}

fn rule(kind: &str, figures: Value) -> Value {
    json!({
        "id": null, "rule": kind, "figures": figures, "valid_from": "2026-11-01", "valid_to": null, "active": true,
    })
}

fn keep(shop: &TempShop, price: Value) -> String {
    shop.call("price.keep", price)["id"].as_str().expect("an id").to_owned()
}

fn row(shop: &TempShop, list: &str, id: &str) -> Value {
    let all = shop.call("price.all", json!({}));
    let row = all[list].as_array().unwrap().iter().find(|row| row["id"] == id).cloned();
    row.unwrap_or_else(|| panic!("no {id} in {all:#}"))
}

/// A brand and a model of the catalogue: OPPO and one of its phones.
fn oppo(shop: &TempShop) -> (Value, Value) {
    let all = shop.call("catalogue.all", json!({}));
    let find = |list: &str, field: &str, value: &Value| {
        all[list].as_array().unwrap().iter().find(|row| row[field] == *value).unwrap()["id"].clone()
    };
    let brand = find("brands", "name", &json!("OPPO"));
    let model = find("models", "brand", &brand);
    (brand, model)
}

#[test]
fn a_new_shop_begins_with_the_rules_of_the_trade() {
    let shop = TempShop::new();
    let all = shop.call("price.all", json!({}));
    assert_eq!(all["prices"], json!([]));
    let rules: Vec<_> =
        all["rules"].as_array().unwrap().iter().map(|row| (&row["rule"], &row["in_force"])).collect();
    let (on, off) = (&json!(true), &json!(false));
    let expected = [
        (&json!("labour_once"), on),
        (&json!("free_when_nothing"), on),
        (&json!("further_faults"), off),
        (&json!("declined_fee"), off),
        (&json!("flat_battery"), off),
        (&json!("member_day"), off),
    ];
    assert_eq!(rules, expected);
}

#[test]
fn a_price_is_kept_and_counts_on_its_days() {
    let shop = TempShop::new();
    let id = keep(&shop, labour(json!({"valid_to": "2026-11-21"})));
    let kept = row(&shop, "prices", &id);
    assert_eq!(
        (&kept["amount"], &kept["days"], &kept["in_force"]),
        (&json!(10_000), &json!(90), &json!(true))
    );
    shop.clock.pass(std::time::Duration::from_secs(24 * 60 * 60));
    shop.sign_in();
    assert_eq!(row(&shop, "prices", &id)["in_force"], false, "over at midnight");
    keep(&shop, labour(json!({"id": id, "seen_seq": kept["seen_seq"], "amount": 0, "active": false})));
    let kept = row(&shop, "prices", &id);
    assert_eq!(
        (&kept["amount"], &kept["active"], &kept["in_force"]),
        (&json!(0), &json!(false), &json!(false))
    );
    let nowhere = labour(json!({"id": "00000000-0000-4000-8000-000000000000"}));
    assert_eq!(shop.refused("price.keep", nowhere).message, "price.not_found");
}

#[test]
fn a_price_of_a_model_is_of_its_brand_and_kind() {
    let shop = TempShop::new();
    let (brand, model) = oppo(&shop);
    let id = keep(&shop, labour(json!({"model": model})));
    let kept = row(&shop, "prices", &id);
    assert_eq!(
        (&kept["brand"], &kept["kind"], &kept["brand_name"]),
        (&brand, &json!("phone"), &json!("OPPO"))
    );
    assert!(!kept["model_name"].as_str().unwrap().is_empty());
    let all = shop.call("catalogue.all", json!({}));
    let other = all["brands"].as_array().unwrap().iter().find(|row| row["id"] != brand).unwrap();
    let failure =
        shop.refused("price.keep", labour(json!({"model": model, "brand": other["id"], "level": "one"})));
    assert_eq!(faults(&failure), [("brand", "field.unknown")]);
    let nowhere = "00000000-0000-4000-8000-000000000000";
    let failure = shop.refused("price.keep", labour(json!({"model": nowhere, "brand": nowhere})));
    assert_eq!(faults(&failure), [("model", "field.unknown"), ("brand", "field.unknown")]);
}

#[test]
fn the_faults_of_a_price_stand_at_their_fields_and_keep_nothing() {
    let shop = TempShop::new();
    let before = shop.journal();
    let bad = labour(json!({
        "line": "part", "name": " ", "amount": -1, "days": 29, "valid_from": "2026-11-02", "valid_to": "2026-11-01",
    }));
    let failure = shop.refused("price.keep", bad);
    let expected = [
        ("name", "field.empty"),
        ("amount", "field.bad_amount"),
        ("grade", "field.no_grade"),
        ("days", "field.too_few_days"),
        ("valid_to", "field.before_start"),
    ];
    assert_eq!((failure.code, faults(&failure)), (Code::Invalid, expected.to_vec()));
    let failure = shop.refused("price.keep", labour(json!({"line": "discount", "amount": 1_000_000_000})));
    assert_eq!(faults(&failure), [("line", "field.no_price"), ("amount", "field.bad_amount")]);
    assert_eq!(shop.journal(), before);
}

#[test]
fn two_prices_that_nobody_could_tell_apart_do_not_count_together() {
    let shop = TempShop::new();
    let first = keep(&shop, labour(json!({"valid_to": "2026-11-30"})));
    let overlapping = |changes| {
        let failure = shop.refused("price.keep", labour(changes));
        assert_eq!(faults(&failure), [("valid_from", "field.overlaps")]);
    };
    overlapping(json!({"name": "另一个叫法"}));
    overlapping(json!({"valid_from": "2026-11-30"}));
    let second = keep(&shop, labour(json!({"valid_from": "2026-12-01"})));
    keep(&shop, labour(json!({"kind": "phone"})));
    keep(&shop, labour(json!({"level": "three"})));
    // The first is lengthened into the second, and once the second is withdrawn it may be.
    overlapping(json!({"id": first}));
    let seen = |id: &str| row(&shop, "prices", id)["seen_seq"].clone();
    keep(&shop, labour(json!({"id": second, "seen_seq": seen(&second), "active": false})));
    keep(&shop, labour(json!({"id": first, "seen_seq": seen(&first)})));
    overlapping(json!({"id": second, "valid_from": "2026-12-01"}));
}

#[test]
fn rules_have_their_figures_and_count_one_of_a_kind() {
    let shop = TempShop::new();
    let failure =
        shop.refused("price.keep_rule", rule("member_day", json!({"percent": 101, "weekdays": [8]})));
    let expected = [("figures.percent", "field.bad_percent"), ("figures.weekdays", "field.bad_day")];
    assert_eq!(faults(&failure), expected);
    let failure = shop.refused("price.keep_rule", rule("labour_once", json!({})));
    assert_eq!(faults(&failure), [("valid_from", "field.overlaps")], "the starter's counts");
    let kept = shop.call("price.keep_rule", rule("member_day", json!({"percent": 10, "weekdays": [6, 6]})));
    let id = kept["id"].as_str().unwrap();
    let kept = row(&shop, "rules", id);
    assert_eq!((&kept["figures"]["weekdays"], &kept["in_force"]), (&json!([6]), &json!(true)), "a Saturday");
    let mut other = rule("declined_fee", json!({"percent": 30}));
    other["id"] = json!(id);
    let failure = shop.refused("price.keep_rule", other);
    assert_eq!(faults(&failure), [("rule", "field.fixed")]);
    let unknown = rule("member_day", json!({"percent": 10, "weekdays": [6], "hours": 1}));
    assert_eq!(shop.refused("price.keep_rule", unknown).message, "input.malformed");
}

#[test]
fn only_who_keeps_prices_writes_them() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    for (name, input) in
        [("price.keep", labour(json!({}))), ("price.keep_rule", rule("labour_once", json!({})))]
    {
        assert_eq!(refused_to(&shop.desk, &front, name, input).code, Code::Forbidden, "{name}");
    }
    assert_eq!(shop.call_as(&front, "price.all", json!({}))["prices"], json!([]));
}
