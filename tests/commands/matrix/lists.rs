//! What is somebody's own is listed to nobody else.

use serde_json::{Value, json};
use tests::{BADGE, TempShop};

#[test]
fn drafts_views_clocks_and_orders_are_listed_to_whose_they_are() {
    let shop = TempShop::new();
    let mine = shop.person("陈工", "0021", &["technician"]);
    let others = [
        shop.person("何工", "0022", &["technician"]),
        shop.person("王工", "0023", &["senior"]),
        shop.window.clone(),
    ];
    let id = shop.order(1);
    shop.call_as(&mine, "work.start", json!({"repair": id}));
    let draft = json!({
        "id": "00000000-0000-7000-8000-000000000001", "form": "intake", "body": "{\"name\":\"欧阳\"}", "files": [],
    });
    shop.call_as(&mine, "draft.keep", draft);
    let filter = json!({"view": "open", "filter": {}, "sort": "newest"});
    shop.call_as(&mine, "view.keep", json!({"id": null, "name": "我的", "shared": false, "filter": filter}));
    shop.call_as(&mine, "view.columns", json!({"columns": ["number"]}));
    shop.call_as(&mine, "printer.choose", json!({"paper": "repair.job_card", "printer": "Laser"}));
    let seen = |caller| -> Value {
        let (bench, views) =
            (shop.call_as(caller, "bench.mine", json!({})), shop.call_as(caller, "repair.views", json!({})));
        let count = |list: &Value| list.as_array().expect("a list").len();
        json!([
            count(&bench["mine"]),
            bench["clock"].is_object(),
            count(&views["saved"]),
            count(&shop.call_as(caller, "draft.list", json!({"form": "intake"}))),
            count(&shop.call_as(caller, "printer.choices", json!({}))),
        ])
    };
    assert_eq!(seen(&mine), json!([1, true, 1, 1, 1]));
    for other in &others {
        assert_eq!(seen(other), json!([0, false, 0, 0, 0]));
    }
}

#[test]
fn a_shift_is_listed_to_whose_it_is_and_to_whoever_closes_the_day() {
    let shop = TempShop::new();
    let mine = shop.person("李翠", "0012", &["front_desk"]);
    let other = shop.person("何静", "0013", &["front_desk"]);
    let paid = json!({"repair": shop.order(1), "amount": 1_000, "method": "cash", "reference": ""});
    shop.call_as(&mine, "payment.prepay", paid);
    let upto = shop.call_as(&mine, "close.preview", json!({"scope": "person"}))["upto"].clone();
    let close = json!({"scope": "person", "pieces": {"1000": 1}, "stays": 0, "reason": "", "upto": upto});
    shop.call_as(&mine, "close.make", close);
    let listed = |caller| {
        let period = json!({"from": "2026-11-01", "to": "2026-11-30"});
        shop.call_as(caller, "close.list", period).as_array().expect("closes").len()
    };
    assert_eq!((listed(&mine), listed(&other), listed(&shop.window)), (1, 0, 1));
}

/// A desk lists those who signed in at it, and takes nobody else's PIN.
#[test]
fn who_signed_in_at_one_desk_is_nobody_at_another() {
    let shop = TempShop::new();
    let mine = shop.person("李翠", "0012", &["front_desk"]);
    let other = shop.person("陈工", "0021", &["technician"]);
    let pin = json!({"password": tests::own_password("0012"), "pin": "2580"});
    shop.call_as(&mine, "person.set_pin", pin);
    let quick = |caller| -> Vec<Value> {
        let door = shop.door(caller);
        door["quick"].as_array().expect("people").iter().map(|one| one["badge"].clone()).collect()
    };
    assert_eq!((quick(&mine), quick(&other)), (vec![json!("0012")], vec![json!("0021")]));
    assert_eq!(quick(&shop.window), [json!(BADGE)]);
    let switch = json!({"person": shop.row_of("0012")["id"], "pin": "2580"});
    for desk in [&other, &shop.window] {
        let refused = shop.refused_as(desk, "session.switch", switch.clone());
        assert_eq!(refused.message, "person.full_sign_in_needed");
    }
    shop.call_as(&other, "session.sign_out", json!({}));
    assert!(shop.desk.is_signed_in(&mine), "one desk signs nobody out of another");
}
