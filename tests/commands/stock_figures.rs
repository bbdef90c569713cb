//! Figures of stock: worth, dead stock, classes, and who may see them.

use serde_json::json;
use tests::TempShop;

fn part(shop: &TempShop, number: &str, reorder_at: Option<i64>) -> String {
    let made = shop.call(
        "part.keep",
        json!({
            "id": null, "seen_seq": 0, "number": number, "name": number, "spec": "", "unit": "个",
            "grade": "original", "serialised": false, "returns_old": false, "class": null, "sale": null,
            "markup": null, "warranty_days": 90, "safety": null, "reorder_at": reorder_at, "maximum": null,
            "bin": null, "superseded_by": null, "note": "", "active": true, "codes": [], "models": [],
            "alternates": [], "suppliers": [],
        }),
    );
    made["id"].as_str().unwrap().to_owned()
}

fn opened(shop: &TempShop, part: &str, quantity: i64, price: i64) {
    shop.call(
        "stock.open",
        json!({"part": part, "target": {"place": null, "kind": "good"}, "quantity": quantity, "serials": [],
               "price": price, "why": "期初"}),
    );
}

const NOVEMBER: &str = r#"{"from":"2026-11-01","to":"2026-11-30"}"#;

#[test]
fn a_shop_without_stock_has_figures_of_nothing() {
    let shop = TempShop::new();
    for figure in ["value", "low", "dead", "classes"] {
        assert_eq!(shop.call(&format!("stock_figures.{figure}"), json!({})), json!([]), "{figure}");
    }
    let november: serde_json::Value = serde_json::from_str(NOVEMBER).unwrap();
    let turnover = shop.call("stock_figures.turnover", november.clone());
    assert_eq!((&turnover["used"], &turnover["turns"]), (&json!(0), &json!(null)));
    assert_eq!(shop.call("stock_figures.fill", november.clone())["rate"], json!(null));
    assert_eq!(shop.call("stock_figures.prices", november), json!([]));
    let taken = json!({"from": "2026-11-01", "to": "2026-11-30", "person": null});
    assert_eq!(shop.call("stock_figures.taken", taken), json!([]));
}

#[test]
fn what_lies_there_is_worth_what_it_cost_and_turns_against_both_ends() {
    let shop = TempShop::new();
    let (few, many) = (part(&shop, "A-1", Some(5)), part(&shop, "B-1", Some(5)));
    opened(&shop, &few, 5, 1_000);
    opened(&shop, &many, 6, 250);
    let value = shop.call("stock_figures.value", json!({}));
    assert_eq!(value.as_array().unwrap().len(), 1, "one place, one class");
    assert_eq!(
        (&value[0]["parts"], &value[0]["pieces"], &value[0]["value"]),
        (&json!(2), &json!(11), &json!(6_500))
    );
    let low = shop.call("stock_figures.low", json!({}));
    assert_eq!(low.as_array().unwrap().len(), 1, "six are above five");
    assert_eq!((&low[0]["number"], &low[0]["because"]), (&json!("A-1"), &json!("reorder")));
    let turnover = shop.call("stock_figures.turnover", json!({"from": "2026-11-01", "to": "2026-11-30"}));
    assert_eq!(
        (&turnover["before"], &turnover["after"]),
        (&json!(0), &json!(6_500)),
        "it came within the span"
    );
    let before = shop.call("stock_figures.turnover", json!({"from": "2026-10-01", "to": "2026-10-31"}));
    assert_eq!((&before["before"], &before["after"]), (&json!(0), &json!(0)), "it came after the span");
    let bad = shop.refused("stock_figures.turnover", json!({"from": "2026-11-30", "to": "2026-11-01"}));
    assert_eq!(bad.fields[0].message, "field.bad_span");
}

