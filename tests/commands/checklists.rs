//! Checklists, and the codes of causes and actions.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, refused_to};

fn lists(shop: &TempShop) -> Vec<Value> {
    shop.call("checklist.all", json!({})).as_array().expect("lists").clone()
}

fn list(shop: &TempShop, purpose: &str, kind: &str) -> Value {
    let found = lists(shop).into_iter().find(|list| list["purpose"] == purpose && list["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {purpose} of a {kind}"))
}

fn codes(shop: &TempShop) -> Vec<Value> {
    shop.call("fault_code.all", json!({})).as_array().expect("codes").clone()
}

fn item(key: &str) -> Value {
    json!({"key": key, "words": "待机电流", "words_en": "", "required": true, "unit": "mA", "low": 0, "high": 15_000})
}

#[test]
fn a_new_shop_begins_with_a_list_for_every_kind_and_with_codes() {
    let shop = TempShop::new();
    assert_eq!(lists(&shop).len(), 38, "19 kinds, before and after the repair");
    let phone = list(&shop, "diagnosis", "phone");
    let items = phone["items"].as_array().unwrap();
    let current =
        items.iter().find(|item| item["key"] == "standby_current").expect("the current is measured");
    assert_eq!(
        (&current["unit"], &current["low"], &current["high"]),
        (&json!("mA"), &json!(0), &json!(20_000))
    );
    assert_eq!((&phone["version"], &phone["by"]), (&json!(1), &json!("周明远")));
    let count = |axis: &str| codes(&shop).iter().filter(|code| code["axis"] == axis).count();
    assert!(count("cause") >= 40 && count("action") >= 30);
}

#[test]
fn a_list_changes_version_by_version_and_the_starter_set_leaves_it_alone() {
    let shop = TempShop::new();
    let keep = |items: Value| {
        let seen = list(&shop, "test", "watch")["seen_seq"].clone();
        let input = json!({"seen_seq": seen, "purpose": "test", "kind": "watch", "items": items});
        shop.call("checklist.keep", input)
    };
    let second = keep(json!([item("standby"), item("")]));
    let listed = list(&shop, "test", "watch");
    assert_eq!((&listed["id"], &listed["version"]), (&second["id"], &json!(2)));
    assert_eq!(listed["items"][1]["key"], "item_1", "an item without a key gets one");
    assert_eq!(keep(listed["items"].clone()), second, "the same items are no new version");
    let loaded = shop.call("catalogue.load_starter", json!({}));
    assert_eq!(loaded, json!({"brands": 0, "models": 0, "symptoms": 0, "checklists": 0, "codes": 0}));
    assert_eq!(list(&shop, "test", "watch"), listed);
    assert_eq!(lists(&shop).len(), 38);
}

#[test]
fn the_faults_of_a_list_are_told() {
    let shop = TempShop::new();
    let before = lists(&shop);
    let with = |changes: Value| {
        let mut item = item("a");
        item.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        json!([item])
    };
    for (items, fault) in [
        (json!([]), "field.empty"),
        (json!([item("a"), item("a")]), "field.twice"),
        (with(json!({"key": "A b"})), "checklist.bad_key"),
        (with(json!({"words": " "})), "field.empty"),
        (with(json!({"unit": null})), "checklist.limits_without_unit"),
        (with(json!({"low": 15_001})), "checklist.limits_crossed"),
    ] {
        let seen = list(&shop, "test", "phone")["seen_seq"].clone();
        let input = json!({"seen_seq": seen, "purpose": "test", "kind": "phone", "items": items});
        assert_eq!(faults(&shop.refused("checklist.keep", input)), [("items", fault)]);
    }
    assert_eq!(lists(&shop), before);
}

#[test]
fn codes_are_kept_and_each_is_there_once() {
    let shop = TempShop::new();
    let keep = |id: &Value, code: &str, active: bool| {
        let seen = codes(&shop).into_iter().find(|row| row["id"] == *id);
        json!({
            "id": id, "seen_seq": seen.map_or(json!(0), |row| row["seen_seq"].clone()),
            "axis": "cause", "code": code, "kinds": ["phone", "phone"], "words": "排线座掉脚", "words_en": "",
            "active": active,
        })
    };
    let id = shop.call("fault_code.keep", keep(&Value::Null, " 9a1 ", true))["id"].clone();
    let kept = |code: &str| codes(&shop).into_iter().find(|row| row["code"] == code);
    assert_eq!(kept("9A1").unwrap()["kinds"], json!(["phone"]));
    let again = shop.refused("fault_code.keep", keep(&Value::Null, "9A1", true));
    assert_eq!(faults(&again), [("code", "field.known_already")]);
    assert_eq!(faults(&shop.refused("fault_code.keep", keep(&id, "屏", true))), [("code", "field.bad_code")]);
    shop.call("fault_code.keep", keep(&id, "9A2", false));
    assert!(kept("9A1").is_none());
    assert_eq!(kept("9A2").unwrap()["active"], false);
    let unknown = json!("00000000-0000-4000-8000-000000000000");
    assert_eq!(shop.refused("fault_code.keep", keep(&unknown, "9A3", true)).message, "catalogue.not_found");
}

/// Two who edit the same list or code: whoever saves second is told, and saves over the first only knowingly.
#[test]
fn the_second_editor_of_a_list_or_a_code_is_told() {
    let shop = TempShop::new();
    let seen = list(&shop, "test", "phone")["seen_seq"].clone();
    let keep = |seen: &Value, key: &str| json!({"seen_seq": seen, "purpose": "test", "kind": "phone", "items": [item(key)]});
    shop.call("checklist.keep", keep(&seen, "first"));
    let told = shop.refused("checklist.keep", keep(&seen, "second"));
    assert_eq!((told.code, told.message), (Code::Conflict, "edit.stale"));
    assert_eq!(told.params["person"], "周明远");
    let now = list(&shop, "test", "phone");
    assert_eq!(now["items"][0]["key"], "first");
    shop.call("checklist.keep", keep(&now["seen_seq"], "second"));
    assert_eq!(list(&shop, "test", "phone")["version"], 3);

    let mut code = codes(&shop)[0].clone();
    code["words"] = json!("改一");
    shop.call("fault_code.keep", code.clone());
    code["words"] = json!("改二");
    assert_eq!(shop.refused("fault_code.keep", code).message, "edit.stale");
}

#[test]
fn only_who_keeps_the_catalogue_changes_lists_and_codes() {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    assert_eq!(shop.call_as(&technician, "checklist.all", json!({})).as_array().unwrap().len(), 38);
    let list = json!({"seen_seq": 0, "purpose": "test", "kind": "phone", "items": [item("a")]});
    let code = json!({
        "id": null, "seen_seq": 0, "axis": "cause", "code": "9A1", "kinds": [], "words": "坏", "words_en": "", "active": true,
    });
    for (name, input) in [("checklist.keep", list), ("fault_code.keep", code)] {
        assert_eq!(refused_to(&shop.desk, &technician, name, input).code, Code::Forbidden, "{name}");
    }
}
