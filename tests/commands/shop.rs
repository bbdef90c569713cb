//! The shop's own data: hours, norms, sizes, the pattern of numbers, the logo.

use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, intake, photo, shop_edit};

fn edit(shop: &TempShop, changes: Value) -> Value {
    let mut edit = shop_edit(shop.call("shop.card", json!({})));
    edit.as_object_mut().expect("an edit").extend(changes.as_object().expect("changes").clone());
    edit
}

fn next_number(shop: &TempShop) -> String {
    shop.call("shop.card", json!({}))["next_number"].as_str().expect("a number").to_owned()
}

#[test]
fn a_new_shop_is_open_from_nine_to_eight_and_counts_by_day() {
    let shop = TempShop::new();
    let card = shop.call("shop.card", json!({}));
    assert_eq!(card["hours"], json!(vec![json!(["09:00", "20:00"]); 7]));
    assert_eq!(card["norms"]["carry_in"], json!({"minutes": 60}));
    assert_eq!(card["norms"]["courier"], json!({"days": 3}));
    assert_eq!(card["sizes"]["job_card"], "a4");
    assert_eq!((&card["number_prefix"], &card["number_period"]), (&json!("WX"), &json!("day")));
    assert_eq!((&card["next_number"], &card["logo"]), (&json!("WX261121-0001"), &Value::Null));
}

#[test]
fn the_shop_keeps_what_it_chose() {
    let shop = TempShop::new();
    let changes = json!({
        "hours": [["08:30", "21:00"], ["08:30", "21:00"], null, ["08:30", "21:00"], ["08:30", "24:00"],
            ["10:00", "18:00"], null],
        "norms": {"carry_in": {"minutes": 90}, "courier": {"days": 5}, "on_site": {"minutes": 480},
            "pick_up_point": {"days": 90}},
        "sizes": {"job_card": "241x140", "device_label": "40x30", "accessory_label": "60x40",
            "prepayment_receipt": "58", "quote_sheet": "a5", "settlement_sheet": "a5", "service_voucher": "a5",
            "close_sheet": "80", "reminder_notice": "a4", "report": "a4", "stock_label": "60x40"},
        "number_prefix": "bj-", "number_period": "month", "number_width": 5, "number_from": 100,
    });
    shop.call("shop.revise", edit(&shop, changes.clone()));
    let card = shop.call("shop.card", json!({}));
    for field in ["hours", "norms", "sizes", "number_period", "number_width", "number_from"] {
        assert_eq!(card[field], changes[field], "{field}");
    }
    assert_eq!(card["number_prefix"], "BJ-");
    assert_eq!(card["next_number"], "BJ-2611-00100");
}

#[test]
fn the_next_number_is_the_one_the_next_order_gets() {
    let shop = TempShop::new();
    for (i, period, expected) in [
        (1, "day", "WX261121-0001"),
        (2, "day", "WX261121-0002"),
        // Today's bar codes go on through every pattern, and none is given twice.
        (3, "month", "WX2611-0003"),
        (4, "year", "WX26-0004"),
        (5, "always", "WX-0005"),
        (6, "day", "WX261121-0006"),
    ] {
        shop.call("shop.revise", edit(&shop, json!({"number_period": period})));
        assert_eq!(next_number(&shop), expected);
        assert_eq!(next_number(&shop), expected, "looking gives none away");
        assert_eq!(shop.call("repair.open", intake(i))["number"], expected);
    }
    shop.clock.pass(Duration::from_secs(24 * 60 * 60));
    shop.sign_in();
    assert_eq!(next_number(&shop), "WX261122-0001");
}

#[test]
fn what_no_shop_can_mean_is_refused_at_its_field() {
    let shop = TempShop::new();
    let before = (shop.call("shop.card", json!({})), shop.journal());
    let mut hours = vec![json!(["09:00", "20:00"]); 7];
    hours[6] = json!(["20:00", "09:00"]);
    let mut norms = before.0["norms"].clone();
    norms["on_site"] = json!({"days": 91});
    let mut sizes = before.0["sizes"].clone();
    sizes["device_label"] = json!("a4");
    let changes = json!({
        "hours": hours, "norms": norms, "sizes": sizes, "number_prefix": "维修", "number_width": 9,
        "number_from": 0, "idle_minutes": 0, "lawful_days": 59,
    });
    let failure = shop.refused("shop.revise", edit(&shop, changes));
    let expected = [
        ("number_prefix", "field.bad_prefix"),
        ("idle_minutes", "field.not_between"),
        ("hours", "field.bad_hours"),
        ("norms", "field.bad_norm"),
        ("sizes", "field.bad_size"),
        ("number_width", "field.not_between"),
        ("number_from", "field.not_between"),
        ("lawful_days", "field.not_between"),
    ];
    assert_eq!((failure.code, faults(&failure)), (Code::Invalid, expected.to_vec()));
    assert_eq!(failure.fields[2].params["day"], "7");
    let width = &failure.fields[5].params;
    assert_eq!((width["min"].as_str(), width["max"].as_str()), ("3", "8"));
    for odd in [json!([["09:00", "20:00"]]), json!("always")] {
        assert_eq!(
            shop.refused("shop.revise", edit(&shop, json!({"hours": odd}))).message,
            "input.malformed"
        );
    }
    assert_eq!((shop.call("shop.card", json!({})), shop.journal()), before);
}

#[test]
fn a_logo_is_a_staged_picture() {
    let shop = TempShop::new();
    let card = |shop: &TempShop| shop.call("shop.card", json!({}));
    let set = |hash: Value| json!({"seen_seq": card(&shop)["seen_seq"], "hash": hash});
    let staged = shop.desk.stage(&shop.window, &photo(1)).expect("a picture");
    shop.call("shop.set_logo", set(json!(staged.hash)));
    assert_eq!(card(&shop)["logo"], json!(staged.hash));
    let before = shop.journal();
    for odd in ["", "../../shop.db", &"0".repeat(64)] {
        let failure = shop.refused("shop.set_logo", set(json!(odd)));
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("hash", "photo.not_staged")]));
    }
    let stale = json!({"seen_seq": 1, "hash": null});
    assert_eq!(shop.refused("shop.set_logo", stale).message, "edit.stale");
    assert_eq!(shop.journal(), before);
    shop.call("shop.set_logo", set(Value::Null));
    assert_eq!(card(&shop)["logo"], Value::Null);
}