#[test]
fn what_nobody_touched_for_half_a_year_is_dead() {
    let shop = TempShop::new();
    let old = part(&shop, "OLD", None);
    opened(&shop, &old, 2, 5_000);
    assert_eq!(shop.call("stock_figures.dead", json!({})), json!([]));
    // 179 days later it is not, a day after that it is; what came meanwhile is not.
    shop.clock.set("2027-05-19T06:00:00.000Z");
    shop.sign_in();
    assert_eq!(shop.call("stock_figures.dead", json!({})), json!([]));
    shop.clock.set("2027-05-20T06:00:00.000Z");
    shop.sign_in();
    opened(&shop, &part(&shop, "NEW", None), 1, 100);
    let dead = shop.call("stock_figures.dead", json!({}));
    assert_eq!(dead.as_array().unwrap().len(), 1);
    assert_eq!(
        (&dead[0]["number"], &dead[0]["days"], &dead[0]["value"]),
        (&json!("OLD"), &json!(180), &json!(10_000))
    );
}

#[test]
fn costs_are_for_those_who_may_see_them() {
    let shop = TempShop::new();
    let old = part(&shop, "OLD", None);
    opened(&shop, &old, 2, 5_000);
    let technician = shop.person("赵工", "0200", &["technician"]);
    for figure in ["value", "classes"] {
        let refused = shop.desk.call(&technician, &format!("stock_figures.{figure}"), json!({})).unwrap_err();
        assert_eq!(refused.message, "caller.lacks_right", "{figure}");
    }
    shop.clock.set("2027-06-20T06:00:00.000Z");
    let sign_in = json!({"badge": "0200", "password": "own-secret-words-0200"});
    shop.desk.call(&technician, "session.sign_in", sign_in).unwrap();
    let dead = shop.desk.call(&technician, "stock_figures.dead", json!({})).unwrap();
    assert_eq!((&dead[0]["on_hand"], &dead[0]["value"]), (&json!(2), &json!(null)));
}

#[test]
fn classes_are_taken_over_by_hand() {
    let shop = TempShop::new();
    let idle = part(&shop, "IDLE", None);
    opened(&shop, &idle, 2, 5_000);
    let rows = shop.call("stock_figures.classes", json!({}));
    assert_eq!((&rows[0]["class"], &rows[0]["reckoned"]), (&json!(null), &json!("c")));
    let take = || shop.call("stock_figures.take_classes", json!({"parts": [idle]}))["changed"].clone();
    assert_eq!((take(), take()), (json!(1), json!(0)));
    assert_eq!(shop.call("stock_figures.classes", json!({}))[0]["class"], "c");
    let none = shop.refused("stock_figures.take_classes", json!({"parts": []}));
    assert_eq!(none.fields[0].message, "field.empty");
}

#[test]
fn a_price_that_changed_stands_beside_the_one_before_and_a_reversed_one_does_not() {
    let shop = TempShop::new();
    let part = part(&shop, "DC-1", None);
    let supplier = shop.call(
        "supplier.keep",
        json!({"id": null, "seen_seq": 0, "name": "华强北电池行", "contact": "", "phone": "", "address": "",
               "return_days": null, "note": "", "active": true}),
    );
    let received = |price: i64| {
        shop.call(
            "receipt.make",
            json!({"supplier": supplier["id"], "purchase": null, "note": "", "day": "2026-11-21",
                   "lines": [{"purchase_line": null, "part": part, "quantity": 2, "price": price}],
                   "differs_seen": true}),
        )
    };
    let prices = || shop.call("stock_figures.prices", json!({"from": "2026-11-01", "to": "2026-11-30"}));
    received(1_000);
    received(1_000);
    assert_eq!(prices(), json!([]), "the first has none before it, the second is the same");
    let dear = received(1_105);
    let rows = prices();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    let told = (&rows[0]["before"], &rows[0]["now"], &rows[0]["change"], &rows[0]["supplier_name"]);
    assert_eq!(told, (&json!(1_000), &json!(1_105), &json!(105), &json!("华强北电池行")));
    shop.call("receipt.reverse", json!({"id": dear["id"], "why": "录错了"}));
    assert_eq!(prices(), json!([]));
}
